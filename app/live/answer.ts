/** What an answer code has done at a machine. */
import type { Answer } from '../codes/tables.ts';
import type { FixOptions } from './fix.ts';

/** How an answer is carried out. 'told': only a person can do it. */
export type Errand =
  | { readonly errand: 'treat'; readonly options: Pick<FixOptions, 'only' | 'keepCacheEmpty'> }
  | { readonly errand: 'record' }
  | { readonly errand: 'told' };

export function errandOf(answer: Answer): Errand {
  switch (answer) {
    case 'clear-access-point':
      return { errand: 'treat', options: {} };
    case 'clear-network':
      return { errand: 'treat', options: { only: 'network' } };
    case 'keep-none':
      return { errand: 'treat', options: { keepCacheEmpty: true } };
    case 'reconnect':
      return { errand: 'treat', options: { only: 'reconnect' } };
    case 'record-and-report':
      return { errand: 'record' };
    default:
      return { errand: 'told' };
  }
}
