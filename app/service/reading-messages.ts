/** What goes between the service and the thread that reads files. */
import type { Reported } from '../bundle/build.ts';
import type { Thresholds } from '../detect/thresholds.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Said } from '../domain/said.ts';
import type { Mac } from '../domain/ids.ts';
import type { AttemptLadder, OpenedView, StationView } from '../ipc/contract/views.ts';
import type { MadeFile } from './make-report.ts';

export interface ReadingJob {
  /** Of what was opened: names of findings and attempts begin with it. */
  readonly id: string;
  readonly paths: readonly string[];
  /** What the person calls the files, in the same order. */
  readonly names: readonly string[];
  readonly what: 'judge' | 'play' | 'report';
  /** Of a report: how it is made. */
  readonly report?: Pick<Reported, 'level' | 'locale' | 'version'>;
  readonly station?: Mac | undefined;
  readonly thresholds: Thresholds;
}

export interface ReadingData {
  readonly job: ReadingJob;
  /** One number: batches of events that were taken. The thread waits until they are. */
  readonly taken: SharedArrayBuffer;
}

/** What a judged reading shows. */
export type Judged = Pick<
  OpenedView,
  'findings' | 'devices' | 'devicesLeftOut' | 'attempts' | 'inputs' | 'report'
> & {
  /** The frames of attempts, by their names. */
  readonly ladders: ReadonlyMap<string, AttemptLadder>;
};

export type ReadingAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | undefined }
  | { readonly type: 'events'; readonly events: readonly WifiEvent[] }
  /** Some of the rows of the devices, in their order; all of them come before the judgement. */
  | { readonly type: 'stations'; readonly rows: readonly StationView[] }
  | { readonly type: 'judged'; readonly judged: Judged }
  | { readonly type: 'played' }
  | { readonly type: 'reported'; readonly files: readonly MadeFile[] }
  /** What is said names the file as the person does. */
  | { readonly type: 'failed'; readonly said: readonly Said[] };
