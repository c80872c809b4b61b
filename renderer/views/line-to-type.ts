/** The command that a person can type, where what is said has one. */
import type { Said } from '../../app/domain/said.ts';

export function lineToType(said: readonly Said[]): string | undefined {
  const commands = said.flatMap(({ args }) => ('command' in args ? [args.command] : []));
  return commands.find((command) => typeof command === 'string');
}
