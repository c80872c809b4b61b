import { UnknownTarget } from '../live/target.ts';
import { UnreadableInput } from '../reading/files.ts';
import { PlanRefused } from '../plans/plan-refused.ts';
import { PlatformError } from '../platform/port.ts';
import { said, type Said } from '../domain/said.ts';
import { bugText } from '../service/bug-text.ts';
import { say } from '../words/say.ts';
import { EXIT } from './exit-codes.ts';
import { spokenLocale } from './language.ts';
import { SaidError } from '../words/said-error.ts';

export { EXIT };

/** The command line was not understood. */
export class UsageError extends SaidError {
  override readonly name = 'UsageError';
}

/** What the person is told, and the exit code for the script; undefined for what is our own bug. */
export function explain(error: unknown): { said: readonly Said[]; code: number } | undefined {
  if (!(error instanceof SaidError)) return undefined;
  const { said: sentences } = error;
  if (error instanceof UsageError || error instanceof UnknownTarget)
    return { said: sentences, code: EXIT.usage };
  if (error instanceof PlanRefused) return { said: sentences, code: EXIT.privilege };
  if (error instanceof UnreadableInput) return { said: sentences, code: EXIT.unreadable };
  if (!(error instanceof PlatformError)) return { said: sentences, code: EXIT.unreadable };
  if (error.code === 'privilege') return { said: sentences, code: EXIT.privilege };
  return { said: sentences, code: error.code === 'missing' ? EXIT.unreadable : EXIT.notFixed };
}

/** Nothing is here that could be asked: what is missing is on the card of `status`. */
export const lacksAdapter = (error: unknown): boolean =>
  error instanceof PlatformError && error.code === 'missing';

/** What is printed of a bug of ours: the stack is for whoever mends it. */
export const bugReport = (error: unknown): string =>
  `${say(said('terminal.bug'), spokenLocale())}\n${bugText(error)}`;
