/** The PMKSA cache of one network, as the mirror follows it. Pure. */
import type { Ssid } from '../../domain/ids.ts';
import type { CacheEntryView, PlanView } from '../../ipc/contract/views.ts';
import type { Link } from '../../model/world.ts';
import type { PmksaEntry } from '../../model/pmksa-mirror.ts';

/** Does an entry belong to a network? Where no line told, its access point does: it was met in attempts with it. */
function isOf(entry: PmksaEntry, ssid: Ssid, link: Link): boolean {
  if (entry.ssid !== undefined) return entry.ssid === ssid;
  if (entry.networkId !== undefined) return link.book.ids.get(entry.networkId) === ssid;
  return link.stories.get(ssid)?.attempts.some(({ bssid }) => bssid === entry.bssid) ?? false;
}

/** @param plan what clears one entry, where the system can */
export function cacheView(
  link: Link,
  ssid: Ssid,
  plan: (entry: PmksaEntry) => PlanView | undefined,
): Record<string, CacheEntryView> {
  const inUse = link.attempt?.connected && link.attempt.end === undefined ? link.attempt.bssid : undefined;
  const entries = [...link.pmksa.values()].filter((entry) => isOf(entry, ssid, link));
  return Object.fromEntries(
    entries.map((entry) => {
      const { bssid, birth, opportunistic, pmkid, bornAt, expiresAt, lastOutcome, uses } = entry;
      const clears = plan(entry);
      const view: CacheEntryView = {
        ...{ bssid, birth, opportunistic, lastOutcome, uses, inUse: bssid === inUse },
        ...(pmkid === undefined ? {} : { pmkid }),
        ...(bornAt === undefined ? {} : { bornAt }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(clears ? { plan: clears } : {}),
      };
      return [bssid, view];
    }),
  );
}
