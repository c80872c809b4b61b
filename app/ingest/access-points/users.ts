/** Lists of users, as UniFi and Ruckus have them. */
import { addressOf } from '../hardware-address.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';
import { MAC } from '../text.ts';
import { associated, connected, ended, of } from './rule.ts';

const ADDRESS = new RegExp(MAC);

/**
 * What became of one, whose address stands in the first group; where a login names the user, behind the name, and where the list has nothing
 * but a name, that is who it is. The second group is there where the user came, the third where the user left; the fifth may say why
 * somebody did not get in.
 */
export const userReads = ([, user = '', up, down, , why = '']: RegExpExecArray): readonly Read[] => {
  const reads: readonly Read[] = up
    ? [associated(), connected]
    : down
      ? [ended(0, true)]
      : (statedRefusal(why) ?? [{ kind: 'join-failed' }]);
  return of(addressOf(ADDRESS.exec(user)?.[0] ?? user), reads, '');
};
