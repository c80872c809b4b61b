/** What a failure on the message bus means to those who know nothing of it. */
import { said, type Said } from '../../../domain/said.ts';
import { PlatformError } from '../../port.ts';
import { BusError } from './bus-error.ts';

interface Words {
  /** Where the bus, or polkit, does not let this user ask. */
  readonly denied?: Said;
  readonly refused?: Said;
}

/** @param program who was asked. Other errors stay as they are. */
export function refusalOf(error: unknown, program: string, words: Words = {}): unknown {
  if (!(error instanceof BusError)) return error;
  const about = { program };
  switch (error.failure) {
    case 'denied':
      return new PlatformError('privilege', words.denied ?? said('system.bus-denies', about), {
        cause: error,
      });
    case 'absent':
    case 'lost':
      return new PlatformError('gone', said('system.ended', about), { cause: error });
    case 'timeout':
      return new PlatformError('timeout', said('system.silent', about), { cause: error });
    case 'refused':
      return new PlatformError('refused', words.refused ?? said('system.refused', about), { cause: error });
  }
}
