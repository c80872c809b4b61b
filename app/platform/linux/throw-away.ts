/**
 * Clears the key of single access points: a throw-away network takes the entry over and is removed with it.
 *
 * hostap's cache has one entry an authenticator address. `PMKSA_ADD` into a network of our own replaces the entry of
 * that address, whatever network it belonged to, and replacing does not end a connection (`PMKSA_REPLACE` in
 * rsn_supp/wpa.c). Removing our network flushes the replacement at once. The replacement never belongs to a network
 * that connects, so its random key is never offered, and if we are killed in between it expires within a second.
 */
import { randomBytes } from 'node:crypto';
import type { Mac } from '../../domain/ids.ts';
import type { Intents } from './intents.ts';
import { classifyReply } from './wpa-values.ts';
import type { WpaCtrl } from './wpa-ctrl.ts';

/** `id_str` of a network that is ours to remove. */
export const MARK = 'rejoin-throwaway';

const ZERO_PMKID = '0'.repeat(32);
/** 00-0F-AC:8 as hostap's bit; any AKM would do, nobody looks the entry up. */
const AKM_SAE = 1024;
/** Control sockets queue at least ten datagrams: what is sent in one breath stays below. */
const AT_ONCE = 4;

/**
 * @param then says at the last moment which commands follow in the same breath, such as those that ask for a new attempt
 * @returns the replies to `then`, or undefined where the supplicant refused an entry and nothing was changed
 */
export async function replaceKeys(
  ctrl: WpaCtrl,
  intents: Intents,
  iface: string,
  networkIds: readonly number[],
  bssids: readonly Mac[],
  then: () => readonly string[],
): Promise<string[] | undefined> {
  const done = intents.keep(iface, { kind: 'throw-away', before: networkIds });
  try {
    const id = (await ctrl.request('ADD_NETWORK')).trim();
    if (!/^\d+$/.test(id) || networkIds.includes(Number(id))) return undefined;
    const adds = bssids.map((bssid) => {
      const key = randomBytes(32).toString('hex');
      return `PMKSA_ADD ${id} ${bssid} ${ZERO_PMKID} ${key} 0 0 ${AKM_SAE} 0`;
    });
    let refused = false;
    const more = adds.length > AT_ONCE;
    for (let i = 0; more && i < adds.length; i += AT_ONCE) {
      const mark = i === 0 ? [`SET_NETWORK ${id} id_str "${MARK}"`] : [];
      const replies = await ctrl.pipeline([...mark, ...adds.slice(i, i + AT_ONCE)]);
      refused ||= replies.some((reply) => classifyReply(reply).kind !== 'ok');
    }
    const once = more ? [] : [`SET_NETWORK ${id} id_str "${MARK}"`, ...adds];
    const replies = await ctrl.pipeline([...once, `REMOVE_NETWORK ${id}`, ...then()]);
    refused ||= replies.slice(0, once.length + 1).some((reply) => classifyReply(reply).kind !== 'ok');
    return refused ? undefined : replies.slice(once.length + 1);
  } finally {
    done();
  }
}
