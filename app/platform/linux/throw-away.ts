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

/** A throw-away network that waits for its use; it has no name, is switched off and marked as ours. */
export interface ThrowAway {
  readonly ctrl: WpaCtrl;
  readonly id: number;
  /** To be called when the network is gone. */
  readonly done: () => void;
}

/**
 * Adds a throw-away network, so that a clearing needs no answer before it can act.
 * @param networkIds those that are there before
 * @returns undefined where the supplicant adds none
 */
export async function addThrowAway(
  ctrl: WpaCtrl,
  intents: Intents,
  iface: string,
  networkIds: readonly number[],
): Promise<ThrowAway | undefined> {
  const done = intents.keep(iface, { kind: 'throw-away', before: networkIds });
  const id = (await ctrl.request('ADD_NETWORK')).trim();
  if (/^\d+$/.test(id) && !networkIds.includes(Number(id))) return { ctrl, id: Number(id), done };
  done();
  return undefined;
}

export const markCommand = ({ id }: ThrowAway): string => `SET_NETWORK ${id} id_str "${MARK}"`;

/** The commands that take over the entries of these access points. They hold keys, of nobody: never to be shown. */
export const takeOver = ({ id }: ThrowAway, bssids: readonly Mac[]): string[] =>
  bssids.map((bssid) => {
    const key = randomBytes(32).toString('hex');
    return `PMKSA_ADD ${id} ${bssid} ${ZERO_PMKID} ${key} 0 0 ${AKM_SAE} 0`;
  });

/**
 * @param network marked already or not
 * @param then says at the last moment which commands follow in the same breath, such as those that ask for a new attempt
 * @returns the replies to `then`, or undefined where the supplicant refused an entry
 */
export async function replaceKeys(
  network: ThrowAway,
  marked: boolean,
  bssids: readonly Mac[],
  then: () => readonly string[],
): Promise<string[] | undefined> {
  const { ctrl, id, done } = network;
  try {
    const first = marked ? [] : [markCommand(network)];
    const commands = [...first, ...takeOver(network, bssids)];
    const inAdvance = commands.length > AT_ONCE ? commands.splice(0, commands.length - 1) : [];
    const replies: string[] = [];
    while (inAdvance.length > 0) replies.push(...(await ctrl.pipeline(inAdvance.splice(0, AT_ONCE))));
    const last = [...commands, `REMOVE_NETWORK ${id}`];
    const answers = await ctrl.pipeline([...last, ...then()]);
    replies.push(...answers.slice(0, last.length));
    return replies.every((reply) => classifyReply(reply).kind === 'ok')
      ? answers.slice(last.length)
      : undefined;
  } finally {
    done();
  }
}
