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
        'the operating system gave up; its number does not say what the access point did',
      ),
      wouldSettle:
        "The access point's log from the same time, a capture, or the system's own log with its frames: on Windows the channels WLAN-AutoConfig/Diagnostic and NWiFi/Diagnostic, which an administrator turns on; on macOS the debug messages of the unified log.",
    };
  },
};
