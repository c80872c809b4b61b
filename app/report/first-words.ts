import type { WifiEvent, Witness } from '../domain/events.ts';

/** What two programs of one machine both tell of; an answer that refuses has two kinds. */
const FRAMES: Partial<Record<WifiEvent['kind'], string>> = {
  'auth-request': 'auth-request',
  'assoc-request': 'assoc-request',
  'auth-response': 'auth-answer',
  'auth-rejected': 'auth-answer',
};

/**
 * The first word on each frame: a journal holds the kernel's and the supplicant's. The n-th that one of them tells of is the n-th
 * of the other.
 */
export function firstWords(events: readonly WifiEvent[]): readonly WifiEvent[] {
  const told = new Map<string, Map<Witness, number>>();
  return events.filter(({ kind, witness }) => {
    const frame = FRAMES[kind];
    if (frame === undefined) return true;
    const counts = told.get(frame) ?? new Map<Witness, number>();
    const own = (counts.get(witness) ?? 0) + 1;
    told.set(frame, counts.set(witness, own));
    return [...counts].every(([other, count]) => other === witness || count < own);
  });
}
