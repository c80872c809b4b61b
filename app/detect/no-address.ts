import type { Variant } from '../domain/causes.ts';
import type { Detector } from './case.ts';

const VARIANT: Record<string, Variant> = {
  timeout: 'dhcp-silent',
  refused: 'dhcp-refused',
  'self-assigned': 'self-assigned',
};

/** Connected, and then no lease. */
export const noAddress: Detector = {
  cause: 'no-address',
  look(problem) {
    const last = problem.around.findLast((event) => event.kind === 'address' && event.step !== 'requested');
    if (last?.kind !== 'address' || last.step === 'obtained') return undefined;
    return {
      cause: 'no-address',
      variant: VARIANT[last.step],
      confidence: 0.9,
      attempts: problem.attempts,
      evenIfRecovered: true,
      evidence: [{ ...last.origin, why: 'the link was up and no address came' }],
    };
  },
};
