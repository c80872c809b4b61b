/** Captures that were pasted as text: rows, columns under their names, frames that were taken apart. */
import { describe, expect, it } from 'vitest';
import { framesIn } from '../../app/ingest/frame-rows/frame-rows.ts';
import { Doctor } from '../../app/pipeline.ts';
import { read } from './support.ts';

const AP = '02:00:00:00:00:00';
const STA = '02:00:00:00:01:00';

const judged = (...lines: readonly string[]) => {
  const doctor = new Doctor();
  const { events, ingest } = read(lines.join('\n'));
  for (const event of events) doctor.see(event);
  const { verdict, variant } = doctor.verdict();
  return { verdict: variant === undefined ? verdict : `${verdict}/${variant}`, events, ingest };
};
const verdictOf = (...lines: readonly string[]): string => judged(...lines).verdict;

/** Cells of frames in columns. */
type Frame = readonly [at: number, isByPoint: boolean, what: string, ...codes: readonly string[]];
const cells = ([at, isByPoint, what, ...codes]: Frame): string[] => [
  at.toFixed(6),
  ...(isByPoint ? [AP, STA] : [STA, AP]),
  what,
  ...codes,
];

/** A key that is offered, accepted, and the station sent away: from the documented fields of tshark. */
const STALE: readonly Frame[] = [0, 5, 15].flatMap((at): Frame[] => [
  [at, false, '0x000b', '0', '0x0000', '', ''],
  [at + 0.001, true, '0x000b', '0', '0x0000', '', ''],
  [at + 0.003, false, '0x0000', '', '', '', '1'],
  [at + 0.005, true, '0x0001', '', '0x0000', '', ''],
  [at + 0.007, true, '0x000a', '', '', '0x0002', ''],
]);
const NAMES = [
  ...['frame.time_relative', 'wlan.sa', 'wlan.da', 'wlan.fc.type_subtype', 'wlan.fixed.auth.alg'],
  ...['wlan.fixed.status_code', 'wlan.fixed.reason_code', 'wlan.rsn.pmkid.count'],
];

describe('frames in columns', () => {
  it('are read by the names of their fields, whatever separates them', () => {
    for (const separator of ['\t', ',', ';', '|']) {
      const rows = STALE.map((frame) => cells(frame).join(separator));
      expect(verdictOf(NAMES.join(separator), ...rows)).toBe('stale-pmksa/disassociated-after-association');
    }
  });

  it('are read by what a person calls them, with the names of frames', () => {
    const words: Readonly<Record<string, string>> = {
      '0x000b': 'Authentication',
      '0x0000': 'Association Request',
      '0x0001': 'Association Response',
      '0x000a': 'Disassociate',
    };
    const rows = STALE.map(([at, isByPoint, what, ...codes]) =>
      cells([at, isByPoint, words[what] ?? '', ...codes]).join('\t'),
    );
    const head = 'The capture (columns: time, sa, da, subtype, auth alg, status, reason, pmkid count):';
    expect(verdictOf(head, '', ...rows)).toBe('stale-pmksa/disassociated-after-association');
    // Without the names of the columns nobody knows which number is which.
    expect(verdictOf('The Wi-Fi capture, and my Wi-Fi:', ...rows)).toBe('undetermined');
  });

  it('show a wrong password by the confirm that is refused', () => {
    const head = ['time', 'sa', 'da', 'alg', 'seq', 'status'].join('\t');
    const rows = [0, 4].flatMap((at) =>
      (
        [
          [false, 1, '0x0000'],
          [true, 1, '0x0000'],
          [false, 2, '0x0000'],
          [true, 2, '0x000f'],
        ] as const
      ).map(([isByPoint, seq, status], place) =>
        [at + 0.02 * place, ...(isByPoint ? [AP, STA] : [STA, AP]), 3, seq, status].join('\t'),
      ),
    );
    expect(verdictOf(head, ...rows)).toBe('wrong-passphrase/sae');
  });
});

