/** The command to type after an answer: each verb ends with one. */
import type { ReadCode } from '../codes/codes.ts';
import type { Cause } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import type { Layout } from '../report/terminal.ts';
import { say } from '../words/say.ts';

/** A name that means the same in every shell between double quotes. */
const PLAIN = /^[\w .,:;@+=()/-]+$/;

/** A command of ours about something, as far as its name can be typed. */
const about = (command: string, name: string | undefined): string | undefined => {
  if (name === undefined || !PLAIN.test(name)) return undefined;
  return `rejoin ${command} ${/^[\w./-]+$/.test(name) ? name : `"${name}"`}`;
};

export const aboutNetwork = (verb: 'plan' | 'fix', ssid: string | undefined): string | undefined =>
  about(verb, ssid);

/** A report is looked at before it goes anywhere. */
export const aboutReport = (path: string): string | undefined => about('report show', path);

/** What was mended is watched; what was not needs a recording. */
export const afterFix = (isWell: boolean): string => (isWell ? 'rejoin watch' : 'rejoin record');

/** What to type once it is known what is wrong. A trouble that is over, or that no command mends, is watched. */
export const afterFinding = ({ cause, recovered, ssid }: Finding): string =>
  (cause === 'stale-pmksa' && !recovered ? aboutNetwork('fix', ssid) : undefined) ?? 'rejoin watch';

/** What to type once one look was had at this computer. A cause that no command mends is watched, an unknown one recorded. */
export const afterLook = (cause: Cause, ssid: string | undefined): string =>
  cause === 'undetermined'
    ? 'rejoin record'
    : ((cause === 'stale-pmksa' ? aboutNetwork('fix', ssid) : undefined) ?? 'rejoin watch');

/** What to type once a code was read: whoever helps waits for the result, whoever was answered does it. */
export function afterCode(read: Extract<ReadCode, { readonly facts: object }>): string {
  switch (read.kind) {
    case 'case':
      return 'rejoin decode RESULT-CODE';
    case 'answer':
      return `rejoin fix NETWORK --answer ${read.code}`;
    case 'result':
      return read.facts.outcome === 'fixed' ? 'rejoin watch' : 'rejoin record -o report.rejoin';
  }
}

export const nextLine = (command: string, { paint, locale }: Layout): string =>
  paint.dim(say(said('terminal.next', { command }), locale));
