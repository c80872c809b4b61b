import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import type { Variant } from '../domain/causes.ts';
import { grow, show, showEnd, trailing, type Case, type Detector } from './case.ts';

const IEEE_802_1X_AUTH_FAILED = 23;

/** Reason 23 is about a login where there is one: some access points give it for a failed handshake of a PSK, too. */
const refusedByReason = ({ akm, eap, end }: Attempt, { akms }: Case): boolean =>
  end?.by === 'disconnect' &&
  end.reason === IEEE_802_1X_AUTH_FAILED &&
  (eap.started || akm === 'eap' || akm === 'ft-eap' || (akm === undefined && akms.has('eap')));

const rejected = (attempt: Attempt, problem: Case): boolean =>
  !attempt.wps &&
  !attempt.eap.success &&
  !attempt.connected &&
  (attempt.eap.failure || attempt.eap.certificateError || refusedByReason(attempt, problem));

function variantOf(attempt: Attempt): Variant {
  if (attempt.eap.certificateError) return 'certificate';
  return attempt.eap.methodRefused ? 'method' : 'credentials';
}

/** The authentication server, or our check of its certificate, said no. */
export const eapRejected: Detector = {
  cause: 'eap-rejected',
  look(problem) {
    const run = trailing(problem.attempts, (attempt) => rejected(attempt, problem));
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
