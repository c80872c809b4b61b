import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { DAMAGED, UNKNOWN, type Recognition } from '../../app/ingest/dialect.ts';
import { macos } from '../../app/ingest/macos/dialect.ts';
import { present, read } from './support.ts';

const AP = '02:00:00:00:00:00';
const events = (text: string): readonly WifiEvent[] => read(text, { dialect: macos, year: 2026 }).events;
const kinds = (text: string): string[] => events(text).map(({ kind }) => kind);

/** Lines of airportd in compact style, each so many seconds after the first. */
const log = (...lines: readonly (readonly [number, string, string?])[]): string =>
  lines
    .map(([second, message, program = 'airportd']) => {
      const at = new Date(Date.UTC(2026, 10, 20, 9) + second * 1000).toISOString();
      return `${at.replace('T', ' ').slice(0, 23)} Df ${program}[483:1a2b] [com.apple.WiFiManager:] ${message}\n`;
    })
    .join('');

const record = (eventMessage: string, process = '/usr/libexec/airportd'): string =>
  JSON.stringify({
    eventType: 'logEvent',
    processImagePath: process,
    timestamp: '2026-11-20 09:00:00.500000-0500',
    eventMessage,
    processID: 483,
  }).replaceAll('/', '\\/');

const joining = (description: string): string => `[corewifi] AUTO-JOIN: Joining network (${description})`;
const status = (fields: string): string =>
  `[corewifi] AUTO-JOIN: Updated join status (uuid=B1, intf=en0${fields})`;
const REACHED = '2026-11-20 09:00:00.272 +0000 (272ms)';
const SAE = `lab - ssid=lab, bssid=${AP}, security=wpa3-personal, rsn=[auths={ sae }, mfp=yes]`;
const EAP = `lab - ssid=lab, bssid=${AP}, security=wpa2-enterprise, rsn=[auths={ 8021x }, mfp=no]`;
const failed = (code: number): string =>
  `[corewifi] AUTO-JOIN: Join FAILED (error=Error Domain=com.apple.wifi.apple80211API.error Code=${code} "(null)")`;
const scenarios = join(import.meta.dirname, '../scenarios');

describe('styles', () => {
  const folder = join(scenarios, 'macos-invalid-pmk');
  const told = (name: string): unknown[] =>
    events(readFileSync(join(folder, name), 'latin1')).map(({ origin, ...event }) => ({
      ...event,
      text: origin.text,
    }));

  it('tell the same, to the millisecond', () => {
    const compact = told('compact.log');
    expect(compact.length).toBeGreaterThan(10);
    for (const name of ['default.log', 'syslog.log', 'ndjson.json', 'array.json'])
      expect(told(name), name).toEqual(compact);
  });

  it('have a zone, except the compact one', () => {
    const zoned = '2026-11-20 09:00:00.500000-0500';
    const message = '[com.apple.WiFiManager:] Received Deauth from <redacted> with Reason 2';
    const at = Date.UTC(2026, 10, 20, 14, 0, 0, 500);
    for (const line of [
      `${zoned} 0x1a2b     Default     0x0                  483    0    airportd: (IO80211) ${message}`,
      `${zoned} localhost airportd[483]: (IO80211) ${message}`,
      record('Received Deauth from <redacted> with Reason 2'),
    ])
      expect(events(`${line}\n`), line).toMatchObject([{ kind: 'disconnected', at, reason: 2 }]);
  });

  it('include the log before them, which has no year', () => {
    const [event] = events(
      'Sat Nov 21 01:00:00.123 <airportd[88]> _doAutoJoin: Already associated to \xe2\x80\x9cCaf\xc3\xa9\xe2\x80\x9d. Bailing on auto-join.\n',
    );
    expect(event).toMatchObject({
      kind: 'connected',
      ssid: 'Café',
      at: Date.UTC(2026, 10, 21, 1, 0, 0, 123),
    });
  });

  it('count a record that was cut as damaged', () => {
    const whole = record('Received Deauth from <redacted> with Reason 2');
    const cut = whole.slice(0, whole.indexOf('with Reason'));
    expect(read(`${cut}\n${whole}\n`, { dialect: macos }).ingest.counts).toMatchObject({
      recognised: 1,
      unknown: 1,
      damaged: 1,
    });
  });
});

