/** What access points, controllers and login servers say in words of their own, judged: lines in their documented formats. */
import { describe, expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const judged = (...lines: readonly string[]): string => {
  const { verdict, variant } = read(lines);
  return variant === undefined ? verdict : `${verdict}/${variant}`;
};
const at = (time: string, line: string): string => `2026-11-21 ${time} ${line}`;

describe('a connection that nothing but an association shows', () => {
  const up = `wireless,info ${STA}@wifi1 connected, signal strength -60`;
  const lost = `wireless,info ${STA}@wifi1 disconnected, connection lost`;
  it('is not called good where it is over within a minute and nobody says why', () => {
    expect(judged(at('01:00:00', up), at('01:00:41', lost))).toBe('undetermined');
    expect(judged(at('01:00:00', up), at('01:30:00', lost))).toBe('healthy');
  });
  it('was none where the login behind it was refused', () => {
    const refused = `wireless,info ${STA}@wifi1 disconnected, 802.1x authentication failed`;
    expect(judged(at('01:00:00', up), at('01:00:02', refused))).toBe('eap-rejected/credentials');
  });
});

describe('acknowledgements that stay away', () => {
  it('are missed of nobody who was not in: a text may begin with that end', () => {
    const gone = (time: string): string =>
      at(time, `wireless,info ${STA}@wlan1: disconnected, extensive data loss`);
    const back = (time: string): string => at(time, `wireless,info ${STA}@wlan1: connected`);
    const lines = ['00', '10', '20'].flatMap((m) => [gone(`01:${m}:00`), back(`01:${m}:08`)]);
    expect(judged(...lines)).toBe('signal-lost');
  });
  it('say little of one end of which nothing else is told', () => {
    expect(judged(`wireless,info ${STA}@wlan1: disconnected, extensive data loss`)).toBe('undetermined');
  });
  it('are named of one connection that was shown, or that somebody complains of', () => {
    const point = (what: string): string => `hostapd: wlan0: STA ${STA} ${what}`;
    const end = point('IEEE 802.11: disconnected due to excessive missing ACKs');
    expect(judged(`hostapd: wlan0: AP-STA-CONNECTED ${STA}`, end)).toBe('signal-lost');
    expect(judged('The phone keeps dropping off all day long.', '', end)).toBe('signal-lost');
  });
  it('are named by hostapd before it says that the station is gone', () => {
    const round = (minute: string): readonly string[] => [
      `Nov 21 01:${minute}:00 lab hostapd: wlan0: STA ${STA} IEEE 802.11: associated (aid 1)`,
      `Nov 21 01:${minute}:00 lab hostapd: wlan0: STA ${STA} WPA: pairwise key handshake completed (RSN)`,
      `Nov 21 01:${minute}:59 lab hostapd: wlan0: STA ${STA} IEEE 802.11: disconnected due to excessive missing ACKs`,
      `Nov 21 01:${minute}:59 lab hostapd: wlan0: AP-STA-DISCONNECTED ${STA}`,
    ];
    const lines = [...round('00'), ...round('10'), ...round('20'), ...round('30').slice(0, 2)];
    expect(judged(...lines)).toBe('signal-lost');
  });
});

it('a list of those that are not let in names the access point’s rule', () => {
  expect(judged(`hostapd: Station ${STA} not allowed to authenticate`)).toBe('ap-refused/policy');
});

it('an answer that nobody acknowledged is one that did not arrive, where the station goes on or somebody waits for it', () => {
  const lost = (what: string): string =>
    `wlan0: STA ${STA} IEEE 802.11: did not acknowledge ${what} response`;
  expect(judged(lost('authentication'))).toBe('undetermined');
  const asked = `association request: STA=${STA} capab_info=0x421 listen_interval=10`;
  expect(judged(lost('authentication'), asked, lost('association'))).toBe('auth-timeout');
  expect(judged('The hotspot starts, but I can not connect to it at all.', '', lost('authentication'))).toBe(
    'auth-timeout',
  );
});

it('messages 2/4 that come too late are lost, and test nothing', () => {
  const round = (second: string): readonly string[] => [
    `Nov 21 01:00:${second}0 lab hostapd: wlan0: STA ${STA} IEEE 802.11: associated`,
    `Nov 21 01:00:${second}0 lab hostapd: wlan0: STA ${STA} WPA: received EAPOL-Key 2/4 Pairwise with unexpected replay counter`,
    `Nov 21 01:00:${second}3 lab hostapd: wlan0: STA ${STA} IEEE 802.11: deauthenticated due to local deauth request`,
  ];
  expect(judged(...round('0'), ...round('1'))).toBe('handshake-loss/message-2');
});

it('who asks a server that has no address for anybody gets none', () => {
  const none = 'Nov 21 01:00:00 lab dnsmasq-dhcp[9]: no address range available for DHCP request via wlan0';
  expect(judged(none, none)).toBe('no-address/dhcp-refused');
});

it("a router's own words on its driver's stations", () => {
  const say = (what: string): string => `Nov 21 01:00:00 kernel: wlan0: ${what}`;
  const joins = [
    say(`A wireless client is associated - ${STA}`),
    say('WPA2-AES PSK authentication in progress...'),
    say('Open and authenticated'),
  ];
  expect(judged(...joins)).toBe('healthy');
});

it('a login server that tells of its modules alone has refused whom they fail', () => {
  const failed = [
    '(5) eap_ttls: ERROR: (TLS) Alert write:fatal:protocol version',
    '(5) eap: ERROR: Failed continuing EAP TTLS (21) session.  EAP sub-module failed',
  ];
  expect(judged(...failed)).toBe('eap-rejected/method');
  expect(judged('Login incorrect (eap: Tried to start unsupported EAP type MSCHAPv2 (26))')).toMatch(
    /^eap-rejected/,
  );
});

it('message 3/4 that is sent again and again was not answered, whoever ends it', () => {
  const say = (what: string): string => `wlan0: STA ${STA} ${what}`;
  const third = say('WPA: sending 3/4 msg of 4-Way Handshake');
  const lines = [say('WPA: received EAPOL-Key frame (2/4 Pairwise)'), third, third, third];
  expect(judged(...lines, say('IEEE 802.11: disassociated'))).toBe('handshake-loss/message-4');
});

it('one wrong MIC in a few lines accuses nobody; a second one does', () => {
  const bad = [
    `wlan0: STA ${STA} WPA: received EAPOL-Key frame (2/4 Pairwise)`,
    `wlan0: STA ${STA} WPA: invalid MIC in msg 2/4 of 4-Way Handshake`,
  ];
  expect(judged(...bad)).toBe('undetermined');
  expect(judged(...bad, ...bad)).toBe('wrong-passphrase/psk');
});

it("a controller's name of a reason is read as the sentence that it is", () => {
  const deleted = (name: string): string =>
    `2026/11/21 01:00:00.123456789 {wncd_x_R0-0}{1}: [client-orch-sm] [17062]: (note): MAC: 0200.0000.0100  Client delete initiated. Reason: CO_CLIENT_DELETE_REASON_${name}, details: , fsm-state transition 00|01|`;
  expect(judged(deleted('IPLEARN_CONNECT_TIMEOUT'))).toBe('no-address/dhcp-silent');
  expect(judged(deleted('VLAN_FAILURE'))).toBe('ap-refused/policy');
  expect(judged(deleted('ROAM_ACROSS_POLICY_PROFILE_DENY'))).toBe('undetermined');
});

it('a controller says who did not answer a login', () => {
  const failed = (why: string): string =>
    `Nov 21 01:00:00.123: %DOT1X-5-FAIL: Chassis 1 R0/0: wncd: Authentication failed for client (0200.0000.0100) with reason (${why}) on Interface capwap_90000005`;
  expect(judged(failed('No Response from Client'))).toBe('eap-timeout/station-silent');
  expect(judged(failed('AAA Server Down'))).toBe('eap-timeout/authenticator-silent');
});

describe('the cloud of an access point', () => {
  const row = (what: string): string => `Nov 21 01:00:00\tlab-ap\tlab\tphone\t802.1X EAP failure\t${what}`;
  it('says that nobody answered a login, or that it was refused', () => {
    expect(judged(row('radio: 1, reason: radius_timeout'))).toBe('eap-timeout/authenticator-silent');
    expect(judged(row('radio: 1, reason: radius_reject'))).toBe('eap-rejected/credentials');
  });
  it('tells of a key of fast transition, which no cache holds', () => {
    const event = (second: number): string =>
      JSON.stringify({
        ...{ type: 'MARVIS_EVENT_CLIENT_FBT_FAILURE', timestamp: 1_795_000_000 + second },
        ...{ mac: '020000000100', ssid: 'lab', text: 'Status code 53 "Invalid PMKID"' },
      });
    expect(read([event(0), event(5)]).verdict).not.toBe('stale-pmksa');
  });
});

describe("UniFi's tracker", () => {
  const track = (fields: object): string =>
    `[STA-TRACKER].stahtd_dump_event(): ${JSON.stringify({ message_type: 'STA_ASSOC_TRACKER', mac: STA, vap: 'ath0', assoc_status: '0', ...fields })}`;
  it('stops at the stage that failed', () => {
    const dhcp = { event_type: 'failure', ip_failures: '3', ip_assign_type: 'N/A', wpa_auth_delta: '20' };
    expect(judged(track(dhcp))).toBe('no-address/dhcp-silent');
    expect(read([track({ event_type: 'failure', auth_failures: '1' })]).claims).not.toContainEqual(
      expect.objectContaining({ code: 'association-accepted' }),
    );
  });
  it('does not call a connection good with which something went wrong', () => {
    const soft = { event_type: 'soft failure', wpa_auth_delta: '20', ip_assign_type: 'N/A' };
    expect(judged(track(soft))).toBe('undetermined');
  });
});

it('Omada says why a device was disconnected, and that it got no address', () => {
  const client = '[client:plug:02-00-00-00-01-00]';
  const up = (minute: string): string =>
    at(
      `01:${minute}:00`,
      `${client} is connected to [ap:lab:02-00-00-00-00-00] with SSID "lab" on channel 6.`,
    );
  const weak = (minute: string): string =>
    at(
      `01:${minute}:50`,
      `${client} (IP: 192.0.2.7) was disconnected from network "lab" on [ap:lab:02-00-00-00-00-00] due to low RSSI.`,
    );
  const rounds = ['00', '10', '20'].flatMap((minute) => [up(minute), weak(minute)]);
  expect(judged(...rounds, up('30'))).toBe('signal-lost');
  expect(
    judged(
      `${client} failed to obtain an IP address from [ap:lab:02-00-00-00-00-00] because the DHCP server did not respond`,
    ),
  ).toBe('no-address/dhcp-silent');
});

describe('FreeRADIUS', () => {
  it('has refused a login where the excerpt ends before its answer', () => {
    expect(
      judged(
        '(9) mschap: ERROR: Program returned code (1)',
        '(9) mschap: ERROR: MS-CHAP2-Response is incorrect',
        '(9) Failed to authenticate the user',
      ),
    ).toBe('eap-rejected/credentials');
    expect(
      judged(
        'Mon Nov 21 01:00:00 2026 : ERROR: (7) eap: Failed continuing EAP FAST (43) session.  EAP sub-module failed',
        'Mon Nov 21 01:00:00 2026 : Debug: (7) eap: Sending EAP Failure (code 4) ID 7 length 4',
      ),
    ).toBe('eap-rejected/credentials');
  });
  it('names a user that nobody knows, a directory that does not answer, and an alert', () => {
    const line = (what: string): string => `Sat Nov 21 01:00:00 2026 : ${what}`;
    expect(
      judged(
        line('Auth: (1) Invalid user (sql: no result): [x] (from client lab port 0 cli 02-00-00-00-01-00)'),
      ),
    ).toBe('eap-rejected/credentials');
    expect(
      judged(line('Error: Unresponsive child for request 3, in component authenticate module ldap')),
    ).toBe('eap-timeout/authenticator-silent');
    expect(judged(line('Error: rlm_eap: SSL error error:14094418: tlsv1 alert unknown ca'))).toBe(
      'eap-rejected/certificate',
    );
  });
  it('tells a certificate that is not taken from a version that one of both does not have', () => {
    const line = (alert: string): string =>
      `(8) Login incorrect (eap_peap: (TLS) PEAP - Alert read:fatal:${alert}): [x] (from client lab port 0 cli 02-00-00-00-01-00)`;
    expect(judged(line('unknown CA'))).toBe('eap-rejected/certificate');
    expect(judged(line('protocol version'))).toBe('eap-rejected/method');
  });
  it('waits for another server, which is nobody’s refusal', () => {
    const line = (what: string): string => `Sat Nov 21 01:00:00 2026 : ${what}`;
    expect(
      judged(line('ERROR: (44) Failing proxied request for user "x", due to lack of any response')),
    ).toBe('eap-timeout/authenticator-silent');
    const why = 'Home Server failed to respond';
    expect(
      judged(line(`Auth: Login incorrect (${why}): [x] (from client lab port 0 cli 02-00-00-00-01-00)`)),
    ).toBe('eap-timeout/authenticator-silent');
  });
  it('has let in whom it refused before: that the login is wrong is no longer true', () => {
    const who = '[x] (from client lab port 0 cli 02-00-00-00-01-00)';
    const line = (minute: string, what: string): string =>
      `Sat Nov 21 01:${minute}:00 2026 : Auth: ${what}: ${who}`;
    const wrong = 'Login incorrect (mschap: MS-CHAP2-Response is incorrect)';
    expect(judged(line('00', wrong), line('01', 'Login OK'))).toBe('undetermined');
    expect(judged(line('00', 'Login OK'), line('01', wrong))).toBe('eap-rejected/credentials');
  });
  it('tells of one login once, though three lines do', () => {
    const { findings } = read([
      '(1) Received Access-Request Id 1 from 192.0.2.1:1024 to 192.0.2.2:1812 length 9',
      '(1)   Calling-Station-Id = "02-00-00-00-01-00"',
      '(1) mschap: ERROR: MS-CHAP2-Response is incorrect',
      '(1) Failed to authenticate the user',
      '(1) Login incorrect (mschap: MS-CHAP2-Response is incorrect): [x] (from client lab port 0 cli 02-00-00-00-01-00)',
      '(1) Sent Access-Reject Id 1 from 192.0.2.2:1812 to 192.0.2.1:1024 length 9',
    ]);
    expect(findings[0]).toMatchObject({ cause: 'eap-rejected', attempts: 1 });
  });
});

describe("the files of Microsoft's login server", () => {
  const record = (packet: number, reason: number): string =>
    `<Event><Timestamp data_type="4">11/21/2026 01:00:00.123</Timestamp><Calling-Station-Id data_type="1">02-00-00-00-01-00</Calling-Station-Id><Packet-Type data_type="0">${packet}</Packet-Type><Reason-Code data_type="0">${reason}</Reason-Code></Event>`;
  it('tell a refusal by its reason', () => {
    expect(judged(record(3, 16))).toBe('eap-rejected/credentials');
    // It is the station's certificate that the server does not take: nobody here broke off, and no password was tested.
    expect(judged(record(3, 265))).toBe('eap-rejected');
    expect(judged(record(3, 34))).toBe('eap-rejected');
    expect(judged(record(3, 22))).toBe('eap-rejected/method');
    expect(judged(record(3, 6))).toBe('eap-timeout/authenticator-silent');
    expect(judged(record(2, 0))).toBe('undetermined');
  });
  it('are rows, too, of which an answer does not say whose it is', () => {
    const row = (packet: number, caller: string, reason: number): string =>
      `"LAB","IAS",11/21/2026,01:00:00,${packet},"LAB\\x","lab/x",,"${caller}",,,,,,0,"192.0.2.1","lab",,,19,,,,5,"lab",${reason}`;
    const { verdict, stations } = read([
      ...[row(1, '02-00-00-00-01-00', 0), row(3, '', 16)],
      ...[row(1, '02-00-00-00-02-00', 0), row(3, '', 16)],
    ]);
    expect(verdict).toBe('eap-rejected');
    expect(stations.rows.map(({ station }) => station)).toContain(STA);
  });
});

describe('a text that nobody knows', () => {
  it('names the stage at which somebody did not answer', () => {
    const device = `device lab: the STA ${STA} on radio 0`;
    expect(judged(`${device} did not send the WPA EAPOL-Key message 4 in time`)).toBe(
      'handshake-loss/message-4',
    );
    expect(judged(`${device} did not send its user-id in time`)).toBe('eap-timeout/station-silent');
    // An access point that passes over a wrong 2/4 says the same.
    expect(judged(`${device} did not send the WPA EAPOL-Key message 2 in time`)).toBe('undetermined');
  });
  it('is a record of a login, by its status and its reason', () => {
    const host = 'End-Host Identifier: 02-00-00-00-01-00';
    expect(judged('Login Status: TIMEOUT', host, 'RADIUS Client did not complete EAP transaction')).toBe(
      'eap-timeout/station-silent',
    );
    expect(judged(host, "RADIUS: User 'x' not present in the local user repository")).toBe(
      'eap-rejected/credentials',
    );
    expect(
      judged('Authentication Protocol PEAP', 'Failure Reason 15039 Rejected per authorization profile'),
    ).toBe('ap-refused/policy');
    expect(
      judged(
        'NAS Port-Type: Wireless - IEEE 802.11',
        'The EAP Type cannot be processed by the server.',
        'The client could not be authenticated',
      ),
    ).toMatch(/^eap-rejected/);
    expect(
      judged('5405 RADIUS Request dropped', 'Failure Reason 11036 The Message-Authenticator is invalid'),
    ).toBe('eap-timeout/authenticator-silent');
  });
  it('of a login server says that a person’s password was wrong, and not a network’s', () => {
    expect(
      judged('Protocol PEAP (EAP-MSCHAPv2)', 'Failure Reason 22040 Wrong password or invalid shared secret'),
    ).toBe('eap-rejected/credentials');
  });
  it('speaks in names, too', () => {
    expect(judged(`EVT_WU: client ${STA} USER_DHCP_TIMEOUT anomaly on wlan lab`)).toBe(
      'no-address/dhcp-silent',
    );
  });
  it('has one reason where a frame was ended for another', () => {
    const end = `${STA} | 1X Authentication | Sending Station Disconnect, Reason : MIC Failure, Auth Type 802.1X`;
    expect(read([end, end]).verdict).not.toBe('eap-rejected');
  });
  it('of an access point that is not reached by its controller names nothing', () => {
    const line = 'mcad[9]: ace_reporter.reporter_fail(): Unable to resolve (http://unifi:8080/inform)';
    expect(judged(`Jan  1 00:01:22 lab daemon.info mcad[9]: ${line}`)).toBe('undetermined');
  });
  it('has no address by the stamp of its host', () => {
    expect(judged(`Nov 21 01:00:00 169.254.1.2 lab dot11: Deauthorizing station ${STA} [15]`)).toBe(
      'undetermined',
    );
  });
});

describe('a person who says that no address comes', () => {
  const up = [
    `Nov 21 01:00:00 lab hostapd: wlan0: STA ${STA} IEEE 802.11: associated (aid 1)`,
    `Nov 21 01:00:00 lab hostapd: wlan0: STA ${STA} WPA: pairwise key handshake completed (RSN)`,
  ];
  const words = 'Sometimes the phone stays at "obtaining ip address".';
  it('says so of the connection that the log ends in', () => {
    expect(judged(words, ...up)).toBe('no-address/dhcp-silent');
    expect(judged(...up, words)).toBe('no-address/dhcp-silent');
    expect(judged(...up, 'Das Telefon bekommt keine IP-Adresse.')).toBe('no-address/dhcp-silent');
  });
  it('is answered by a lease', () => {
    const lease = `Nov 21 01:00:01 lab dnsmasq-dhcp[9]: DHCPACK(br0) 192.0.2.7 ${STA} phone`;
    expect(judged(words, ...up, lease)).toBe('healthy');
  });
  it('says nothing of it where the log ends otherwise', () => {
    const refused = `Nov 21 01:00:09 lab hostapd: wlan0: AP-REJECTED-MAX-STA ${STA}`;
    expect(judged(words, refused)).toBe('ap-refused/full');
  });
});

it('a frame of which another program says that its MIC failed is one of the handshake', () => {
  const line = (what: string): string => `Nov 21 01:00:00 lab authmgr[9]: <132094> <WARN> |authmgr|  ${what}`;
  const bad = line(`MIC failed in WPA2 Key Message 2 from Station ${STA} 02:00:00:00:00:00 lab-ap`);
  expect(read([bad, bad, bad]).verdict).not.toBe('healthy');
  expect(judged(line(`RADIUS reject for station ${STA} from server lab.`))).toBe('eap-rejected/credentials');
});

describe('a key that the access point has found in its own cache', () => {
  const says = (second: string, line: string): string =>
    `Nov 14 09:12:${second} ap hostapd: wlan0: STA ${STA} ${line}`;
  const found = [
    'WPA: PMKID found from PMKSA cache eap_type=25 vlan=0',
    'IEEE 802.1X: PMK from PMKSA cache - skip IEEE 802.1X/EAP',
  ];
  it.each(found)('is what a wrong MIC is about, and no password: %s', (cached) => {
    const attempt = judged(
      says('01', 'IEEE 802.11: authenticated'),
      says('01', 'IEEE 802.11: associated (aid 1)'),
      says('01', cached),
      says('01', 'WPA: sending 1/4 msg of 4-Way Handshake'),
      says('01', 'WPA: received EAPOL-Key frame (2/4 Pairwise)'),
      says('01', 'WPA: invalid MIC in msg 2/4 of 4-Way Handshake'),
      says('05', 'IEEE 802.11: deauthenticated due to local deauth request'),
    );
    expect(attempt).toBe('stale-pmksa/four-way-with-cached-pmk');
  });
  it.each(found)('accuses no password where the association before it was cut off: %s', (cached) => {
    const begun = [
      says('41', cached),
      says('41', 'WPA: received EAPOL-Key frame (2/4 Pairwise)'),
      says('41', 'WPA: invalid MIC in msg 2/4 of 4-Way Handshake'),
    ];
    expect(judged(...begun)).toBe('undetermined');
    const before = [says('20', 'IEEE 802.11: associated (aid 1)'), says('23', 'IEEE 802.11: disassociated')];
    expect(judged(...before, ...begun)).toBe('undetermined');
  });
});

it('a user whom the controller keeps out was not let in, whatever the line before says', () => {
  const user = `User[${STA}]`;
  const in1 = `${user} joins WLAN[lab] from AP[lab-ap@02:00:00:00:00:00]`;
  expect(judged(in1, `${user}'s access is restricted because of an expired Dynamic PSK.`)).toBe(
    'ap-refused/policy',
  );
});
