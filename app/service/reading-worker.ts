/** The thread that reads files of others: whatever is in them, the service goes on, and closing them ends the thread. */
import { said, type Said } from '../domain/said.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { basename } from 'node:path';
import type { WifiEvent } from '../domain/events.ts';
import { LineGatherer } from '../bundle/collect.ts';
import { makeReport } from './make-report.ts';
import { Doctor } from '../pipeline.ts';
import { UnreadableInput } from '../reading/files.ts';
import { SaidError } from '../words/said-error.ts';
import { inputsOf, reportAt } from './report-at.ts';
import { reportFindings, reportView } from './views/report-view.ts';
import { callHelper } from '../reading/helping-thread.ts';
import { readInputs, type ReadInputs } from '../reading/read-inputs.ts';
import { judgedView, stationViews } from './opened-verdict.ts';
import type { ReadingAnswer, ReadingData, ReadingJob } from './reading-messages.ts';

const { job, taken } = workerData as ReadingData;
const port = parentPort;
if (!port) throw new Error('Files are read in a thread of their own.');
const tell = (answer: ReadingAnswer): void => port.postMessage(answer);

/** Milliseconds between two words on how far the reading is. */
const TOLD_EVERY = 100;
/** Events that can be held to be played; events or rows of one message: a few milliseconds of whoever takes it. */
const MOST_EVENTS = 150_000;
const BATCH = 500;

async function judge({ id, paths, names, station, thresholds }: ReadingJob): Promise<ReadingAnswer> {
  const [only] = paths;
  const report = paths.length === 1 && only !== undefined ? reportAt(only, names[0]) : undefined;
  const doctor = new Doctor(thresholds, station, callHelper);
  let toldAt = -Infinity;
  const reading = readInputs(inputsOf(paths, names), {
    see: (event) => doctor.collect(event),
    seeAgain: (told) => doctor.collectAgain(told),
    progress: (done, total) => {
      const now = performance.now();
      if (now - toldAt < TOLD_EVERY) return;
      toldAt = now;
      tell({ type: 'progress', done, total });
    },
  });
  // A report says what it says also where its lines are none that can be read here.
  const { inputs } = await (report ? reading.catch(orNothing) : reading);
  const verdict = doctor.verdict();
  // Whoever looks at one device has the list already.
  const rows = station === undefined ? stationViews(verdict) : [];
  for (let first = 0; first < rows.length; first += BATCH)
    tell({ type: 'stations', rows: rows.slice(first, first + BATCH) });
  const judged = judgedView({ id, doctor, verdict, station, inputs, names, paths });
  if (!report || station !== undefined) return { type: 'judged', judged };
  const findings = reportFindings(id, report.report);
  return {
    type: 'judged',
    judged: {
      ...judged,
      ...(findings.length > 0 ? { findings } : {}),
      report: reportView(report.report),
    },
  };
}

function orNothing(error: unknown): Pick<ReadInputs, 'inputs'> {
  if (error instanceof UnreadableInput) return { inputs: [] };
  throw error;
}

/** Hands events over as they are taken: a thread may stand still, the service may not. */
async function play({ paths, names }: ReadingJob): Promise<ReadingAnswer> {
  const takenBatches = new Int32Array(taken);
  const stop = new AbortController();
  let batch: WifiEvent[] = [];
  let count = 0;
  let sent = 0;
  const send = (): void => {
    tell({ type: 'events', events: batch });
    batch = [];
    sent++;
    for (let seen = Atomics.load(takenBatches, 0); seen < sent; seen = Atomics.load(takenBatches, 0))
      Atomics.wait(takenBatches, 0, seen);
  };
  await readInputs(inputsOf(paths, names), {
    signal: stop.signal,
    see(event) {
      if (++count > MOST_EVENTS) stop.abort();
      else batch.push(event);
      if (batch.length >= BATCH) send();
    },
  });
  if (count > MOST_EVENTS)
    return { type: 'failed', said: [said('opened.too-many-events', { most: MOST_EVENTS })] };
  send();
  return { type: 'played' };
}

/** Makes a report of what is in the files. */
async function handOn({ paths, names, station, thresholds, report }: ReadingJob): Promise<ReadingAnswer> {
  const doctor = new Doctor(thresholds, station, callHelper);
  const gathered = new LineGatherer();
  const { inputs } = await readInputs(inputsOf(paths, names), {
    see(event) {
      gathered.add(event);
      doctor.collect(event);
    },
  });
  const files = await makeReport({
    ...{ verdict: doctor.verdict(), world: doctor.world, lines: gathered.lines, now: Date.now() },
    inputs: inputs.map((input) => ({
      ...input,
      name: names[paths.indexOf(input.name)] ?? basename(input.name),
    })),
    ...(report ?? { level: 'strict', locale: 'en', version: '' }),
  });
  return { type: 'reported', files };
}

/** Names the file as the person knows it, not where it lies here. */
function whyNot(error: unknown, { paths, names }: ReadingJob): readonly Said[] {
  if (!(error instanceof SaidError)) return [said('bug.read')];
  const called = new Map(paths.map((path, index) => [path, names[index] ?? basename(path)]));
  return error.said.map((one) => renamed(one, called));
}

/** The same, each value that is one of the texts replaced. */
function renamed<Data>(data: Data, texts: ReadonlyMap<string, string>): Data {
  if (typeof data === 'string') return (texts.get(data) ?? data) as Data;
  if (Array.isArray(data)) return data.map((one: unknown) => renamed(one, texts)) as Data;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, renamed(one, texts)])) as Data;
}

const WORK = { judge, play, report: handOn };
const work = WORK[job.what](job);
tell(await work.catch((error: unknown): ReadingAnswer => ({ type: 'failed', said: whyNot(error, job) })));
