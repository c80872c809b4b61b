import { said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import { grow, type Detector } from './case.ts';

/** The driver says that it failed, or refuses a request without saying why. Codes that name another program are not its fault. */
const isFault = (event: WifiEvent): boolean =>
  event.kind === 'driver-fault' ||
  (event.kind === 'driver-refused' &&
    event.errno === undefined &&
    (event.what === 'auth' || event.what === 'assoc'));

/** A refusal without a code, where the log shows codes of others: the line before it has told why. */
const isExplained = (event: WifiEvent, around: readonly WifiEvent[]): boolean =>
  event.kind === 'driver-refused' &&
  around.some(
    (other) => other.kind === 'driver-refused' && other.what === event.what && other.errno !== undefined,
  );

/** The driver or firmware failed; what follows in the handshake is its consequence. */
export const driverFault: Detector = {
  cause: 'driver-fault',
  look(problem) {
    const faults = problem.around.filter((event) => isFault(event) && !isExplained(event, problem.around));
    const spoken = faults.filter((event) => event.kind === 'driver-fault').length;
    if (faults.length === 0 || problem.attempts.length === 0) return undefined;
    return {
      cause: 'driver-fault',
      confidence: spoken > 0 ? grow(spoken, 0.75, 0.86, 0.9) : grow(faults.length, 0.4, 0.6, 0.65),
      attempts: problem.attempts,
      wouldSettle: said('settle.driver-error'),
      evidence: faults.slice(-3).map((event) => ({ ...event.origin, why: said('evidence.driver-failed') })),
    };
  },
};
