/** The store's own thread: reading and writing never hold up whoever judges events. */
import { parentPort, workerData } from 'node:worker_threads';
import { said, type Said } from '../domain/said.ts';
import type { Batch } from './batch.ts';
import { failureOf } from './failure.ts';
import { HistoryFile } from './history-file.ts';
import type { Answer, Question, StoreData } from './messages.ts';
import type { Retention } from './records.ts';
import { answerOf } from './telemetry-tables.ts';

const { path, retention: first } = workerData as StoreData;
const port = parentPort;
if (!port) throw new Error('The store runs in a thread of its own.');
const tell = (answer: Answer): void => port.postMessage(answer);
const notice = (what: Said): void => tell({ type: 'notice', said: what });

let retention: Retention = first;
const file = new HistoryFile({ path, notice });
/** Milliseconds from a writing until the next step of clearing up, and between two steps. */
const IDLE = 3000;
const NEXT = 50;
let tidying: NodeJS.Timeout | undefined;

function tidyLater(ms: number): void {
  clearTimeout(tidying);
  tidying = setTimeout(() => {
    try {
      if (file.use((tables) => tables.tidy(retention, Date.now()))) tidyLater(NEXT);
    } catch {
      // What cannot be cleared up now is cleared up later.
    }
  }, ms);
  tidying.unref();
}

function write(batch: Batch): void {
  const refused = file.use((tables) => tables.write(batch));
  const [why] = refused;
  if (why !== undefined) notice(said('history.refused', { count: refused.length, why }));
  tidyLater(IDLE);
}

function answerTo({ question }: Question): unknown {
  switch (question.what) {
    case 'write':
      write(question.batch);
      return undefined;
    case 'networks':
      return file.read((tables) => tables.networks(Date.now()), []);
    case 'page':
      return file.read((tables) => tables.page(question.table, question.page), []);
    case 'settings':
      return file.read((tables) => tables.settings(), {});
    case 'set':
      file.use((tables) => tables.set(question.settings));
      return undefined;
    case 'forget':
      file.use((tables) => tables.forget(question.ssid));
      return undefined;
    case 'telemetry':
      return file.use(({ telemetry }) => answerOf(telemetry, question.ask));
    case 'retain':
      retention = question.retention;
      tidyLater(NEXT);
      return undefined;
    case 'close':
      clearTimeout(tidying);
      file.close();
      return undefined;
  }
}

port.on('message', (asked: Question) => {
  try {
    tell({ type: 'answer', id: asked.id, value: answerTo(asked) });
  } catch (error) {
    tell({ type: 'failed', id: asked.id, failure: failureOf(error), message: (error as Error).message });
  }
  if (asked.question.what === 'close') port.close();
});
