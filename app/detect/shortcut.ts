import { NOT_AUTHENTICATED, SAE } from '../domain/codes.ts';
import type { Attempt } from '../model/attempt.ts';
import type { Case } from './case.ts';

/** Did an attempt offer a cached PMK instead of asking for the password to be proved anew? */
export interface Shortcut {
  readonly used: 'yes' | 'no' | 'unknown';
  /** 0 to 1: how sure. */
  readonly sure: number;
  readonly because: string;
}

/** Why no cached key was used where the supplicant's whole life was seen. */
export const EMPTY_CACHE = 'the cache held nothing: the supplicant had just started';

const OPEN = 0;
const FT = 2;
const no = (because: string, sure = 0.99): Shortcut => ({ used: 'no', sure, because });
const yes = (sure: number, because: string): Shortcut => ({ used: 'yes', sure, because });

const isSaeFull = (attempt: Attempt): boolean =>
  attempt.sae.commit || attempt.sae.confirm || attempt.sae.completed || attempt.algorithms.includes(SAE);

/**
 * Could no entry be in the cache? It is empty when the supplicant starts, and only SAE, EAP or a line that says so fills
 * it. Up to 2.6 no line does: then every attempt since must have been without SAE and EAP.
 */
function hadNothingCached(
  attempt: Attempt,
  { attempts = [], before }: Partial<Pick<Case, 'attempts' | 'before'>>,
): boolean {
  if (!attempt.cacheKnown || attempt.entryBefore) return false;
  const earlier = [...(before ? [before] : []), ...attempts].filter(({ serial }) => serial < attempt.serial);
  const counted = attempt.serial === earlier.length + 1;
  return counted && earlier.every((one) => !isSaeFull(one) && !one.eap.started && one.authRequests < 2);
}

/** Deauthenticated for want of an authentication before the association was answered (seed 000). */
const isTakenForStranger = ({ associated, end }: Attempt): boolean =>
  !associated && end?.by === 'disconnect' && !end.local && NOT_AUTHENTICATED.has(end.reason);

/** Up to 2.6 no line tells of entries: after a full EAP login there is one for the access point all the same. */
const keptUnsaid = (attempt: Attempt, before: Attempt | undefined): boolean =>
  before !== undefined && before.eap.success && !before.entryAdded && before.bssid === attempt.bssid;

/**
 * Controllers at their default level begin at the association: that no SAE and no EAP is seen there says nothing. But a
 * message 2/4 with a wrong MIC does: after SAE there is none (seed 002).
 */
const hidesLogin = ({ authRequests, authAnswers, fourWay }: Attempt): boolean =>
  authRequests + authAnswers === 0 && fourWay.badMic[2] === 0;

/**
 * Reads the shortcut off what witnesses said and, at the default log level where nothing says "PMKSA", off the shape of
 * the attempt: on an SAE network an association after a single authentication exchange is only possible with a cached
 * PMK; with EAP it is one if no EAP exchange follows (hostap reference lines; lab recordings).
 */
export function shortcutOf(
  attempt: Attempt,
  problem: Pick<Case, 'akms' | 'peer'> & Partial<Pick<Case, 'attempts' | 'before' | 'story'>>,
): Shortcut {
  const peer = problem.peer(attempt);
  if (isSaeFull(attempt)) return no('SAE was run: commit and confirm');
  if (attempt.algorithms.includes(FT)) return no('fast transition was used, not a cached key');
  if (attempt.entryAdded) return no('a full authentication made a new key during the attempt');
  if (attempt.eap.started) return no('EAP was run');
  if (attempt.offerSaid) return yes(0.99, 'the supplicant says that it offers a cached key');
  if (attempt.refusalSaid || peer?.refusalSaid) return yes(0.99, 'the refusal names the cached key');
  if (attempt.acceptanceSaid || peer?.acceptanceSaid)
    return yes(0.97, 'a cached key was accepted for the attempt');
  if ((attempt.requestPmkids ?? 0) > 0) return yes(0.97, 'the association request carries a PMKID');
  if (attempt.requestPmkids === 0) return no('the association request carries no PMKID', 0.97);
  if (attempt.authRequests > 1) return no('two authentication exchanges: SAE was run', 0.9);

  if (hadNothingCached(attempt, problem)) return no(EMPTY_CACHE, 0.95);

  const { akms } = problem;
  const own = attempt.akm;
  if (own === 'psk' || own === 'ft-psk' || own === 'open')
    return no('this key management has no PMKSA cache');
  if (problem.story?.side === 'access-point' && hidesLogin(attempt))
    return { used: 'unknown', sure: 0, because: 'the log begins at the association' };
  const sae = own === 'sae' || (own === undefined && akms.has('sae'));
  // The supplicant suspects a pre-shared key of no 802.1X network: one of the same name, then.
  const eap = own === 'eap' || (own === undefined && akms.has('eap') && !attempt.pskMismatchSaid);
  const mixed = own === undefined && akms.has('psk');
  if (eap && attempt.assocRequested && keptUnsaid(attempt, problem.before))
    return yes(0.93, 'a full login made a key for this access point before, and no EAP started now');
  if (sae && !mixed && attempt.algorithms.includes(OPEN))
    return yes(0.97, 'open authentication on an SAE network');
  if (sae && attempt.authUnseen && !attempt.entryBefore) {
    return problem.before && isTakenForStranger(attempt)
      ? yes(0.85, 'the access point does not know this device, as a full SAE exchange would have made it do')
      : { used: 'unknown', sure: 0, because: 'nothing here shows whether SAE was run' };
  }
  if (attempt.assocRequested && sae) {
    const sure = mixed ? 0.7 : attempt.entryBefore ? 0.97 : 0.9;
    const how = attempt.entryBefore ? 'with an entry in the cache and none added' : 'and none was made';
    return yes(sure, `one authentication exchange on an SAE network, ${how}`);
  }
  if (
    attempt.assocRequested &&
    eap &&
    (attempt.entryBefore || attempt.fourWay.seen[1] > 0 || attempt.associated)
  ) {
    return attempt.entryBefore
      ? yes(0.95, 'no EAP start, with an entry in the cache and none added')
      : yes(0.8, 'no EAP start on an EAP network');
  }
  if (attempt.assocRequested && attempt.entryBefore) {
    return yes(0.9, 'an entry for this access point was in the cache and none was added');
  }
  if (akms.has('psk') && !akms.has('sae') && !akms.has('eap'))
    return no('a PSK network has no PMKSA cache', 0.97);
  return { used: 'unknown', sure: 0, because: 'nothing says which key management this network uses' };
}
