import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { allDialects, lineDialects } from '../../app/ingest/dialects.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { LineReader } from '../../app/ingest/line-reader.ts';
import { bytesOf } from '../../app/ingest/text.ts';
import { Doctor } from '../../app/pipeline.ts';
import { present, read } from './support.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
const recording = (name: string): string => {
  const bytes = readFileSync(join(scenarios, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
};
const journals = readdirSync(join(scenarios, 'nm-healthy-sae')).filter((name) => name.startsWith('journal'));

/** What an event says, without where it was read and when. */
const told = (event: WifiEvent): object => ({ ...event, origin: undefined, at: undefined });

const SME = "wlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab-sae' freq=2412 MHz)";
const CONNECTED = 'wlan1: CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=]';
const noise = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `Nov 21 01:00:00 lab gnome-shell[${i}]: frame ${i} took long\n`,
  ).join('');
const line = (message: string): string => `Nov 21 01:00:01 lab wpa_supplicant[612]: ${message}\n`;

type Fields = Readonly<Record<string, string | Uint8Array>>;

/** One entry of `-o export`: a text with a line end, or bytes, as the journal writes them. */
const entry = (fields: Fields): string => {
  let text = '__CURSOR=s=1;i=1\n__REALTIME_TIMESTAMP=1795222476640752\n';
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && !value.includes('\n')) {
      text += `${name}=${value}\n`;
      continue;
    }
    const bytes = Buffer.from(value as string, 'latin1');
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes.length));
    text += `${name}\n${length.toString('latin1')}${bytes.toString('latin1')}\n`;
  }
  return `${text}\n`;
};
const supplicantEntry = (message: string, more: Fields = {}): string =>
  entry({ ...more, SYSLOG_IDENTIFIER: 'wpa_supplicant', MESSAGE: message });

describe('every form of one journal', () => {
  const reference = read(recording('nm-healthy-sae/journal.json.gz'), { year: 2026 });

  it('was recorded', () => {
    expect(journals).toHaveLength(14);
    expect(reference.ingest.dialects.toSorted()).toEqual(['kernel', 'networkmanager', 'wpa_supplicant']);
  });

  it.each(journals)('%s says the same', (name) => {
    const { events, ingest } = read(recording(`nm-healthy-sae/${name}`), { year: 2026 });
    expect(events.map(told)).toEqual(reference.events.map(told));
    expect(ingest.counts.recognised).toBe(reference.ingest.counts.recognised);
    if (name.includes('monotonic')) return;
    // Stamps in text are truncated; those of `-o short` and some others to seconds.
    events.forEach((event, i) => {
      const difference = present(reference.events[i]?.at) - present(event.at);
      expect(Math.abs(difference), event.origin.text).toBeLessThan(1001);
    });
  });
});

describe('a journal in which other programs speak', () => {
  it('is known by lines that come late', () => {
    const { events, ingest } = read(noise(9_000) + line(SME) + noise(3) + line(CONNECTED));
    expect(events.map(({ kind }) => kind)).toEqual(['auth-request', 'connected']);
    expect(events[1]?.origin.line).toBe(9_005);
    expect(ingest.counts).toMatchObject({ lines: 9_005, recognised: 2, unknown: 9_003 });
  });

  it('is known by a program whose lines say nothing yet', () => {
    const idle = 'Nov 21 01:00:00 lab kernel: usb 1-4: new high-speed USB device number 9 using xhci_hcd\n';
    const { events, ingest } = read(idle + noise(5_000) + line(SME));
    expect(events.map(({ kind }) => kind)).toEqual(['auth-request']);
    expect(ingest.dialects).toEqual(['wpa_supplicant']);
  });

  it('is not read at all where nobody of ours speaks', () => {
    const { ingest } = read(`-- No entries --\n${noise(10)}`);
    expect(ingest.dialect).toBeUndefined();
    expect(ingest.counts.recognised).toBe(0);
  });
});

