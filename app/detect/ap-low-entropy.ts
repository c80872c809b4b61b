import { said } from '../domain/said.ts';
import { grow, type Detector } from './case.ts';

/** The access point refuses its first handshake for lack of random numbers (seed 004). */
export const apLowEntropy: Detector = {
  cause: 'ap-low-entropy',
  look(problem) {
    const signs = problem.around.filter((event) => event.kind === 'ap-low-entropy');
    const last = signs.at(-1);
    if (!last || problem.attempts.length === 0) return undefined;
    return {
      cause: 'ap-low-entropy',
      confidence: grow(signs.length, 0.86, 0.92),
      attempts: problem.attempts,
      evidence: [{ ...last.origin, why: said('evidence.low-entropy') }],
    };
  },
};
