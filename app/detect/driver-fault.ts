import type { WifiEvent } from '../domain/events.ts';
import { grow, type Detector } from './case.ts';

/** The driver says that it failed, or refuses a request without saying why. Codes that name another program are not its fault. */
const isFault = (event: WifiEvent): boolean =>
  event.kind === 'driver-fault' ||
  (event.kind === 'driver-refused' &&
    event.errno === undefined &&
    (event.what === 'auth' || event.what === 'assoc'));

/** The driver or firmware failed; what follows in the handshake is its consequence. */
export const driverFault: Detector = {
  cause: 'driver-fault',
  look(problem) {
    const faults = problem.around.filter(isFault);
    const spoken = faults.filter((event) => event.kind === 'driver-fault').length;
    if (faults.length === 0 || problem.attempts.length === 0) return undefined;
    return {
      cause: 'driver-fault',
      confidence: spoken > 0 ? grow(spoken, 0.75, 0.86, 0.9) : grow(faults.length, 0.4, 0.6, 0.74, 0.76),
      attempts: problem.attempts,
      evidence: faults
        .slice(-3)
        .map((event) => ({ ...event.origin, why: 'the driver or firmware did not do what it was asked' })),
    };
  },
};
