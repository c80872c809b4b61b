/** What `--help` tells, in the language of the terminal. */
import { said, type SaidArgs, type SaidCode } from '../domain/said.ts';
import { say } from '../words/say.ts';
import { spokenLocale } from './language.ts';

/** A text of the help. The language is known before commands are made. */
export const help = <Code extends SaidCode>(
  code: Code,
  ...args: keyof SaidArgs<Code> extends never ? [] : [args: SaidArgs<Code>]
): string => say(said(code, ...args), spokenLocale());
