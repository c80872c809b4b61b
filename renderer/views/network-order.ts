import { own } from '../../app/domain/own.ts';
import type { HistoryView, LiveState, NetworkView } from '../../app/ipc/contract/views.ts';

const RANK: Record<NetworkView['state'], number> = {
  connecting: 0,
  connected: 0,
  waiting: 0,
  'switched-off': 1,
  idle: 1,
};

/** Those that do something first, then by their last sign of life. */
export const networkOrder = ({ networks }: LiveState): NetworkView[] =>
  Object.values(networks).sort(
    (a, b) => RANK[a.state] - RANK[b.state] || (b.lastAt ?? 0) - (a.lastAt ?? 0) || (a.id < b.id ? -1 : 1),
  );

/** Networks that only the history knows. None beside a recording: what was recorded never mixes with what is real. */
export function pastNetworks({ networks, history, source }: LiveState): HistoryView[] {
  if (source.kind !== 'machine') return [];
  const present = new Set(Object.values(networks).map(({ ssid }) => ssid));
  return Object.values(history)
    .filter(({ ssid }) => !present.has(ssid))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
}

/** The network on the screen: the one that was chosen, as long as there is one, else what the service puts first. */
export function shownNetwork(state: LiveState, chosen: string | undefined): NetworkView | undefined {
  return own(state.networks, chosen) ?? own(state.networks, state.focus) ?? networkOrder(state)[0];
}
