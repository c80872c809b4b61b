import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import { grow, show, showEnd, trailing, type Detector } from './case.ts';

const silent = (attempt: Attempt): boolean =>
  (outcomeOf(attempt) === 'failed' || (outcomeOf(attempt) === 'open' && attempt.eap.timeout)) &&
  attempt.end?.by !== 'unseen' &&
  attempt.eap.started &&
  !attempt.wps &&
  !attempt.eap.success &&
  !attempt.eap.failure &&
  !attempt.eap.certificateError &&
  !attempt.eap.tlsFailure;

/** EAP began, and one end fell silent: the server's, or the station's where its access point says so. */
export const eapTimeout: Detector = {
  cause: 'eap-timeout',
  look(problem) {
    const run = trailing(problem.attempts, silent);
    const last = run.at(-1);
    if (!last) return undefined;
    return {
      cause: 'eap-timeout',
      variant: last.eap.stationSilent
        ? 'station-silent'
        : last.eap.identity
          ? 'no-reply'
          : 'authenticator-silent',
      confidence: grow(run.length, 0.74, 0.88, 0.93),
      attempts: run,
      evidence: [
        ...show(
          last,
          last.eap.identity ? said('evidence.login-under-way') : said('evidence.eap-started'),
          (event) => event.kind === 'eap',
        ),
        ...(last.eap.stationSilent
          ? show(last, said('evidence.station-silent'), (e) => e.kind === 'eap' && e.silent === 'station')
          : showEnd(last, said('evidence.server-silent'))),
      ],
    };
  },
};
