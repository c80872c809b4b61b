/** The store's own thread: reading and writing never hold up whoever judges events. */
import { parentPort, workerData } from 'node:worker_threads';
import { Database, failureOf } from './database.ts';
import type { Answer, Question, StoreData } from './messages.ts';
import type { Retention } from './records.ts';

const { path, retention: first } = workerData as StoreData;
const port = parentPort;
if (!port) throw new Error('The store runs in a thread of its own.');
const tell = (answer: Answer): void => port.postMessage(answer);

let retention: Retention = first;
const database = new Database({ path, notice: (text) => tell({ type: 'notice', text }) });
/** Milliseconds from a writing until the next step of clearing up, and between two steps. */
const IDLE = 3000;
const NEXT = 50;
let tidying: NodeJS.Timeout | undefined;

function tidyLater(ms: number): void {
  clearTimeout(tidying);
  tidying = setTimeout(() => {
    try {
      if (database.tidy(retention, Date.now())) tidyLater(NEXT);
    } catch {
      // What cannot be cleared up now is cleared up later.
    }
  }, ms);
  tidying.unref();
}

function answerTo({ question }: Question): unknown {
  switch (question.what) {
    case 'write':
      database.write(question.records);
      tidyLater(IDLE);
      return undefined;
    case 'networks':
      return database.networks(Date.now());
    case 'attempts':
      return database.attempts(question.page);
    case 'findings':
      return database.findings(question.page);
    case 'remedies':
      return database.remedies(question.page);
    case 'settings':
      return database.settings();
    case 'set':
      database.set(question.settings);
      return undefined;
    case 'forget':
      database.forget(question.ssid);
      return undefined;
    case 'retain':
      retention = question.retention;
      tidyLater(NEXT);
      return undefined;
    case 'close':
      clearTimeout(tidying);
      database.close();
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