describe('names', () => {
  it('are none where they are redacted', () => {
    for (const hidden of ['<redacted>', '<private>', "<mask.hash: 'bGFi'>", '(null)']) {
      const description = `${hidden} - ssid=${hidden}, bssid=${hidden}, security=wpa3-personal`;
      const [event] = events(log([0, joining(description)]));
      expect(event, hidden).toMatchObject({ kind: 'assoc-request', bssid: '00:00:00:00:00:00' });
      expect(event, hidden).not.toHaveProperty('ssid');
    }
  });

  it('may hold commas nowhere, and anything else anywhere', () => {
    const [event] = events(log([0, joining(`x - ssid=a b (c) "d", bssid=${AP}, security=open`)]));
    expect(event).toMatchObject({ ssid: 'a b (c) "d"', bssid: AP });
  });
});

describe('one join', () => {
  it('that several lines tell of is one attempt', () => {
    const text = log(
      [0, joining(SAE)],
      [0.1, joining(SAE)],
      [0.2, 'Driver Event: <airport[483]> _bsd_80211_event_callback: APPLE80211_M_ASSOC_DONE (en0)'],
      [0.3, failed(-3924)],
      [0.35, 'END REQ [ASSOC] took 0.3s (pid=1 proc=airportd intf=en0 uuid=5B248 err=-3924 reply=<redacted>'],
      [0.4, failed(-3900)],
    );
    expect(kinds(text)).toEqual(['assoc-request', 'pmksa-refused', 'join-failed']);
  });

  it('reaches each stage once, though every line repeats them all', () => {
    const assoc = `, assoc=${REACHED}`;
    const auth = `${assoc}, auth=${REACHED}`;
    const ipv4 = `${auth}, ipv4=${REACHED}`;
    const text = log(
      [0, joining(SAE)],
      [0.3, status(assoc)],
      [0.4, status(`${assoc}, linkup=${REACHED}`)],
      [0.9, status(auth)],
      [1, '[corewifi] AUTO-JOIN: Join SUCCEEDED (duration=950ms)'],
      [1.2, status(ipv4)],
      [1.4, status(`${ipv4}, ipv6=${REACHED}`)],
      [9, status(`${ipv4}, disassoc=2026-11-20 09:00:09.000 +0000 (8)`)],
    );
    expect(kinds(text)).toEqual(['assoc-request', 'assoc-response', 'connected', 'address', 'disconnected']);
    expect(events(text).at(-1)).toMatchObject({ reason: 8, local: true });
  });

  it('of which nothing was said ends without a silence of the access point', () => {
    expect(kinds(log([0, joining(SAE)], [20, joining(SAE)]))).toEqual([
      'assoc-request',
      'join-failed',
      'assoc-request',
    ]);
  });

  it('is not undone by the number that networksetup prints of joins that succeed', () => {
    const up = log([0, joining(SAE)], [1, '[corewifi] AUTO-JOIN: Join SUCCEEDED (duration=553ms)']);
    expect(kinds(`${up}Error: -3900  The operation couldn't be completed. tmpErr\n`)).toEqual(kinds(up));
  });
});

describe('numbers', () => {
  it('that are about something else end nothing', () => {
    const lines = [
      '_handleLinkEvent: Unable to process link event, op mode request returned -3903 (Operation not supported)',
      'commit failed: Error Domain=com.apple.wifi.apple80211API.error Code=-3930 "(null)"',
      'scan failed: Error Domain=com.apple.wifi.apple80211API.error Code=-3905 "(null)"',
      '[corewifi] END REQ [GET BSSID] took 0.1s (pid=1 proc=x intf=en0 uuid=1 err=-3905)',
    ];
    for (const line of lines) expect(kinds(log([0, line])), line).toEqual([]);
  });

  it('that repeat a status code are told as one', () => {
    expect(events(log([0, joining(SAE)], [1, failed(-3913)])).at(-1)).toMatchObject({
      kind: 'assoc-response',
      status: 17,
    });
  });

  it('are found wherever an NSError stands', () => {
    for (const message of [
      'associate failed: Error Domain=com.apple.coreWLAN.error Code=-3924 "(null)"',
      'join: The operation couldn\xe2\x80\x99t be completed. (com.apple.wifi.apple80211API.error error -3924.)',
    ])
      expect(kinds(log([0, message])), message).toEqual(['assoc-request', 'pmksa-refused', 'join-failed']);
  });
});