describe('frames in rows', () => {
  const row = (
    at: number,
    isByPoint: boolean,
    rest: string,
    names: readonly [string, string] = [AP, STA],
  ) => {
    const [point, station] = names;
    const [from, to] = isByPoint ? [point, station] : [station, point];
    return `  ${Math.round(at * 1000) + 1} ${at.toFixed(6)} ${from} -> ${to} ${rest}`;
  };
  const key = (message: number): string => `EAPOL 155 Key (Message ${message} of 4)`;
  const open = (at: number): string[] => [
    row(at, false, '802.11 52 Authentication, SN=1, FN=0, Flags=........'),
    row(at + 0.002, true, '802.11 52 Authentication, SN=2, FN=0, Flags=........'),
    row(at + 0.004, false, '802.11 133 Association Request, SN=2, FN=0, Flags=........, SSID="lab"'),
    row(at + 0.006, true, '802.11 83 Association Response, SN=3, FN=0, Flags=........'),
  ];

  it('end in a connection with message 4/4, by addresses or by half of one', () => {
    const names = ['Maker_00:00:00', 'Other_00:01:00'] as const;
    const shake = [1, 2, 3, 4].map((message) =>
      row(message / 100, message % 2 === 1, key(message), message > 4 ? [AP, STA] : names),
    );
    expect(verdictOf(...shake)).toBe('healthy');
    expect(verdictOf(...shake.slice(0, 2))).toBe('undetermined');
  });

  it('say of an answer nothing that they do not show', () => {
    const { events, verdict } = judged(...open(1), ...open(9), ...open(20));
    expect(verdict).toBe('undetermined');
    expect(events.filter(({ kind }) => kind === 'assoc-response')).toHaveLength(0);
    // What comes next shows that it was a good one.
    expect(events.filter(({ kind }) => kind === 'auth-response')).toHaveLength(3);
  });

  it('take the code from the frame that is taken apart below', () => {
    const refused = open(1).slice(2);
    const code = '    Status code: Invalid pairwise master key identifier (PMKID) (0x0035)';
    expect(verdictOf(...refused, code)).toBe('stale-pmksa/invalid-pmkid');
    const { events } = judged(...refused, code);
    const answer = events.find(({ kind }) => kind === 'assoc-response');
    expect(answer?.origin.line).toBe(3);
    expect(answer?.origin.text).toContain('(0x0035)');
  });

  it('are no access point’s and no station’s where nothing shows who is which', () => {
    const lines = [row(1, true, '802.11 26 Deauthentication, SN=1, FN=0, Flags=........')];
    expect(framesIn([{ text: lines[0] ?? '', number: 1 }], 0).events).toHaveLength(0);
  });

  it('stand beside the log of a program that is known', () => {
    const log = `wlan0: STA ${STA} IEEE 802.11: associated`;
    const { events } = judged(log, ...open(1), row(1.1, true, key(1)));
    expect(events.some(({ witness }) => witness === 'access-point')).toBe(true);
    expect(events.filter(({ witness }) => witness === 'air').length).toBeGreaterThan(3);
  });
});

it('details of a frame are read without its row', () => {
  const frame = (number: number, at: number, from: string, to: string, ...rest: readonly string[]) => [
    `Frame ${number}: 52 bytes on wire (416 bits), 52 bytes captured (416 bits)`,
    `    [Time since reference or first frame: ${at.toFixed(9)} seconds]`,
    `    Receiver address: ${to} (${to})`,
    `    Transmitter address: ${from} (${from})`,
    `    BSS Id: ${AP} (${AP})`,
    ...rest.map((line) => `    ${line}`),
  ];
  const lines = [0, 3].flatMap((at) => [
    ...frame(1 + at, at, STA, AP, 'Type/Subtype: Association Request (0x0000)', '    PMKID Count: 1'),
    ...frame(2 + at, at + 0.01, AP, STA, 'Type/Subtype: Deauthentication (0x000c)'),
    '    Reason code: Previous authentication no longer valid (0x0002)',
  ]);
  expect(verdictOf(...lines)).toBe('stale-pmksa/deauth-before-association');
});

