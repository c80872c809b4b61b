import { said, type Said } from '../domain/said.ts';
import { NOT_AUTHENTICATED, SAE } from '../domain/codes.ts';
import type { AkmFamily } from '../domain/events.ts';
import type { Attempt } from '../model/attempt.ts';
import { isFoundInCache, type Case } from './case.ts';

/** Did an attempt offer a cached PMK instead of asking for the password to be proved anew? */
export interface Shortcut {
  readonly used: 'yes' | 'no' | 'unknown';
  /** 0 to 1: how sure. */
  readonly sure: number;
  readonly because: Said;
}

/** Why no cached key was used where the supplicant's whole life was seen. */
export const EMPTY_CACHE = said('shortcut.empty-cache');

const OPEN = 0;
const FT = 2;
const no = (because: Said, sure = 0.99): Shortcut => ({ used: 'no', sure, because });
const yes = (sure: number, because: Said): Shortcut => ({ used: 'yes', sure, because });

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

const isPsk = (akm: AkmFamily): boolean => akm === 'psk' || akm === 'ft-psk';

/** Is the key the password itself: no key management is possible that keeps keys? */
export const isSurelyPsk = ({ akm }: Attempt, akms: ReadonlySet<AkmFamily>): boolean =>
  akm === undefined ? akms.size > 0 && [...akms].every(isPsk) : isPsk(akm);

/**
 * An operating system that names the key by a number of its own: with a pre-shared key it is the password that was refused, and a
 * saved key otherwise.
 */
export const isSystemsWord = ({ end }: Attempt): boolean => end?.by === 'gave-up';

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
  if (isSaeFull(attempt)) return no(said('shortcut.sae-ran'));
  if (attempt.algorithms.includes(FT)) return no(said('shortcut.ft-used'));
  // The key management before everything that speaks of keys: a PSK is no cached key, though its request may carry a PMKID.
  if (isSurelyPsk(attempt, problem.akms)) return no(said('shortcut.psk-without-cache'));
  if (attempt.entryAdded) return no(said('shortcut.key-made'));
  if (attempt.eap.started) return no(said('shortcut.eap-ran'));
  if (attempt.offerSaid) return yes(0.99, said('shortcut.offer-said'));
  if (attempt.refusalSaid && isSystemsWord(attempt) && attempt.akm === undefined && problem.akms.size === 0)
    return { used: 'unknown', sure: 0, because: said('shortcut.akm-unknown') };
  if (attempt.refusalSaid || peer?.refusalSaid) return yes(0.99, said('shortcut.refusal-names-key'));
  if (isFoundInCache(attempt, problem)) return yes(0.97, said('shortcut.key-accepted'));
  if ((attempt.requestPmkids ?? 0) > 0) return yes(0.97, said('shortcut.pmkid-in-request'));
  if (attempt.requestPmkids === 0) return no(said('shortcut.no-pmkid-in-request'), 0.97);
  if (attempt.authRequests > 1) return no(said('shortcut.two-exchanges'), 0.9);

  if (hadNothingCached(attempt, problem)) return no(EMPTY_CACHE, 0.95);

  const { akms } = problem;
  const own = attempt.akm;
  if (own === 'open') return no(said('shortcut.akm-without-cache'));
  if (problem.story?.side === 'access-point' && hidesLogin(attempt))
    return { used: 'unknown', sure: 0, because: said('shortcut.log-begins-late') };
  const sae = own === 'sae' || (own === undefined && akms.has('sae'));
  // The supplicant suspects a pre-shared key of no 802.1X network: one of the same name, then.
  const eap = own === 'eap' || (own === undefined && akms.has('eap') && !attempt.pskMismatchSaid);
  const mixed = own === undefined && akms.has('psk');
  if (eap && attempt.assocRequested && keptUnsaid(attempt, problem.before))
    return yes(0.93, said('shortcut.kept-from-eap'));
  if (sae && !mixed && attempt.algorithms.includes(OPEN)) return yes(0.97, said('shortcut.open-on-sae'));
  if (sae && attempt.authUnseen && !attempt.entryBefore) {
    return problem.before && isTakenForStranger(attempt)
      ? yes(0.85, said('shortcut.taken-for-stranger'))
      : { used: 'unknown', sure: 0, because: said('shortcut.sae-unseen') };
  }
  if (attempt.assocRequested && sae) {
    const sure = mixed ? 0.7 : attempt.entryBefore ? 0.97 : 0.9;
    const because = attempt.entryBefore ? 'shortcut.one-exchange-with-entry' : 'shortcut.one-exchange';
    return yes(sure, said(because));
  }
  if (
    attempt.assocRequested &&
    eap &&
    (attempt.entryBefore || attempt.fourWay.seen[1] > 0 || attempt.associated)
  ) {
    return attempt.entryBefore
      ? yes(0.95, said('shortcut.no-eap-with-entry'))
      : yes(0.8, said('shortcut.no-eap'));
  }
  // Its own search of the cache finds an entry where there is one; what a PSK makes is not kept there.
  if (attempt.assocRequested && (attempt.entryBefore || attempt.pmkid !== undefined)) {
    return yes(0.9, said('shortcut.entry-unchanged'));
  }
  return { used: 'unknown', sure: 0, because: said('shortcut.akm-unknown') };
}
