import { said } from '../domain/said.ts';
import { byManagerAlone } from '../model/link-manager.ts';
import { showEnd, trailing, type Detector } from './case.ts';

/**
 * The operating system gave up, and its log does not say what the access point did: association refused, unanswered or cut
 * off, keys that did not come. It names no cause, and says where the frames are told.
 */
export const systemGaveUp: Detector = {
  cause: 'undetermined',
  look(problem) {
    const run = trailing(
      problem.attempts,
      (attempt) => attempt.end?.by === 'gave-up' && !byManagerAlone(attempt),
    );
    const last = run.at(-1);
    if (!last) return undefined;
    return {
      cause: 'undetermined',
      confidence: 0.5,
      attempts: run,
      evidence: showEnd(
        last,
        said(problem.story.side === 'access-point' ? 'evidence.point-gave-up' : 'evidence.system-gave-up'),
      ),
      wouldSettle: said('settle.frames'),
    };
  },
};
