import { own } from '../../app/domain/own.ts';
import type { HistoryView, LiveState, NetworkView } from '../../app/ipc/contract/views.ts';
import { toneOf } from '../messages/finding-tone.ts';

const RANK: Readonly<Record<NetworkView['state'], number>> = {
  connecting: 0,
  connected: 0,
  waiting: 0,
  'switched-off': 1,
  idle: 1,
};

/** Trouble now, trouble before, fine. */
export const GROUPS = ['now', 'before', 'fine'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf({ fix }: Pick<LiveState, 'fix'>, network: NetworkView): Group {
  const { finding } = network;
  if (fix?.network === network.id && fix.outcome === undefined) return 'now';
  if (!finding || finding.cause === 'healthy') return finding?.variant === 'recovered' ? 'before' : 'fine';
  if (finding.recovered) return 'before';
  return toneOf(network) === 'good' ? 'fine' : 'now';
}

/** A network of the history has no trouble now: it is not in reach. */
export const groupOfPast = ({ last }: HistoryView): Group =>
  last && (last.cause !== 'healthy' || last.recovered) ? 'before' : 'fine';

/** Those in trouble first, then those that do something, then by their last sign of life. */
export const networkOrder = (state: LiveState): NetworkView[] => {
  const rank = (network: NetworkView): number => GROUPS.indexOf(groupOf(state, network));
  return Object.values(state.networks).sort(
    (a, b) =>
      rank(a) - rank(b) ||
      RANK[a.state] - RANK[b.state] ||
      (b.lastAt ?? 0) - (a.lastAt ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
};

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
