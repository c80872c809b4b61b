/** Clearing and reconnecting, through the control interface. The configuration is the same before and after. */
import { said, type Said } from '../../domain/said.ts';
import type { Mac } from '../../domain/ids.ts';
import { PlatformError } from '../port.ts';
import type { Cleared, Cut, KnownNetwork } from '../port.ts';
import { now } from './clock.ts';
import { commandName } from './ctrl-error.ts';
import { toggleField } from './field-toggle.ts';
import type { Intents } from './intents.ts';
import type { Supplicant } from './supplicant.ts';
import { addThrowAway, markCommand, replaceKeys, type ThrowAway } from './throw-away.ts';
import type { WpaCtrl } from './wpa-ctrl.ts';
import { command, networks } from './wpa-queries.ts';
import { parseNetworks, parsePmksa } from './wpa-replies.ts';
import type { NetworkRow, PmksaListRow } from './wpa-replies.ts';
import { classifyReply } from './wpa-values.ts';

/** Clears what the cut says, and asks for a new attempt in the same breath if wanted. */
export function clearKey(
  supplicant: Supplicant,
  intents: Intents,
  network: KnownNetwork,
  cut: Cut,
  reconnect: () => boolean,
  check: () => void = () => undefined,
): Promise<Cleared> {
  return supplicant.work(async (ctrl) => {
    check();
    const prepared = supplicant.takePrepared();
    if (cut.scope === 'bss' && prepared && cut.bssids.length <= FEW) {
      const cleared = await clearAtOnce(prepared, cut.bssids, reconnect);
      if (cleared) return cleared;
    } else if (prepared) await remove(prepared);
    const takesAdd = cut.scope === 'bss' && (await supplicant.takesPmksaAdd);
    const [list = '', pmksa = ''] = await ctrl.pipeline(['LIST_NETWORKS', 'PMKSA']);
    const rows = parseNetworks(list).some((row) => row.id === network.id)
      ? parseNetworks(list)
      : await networks(ctrl);
    const row = sameNetwork(rows, network);
    const before = parsePmksa(pmksa);
    const bssids = cut.scope === 'bss' ? present(cut.bssids, before) : [];
    if (cut.scope === 'bss' && bssids.length === 0) {
      if (reconnect()) await ask(ctrl, supplicant, intents, row);
      return { scope: 'bss', removed: [], kept: before.map(nameOf), at: now() };
    }
    check();
    let enabled = (): void => undefined;
    const then = (): string[] => {
      if (!reconnect()) return ['PMKSA'];
      enabled = coverEnabling(supplicant, intents, row);
      return ['PMKSA', ...reconnectCommands(row, supplicant)];
    };
    const ids = rows.map((known) => known.id);
    const throwAway = takesAdd ? await addThrowAway(ctrl, intents, network.iface, ids) : undefined;
    const byBss = throwAway && (await replaceKeys(throwAway, false, bssids, then));
    const replies =
      byBss ?? (await toggleField(ctrl, intents, { iface: network.iface, id: row.id, ssid: row.ssid }, then));
    enabled();
    const at = now();
    const after = parsePmksa(replies[0] ?? '');
    const cleared = compare(before, after);
    const stayed = bssids.filter((bssid) => cleared.kept.some((kept) => kept.bssid === bssid));
    if (byBss && stayed.length > 0)
      throw new PlatformError('refused', said('system.keys-kept', { bssids: stayed }));
    const why = byBss || cut.scope === 'network' ? undefined : whyNetwork(takesAdd);
    return { scope: byBss ? 'bss' : 'network', ...(why ? { why } : {}), ...cleared, at };
  });
}

/** Access points whose clearing fits into one breath. */
const FEW = 3;

/**
 * With a throw-away network in place nothing has to be asked first, not even whether the network is still the same:
 * an entry is replaced by its access point's address, and the network that it belongs to is not touched.
 */
async function clearAtOnce(
  prepared: ThrowAway,
  bssids: readonly Mac[],
  reconnect: () => boolean,
): Promise<Cleared | undefined> {
  const before = prepared.ctrl.request('PMKSA');
  const then = (): string[] => [...(reconnect() ? ['REASSOCIATE'] : []), 'PMKSA'];
  const [rows, replies] = await Promise.all([before, replaceKeys(prepared, true, bssids, then)]);
  if (!replies) return undefined;
  return { scope: 'bss', ...compare(parsePmksa(rows), parsePmksa(replies.at(-1) ?? '')), at: now() };
}

/**
 * Adds a throw-away network ahead of a clearing that may come. Removed by `standDown`, or used by `clearKey`. Until then
 * the supplicant tells less, so that it and we have more time for the handshake.
 */
