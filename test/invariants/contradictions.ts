/** A checker that knows nothing but the claims: what cannot be true together, and what a sentence needs to be true. */
import type { Verdict } from '../../app/detect/verdict.ts';
import type { Cause } from '../../app/domain/causes.ts';
import type { ClaimCode, Finding } from '../../app/domain/finding.ts';
import type { SaidCode } from '../../app/domain/said.ts';
import { headlineOf, meaningOf, passwordAnswer } from '../../app/words/finding.ts';

/** Claims that exclude each other. */
const EXCLUDE: readonly (readonly [ClaimCode, ClaimCode])[] = [
  ['handshake-not-begun', 'association-accepted'],
  ['access-point-ended-it', 'this-computer-ended-it'],
  ['access-point-ended-it', 'access-point-silent'],
  ['connected-at-end', 'access-point-ended-it'],
  ['connected-at-end', 'this-computer-ended-it'],
  ['connected-at-end', 'access-point-silent'],
  ['password-refused', 'password-not-tried'],
  ['key-was-saved-one', 'no-saved-key'],
  ['handshake-not-begun', 'keys-fitted'],
  ['connected-by-saved-key', 'password-accepted'],
  ['login-not-begun', 'login-refused'],
];

/** What each sentence asserts, read off its words: it cannot stand beside a claim that denies that, or without one that shows it. */
const ASSERTS: Partial<
  Record<SaidCode, { readonly shown?: ClaimCode; readonly denied?: readonly ClaimCode[] }>
> = {
  'not.no-handshake': { shown: 'handshake-not-begun', denied: ['association-accepted', 'keys-fitted'] },
  'not.handshake-unstarted': { shown: 'password-not-tried', denied: ['association-accepted', 'keys-fitted'] },
  'not.untested': { shown: 'password-not-tried', denied: ['password-refused'] },
  'not.no-commit': { shown: 'key-was-saved-one' },
  'not.saved-key-used': { shown: 'key-was-saved-one', denied: ['no-saved-key'] },
  'not.no-saved-key': { shown: 'no-saved-key', denied: ['key-was-saved-one'] },
  'not.keys-fitted': { shown: 'keys-fitted' },
  'not.no-eap': { shown: 'login-not-begun', denied: ['login-refused'] },
  'cause.ap-refused.headline': { shown: 'password-not-tried', denied: ['password-refused'] },
  'cause.auth-timeout.headline': { shown: 'access-point-silent' },
  'advice.auth-timeout': { shown: 'access-point-silent' },
  'cause.healthy.headline': { shown: 'connected-at-end', denied: ['access-point-ended-it'] },
  'cause.healthy.recovered': { shown: 'connected-at-end' },
  'cause.stale-pmksa.headline': { shown: 'key-was-saved-one', denied: ['password-refused'] },
  'cause.psk.headline': { shown: 'password-refused', denied: ['password-not-tried'] },
  'cause.sae.headline': { shown: 'password-refused', denied: ['password-not-tried'] },
  'cause.psk.meaning': { shown: 'no-saved-key', denied: ['key-was-saved-one'] },
  'cause.sae.meaning': { shown: 'no-saved-key', denied: ['key-was-saved-one'] },
  'cause.message-4.meaning': { shown: 'keys-fitted' },
  'cause.ap-disconnects.meaning': { shown: 'was-connected' },
  'cause.signal-lost.meaning': { shown: 'was-connected' },
  'cause.no-address.headline': { shown: 'was-connected' },
  'cause.undetermined.meaning': { denied: ['password-refused', 'password-accepted'] },
  'password.not-tested.before-login': { shown: 'password-not-tried', denied: ['password-refused'] },
  'password.not-tested.saved-key': { shown: 'key-was-saved-one', denied: ['no-saved-key'] },
  'password.no.keys-fitted': { shown: 'keys-fitted' },
  'password.no.connected': { shown: 'was-connected', denied: ['connected-by-saved-key'] },
  'password.yes': { shown: 'password-refused' },
};

/** Everything that a person is told of a finding. */
const toldOf = (finding: Finding): readonly SaidCode[] =>
  [
    headlineOf(finding),
    meaningOf(finding),
    passwordAnswer(finding).words,
    ...finding.ruledOut.map(({ why }) => why),
    ...finding.wouldSettle,
    ...finding.plan.flatMap(({ advice }) => advice ?? []),
  ].map(({ code }) => code);

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
  for (const finding of findings) {
    const known = new Set(finding.proven);
    for (const code of toldOf(finding)) {
      // What set a cause aside while it lasted is told of a trouble that is over, too, and what ended it is proven besides.
      if (finding.recovered && code.startsWith('not.')) continue;
      const { shown, denied = [] } = ASSERTS[code] ?? {};
      if (shown !== undefined && !known.has(shown)) found.push(`${code} without ${shown}`);
      for (const claim of denied) if (known.has(claim)) found.push(`${code} and ${claim}`);
    }
  }
  for (const { code, events } of claims) if (events.length === 0) found.push(`${code} without an event`);
  return found;
}
