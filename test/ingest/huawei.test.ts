import { read as judge } from '../support/station-log.ts';
import { describe, expect, it } from 'vitest';
import { huaweiAc } from '../../app/ingest/huawei-ac/dialect.ts';
import { Doctor } from '../../app/pipeline.ts';
import { present, read } from './support.ts';

const STA = '0200-0000-0100';
const WHEN = '2026-11-21/01:00:00';
const CACHED = 'The key is incorrect or the STA uses the cached PMK.';
const row = (station: string, reason = CACHED): string =>
  `${station}  AP           19         lab-ap02     2/1      ${WHEN}  ${reason}`;
const wsrv = (message: string, station = STA): string =>
  `<7>Nov 21 2026 01:00:00.270.1 lab-ap01 WSRV/7/BTRACE:(BTRACE)(WLAN_AP)(${station}):${message}`;
const WRONG_MIC = wsrv("[WPA] EAPOL-Key (message2/4) packet's MIC is wrong");
const FAILED = wsrv(
  'server : notify handshake result : IsPtkRekey = 0 keyBitMap(0x1:ptk,0x2:gtk) = 0x1 result(0:success,1:fail) = 2',
);
const KINDS = ['assoc-response', 'mic-failure', 'handshake-retries-exhausted'];

const kindsOf = (text: string): readonly string[] =>
  read(text, { dialect: huaweiAc }).events.map(({ kind }) => kind);
/** Breaks a line as a terminal does: at its last column, and nothing is lost. */
const wrapped = (line: string, width: number): string =>
  (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
/** Breaks a line as a mail program does: at a blank, which is lost. */
const folded = (line: string, width: number): string =>
  line.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '> $1\n');

describe('a row of the record', () => {
  it('is told at its own time, with the row as evidence', () => {
    const { events } = read(`${row(STA)}\n`, { dialect: huaweiAc });
    expect(events.map(({ kind }) => kind)).toEqual(KINDS);
    const first = present(events[0]);
    expect(first).toMatchObject({ witness: 'access-point', station: '02:00:00:00:01:00', iface: '' });
    expect(first.at).toBe(Date.parse('2026-11-21T01:00:00Z'));
    expect(first.origin.text).toContain(CACHED);
  });

  it.each([60, 72, 80, 100])('is read where a terminal of %i columns wrapped it', (width) => {
    expect(kindsOf(`${wrapped(row(STA), width)}\n-----------\n`)).toEqual(KINDS);
  });

  it('is read where the pager stood in it', () => {
    const [head, tail] = [row(STA, ''), `  ${CACHED}`];
    expect(kindsOf(`${head}\n  ---- More ----\x1b[42D      \x1b[42D${tail}\n`)).toEqual(KINDS);
  });

  it('is read as far as it goes where its end was cut off', () => {
    expect(kindsOf(`${row(STA, 'The key is incorrect or the S')}\n${row('0200-0000-0101')}\n`)).toEqual([
      ...KINDS,
      ...KINDS,
    ]);
  });

  it('says no more than that the station did not get in where the reason is not known', () => {
    expect(kindsOf(`${row(STA, 'A reason of another release.')}\n`)).toEqual([
      'assoc-request',
      'join-failed',
    ]);
  });

  it('minds a time zone', () => {
    const { events } = read(`${STA} AP 19 ap 2/1 ${WHEN}+08:00 ${CACHED}\n`, { dialect: huaweiAc });
    expect(events[0]?.at).toBe(Date.parse('2026-11-20T17:00:00Z'));
  });

  it('is no failure where the command asked for those that went offline', () => {
    const gone = row(STA, 'The STA leaves the network.');
    expect(kindsOf(`[AC] display station offline-record all\n${gone}\n`)).toEqual([]);
    const both = `[AC] display station offline-record all\n${gone}\n[AC] display station online-fail-record all\n${row(STA)}\n`;
    expect(kindsOf(both)).toEqual(KINDS);
  });

  it('is not the address that a command names', () => {
    const text = `[AC-diagnose] display station online-fail-record sta-mac ${STA} Rf/WLAN: Radio ID/WLAN ID -------- ${row('0200-0000-0101')}`;
    const { events } = read(`${text}\n`, { dialect: huaweiAc });
    expect(new Set(events.map(({ station }) => station))).toEqual(new Set(['02:00:00:00:01:01']));
  });
});

