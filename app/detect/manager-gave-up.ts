import { said } from '../domain/said.ts';
import { byManagerAlone } from '../model/link-manager.ts';
import { show, showEnd, trailing, type Detector } from './case.ts';

/**
 * Only a manager told of these attempts. That it gave up, and that it asked for the password, are consequences of
 * anything: of a frame that was lost, of a stale key, of a wrong password. It names no cause, and says what would.
 */
export const managerGaveUp: Detector = {
  cause: 'undetermined',
  look(problem) {
    const run = trailing(
      problem.attempts,
      (attempt) => attempt.end?.by === 'gave-up' && byManagerAlone(attempt),
    );
    const last = run.at(-1);
    if (!last) return undefined;
    const asked = problem.around.findLast((event) => event.kind === 'secrets-requested');
    const why = said('evidence.asked-untested');
    return {
      cause: 'undetermined',
      confidence: 0.5,
      attempts: run,
      evidence: [
        ...(asked ? [{ ...asked.origin, why }] : []),
        ...show(
          last,
          said('evidence.link-was-up'),
          (event) => event.kind === 'manager-state' && event.state === 'link-up',
        ),
        ...showEnd(last, said('evidence.manager-gave-up')),
      ],
      wouldSettle: said('settle.supplicant-and-kernel'),
    };
  },
};
