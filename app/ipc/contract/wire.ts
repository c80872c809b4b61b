/** The messages that go over a transport, the same over Electron's IPC and over a WebSocket. */
import { z } from 'zod';
import type { Said } from '../../domain/said.ts';
import type { ErrorCode } from './call-error.ts';
import { CALLS, type CallName } from './contract.ts';
import type { LiveState } from './views.ts';

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

export type Request = z.infer<typeof request>;
/** RFC 6902. */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };
/** To a window. What the service says is not checked again: it is the program that the page came from. */
export type Response =
  | { readonly type: 'result'; readonly id: number; readonly output: unknown }
  | {
      readonly type: 'error';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly said: readonly Said[];
    }
  | { readonly type: 'snapshot'; readonly revision: number; readonly state: LiveState }
  | {
      readonly type: 'patch';
      readonly from: number;
      readonly revision: number;
      readonly operations: Operation[];
    };
