/** What stands at the end of a text: what was under way, what was let in, what was left. */
import { describe, expect, it } from 'vitest';
import { read, StationLog } from '../support/station-log.ts';

const [AP, AP2] = ['02:00:00:00:00:00', '02:00:00:00:03:00'];

describe('a text that ends in the middle of an attempt', () => {
  it('names the last that it shows, and asks for what follows', () => {
    for (const log of [new StationLog().auth(), new StationLog().auth().associate().associated()]) {
      const { verdict, findings, example } = read(log.lines);
      expect(verdict).toBe('undetermined');
      expect(findings[0]).toMatchObject({
        attempts: 1,
        evidence: [{ line: log.lines.length, why: { code: 'evidence.seen-last' } }],
        wouldSettle: [{ code: 'settle.what-came-next' }],
      });
      expect(example).toBeDefined();
    }
  });

  it('says so of a handshake that an access point is in', () => {
    const point = (what: string): string => `wlan0: STA 02:00:00:00:01:00 WPA: ${what}`;
    const { findings } = read([
      point('sending 1/4 msg of 4-Way Handshake'),
      point('received EAPOL-Key frame (2/4 Pairwise)'),
    ]);
    expect(findings[0]?.evidence[0]?.why.code).toBe('evidence.seen-last');
  });

  it('is judged where its last line decides, be it the first attempt of all', () => {
    const point = (what: string): string => `wlan0: STA 02:00:00:00:01:00 IEEE 802.11: ${what}`;
    const { verdict } = read([
      point('start SAE authentication (RX commit, status=0 (SUCCESS))'),
      point('SAE authentication (RX confirm, status=0 (SUCCESS))'),
      'SAE: Confirm mismatch',
    ]);
    expect(verdict).toBe('wrong-passphrase');
  });
});

describe('a password that was refused before and is taken in the attempt under way', () => {
  const point = (what: string): string => `wlan0: STA 02:00:00:00:01:00 ${what}`;
  const refused = [
    point('IEEE 802.11: associated'),
    point('WPA: sending 1/4 msg of 4-Way Handshake'),
    point('WPA: invalid MIC in msg 2/4 of 4-Way Handshake'),
    point('IEEE 802.11: disassociated'),
  ];
  const underWay = [
    point('IEEE 802.11: associated'),
    point('WPA: sending 1/4 msg of 4-Way Handshake'),
    point('WPA: received EAPOL-Key frame (2/4 Pairwise)'),
    point('WPA: sending 3/4 msg of 4-Way Handshake'),
  ];

  it('is not accused any more, and what was is told as over', () => {
    expect(read([...refused, ...refused]).verdict).toBe('wrong-passphrase');
    expect(read([...refused, ...refused, ...underWay.slice(0, 2)]).verdict).toBe('wrong-passphrase');
    const { verdict, findings, example } = read([...refused, ...refused, ...underWay]);
    expect(verdict).toBe('undetermined');
    expect(findings[0]?.wouldSettle).toEqual([{ code: 'settle.what-came-next', args: {} }]);
    expect(findings).toContainEqual(expect.objectContaining({ cause: 'wrong-passphrase', recovered: true }));
    expect(example?.attempt.end).toBeUndefined();
  });
});

describe('a connection that was over', () => {
  it('is no all-clear where the text ends in the next attempt', () => {
    const log = new StationLog().pskFull().wait(60).disconnected(3, true).wait(30);
    expect(read(log.lines).verdict).toBe('healthy');
    const { verdict, findings } = read(log.auth().associate().lines);
    expect(verdict).toBe('undetermined');
    expect(findings[0]?.wouldSettle).toEqual([{ code: 'settle.what-came-next', args: {} }]);
  });

  it('and whose station fails elsewhere, did not end well for it', () => {
    const event = (timestamp: number, type: string, text: string, bssid: string): string =>
      JSON.stringify({ timestamp, type, text, mac: '020000000100', ssid: 'lab', bssid });
    const joined = event(1_792_889_880, 'CLIENT_ASSOCIATION', '', '020000000000');
    const up = event(1_792_889_881, 'CLIENT_AUTHENTICATED', '', '020000000000');
    const failed = event(1_792_890_703, 'MARVIS_EVENT_CLIENT_AUTH_FAILURE', 'Reason code 9', '020000000300');
    expect(read([joined, up]).verdict).toBe('healthy');
    expect(read([joined, up, failed]).verdict).toBe('undetermined');
  });
});

it('a connection whose line was lost is known by keys that last, or are renewed', () => {
  const drop = new StationLog().pskFull().wait(300).disconnected(15).wait(1);
  const keys = (log: StationLog): StationLog =>
    log.auth().associate().say(`WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`);
  expect(read(keys(drop).wait(60).disconnected(3, true).lines)).toMatchObject({
    ...{ verdict: 'healthy', recovered: true },
  });
  const untimed = (log: StationLog): string[] => log.lines.map((line) => line.replace(/^[\d.]+: /, ''));
  const again = keys(new StationLog().pskFull().wait(300).disconnected(15).wait(1));
  const renewed = again.say(`WPA: Group rekeying completed with ${AP} [GTK=CCMP]`).disconnected(3, true);
  expect(read(untimed(renewed))).toMatchObject({ verdict: 'healthy', recovered: true });
});

