/** Many stations in one log: one row each, and the one that the whole verdict is about. */
import type { Cause, Variant } from '../domain/causes.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';

/** What is wrong with one station, as an access point or the air sees it. */
export interface StationRow {
  readonly station: Mac;
  readonly verdict: Cause;
  readonly variant: Variant | undefined;
  readonly confidence: number;
  /** Attempts that show it. */
  readonly attempts: number;
  readonly lastAt: Instant | undefined;
  readonly ssid: Ssid | undefined;
}

export interface Stations {
  /** Troubled ones first, and of these the one with the latest trouble. Empty where there is one station only. */
  readonly rows: readonly StationRow[];
  /** How many have each verdict: troubles first, the most frequent before the others. */
  readonly causes: ReadonlyMap<Cause, number>;
  /** The station that the verdict is about. */
  readonly chosen: Mac | undefined;
  /** How many more there were than the model has room for. */
  readonly forgotten: number;
}

/** 0 healthy, 1 not known, 2 a cause that is named: a trouble that is named beats one that is not. */
export const rankOf = (cause: Cause): number => (cause === 'healthy' ? 0 : cause === 'undetermined' ? 1 : 2);

const before = (a: StationRow, b: StationRow): number =>
  rankOf(b.verdict) - rankOf(a.verdict) || (b.lastAt ?? -Infinity) - (a.lastAt ?? -Infinity) || 0;

/** Gathers rows. A station that several access points tell of has the row of its latest trouble. */
export class StationTable {
  readonly #rows = new Map<Mac, StationRow>();

  add(row: StationRow): void {
    const known = this.#rows.get(row.station);
    if (!known || before(row, known) <= 0) this.#rows.set(row.station, row);
  }

  /** @param chosen the station that the verdict is about */
  sum(chosen: Mac | undefined, forgotten: number): Stations {
    const rows = this.#rows.size < 2 ? [] : [...this.#rows.values()].toSorted(before);
    return {
      rows,
      causes: causesOf(rows),
      chosen: rows.length > 0 ? chosen : undefined,
      forgotten,
    };
  }
}

function causesOf(rows: readonly StationRow[]): ReadonlyMap<Cause, number> {
  const counts = new Map<Cause, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const isHealthy = (cause: Cause): number => (cause === 'healthy' ? 1 : 0);
  return new Map([...counts].toSorted((a, b) => isHealthy(a[0]) - isHealthy(b[0]) || b[1] - a[1]));
}