it('fields are named by the command that shows them, and between two each frame is to the other', () => {
  const call = (separator: string): string =>
    `$ tshark -r lab.pcapng -Y "wlan.addr == ${STA}" -T fields ${separator}-e frame.time_relative -e wlan.sa -e _ws.col.Info -e wlan.rsn.pmkid.count -e wlan.fixed.status_code`;
  const rows = (sign: string, third?: string): string[] =>
    [12, 15].flatMap((at) => [
      [
        `${at}.1`,
        third ?? STA,
        'Reassociation Request, SN=1, FN=0, Flags=........C, SSID="lab"',
        '1',
        '',
      ].join(sign),
      [`${at}.2`, AP, 'Reassociation Response, SN=2, FN=0, Flags=........C', '', '0x0035'].join(sign),
    ]);
  expect(verdictOf(call(''), ...rows('\t'))).toBe('stale-pmksa/invalid-pmkid');
  expect(verdictOf(call("-E separator=';' "), ...rows(';'))).toBe('stale-pmksa/invalid-pmkid');
  expect(verdictOf(call('-E separator=/s '), ...rows(';'))).toBe('undetermined');
  // Of three nobody knows who is answered.
  expect(verdictOf(call(''), ...rows('\t'), ...rows('\t', '02:00:00:00:01:01'))).toBe('undetermined');
});

it('fields that stand behind the number of their frame are read', () => {
  const frames = [1, 9].flatMap((at) => [
    `${at} ${at}.000000 ${STA} ${AP} 802.11 133 Association Request, SN=2, FN=0, Flags=........, SSID="lab"`,
    `${at + 1} ${at}.010000 ${AP} ${STA} 802.11 38 Deauthentication, SN=3, FN=0, Flags=........`,
  ]);
  const told = [1, 9].flatMap((at) => [
    `Frame ${at}: Tag: RSN Information`,
    '    Auth Key Management (AKM) type: SAE (SHA256) (8)',
    '    PMKID Count: 1',
    `Frame ${at + 1}: Reason code: Previous authentication no longer valid (0x0002)`,
  ]);
  const { events, verdict } = judged(...frames, ...told);
  expect(verdict).toBe('stale-pmksa/deauth-before-association');
  expect(events.filter((event) => event.kind === 'assoc-request').map(({ akms }) => akms)).toEqual([
    ['sae'],
    ['sae'],
  ]);
});

it('packets of DHCP are of the station that was let in before them', () => {
  const key = (message: number, at: number): string => {
    const [from, to] = message % 2 === 1 ? [AP, STA] : [STA, AP];
    return `${message} ${at.toFixed(6)} ${from} -> ${to} EAPOL 155 Key (Message ${message} of 4)`;
  };
  const shake = [1, 2, 3, 4].map((message) => key(message, 1 + message / 100));
  const discover = (at: number): string =>
    `9 ${at.toFixed(6)} 0.0.0.0 -> 255.255.255.255 DHCP 334 DHCP Discover - Transaction ID 0x1`;
  const ack = '12 40.100000 192.0.2.1 -> 192.0.2.7 DHCP 342 DHCP ACK      - Transaction ID 0x1';
  const asked = [...shake, discover(1.3), discover(4.3), discover(11.3), discover(26.3)];
  expect(verdictOf(...asked)).toBe('no-address/dhcp-silent');
  expect(verdictOf(...asked, discover(40), ack)).toBe('healthy');
});

