/** Lists of users, as UniFi and Ruckus have them. */
import { addressOf } from '../hardware-address.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';
import { at, MAC } from '../text.ts';
import { associated, connected, ended, keptOut, of } from './rule.ts';

const ADDRESS = new RegExp(MAC);

/** What follows `User[`. */
export const USER = at`([^\]]{2,64})\](?:'s access)? (?:((?:has |is )?connected to|joins|joined|(?:has )?roam(?:s|ed))|((?:has |was |is )?disconnected|disconnects|leaves|has left)|(?:repeatedly )?(fails|failed)|(?:is|was|has been) (restricted|blocked|denied|rejected))\b([^\n]{0,240})`;

/**
 * What became of one, whose address stands in the first group; where a login names the user, behind the name, and where the list has nothing
 * but a name, that is who it is. The second group is there where the user came, the third where the user left; the fifth where the
 * user was kept out. The sixth may say why somebody did not get in.
 */
export const userReads = ([, user = '', up, down, , kept, why = '']: RegExpExecArray): readonly Read[] => {
  const reads: readonly Read[] = up
    ? [associated(), connected]
    : down
      ? [ended(0, true)]
      : (statedRefusal(why) ?? (kept ? [ended(0, false), ...keptOut] : [{ kind: 'join-failed' }]));
  return of(addressOf(ADDRESS.exec(user)?.[0] ?? user), reads, '');
};
