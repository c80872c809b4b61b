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
    expect(verdictOf('Which of WLAN-AutoConfig 8001, 8002 and 8003 was it at 10:00?')).not.toBe('healthy');
    // Whose card it is nobody says.
    expect(verdictOf('My Wi-Fi is fine.', `10:01:03 Dhcp-Client 1001  ${none}`)).toBe('undetermined');
  });

  it('resets an adapter for Wi-Fi, by its name', () => {
    const reset = (name: string): string =>
      `10:00:00 NDIS 10400 The network interface "${name}" has begun resetting. My Wi-Fi?`;
    expect(verdictOf(reset('Lab Wi-Fi 6'))).toBe('driver-fault');
    expect(verdictOf(reset('Lab GbE'))).toBe('undetermined');
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

it('rows of a failed association are attempts without those that begin them', () => {
  const row =
    '11002 Wireless network association failed. Network SSID: lab Failure Reason: The driver disconnected while associating. Dot11 Status Code: 17';
  expect(judged(`10:00:01 ${row}`, `10:00:05 ${row}`).findings[0]).toMatchObject({
    cause: 'ap-refused',
    attempts: 2,
  });
});

it("the port of OpenBSD's driver to the Mac is read as the driver is", () => {
  const said = (text: string): string =>
    `2020-11-10 08:46:07.079060+0100 0x1df      Default     0x0                  0      0    kernel: (AirportItlwm) itlwm: itlwm: ${text}`;
  const vain = [
    said(`sending auth to ${AP} on channel 36 mode 11a`),
    said(`authentication timed out for ${AP}`),
  ];
  expect(verdictOf(...vain, ...vain)).toBe('auth-timeout');
  expect(verdictOf(said('fatal firmware error'))).toBe('driver-fault');
});

it("a phone's system log names the library and a level", () => {
  const line =
    'May  8 12:17:49 lab eapolclient(EAP8021X)[265] <Notice>: en0 PEAP: authentication failed with status 1';
  expect(verdictOf(line)).toBe('eap-rejected');
});

it("Qualcomm's drivers tell that nobody answered by their functions, and no login that was silent", () => {
  const line =
    'wlan: [1234:E:PE] limProcessAuthFailureTimeout: 2011: received unexpected AUTH failure timeout';
  expect(verdictOf(line, line)).toBe('auth-timeout');
  expect(verdictOf('wifi: authentication timeout', 'wifi: authentication timeout')).toBe('undetermined');
});

describe("FreeBSD's kernel with wlandebug", () => {
  const said = (text: string): string => `wlan0: [${AP}] ${text}`;
  it.each([
    [
      [
        said('send auth on channel 6 (11g)'),
        'wlan0: ieee80211_tx_mgt_timeout: vap 0x1 mode STA state AUTH flags 0x0',
      ],
      'auth-timeout',
    ],
    [[said('assoc failed (reason 17)')], 'ap-refused'],
    [[said('recv deauthenticate (reason: 15 (4-way handshake timeout))')], 'undetermined'],
  ])('%j', (lines, verdict) => {
    expect(verdictOf(...lines, ...lines)).toBe(verdict);
  });
});

it("a printer's report names the step that failed", () => {
  expect(verdictOf('Wireless Network Test Report', ' SSID (network name) found  FAIL')).toBe(
    'network-not-found',
  );
});

it('a driver that failed right before the end is why, without a clock too', () => {
  const failed = 'rtw_8822ce 0000:01:00.0: failed to send h2c command';
  expect(verdictOf(failed, failed, `wlan0: Connection to AP ${AP} lost`)).toBe('driver-fault');
  expect(verdictOf(`wlan0: Connection to AP ${AP} lost`, failed)).not.toBe('driver-fault');
});

it('a link that is up has no address yet', () => {
  const log = [
    'wlan0: Gained carrier',
    `wlan0: Connected WiFi access point: lab (${AP})`,
    'wlan0: Gained IPv6LL',
  ].map((line) => `Feb 02 10:00:01 lab systemd-networkd[300]: ${line}`);
  expect(verdictOf(...log)).toBe('undetermined');
  expect(
    verdictOf(
      ...log,
      'Feb 02 10:00:04 lab systemd-networkd[300]: wlan0: DHCPv4 address 192.0.2.7/24 via 192.0.2.1',
    ),
  ).toBe('healthy');
});

it("ChromeOS' network layer tells of its DHCP client", () => {
  const log = [
    'INFO shill[1021]: [wifi.cc(1900)] WiFi wlan0 StateChanged associated -> completed',
    'WARN shill[1021]: [network.cc(511)] wlan0: DHCP failure',
  ];
  expect(verdictOf(...log)).toBe('no-address');
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

it('a connection that a manager gave up while it was up was not ended by wish', () => {
  const at = (seconds: number, line: string): string => `04-14 10:17:4${seconds}.073 ${line}`;
  const up = at(
    1,
    `I/wpa_supplicant( 2952): wlan0: CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
  );
  const silent = at(
    3,
    'W/IpReachabilityMonitor( 2294): FAILURE: LOST_PROVISIONING, NeighborEvent{192.0.2.1,NUD_FAILED,[null]}',
  );
  const left = at(
    4,
    `I/wpa_supplicant( 2952): wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=3 locally_generated=1`,
  );
  expect(verdictOf(up, left)).toBe('healthy');
  expect(verdictOf(up, silent, left)).toBe('undetermined');
});