describe('the filter', () => {
  const carried = lineDialects.filter(({ programs }) => programs !== undefined);
  const bytesOfLine = (text: string): Uint8Array => bytesOf(`${text}#`);
  const both = (text: string): readonly [number, number] => {
    const bytes = bytesOfLine(text);
    const parsers = [0, 1].map(() => new LineReader(carried, 0, () => undefined));
    return [
      present(parsers[0]).parseBytes(bytes, 0, bytes.length - 1, 1),
      present(parsers[1]).parseText(text, 1),
    ];
  };

  it.each(journals.filter((name) => !/pretty|verbose|export/.test(name)))('lets %s through', (name) => {
    for (const text of recording(`nm-healthy-sae/${name}`).split('\n')) {
      const [seen, due] = both(text);
      expect(seen, text).toBe(due);
    }
  });

  it('lets through whatever the text would be recognised in', () => {
    const stamps = fc.constantFrom(
      'Nov 21 01:00:00 lab ',
      'Nov 21 01:00:00.123456 lab ',
      'Nov  1 01:00:00 ',
      '2026-11-21T01:00:00+0000 lab ',
      'Sat 2026-11-21 01:00:00 UTC lab ',
      '[   12.345678] lab ',
      '1795222476.640752 lab ',
      '<29>Nov 21 01:00:00 lab ',
      '',
    );
    const names = fc.constantFrom(
      'wpa_supplicant[1]: ',
      'kernel: ',
      'NetworkManager: ',
      'wpa_supplicant@wlan0.service[1]: ',
      'x: ',
      '',
    );
    const messages = fc.constantFrom(
      SME,
      '',
      'wlan1: authenticate with 02:00:00:00:00:00',
      '{"a":1}',
      '-- Reboot --',
    );
    fc.assert(
      fc.property(stamps, names, messages, fc.nat({ max: 200 }), (stamp, name, message, end) => {
        const text = `${stamp}${name}${message}`.slice(0, end);
        const [seen, due] = both(text);
        expect(seen).toBe(due);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not take a name inside a text for a field', () => {
    const hostile = JSON.stringify({
      MESSAGE: '"SYSLOG_IDENTIFIER":"wpa_supplicant"',
      SYSLOG_IDENTIFIER: 'x',
      __REALTIME_TIMESTAMP: '1',
    });
    expect(both(hostile)).toEqual([0, 0]);
  });
});

describe('JSON', () => {
  const one = (fields: object): readonly WifiEvent[] =>
    read(
      `${JSON.stringify({ SYSLOG_IDENTIFIER: 'wpa_supplicant', __REALTIME_TIMESTAMP: '1000000', ...fields })}\n`,
    ).events;

  it.each([
    ['text', SME],
    ['bytes', [...bytesOf(SME)]],
    ['the first of several', [SME, 'other']],
    ['text with escapes', `${SME}\t`],
    ['text of several lines', `something\n${SME}`],
  ])('reads a message that is %s', (_what, MESSAGE) => {
    expect(one({ MESSAGE }).map(({ kind }) => kind)).toEqual(['auth-request']);
  });

  it('prefers the time at which the program spoke', () => {
    expect(one({ MESSAGE: SME, _SOURCE_REALTIME_TIMESTAMP: '2000' })[0]?.at).toBe(2);
    expect(one({ MESSAGE: SME })[0]?.at).toBe(1000);
  });

  it.each([null, 7, {}, [null], [[]]])('survives a message that is %j', (MESSAGE) => {
    expect(one({ MESSAGE })).toEqual([]);
  });
});

describe('whatever part of a journal is at hand', () => {
  const WRITER = /^\S+ +\d+ \S+ \S+ ([\w-]+)/;
  const parts = [
    ['NetworkManager'],
    ['NetworkManager', 'kernel'],
    ['NetworkManager', 'wpa_supplicant'],
    ['NetworkManager', 'wpa_supplicant', 'kernel'],
  ];
  const incidents = readdirSync(scenarios).filter((name) => existsSync(join(scenarios, name, 'journal.log')));

  it.each(incidents)('nothing in %s is held against the wrong one', (name) => {
    const lines = recording(`${name}/journal.log`).split('\n');
    for (const part of parts) {
      const own = lines.filter((text) => part.includes(WRITER.exec(text)?.[1] ?? ''));
      for (let length = 1; length <= own.length; length += 6) {
        const doctor = new Doctor();
        for (const event of read(own.slice(0, length).join('\n'), { year: 2026 }).events) doctor.see(event);
        const { verdict } = doctor.verdict();
        const where = `${part.join('+')}, ${length} lines`;
        if (!name.includes('wrong-pass')) expect(verdict, where).not.toBe('wrong-passphrase');
        if (!name.includes('deauth-2')) expect(verdict, where).not.toBe('stale-pmksa');
        if (!name.includes('not-found')) expect(verdict, where).not.toBe('network-not-found');
        if (part.length === 1) expect(['wrong-passphrase', 'stale-pmksa'], where).not.toContain(verdict);
      }
    }
  });

  it('is over with the next boot', () => {
    const boot = '-- Boot 25cef4c629464f928e3306032783a2bc --\n';
    const text = recording('nm-sae-deauth-2/journal.log') + boot + recording('nm-healthy-sae/journal.log');
    const doctor = new Doctor();
    for (const event of read(text, { year: 2026 }).events) doctor.see(event);
    expect(doctor.verdict()).toMatchObject({ verdict: 'healthy', recovered: true });
  });
});

describe('a new boot', () => {
  const kinds = (text: string): readonly string[] => read(text).events.map(({ kind }) => kind);
  const json = (boot: string, MESSAGE: string): string =>
    `${JSON.stringify({ SYSLOG_IDENTIFIER: 'wpa_supplicant', _BOOT_ID: boot, MESSAGE })}\n`;

  it('ends what was before, however it is told', () => {
    const due = ['auth-request', 'supplicant', 'auth-request'];
    expect(kinds(`${line(SME)}-- Boot 25cef4c629464f928e3306032783a2bc --\n${line(SME)}`)).toEqual(due);
    expect(kinds(`${line(SME)}-- Reboot --\n${line(SME)}`)).toEqual(due);
    expect(kinds(json('a', SME) + json('b', SME) + json('b', ''))).toEqual(due);
    const boots = ['a', 'b'].map((boot) => supplicantEntry(SME, { _BOOT_ID: boot }));
    expect(kinds(boots.join(''))).toEqual(due);
  });
});

describe('export', () => {
  it('reads fields in text and in bytes, in whatever chunks they come', () => {
    const text =
      entry({ SYSLOG_IDENTIFIER: 'gnome-shell', MESSAGE: 'a\n\nMESSAGE=b\n\n__CURSOR=c' }) +
      supplicantEntry(`first\n${SME}`) +
      entry({ MESSAGE: CONNECTED, _COMM: 'wpa_supplicant', OTHER: '\n\n\n' });
    const whole = read(text);
    expect(whole.events.map(({ kind, origin }) => [kind, origin.line])).toEqual([
      ['auth-request', 2],
      ['connected', 3],
    ]);
    expect(whole.ingest.counts).toEqual({ lines: 3, recognised: 2, unknown: 1, damaged: 0 });
    // Behind what is held back at first, every chunk is read as it comes.
    const front = entry({ SYSLOG_IDENTIFIER: 'x', MESSAGE: 'y' }).repeat(1_500);
    for (const chunk of [1, 2, 3, 7, 64, 1_000]) {
      const ingest = createIngest({ emit: (event) => events.push(event) });
      const events: WifiEvent[] = [];
      ingest.feed(front);
      for (let p = 0; p < text.length; p += chunk) ingest.feed(text.slice(p, p + chunk));
      ingest.end();
      expect(events.map(told)).toEqual(whole.events.map(told));
      expect(ingest.counts.lines).toBe(1_503);
    }
  });

  it('goes on behind a field that is too long, and behind a length that cannot be', () => {
    const long = supplicantEntry(SME, { COREDUMP: new Uint8Array(200_000).fill(10) });
    expect(read(long + supplicantEntry(SME)).events).toHaveLength(2);
    const impossible = `__CURSOR=x\nMESSAGE\n${'\xff'.repeat(8)}${'\n'.repeat(3)}`;
    const { events, ingest } = read(supplicantEntry(SME) + impossible + supplicantEntry(SME));
    expect(events).toHaveLength(2);
    expect(ingest.counts.damaged).toBe(1);
  });

  it('may end, as a buffer of Node does, while the next entry is looked for', () => {
    const ingest = createIngest({ emit: () => undefined });
    const impossible = `__CURSOR=x\nMESSAGE\n${'\xff'.repeat(8)}\nx\n`;
    // More than what is held back at first: from there on chunks are read as they are.
    const front = supplicantEntry(SME).repeat(1_500);
    ingest.feed(Buffer.from(front + impossible, 'latin1'));
    ingest.end();
    expect(ingest.counts).toEqual({ lines: 1_501, recognised: 1_500, unknown: 1, damaged: 1 });
  });

  it('counts an entry that was cut', () => {
    const text = supplicantEntry(`${SME}\n`);
    for (let length = 1; length < text.length; length++) {
      const { counts } = read(text.slice(0, length)).ingest;
      expect(counts.recognised + counts.unknown).toBe(counts.lines);
    }
  });

  it('survives anything', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\n\n', '__CURSOR=', 'MESSAGE', 'MESSAGE=', 'SYSLOG_IDENTIFIER=wpa_supplicant\n'),
      fc.constantFrom('\x05\0\0\0\0\0\0\0', '\0\0\0\0\0\x01\0\0', SME),
      fc.string({ unit: 'binary-ascii', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { counts } = read(`__CURSOR=a\n${pieces.join('')}`, { chunk: 13 }).ingest;
        expect(counts.recognised + counts.unknown).toBe(counts.lines);
      }),
    );
  });

  it('is read by the one dialect that the caller wants', () => {
    const wanted = allDialects.find(({ name }) => name === 'networkmanager');
    expect(read(supplicantEntry(SME), { dialect: present(wanted) }).events).toEqual([]);
  });
});

describe('entries on several lines', () => {
  it('end where the next thing begins', () => {
    const broken = `{\n\t"MESSAGE" : "x",\n${line(SME)}`;
    expect(read(broken).events.map(({ kind }) => kind)).toEqual(['auth-request']);
  });

  it('are left out where they never end', () => {
    const endless = `{\n${`\t"A" : "${'x'.repeat(1_000)}",\n`.repeat(2_000)}}\n${line(SME)}`;
    expect(read(endless).events.map(({ kind }) => kind)).toEqual(['auth-request']);
  });
});
