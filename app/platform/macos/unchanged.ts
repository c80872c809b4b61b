/** A refusal before anything was changed. */
import { said, type Said } from '../../domain/said.ts';
import { PlatformError } from '../port.ts';

export const unchanged = (code: PlatformError['code'], why: Said): PlatformError =>
  new PlatformError(code, [why, said('system.nothing-changed')]);
