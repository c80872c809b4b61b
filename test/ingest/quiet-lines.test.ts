import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownFronts } from '../../app/ingest/known-fronts.ts';
import { DAMAGED, RECOGNISED, UNKNOWN, type Recognition } from '../../app/ingest/dialect.ts';
import { lineDialects } from '../../app/ingest/dialects.ts';
import { ANYBODY, bitOf } from '../../app/ingest/opening-filter.ts';
import { NEW, QUIET_REACH, QuietLines } from '../../app/ingest/quiet-lines.ts';
import { StackedDress } from '../../app/ingest/stacked-dress.ts';
import { bytesOf } from '../../app/ingest/text.ts';

/** Few letters and lengths about the limit: lines that nearly collide. */
const line = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 5 }),
  fc
    .tuple(
      fc.integer({ min: QUIET_REACH - 3, max: QUIET_REACH + 3 }),
      fc.integer({ min: 0, max: QUIET_REACH }),
    )
    .map(([length, at]) => `${'a'.repeat(at)}b${'a'.repeat(length)}`.slice(0, length)),
);

describe('beginnings that are kept', () => {
  it('are those of the same bytes, length and state, wherever they lie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.nat(2), fc.constantFrom(NEW, UNKNOWN, RECOGNISED, DAMAGED), fc.nat(5)), {
          maxLength: 60,
        }),
        (asked) => {
          const lines = new QuietLines();
          const kept = new Map<string, Recognition>();
          for (const [text, state, verdict, offset] of asked) {
            const bytes = bytesOf(`${'#'.repeat(offset)}${text}#`);
            const key = JSON.stringify([
              text.slice(0, QUIET_REACH),
              Math.min(text.length, QUIET_REACH),
              state,
            ]);
            // It may forget; it must never make up.
            const found = lines.find(bytes, offset, offset + text.length, state);
            if (found !== NEW) expect(found).toBe(kept.get(key));
            else if (verdict !== NEW) {
              lines.keep(verdict);
              kept.set(key, verdict);
              expect(lines.find(bytes, offset, offset + text.length, state)).toBe(verdict);
            }
          }
        },
      ),
    );
  });
});

describe('fronts that are kept', () => {
  const programs = ['wpa_supplicant', 'hostapd', 'kernel', 'kea-dhcp4'];
  const front = fc
    .tuple(
      fc.constantFrom(
        'Nov 21 01:00:00 ',
        'Dec  1 23:59:59 ',
        '2026-11-21T01:00:00.123456+00:00 ',
        '<29>Nov 21 01:00:00 ',
      ),
      fc.constantFrom('lab ', 'lab2 ', 'lab3 '),
      fc.constantFrom('', 'daemon.notice ', 'local7.info ', 'local9.info '),
      fc.constantFrom(
        'wpa_supplicant[9]: ',
        'wpa_supplicant[12]: ',
        'hostapd: ',
        'kernel: ',
        'sshd[9]: ',
        'kea-dhcp4[9]: ',
        'kea-dhcp6[9]: ',
      ),
      fc.constantFrom('', '1795222476.640752: '),
    )
    .map((parts) => parts.join(''));

  it('say what taking the dress off would say', () => {
    fc.assert(
      fc.property(
        fc.array(front, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('wlan0: x', 'x'),
        (all, message) => {
          const fronts = new KnownFronts();
          const dress = new StackedDress(programs, 2026);
          for (const text of all) {
            const whole = text + message;
            const bytes = bytesOf(whole);
            const found = fronts.find(bytes, 0, bytes.length);
            dress.peel(whole);
            if (found && !/^\d/.test(whole.slice(found.bytes.length)))
              expect([found.bytes.length, found.program]).toEqual([dress.body, dress.program]);
            if (dress.isPlain && dress.program >= 0) fronts.learn(whole, dress.body, dress.program);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('bits of dialects', () => {
  it('are one each, however many dialects there are, and never stand for anybody', () => {
    for (let index = 0; index < 2 * lineDialects.length + 64; index++) {
      const bit = bitOf(index);
      expect(bit & (bit - 1)).toBe(0);
      expect(bit).not.toBe(0);
    }
    expect(lineDialects.reduce((all, _, index) => all | bitOf(index), 0)).not.toBe(ANYBODY);
  });
});
