/** What a fix says first: how far it is, or how it ended. */
import type { FixView } from '../../../app/ipc/contract/views.ts';
import { shortWords, wordsOf, type Words } from '../../messages/finding-words.ts';
import { t, tellAll, together } from '../../messages/i18n.svelte.ts';
import { exactText } from '../../ui/exact-text.ts';
import type { Tone } from '../../ui/tone.ts';

const GOOD = new Set(['fixed', 'connected', 'healthy', 'cleared', 'kept-empty', 'undone']);

/** Somebody stopped the proof while the network was up. */
export const isStoppedOnline = ({ outcome, said = [] }: Pick<FixView, 'outcome' | 'said'>): boolean =>
  outcome === 'cancelled' && said.some(({ code }) => code === 'course.stopped-online');

export function toneOfFix(fix: FixView): Tone {
  const { outcome } = fix;
  if (isStoppedOnline(fix)) return 'good';
  if (outcome === undefined) return 'busy';
  if (GOOD.has(outcome)) return 'good';
  if (outcome === 'wrong-passphrase' || outcome === 'failed') return 'bad';
  return outcome === 'cancelled' || outcome === 'undetermined' ? 'idle' : 'warning';
}

/** A key went: whatever comes of it, nothing says then that none did. */
const hasCleared = ({ steps }: Pick<FixView, 'steps'>): boolean =>
  steps.some(({ what, state }) => state === 'done' && (what === 'cleared' || what === 'larger-cut'));

/** A few words, for lists. */
export function shortWordsOfFix(fix: FixView): string {
  const { outcome, before, after } = fix;
  if (outcome === undefined) return t('app.state.fixing');
  if (GOOD.has(outcome) || isStoppedOnline(fix)) return t('app.state.connected');
  if (outcome === 'wrong-passphrase') return shortWords({ cause: 'wrong-passphrase' });
  const about = after ?? before;
  return about ? shortWords(about) : t('fix.step.looking');
}

export function wordsOfFix(fix: FixView): Words {
  const { outcome, by, ssid, said, after, proof } = fix;
  if (isStoppedOnline(fix))
    return { headline: t('fix.outcome.online'), meaning: t('fix.outcome.online.meaning') };
  if (outcome === undefined)
    return {
      headline: t(by === 'guard' ? 'fix.guard.running' : 'fix.running', { ssid: exactText(ssid) }),
      meaning: t('fix.running.meaning'),
    };
  // "Your password is fine" needs a full login that was seen.
  const proven = outcome === 'fixed' && proof?.fullLogin !== true ? 'connected' : outcome;
  const meaning = t(`fix.outcome.${proven}.meaning`);
  if (by === 'guard' && proven === 'fixed') return { headline: t('fix.outcome.fixed.guard'), meaning };
  if (outcome === 'other-cause' && after)
    return { headline: t('fix.outcome.other-cause'), meaning: wordsOf(after).headline };
  if (outcome === 'not-fixed' && said?.length && !hasCleared(fix))
    return { headline: t('fix.outcome.not-fixed.nothing'), meaning: tellAll(said) };
  // What fails now is what there is to do something about.
  if (outcome === 'not-fixed' && after && after.cause !== 'stale-pmksa')
    return { headline: t('fix.outcome.not-fixed'), meaning: together(wordsOf(after).headline, meaning) };
  if (outcome === 'cancelled' && hasCleared(fix))
    return {
      headline: t('fix.outcome.stopped-cleared'),
      meaning: t('fix.outcome.stopped-cleared.meaning'),
    };
  // How things stand is in the sentence: whether one is online, and what was done before it ended.
  if (said?.length && (outcome === 'failed' || outcome === 'changed'))
    return {
      headline: t(`fix.outcome.${outcome}`),
      meaning: tellAll(said),
    };
  return { headline: t(`fix.outcome.${proven}`), meaning };
}
