/** How a page on loopback shows that it was opened by the person who started the server. */
import { z } from 'zod';
import type { Said } from '../../domain/said.ts';
import type { ErrorCode } from './call-error.ts';

const secret = z.string().max(128);

/** The first message of a page: the one-time token from its address, or the session that it was changed for. */
export const hello = z.union([
  z.strictObject({ type: z.literal('hello'), token: secret }),
  z.strictObject({ type: z.literal('hello'), session: secret }),
]);

/** The answer. A page keeps the session, so that it can be loaded again. */
export interface Welcome {
  readonly type: 'welcome';
  readonly session: string;
}

/** Why a file that was put is not taken. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly said: readonly Said[];
}
