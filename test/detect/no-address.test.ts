import { describe, expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';

/** A journal of one station or one router. */
const journal = (...messages: readonly string[]): readonly string[] =>
  messages.map((message, i) => `Nov 21 01:00:${String(10 + i)} lab ${message}`);

const joined = [
  "wpa_supplicant[7]: wlan0: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
  "wpa_supplicant[7]: wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
  'wpa_supplicant[7]: wlan0: Associated with 02:00:00:00:00:00',
  'wpa_supplicant[7]: wlan0: WPA: Key negotiation completed with 02:00:00:00:00:00 [PTK=CCMP GTK=CCMP]',
  'wpa_supplicant[7]: wlan0: CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=]',
];
const search = 'dhclient[9]: DHCPDISCOVER on wlan0 to 255.255.255.255 port 67 interval 3';

describe('an address that does not come', () => {
  it('is told by a server that hears its station at a radio, and by no other', () => {
    const none = (iface: string): string =>
      `dnsmasq-dhcp[9]: DHCPDISCOVER(${iface}) ${STA} no address available`;
    expect(read(journal(none('wlan0'), none('wlan0'))).verdict).toBe('no-address');
    expect(read(journal(none('br-lan'), none('br-lan'))).verdict).toBe('undetermined');
  });

  it('is told by a server that has none for a radio, though no station is named', () => {
    const none = (iface: string): string =>
      `dnsmasq-dhcp[9]: no address range available for DHCP request via ${iface}`;
    const told = read(journal(none('wlan0'), none('wlan0')));
    expect([told.verdict, told.variant]).toEqual(['no-address', 'dhcp-refused']);
    expect(read(journal(none('eth0'), none('br-lan'))).verdict).toBe('undetermined');
    expect(read(journal('dhcpd[9]: no free leases on subnet 192.0.2.0/24')).verdict).toBe('undetermined');
  });

  it.each([
    ['dhclient gives up', [search, 'dhclient[9]: No DHCPOFFERS received.'], 'dhcp-silent'],
    ['dhclient searches again and again', [search, search, search], 'dhcp-silent'],
    ['a server refuses', [search, 'dhclient[9]: DHCPNAK from 192.0.2.1'], 'dhcp-refused'],
    [
      'dhcpcd makes one up',
      ['dhcpcd[9]: wlan0: soliciting a DHCP lease', 'dhcpcd[9]: wlan0: using IPv4LL address 169.254.7.7'],
      'self-assigned',
    ],
    [
      'udhcpc gives up',
      ['udhcpc[9]: sending discover', 'udhcpc[9]: no lease, forking to background'],
      'dhcp-silent',
    ],
  ])('%s', (_, lines, variant) => {
    const verdict = read(journal(...joined, ...lines));
    expect([verdict.verdict, verdict.variant]).toEqual(['no-address', variant]);
  });

  it.each([
    [
      'a search that was answered',
      [search, search, search, 'dhclient[9]: DHCPACK of 192.0.2.7 from 192.0.2.1'],
    ],
    ['two searches', [search, search]],
    [
      'a wire beside it',
      ['dhcpcd[9]: eth0: soliciting a DHCP lease', 'dhcpcd[9]: eth0: using IPv4LL address 169.254.7.7'],
    ],
    ['networkd at a wire', ['systemd-networkd[3]: enp3s0: IPv4LL: Configured address 169.254.7.7']],
  ])('not: %s', (_, lines) => {
    expect(read(journal(...joined, ...lines)).verdict).toBe('healthy');
  });
});

describe('a server beside an access point', () => {
  const up = [
    `hostapd[5]: wlan0: STA ${STA} IEEE 802.11: associated (aid 1)`,
    `hostapd[5]: wlan0: AP-STA-CONNECTED ${STA}`,
    `hostapd[5]: wlan0: STA ${STA} WPA: pairwise key handshake completed (RSN)`,
  ];
  const offer = [
    `dnsmasq-dhcp[6]: DHCPDISCOVER(br-lan) ${STA} `,
    `dnsmasq-dhcp[6]: DHCPOFFER(br-lan) 192.0.2.7 ${STA} `,
  ];

  it('tells of the station that the access point knows, though it names a bridge', () => {
    const verdict = read(journal(...up, ...offer, ...offer, ...offer));
    expect([verdict.verdict, verdict.variant]).toEqual(['no-address', 'dhcp-silent']);
    const taken = `dnsmasq-dhcp[6]: DHCPACK(br-lan) 192.0.2.7 ${STA} lab-phone`;
    expect(read(journal(...up, ...offer, ...offer, ...offer, taken)).verdict).toBe('healthy');
  });

  it('makes no station of what is at a wire', () => {
    const wired = 'dnsmasq-dhcp[6]: DHCPDISCOVER(br-lan) 02:00:00:00:09:00';
    expect(read(journal(...up, wired, wired, wired, wired)).verdict).toBe('healthy');
  });
});

describe('a search for an address before there is a connection', () => {
  const refused = [
    "wpa_supplicant[7]: wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
    search,
    'wpa_supplicant[7]: wlan0: CTRL-EVENT-ASSOC-REJECT bssid=02:00:00:00:00:00 status_code=17',
    search,
  ];
  it('is in vain, and not what is wrong', () => {
    const verdict = read(journal(...refused, ...refused, search, 'dhclient[9]: No DHCPOFFERS received.'));
    expect(verdict.verdict).toBe('ap-refused');
  });
  it('counts as soon as one attempt has come through', () => {
    const verdict = read(journal(...refused, ...joined, search, search, search));
    expect(verdict.verdict).toBe('no-address');
  });
});

describe("OpenWrt's netifd passes on what the DHCP client says", () => {
  const passed = (network: string, message: string): string =>
    `Sat Nov 21 01:00:00 2026 daemon.notice netifd: ${network} (3807): udhcpc: ${message}`;
  it.each([
    ['wwan', 'no-address'],
    ['wlan_guest', 'no-address'],
    ['wan', 'undetermined'],
  ])('of %s', (network, verdict) => {
    const messages = ['broadcasting discover', 'broadcasting discover', 'no lease, failing'];
    expect(read(messages.map((message) => passed(network, message))).verdict).toBe(verdict);
  });
});
