/** What the icon says: the state of this machine's networks in one word. */
import type { LiveState, NetworkView } from '../ipc/contract/views.ts';

export type Health = 'fine' | 'trouble' | 'fixing' | 'unknown';

/** A finding of this machine that a person would want to hear of. */
export function troubleOf(network: NetworkView): NetworkView['finding'] {
  const { finding, recorded } = network;
  if (!finding || recorded || finding.recovered) return undefined;
  return finding.cause === 'healthy' || finding.cause === 'undetermined' ? undefined : finding;
}

export function healthOf(state: LiveState): Health {
  if (state.source.kind === 'recording' || state.machine.state !== 'ok') return 'unknown';
  if (state.fix && state.fix.endedAt === undefined) return 'fixing';
  const networks = Object.values(state.networks);
  if (networks.some((network) => troubleOf(network) !== undefined)) return 'trouble';
  return networks.some(({ state }) => state === 'connected') ? 'fine' : 'unknown';
}
