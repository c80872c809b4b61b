/** What access points of several makers tell, judged: what their words stand for, and what they do not. */
import { describe, expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const STA = '02:00:00:00:01:00';
const AP = '02:00:00:00:00:00';
const verdict = (...lines: readonly string[]): string => read(lines).verdict;
const at = (time: string, line: string): string => `2026-11-21 ${time} ${line}`;
const codes = (...lines: readonly string[]): readonly string[] => read(lines).claims.map(({ code }) => code);

describe('a router that calls every association a connection', () => {
  const up = `wireless,info ${STA}@wlan1: connected, signal strength -60`;
  const refused = `wireless,info ${STA}@wlan1: disconnected, unicast key exchange timeout, signal strength -85`;
  it('has proven no key by it', () => {
    expect(codes(up, refused)).not.toContain('keys-fitted');
    expect(codes(up, refused)).not.toContain('was-connected');
    expect(verdict(up, refused, up, refused)).toBe('undetermined');
  });
  it('is not believed once more where the handshakes before have failed', () => {
    expect(verdict(up, refused, up, refused, up)).toBe('undetermined');
  });
  it('is believed where nothing speaks against it', () => {
    expect(verdict(up)).toBe('healthy');
    const lost = `wireless,info ${STA}@wlan1: disconnected, connection lost`;
    expect(verdict(at('01:00:00', up), at('01:30:00', lost))).toBe('healthy');
  });
  it('had a connection where the handshake that ended it came much later', () => {
    expect(codes(at('01:00:00', up), at('02:00:00', refused))).toContain('was-connected');
  });
  it('tells the same of itself as a station', () => {
    const joined = `wireless,info ${AP}@wlan1 established connection on 2437000, SSID lab`;
    const thrownOut = `wireless,info ${AP}@wlan1: lost connection, received deauth: authentication not valid (2)`;
    expect(verdict(joined, thrownOut, joined, thrownOut)).toBe('undetermined');
    expect(verdict(joined)).toBe('healthy');
  });
});

describe("an access point's station that fell silent", () => {
  it('is no fault of its connection, however the access point words it', () => {
    const up = `date=2026-11-21 time=01:00:00 type="event" subtype="wireless" vap="lab" stamac="${STA}" action="client-authentication" reason="Reserved 0"`;
    const gone = up.replace('01:00:00', '01:30:00').replace('authentication', 'deauthentication');
    expect(verdict(up, gone.replace('Reserved 0', 'Reserved 4'))).toBe('healthy');
  });
});

describe('a wrong MIC in message 2/4 that hostapd tells of without its debug level', () => {
  const line = (text: string): string => `Nov 21 01:00:00 lab hostapd: ath0: STA ${STA} ${text}`;
  const wrong = line('WPA: invalid MIC in msg 2/4 of 4-Way Handshake');
  it('is a passphrase: everything else it refuses before, or has just made itself', () => {
    expect(verdict(line('IEEE 802.11: associated (aid 1)'), wrong, wrong)).toBe('wrong-passphrase');
  });
  it.each([
    ['a login', 'IEEE 802.1X: authenticated - EAP type: 25 (PEAP)'],
    ['SAE', 'IEEE 802.11: SAE authentication (RX confirm, status=0 (SUCCESS))'],
  ])('is none behind %s', (_, before) => {
    expect(verdict(line(before), line('IEEE 802.11: associated (aid 1)'), wrong, wrong)).not.toBe(
      'wrong-passphrase',
    );
  });
});

describe('an address that the server beside an access point has given', () => {
  const hostapd = (text: string): string => `Nov 21 01:00:00 lab hostapd: wlan0: STA ${STA} ${text}`;
  const ack = `Nov 21 01:00:02 lab dnsmasq-dhcp[9]: DHCPACK(br-lan) 192.0.2.7 ${STA} phone`;
  const associated = hostapd('IEEE 802.11: associated (aid 1)');
  it('shows the connection of a station that is associated', () => {
    expect(verdict(associated, ack)).toBe('healthy');
  });
  it('shows none where the handshake was refused, or is not over', () => {
    const wrong = hostapd('WPA: invalid MIC in msg 2/4 of 4-Way Handshake');
    expect(verdict(associated, wrong, wrong, ack)).not.toBe('healthy');
    expect(verdict(associated, hostapd('WPA: sending 1/4 msg of 4-Way Handshake'), ack)).not.toBe('healthy');
  });
});

describe('a passphrase that hostapd calls possibly wrong', () => {
  const wlan0 = (time: string, what: string): string => at(time, `hostapd: wlan0: ${what}`);
  const sta = (time: string, what: string): string => wlan0(time, `STA ${STA} ${what}`);
  const before = [
    sta('10:00:01', 'IEEE 802.11: associated (aid 1)'),
    wlan0('10:00:01', `AP-STA-CONNECTED ${STA}`),
    sta('10:00:01', 'WPA: pairwise key handshake completed (RSN)'),
    wlan0('12:10:00', `AP-STA-DISCONNECTED ${STA}`),
  ];
  const again = (minute: string): readonly string[] => [
    sta(`12:${minute}:01`, 'IEEE 802.11: associated (aid 1)'),
    ...['01', '02', '03'].map((s) => wlan0(`12:${minute}:${s}`, `AP-STA-POSSIBLE-PSK-MISMATCH ${STA}`)),
  ];
  const end = (minute: string): string => sta(`12:${minute}:05`, 'IEEE 802.11: disassociated');
  it('is one, also where the text ends before its attempt does', () => {
    expect(verdict(...again('10'))).toBe('wrong-passphrase');
    expect(verdict(...again('10'), end('10'))).toBe('wrong-passphrase');
  });
  it('is accused at once by nothing that took the same passphrase before, and the failure is not passed over', () => {
    expect(verdict(...before, ...again('10'))).toBe('undetermined');
    expect(verdict(...before, ...again('10'), end('10'))).toBe('undetermined');
  });
});

describe('a router that tells of a station only when its handshake is over', () => {
  const up = `wifi,info ${STA}@wifi1 connected, signal strength -60`;
  const left = `wifi,info ${STA}@wifi1 disconnected, received deauth: sending station leaving (3)`;
  const ranOut = `wifi,info ${STA}@wifi1 disconnected, unicast key exchange timeout`;
  it('has a trouble where handshakes ran out after the station had left', () => {
    const log = [at('01:00:00', up), at('01:40:00', left), at('01:42:00', ranOut), at('01:42:20', ranOut)];
    expect(verdict(...log)).toBe('undetermined');
    expect(verdict(...log.slice(0, 2))).toBe('healthy');
  });
});

it('a cloud that says that SAE failed accuses nobody, and says no more', () => {
  const event = (second: number): string =>
    `{"timestamp":${1_795_222_476 + second},"type":"MARVIS_EVENT_SAE_AUTH_FAILURE","text":"Status code 1","mac":"020000000100","ssid":"lab","key_mgmt":"WPA3-SAE/CCMP"}`;
  expect(verdict(event(0), event(9), event(18))).toBe('undetermined');
});

describe('a login that is refused again', () => {
  it('is another one, though nobody says that the station came back', () => {
    const refused = (time: string): string =>
      `Nov 21 ${time}.120: %DOT1X-5-FAIL: Chassis 1 R0/0: wncd: Authentication failed for client (0200.0000.0100) with reason (Cred Fail) on Interface capwap_90000004 AuditSessionID 00`;
    expect(verdict(refused('01:00:00'), refused('01:00:10'))).toBe('eap-rejected');
  });
});

describe('a signal that fades', () => {
  const gone = (dbm: number): string =>
    `wireless,info ${STA}@wifi1(lab) disconnected, connection lost, signal strength ${dbm}`;
  const up = (dbm: number): string => `wireless,info ${STA}@wifi1(lab) connected, signal strength ${dbm}`;
  it('has ended the connections of which the access point heard nothing any more', () => {
    const lines = [
      at('01:00:00', up(-68)),
      at('01:07:00', gone(-88)),
      at('01:07:20', up(-86)),
      at('01:08:10', gone(-90)),
    ];
    expect(verdict(...lines)).toBe('signal-lost');
    expect(verdict(...lines.map((line) => line.replace(/-\d\d$/, '-50')))).not.toBe('signal-lost');
  });
});

describe('a lease', () => {
  const line = (time: string, text: string): string => `Nov 21 ${time} lab ${text}`;
  const up = line('01:00:00', `hostapd: wlan0: STA ${STA} WPA: pairwise key handshake completed (RSN)`);
  const ack = (time: string): string => line(time, `dhcpd: DHCPACK on 192.0.2.7 to ${STA} via br0`);
  it('that is given again and again within seconds has not arrived', () => {
    const acks = ['01:00:01', '01:00:02', '01:00:04', '01:00:08'].map(ack);
    expect(verdict(up, ...acks)).toBe('no-address');
    expect(verdict(up, ...acks.slice(0, 3))).toBe('healthy');
  });
  it('that is renewed has', () => {
    expect(verdict(up, ...['01:00:01', '01:30:01', '02:00:01', '02:30:01'].map(ack))).toBe('healthy');
  });
});

describe('a list that has its newest line first', () => {
  it('is turned round where it is two lines long', () => {
    const off = `21.11.26 20:14:33 WLAN-Geraet abgemeldet (2,4 GHz), phone, IP 192.0.2.7, MAC ${STA}.`;
    const on = `21.11.26 20:04:08 WLAN-Geraet angemeldet (2,4 GHz), 300 Mbit/s, phone, IP 192.0.2.7, MAC ${STA}.`;
    expect(codes(off, on)).not.toContain('connected-at-end');
    expect(codes(on)).toContain('connected-at-end');
  });
  it('may have its times behind', () => {
    const event = (text: string, time: string): string =>
      `[client:phone:02-00-00-00-01-00] ${text} [ap:lab:02-00-00-00-00-00] with SSID "lab".  2026-11-21 ${time}`;
    const newestFirst = [
      event('went online on', '18:00:00'),
      event('went offline from SSID "lab" on', '17:30:00'),
      event('went online on', '17:00:00'),
    ];
    expect(codes(...newestFirst)).toContain('connected-at-end');
    expect(codes(...newestFirst.toReversed())).toContain('connected-at-end');
  });
});

describe('an association that lasts longer than any handshake', () => {
  const broadcom = (time: string, what: string): string =>
    at(time, `wlceventd: wlceventd_proc_event(491): eth6: ${what}`);
  const joins = (time: string): string => broadcom(time, `Assoc ${STA}, status: Successful (0), rssi:-50`);
  const end = (time: string, reason: string): string =>
    broadcom(time, `Deauth_ind ${STA}, status: 0, reason: ${reason}, rssi:-50`);
  const forgets = (time: string): string => end(time, 'Previous authentication no longer valid (2)');

  it('was a connection, where its access point tells of no handshake', () => {
    expect(verdict(joins('01:00:00'), forgets('02:00:00'), joins('02:00:01'), forgets('03:00:01'))).toBe(
      'ap-disconnects',
    );
  });
  it('was none where it ended in time, or a handshake is told of', () => {
    expect(verdict(joins('01:00:00'), forgets('01:00:05'))).toBe('undetermined');
    const timeout = end('01:00:20', '4-way handshake timeout (f)');
    expect(verdict(joins('01:00:00'), timeout)).toBe('undetermined');
  });
});

describe('a station that comes back at once, and is gone again within seconds', () => {
  const stay = (from: string, until: string): readonly string[] => [
    at(`01:00:${from}`, `hostapd: wlan0: STA ${STA} IEEE 802.11: associated (aid 1)`),
    at(`01:00:${from}`, `hostapd: wlan0: STA ${STA} WPA: pairwise key handshake completed (RSN)`),
    at(`01:00:${until}`, `hostapd: wlan0: STA ${STA} IEEE 802.11: disassociated`),
  ];
  it('is not called well', () => {
    expect(verdict(...stay('10', '18'), ...stay('20', '28'))).toBe('undetermined');
    expect(verdict(...stay('10', '18'), ...stay('40', '48'))).toBe('healthy');
    expect(verdict(...stay('10', '18'))).toBe('healthy');
  });
});

describe('a handshake that is told of in part', () => {
  const says = (message: string): string => `wlan0: STA ${STA} ${message}`;
  it('is lost where its answers came too late, also at the beginning of the text', () => {
    const late = says('WPA: received EAPOL-Key 2/4 Pairwise with unexpected replay counter');
    expect(
      read([late, late, says('IEEE 802.11: deauthenticated due to local deauth request')]),
    ).toMatchObject({
      verdict: 'handshake-loss',
      variant: 'message-2',
    });
  });
  it('ends in a state of its own in old releases, which ask three times', () => {
    const ask = says('WPA: sending 1/4 msg of 4-Way Handshake');
    const log = [says('IEEE 802.11: associated'), ask, ask, ask, `wpa_sta_disconnect STA ${STA}`];
    expect(read(log)).toMatchObject({ verdict: 'handshake-loss', variant: 'message-2' });
    expect(verdict(...log.slice(0, 3), `wpa_sta_disconnect STA ${STA}`)).toBe('undetermined');
  });
  it('is told of by a supplicant that is the access point', () => {
    const logger = (message: string): string => `hostapd_logger: STA ${STA} - ${message}`;
    const ask = logger('sending 1/4 msg of 4-Way Handshake');
    expect(verdict(ask, ask, ask, ask, logger('PTKSTART: Retry limit 4 reached'))).toBe('handshake-loss');
  });
});

describe("hostapd's reasons to turn somebody down", () => {
  it.each([
    [`wlan0: STA ${STA} IEEE 802.11: No WPA/RSN IE in association request`, 'security-mismatch'],
    [`Invalid WPA key mgmt (0x40) from ${STA}`, 'security-mismatch'],
    [`wlan0: STA ${STA} IEEE 802.11: No room for more STAs`, 'full'],
    [`rejecting new auth from ${STA} (exceeded max client 32)`, 'full'],
  ])('%s', (line, variant) => {
    expect(read([`wlan0: STA ${STA} IEEE 802.11: authenticated`, line])).toMatchObject({
      verdict: 'ap-refused',
      variant,
    });
  });
  it.each([
    'Could not select hw_mode and channel. (-3)',
    'wlan0: IEEE 802.11 Hardware does not support configured channel',
    'Frequency 5260 (primary) not allowed for AP mode, flags: 0x1a NO-IR RADAR',
  ])('never comes to that where its radio does not come up: %s', (line) => {
    expect(verdict('Configuration file: /run/hostapd.conf', line, 'wlan0: AP-DISABLED ')).toBe(
      'driver-fault',
    );
  });
});

describe("a router's list", () => {
  it('names who is kept out', () => {
    const asks = `wireless,debug wlan1: ${STA} attempts to connect`;
    expect(read([asks, `wireless,debug wlan1: ${STA} not in local ACL, by default reject`])).toMatchObject({
      verdict: 'ap-refused',
      variant: 'policy',
    });
  });
  it('has a code in front, or who does not answer', () => {
    const leaves = `21.11.2026 01:30:00 (W103) WLAN-Station abgemeldet. Rechnername: lab, Mac-Adresse: ${STA}`;
    const comes = `21.11.2026 01:00:00 GW004-2WLAN-Anmeldung am Gastzugang LAB war erfolgreich: Mac-Adresse: ${STA}.`;
    expect(codes(comes, leaves)).toContain('was-connected');
    const deaf = `21.11.26 01:30:00 WLAN-Ger\u00e4t wird abgemeldet: WLAN-Ger\u00e4t antwortet nicht. (2,4 GHz), lab, IP 192.0.2.7, MAC ${STA}.`;
    const up = `21.11.26 01:00:00 WLAN-Ger\u00e4t angemeldet (2,4 GHz), 72 Mbit/s, lab, IP 192.0.2.7, MAC ${STA}.`;
    expect(verdict(up, deaf)).toBe('signal-lost');
  });
  it('asks no server for a login', () => {
    const refused = `21.11.2026 01:00:00 (W101) WLAN-Station Authentifizierung fehlgeschlagen. MAC-Adresse: ${STA}`;
    expect(verdict(refused)).toBe('undetermined');
  });
});

describe('a server that tells of one station alone', () => {
  const asks = ['01:00:00', '01:00:08', '01:00:16'].flatMap((time) => [
    at(time, `dnsmasq-dhcp[1]: DHCPDISCOVER(br-lan) ${STA}`),
    at(time, `dnsmasq-dhcp[1]: DHCPOFFER(br-lan) 192.0.2.7 ${STA}`),
  ]);
  it('speaks of Wi-Fi where whoever brings its lines does, and else of cables, too', () => {
    expect(verdict('Wireless clients get no answer after some time.', '', ...asks)).toBe('no-address');
    expect(verdict('Clients get no answer after some time.', '', ...asks)).toBe('undetermined');
  });
});

describe('a code in hexadecimal digits in what a person tells', () => {
  it('is read as one', () => {
    const prose =
      'Through Wireshark I can see that the association fails with status code 0x0011 (too many stations).';
    expect(read([prose])).toMatchObject({ verdict: 'ap-refused', variant: 'full' });
  });
});