it('an association that a kernel alone has seen is not well while its handshake goes on, nor when it is left at once', () => {
  const realtek = [
    'start auth',
    'auth success, start assoc',
    'assoc success',
    'recv eapol packet',
    'send eapol packet',
  ];
  const lines = (...more: readonly string[]): string[] =>
    [...realtek, ...more].map((what, n) => `[ 1631.${830_000 + n}] RTL871X: ${what}`);
  expect(read(lines('recv eapol packet', 'send eapol packet')).verdict).toBe('undetermined');
  expect(read(lines('recv eapol packet', 'set pairwise key to hw: alg:4 camid:4')).verdict).toBe('healthy');
  const iw = (second: string, what: string): string => `1745504${second}0000: wlan0 (phy #1): ${what}`;
  const joined = [
    iw('584.57', `auth ${AP} -> ${AP2} status: 0: Successful`),
    iw('584.93', `connected to ${AP}`),
  ];
  const left = (second: string): string => iw(second, 'disconnected (local request) reason: 3: leaving');
  expect(read([...joined, left('586.88')]).verdict).toBe('undetermined');
  expect(read([...joined, left('686.88')]).verdict).toBe('healthy');
});

it('message 1/4 that an access point repeats to the end was not answered', () => {
  const point = (second: number, what: string): string =>
    `Nov 21 01:00:${10 + second} lab hostapd: wlan0: STA 02:00:00:00:01:00 ${what}`;
  const tries = [0, 1, 2, 3].flatMap((n) => [
    point(n, 'WPA: sending 1/4 msg of 4-Way Handshake'),
    point(n + 1, 'WPA: EAPOL-Key timeout'),
  ]);
  const end = point(5, 'IEEE 802.11: deauthenticated due to local deauth request');
  const { verdict, variant } = read([point(0, 'IEEE 802.11: associated (aid 1)'), ...tries, end]);
  expect([verdict, variant]).toEqual(['handshake-loss', 'message-2']);
});

describe('what Omada says of a station', () => {
  const omada = (time: string, what: string, why = ''): string =>
    `Nov 21 ${time} Omada_Controller [client:Phone:02-00-00-00-01-00] ${what} [ap:lab-ap:02-00-00-00-00-00] with SSID "lab" on channel 6${why}`;
  const refused = (why: string) => (time: string) => omada(time, 'failed to connected to', ` because ${why}`);
  const times = ['05:53:30', '05:53:35', '05:53:40', '05:53:45', '05:53:50'];

  it('is a wrong password, unless the station had been in before: that may be a key that was forgotten', () => {
    const said = times.map(refused('the password was incorrect'));
    expect(read(said).verdict).toBe('wrong-passphrase');
    const before = [omada('04:24:10', 'is connected to'), omada('05:41:13', 'is disconnected from')];
    expect(read([...before, ...said]).verdict).toBe('undetermined');
  });

  it('is a login that failed as often as it says so, and is over once it is in', () => {
    const said = times.map(refused('802.1X authentication failed'));
    expect(read(said)).toMatchObject({ verdict: 'eap-rejected', findings: [{ attempts: 5 }] });
    expect(read([...said, omada('05:54:40', 'is connected to')])).toMatchObject({
      verdict: 'healthy',
      recovered: true,
    });
  });
});

describe('a station that had been in and is sent away when it is back', () => {
  const row = (time: string, what: string, more: string): string =>
    `"Nov 21 ${time}","lab-ap","office","phone","${what}","${more}"`;
  const joined = [
    row('04:24:10', '802.1X authentication', ''),
    row('04:24:10', '802.1X EAP success', ''),
    row('04:24:10', '802.11 association', 'channel: 36, rssi: 45'),
  ];
  const left = row('04:39:42', '802.11 disassociation', 'reason: 3, instigator: 2');
  const away = (time: string, reason: number): string =>
    row(time, '802.11 disassociation', `reason: ${reason}, instigator: 3`);

  it('is no connection that ended well', () => {
    expect(read([left, ...joined]).verdict).toBe('healthy');
    for (const reason of [2, 9, 20, 49]) {
      expect(read([away('05:04:01', reason), left, ...joined]).verdict).not.toBe('healthy');
      // At once it is an answer to what was still on its way.
      expect(read([away('04:39:46', reason), left, ...joined]).verdict).toBe('healthy');
    }
    // Who sleeps and sends one more frame wanted nothing.
    expect(read([away('05:04:01', 7), left, ...joined]).verdict).toBe('healthy');
  });
});

