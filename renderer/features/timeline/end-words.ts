/** How an attempt ended, in words, with the name of the code where a frame gave one. */
import type { AttemptView } from '../../../app/ipc/contract/views.ts';
import { reasonName, statusName } from '../../../app/domain/codes.ts';
import type { Key } from '../../messages/i18n.svelte.ts';

export function endWords(end: AttemptView['end'], t: (key: Key) => string): string {
  if (!end) return '';
  const { by, code } = end;
  const words = t(`timeline.by-${by}`);
  if (code === undefined) return words;
  const name = by === 'auth-reject' || by === 'assoc-reject' ? statusName(code) : reasonName(code);
  return `${words}, ${code} (${name})`;
}
