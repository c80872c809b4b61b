/** The command that a person can type, where what is said has one. */
import type { Said } from '../../app/domain/said.ts';

export function lineToType(said: readonly Said[]): string | undefined {
  const commands = said.flatMap(({ args }) => ('command' in args ? [args.command] : []));
  return commands.find((command) => typeof command === 'string');
}

/** The same sentences where that line stands below them, in a place of its own. @param below what names it there */
export const withoutLine = (said: readonly Said[], line: string | undefined, below: string): Said[] =>
  said.map((one) =>
    line !== undefined && 'command' in one.args && one.args.command === line
      ? { ...one, args: { ...one.args, command: below } }
      : one,
  );
