import type { Cause } from '../domain/causes.ts';
import type { CutScope, Finding, PlanStep } from '../domain/finding.ts';

type Planned = Pick<Finding, 'cause' | 'variant' | 'bssids' | 'attempts'>;

const clearBss = (accessPoints: number): PlanStep => ({
  step: 'clear-pmksa',
  scope: 'bss',
  privilege: 'control-interface',
  cost: `Forgets the cached key of ${accessPoints > 1 ? `these ${accessPoints} access points` : 'this one access point'}. The password, all other access points and all other networks are kept.`,
});
/** What larger cuts cost, and what they need. */
const LARGER: Readonly<Record<Exclude<CutScope, 'bss'>, Pick<PlanStep, 'cost' | 'privilege'>>> = {
  network: {
    privilege: 'control-interface',
    cost: 'Forgets the cached keys of this one network. The password and all other networks are kept.',
  },
  profile: {
    privilege: 'none',
    cost: 'Takes the saved profile of this one network away and puts the same one back. The password and all other networks are kept.',
  },
  adapter: {
    privilege: 'none',
    cost: 'Switches the Wi-Fi adapter off and on: every Wi-Fi connection of this computer ends for about 10 seconds. Nothing saved is changed.',
  },
  service: {
    privilege: 'administrator',
    cost: "Restarts the system's Wi-Fi service: every Wi-Fi connection of this computer ends for about 20 seconds. Nothing saved is changed.",
  },
};

const clear = (scope: CutScope, accessPoints: number): PlanStep =>
  scope === 'bss' ? clearBss(accessPoints) : { step: 'clear-pmksa', scope, ...LARGER[scope] };

const RECONNECT: PlanStep = {
  step: 'reconnect',
  privilege: 'control-interface',
  cost: 'About 3 seconds offline.',
};
const RE_ENABLE: PlanStep = {
  step: 're-enable',
  privilege: 'control-interface',
  cost: 'Ends the waiting time after failed attempts. The network stays as it is configured.',
};
const VERIFY: PlanStep = {
  step: 'verify',
  privilege: 'none',
  cost: 'Watches the next handshake: a full login that succeeds proves the cause.',
};

/** Different keys at both ends: a cached one and a wrong password look alike until a fresh one was tried (seed 002). */
const VERIFY_KEY: PlanStep = {
  ...VERIFY,
  cost: 'Watches the next handshake: a full login that succeeds proves the cause. If the 4-way handshake fails again with the fresh key, it is the password; not before.',
};

const advise = (advice: string): PlanStep => ({ step: 'advise', privilege: 'none', advice });

const ADVICE: Partial<Record<Cause, readonly PlanStep[]>> = {
  'wrong-passphrase': [
    {
      step: 'ask-for-password',
      privilege: 'none',
      advice:
        'Ask for the password of this network and type it anew. Nothing needs to be forgotten or reset.',
    },
  ],
  'handshake-loss': [
    RECONNECT,
    advise(
      'Move closer to the access point, or use its other band. The cached key and the password are not at fault.',
    ),
  ],
  'eap-rejected': [
    advise(
      'Check the login name, the password and the profile of this network. Never accept an unknown certificate to get around it.',
    ),
  ],
  'eap-timeout': [advise('Tell IT the time and the access point: the authentication server did not answer.')],
  'ap-refused': [
    advise(
      'Try another access point or band. If the security does not match, the profile has to be changed.',
    ),
  ],
  'auth-timeout': [advise('Move closer, or try another access point: this one does not answer.')],
  'competing-controller': [advise('Let only one program manage this interface, and stop the other.')],
  'wps-slow': [
    advise(
      'Scan only the channel on which WPS ran; wait for the connection and do not press the button again.',
    ),
  ],
  'ap-low-entropy': [advise('Try again: the access point had just started and lacked random numbers.')],
  'driver-fault': [advise('Update or reload the driver of the Wi-Fi adapter.')],
  'signal-lost': [advise('Move closer to the access point, or check that it is on.')],
  'ap-disconnects': [
    advise('Look at the log and the settings of the access point: it ends connections by itself.'),
  ],
  'network-not-found': [
    advise('Check that the access point is on and in reach, and that its name has not changed.'),
  ],
  'no-address': [
    RECONNECT,
    advise('Renew the address; if none comes, the DHCP server of this network has to be looked at.'),
  ],
};

/**
 * The plan for a finding, smallest cut first: one BSS, then one network. Pure.
 *
 * A cache is cleared for `stale-pmksa` only; what healed by itself gets no plan.
 */
export function planFor(finding: Planned, recovered: boolean): PlanStep[] {
  if (recovered || finding.cause === 'healthy' || finding.cause === 'undetermined') return [];
  if (finding.cause !== 'stale-pmksa') return [...(ADVICE[finding.cause] ?? [])];
  const steps = treatment('bss', finding.bssids.length);
  return finding.variant === 'four-way-with-cached-pmk' ? [...steps.slice(0, -1), VERIFY_KEY] : steps;
}

/** Clear, ask for a new login, watch it: what a cached key that is at fault needs. */
export const treatment = (scope: CutScope, accessPoints = 1): PlanStep[] => [
  clear(scope, accessPoints),
  RECONNECT,
  VERIFY,
];

/** What a network without a cached key at fault can still be given. */
export const reconnectOnly = (waiting: boolean): PlanStep[] => [...(waiting ? [RE_ENABLE] : []), RECONNECT];
