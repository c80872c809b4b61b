/** What is said of a finding before anything else: what is wrong, what it means, and whether it is the password. */
import type { Cause, Variant } from '../domain/causes.ts';
import type { ClaimCode } from '../domain/finding.ts';
import { borne } from '../domain/borne.ts';
import { said, type Said, type SaidCode } from '../domain/said.ts';

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

/** As far as it is proven; what nothing weaker can stand for is told as it is. */
const told = (sentence: Said, { proven }: Named): Said => borne(sentence, proven) ?? sentence;

/** What happened. A variant has words of its own. */
export function headlineOf(finding: Named): Said {
  const { cause, variant, recovered } = finding;
  return told(
    recovered
      ? said(`cause.${hasOwnRecovery(variant) ? variant : cause}.recovered`)
      : said(`cause.${variant ?? cause}.headline`),
    finding,
  );
}

export const meaningOf = (finding: Named): Said =>
  told(
    said(finding.recovered ? 'cause.recovered.meaning' : `cause.${finding.variant ?? finding.cause}.meaning`),
    finding,
  );

/** A few words, for lists. */
export const shortOf = ({ cause }: Pick<Named, 'cause'>): Said => said(`cause.${cause}.short`);

/** The four answers to "is it my password?". */
export type PasswordAnswer = 'not-tested' | 'no' | 'yes' | 'cannot-tell';
interface Answered {
  readonly answer: PasswordAnswer;
  /** The answer with its reason. */
  readonly words: Said;
}

const ANSWERS = {
  'password.not-tested.saved-key': 'not-tested',
  'password.not-tested.connected-by-saved-key': 'not-tested',
  'password.not-tested.before-login': 'not-tested',
  'password.not-tested.server-silent': 'not-tested',
  'password.not-tested.broke-off': 'not-tested',
  'password.no.connected': 'no',
  'password.no.keys-fitted': 'no',
  'password.no.proven': 'no',
  'password.yes': 'yes',
  'password.cannot-tell.login': 'cannot-tell',
  'password.cannot-tell': 'cannot-tell',
} as const satisfies Partial<Record<SaidCode, PasswordAnswer>>;
type Answer = keyof typeof ANSWERS;

const answered = (code: Answer): Answered => ({ answer: ANSWERS[code], words: said(code) });
const isAnswer = (code: SaidCode): code is Answer => code in ANSWERS;

const BY_CAUSE: Readonly<Record<Cause, Answer>> = {
  'stale-pmksa': 'password.not-tested.saved-key',
  'wrong-passphrase': 'password.yes',
  'handshake-loss': 'password.cannot-tell',
  'eap-rejected': 'password.cannot-tell',
  'eap-timeout': 'password.not-tested.server-silent',
  'ap-refused': 'password.not-tested.before-login',
  'auth-timeout': 'password.not-tested.before-login',
  'competing-controller': 'password.cannot-tell',
  'wps-slow': 'password.no.connected',
  'ap-low-entropy': 'password.not-tested.before-login',
  'driver-fault': 'password.cannot-tell',
  'signal-lost': 'password.no.connected',
  'ap-disconnects': 'password.no.connected',
  'network-not-found': 'password.not-tested.before-login',
  'no-address': 'password.no.connected',
  healthy: 'password.no.connected',
  undetermined: 'password.cannot-tell',
};
const BY_VARIANT: Partial<Record<Variant, Answer>> = {
  credentials: 'password.cannot-tell.login',
  certificate: 'password.not-tested.broke-off',
  method: 'password.not-tested.broke-off',
  'no-random-numbers': 'password.not-tested.broke-off',
  'station-silent': 'password.cannot-tell',
  'message-1': 'password.not-tested.before-login',
  'message-3': 'password.no.keys-fitted',
  'message-4': 'password.no.keys-fitted',
};

/** After a treatment that was proved by a full login. */
export const PROVEN: Answered = answered('password.no.proven');

/**
 * "Yes" only where it was tested and refused; "no" only where a login was seen to come through. The cause says which answer
 * fits it; where it is known what is proven, no more is said than that, and a test that was not made is told of any cause.
 */
export function passwordAnswer({ cause, variant, recovered, proven }: Named): Answered {
  const fitting = recovered ? 'password.no.connected' : ((variant && BY_VARIANT[variant]) ?? BY_CAUSE[cause]);
  if (proven === undefined) return answered(fitting);
  const code = borne(said(fitting), proven)?.code;
  const answer = code !== undefined && isAnswer(code) ? code : 'password.cannot-tell';
  if (ANSWERS[answer] !== 'cannot-tell') return answered(answer);
  if (ANSWERS[fitting] !== 'cannot-tell' && proven.includes('login-made-here')) return PROVEN;
  return answered(proven.includes('password-not-tried') ? 'password.not-tested.before-login' : answer);
}
