/** Logs and captures that were handed over: read together, judged once, shown beside what is live. */
import type { Thresholds } from '../detect/thresholds.ts';
import { said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { Input, Output } from '../ipc/contract/contract.ts';
import type { AttemptLadder, DeviceView, OpenedView, StationView } from '../ipc/contract/views.ts';
import type { MadeFile } from './make-report.ts';
import type { Judged, ReadingJob } from './reading-messages.ts';
import { ReadingFailed, readInThread } from './reading-thread.ts';
import { Uploads } from './uploads.ts';

interface Opened {
  view: OpenedView;
  paths: readonly string[];
  reading: AbortController | undefined;
  /** Rows of the devices in it. */
  stations: StationView[];
  /** The frames of the attempts that are shown. */
  readonly ladders: Map<string, AttemptLadder>;
  /** Ends everything that is done with it. */
  readonly closed: AbortController;
}

export interface OpenedOptions {
  /** What is judged by. */
  readonly thresholds: () => Thresholds;
}

/** Lists of files that are being handed over at once. */
const MOST_UNFINISHED = 4;
/** Attempts of one list whose frames are at hand; what is looked at next takes the place of all that was before. */
const MOST_LADDERS = 2000;
/** Lists that are open at once. */
const MOST_OPENED = 32;

export class OpenedFiles {
  readonly #uploads = new Uploads();
  readonly #options: OpenedOptions;
  readonly #show: (id: string, view: OpenedView | undefined) => void;
  readonly #opened = new Map<string, Opened>();
  #last = 0;

  constructor(show: (id: string, view: OpenedView | undefined) => void, options: OpenedOptions) {
    this.#show = show;
    this.#options = options;
  }

  async open(
    files: readonly { readonly name: string; readonly size: number }[],
  ): Promise<{ opened: string; files: string[] }> {
    await this.#makeRoom();
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
        taken: 0,
        inputs: [],
        findings: [],
      },
      ...{ attempts: {}, devices: [], devicesLeftOut: 0 },
    };
    this.#opened.set(id, {
      ...{ view, paths: [], reading: undefined, stations: [], ladders: new Map() },
      closed: new AbortController(),
    });
    this.#show(id, view);
    return { opened: id, files: names };
  }

  /** What was begun and never ended (a page that was loaded anew, or means no good) gives way; what was read stays until it is closed. */
  async #makeRoom(): Promise<void> {
    const unfinished = [...this.#opened].filter(([, { paths }]) => paths.length === 0);
    for (const [id] of unfinished.slice(0, Math.max(0, unfinished.length - MOST_UNFINISHED + 1)))
      await this.close(id);
    if (this.#opened.size >= MOST_OPENED) throw new CallError('busy', said('call.too-many'));
  }

  async chunk(file: string, data: Uint8Array): Promise<void> {
    const opened = this.#opened.get(await this.#uploads.write(file, data));
    if (opened) this.#change(opened, { taken: (opened.view.taken ?? 0) + data.length });
  }

  /** Begins to read; progress and verdict are shown as they come. @throws CallError */
  async read(id: string, station?: Mac): Promise<void> {
    const opened = this.#find(id);
    if (opened.paths.length === 0) opened.paths = await this.#uploads.finish(id);
    opened.reading?.abort();
    opened.reading = new AbortController();
    const signal = AbortSignal.any([opened.reading.signal, opened.closed.signal]);
    void (station === undefined ? this.#judge(opened, signal) : this.#look(opened, station, signal));
  }

  /** What was made here: as if it had been handed over. @throws CallError */
  async take(name: string, bytes: Uint8Array): Promise<void> {
    const { opened, files } = await this.open([{ name, size: bytes.length }]);
    await this.chunk(files[0] ?? '', bytes);
    await this.read(opened);
  }

  /** Some of the devices, those in trouble first. @throws CallError */
  stations({ opened, cause, search, offset, limit }: Input<'files.stations'>): Output<'files.stations'> {
    const part = search?.toLowerCase();
    const rows = this.#find(opened).stations.filter(
      (row) => (cause === undefined || row.cause === cause) && (!part || row.station.includes(part)),
    );
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  /** The frames of an attempt in it, by the name that it is shown under. */
  ladder(attempt: string): AttemptLadder | undefined {
    for (const { ladders } of this.#opened.values()) {
      const ladder = ladders.get(attempt);
      if (ladder) return ladder;
    }
    return undefined;
  }

  /** Everything that was read, to be played. @throws CallError */
  async events(id: string): Promise<{ name: string; events: WifiEvent[] }> {
    const opened = this.#find(id);
    const { paths, view } = opened;
    const events: WifiEvent[] = [];
    try {
      await readInThread({
        job: { id, paths, names: view.names, what: 'play', thresholds: this.#options.thresholds() },
        signal: opened.closed.signal,
        events: (some) => void events.push(...some),
      });
    } catch (error) {
      throw error instanceof ReadingFailed ? new CallError('refused', error.said) : error;
    }
    return { name: view.names.join(', '), events };
  }

  /** What a report of it would hold. @throws CallError */
  async report(
    id: string,
    station: Mac | undefined,
    report: NonNullable<ReadingJob['report']>,
  ): Promise<readonly MadeFile[]> {
    const opened = this.#find(id);
    const { paths, view } = opened;
    const thresholds = this.#options.thresholds();
    let made: readonly MadeFile[] | undefined;
    try {
      await readInThread({
        job: { id, paths, names: view.names, what: 'report', station, thresholds, report },
        signal: opened.closed.signal,
        reported: (files) => (made = files),
      });
    } catch (error) {
      throw error instanceof ReadingFailed ? new CallError('refused', error.said) : error;
    }
    if (!made) throw new CallError('unknown', said('opened.closed'));
    return made;
  }

  /** As it is shown. */
  view(id: string): OpenedView | undefined {
    return this.#opened.get(id)?.view;
  }

  /** Ends what goes on with it, and takes it away. */
  async close(id: string): Promise<void> {
    const opened = this.#find(id);
    opened.closed.abort();
    this.#opened.delete(id);
    await this.#uploads.discard(id);
    this.#show(id, undefined);
  }

  async closeAll(): Promise<void> {
    for (const { closed } of this.#opened.values()) closed.abort();
    this.#opened.clear();
    await this.#uploads.close();
  }

  #find(id: string): Opened {
    const opened = this.#opened.get(id);
    if (!opened) throw new CallError('unknown', said('opened.closed'));
    return opened;
  }

  #change(opened: Opened, change: Partial<OpenedView>): void {
    opened.view = { ...opened.view, ...change };
    this.#show(opened.view.id, opened.view);
  }

  async #judge(opened: Opened, signal: AbortSignal): Promise<void> {
    opened.stations = [];
    const { taken: _, ...view } = opened.view;
    opened.view = view;
    this.#change(opened, { state: 'reading', read: 0 });
    try {
      const judged = await this.#read(opened, signal, undefined, (read, size) =>
        this.#change(opened, { read, size: size ?? opened.view.size }),
      );
      if (judged) {
        const { ladders, ...shown } = judged;
        keepLadders(opened, ladders);
        this.#change(opened, { state: 'done', read: opened.view.size, ...shown });
      }
    } catch (error) {
      if (!(error instanceof ReadingFailed)) throw error;
      if (!signal.aborted) this.#change(opened, { state: 'failed', error: [...error.said] });
    }
  }

  /** Reads it once more for one device; what is known of the others stays. */
  async #look(opened: Opened, station: Mac, signal: AbortSignal): Promise<void> {
    const change = (more: Partial<DeviceView>): void => {
      const before = opened.view.device?.station === station ? opened.view.device : NOTHING;
      this.#change(opened, { device: { ...before, station, ...more } });
    };
    change(NOTHING);
    try {
      const judged = await this.#read(opened, signal, station, (read) => change({ read }));
      if (judged) {
        keepLadders(opened, judged.ladders);
        change({ state: 'done', findings: judged.findings, attempts: judged.attempts });
      }
    } catch (error) {
      if (!(error instanceof ReadingFailed)) throw error;
      if (!signal.aborted) change({ state: 'failed', error: [...error.said] });
    }
  }

  #read(
    opened: Opened,
    signal: AbortSignal,
    station: Mac | undefined,
    progress: (done: number, total: number | undefined) => void,
  ): Promise<Judged | undefined> {
    const { paths, view } = opened;
    return readInThread({
      job: {
        id: view.id,
        paths,
        names: view.names,
        what: 'judge',
        station,
        thresholds: this.#options.thresholds(),
      },
      ...{ signal, progress },
      stations: (rows) => void opened.stations.push(...rows),
    });
  }
}

/** Of the device that was looked at last, and of what was read at first. */
function keepLadders({ ladders }: Opened, more: Judged['ladders']): void {
  if (ladders.size > MOST_LADDERS) ladders.clear();
  for (const [attempt, ladder] of more) ladders.set(attempt, ladder);
}

const NOTHING: Omit<DeviceView, 'station'> = { state: 'reading', read: 0, findings: [], attempts: {} };
