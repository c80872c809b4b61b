/** The manual page, made of what the command says of itself. */

/** Text as roff takes it: nothing in it is a request. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');

const asWritten = (text: string): string => `.nf\n${roff(text.trimEnd())}\n.fi`;

/** Names of the verbs in the program's help, in its order. */
export const verbsIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}([a-z][\w-]*)(?: |$)/gm)].map(([, verb]) => verb ?? '');

export interface Manual {
  readonly version: string;
  /** Like 2026-11-29. */
  readonly date: string;
  /** In a line, without a full stop. */
  readonly summary: string;
  /** What the command prints when it is asked for help with a verb; undefined: at all. */
  readonly help: (verb?: string) => string;
}

/** @returns rejoin(1) in roff */
export function manPage({ version, date, summary, help }: Manual): string {
  const all = help();
  const parts = verbsIn(all).filter((verb) => verb !== 'help');
  return [
    `.TH REJOIN 1 ${date} "Rejoin ${version}" "User Commands"`,
    `.SH NAME\nrejoin \\- ${roff(summary)}`,
    `.SH SYNOPSIS\n.B rejoin\n.I verb\n.RI [ options ]`,
    `.SH DESCRIPTION\n${asWritten(all)}`,
    ...parts.map((verb) => `.SH REJOIN ${verb.toUpperCase()}\n${asWritten(help(verb))}`),
    '',
  ].join('\n');
}
