/** What is said of a finding before anything else: what is wrong, what it means, and whether it is the password. */
import type { Cause, Variant } from '../domain/causes.ts';
import type { ClaimCode } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';

interface Named {
  readonly cause: Cause;
  readonly variant?: Variant | undefined;
  readonly recovered?: boolean;
  readonly proven?: readonly ClaimCode[] | undefined;
}

/** Variants whose trouble is told in words of its own also where it is over. */
type OwnRecovery = 'no-random-numbers' | 'station-silent';
const hasOwnRecovery = (variant: Variant | undefined): variant is OwnRecovery =>
  variant === 'no-random-numbers' || variant === 'station-silent';

/** What happened. A variant has words of its own. */
export const headlineOf = ({ cause, variant, recovered }: Named): Said =>
  recovered
    ? said(`cause.${hasOwnRecovery(variant) ? variant : cause}.recovered`)
    : said(`cause.${variant ?? cause}.headline`);

export const meaningOf = ({ cause, variant, recovered }: Named): Said =>
  said(recovered ? 'cause.recovered.meaning' : `cause.${variant ?? cause}.meaning`);

/** A few words, for lists. */
export const shortOf = ({ cause }: Pick<Named, 'cause'>): Said => said(`cause.${cause}.short`);

/** The four answers to "is it my password?". */
export type PasswordAnswer = 'not-tested' | 'no' | 'yes' | 'cannot-tell';
interface Answered {
  readonly answer: PasswordAnswer;
  /** The answer with its reason. */
  readonly words: Said;
}

const NOT_TESTED: Answered = { answer: 'not-tested', words: said('password.not-tested.before-login') };
const UP: Answered = { answer: 'no', words: said('password.no.connected') };
const UNKNOWN: Answered = { answer: 'cannot-tell', words: said('password.cannot-tell') };
const BROKE_OFF: Answered = { answer: 'not-tested', words: said('password.not-tested.broke-off') };
const FITTED: Answered = { answer: 'no', words: said('password.no.keys-fitted') };

const BY_CAUSE: Readonly<Record<Cause, Answered>> = {
  'stale-pmksa': { answer: 'not-tested', words: said('password.not-tested.saved-key') },
  'wrong-passphrase': { answer: 'yes', words: said('password.yes') },
  'handshake-loss': UNKNOWN,
  'eap-rejected': UNKNOWN,
  'eap-timeout': { answer: 'not-tested', words: said('password.not-tested.server-silent') },
  'ap-refused': NOT_TESTED,
  'auth-timeout': NOT_TESTED,
  'competing-controller': UNKNOWN,
  'wps-slow': UP,
  'ap-low-entropy': NOT_TESTED,
  'driver-fault': UNKNOWN,
  'signal-lost': UP,
  'ap-disconnects': UP,
  'network-not-found': NOT_TESTED,
  'no-address': UP,
  healthy: UP,
  undetermined: UNKNOWN,
};
const BY_VARIANT: Partial<Record<Variant, Answered>> = {
  credentials: { answer: 'cannot-tell', words: said('password.cannot-tell.login') },
  certificate: BROKE_OFF,
  method: BROKE_OFF,
  'no-random-numbers': BROKE_OFF,
  'station-silent': UNKNOWN,
  'message-1': NOT_TESTED,
  'message-3': FITTED,
  'message-4': FITTED,
};

/** After a treatment that was proved by a full login. */
export const PROVEN: Answered = { answer: 'no', words: said('password.no.proven') };

/** Answers that a claim has to bear, and what is answered without it. */
const NEEDS: ReadonlyMap<Answered, { readonly claim: ClaimCode; readonly without: Answered }> = new Map([
  [NOT_TESTED, { claim: 'password-not-tried', without: UNKNOWN }],
  [UP, { claim: 'was-connected', without: UNKNOWN }],
]);

/**
 * "Yes" only where it was tested and refused; "no" only where a login was seen to come through. Where it is known what is
 * proven (`proven`), the answer says no more than that.
 */
export function passwordAnswer({ cause, variant, recovered, proven }: Named): Answered {
  if (recovered) return UP;
  const answer = (variant && BY_VARIANT[variant]) ?? BY_CAUSE[cause];
  const need = NEEDS.get(answer);
  if (!need || !proven || cause === 'healthy' || proven.includes(need.claim)) return answer;
  return proven.includes('login-made-here') ? PROVEN : need.without;
}
