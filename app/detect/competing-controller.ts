import type { WifiEvent } from '../domain/events.ts';
import type { Evidence } from '../domain/finding.ts';
import { grow, type Detector } from './case.ts';

const EBUSY = 16;
const EALREADY = 114;

/** What a single event says for a second program at the interface: 2 plain, 1 a hint, 0 nothing. */
function weight(event: WifiEvent): number {
  if (event.kind === 'foreign-controller') return 2;
  if (event.kind === 'unexpected-auth-event') return 1;
  if (event.kind === 'driver-refused' && (event.errno === EBUSY || event.errno === EALREADY)) return 1;
  return 0;
}

const why = (event: WifiEvent): string =>
  event.kind === 'foreign-controller'
    ? event.what
    : event.kind === 'unexpected-auth-event'
      ? 'an answer came to a question that this supplicant had not asked'
      : 'the interface was busy with the command of somebody else';

/** Two programs drive one interface (seed 004). Error -107 alone proves nothing. */
export const competingController: Detector = {
  cause: 'competing-controller',
  look(problem) {
    const signs = problem.around.filter((event) => weight(event) > 0);
    const points = signs.reduce((sum, event) => sum + weight(event), 0);
    if (points === 0) return undefined;
    const evidence: Evidence[] = signs.slice(-3).map((event) => ({ ...event.origin, why: why(event) }));
    return {
      cause: 'competing-controller',
      confidence: grow(points, 0.4, 0.75, 0.82, 0.9, 0.94),
      attempts: problem.attempts,
      evidence,
    };
  },
};
