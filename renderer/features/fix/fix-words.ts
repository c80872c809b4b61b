/** What a fix says first: how far it is, or how it ended. */
import type { FixView } from '../../../app/ipc/contract/views.ts';
import { wordsOf, type Words } from '../../messages/finding-words.ts';
import { t, tellAll } from '../../messages/i18n.svelte.ts';
import { exactText } from '../../ui/exact-text.ts';
import type { Tone } from '../../ui/tone.ts';

const GOOD = new Set(['fixed', 'connected', 'healthy', 'cleared', 'kept-empty', 'undone']);

export function toneOfFix({ outcome }: FixView): Tone {
  if (outcome === undefined) return 'busy';
  if (GOOD.has(outcome)) return 'good';
  if (outcome === 'wrong-passphrase' || outcome === 'failed') return 'bad';
  return outcome === 'cancelled' || outcome === 'undetermined' ? 'idle' : 'warning';
}

export function wordsOfFix({ outcome, by, ssid, said, after, proof }: FixView): Words {
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
  // How things stand is in the sentence: whether one is online, and what was done before it ended.
  if (said?.length && (outcome === 'failed' || outcome === 'cancelled' || outcome === 'changed'))
    return {
      headline: t(`fix.outcome.${outcome}`),
      meaning: tellAll(said),
    };
  return { headline: t(`fix.outcome.${proven}`), meaning };
}
