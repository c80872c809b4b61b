/** Reads files in a thread of their own. A file can be made to fill memory or time: it fills those of its thread. */
import { said, type Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { StationView } from '../ipc/contract/views.ts';
import type { MadeFile } from './make-report.ts';
import type { Judged, ReadingAnswer, ReadingData, ReadingJob } from './reading-messages.ts';

/** The files cannot be read, or not here. */
export class ReadingFailed extends SaidError {}

/** The largest access point's log that we know of (50,000 stations) takes 250 MiB. */
const LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 };
const TOO_LARGE = said('upload.takes-memory', { command: 'rejoin diagnose' });
const BUG = said('bug.read');

export interface ReadingOptions {
  readonly job: ReadingJob;
  /** Ends the thread, whatever it is at. */
  readonly signal: AbortSignal;
  readonly progress?: (done: number, total: number | undefined) => void;
  readonly stations?: (rows: readonly StationView[]) => void;
  readonly events?: (events: readonly WifiEvent[]) => void;
  readonly reported?: (files: readonly MadeFile[]) => void;
}

/**
 * @returns what was judged; undefined where it was played, or handed on, or ended by the signal
 * @throws ReadingFailed
 */
export function readInThread(options: ReadingOptions): Promise<Judged | undefined> {
  const { job, signal } = options;
  if (signal.aborted) return Promise.resolve(undefined);
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: { job, taken } satisfies ReadingData,
    resourceLimits: LIMITS,
  });
  return new Promise((resolve, reject) => {
    const end = (): void => void worker.terminate();
    const fail = (why: Said | readonly Said[], cause?: unknown): void =>
      reject(new ReadingFailed(why, { cause }));
    signal.addEventListener('abort', end, { once: true });
    worker.on('message', (answer: ReadingAnswer) => {
      if (signal.aborted) return;
      switch (answer.type) {
        case 'progress':
          options.progress?.(answer.done, answer.total);
          return;
        case 'events':
          options.events?.(answer.events);
          Atomics.add(new Int32Array(taken), 0, 1);
          Atomics.notify(new Int32Array(taken), 0);
          return;
        case 'stations':
          options.stations?.(answer.rows);
          return;
        case 'judged':
          resolve(answer.judged);
          return;
        case 'reported':
          options.reported?.(answer.files);
          resolve(undefined);
          return;
        case 'played':
          resolve(undefined);
          return;
        case 'failed':
          fail(answer.said);
      }
    });
    worker.on('error', (error) =>
      fail((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : BUG, error),
    );
    worker.on('exit', () => {
      signal.removeEventListener('abort', end);
      // Whatever was said before has settled it.
      if (signal.aborted) resolve(undefined);
      else fail(BUG);
    });
  });
}
