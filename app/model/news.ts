import type { WifiEvent } from '../domain/events.ts';
import type { Link } from './link-state.ts';

/** News of one access point that a link hears at once at most: the last ones. */
export const MOST_NEWS = 16;
/** News that are kept: by so many may more have come than what a link is to hear next. */
const KEPT = 2 * MOST_NEWS;
/** Access points whose news wait; more than that are a hostile input. */
const MOST_GROUPS = 8192;

interface Item {
  readonly step: number;
  readonly event: WifiEvent;
}

/** What concerns an access point as a whole. */
interface Group {
  /** What its network is: told to links that begin later, too. */
  readonly known: readonly Item[];
  readonly happened: readonly Item[];
}

const NO_NEWS: Group = { known: [], happened: [] };
const NONE: readonly WifiEvent[] = [];

/** What access points, or the air, tell of no single station: kept until each of the links concerned has heard it. */
export class News {
  readonly #groups = new Map<string, Group>();
  /** Step of the last of all. */
  #step = -1;

  add(event: WifiEvent, step: number): void {
    const key = groupKey(event);
    const group = this.#groups.get(key) ?? NO_NEWS;
    if (group === NO_NEWS && this.#groups.size >= MOST_GROUPS) return;
    const what = event.kind === 'bss-seen' ? 'known' : 'happened';
    this.#groups.set(key, { ...group, [what]: [...group[what].slice(1 - KEPT), { step, event }] });
    this.#step = step;
  }

  /** All that are kept, in their order. */
  get kept(): readonly Item[] {
    const all = [...this.#groups.values()].flatMap(({ known, happened }) => [...known, ...happened]);
    return all.toSorted((a, b) => a.step - b.step);
  }

  /**
   * What a link has not heard yet, in its order.
   * @param moved step at which it moved last; undefined for one that begins: it hears what is known alone
   * @param step that of what it is to hear next: news that came later is not told yet
   * @param event its next one: a link of the air hears news of the BSS that this names
   */
  between(
    moved: number | undefined,
    step: number,
    link: Link,
    event: WifiEvent | undefined,
  ): readonly WifiEvent[] {
    if (this.#step <= (moved ?? -1)) return NONE;
    const fresh: Item[] = [];
    for (const key of groupsOf(link, event)) {
      const { known, happened } = this.#groups.get(key) ?? NO_NEWS;
      for (const item of before(known, step)) if (moved === undefined || item.step > moved) fresh.push(item);
      if (moved === undefined) continue;
      for (const item of before(happened, step)) if (item.step > moved) fresh.push(item);
    }
    return fresh.toSorted((a, b) => a.step - b.step).map((item) => item.event);
  }
}

const before = (items: readonly Item[], step: number): readonly Item[] =>
  items.filter((item) => item.step < step).slice(-MOST_NEWS);

/** News are of an access point's interface ('' where it is not said), or of a BSS in the air. */
const groupKey = (event: WifiEvent): string =>
  event.witness === 'air'
    ? `air ${'bssid' in event ? (event.bssid ?? '') : ''}`
    : `access-point ${event.iface}`;

function groupsOf(link: Link, event: WifiEvent | undefined): readonly string[] {
  if (link.side === 'access-point')
    return link.iface === '' ? ['access-point '] : [`access-point ${link.iface}`, 'access-point '];
  return event?.witness === 'air' && 'bssid' in event ? [`air ${event.bssid ?? ''}`] : [];
}