describe('rows whose parties have names', () => {
  const heading = 'No.   Time      Source     Destination  Info';
  /** @param number of the frame's sequence */
  const asks = (at: number, number: number, behind = ''): readonly string[] => [
    ` 1   ${at.toFixed(6)}   Laptop     Router       Authentication, SN=${String(number)}, FN=0, Flags=........C   (Open System)`,
    ` 2   ${(at + 0.0003).toFixed(6)}   Router     Laptop       Authentication, SN=0, FN=0, Flags=........C   (Open System, Successful)`,
    ` 3   ${(at + 0.004).toFixed(6)}   Laptop     Router       Association Request, SN=${String(number + 1)}, FN=0, Flags=........C, SSID="lab"   ${behind}`,
  ];
  const again = (at: number, number: number): string =>
    ` 4   ${at.toFixed(6)}   Laptop     Router       Association Request, SN=${String(number)}, FN=0, Flags=....R...C, SSID="lab"`;
  const keyed = 'RSN: AKM SAE (8), PMKID count 1';

  it('show by themselves that nobody answers, where a request is sent again and then anew', () => {
    const rows = [heading, ...asks(0, 10, keyed), again(0.1, 11), again(0.2, 11)];
    const more = [...asks(6, 20, keyed), again(6.1, 21), ...asks(12, 30, keyed)];
    expect(verdictOf(...rows, ...more)).toBe('stale-pmksa/association-unanswered');
    expect(verdictOf(heading, ...asks(0, 10, keyed), ...asks(6, 20, keyed), ...asks(12, 30, keyed))).toBe(
      'undetermined',
    );
  });
  it('may stand in cells, with a status behind the words', () => {
    const cell = (at: string, from: string, to: string, info: string): string =>
      `"1","${at}","${from}","${to}","${info.replaceAll('"', '""')}"`;
    const rows = [
      '"No.","Time","Source","Destination","Info"',
      cell('0.1', 'Phone', 'Router', 'Authentication, SN=20, FN=0, Flags=........C (Open System)'),
      cell('0.2', 'Router', 'Phone', 'Authentication, SN=0, FN=0, Flags=........C (Open System)'),
      cell(
        '0.3',
        'Phone',
        'Router',
        'Association Request, SN=21, FN=0, Flags=........C, SSID="lab" [PMKID count 1]',
      ),
      cell(
        '0.4',
        'Router',
        'Phone',
        'Association Response, SN=1, FN=0, Flags=........C [Status code: Invalid PMKID (0x0035)]',
      ),
    ];
    expect(verdictOf(...rows)).toBe('stale-pmksa/invalid-pmkid');
    const healed = [
      cell('0.5', 'Phone', 'Router', 'Authentication, SN=22, FN=0, Flags=........C (SAE, commit)'),
      cell('0.6', 'Router', 'Phone', 'Authentication, SN=2, FN=0, Flags=........C (SAE, commit)'),
      cell('0.7', 'Phone', 'Router', 'Authentication, SN=23, FN=0, Flags=........C (SAE, confirm)'),
      cell('0.8', 'Router', 'Phone', 'Authentication, SN=3, FN=0, Flags=........C (SAE, confirm)'),
      cell('0.9', 'Phone', 'Router', 'Association Request, SN=24, FN=0, Flags=........C, SSID="lab"'),
      cell(
        '1.0',
        'Router',
        'Phone',
        'Association Response, SN=4, FN=0, Flags=........C [Status code: Successful (0x0000)]',
      ),
      ...['1', '2', '3', '4'].map((message, place) =>
        place % 2 === 0
          ? cell('1.1', 'Router', 'Phone', `Key (Message ${message} of 4)`)
          : cell('1.2', 'Phone', 'Router', `Key (Message ${message} of 4)`),
      ),
      cell('1.3', 'Router', 'Phone', 'DHCP ACK      - Transaction ID 0x5cc00a11'),
    ];
    expect(verdictOf(...rows, ...healed)).toMatch(/^healthy/);
  });
  it('need no heading where the protocol has a column', () => {
    const frame = (at: string, number: string, flags: string): string =>
      ` 611  ${at}  Tablet  Router  802.11  Authentication, SN=${number}, FN=0, Flags=${flags}`;
    const rows = [
      frame('20.00', '901', '........'),
      frame('20.01', '901', '....R...'),
      frame('20.20', '902', '........'),
      frame('20.21', '902', '....R...'),
      frame('20.40', '903', '........'),
    ];
    expect(verdictOf(...rows)).toBe('auth-timeout');
  });
  it('are complete by one like them that was taken apart', () => {
    const row = (at: string, from: string, to: string, info: string): string =>
      ` ${at.replace('.', '')}  ${at}  ${from}  ${to}  802.11  ${info}, SN=1, FN=0, Flags=........C`;
    const round = (second: string): readonly string[] => [
      row(`${second}.1`, STA, AP, 'Authentication'),
      row(`${second}.2`, AP, STA, 'Authentication'),
      row(`${second}.3`, STA, AP, 'Association Request'),
      row(`${second}.4`, AP, STA, 'Deauthentication'),
    ];
    const apart = [
      'Frame 203: Tag: RSN Information',
      '    Auth Key Management (AKM) type: SAE (SHA256) (8)',
      '    PMKID Count: 1',
      'Frame 204: Reason code: Previous authentication no longer valid (0x0002)',
    ];
    expect(verdictOf(...round('10'), ...round('20'), ...apart)).toBe('stale-pmksa/deauth-before-association');
    const other = 'Frame 104: Reason code: Unspecified reason (0x0001)';
    expect(verdictOf(...round('10'), ...round('20'), ...apart, other)).toBe('undetermined');
  });
  it('of other things are no frames', () => {
    const line = '10:11:12 lab sshd Authentication failed for a user';
    const { events } = judged(line, line, line);
    expect(events.filter(({ witness }) => witness === 'air')).toEqual([]);
  });
});