describe('a trace', () => {
  it.each([70, 80, 100, 132])('is read where a terminal of %i columns wrapped it', (width) => {
    expect(kindsOf([WRONG_MIC, FAILED].map((line) => wrapped(line, width)).join('\n'))).toEqual(KINDS);
  });

  it.each([60, 76])('is read where a mail program folded and quoted it at %i', (width) => {
    expect(kindsOf([WRONG_MIC, FAILED].map((line) => folded(line, width)).join(''))).toEqual(KINDS);
  });

  it('is read where it was run together with prose around it', () => {
    const { events } = read(`It says: ${WRONG_MIC} ${FAILED} What is it?\n`, { dialect: huaweiAc });
    expect(events.map(({ kind }) => kind)).toEqual(KINDS);
    expect(events[1]?.origin.text).not.toContain('notify handshake result');
  });

  it('begins behind the association and says so, without the times that it does not know', () => {
    const { events } = read(`${WRONG_MIC}\n`, { dialect: huaweiAc });
    expect(events[0]).toMatchObject({ kind: 'assoc-response', status: 0, bssid: '00:00:00:00:00:00' });
    expect(events[0]?.at).toBe(events[1]?.at);
  });

  it('gives the BSSID and the key management that its end tells to the handshake before it', () => {
    const frame = wsrv(
      'receive eap pkt from sta by BSS(37),[type(3)=EAPoL-Key, destmac=02:00:00:00:00:00, len=139]',
    );
    const sae = wsrv('[WPA] SAE notify Del sta (R:1, V:17) Ret:185008129');
    const { events } = read([frame, WRONG_MIC, FAILED, sae].join('\n'), { dialect: huaweiAc });
    expect(events).toMatchObject([
      { kind: 'assoc-response', bssid: '02:00:00:00:00:00', origin: { line: 1 } },
      { kind: 'akm-selected', akm: 'sae', origin: { line: 4 } },
      { kind: 'mic-failure', origin: { line: 2 } },
      { kind: 'handshake-retries-exhausted', message: 2, origin: { line: 3 } },
    ]);
  });

  it('keeps two stations apart', () => {
    const other = wsrv("[WPA] EAPOL-Key (message2/4) packet's MIC is wrong", '0200-0000-0101');
    const { events } = read([WRONG_MIC, other, FAILED].join('\n'), { dialect: huaweiAc });
    const own = events.filter(({ station }) => station === '02:00:00:00:01:00');
    expect(own.map(({ kind }) => kind)).toEqual(KINDS);
  });

  it('has events of a station that is never heard of again', () => {
    const lines = Array.from({ length: 5000 }, (_, index) =>
      wsrv(
        "[WPA] EAPOL-Key (message2/4) packet's MIC is wrong",
        `0200-0000-${index.toString(16).padStart(4, '0')}`,
      ),
    );
    expect(kindsOf(lines.join('\n')).filter((kind) => kind === 'mic-failure')).toHaveLength(5000);
  });
});

describe('a masked address', () => {
  it('is one station wherever it stands, and a different one from another mask', () => {
    const station = (mask: string): string | undefined =>
      read(`${row(mask)}\n`, { dialect: huaweiAc }).events[0]?.station;
    expect(station('yyyy-yyyy-yyyy')).toBe(station('YYYY-YYYY-YYYY'));
    expect(station('yyyy-yyyy-yyyy')).not.toBe(station('xxxx-xxxx-xxxx'));
    expect(station('0200-0000-****')).toMatch(/^fe:ff(?::[\da-f]{2}){4}$/);
  });
});

it('makes every station of a long record a link of its own', () => {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    row(
      `0200-0000-${index.toString(16).padStart(4, '0')}`,
      index === 7 ? 'The number of STAs exceeds the physical specifications allowed by the AP.' : CACHED,
    ),
  );
  const doctor = new Doctor();
  for (const event of read(rows.join('\n'), { dialect: huaweiAc }).events) doctor.see(event);
  expect(doctor.world.links.size).toBe(3000);
  expect(doctor.world.links.get('access-point  02:00:00:00:00:07')?.ended?.end).toMatchObject({ status: 17 });
});

it('is detected in a mail', () => {
  const text = ['Hello,', 'the Mac cannot join. This is what I get:', '', row(STA), '', 'Regards'].join(
    '\r\n',
  );
  expect(read(text).ingest.dialect).toBe('huawei-ac');
});

it.each([
  ['Radius authentication reject', 'eap-rejected'],
  ['The radius server is up but has no reply', 'eap-timeout'],
])('reads a record that has its fields below each other: %s', (reason, verdict) => {
  const record = [
    'User name               : lab',
    'User MAC                : 0200-0000-0100',
    'User access type        : 802.1x',
    'User login time         : 2026/11/21 01:00:00',
    `User online fail reason : ${reason}`,
  ];
  expect(judge(record).verdict).toBe(verdict);
});

it('tells a login that ended in silence from one that was refused', () => {
  const trace = (message: string): string =>
    `[BTRACE][2026/11/21 01:00:00][6144][EAPoL][0200-0000-0100]:${message}`;
  const asked = trace('Send a EAPoL request identity packet to user.');
  const end = trace('Send EAP-Failure packet to user.');
  const steps = (lines: readonly string[]): readonly string[] =>
    read(lines.join('\n'), { dialect: huaweiAc }).events.flatMap((event) =>
      event.kind === 'eap' ? [event.step] : [],
    );
  expect(steps([asked, trace('No response of request challenge from user.'), end])).toEqual([
    'started',
    'timeout',
    'timeout',
  ]);
  expect(steps([asked, end])).toEqual(['started', 'failure']);
});
