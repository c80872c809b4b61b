import { said } from '../domain/said.ts';
import { grow, type Detector } from './case.ts';

/** Nobody was seen to be refused: who was waiting is not known. */
const ALONE = 0.75;

/** The access point refuses its first handshake for lack of random numbers (seed 004). */
export const apLowEntropy: Detector = {
  cause: 'ap-low-entropy',
  look(problem) {
    const isAlone = problem.attempts.length === 0;
    // A supplicant that is an access point, too, makes its own attempts at others.
    const signs = problem.around.filter(
      ({ kind, witness }) => kind === 'ap-low-entropy' && (isAlone || witness === 'access-point'),
    );
    const last = signs.at(-1);
    if (!last) return undefined;
    return {
      cause: 'ap-low-entropy',
      confidence: isAlone ? ALONE : grow(signs.length, 0.86, 0.92),
      isUnmeasured: isAlone,
      attempts: problem.attempts,
      evidence: [{ ...last.origin, why: said('evidence.low-entropy') }],
    };
  },
};