describe('access points that did not answer', () => {
  it('are asked anew by each request, whatever else is told just before it', () => {
    const log = new StationLog();
    for (let time = 0; time < 4; time++)
      log
        .auth()
        .wait(3)
        .say('CTRL-EVENT-SIGNAL-CHANGE above=1 signal=-39 noise=9999 txrate=541000')
        .wait(0.2);
    log.say('CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab" auth_failures=1 duration=10 reason=CONN_FAILED');
    const { verdict, findings } = read(log.lines);
    expect(verdict).toBe('auth-timeout');
    expect(findings[0]?.attempts).toBe(4);
  });

  const silent = (log: StationLog, bssid: string): StationLog =>
    log.auth(bssid).say(`SME: Authentication with ${bssid} timed out.`).wait(2);

  /** What a kernel's log tells of an attempt that is answered nothing, or the authentication alone. */
  const vain = (at: number, isAnswered: boolean): string[] => [
    `[ ${at}.000001] wlan0: authenticate with ${AP}`,
    `[ ${at}.000002] wlan0: send auth to ${AP} (try 1/3)`,
    ...(isAnswered
      ? [
          `[ ${at}.000003] wlan0: authenticated`,
          `[ ${at}.000004] wlan0: associate with ${AP} (try 1/3)`,
          `[ ${at}.300004] wlan0: association with ${AP} timed out`,
        ]
      : [`[ ${at}.300004] wlan0: authentication with ${AP} timed out`]),
  ];

  it('to either request, are silent; whose answer to the association alone is missing may not know a key', () => {
    const judged = (...answered: readonly boolean[]) =>
      read(answered.flatMap((isAnswered, n) => vain(1000 + 10 * n, isAnswered))).verdict;
    expect(judged(false, true, false)).toBe('auth-timeout');
  });

  it('to the association alone, are silent where nothing says that keys are kept, and less surely', () => {
    const judged = (...answered: readonly boolean[]) =>
      read(answered.flatMap((isAnswered, n) => vain(1000 + 10 * n, isAnswered)));
    const { findings } = judged(true, true, true);
    expect(findings[0]?.cause).toBe('auth-timeout');
    expect(findings[0]?.confidence).toBeLessThan(0.8);
    expect(judged(false, true, false, true).verdict).toBe('auth-timeout');
    expect(judged(true).verdict).toBe('undetermined');
  });

  it('are silent still where the next attempt comes no further than the last', () => {
    const before = [...vain(980, false), ...vain(990, true), ...vain(1000, false)];
    expect(read([...before, ...vain(1010, true).slice(0, -1)]).verdict).toBe('auth-timeout');
  });

  it('are not excused by another one that does', () => {
    const log = new StationLog()
      .times(3, (l) => void silent(l, AP2))
      .auth()
      .associate()
      .associated();
    expect(read(log.lines).verdict).toBe('auth-timeout');
  });
  it('have answered when one of them does', () => {
    const log = new StationLog()
      .times(3, (l) => void silent(l, AP))
      .auth()
      .associate()
      .associated();
    expect(read(log.lines).verdict).not.toBe('auth-timeout');
  });
});

describe('answers that a station does not acknowledge', () => {
  const line = (second: number, what: string): string =>
    `${1_795_000_000 + second}.000000: wlan0: STA 02:00:00:00:01:00 IEEE 802.11: ${what}`;
  const lost = 'did not acknowledge authentication response';

  it('are a link that does not carry, when there are several', () => {
    const { verdict, findings } = read([0, 10, 20].map((second) => line(second, lost)));
    expect(verdict).toBe('auth-timeout');
    expect(findings[0]?.plan[0]?.advice?.code).toBe('advice.auth-timeout.lost');
  });
  it('are of no account to a station that was let in', () => {
    const joined = ['authenticated', 'associated (aid 1)'].map((what) => line(2, what));
    const done = '1795000003.000000: wlan0: AP-STA-CONNECTED 02:00:00:00:01:00';
    expect(read([line(0, lost), line(0, lost), ...joined, done]).verdict).toBe('healthy');
  });
});

it('a kernel in the middle of a handshake that repeats itself is not', () => {
  const third = ['ieee80211_eapol_key_input', 'ieee80211_recv_4way_msg3', 'ieee80211_eapol_key_mic'];
  const lines = [0, 1, 2].flatMap((n) =>
    third.map((what) => `2026-11-21 10:00:0${n}.000000+0000 mac kernel: (itlwm) itlwm: ${what}`),
  );
  expect(read(lines).verdict).not.toBe('healthy');
});

it('a kernel whose association is the last that it tells of is connected, clock or not', () => {
  const kernel = [
    `wlan0: authenticate with ${AP}`,
    `wlan0: send auth to ${AP} (try 1/3)`,
    'wlan0: authenticated',
    `wlan0: associate with ${AP} (try 1/3)`,
    `wlan0: RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`,
    'wlan0: associated',
  ];
  expect(read(kernel).verdict).toBe('healthy');
  expect(
    read([...kernel, `wlan0: deauthenticated from ${AP} (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)`]).verdict,
  ).not.toBe('healthy');
});

it('what iwd says of an end is not lost where its text begins later', () => {
  const { findings } = read(['iwd[460]: Received Deauthentication event, reason: 2, from_ap: true']);
  expect(findings[0]).toMatchObject({ cause: 'undetermined', attempts: 1 });
  const dropped = read([
    'iwd[460]: event: state, old: connected, new: roaming',
    'iwd[460]: event: disconnect-info, reason: 4',
  ]);
  expect(dropped.findings[0]?.attempts).toBe(1);
});