describe('networksetup', () => {
  const answer = (name: string): string =>
    `Failed to join network ${name}.\nError: -3912  The operation couldn't be completed.\n`;

  it('prints one failure twice, and two commands fail twice', () => {
    const command = 'mac ~ % sudo networksetup -setairportnetwork en0 lab Tr0ub4dor\n';
    const ends = (text: string): number => kinds(text).filter((kind) => kind === 'join-failed').length;
    expect(ends(command + answer('lab') + answer('lab'))).toBe(1);
    expect(ends(command + answer('lab') + command + answer('lab'))).toBe(2);
    expect(JSON.stringify(events(command + answer('lab')))).not.toContain('Tr0ub4dor');
  });

  it('names the network', () => {
    expect(events(answer('lab.5'))).toMatchObject([{ ssid: 'lab.5' }, { kind: 'join-failed', code: -3912 }]);
  });
});

describe('what may be concluded from what is not there', () => {
  const akmsOf = (text: string): unknown[] =>
    events(text).flatMap((event) => (event.kind === 'assoc-request' ? [event.akms] : []));
  const works = '[corewifi] AUTO-JOIN: Join SUCCEEDED (duration=950ms)';
  const deauth: [number, string] = [60, `Received Deauth from ${AP} with Reason 3`];

  it('SAE is never logged: its absence means nothing unless the network worked before', () => {
    expect(akmsOf(log([0, joining(SAE)], [1, works], deauth, [70, joining(SAE)]))).toEqual([
      undefined,
      ['sae'],
    ]);
    expect(akmsOf(log([0, joining(SAE)], deauth, [70, joining(SAE)]))).toEqual([undefined, undefined]);
  });

  it('EAP is logged on request: its absence means nothing unless eapolclient is heard', () => {
    const heard: [number, string, string] = [0, 'Supplicant en0 status: state=Connecting', 'eapolclient'];
    expect(akmsOf(log(heard, [1, joining(EAP)]))).toEqual([['eap']]);
    expect(akmsOf(log([1, joining(EAP)]))).toEqual([undefined]);
  });

  it('half a handshake is no lost one', () => {
    const text = log(
      [0, 'inputEAPOLFrame: Received message 1 of 4'],
      [1, 'inputEAPOLFrame: Received message 3 of 4'],
    );
    expect(events(text)).toMatchObject([{ kind: 'eapol-key', message: 3 }]);
  });
});

describe('eapolclient', () => {
  const plist = (code: number): string =>
    `Supplicant en0 status: state=Held\n<plist version="1.0">\n<dict>\n\t<key>ClientStatus</key>\n\t<integer>${code}</integer>\n</dict>`;
  const path = '/System/Library/SystemConfiguration/EAPOLController.bundle/Contents/Resources/eapolclient';

  it('says behind its state why it holds', () => {
    const stall = ['assoc-request', 'eap', 'join-failed'];
    expect(kinds(log([0, plist(18), 'eapolclient']))).toEqual(stall);
    expect(kinds(`${record(plist(18), path)}\n`)).toEqual(stall);
    expect(events(log([0, plist(18), 'eapolclient']))[1]).toMatchObject({ kind: 'eap', step: 'timeout' });
    // Lines of the list may look like the head of another log.
    const odd = plist(18).replace('<dict>', 'Nov 20 09:00:00 lab x');
    expect(events(log([7, odd, 'eapolclient']))[1]).toMatchObject({ at: Date.UTC(2026, 10, 20, 9, 0, 7) });
    expect(kinds(log([0, plist(3), 'eapolclient']))).toEqual(['secrets-requested']);
    expect(kinds(log([0, plist(9), 'eapolclient']))).toEqual([]);
  });

  it('speaks of the cable too', () => {
    const wired: [number, string, string] = [
      2,
      'en5 PEAP: authentication failed with status 1',
      'eapolclient',
    ];
    expect(kinds(log([0, joining(EAP)], [1, status(`, assoc=${REACHED}`)], wired))).toEqual([
      'assoc-request',
      'assoc-response',
    ]);
  });
});

describe('the signal', () => {
  const lqm = (dbm: number): string => `[corewifi] LQM: rssi=${dbm}dBm per_ant_rssi=(${dbm}dBm) noise=-90dBm`;

  it('is read only of a link that is up, so it shows one whose beginning is missing', () => {
    expect(kinds(log([0, lqm(-60)], [5, lqm(-61)], [10, lqm(-70)]))).toEqual([
      'connected',
      'signal',
      'signal',
    ]);
    expect(kinds(log([0, joining(SAE)], [1, lqm(-60)], [12, lqm(-60)]))).toEqual([
      'assoc-request',
      'signal',
      'connected',
    ]);
  });
});

