/** The words for a finding: the variant's own where there is one. */
import type { FindingView } from '../../app/ipc/contract/views.ts';
import { t } from './i18n.svelte.ts';

type Named = Pick<FindingView, 'cause' | 'variant' | 'recovered'>;

export interface Words {
  readonly headline: string;
  readonly meaning: string;
}

export function wordsOf({ cause, variant, recovered }: Named): Words {
  if (recovered) return { headline: t(`cause.${cause}.recovered`), meaning: t('verdict.recovered.meaning') };
  const name = variant ?? cause;
  return { headline: t(`cause.${name}.headline`), meaning: t(`cause.${name}.meaning`) };
}
