/** Finishes what an earlier run was killed in the middle of. */
import { said, type Said } from '../../domain/said.ts';
import { ssidFromPrintf } from '../../domain/ssid.ts';
import type { Intents, KeptIntent } from './intents.ts';
import type { Supplicant } from './supplicant.ts';
import { MARK } from './throw-away.ts';
import type { WpaCtrl } from './wpa-ctrl.ts';
import { command, networkField, networks } from './wpa-queries.ts';
import type { NetworkRow } from './wpa-replies.ts';

/** @returns what was put right */
export async function repair(supplicant: Supplicant, intents: Intents): Promise<Said[]> {
  const left = intents.abandoned().filter((kept) => kept.iface === supplicant.iface);
  const done: Said[] = [];
  await supplicant.work(async (ctrl) => {
    const rows = await networks(ctrl);
    for (const kept of left) done.push(...(await finish(ctrl, kept, rows)));
    if (intents.busy().has(supplicant.iface)) return;
    for (const row of rows.filter(looksThrownAway)) {
      if ((await networkField(ctrl, row.id, 'id_str')) !== `"${MARK}"`) continue;
      if (await remove(ctrl, row)) done.push(removed(supplicant.iface));
    }
  });
  // Only now: a supplicant that could not be asked keeps its intents for the next time.
  for (const kept of left) intents.done(kept);
  return done;
}

const removed = (iface: string): Said => said('repaired.empty-network', { iface });

/** Nobody connects with a network that has no name and is switched off. */
const looksThrownAway = (row: NetworkRow): boolean =>
  row.ssid === ssidFromPrintf('') && row.disabled && !row.current;

async function finish(ctrl: WpaCtrl, kept: KeptIntent, rows: readonly NetworkRow[]): Promise<Said[]> {
  const { iface, intent } = kept;
  if (intent.kind === 'field') {
    const { networkId, ssid, field, from, to } = intent;
    const row = rows.find((known) => known.id === networkId && known.ssid === ssid);
    if (!row || (await networkField(ctrl, networkId, field)) !== to) return [];
    await command(ctrl, `SET_NETWORK ${networkId} ${field} ${from}`);
    return [said('repaired.network', { iface, ssid })];
  }
  if (intent.kind === 'enable') {
    const { networkId, ssid } = intent;
    const row = rows.find((known) => known.id === networkId && known.ssid === ssid);
    if (!row?.disabled) return [];
    await command(ctrl, `ENABLE_NETWORK ${networkId}`);
    return [said('repaired.switched-on', { iface, ssid })];
  }
  // Killed between adding and marking: new since then, without a name, a mark or a key management of its own.
  const ours = rows.filter((row) => looksThrownAway(row) && !intent.before.includes(row.id));
  const done: Said[] = [];
  for (const row of ours) {
    const mark = await networkField(ctrl, row.id, 'id_str');
    if (mark !== undefined && mark !== `"${MARK}"`) continue;
    if (await remove(ctrl, row)) done.push(removed(iface));
  }
  return done;
}

async function remove(ctrl: WpaCtrl, row: NetworkRow): Promise<boolean> {
  const stillEmpty = (await networks(ctrl)).some((known) => known.id === row.id && looksThrownAway(known));
  if (stillEmpty) await command(ctrl, `REMOVE_NETWORK ${row.id}`);
  return stillEmpty;
}
