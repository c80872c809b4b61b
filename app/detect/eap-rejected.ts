import { IEEE_802_1X_AUTH_FAILED } from '../domain/codes.ts';
import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import type { Variant } from '../domain/causes.ts';
import { grow, show, showEnd, trailing, type Case, type Detector } from './case.ts';

/** Reason 23 is about a login where there is one: some access points give it for a failed handshake of a PSK, too. */
const refusedByReason = ({ akm, eap, end }: Attempt, { akms }: Case): boolean =>
  end?.by === 'disconnect' &&
  end.reason === IEEE_802_1X_AUTH_FAILED &&
  (eap.started || akm === 'eap' || akm === 'ft-eap' || (akm === undefined && akms.has('eap')));

const rejected = (attempt: Attempt, problem: Case): boolean =>
  !attempt.wps &&
  !attempt.eap.success &&
  !attempt.connected &&
  (attempt.eap.failure ||
    attempt.eap.innerFailure ||
    attempt.eap.certificateError ||
    attempt.eap.tlsFailure ||
    refusedByReason(attempt, problem));

/** Ended before the server could refuse anybody; the failure that it tells then is a consequence. */
function variantOf({ eap }: Attempt): Variant | undefined {
  if (eap.certificateError) return 'certificate';
  if (eap.refusedOtherwise && !eap.innerFailure) return undefined;
  return eap.methodRefused || eap.tlsFailure ? 'method' : 'credentials';
}

/** The authentication server, or our check of its certificate, said no. */
export const eapRejected: Detector = {
  cause: 'eap-rejected',
  look(problem) {
    const run = trailing(problem.attempts, (attempt) => rejected(attempt, problem));
    const last = run.at(-1);
    if (!last) return undefined;
    const ofLast = variantOf(last);
    const variant = run.some((a) => a.eap.certificateError) ? 'certificate' : ofLast;
    const isByServer = ofLast === 'credentials' || ofLast === undefined;
    const refused = last.eap.failure && isByServer;
    return {
      cause: 'eap-rejected',
      variant,
      confidence: grow(run.length, refused || variant !== 'credentials' ? 0.86 : 0.75, 0.94, 0.97),
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
        ...(last.eap.tlsFailure
          ? show(last, said('evidence.tunnel-failed'), (e) => e.kind === 'eap' && e.step === 'tls-failure')
          : []),
        ...(refused
          ? show(last, said('evidence.login-refused'), (e) => e.kind === 'eap' && e.step === 'failure')
          : []),
        ...(refused || !last.eap.innerFailure
          ? []
          : show(
              last,
              said('evidence.inner-method-failed'),
              (e) => e.kind === 'eap' && e.step === 'inner-failure',
            )),
        ...(isByServer ? showEnd(last, said('evidence.ended-after-refused-login')) : []),
      ],
    };
  },
  excuse: ({ akms }) => (akms.has('eap') ? said('not.no-eap') : undefined),
};
