import { grow, type Detector } from './case.ts';

/** The driver or firmware failed; what follows in the handshake is its consequence. */
export const driverFault: Detector = {
  cause: 'driver-fault',
  look(problem) {
    const faults = problem.around.filter((event) => event.kind === 'driver-fault');
    const last = faults.at(-1);
    if (!last) return undefined;
    return {
      cause: 'driver-fault',
      confidence: grow(faults.length, 0.75, 0.86, 0.9),
      attempts: problem.attempts,
      evidence: faults
        .slice(-3)
        .map((event) => ({ ...event.origin, why: 'the driver or firmware reported a failure' })),
    };
  },
};
