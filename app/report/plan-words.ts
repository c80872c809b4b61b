import type { CutScope, PlanStep } from '../domain/finding.ts';

const LARGER: Readonly<Record<Exclude<CutScope, 'bss'>, string>> = {
  network: 'Clear the cached keys of this one network.',
  profile: 'Take the profile of this network away and put the same one back.',
  adapter: 'Switch the Wi-Fi adapter off and on.',
  service: "Restart the system's Wi-Fi service.",
};

/** A step of a plan as one sentence. What it costs is said by the step itself. */
export function stepTitle(step: PlanStep, accessPoints = 1): string {
  switch (step.step) {
    case 'clear-pmksa':
      if (step.scope !== undefined && step.scope !== 'bss') return LARGER[step.scope];
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
