/** The words for a finding in the language of the person: the variant's own where there is one. */
import type { FindingView } from '../../app/ipc/contract/views.ts';
import { headlineOf, meaningOf, shortOf } from '../../app/words/finding.ts';
import type { Whose } from '../../app/words/say.ts';
import { t, tell } from './i18n.svelte.ts';

type Named = Pick<FindingView, 'cause' | 'variant' | 'recovered' | 'foreign'>;

export interface Words {
  readonly headline: string;
  readonly meaning: string;
}

export function wordsOf(finding: Named, whose: Whose = 'mine'): Words {
  if (finding.foreign !== undefined)
    return { headline: t('report.foreign', { name: finding.foreign }), meaning: t('report.foreign.meaning') };
  return { headline: tell(headlineOf(finding), whose), meaning: tell(meaningOf(finding), whose) };
}

/** A few words, for lists. */
export const shortWords = (finding: Pick<Named, 'cause' | 'foreign'>): string =>
  finding.foreign ?? tell(shortOf(finding));
