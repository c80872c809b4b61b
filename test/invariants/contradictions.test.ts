import { describe, expect, it } from 'vitest';
import { AP, read, StationLog } from '../support/station-log.ts';
import { contradictionsOf } from './contradictions.ts';
import { mutant } from './mutants.ts';
import { recordingsUpTo } from './recordings.ts';

/** Recordings of more lines are checked by `npm run invariants`. */
const recordings = recordingsUpTo(100).filter((_, index) => index % 2 === 0);
/** Pieces of a recording that are judged. */
const PIECES = 6;
/** Mutants that are judged here; `npm run invariants -- --mutants 100000` judges as many as it is told. */
const MUTANTS = 200;

describe('what is proven', () => {
  it.each(recordings)('$name: no claim and no sentence contradicts another', ({ lines }) => {
    for (let piece = 0; piece < PIECES; piece++) {
      const missing = Math.floor((lines.length * piece) / PIECES);
      expect(contradictionsOf(read(lines.slice(missing))), `without its first ${missing} lines`).toEqual([]);
      expect(
        contradictionsOf(read(lines.slice(0, lines.length - missing))),
        `without its last ${missing}`,
      ).toEqual([]);
    }
  });

  it('of mutants contradicts nothing either', () => {
    const short = recordingsUpTo(40);
    for (let number = 0; number < MUTANTS; number++) {
      const { name, lines } = mutant(short, number);
      expect(contradictionsOf(read(lines)), name).toEqual([]);
    }
  });

  const codesOf = ({ lines }: StationLog): string[] => read(lines).claims.map(({ code }) => code);

  it('a refused association proves that no password was tried', () => {
    const log = new StationLog().auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`);
    expect(codesOf(log)).toEqual([
      ...['password-not-tried', 'handshake-not-begun', 'access-point-ended-it'],
      ...['attempt-failed', 'login-not-begun'],
    ]);
  });
  it('reason 15 proves the association and the handshake, and no more', () => {
    const log = new StationLog().auth().associate().wait(4).disconnected(15);
    expect(codesOf(log)).toEqual([
      ...['association-accepted', 'access-point-ended-it', 'attempt-failed', 'login-not-begun'],
    ]);
  });
  it('a full login that connected proves the password, a saved key does not', () => {
    expect(codesOf(new StationLog().saeFull())).toContain('password-accepted');
    expect(codesOf(new StationLog().saeCached())).not.toContain('password-accepted');
  });
});
