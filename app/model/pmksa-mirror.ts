import type { PmksaBirth, PmksaRow } from '../domain/events.ts';
import type { Instant, Mac, Pmkid, Ssid } from '../domain/ids.ts';

/** One entry of the supplicant's PMKSA cache, as far as its words let us follow it. */
export interface PmksaEntry {
  readonly bssid: Mac;
  readonly birth: PmksaBirth;
  readonly opportunistic: boolean;
  readonly networkId: number | undefined;
  readonly ssid: Ssid | undefined;
  readonly pmkid: Pmkid | undefined;
  readonly bornAt: Instant | undefined;
  readonly expiresAt: Instant | undefined;
  readonly lastOutcome: 'accepted' | 'refused' | 'unused';
  /** Attempts that offered it, and the serial of the last one. */
  readonly uses: number;
  readonly lastAttempt: number | undefined;
}

/** hostap keeps at most 32 entries per interface (pmksa_cache.c, `pmksa_cache_max_entries`). */
const CAPACITY = 32;

export type PmksaMirror = ReadonlyMap<Mac, PmksaEntry>;

export const EMPTY_MIRROR: PmksaMirror = new Map();

export function addEntry(mirror: PmksaMirror, entry: PmksaEntry): PmksaMirror {
  const next = new Map(mirror);
  next.delete(entry.bssid);
  next.set(entry.bssid, entry);
  const oldest = next.keys().next();
  if (next.size > CAPACITY && !oldest.done) next.delete(oldest.value);
  return next;
}

export function removeEntry(mirror: PmksaMirror, bssid: Mac): PmksaMirror {
  if (!mirror.has(bssid)) return mirror;
  const next = new Map(mirror);
  next.delete(bssid);
  return next;
}

export function updateEntry(mirror: PmksaMirror, bssid: Mac, change: Partial<PmksaEntry>): PmksaMirror {
  const entry = mirror.get(bssid);
  if (!entry) return mirror;
  return new Map(mirror).set(bssid, { ...entry, ...change });
}

/** Replaces the mirror by what the supplicant lists, keeping what only we know of each entry. */
export function applySnapshot(
  mirror: PmksaMirror,
  rows: readonly PmksaRow[],
  at: Instant | undefined,
): PmksaMirror {
  return new Map(
    rows.map((row) => {
      const known = mirror.get(row.bssid);
      const same = known && (known.pmkid === undefined || known.pmkid === row.pmkid);
      return [
        row.bssid,
        {
          bssid: row.bssid,
          birth: same ? known.birth : 'unknown',
          opportunistic: row.opportunistic,
          networkId: known?.networkId,
          ssid: known?.ssid,
          pmkid: row.pmkid,
          bornAt: same ? known.bornAt : undefined,
          expiresAt: at === undefined ? undefined : at + row.expiresIn * 1000,
          lastOutcome: same ? known.lastOutcome : 'unused',
          uses: same ? known.uses : 0,
          lastAttempt: same ? known.lastAttempt : undefined,
        },
      ];
    }),
  );
}
