/**
 * A second thread that takes packed links through what waits for them, while the first one reads. It knows nothing else: where it
 * cannot be had, or ends, the first one does all by itself.
 */
import { setFlagsFromString } from 'node:v8';
import type { WifiEvent } from '../domain/events.ts';
import type { Helper, Work } from '../model/helper.ts';
import type { Form } from '../model/post-forms.ts';
import type { Written } from '../model/post-reader.ts';
import {
  DESK,
  DESKS,
  DONE,
  type Errand,
  type HelpingData,
  IS_READY,
  STATE,
  STATES,
  type Task,
} from './helping-messages.ts';

/** Links of one group at most. */
const TOGETHER = 64;
/** Milliseconds in which it does some of them, whatever else the machine does. */
const PATIENCE = 30_000;
/** What lives for long it gives back: it needs little memory, and that of what is young. */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 128 };
/** Of threads that begin from now on: with the 1 MiB of V8 half of its time would go into collecting garbage. */
const YOUNG = '--min-semi-space-size=8';

export function callHelper(): Helper {
  const { MessageChannel, receiveMessageOnPort, Worker } = process.getBuiltinModule('node:worker_threads');
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(STATES * Int32Array.BYTES_PER_ELEMENT));
  const desks = Array.from({ length: DESKS }, () => new Uint8Array(new SharedArrayBuffer(DESK)));
  setFlagsFromString(YOUNG);
  const worker = new Worker(new URL('./helping-worker.ts', import.meta.url), {
    workerData: { port: port2, state, desks } satisfies HelpingData,
    transferList: [port2],
    resourceLimits: LIMITS,
  });
  // Whoever waits for it in vain does without it.
  worker.on('error', () => undefined);
  worker.unref();
  port.unref();
  /** Those on the desk that is being filled, and how far it is. */
  let tasks: Task[] = [];
  let filled = 0;
  let desk = 0;
  /** How many links lie on each of the others that are not back, the oldest first. */
  const sent: number[] = [];
  let known: readonly Form[] = [];
  let learnt = 0;

  const send = (): void => {
    if (tasks.length === 0) return;
    port.postMessage({ forms: known.slice(learnt), desk, tasks } satisfies Errand);
    learnt = known.length;
    sent.push(tasks.length);
    tasks = [];
    filled = 0;
    desk = (desk + 1) % DESKS;
  };
  const done = (): readonly string[] => {
    let all: readonly string[] = NOTHING;
    for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port)) {
      const packed = told.message as readonly string[];
      all = all.length > 0 ? [...all, ...packed] : packed;
      sent.shift();
    }
    return all;
  };
  return {
    room(length: number): Written | undefined {
      if (Atomics.load(state, STATE) !== IS_READY || length > DESK) return undefined;
      if (filled + length > DESK || tasks.length >= TOGETHER) send();
      const bytes = sent.length < DESKS ? desks[desk] : undefined;
      return bytes && { bytes, start: filled, end: filled + length };
    },
    take({ post, ...link }: Work, forms: readonly Form[]): void {
      tasks.push({ ...link, start: post.start, end: post.end });
      filled = post.end;
      known = forms;
    },
    hear(event: WifiEvent, step: number): void {
      send();
      port.postMessage({ event, step } satisfies Errand);
    },
    done: () => (sent.length > 0 ? done() : NOTHING),
    finish(): readonly string[] {
      send();
      const all: string[] = [];
      for (;;) {
        const seen = Atomics.load(state, DONE);
        all.push(...done());
        if (sent.length === 0) return all;
        if (Atomics.load(state, STATE) !== IS_READY) return all;
        if (Atomics.wait(state, DONE, seen, PATIENCE) === 'timed-out') return all;
      }
    },
  };
}

const NOTHING: readonly string[] = [];
