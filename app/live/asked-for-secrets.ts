/** A program asks a person for the password. What Rejoin saw says whether there is a reason to type it anew. */
import type { EventOf } from '../domain/events.ts';
import type { Finding } from '../domain/finding.ts';
import type { Notice } from '../platform/port.ts';
import { headlineOf } from '../words/finding.ts';
import { say } from '../words/say.ts';

/** @returns nothing where the password was tested and refused: then the question is right */
export function askedForSecrets(
  { program, ssid }: EventOf<'secrets-requested'>,
  finding: Finding | undefined,
): Notice | undefined {
  if (finding?.cause === 'wrong-passphrase' || finding?.cause === 'eap-rejected') return undefined;
  const whose = ssid === undefined ? 'the password' : `the password of "${ssid}"`;
  const known = finding && finding.cause !== 'undetermined' && finding.cause !== 'healthy';
  const what = known ? ` What was seen instead: ${say(headlineOf(finding))}` : '';
  const text = `${program} asks for ${whose}, and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.${what}`;
  return { level: 'warning', text };
}
