/** The words for a finding in the language of the person: the variant's own where there is one. */
import type { FindingView } from '../../app/ipc/contract/views.ts';
import { headlineOf, meaningOf, shortOf } from '../../app/words/finding.ts';
import type { Whose } from '../../app/words/say.ts';
import { tell } from './i18n.svelte.ts';

type Named = Pick<FindingView, 'cause' | 'variant' | 'recovered'>;

export interface Words {
  readonly headline: string;
  readonly meaning: string;
}

export const wordsOf = (finding: Named, whose: Whose = 'mine'): Words => ({
  headline: tell(headlineOf(finding), whose),
  meaning: tell(meaningOf(finding), whose),
});

/** A few words, for lists. */
export const shortWords = (finding: Pick<Named, 'cause'>): string => tell(shortOf(finding));
