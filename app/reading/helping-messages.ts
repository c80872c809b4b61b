import type { MessagePort } from 'node:worker_threads';
import type { WifiEvent } from '../domain/events.ts';
import type { Work } from '../model/helper.ts';
import type { Form } from '../model/post-forms.ts';

/** A link, and where its post is in the desk of its group. */
export type Task = Omit<Work, 'post'> & { readonly start: number; readonly end: number };

/** What a helping thread is asked to do: a group of links, with the forms that it does not know yet, or news. */
export type Errand =
  | { readonly forms: readonly Form[]; readonly desk: number; readonly tasks: readonly Task[] }
  | { readonly event: WifiEvent; readonly step: number };

/** Groups of links at a time; what waits for those of one lies on a desk that both threads see. */
export const DESKS = 8;
export const DESK = 65_536;

/** What both threads see besides: whether it works, and how many errands it has done. */
export const STATE = 0;
export const DONE = 1;
export const STATES = 2;
export const IS_READY = 1;
export const HAS_FAILED = 2;

export interface HelpingData {
  readonly port: MessagePort;
  readonly state: Int32Array;
  readonly desks: readonly Uint8Array[];
}
