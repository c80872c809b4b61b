import { borne } from '../domain/borne.ts';
import { said, type Said } from '../domain/said.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { CutScope, Finding, PlanStep } from '../domain/finding.ts';

type Planned = Pick<Finding, 'cause' | 'variant' | 'bssids' | 'attempts' | 'proven'>;

const clearBss = (accessPoints: number): PlanStep => ({
  step: 'clear-pmksa',
  scope: 'bss',
  privilege: 'control-interface',
  cost: said('cost.clear.bss', { count: Math.max(1, accessPoints) }),
});
/** What larger cuts cost, and what they need. */
const LARGER: Readonly<Record<Exclude<CutScope, 'bss'>, Pick<PlanStep, 'cost' | 'privilege'>>> = {
  network: {
    privilege: 'control-interface',
    cost: said('cost.clear.network'),
  },
  profile: {
    privilege: 'none',
    cost: said('cost.clear.profile'),
  },
  adapter: {
    privilege: 'none',
    cost: said('cost.clear.adapter'),
  },
  service: {
    privilege: 'administrator',
    cost: said('cost.clear.service'),
  },
};

const clear = (scope: CutScope, accessPoints: number): PlanStep =>
  scope === 'bss' ? clearBss(accessPoints) : { step: 'clear-pmksa', scope, ...LARGER[scope] };

export const RECONNECT: PlanStep = {
  step: 'reconnect',
  privilege: 'control-interface',
  cost: said('cost.reconnect'),
};
/** A network that waits in its back-off. */
export const RE_ENABLE: PlanStep = {
  step: 're-enable',
  privilege: 'control-interface',
  cost: said('cost.re-enable'),
};
const VERIFY: PlanStep = {
  step: 'verify',
  privilege: 'none',
  cost: said('cost.verify'),
};

/** Different keys at both ends: a cached one and a wrong password look alike until a fresh one was tried (seed 002). */
const VERIFY_KEY: PlanStep = {
  ...VERIFY,
  cost: said('cost.verify-key'),
};

const advise = (advice: Said): PlanStep => ({ step: 'advise', privilege: 'none', advice });

const ADVICE: Partial<Record<Cause, readonly PlanStep[]>> = {
  'wrong-passphrase': [
    {
      step: 'ask-for-password',
      privilege: 'none',
      advice: said('advice.ask-for-password'),
    },
  ],
  'handshake-loss': [RECONNECT, advise(said('advice.handshake-loss'))],
  'eap-rejected': [advise(said('advice.eap-rejected'))],
  'eap-timeout': [advise(said('advice.eap-timeout'))],
  'ap-refused': [advise(said('advice.ap-refused'))],
  'auth-timeout': [advise(said('advice.auth-timeout'))],
  'competing-controller': [advise(said('advice.competing-controller'))],
  'wps-slow': [advise(said('advice.wps-slow'))],
  'ap-low-entropy': [advise(said('advice.ap-low-entropy'))],
  'driver-fault': [advise(said('advice.driver-fault'))],
  'signal-lost': [advise(said('advice.signal-lost'))],
  'ap-disconnects': [advise(said('advice.ap-disconnects'))],
  'network-not-found': [advise(said('advice.network-not-found'))],
  'no-address': [RECONNECT, advise(said('advice.no-address'))],
};

/** Variants that call for something else than their cause does. */
const BY_VARIANT: Partial<Record<Variant, readonly PlanStep[]>> = {
  'no-random-numbers': [RECONNECT, advise(said('advice.no-random-numbers'))],
  'station-silent': [advise(said('advice.station-silent'))],
  forged: [advise(said('advice.forged'))],
  wep: [advise(said('advice.wep'))],
};

/**
 * The plan for a finding, smallest cut first: one BSS, then one network. Pure.
 *
 * A cache is cleared for `stale-pmksa` only; what healed by itself gets no plan.
 */
export function planFor(finding: Planned, recovered: boolean): PlanStep[] {
  if (recovered || finding.cause === 'healthy' || finding.cause === 'undetermined') return [];
  if (finding.cause !== 'stale-pmksa') {
    const own = finding.variant && BY_VARIANT[finding.variant];
    return (own ?? ADVICE[finding.cause] ?? []).map((step) => asFarAsProven(step, finding));
  }
  const steps = treatment('bss', finding.bssids.length);
  return finding.variant === 'four-way-with-cached-pmk' ? [...steps.slice(0, -1), VERIFY_KEY] : steps;
}

/** Advice says no more than is proven. */
function asFarAsProven(step: PlanStep, { proven }: Planned): PlanStep {
  const advice = step.advice && borne(step.advice, proven);
  return advice ? { ...step, advice } : step;
}

/** Clear, ask for a new login, watch it: what a cached key that is at fault needs. */
export const treatment = (scope: CutScope, accessPoints = 1): PlanStep[] => [
  clear(scope, accessPoints),
  RECONNECT,
  VERIFY,
];
