/** Lines that have nothing to do with the matter. */
import { someMac, someNetwork } from './network.ts';
import type { Random } from './random.ts';
import type { Setting } from './narrator.ts';
import { Scene } from './scene.ts';
import type { Line } from './tape.ts';

/** What wpa_supplicant says in passing; formats of 2.4 to 2.11. */
const supplicantNoise = (random: Random): string =>
  random.from([
    'CTRL-EVENT-REGDOM-CHANGE init=BEACON_HINT type=UNKNOWN',
    'CTRL-EVENT-REGDOM-CHANGE init=USER type=COUNTRY alpha2=DE',
    `CTRL-EVENT-SIGNAL-CHANGE above=1 signal=${random.int(-66, -30)} noise=9999 txrate=${random.int(6, 866)}000`,
    'CTRL-EVENT-SCAN-FAILED ret=-16 retry=1',
    `P2P-DEVICE-FOUND ${someMac(random)} p2p_dev_addr=${someMac(random)} pri_dev_type=10-0050F204-5 name='TV' config_methods=0x188 dev_capab=0x25 group_capab=0x0`,
    'CTRL-EVENT-AVOID-FREQ ranges=5735-5835',
    'CTRL-EVENT-DSCP-POLICY clear_all',
    'Reject scan trigger since one is already pending',
    `CTRL-EVENT-CHANNEL-SWITCH freq=5180 ht_enabled=1 ch_offset=1 ch_width=80 MHz cf1=5210 cf2=0`,
  ]);

const OTHERS: readonly Pick<Line, 'by' | 'text'>[] = [
  { by: 'systemd', text: 'Started Daily apt download activities.' },
  { by: 'systemd', text: 'session-3.scope: Deactivated successfully.' },
  { by: 'kernel', text: 'usb 1-1: new high-speed USB device number 4 using xhci_hcd' },
  { by: 'kernel', text: '[UFW BLOCK] IN=eth0 OUT= MAC=02:aa:bb:cc:dd:ee SRC=192.0.2.9 DST=192.0.2.1 LEN=40' },
  { by: 'dhclient', text: 'DHCPREQUEST for 192.0.2.17 on wlan1 to 255.255.255.255 port 67' },
  { by: 'dhclient', text: 'DHCPACK of 192.0.2.17 from 192.0.2.1' },
  {
    by: 'NetworkManager',
    text: '<info>  [1795226605.0976] dhcp4 (eth0): state changed new lease, address=192.0.2.17',
  },
  {
    by: 'other',
    text: 'authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.66  user=root',
  },
  { by: 'other', text: 'WRONG_KEY: the word alone means nothing here' },
  { by: 'other', text: 'reason=15 status_code=53 deauthenticated (quoted by a help page)' },
];

/** `count` lines between `from` and `to`; other programs' only where a log is shared with them. */
export function noise(
  random: Random,
  iface: string,
  span: readonly [number, number],
  count: number,
  shared: boolean,
): Line[] {
  return Array.from({ length: count }, (): Line => {
    const at = random.between(...span);
    if (shared && random.chance(0.6)) return { at, shown: 'info', ...random.from(OTHERS) };
    const where = random.chance(0.2) ? `p2p-dev-${iface}` : iface;
    return { at, by: 'wpa_supplicant', shown: 'info', iface: where, text: supplicantNoise(random) };
  });
}

/** Another interface of the same computer that joins its own network and stays there. */
export function neighbour(random: Random, setting: Setting, startAt: number): Line[] {
  const other = new Scene(random, {
    ...setting,
    startAt,
    iface: setting.iface === 'wlan7' ? 'wlan8' : 'wlan7',
  });
  const network = someNetwork(random, random.pick('psk', 'sae'), 0, 3);
  other.scan(network).join(network).wait(random.between(10, 500));
  if (random.chance(0.5)) other.leave(network.points[0]).wait(5).rejoin(network).wait(20);
  // Only wpa_supplicant's words: the neighbour's access point keeps its own log.
  return other.lines.filter(({ by }) => by !== 'hostapd');
}
