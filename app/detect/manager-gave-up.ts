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
    const why = 'a person was asked for the password, which nothing in this log had tested';
    return {
      cause: 'undetermined',
      confidence: 0.5,
      attempts: run,
      evidence: [
        ...(asked ? [{ ...asked.origin, why }] : []),
        ...show(
          last,
          'the link was up before',
          (event) => event.kind === 'manager-state' && event.state === 'link-up',
        ),
        ...showEnd(last, 'the manager gave up; its reason names a consequence, not the cause'),
      ],
      wouldSettle:
        'The lines of the supplicant and the kernel from the same time: journalctl -b -u wpa_supplicant -u iwd -k. The manager hears only that it did not work.',
    };
  },
};
