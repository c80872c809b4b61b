/** What goes over a transport: JSON texts, the same over Electron's IPC and over a WebSocket. */
import { z } from 'zod';
import { CALLS, ERROR_CODES, type CallName } from './contract.ts';
import { liveState, saidView } from './views.ts';

/** Characters in one message from a window. Larger ones are refused unread. */
export const LONGEST_REQUEST = 3 * 2 ** 20;

const revision = z.number().int().nonnegative();
const callName = z.enum(Object.keys(CALLS) as [CallName, ...CallName[]]);

/** From a window. */
export const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.number().int(), call: callName, input: z.unknown() }),
  /** The revision is on the screen: the next diff may come. */
  z.object({ type: z.literal('seen'), revision }),
  /** What the window has is not what the service thinks: send it whole. */
  z.object({ type: z.literal('resync') }),
]);

const operation = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal('replace'), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal('remove'), path: z.string() }),
]);

/** To a window. */
export const response = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: z.number().int(), output: z.unknown() }),
  z.object({
    type: z.literal('error'),
    id: z.number().int(),
    code: z.enum(ERROR_CODES),
    /** In English. */
    message: z.string(),
    said: z.array(saidView),
  }),
  z.object({ type: z.literal('snapshot'), revision, state: liveState }),
  z.object({ type: z.literal('patch'), from: revision, revision, operations: z.array(operation) }),
]);

export type Request = z.infer<typeof request>;
export type Response = z.infer<typeof response>;
export type Operation = z.infer<typeof operation>;
