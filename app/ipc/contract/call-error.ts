import type { Said } from '../../domain/said.ts';
import { SaidError } from '../../words/said-error.ts';

/** Why a call was not carried out; a person is told it in sentences. */
export type ErrorCode =
  'invalid' | 'unknown' | 'refused' | 'busy' | 'privilege' | 'missing' | 'closed' | 'bug';

export class CallError extends SaidError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, said: Said | readonly Said[]) {
    super(said);
    this.name = 'CallError';
    this.code = code;
  }
}
