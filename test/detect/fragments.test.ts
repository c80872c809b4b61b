/** What a text says whose beginning or end was cut off, or that holds only the lines that somebody chose. */
import { describe, expect, it } from 'vitest';
import { AP, AP2, read, StationLog, verdictOf } from '../support/station-log.ts';

const begin = (): StationLog => new StationLog();
const hostapd = (...lines: string[]): string[] =>
  lines.map((line, i) => `${1_795_000_000 + i}.000000: wlan0: STA 02:00:00:00:01:00 ${line}`);

describe('an end without its beginning', () => {
  it('by the renewal of the group key was the end of a connection', () => {
    const log = begin().times(4, (l) => void l.disconnected(16).wait(3600));
    expect(verdictOf(log)).toBe('ap-disconnects');
  });
  it('for want of answers was a lost signal', () => {
    expect(verdictOf(begin().say('CTRL-EVENT-BEACON-LOSS').disconnected(4, true))).toBe('signal-lost');
  });
  it.each([2, 6, 7, 9])('with reason %i, again and again, accuses no cached key', (reason) => {
    const log = begin().times(5, (l) => void l.disconnected(reason).wait(60));
    expect(
      read(log.lines)
        .findings.flatMap(({ plan }) => plan)
        .map(({ step }) => step),
    ).not.toContain('clear-pmksa');
    expect(read(log.lines).verdict).not.toBe('healthy');
  });
  it('with reason 15 accuses no password, whatever the supplicant suspects', () => {
    const log = begin().times(4, (l) => {
      l.disconnected(15).say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect');
      l.tempDisabled('WRONG_KEY').wait(30);
    });
    expect(read(log.lines).verdict).toBe('undetermined');
  });
  it('is over when the network is joined', () => {
    expect(read(begin().disconnected(15).wait(2).pskFull().lines).verdict).toBe('healthy');
  });
});

describe('an end of which another program knows what it ended', () => {
  const end = (rest: string): string =>
    `Nov 20 10:00:00 lab wpa_supplicant[7]: wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} ${rest}`;
  const manager = (change: string): string =>
    `Nov 20 10:00:00 lab NetworkManager[6]: <info>  [1763632800.1] device (wlan0): supplicant interface state: ${change}`;
  const iwd = (before: string): readonly string[] => [
    'iwd[4]: Received Deauthentication event, reason: 2, from_ap: true',
    `iwd[4]: event: state, old: ${before}, new: disconnected`,
  ];
  it.each([
    ['NetworkManager', [end('reason=2'), manager('completed -> disconnected')]],
    ['systemd-networkd', [end('reason=2'), 'Nov 20 10:00:00 lab systemd-networkd[3]: wlan0: Lost carrier']],
    ['iwd', iwd('connected')],
  ])("is a connection's by %s", (_program, lines) => {
    expect(read(lines).verdict).toBe('ap-disconnects');
  });
  it('may be anything where none does', () => {
    expect(read([end('reason=2')]).verdict).toBe('undetermined');
    expect(read(iwd('connecting')).verdict).toBe('undetermined');
    expect(read([end('reason=2'), manager('4-way handshake -> disconnected')]).verdict).toBe('undetermined');
  });
  it.each([0, 3, 15])('is not called well where it was made here (reason %i)', (reason) => {
    const lines = [end(`reason=${reason} locally_generated=1`), manager('completed -> disconnected')];
    expect(read(lines).verdict).toBe('undetermined');
  });
  it('is not that of a handshake that failed long after it', () => {
    const lines = [manager('completed -> disconnected'), end('reason=15').replace('10:00:00', '10:00:30')];
    expect(read(lines).verdict).toBe('undetermined');
  });
  it('is none where a key is renewed', () => {
    expect(read([end('reason=2'), manager('completed -> 4-way handshake')]).verdict).toBe('undetermined');
  });
});

