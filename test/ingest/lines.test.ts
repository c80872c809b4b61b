import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { LineSplitter, LONGEST_LINE } from '../../app/ingest/lines.ts';
import { wpaSupplicant } from '../../app/ingest/wpa-supplicant/dialect.ts';
import { copied, latin1 } from '../../app/ingest/text.ts';
import { read } from './support.ts';

const split = (chunks: readonly Uint8Array[]): { lines: string[]; overlong: number } => {
  const lines: string[] = [];
  let overlong = 0;
  const splitter = new LineSplitter(
    (bytes, start, end) => lines.push(Buffer.from(bytes.subarray(start, end)).toString('latin1')),
    () => overlong++,
  );
  for (const chunk of chunks) splitter.feed(chunk);
  splitter.end();
  return { lines, overlong };
};

describe('LineSplitter', () => {
  it('cuts any text like split does, however it is cut into chunks and wherever these lie in memory', () => {
    const text = fc.array(fc.constantFrom('\n', 'a', '\r', '\x0b', '\x8a', 'bcdefg'), { maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat({ max: 9 }), { maxLength: 40 }),
        fc.nat({ max: 3 }),
        (parts, sizes, shift) => {
          const whole = parts.join('');
          const bytes = Buffer.alloc(whole.length + shift);
          bytes.write(whole, shift, 'latin1');
          const chunks: Uint8Array[] = [];
          let start = shift;
          for (const size of sizes) {
            chunks.push(bytes.subarray(start, start + size));
            start += size;
          }
          chunks.push(bytes.subarray(start));
          const expected = whole.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(split(chunks)).toEqual({ lines: expected, overlong: 0 });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('counts a line that is too long and holds none of it', () => {
    const long = Buffer.alloc(LONGEST_LINE + 1, 0x61);
    const ok = Buffer.alloc(LONGEST_LINE, 0x61);
    const lf = Buffer.from('\n');
    expect(split([long, lf, Buffer.from('x\n')])).toEqual({ lines: ['x'], overlong: 1 });
    expect(split([Buffer.concat([long, lf, Buffer.from('x')])])).toEqual({ lines: ['x'], overlong: 1 });
    expect(split([ok, lf]).lines[0]).toHaveLength(LONGEST_LINE);
    expect(split([long]).overlong).toBe(1);
  });
});

describe('createIngest', () => {
  it('survives a line of 64 MiB', () => {
    const piece = Buffer.alloc(1 << 20, 'CTRL-EVENT-DISCONNECTED bssid=');
    const ingest = createIngest({ dialect: wpaSupplicant, emit: () => undefined });
    for (let i = 0; i < 64; i++) ingest.feed(piece);
    ingest.feed('\nwlan1: Associated with 02:00:00:00:00:00\n');
    ingest.end();
    expect(ingest.counts).toEqual({ lines: 2, recognised: 1, unknown: 1, damaged: 1 });
  });

  it('takes text and plain bytes like a Buffer', () => {
    const line = 'wlan1: Associated with 02:00:00:00:00:00\n';
    const kinds: string[] = [];
    const ingest = createIngest({ dialect: wpaSupplicant, emit: ({ kind }) => kinds.push(kind) });
    ingest.feed(line);
    ingest.feed(new Uint8Array(Buffer.from(line)));
    ingest.end();
    expect(kinds).toEqual(['assoc-response', 'assoc-response']);
  });

  it('finds the dialect behind thousands of foreign lines', () => {
    const foreign = 'Nov 21 01:00:00 lab kernel: usb 1-1: new device\n'.repeat(9_000);
    const { events, ingest } = read(
      `${foreign}Nov 21 01:00:01 lab wpa_supplicant[1]: wlan1: Associated with 02:00:00:00:00:00\n`,
    );
    expect(ingest.dialect).toBe('wpa_supplicant');
    expect(events).toHaveLength(1);
    expect(events[0]?.origin.line).toBe(9_001);
  });

  it('says that nothing fits', () => {
    const { ingest } = read('lorem\nipsum\n'.repeat(10_000));
    expect(ingest.dialect).toBeUndefined();
    expect(ingest.counts).toEqual({ lines: 20_000, recognised: 0, unknown: 20_000, damaged: 0 });
  });

  it('counts a cut line as damaged', () => {
    const { events, ingest } = read(
      "wlan1: Associated with 02:00:00:00:0\nwlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='la\n",
      { dialect: wpaSupplicant },
    );
    expect(events).toEqual([]);
    expect(ingest.counts).toEqual({ lines: 2, recognised: 0, unknown: 2, damaged: 2 });
  });
});

describe('a chunk that is overwritten once it was fed', () => {
  const log = "wlan0: Trying to associate with 02:00:00:00:00:01 (SSID='lab' freq=2412 MHz)";
  const entry = `__CURSOR=s\n_COMM=wpa_supplicant\n__REALTIME_TIMESTAMP=1795000000000000\nMESSAGE=${log}\n\n`;
  it.each([
    ['lines', `${log}\n`],
    ['a journal as journalctl -o export writes it', entry],
  ])('has been read: %s', (_, part) => {
    const whole = Buffer.from(part.repeat(2 + Math.ceil((1 << 17) / part.length)), 'latin1');
    const buffer = Buffer.alloc(1 << 16);
    const at: (readonly [string, number])[] = [];
    const ingest = createIngest({ emit: ({ kind, origin }) => at.push([kind, origin.line]) });
    for (let start = 0; start < whole.length; start += buffer.length) {
      ingest.feed(buffer.subarray(0, whole.copy(buffer, 0, start)));
      buffer.fill('x');
    }
    ingest.end();
    const expected: (readonly [string, number])[] = [];
    const kept = createIngest({ emit: ({ kind, origin }) => expected.push([kind, origin.line]) });
    kept.feed(whole);
    kept.end();
    expect(at).toHaveLength(whole.length / part.length);
    expect(at).toEqual(expected);
  });
});

describe('a copy of bytes', () => {
  it('is one, and of the kind that becomes text fast', () => {
    const chunk = Buffer.from('abc');
    const copy = copied(chunk, 1);
    chunk.fill('x');
    expect(latin1(copy, 0, copy.length)).toBe('bc');
    expect('latin1Slice' in copy).toBe(true);
  });
});
