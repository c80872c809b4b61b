/** Logs and captures that were handed over: read together, judged once, shown beside what is live. */
import { basename } from 'node:path';
import { DEFAULTS } from '../detect/thresholds.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { Mac } from '../domain/ids.ts';
import { CallError } from '../ipc/contract/contract.ts';
import type { AttemptView, OpenedView } from '../ipc/contract/views.ts';
import { attemptsOf } from '../model/story.ts';
import { Doctor } from '../pipeline.ts';
import { UnreadableInput } from '../reading/files.ts';
import { readInputs } from '../reading/read-inputs.ts';
import { Uploads } from './uploads.ts';
import { attemptView } from './views/attempt-view.ts';
import { findingView } from './views/finding-view.ts';

/** Attempts, stations and findings that are shown of what was opened. */
const MOST_ATTEMPTS = 2000;
const MOST_STATIONS = 500;
/** Events that can be held to be played. */
const MOST_EVENTS = 500_000;
/** Milliseconds between two words on how far the reading is. */
const TOLD_EVERY = 100;

interface Opened {
  view: OpenedView;
  paths: readonly string[];
  reading: AbortController | undefined;
}

export class OpenedFiles {
  readonly #uploads: Uploads;
  readonly #show: (id: string, view: OpenedView | undefined) => void;
  readonly #opened = new Map<string, Opened>();
  #last = 0;

  constructor(show: (id: string, view: OpenedView | undefined) => void, uploads = new Uploads()) {
    this.#show = show;
    this.#uploads = uploads;
  }

  async open(
    files: readonly { readonly name: string; readonly size: number }[],
  ): Promise<{ opened: string; files: string[] }> {
    const id = `opened-${++this.#last}`;
    const names = await this.#uploads.open(id, files);
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const view: OpenedView = {
      ...{
        id,
        names: files.map(({ name }) => name),
        state: 'reading',
        read: 0,
        size,
        inputs: [],
        findings: [],
      },
      ...{ attempts: {}, stations: [], stationsLeftOut: 0 },
    };
    this.#opened.set(id, { view, paths: [], reading: undefined });
    return { opened: id, files: names };
  }

  chunk(file: string, data: string): Promise<void> {
    return this.#uploads.write(file, Buffer.from(data, 'base64'));
  }

  /** Begins to read; progress and verdict are shown as they come. @throws CallError */
  async read(id: string, station?: Mac): Promise<void> {
    const opened = this.#find(id);
    if (opened.paths.length === 0) opened.paths = await this.#uploads.finish(id);
    opened.reading?.abort();
    opened.reading = new AbortController();
    void this.#judge(opened, opened.reading.signal, station);
  }

  /** Everything that was read, to be played. @throws CallError */
  async events(id: string): Promise<{ name: string; events: WifiEvent[] }> {
    const { paths, view } = this.#find(id);
    const events: WifiEvent[] = [];
    const stop = new AbortController();
    await readInputs(paths, {
      signal: stop.signal,
      see(event) {
        if (events.length < MOST_EVENTS) events.push(event);
        else stop.abort();
      },
    });
    if (stop.signal.aborted)
      throw new CallError('refused', `More than ${MOST_EVENTS} events are too many to be played.`);
    return { name: view.names.join(', '), events };
  }

  /** Ends what goes on with it, and takes it away. */
  async close(id: string): Promise<void> {
    const opened = this.#find(id);
    opened.reading?.abort();
    this.#opened.delete(id);
    await this.#uploads.discard(id);
    this.#show(id, undefined);
  }

  async closeAll(): Promise<void> {
    for (const { reading } of this.#opened.values()) reading?.abort();
    this.#opened.clear();
    await this.#uploads.close();
  }

  #find(id: string): Opened {
    const opened = this.#opened.get(id);
    if (!opened) throw new CallError('unknown', 'These files are not open.');
    return opened;
  }

