import type { NetworkView } from '../../app/ipc/contract/views.ts';
import { wordsOf, type Words } from '../messages/finding-words.ts';
import { t } from '../messages/i18n.svelte.ts';

/** What is said of a network first: its finding, else what it is doing. */
export function wordsOfNetwork({ finding, state, attempts, recorded }: NetworkView): Words {
  // A file that is played is of some device, the demonstration of this computer.
  if (finding) return wordsOf(finding, recorded ? 'theirs' : 'mine');
  // "Nothing was seen" beside a picture of attempts would be two stories.
  const doing = state === 'idle' && Object.keys(attempts).length > 0 ? 'rests' : state;
  return { headline: t(`verdict.none.${doing}`), meaning: t(`verdict.none.${doing}.meaning`) };
}