describe('an address that was given', () => {
  const esp = (...lines: string[]): string[] => [
    '[D][WiFiGeneric.cpp:336] _eventCallback(): Event: 4 - STA_CONNECTED',
    ...lines,
    '[D][WiFiGeneric.cpp:336] _eventCallback(): Event: 5 - STA_DISCONNECTED',
    '[W][WiFiGeneric.cpp:351] _eventCallback(): Reason: 6 - NOT_AUTHED',
  ];
  it('shows that the connection was up', () => {
    const got = '[D][WiFiGeneric.cpp:336] _eventCallback(): Event: 7 - STA_GOT_IP';
    expect(read(esp(got)).verdict).toBe('ap-disconnects');
    expect(read(esp()).verdict).not.toBe('ap-disconnects');
  });

  it('at an interface that nobody names may be another one’s', () => {
    const log = (...between: string[]): string[] =>
      [
        "wpa_supplicant[612]: wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
        'wpa_supplicant[612]: wlan0: Associated with 02:00:00:00:00:00',
        ...between,
        'wpa_supplicant[612]: wlan0: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=15',
      ].map((line, second) => `Nov 21 01:00:0${second} lab ${line}`);
    const given = 'dhclient[9]: DHCPACK of 192.0.2.7 from 192.0.2.1';
    const asked = 'dhclient[9]: DHCPREQUEST for 192.0.2.7 on wlan0 to 255.255.255.255 port 67';
    expect(read(log(given)).verdict).toBe(read(log()).verdict);
    // It asks at several, and answers come to any of them.
    expect(read(log(asked, given)).verdict).toBe(read(log()).verdict);
    expect(read(log('dhcpcd[9]: wlan0: leased 192.0.2.7 for 3600 seconds')).verdict).toBe('ap-disconnects');
  });
});

describe('a login without its end', () => {
  const started = (): StationLog => begin().auth().associate().associated();
  it('that the server refused is refused', () => {
    const log = started()
      .say('CTRL-EVENT-EAP-STARTED EAP authentication started')
      .say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected')
      .say('CTRL-EVENT-EAP-FAILURE EAP authentication failed');
    expect(read(log.lines).verdict).toBe('eap-rejected');
  });
  it('without its beginning, too', () => {
    expect(read(begin().say('CTRL-EVENT-EAP-FAILURE EAP authentication failed').lines).verdict).toBe(
      'eap-rejected',
    );
  });
});

describe('a supplicant that says no more than that it gave up', () => {
  // Up to version 2.1 it gives no reason.
  it('had not wanted the end of a login', () => {
    const log = begin()
      .auth()
      .associate()
      .associated()
      .say('CTRL-EVENT-EAP-STARTED EAP authentication started')
      .say('CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected')
      .disconnected(3, true)
      .say('CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab-sae" auth_failures=1 duration=10');
    expect(read(log.lines).verdict).toBe('eap-timeout');
  });
});

describe("a handshake in an access point's log, without its beginning", () => {
  it('whose message 2/4 was made with another key is no word of the stations around it', () => {
    const other = [
      '1795000100.000000: wlan0: STA 02:00:00:00:01:02 IEEE 802.11: associated (aid 1)',
      '1795000100.100000: wlan0: AP-STA-CONNECTED 02:00:00:00:01:02',
      '1795000100.100000: wlan0: STA 02:00:00:00:01:02 WPA: pairwise key handshake completed (RSN)',
    ];
    const refused = [
      '1795000000.000000: wlan0: AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:01:00',
      ...hostapd('IEEE 802.11: deauthenticated due to local deauth request'),
    ];
    expect(read(other).verdict).toBe('healthy');
    expect(read([...refused, ...other]).verdict).toBe('wrong-passphrase');
  });
  it('is another than the one that ended an hour before', () => {
    const lived = hostapd('IEEE 802.11: associated (aid 1)', 'WPA: pairwise key handshake completed (RSN)');
    const left = '1795000060.000000: wlan0: STA 02:00:00:00:01:00 IEEE 802.11: disassociated';
    const refused = '1795003660.000000: wlan0: AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:01:00';
    expect(read([...lived, left]).verdict).toBe('healthy');
    expect(read([...lived, left, refused]).verdict).not.toBe('healthy');
  });
  it('is complete with 4/4', () => {
    const log = hostapd(
      'WPA: sending 3/4 msg of 4-Way Handshake',
      'WPA: received EAPOL-Key frame (4/4 Pairwise)',
      'WPA: pairwise key handshake completed (RSN)',
    );
    expect(read(log).verdict).toBe('healthy');
  });
  it('that goes on at message 3/4 accuses no password', () => {
    const log = hostapd(
      ...Array.from({ length: 4 }, () => [
        'WPA: sending 3/4 msg of 4-Way Handshake',
        'WPA: EAPOL-Key timeout',
      ]).flat(),
    );
    expect(read(log).verdict).not.toBe('wrong-passphrase');
  });
});

