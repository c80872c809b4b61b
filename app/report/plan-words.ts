import type { PlanStep } from '../domain/finding.ts';

/** A step of a plan as one sentence. What it costs is said by the step itself. */
export function stepTitle(step: PlanStep, accessPoints = 1): string {
  switch (step.step) {
    case 'clear-pmksa':
      if (step.scope === 'network') return 'Clear the cached keys of this one network.';
      return accessPoints > 1
        ? `Clear the cached keys of these ${accessPoints} access points.`
        : 'Clear the cached key of this one access point.';
    case 'reconnect':
      return 'Connect again.';
    case 'verify':
      return 'Watch the next handshake for the proof.';
    case 'keep-cache-empty':
      return 'Keep this network from caching keys.';
    case 're-enable':
      return 'End the waiting time that the supplicant imposed.';
    case 'ask-for-password':
    case 'advise':
      return step.advice ?? '';
  }
}
