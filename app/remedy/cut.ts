/** How much to clear: the smallest cut that can help. Pure. */
import type { Finding } from '../domain/finding.ts';
import type { Cut } from '../domain/treatment.ts';
import type { PmksaEntry, PmksaMirror } from '../model/pmksa-mirror.ts';

/**
 * The access points that refuse, and with opportunistic caching also those whose keys come from the same old login:
 * from any of them the supplicant would make the refused key again (seed 001). A key that was made later by a full
 * login stays.
 */
export function smallestCut(finding: Pick<Finding, 'bssids' | 'variant' | 'ssid'>, mirror: PmksaMirror): Cut {
  const refused = finding.bssids.flatMap((bssid) => mirror.get(bssid) ?? []);
  if (finding.variant !== 'okc' || refused.length === 0) return { scope: 'bss', bssids: finding.bssids };
  const newest = Math.max(...refused.map((entry) => entry.bornAt ?? Infinity));
  const sameLogin = [...mirror.values()].filter(
    (entry) => isSameNetwork(entry, refused[0]) && (entry.bornAt ?? -Infinity) <= newest,
  );
  return {
    scope: 'bss',
    bssids: [...new Set([...finding.bssids, ...sameLogin.map((entry) => entry.bssid)])],
  };
}

function isSameNetwork(entry: PmksaEntry, other: PmksaEntry | undefined): boolean {
  if (entry.networkId !== undefined && other?.networkId !== undefined)
    return entry.networkId === other.networkId;
  return entry.ssid !== undefined && entry.ssid === other?.ssid;
}
