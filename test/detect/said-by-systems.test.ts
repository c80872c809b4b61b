/** Kinds of what systems, their drivers and address clients say of a connection, in rows that people made of it. */
import { describe, expect, it } from 'vitest';
import { AP, read } from '../support/station-log.ts';

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const judged = (...lines: readonly string[]) => read(lines.map(utf8));
const verdictOf = (...lines: readonly string[]): string => judged(...lines).verdict;

describe('an event of Windows that was run together to one line', () => {
  const refused = (n: number): string =>
    `10:00:0${n}  11002  Wireless network association failed.  Network SSID: lab  Failure Reason: The driver disconnected while associating.  Dot11 Status Code: 53 (seen twice)  RSSI: -50`;
  const begun = (n: number): string =>
    `10:00:0${n}  11000  Wireless network association started.  Network SSID: lab  Authentication: WPA3-SAE  802.1X Enabled: 0`;

  it('gives its numbers by whatever name they have', () => {
    expect(judged(begun(1), refused(2), begun(3), refused(4))).toMatchObject({
      verdict: 'stale-pmksa',
      variant: 'invalid-pmkid',
    });
    const named = [refused(2), refused(4)].map((row) => row.replace('Dot11 Status Code', 'Dot11StatusCode'));
    expect(verdictOf(begun(1), named[0] ?? '', begun(3), named[1] ?? '')).toBe('stale-pmksa');
  });

  it('is whole, whatever is written under it', () => {
    const row =
      '12013 Wireless 802.1x authentication failed. Network SSID: lab Identity: host/lab Reason: Explicit Eap failure received Error: 0x800B0109 EAP Root cause String: A root is not trusted.';
    const told = { verdict: 'eap-rejected', variant: 'certificate', ssid: 'lab' };
    expect(judged(row)).toMatchObject(told);
    expect(judged('Since yesterday:', row, '', 'Others are fine.')).toMatchObject(told);
  });

  it('tells of a login that did not begin', () => {
    const waited =
      '11006  Wireless security failed.  Network SSID: lab  Reason: 802.1X authentication did not start  Error: 0x0';
    expect(judged(`10:00:01 ${waited}`, `10:00:30 ${waited}`)).toMatchObject({
      verdict: 'eap-timeout',
      variant: 'authenticator-silent',
    });
  });
});

describe("Windows' address client", () => {
  const up =
    '10:00:00 8001   WLAN AutoConfig service has successfully connected to a wireless network.  SSID: lab';
  const none =
    'Your computer was not assigned an address from the network (by the DHCP Server) for the Network Card with network address 0x020000000100.';
  it.each([
    [`10:01:03 Dhcp-Client 1001  ${none}`, 'dhcp-silent'],
    [
      '10:01:03 | Microsoft-Windows-Dhcp-Client | 1001 | Ihrem Computer wurde keine Adresse zugewiesen',
      'dhcp-silent',
    ],
    [
      `10:01:03 1002  The IP address lease 192.0.2.7 for the Network Card with network address 0x020000000100 has been denied by the DHCP server 192.0.2.1`,
      'dhcp-refused',
    ],
  ])('%s', (row, variant) => {
    expect(judged(up, row)).toMatchObject({ verdict: 'no-address', variant });
  });

  it('that could not renew a lease has not lost it, and another card is another card', () => {
    const renewal =
      '10:31:03 Dhcp-Client 1003 Your computer was not able to renew its address from the network (from the DHCP Server)';
    expect(verdictOf(up, renewal)).toBe('healthy');
    const own =
      '10:00:00 11000  Wireless network association started.  Local MAC Address: 02:00:00:00:02:00  Network SSID: lab';
    expect(verdictOf(own, up, `10:01:03 Dhcp-Client 1001  ${none}`)).toBe('healthy');
  });

  it('and the service are known by their names and numbers in any row with a time', () => {
    const row = (time: string, id: number): string => `${time} WLAN-AutoConfig ${id}: whatever was typed`;
    expect(verdictOf(row('10:00:00', 8001))).toBe('healthy');
    expect(verdictOf('I have WLAN-AutoConfig 8001 all the time')).not.toBe('healthy');
  });
});

describe('a driver that no rule knows', () => {
  it.each([
    'kernel[0]: (AirPortBrcm) osl_log: ARPT: 19.6: wl0: fatal error, reinitializing',
    'bwfm0: checksum error',
    'ath0: unable to reset hardware; hal status 36',
    '[  101.1] CFG80211-ERROR) dhd_check_hang : Event HANG send up, dongle TRAP',
  ])('says that it failed: %s', (line) => {
    expect(verdictOf('My 802.11 card:', line)).toBe('driver-fault');
  });

  it('and that failed is why no network is heard', () => {
    expect(verdictOf('ath0: unable to reset hardware; hal status 36', 'ssid "lab" not found')).toBe(
      'driver-fault',
    );
  });
});

it('an interface without a network is none that misses one', () => {
  expect(verdictOf('media: IEEE802.11 autoselect', 'status: no network')).toBe('undetermined');
});

it('a lease for an interface of Wi-Fi shows a connection that began before the text', () => {
  const lease = (iface: string): string =>
    `Sep 23 14:25:52 lab NetworkManager[400]: <info>  [1695504352.6929] dhcp4 (${iface}): state changed new lease, address=192.0.2.7`;
  expect(verdictOf(lease('wlan0'))).toBe('healthy');
  expect(verdictOf(lease('eth0'))).toBe('undetermined');
  const gone = `Sep 23 14:26:52 lab kernel: wlan0: deauthenticated from ${AP} (Reason: 4=DISASSOC_DUE_TO_INACTIVITY)`;
  expect(verdictOf(lease('wlan0'), gone)).not.toBe('healthy');
});

it('beacons that are missed while the signal is faint are a signal that is lost', () => {
  const missed = '[V][esp-idf:000]: bcn_timeout,ap_probe_send_start';
  const signal = (dbm: number): string =>
    `[D][sensor:093]: 'WiFi Signal': Sending state ${dbm}.00000 dBm with 0 decimals of accuracy`;
  expect(verdictOf(signal(-84), missed)).toBe('signal-lost');
  expect(verdictOf(signal(-54), missed)).toBe('undetermined');
});

it('a debug log of which the events were left out tells its farewells in other lines', () => {
  const attempt = [
    'RSN: PMKSA cache search - network_ctx=0x55d0c1a4e2f0 try_opportunistic=0 akmp=0x400',
    `wlan0: SME: Authentication response: peer=${AP} auth_type=0 auth_transaction=2 status_code=0`,
    `wlan0: Trying to associate with ${AP} (SSID='lab' freq=5180 MHz)`,
    'wlan0: Event DEAUTH (11) received',
    'wlan0:  * reason 2 (PREV_AUTH_NOT_VALID)',
  ];
  expect(judged(...attempt, ...attempt)).toMatchObject({
    verdict: 'stale-pmksa',
    variant: 'deauth-before-association',
  });
});
