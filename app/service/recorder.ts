/** One recording of this machine at a time: told as it goes on, and opened like any log when it is over. */
import type { Thresholds } from '../detect/thresholds.ts';
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { RecordingView } from '../ipc/contract/views.ts';
import { record, type Recording } from '../live/record.ts';
import { liveInputs } from '../platform/live-inputs.ts';
import type { Platform } from '../platform/port.ts';

export interface RecorderOptions {
  readonly version: string;
  readonly thresholds: () => Thresholds;
  /** Undefined: it is over. */
  readonly show: (view: RecordingView | undefined) => void;
  /** Opens what was recorded. */
  readonly open: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export class Recorder {
  readonly #options: RecorderOptions;
  #stop: AbortController | undefined;
  #isClosed = false;
  #going: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** @param iface only this one @param ms how long. @throws CallError where one goes on */
  start(platform: Pick<Platform, 'follow'>, iface: string | undefined, ms: number): void {
    if (this.#stop) throw new CallError('busy', said('recording.goes-on-already'));
    const stop = new AbortController();
    this.#stop = stop;
    this.#going = this.#run(platform, iface, ms, stop.signal).catch(this.#options.failed);
  }

  /** Ends it now: what is there is judged. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Nothing of one that goes on is kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.stop();
    await this.#going;
  }

  async #run(
    platform: Pick<Platform, 'follow'>,
    iface: string | undefined,
    ms: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { show, thresholds } = this.#options;
    const began = Date.now();
    const tell = (lines: number): void => show({ began, ends: began + ms, lines });
    tell(0);
    try {
      const recording = await record({
        ...{ platform, witnesses: liveInputs, iface, ms, signal, thresholds: thresholds() },
        tell: ({ lines }) => tell(lines),
      });
      if (!this.#isClosed) await this.#open(recording);
    } finally {
      this.#stop = undefined;
      show(undefined);
    }
  }

  /** Its names are the person's own: it is shown to nobody else. A recording in which nobody spoke has nothing to open. */
  async #open({ verdict, world, inputs, lines, began, ended }: Recording): Promise<void> {
    if (inputs.length === 0) throw new CallError('missing', said('recording.nothing'));
    const { version, open } = this.#options;
    const [{ reportFiles }, { packReport }] = await Promise.all([
      import('../bundle/build.ts'),
      import('../bundle/pack.ts'),
    ]);
    const files = reportFiles({
      ...{ verdict, world, inputs, lines, level: 'open', locale: 'en', now: ended, version },
    });
    const name = `recording-${new Date(began).toISOString().slice(0, 19).replaceAll(':', '-')}.rejoin`;
    await open(name, packReport(files));
  }
}
