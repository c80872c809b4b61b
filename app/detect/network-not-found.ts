import { said } from '../domain/said.ts';
import { grow, type Detector } from './case.ts';

/** No scan shows the network. */
export const networkNotFound: Detector = {
  cause: 'network-not-found',
  look(problem) {
    const events = problem.around.filter((event) => event.kind === 'network-not-found');
    const last = events.at(-1);
    const tried = problem.attempts.some((attempt) => attempt.authAnswers > 0 || attempt.assocRequested);
    if (!last || tried) return undefined;
    return {
      cause: 'network-not-found',
      confidence: grow(problem.story.notFound, 0.72, 0.88, 0.93),
      isUnmeasured: events.every(({ witness }) => witness === 'manager'),
      attempts: [],
      evidence: [{ ...last.origin, why: said('evidence.not-found-in-scan') }],
    };
  },
};
