/** Programs that fetch an address for one interface: two that do not know of each other undo each other's work. */
import type { EventOf, WifiEvent } from '../domain/events.ts';

type Fetched = EventOf<'address'>;

/** Another program is named that drives the interface. */
export const namesRival = (event: WifiEvent): boolean =>
  event.kind === 'foreign-controller' && event.program !== undefined;

/** Programs that fetch an address for the machine they run on, and on whose behalf. NetworkManager may run the two as its own. */
const ON_BEHALF_OF: ReadonlyMap<string, string> = new Map([
  ['NetworkManager', 'NetworkManager'],
  ['dhclient', 'NetworkManager'],
  ['dhcpcd', 'NetworkManager'],
  ['systemd-networkd', 'systemd-networkd'],
  ['udhcpc', 'udhcpc'],
]);
/** Who hands an interface over stops before the other begins: within this many milliseconds nobody does that by hand. */
const AT_ONCE = 30_000;

/** The two that got an address for one interface at about the same time, and the lines that say so. */
export interface Rivals {
  readonly first: Fetched;
  readonly second: Fetched;
}

export function rivalsAmong(around: readonly WifiEvent[]): Rivals | undefined {
  const got = around.filter(
    (event): event is Fetched =>
      event.kind === 'address' && event.step === 'obtained' && ON_BEHALF_OF.has(event.by ?? ''),
  );
  const second = got.findLast((event) => rivalOf(event, got));
  const first = second && rivalOf(second, got);
  return second && first && { first, second };
}

const managerOf = ({ by = '' }: Fetched): string | undefined => ON_BEHALF_OF.get(by);

function rivalOf(event: Fetched, got: readonly Fetched[]): Fetched | undefined {
  const { at, iface } = event;
  if (at === undefined || iface === '') return undefined;
  return got.findLast(
    (other) =>
      other.iface === iface &&
      managerOf(other) !== managerOf(event) &&
      other.at !== undefined &&
      other.at <= at &&
      at - other.at < AT_ONCE,
  );
}