export function prepare(supplicant: Supplicant, intents: Intents): Promise<void> {
  supplicant.spare(true);
  return supplicant.work(async (ctrl) => {
    const other = supplicant.takePrepared();
    const preparation = supplicant.beginPreparing();
    if (other) await remove(other);
    if (!(await supplicant.takesPmksaAdd)) return;
    const ids = (await networks(ctrl)).map((row) => row.id);
    const throwAway = await addThrowAway(ctrl, intents, supplicant.iface, ids);
    if (!throwAway) return;
    await command(ctrl, markCommand(throwAway));
    if (!supplicant.keepPrepared(throwAway, preparation)) await remove(throwAway);
  });
}

export function standDown(supplicant: Supplicant): Promise<void> {
  supplicant.spare(false);
  return supplicant.work(async () => {
    const prepared = supplicant.takePrepared();
    if (prepared) await remove(prepared);
  });
}

async function remove({ ctrl, id, done }: ThrowAway): Promise<void> {
  await command(ctrl, `REMOVE_NETWORK ${id}`);
  done();
}

export function reconnect(supplicant: Supplicant, intents: Intents, network: KnownNetwork): Promise<void> {
  return supplicant.work(async (ctrl) => {
    await ask(ctrl, supplicant, intents, sameNetwork(await networks(ctrl), network));
  });
}

const whyNetwork = (takesAdd: boolean): Said => (takesAdd ? said('cut.refused') : said('cut.unsupported'));

/** Ids move when a manager adds its networks anew: the one that we act on must still be the one that was meant. */
function sameNetwork(rows: readonly NetworkRow[], network: KnownNetwork): NetworkRow {
  const row = rows.find((known) => known.id === network.id && known.ssid === network.ssid);
  const moved = row ?? rows.find((known) => known.ssid === network.ssid);
  if (!moved)
    throw new PlatformError(
      'gone',
      said('system.lost-network', { program: 'wpa_supplicant', ssid: network.ssid }),
    );
  if (!row) throw new PlatformError('gone', said('system.network-replaced', { ssid: network.ssid }));
  return row;
}

/**
 * Ends the back-off and asks for an attempt. Disabling and enabling is the only way that also forgets the failures; it
 * is left out where a manager would see its network go, and where a person switched the network off. Enabling connects
 * by itself; REASSOCIATE on top would break that attempt off, RECONNECT only acts where somebody had disconnected.
 */
function reconnectCommands(row: NetworkRow, supplicant: Supplicant): string[] {
  if (row.disabled) return [];
  return forgetsFailures(row, supplicant)
    ? [`DISABLE_NETWORK ${row.id}`, `ENABLE_NETWORK ${row.id}`, 'RECONNECT']
    : ['REASSOCIATE'];
}

const forgetsFailures = (row: NetworkRow, supplicant: Supplicant): boolean =>
  !row.disabled && row.tempDisabled && supplicant.manager === undefined;

/** @returns to be called once the network is enabled again */
function coverEnabling(supplicant: Supplicant, intents: Intents, row: NetworkRow): () => void {
  if (!forgetsFailures(row, supplicant)) return () => undefined;
  return intents.keep(supplicant.iface, { kind: 'enable', networkId: row.id, ssid: row.ssid });
}

async function ask(ctrl: WpaCtrl, supplicant: Supplicant, intents: Intents, row: NetworkRow): Promise<void> {
  const enabled = coverEnabling(supplicant, intents, row);
  const commands = reconnectCommands(row, supplicant);
  const replies = await ctrl.pipeline(commands);
  enabled();
  const refused = replies.findIndex((reply) => classifyReply(reply).kind !== 'ok');
  if (refused >= 0)
    throw new PlatformError(
      'refused',
      said('system.refused-command', {
        program: 'wpa_supplicant',
        command: commandName(commands[refused] ?? ''),
      }),
    );
}

const present = (bssids: readonly Mac[], rows: readonly PmksaListRow[]): Mac[] =>
  bssids.filter((bssid) => rows.some((row) => row.address === bssid));

const nameOf = (row: PmksaListRow) => ({ bssid: row.address, pmkid: row.pmkid });

function compare(before: readonly PmksaListRow[], after: readonly PmksaListRow[]) {
  const stays = (row: PmksaListRow): boolean =>
    after.some((other) => other.address === row.address && other.pmkid === row.pmkid);
  return { removed: before.filter((row) => !stays(row)).map(nameOf), kept: before.filter(stays).map(nameOf) };
}
