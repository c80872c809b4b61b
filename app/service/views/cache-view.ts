/** The PMKSA cache of one network, as the mirror follows it. Pure. */
import type { Ssid } from '../../domain/ids.ts';
import type { CacheEntryView, PlanView } from '../../ipc/contract/views.ts';
import type { Link } from '../../model/link-state.ts';
import type { PmksaEntry } from '../../model/pmksa-mirror.ts';

/** The network of an entry: its own word, else that of its number, its access point, or the attempts with that. */
function ssidOf(entry: PmksaEntry, link: Link): string | undefined {
  const byNumber = entry.networkId === undefined ? undefined : link.book.ids.get(entry.networkId);
  const told = entry.ssid ?? byNumber ?? link.book.bss.get(entry.bssid);
  if (told !== undefined) return told;
  for (const [story, { attempts }] of link.stories)
    if (attempts.some(({ bssid }) => bssid === entry.bssid)) return story;
  return undefined;
}

/** @param plan what clears one entry, where the system can */
export function cacheView(
  link: Link,
  ssid: Ssid,
  plan: (entry: PmksaEntry) => PlanView | undefined,
): Record<string, CacheEntryView> {
  const inUse = link.attempt?.connected && link.attempt.end === undefined ? link.attempt.bssid : undefined;
  const entries = [...link.pmksa.values()].filter((entry) => ssidOf(entry, link) === ssid);
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