describe('what a driver makes up', () => {
  const rejected = (bssid: string, status: number) => (log: StationLog) =>
    void log.wait(10).associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${bssid} status_code=${status}`);
  it.each([
    ['00:00:00:00:00:00', 16],
    ['00:00:00:00:00:00', 1],
    [AP, 16],
  ])('names no access point that refused (%s, status %i)', (bssid, status) => {
    const { verdict, findings } = read(begin().times(5, rejected(bssid, status)).lines);
    expect(verdict).toBe('undetermined');
    expect(findings[0]?.evidence[0]?.why.code).toBe('evidence.refused-by-driver');
  });
});

describe('codes that say what they are', () => {
  it('status 30 asks to come back', () => {
    const { verdict, findings } = read(
      begin().auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=30`).lines,
    );
    expect(verdict).toBe('ap-refused');
    expect(findings[0]?.evidence[0]?.why.code).toBe('evidence.come-back-later');
  });
  it('status 123 to SAE is about what was stored as the password', () => {
    const log = begin().times(2, (l) => {
      l.auth().say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=1 status_code=123`);
    });
    expect(verdictOf(log)).toBe('wrong-passphrase/sae');
  });
});

describe('ends that somebody picked out of a log', () => {
  const end = (stamp: string, reason: number): string =>
    `${stamp} lab wpa_supplicant[7]: wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=${reason}`;
  it('are of one connection each, also where the copy cut the first stamp', () => {
    const lines = ['ov 21 01:00:00', 'Nov 21 02:00:00', 'Nov 21 03:00:00'].map((stamp) => end(stamp, 16));
    expect(read(lines).verdict).toBe('ap-disconnects');
  });
  it('say nothing of who it was without a reason', () => {
    const log = new StationLog();
    for (let n = 0; n < 2; n++) log.pskFull().wait(600).disconnected(0).wait(10);
    const { verdict, claims } = read(log.lines);
    expect(verdict).toBe('undetermined');
    expect(claims.map(({ code }) => code)).not.toContain('access-point-ended-it');
  });
});

describe('a connection that is seen in its middle', () => {
  it('was up while its group key was renewed', () => {
    const log = new StationLog().say(`WPA: Group rekeying completed with ${AP} [GTK=CCMP]`).wait(2);
    expect(read(log.lines).verdict).toBe('healthy');
    expect(read(log.disconnected(2).lines).verdict).toBe('ap-disconnects');
  });
});

describe('a kernel that tells of a station that names no network', () => {
  const kernel = (...lines: readonly (readonly [number, string])[]): readonly string[] =>
    lines.map(([at, message]) => `[${at.toFixed(6).padStart(12)}] wlan0: ${message}`);
  const joined = (at: number, bssid = AP): readonly (readonly [number, string])[] => [
    [at, `authenticate with ${bssid}`],
    [at + 0.01, `send auth to ${bssid} (try 1/3)`],
    [at + 0.02, 'authenticated'],
    [at + 0.03, `associate with ${bssid} (try 1/3)`],
    [at + 0.04, `RX AssocResp from ${bssid} (capab=0x411 status=0 aid=1)`],
    [at + 0.05, 'associated'],
  ];
  const leaves = (at: number): readonly [number, string] => [
    at,
    `deauthenticating from ${AP} by local choice (Reason: 3=DEAUTH_LEAVING)`,
  ];
  it('was not connected where it leaves at once', () => {
    expect(read(kernel(...joined(40), leaves(40.3))).verdict).not.toBe('healthy');
    expect(read(kernel(...joined(40), leaves(400))).verdict).toBe('healthy');
  });
  it('is over with an access point once another one has taken it', () => {
    const silent: readonly (readonly [number, string])[] = [
      [30, `authenticate with ${AP2}`],
      [30.1, `send auth to ${AP2} (try 1/3)`],
      [31, `send auth to ${AP2} (try 3/3)`],
      [32, `authentication with ${AP2} timed out`],
    ];
    expect(read(kernel(...silent)).verdict).toBe('auth-timeout');
    expect(read(kernel(...silent, ...joined(40))).verdict).toBe('healthy');
  });
});

it('waits in vain with a driver that tells of no end, and says so', () => {
  const wait = (log: StationLog): void =>
    void log.associate().wait(10).say(`Authentication with ${AP} timed out.`).wait(5);
  expect(read(new StationLog().times(3, wait).lines).verdict).toBe('auth-timeout');
});

it("hears the end of Realtek's connections, whoever made it", () => {
  const lines = [
    `RTL871X: set bssid:${AP}`,
    'RTL871X: start auth',
    'RTL871X: auth success, start assoc',
    'RTL871X: assoc success',
    'RTL871X: indicate disassoc',
  ].map((message, n) => `[ 2608.${String(389953 + n)}@3] ${message}`);
  expect(read(lines).verdict).toBe('undetermined');
});
