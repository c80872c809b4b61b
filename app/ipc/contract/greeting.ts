/** How a page on loopback shows that it was opened by the person who started the server. */
import { z } from 'zod';
import { ERROR_CODES } from './contract.ts';
import { saidView } from './views.ts';

const secret = z.string().max(128);

/** The first message of a page: the one-time token from its address, or the session that it was changed for. */
export const hello = z.union([
  z.strictObject({ type: z.literal('hello'), token: secret }),
  z.strictObject({ type: z.literal('hello'), session: secret }),
]);

/** The answer. A page keeps the session, so that it can be loaded again. */
export const welcome = z.object({ type: z.literal('welcome'), session: secret });

/** Why a file that was put is not taken. */
export const refusal = z.object({ code: z.enum(ERROR_CODES), said: z.array(saidView) });
