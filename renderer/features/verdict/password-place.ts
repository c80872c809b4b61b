/** Where a person types a network's password anew, by what drives the interface. */
import type { MachineView } from '../../../app/ipc/contract/views.ts';
import type { Key } from '../../messages/i18n.svelte.ts';

export interface Place {
  readonly where: Key;
  /** A line for a terminal that asks for the password itself. */
  readonly line?: string;
}

/** A name that can stand in a shell's line: printable, and nothing in it is spelled. */
const PLAIN = /^[\x20-\x5b\x5d-\x7e]+$/;
const quoted = (name: string): string => `'${name.replaceAll("'", String.raw`'\''`)}'`;

export function placeFor(
  { platform, controllers }: Pick<MachineView, 'platform' | 'controllers'>,
  iface: string,
  ssid: string,
): Place {
  if (platform === 'darwin') return { where: 'verdict.place.mac' };
  if (platform === 'win32') return { where: 'verdict.place.windows' };
  const programs = controllers
    .filter((one) => one.iface === iface)
    .map(({ program }) => program.toLowerCase());
  const isDriven = (by: string): boolean => programs.some((program) => program.includes(by));
  const line = (words: string): Pick<Place, 'line'> =>
    PLAIN.test(ssid) ? { line: `${words} ${quoted(ssid)}` } : {};
  if (isDriven('iwd')) return { where: 'verdict.place.iwd', ...line(`iwctl station ${iface} connect`) };
  if (isDriven('networkmanager')) return { where: 'verdict.place.manager', ...line('nmtui edit') };
  return { where: 'verdict.place.supplicant' };
}
