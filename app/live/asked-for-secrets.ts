/** A program asks a person for the password. What Rejoin saw says whether there is a reason to type it anew. */
import type { EventOf } from '../domain/events.ts';
import { said } from '../domain/said.ts';
import type { Finding } from '../domain/finding.ts';
import type { Notice } from '../platform/port.ts';
import { headlineOf } from '../words/finding.ts';

/** @returns nothing where the password was tested and refused: then the question is right */
export function askedForSecrets(
  { program, ssid }: EventOf<'secrets-requested'>,
  finding: Finding | undefined,
): Notice | undefined {
  if (finding?.cause === 'wrong-passphrase' || finding?.cause === 'eap-rejected') return undefined;
  const asked =
    ssid === undefined ? said('asked.password', { program }) : said('asked.password-of', { program, ssid });
  const known = finding && finding.cause !== 'undetermined' && finding.cause !== 'healthy';
  const instead = known ? [said('asked.seen-instead', { what: headlineOf(finding) })] : [];
  return { level: 'warning', said: [asked, ...instead] };
}
