/** Decides what a person is told of: each trouble once, never again while it is the same. */
import type { FindingView, LiveState, NetworkView } from '../ipc/contract/views.ts';
import { troubleOf } from './health.ts';

export interface Announcement {
  readonly network: string;
  readonly ssid: string;
  /** Rejoin can repair it. */
  readonly repairable: boolean;
}

/** Troubles that were told, and until when each was seen: what began later is another. */
export type ToldTroubles = ReadonlyMap<string, number>;

const keyOf = ({ id }: NetworkView, { cause, variant }: FindingView): string =>
  [id, cause, variant ?? ''].join('\n');

/**
 * @param since when the app began to look: trouble that was over before is no news
 * @returns what is new in this state, and what has been told after that
 */
export function newsIn(
  state: LiveState,
  told: ToldTroubles,
  since: number,
): { news: Announcement[]; told: ToldTroubles } {
  if (state.source.kind === 'recording') return { news: [], told };
  const news: Announcement[] = [];
  const next = new Map(told);
  for (const network of Object.values(state.networks)) {
    const finding = troubleOf(network);
    if (!finding) continue;
    // Wait for how the repair ends: it may be nothing to tell.
    if (state.fix && state.fix.endedAt === undefined && state.fix.network === network.id) continue;
    const key = keyOf(network, finding);
    const until = told.get(key);
    const { firstAt = -Infinity, lastAt = Infinity } = finding;
    if (until === undefined ? lastAt >= since : firstAt > until)
      news.push({ network: network.id, ssid: network.ssid, repairable: network.plan !== undefined });
    next.set(key, Math.max(until ?? -Infinity, lastAt));
  }
  return { news, told: next };
}
