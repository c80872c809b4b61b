/** What Windows says no with, in words: what it means to a person, and the call with its number for whoever looks it up. */
import type { WindowsError } from '../../../native/windows.ts';
import { said, type Said } from '../../domain/said.ts';

/** winerror.h; numbers that have words of their own. */
const WORDS: ReadonlyMap<number, Said> = new Map<number, Said>([
  [126, said('windows.error.too-old')],
  [127, said('windows.error.too-old')],
  [1062, said('windows.error.not-running')],
  [1206, said('windows.error.bad-profile')],
  [1717, said('windows.error.not-running')],
  [15_007, said('windows.error.no-log')],
  [15_011, said('windows.error.records-lost')],
  [0x80342002, said('windows.error.radio-off')],
]);

export function windowsSaid(error: WindowsError): Said {
  const { operation, code, codeName, reason } = error;
  const because = reason === 0 ? '' : `, reason ${reason}`;
  return said('windows.error', {
    what: WORDS.get(code) ?? kindOf(error),
    call: `${operation}: ${codeName}, ${code}${because}`,
  });
}

function kindOf({ isDenied, isGone, isNotFound }: WindowsError): Said {
  if (isDenied) return said('windows.error.denied');
  if (isGone) return said('windows.error.restarted');
  return said(isNotFound ? 'windows.error.nothing-there' : 'windows.error.other');
}
