/** The questions that Rejoin asks a supplicant. None of them changes anything, and none brings keys into memory. */
import { said } from '../../domain/said.ts';
import { commandName, CtrlError } from './ctrl-error.ts';
import type { WpaCtrl } from './wpa-ctrl.ts';
import { parseNetworks, parsePmksa, parseStatus } from './wpa-replies.ts';
import type { NetworkRow, PmksaListRow, Status } from './wpa-replies.ts';
import { classifyReply } from './wpa-values.ts';

/** No supplicant numbers its networks so high. */
const NO_SUCH_NETWORK = 2_147_483_647;

export const status = async (ctrl: WpaCtrl): Promise<Status> => parseStatus(await ctrl.request('STATUS'));

export const cachedKeys = async (ctrl: WpaCtrl): Promise<PmksaListRow[]> =>
  parsePmksa(await ctrl.request('PMKSA'));

/** All configured networks. A reply over 4 kB is cut silently, so it is asked for what comes after until nothing does. */
export async function networks(ctrl: WpaCtrl): Promise<NetworkRow[]> {
  const all: NetworkRow[] = [];
  let page = parseNetworks(await ctrl.request('LIST_NETWORKS'));
  let last = -1;
  for (;;) {
    // A daemon without paging answers the first page again; ids only ever grow.
    const fresh = page.filter((row) => row.id > last);
    if (fresh.length === 0) return all;
    all.push(...fresh);
    last = Math.max(...fresh.map((row) => row.id));
    page = parseNetworks(await ctrl.request(`LIST_NETWORKS LAST_ID=${last}`));
  }
}

/** A network's field as the daemon prints it (strings quoted, secrets as `*`); undefined where it is not set. */
export async function networkField(ctrl: WpaCtrl, id: number, field: string): Promise<string | undefined> {
  const reply = classifyReply(await ctrl.request(`GET_NETWORK ${id} ${field}`));
  return reply.kind === 'text' ? reply.text : undefined;
}

/**
 * Whether this build takes PMKSA_ADD, the way to clear a single BSS. Asked with a network that does not exist, because
 * the true answer of PMKSA_GET holds keys.
 */
export async function takesPmksaAdd(ctrl: WpaCtrl): Promise<boolean> {
  return classifyReply(await ctrl.request(`PMKSA_GET ${NO_SUCH_NETWORK}`)).kind === 'refused';
}

/** @throws CtrlError 'refused' unless the reply is OK; it names the command's first word only */
export async function command(ctrl: WpaCtrl, text: string): Promise<void> {
  const reply = classifyReply(await ctrl.request(text));
  if (reply.kind === 'ok') return;
  const about = { path: ctrl.path, command: commandName(text) };
  const why = reply.kind === 'unknown-command' ? 'socket.unknown' : 'socket.refused';
  throw new CtrlError('refused', ctrl.path, said(why, about));
}
