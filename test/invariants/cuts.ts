/**
 * What a piece of a log may say, measured against the whole log: the same or less. A piece may be undetermined, and it may
 * be healthy where the trouble lies outside; it names no cause that the whole does not know, and clears no key that the
 * whole does not clear.
 */
import type { Verdict } from '../../app/detect/verdict.ts';
import type { Cause } from '../../app/domain/causes.ts';
import type { Finding } from '../../app/domain/finding.ts';
import { read } from '../support/station-log.ts';
import type { Recording } from './recordings.ts';

/** `head`: the beginning is missing. `tail`: the end is. */
export type Side = 'head' | 'tail';

export interface Broken {
  readonly recording: string;
  readonly side: Side;
  /** Lines that are missing. */
  readonly missing: number;
  readonly whole: string;
  readonly piece: string;
  readonly why: string;
}

const clears = ({ plan }: Finding): boolean => plan.some(({ step }) => step === 'clear-pmksa');

/** What a cause brings about by itself: a piece that begins behind it, or ends before its sign, sees nothing else. */
const BRINGS: Partial<Record<Cause, readonly Cause[]>> = {
  // An access point that is out of reach answers nothing and is found by no scan; the lost link is told after the first silence.
  'signal-lost': ['network-not-found', 'auth-timeout'],
  // Firmware that crashed sends nothing, so nobody answers: behind the crash, or before its line, only that is seen.
  'driver-fault': ['auth-timeout'],
};

/**
 * What a longer log knows better, though the shorter one was right: the end of a text is its present. Each pair is a
 * verdict that was true when the piece ended, and what the rest of the whole made of it.
 */
const SUPERSEDED: Partial<Record<Cause, readonly Cause[]>> = {
  // The access point ended a connection, and nothing came after. Then it refused the key, or the password, or let the
  // station in again; or the attempts that followed leave it open which.
  'ap-disconnects': ['stale-pmksa', 'wrong-passphrase', 'healthy', 'undetermined'],
  // A saved key was refused. The login without it that follows is the test of the password, and can be known by it alone.
  // iwd's status 1 cannot say why that login failed: then the whole leaves it open.
  'stale-pmksa': ['wrong-passphrase', 'undetermined'],
  // An answer that is late was no answer until it came: after eight seconds, or to the request that was under way.
  'auth-timeout': ['wps-slow', 'stale-pmksa'],
  // So was an address.
  'no-address': ['healthy'],
};

/** Was the network joined when the log ended? */
const endsWell = ({ verdict, findings }: Verdict): boolean =>
  verdict === 'healthy' || findings.some(({ cause }) => cause === 'healthy');

const isSuperseded = (piece: Cause, whole: Cause): boolean => SUPERSEDED[piece]?.includes(whole) ?? false;

/** Why a piece says more than the whole; undefined where it does not. */
export function excess(whole: Verdict, piece: Verdict, side: Side): string | undefined {
  const known = new Set(whole.findings.map(({ cause }) => cause));
  if (piece.findings.some(clears)) {
    // What a log that ends earlier would clear may be healed at the end of the whole.
    const isCleared =
      side === 'tail'
        ? known.has('stale-pmksa') || isSuperseded('stale-pmksa', whole.verdict)
        : whole.findings.some(clears);
    if (!isCleared) return 'clears a key that the whole does not clear';
  }
  if (piece.verdict === whole.verdict || piece.verdict === 'undetermined') return undefined;
  if (piece.verdict !== 'healthy') {
    // A trouble that healed is told as one that is over: the piece ends where the whole does.
    if (side === 'head' && endsWell(whole)) return 'names a cause though the trouble was healed';
    const isKnown = [...known].some(
      (cause) => cause === piece.verdict || BRINGS[cause]?.includes(piece.verdict),
    );
    if (isKnown || (side === 'tail' && isSuperseded(piece.verdict, whole.verdict))) return undefined;
    return 'names a cause that the whole does not know';
  }
  return undefined;
}

/** @param at the numbers of missing lines that are tried */
export function cut({ name, lines }: Recording, sides: readonly Side[], at: Iterable<number>): Broken[] {
  const whole = read(lines);
  const broken: Broken[] = [];
  for (const missing of at) {
    for (const side of sides) {
      const piece = read(side === 'head' ? lines.slice(missing) : lines.slice(0, lines.length - missing));
      const why = excess(whole, piece, side);
      if (why !== undefined)
        broken.push({ recording: name, side, missing, whole: whole.verdict, piece: piece.verdict, why });
    }
  }
  return broken;
}
