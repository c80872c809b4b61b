import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import type { Variant } from '../domain/causes.ts';
import { grow, show, showEnd, trailing, type Detector } from './case.ts';

const IEEE_802_1X_AUTH_FAILED = 23;

const rejected = (attempt: Attempt): boolean =>
  !attempt.wps &&
  !attempt.eap.success &&
  !attempt.connected &&
  (attempt.eap.failure ||
    attempt.eap.certificateError ||
    (attempt.end?.by === 'disconnect' && attempt.end.reason === IEEE_802_1X_AUTH_FAILED));

function variantOf(attempt: Attempt): Variant {
  if (attempt.eap.certificateError) return 'certificate';
  return attempt.eap.methodRefused ? 'method' : 'credentials';
}

/** The authentication server, or our check of its certificate, said no. */
export const eapRejected: Detector = {
  cause: 'eap-rejected',
  look(problem) {
    const run = trailing(problem.attempts, rejected);
    const last = run.at(-1);
    if (!last) return undefined;
    const variant = run.some((a) => a.eap.certificateError) ? 'certificate' : variantOf(last);
    return {
      cause: 'eap-rejected',
      variant,
      confidence: grow(run.length, last.eap.failure || last.eap.certificateError ? 0.86 : 0.75, 0.94, 0.97),
      attempts: run,
      evidence: [
        ...show(
          last,
          said('evidence.certificate-refused'),
          (e) => e.kind === 'eap' && e.step === 'certificate-error',
        ),
        ...show(
          last,
          said('evidence.method-not-configured'),
          (e) => e.kind === 'eap' && e.step === 'method-refused',
        ),
        ...show(last, said('evidence.login-refused'), (e) => e.kind === 'eap' && e.step === 'failure'),
        ...showEnd(last, said('evidence.ended-after-refused-login')),
      ],
    };
  },
  excuse(problem) {
    const eap = problem.attempts.some((attempt) => attempt.eap.started);
    return problem.akms.has('eap') && !eap && problem.attempts.length > 0 ? said('not.no-eap') : undefined;
  },
};
