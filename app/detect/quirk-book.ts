import type { WifiEvent } from '../domain/events.ts';
import type { Finding, QuirkNote } from '../domain/finding.ts';
import { makerOf } from '../domain/makers.ts';
import { QUIRKS, type Quirk } from './quirks.ts';

/** What the book is asked with, besides the finding. */
export interface Setting {
  /** wpa_supplicant's, as it printed it. */
  readonly version: string | undefined;
  /** Events around the trouble, for the words of drivers. */
  readonly around: readonly WifiEvent[];
  /** The strength from which causes are named. */
  readonly name: number;
}

const SUREST = 0.98;

/** `2.10` after `2.9`: by numbers, not by letters. Development versions count as the release that they lead to. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) =>
    version
      .split(/[^0-9]+/u)
      .filter(Boolean)
      .map(Number),
  );
  const parts = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let part = 0; part < parts; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function isInRange(version: string | undefined, range: Quirk['supplicant']): boolean {
  if (!range) return true;
  if (version === undefined) return false;
  return (
    compare(version, range.before) < 0 && (range.from === undefined || compare(version, range.from) >= 0)
  );
}

function concerns(quirk: Quirk, finding: Finding, { version, around }: Setting): boolean {
  if (quirk.cause !== finding.cause) return false;
  if (quirk.variants && (finding.variant === undefined || !quirk.variants.includes(finding.variant)))
    return false;
  if (quirk.maker && !finding.bssids.some((bssid) => makerOf(bssid) === quirk.maker)) return false;
  if (!isInRange(version, quirk.supplicant)) return false;
  const { says } = quirk;
  if (says === undefined) return true;
  return (
    finding.evidence.some(({ text }) => text.includes(says)) ||
    around.some(({ origin }) => origin.text.includes(says))
  );
}

/**
 * The finding with what the book knows of it: notes, advice, another confidence. Its cause, variant, evidence and plan
 * stay as they are. @param book the quirks to look up; the whole book but in tests
 */
export function withQuirks(finding: Finding, setting: Setting, book: readonly Quirk[] = QUIRKS): Finding {
  const found = book.filter((quirk) => concerns(quirk, finding, setting));
  if (found.length === 0) return finding;
  const notes = found.map(({ id, text, advice, source }): QuirkNote => ({
    id,
    text,
    ...(advice === undefined ? {} : { advice }),
    source,
  }));
  const moved = found.reduce((sum, { confidence = 0 }) => sum + confidence, finding.confidence);
  const least = Math.min(finding.confidence, setting.name);
  const confidence = Math.round(Math.max(least, Math.min(SUREST, moved)) * 100) / 100;
  return { ...finding, confidence, quirks: notes };
}
