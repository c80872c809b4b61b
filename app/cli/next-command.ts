/** The command to type after an answer: each verb ends with one. */
import type { Finding } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import type { Layout } from '../report/terminal.ts';
import { say } from '../words/say.ts';

/** A name that means the same in every shell between double quotes. */
const PLAIN = /^[\w .,:;@+=()/-]+$/;

/** A verb of ours about a network, as far as its name can be typed. */
export const aboutNetwork = (verb: 'plan' | 'fix', ssid: string | undefined): string | undefined => {
  if (ssid === undefined || !PLAIN.test(ssid)) return undefined;
  return `rejoin ${verb} ${/^[\w.-]+$/.test(ssid) ? ssid : `"${ssid}"`}`;
};

/** What to type once it is known what is wrong. A trouble that is over, or that no command mends, is watched. */
export const afterFinding = ({ cause, recovered, ssid }: Finding): string =>
  (cause === 'stale-pmksa' && !recovered ? aboutNetwork('fix', ssid) : undefined) ?? 'rejoin watch';

export const nextLine = (command: string, { paint, locale }: Layout): string =>
  paint.dim(say(said('terminal.next', { command }), locale));
