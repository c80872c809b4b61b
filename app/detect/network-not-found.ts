import { said } from '../domain/said.ts';
import { grow, type Detector } from './case.ts';

/** No scan shows the network. */
export const networkNotFound: Detector = {
  cause: 'network-not-found',
  look(problem) {
    const events = problem.around.filter((event) => event.kind === 'network-not-found');
    const last = events.at(-1);
    // Who was told, or guesses, that the password is wrong had an answer.
    const tried = problem.attempts.some(
      (attempt) => attempt.authAnswers > 0 || attempt.assocRequested || attempt.pskMismatchSaid,
    );
    // What was heard and left alone for its security is there.
    const isThere = problem.around.some(({ kind }) => kind === 'bss-unfit');
    if (!last || tried || isThere) return undefined;
    // Managers call every activation that took too long so. Who authenticated with a BSS has found one.
    const isManagers = events.every(({ witness }) => witness === 'manager');
    if (isManagers && problem.attempts.some(({ authRequests, bssid }) => authRequests > 0 && bssid))
      return undefined;
    return {
      cause: 'network-not-found',
      confidence: grow(problem.story.notFound, 0.72, 0.88, 0.93),
      isUnmeasured: isManagers,
      attempts: [],
      evidence: [{ ...last.origin, why: said('evidence.not-found-in-scan') }],
    };
  },
};
