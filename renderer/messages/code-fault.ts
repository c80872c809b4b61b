/** What is wrong with a code as far as it is typed; nothing while it can still become right. */
import type { ReadCode } from '../../app/codes/codes.ts';
import { whyUnread } from '../../app/codes/code-words.ts';
import type { Said } from '../../app/domain/said.ts';

/** @param most characters of the longest code that is wanted here */
export function codeFault(code: ReadCode, most: number): readonly Said[] {
  if ('facts' in code) return [];
  if (code.kind === 'fault' && code.fault === 'empty') return [];
  const isUnderWay = code.kind === 'fault' && code.fault === 'length' && code.length < most;
  return isUnderWay ? [] : [whyUnread(code)];
}
