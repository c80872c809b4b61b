import { UnknownTarget } from '../live/target.ts';
import { UnreadableInput } from '../reading/files.ts';
import { PlatformError } from '../platform/port.ts';

/** Exit codes that are no verdicts (`domain/causes.ts` has those). */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  unreadable: 3,
  privilege: 5,
  notFixed: 6,
  interrupted: 130,
} as const;

/** The command line was not understood. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** One sentence for the person and the exit code for the script; undefined for what is our own bug. */
export function explain(error: unknown): { text: string; code: number } | undefined {
  if (error instanceof UsageError || error instanceof UnknownTarget)
    return { text: error.message, code: EXIT.usage };
  if (error instanceof UnreadableInput) return { text: error.message, code: EXIT.unreadable };
  if (!(error instanceof PlatformError)) return undefined;
  if (error.code === 'privilege') return { text: error.message, code: EXIT.privilege };
  return { text: error.message, code: error.code === 'missing' ? EXIT.unreadable : EXIT.notFixed };
}
