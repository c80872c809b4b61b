/** A checker that knows nothing but the claims: what cannot be true together, and what a sentence needs to be true. */
import type { Verdict } from '../../app/detect/verdict.ts';
import type { Cause } from '../../app/domain/causes.ts';
import type { ClaimCode } from '../../app/domain/finding.ts';
import type { SaidCode } from '../../app/domain/said.ts';

/** Claims that exclude each other. */
const EXCLUDE: readonly (readonly [ClaimCode, ClaimCode])[] = [
  ['handshake-not-begun', 'association-accepted'],
  ['access-point-ended-it', 'this-computer-ended-it'],
  ['access-point-ended-it', 'access-point-silent'],
  ['connected-at-end', 'access-point-ended-it'],
  ['connected-at-end', 'this-computer-ended-it'],
  ['connected-at-end', 'access-point-silent'],
  ['password-refused', 'password-not-tried'],
];

/** Sentences that set a cause aside, and the claim that each of them needs. */
const NEEDS: Partial<Record<SaidCode, ClaimCode>> = {
  'not.no-handshake': 'handshake-not-begun',
  'not.handshake-unstarted': 'password-not-tried',
  'not.no-commit': 'key-was-saved-one',
  'not.saved-key-used': 'key-was-saved-one',
  'not.keys-fitted': 'keys-fitted',
};

/** Verdicts that say a claim themselves. */
const SAYS: readonly (readonly [Cause, ClaimCode])[] = [['wrong-passphrase', 'password-refused']];

/** Verdicts that a claim refutes. */
const REFUTES: readonly (readonly [ClaimCode, Cause])[] = [
  ['password-not-tried', 'wrong-passphrase'],
  ['handshake-not-begun', 'handshake-loss'],
];

export function contradictionsOf({ verdict, findings, claims, recovered }: Verdict): string[] {
  const proven = new Set(claims.map(({ code }) => code));
  const found = EXCLUDE.filter(([a, b]) => proven.has(a) && proven.has(b)).map(([a, b]) => `${a} and ${b}`);
  for (const [code, cause] of REFUTES)
    if (proven.has(code) && verdict === cause && !recovered) found.push(`${code} and ${cause}`);
  for (const [cause, code] of SAYS)
    if (verdict === cause && !recovered && !proven.has(code)) found.push(`${cause} without ${code}`);
  // Connected is well, unless connections have a way of ending at once.
  if (proven.has('connected-at-end') && verdict === 'undetermined' && !proven.has('brief-connections'))
    found.push('connected-at-end and undetermined');
  for (const { why } of findings[0]?.ruledOut ?? []) {
    const needed = NEEDS[why.code];
    if (needed !== undefined && !proven.has(needed)) found.push(`${why.code} without ${needed}`);
  }
  for (const { code, events } of claims) if (events.length === 0) found.push(`${code} without an event`);
  return found;
}