  #change(opened: Opened, change: Partial<OpenedView>): void {
    opened.view = { ...opened.view, ...change };
    this.#show(opened.view.id, opened.view);
  }

  async #judge(opened: Opened, signal: AbortSignal, station: Mac | undefined): Promise<void> {
    const { id, names } = opened.view;
    const doctor = new Doctor(DEFAULTS, station);
    let toldAt = -Infinity;
    this.#change(opened, { state: 'reading', read: 0 });
    try {
      const { inputs } = await readInputs(opened.paths, {
        signal,
        see: (event) => void doctor.see(event),
        progress: (done, total) => {
          const now = performance.now();
          if (signal.aborted || now - toldAt < TOLD_EVERY) return;
          toldAt = now;
          this.#change(opened, { read: done, size: total ?? opened.view.size });
        },
      });
      if (signal.aborted) return;
      this.#change(opened, {
        ...{ state: 'done', read: opened.view.size, ...verdictView(id, doctor.verdict()) },
        attempts: attemptViews(id, doctor, station),
        inputs: inputs.map((input) => inputView(input, names, opened.paths)),
      });
    } catch (error) {
      if (!signal.aborted)
        this.#change(opened, { state: 'failed', error: whyNot(error, names, opened.paths) });
    }
  }
}

/** A sentence that names the file as the person knows it, not where it lies here. */
function whyNot(error: unknown, names: readonly string[], paths: readonly string[]): string {
  if (!(error instanceof UnreadableInput)) return 'Rejoin could not read that because of a bug of its own.';
  return paths.reduce(
    (text, path, index) => text.replaceAll(path, names[index] ?? basename(path)),
    error.message,
  );
}

function inputView(
  { name, dialect, dialects = [], clock, lines, recognised, unknown }: InputSummary,
  names: readonly string[],
  paths: readonly string[],
): OpenedView['inputs'][number] {
  return {
    ...{ name: names[paths.indexOf(name)] ?? basename(name), dialect, dialects: [...dialects] },
    ...{ lines, recognised, unknown, ...(clock ? { clock } : {}) },
  };
}

function verdictView(
  id: string,
  { findings, example, stations }: Verdict,
): Pick<OpenedView, 'findings' | 'stations' | 'stationsLeftOut'> {
  const rows = stations.rows.slice(0, MOST_STATIONS);
  return {
    findings: findings.map((finding, index) =>
      findingView(`${id}:${index}`, finding, index === 0 ? example : undefined),
    ),
    stations: rows.map(({ station, verdict, variant, confidence, attempts, lastAt, ssid }) => ({
      ...{ station, cause: verdict, confidence, attempts },
      ...(variant === undefined ? {} : { variant }),
      ...(lastAt === undefined ? {} : { lastAt }),
      ...(ssid === undefined ? {} : { ssid }),
    })),
    stationsLeftOut: stations.rows.length - rows.length + stations.forgotten,
  };
}

/** The attempts of the station that was asked for; of all of them where there are few. */
function attemptViews(id: string, doctor: Doctor, station: Mac | undefined): Record<string, AttemptView> {
  const all = [...doctor.world.links.values()];
  const own = all.filter((link) =>
    station === undefined ? link.side === 'station' : link.station === station,
  );
  const links = own.length > 0 ? own : all.slice(0, 8);
  const views = links.flatMap((link) =>
    [...link.stories.values()].flatMap(attemptsOf).flatMap(
      (attempt) =>
        attemptView(attempt, {
          ...{ id: `${id}:${link.key}:${attempt.serial}`, iface: link.iface },
          cachedKey: attempt.offerSaid ? 'yes' : 'unknown',
        }) ?? [],
    ),
  );
  const latest = views.toSorted((a, b) => a.startedAt - b.startedAt).slice(-MOST_ATTEMPTS);
  return Object.fromEntries(latest.map((view) => [view.id, view]));
}
