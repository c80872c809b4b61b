/**
 * Clears the keys of one network: a field that a station never uses is changed and changed back. Any changed value
 * flushes the entries of that network alone, in every version of wpa_supplicant; the password is not touched.
 */
import { said } from '../../domain/said.ts';
import type { Ssid } from '../../domain/ids.ts';
import { PlatformError } from '../port.ts';
import { isToggled, TOGGLED, type Intents } from './intents.ts';
import type { WpaCtrl } from './wpa-ctrl.ts';
import { command, networkField } from './wpa-queries.ts';
import { classifyReply } from './wpa-values.ts';

/**
 * @param then says at the last moment which commands follow in the same breath
 * @returns the replies to them
 */
export async function toggleField(
  ctrl: WpaCtrl,
  intents: Intents,
  network: { readonly iface: string; readonly id: number; readonly ssid: Ssid },
  then: () => readonly string[],
): Promise<string[]> {
  const { iface, id, ssid } = network;
  for (const field of TOGGLED) {
    const from = await networkField(ctrl, id, field);
    if (from === undefined || !isToggled(from)) continue;
    const to = from === '1' ? '2' : '1';
    const done = intents.keep(iface, { kind: 'field', networkId: id, ssid, field, from, to });
    const [changed, back, ...rest] = await ctrl.pipeline([
      `SET_NETWORK ${id} ${field} ${to}`,
      `SET_NETWORK ${id} ${field} ${from}`,
      ...then(),
    ]);
    if (classifyReply(back ?? '').kind !== 'ok') await command(ctrl, `SET_NETWORK ${id} ${field} ${from}`);
    done();
    if (classifyReply(changed ?? '').kind === 'ok') return rest;
  }
  throw new PlatformError('refused', said('system.no-clearing', { iface, network: id }));
}
