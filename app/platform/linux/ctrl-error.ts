/** Failures of the control interface above the socket: what the socket itself says is a `NativeError`. */

import type { Said } from '../../domain/said.ts';
import { SaidError } from '../../words/said-error.ts';

/** 'timeout' = no reply in time; 'closed' = closed by us; 'lost' = the order of replies is no longer known. */
export type CtrlErrorCode = 'timeout' | 'closed' | 'lost' | 'refused';

export class CtrlError extends SaidError {
  override readonly name = 'CtrlError';
  readonly code: CtrlErrorCode;
  readonly path: string;

  constructor(code: CtrlErrorCode, path: string, said: Said) {
    super(said);
    this.code = code;
    this.path = path;
  }
}

/**
 * The part of a command that may be shown. Arguments may be key material (`SET_NETWORK 0 psk …`, `PMKSA_ADD …`), so
 * no error and no log line ever names more than this.
 */
export const commandName = (command: string): string => /^[A-Z0-9_-]{1,32}/.exec(command)?.[0] ?? 'a command';