describe('other lines', () => {
  const strangers = [
    '2026-11-20 09:00:00.123 Df mDNSResponder[441:1a2b] [com.apple.mdns:resolver] [Q1] Sent 47-byte query',
    '2026-11-20 09:00:00.123 Er kernel[0:1a2b] (AppleSMC) Wake reason: LID0',
    '2026-11-20 09:00:00.123 Df configd[305:1a2b] [com.apple.SystemConfiguration:x] en5: link is up',
    '2026-11-20 09:00:00.123456+0000 0x1a2b     Default     0x0                  453    0    WindowServer: AUTO-JOIN: Join SUCCEEDED',
    record('AUTO-JOIN: Join FAILED (Code=-3924)', '/Applications/Other.app/Contents/MacOS/Other'),
  ];

  it('of a whole Mac are unknown, and show only that it is one', () => {
    for (const line of strangers) {
      expect(macos.score(line), line).toBe(1);
      expect(read(`${line}\n`, { dialect: macos }).events, line).toEqual([]);
    }
    expect(read(`${strangers.join('\n')}\n`, { dialect: macos }).ingest.counts.recognised).toBe(0);
  });

  it('about the cable are not about Wi-Fi', () => {
    const cable: [number, string, string] = [2, 'LINKLOCAL en5: publish success { IPv4 }', 'configd'];
    const air: [number, string, string] = [3, 'LINKLOCAL en0: publish success { IPv4 }', 'configd'];
    const up: [number, string] = [1, status(`, assoc=${REACHED}, auth=${REACHED}`)];
    expect(kinds(log(cable, air))).toEqual([]);
    expect(kinds(log(up, cable, air)).filter((kind) => kind === 'address')).toHaveLength(1);
  });

  it('hide nothing, however many come first', () => {
    const noise = Array.from({ length: 9000 }, (_, i) => strangers[i % strangers.length]).join('\n');
    const { events: told, ingest } = read(`${noise}\n${log([0, joining(SAE)], [1, failed(-3924)])}`);
    expect(ingest.dialect).toBe('macos');
    expect(told.map(({ kind }) => kind)).toEqual(['assoc-request', 'pmksa-refused', 'join-failed']);
  });

  it('of other programs are not taken for a Mac', () => {
    for (const line of [
      'Filtering the log data using "process == \\"airportd\\""',
      '2026-11-20T09:00:00.123456+00:00 lab kernel: wlan0: authenticated',
      'Nov 20 09:00:00 lab kernel: [   41.5] wlan0: deauthenticated from 02:00:00:00:00:00 (Reason: 2)',
      '{"MESSAGE":"x","_COMM":"airportd"}',
    ])
      expect(macos.score(line), line).toBe(0);
  });
});

it('sees in bytes what it reads in text, in every trace', () => {
  for (const name of readdirSync(scenarios, { recursive: true, encoding: 'utf8' })) {
    if (!/^macos-[^/]*\/[^/]*(?:log|txt|ndjson\.json|array\.json)(?:\.gz)?$/.test(name)) continue;
    const file = readFileSync(join(scenarios, name));
    const lines = (name.endsWith('.gz') ? gunzipSync(file) : file).toString('latin1').split('\n');
    const told = (parse: (line: string, number: number) => Recognition): Recognition[] =>
      lines.map((line, index) => parse(line, index + 1));
    const seen: WifiEvent[] = [];
    const heard: WifiEvent[] = [];
    const bytes = macos.open(0, (event) => seen.push(event), { year: 2026 });
    const text = macos.open(0, (event) => heard.push(event), { year: 2026 });
    const inBytes = told((line, number) => {
      const buffer = Buffer.from(`x${line}`, 'latin1');
      return present(bytes.parseBytes?.(buffer, 1, buffer.length, number));
    });
    expect(inBytes, name).toEqual(told((line, number) => present(text.parseText(line, number))));
    expect(seen, name).toEqual(heard);
    expect(
      inBytes.filter((verdict) => verdict === DAMAGED),
      name,
    ).toEqual([]);
    expect(
      inBytes.some((verdict) => verdict !== UNKNOWN),
      name,
    ).toBe(true);
  }
});
