/**
 * Why Microsoft's Network Policy Server refused somebody, by the number that its files and its events have for it in every language ("NPS
 * Reason Codes" 0 to 37, 38 to 257, 258 to 282, and those behind).
 */
import type { Happening } from '../../domain/events.ts';
import { REFUSED, UNANSWERED } from './login.ts';

/** A certificate: revoked, of an issuer that is not trusted, expired, for another purpose, or mapped to nobody. */
const isOfCertificate = (reason: number): boolean =>
  (reason >= 256 && reason <= 259) || (reason >= 265 && reason <= 300 && !NOT_OF_CERTIFICATE.has(reason));
/** A message that was damaged, a server that stops. */
const NOT_OF_CERTIFICATE: ReadonlySet<number> = new Set([266, 269, 270, 271]);

/** An account or a policy, whatever the password: disabled, expired, locked, out of hours, no policy, no permission, of another port. */
const OF_ACCOUNT: ReadonlySet<number> = new Set([
  2, 32, 33, 34, 35, 36, 37, 38, 48, 49, 64, 65, 67, 68, 69, 70, 71, 72, 270,
]);
/** The type of the login is not one that the server can process, or that the policy enables. */
const OF_METHOD: ReadonlySet<number> = new Set([18, 19, 22, 66]);
/** The server could not ask the directory or another server, or could not read what it was asked. */
const UNASKED: ReadonlySet<number> = new Set([
  1, 3, 4, 5, 6, 80, 113, 114, 115, 116, 117, 118, 261, 262, 271,
]);
const NOTHING_IN_COMMON = 269;
/** A user that is not known, or another password: the server does not say which. */
const CREDENTIALS: ReadonlySet<number> = new Set([8, 16]);

export function refusalOf(code: string): readonly Happening[] {
  const reason = Number(code);
  if (UNASKED.has(reason)) return [UNANSWERED];
  if (OF_ACCOUNT.has(reason)) return [{ ...REFUSED, refused: 'account' }];
  if (isOfCertificate(reason)) return [{ ...REFUSED, refused: 'certificate' }];
  if (OF_METHOD.has(reason)) return [{ kind: 'eap', step: 'method-refused' }, REFUSED];
  if (reason === NOTHING_IN_COMMON) return [{ kind: 'eap', step: 'tls-failure' }, REFUSED];
  return CREDENTIALS.has(reason) ? [{ kind: 'eap', step: 'inner-failure' }, REFUSED] : [REFUSED];
}
