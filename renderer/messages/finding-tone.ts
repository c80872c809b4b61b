import type { Tone } from '../ui/tone.ts';
import type { FindingView, NetworkView } from '../../app/ipc/contract/views.ts';

/** Amber: something to be done that is nobody's mistake; red: refused or broken; grey: not known. */
export function toneOfFinding({ cause, recovered }: Pick<FindingView, 'cause' | 'recovered'>): Tone {
  if (recovered || cause === 'healthy') return 'good';
  if (cause === 'wrong-passphrase' || cause === 'eap-rejected' || cause === 'driver-fault') return 'bad';
  return cause === 'undetermined' || cause === 'network-not-found' ? 'idle' : 'warning';
}

export function toneOf({ finding, state }: NetworkView): Tone {
  if (finding) return toneOfFinding(finding);
  if (state === 'connected') return 'good';
  return state === 'connecting' ? 'busy' : 'idle';
}

/** A verdict beside which attempts may be told as a refused key: it names no other cause. */
export const mayBlameKey = (finding: Pick<FindingView, 'cause' | 'recovered'> | undefined): boolean =>
  !finding || finding.recovered || finding.cause === 'stale-pmksa' || finding.cause === 'healthy';
