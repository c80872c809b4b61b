/** What happens to a log between its program and its reader. */
import type { Random } from './random.ts';
import type { Line } from './tape.ts';

/** Lines that a default log is read by; where one is lost, the matter may not be settled any more. */
const TELLING =
  /^(?:SME: Trying|Trying to associate|Associated with|CTRL-EVENT-(?:CONNECTED|DISCONNECTED|ASSOC-REJECT|AUTH-REJECT|EAP|SSID|BEACON)|PMKSA-CACHE|WPA: (?:Key neg|4-Way)|l2_packet|nl80211: kernel reports|WPS-SUCC)/;

export interface Loss {
  readonly lines: readonly Line[];
  /** A line that matters may be among those that were lost. */
  readonly telling: boolean;
}

/** Single lines are lost, each with the same probability; the last outcomes stay, for they are what is asked about. */
export function loseSome(random: Random, lines: readonly Line[], probability: number): Loss {
  const outcomes = lines.filter(({ outcome }) => outcome === true);
  const kept = new Set(outcomes.slice(-2));
  let telling = false;
  const rest = lines.filter((line) => {
    if (kept.has(line) || !random.chance(probability)) return true;
    telling ||= TELLING.test(line.text);
    return false;
  });
  return { lines: rest, telling };
}

const isOurs = (line: Line, head: string): boolean =>
  line.by === 'wpa_supplicant' && line.text.startsWith(head);

/**
 * A driver that authenticates by itself: the supplicant prints no authentication (lines of class SME), and learns of a
 * new key while it associates.
 */
export function withoutSme(lines: readonly Line[]): Line[] {
  const rest = lines.filter(
    // Where the driver does it, it is not mac80211 that logs it.
    ({ by, text }) =>
      by !== 'kernel' && (by !== 'wpa_supplicant' || !/^SME|auth_type=|^SAE|^PMKSA caching/.test(text)),
  );
  for (const [index, line] of rest.entries()) {
    const next = rest.findIndex((later, at) => at > index && later.by === 'wpa_supplicant');
    const after = rest[next];
    if (!after || !isOurs(line, 'PMKSA-CACHE-ADDED') || !isOurs(after, 'Trying to associate')) continue;
    rest[index] = { ...after, at: line.at };
    rest[next] = { ...line, at: after.at };
  }
  return rest;
}

/** The clock is set: what comes later is `by` milliseconds off. */
export function setClock(random: Random, lines: readonly Line[], by: number): Line[] {
  const from = random.int(0, lines.length - 1);
  return lines.map((line, index) => (index < from ? line : { ...line, at: line.at + by }));
}

/** Rotation: one log in several files, oldest first. */
export function rotate<T>(random: Random, lines: readonly T[], files: number): T[][] {
  const cuts = Array.from({ length: files - 1 }, () => random.int(1, Math.max(1, lines.length - 1)));
  const ends = [...cuts.toSorted((a, b) => a - b), lines.length];
  return ends
    .map((end, index) => lines.slice(index === 0 ? 0 : ends[index - 1], end))
    .filter((file) => file.length > 0);
}

/** Adds a line that somebody damaged: cut in the middle, or full of bytes that are none. */
export function damage(random: Random, texts: readonly string[]): string[] {
  const index = random.int(0, Math.max(0, texts.length - 1));
  const text = texts[index] ?? '';
  const at = random.int(0, Math.floor(text.length / 2));
  const broken = random.chance(0.5) ? text.slice(0, at) : `${text.slice(0, at)}\u0000\u0000\u0007`;
  return [...texts.slice(0, index), broken, ...texts.slice(index)];
}
