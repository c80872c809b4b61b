/** The unified log as it is written: one `log stream` child, restarted with back-off, and one look back before it. */
import { LineSplitter } from '../../ingest/lines.ts';
import { isoInstant } from '../../ingest/stamps.ts';
import { latin1 } from '../../ingest/text.ts';
import { start } from './tools.ts';

/** Who writes about joining; names are redacted, so all interfaces are asked for. */
const PREDICATE = [
  'subsystem == "com.apple.WiFiManager"',
  ...['airportd', 'wifid', 'eapolclient', 'configd'].map((name) => `process == "${name}"`),
  '(process == "kernel" && (sender CONTAINS "IO80211" || sender CONTAINS "AppleBCMWLAN"))',
].join(' || ');
const FORM = ['--style', 'ndjson'];
const STREAM = ['stream', ...FORM, '--level', 'info', '--predicate', PREDICATE];
const BACK = ['show', ...FORM, '--info', '--last', '10m', '--predicate', PREDICATE];
/** Lines of the stream that wait while the look back is under way. */
const MOST_WAITING = 10_000;
/** Milliseconds after which a stream that has not ended is taken for running. */
const SILENT_START = 1000;
/** Back-off grows to that many times the first step. */
const LONGEST_STEP = 32;
/** `log` says of a standard user that it "Must be admin", or that it could not open the local log store. */
const DENIED = /must be admin|could not open (?:the )?local log store|operation not permitted/i;

export type LogState = 'live' | 'lost' | 'denied' | 'missing';

export interface LogWitnessOptions {
  /** The program `log`. */
  readonly path: string;
  /** Milliseconds until the first restart; each further one waits twice as long, up to 32 times. */
  readonly backOff: number;
  /** Milliseconds for the look back; what was read by then counts. */
  readonly lookBack: number;
  /** @param text one character a byte */
  line(text: string): void;
  /** Told at each change. */
  state(state: LogState): void;
  /** Lines were lost. */
  gap(why: string): void;
  readonly signal: AbortSignal;
}

type Child = ReturnType<typeof start>;

export class LogWitness {
  readonly #options: LogWitnessOptions;
  /** Undefined once the look back is over. */
  #waiting: string[] | undefined = [];
  /** Time of the last line of the look back: the stream repeats what is older. */
  #shownUntil = -Infinity;
  #state: LogState | undefined;
  #failures = 0;
  readonly #isLive = Promise.withResolvers<undefined>();

  constructor(options: LogWitnessOptions) {
    this.#options = options;
  }

  /** Resolves when the past was read and the present is being read, or cannot be. It goes on until the signal aborts. */
  async open(): Promise<void> {
    const first = this.#stream();
    await this.#lookBack();
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const text of waiting) this.#live(text);
    void first.then(() => this.#keepOpen());
    await Promise.race([first, this.#isLive.promise]);
  }

  get #isOver(): boolean {
    return this.#options.signal.aborted;
  }

  #become(state: LogState): void {
    if (state === 'live') this.#isLive.resolve(undefined);
    if (this.#state === state || this.#isOver) return;
    this.#state = state;
    this.#options.state(state);
  }

  async #keepOpen(): Promise<void> {
    const { signal, backOff } = this.#options;
    while (!this.#isOver && this.#state !== 'denied' && this.#state !== 'missing') {
      const step = Math.min(2 ** this.#failures++, LONGEST_STEP) * backOff;
      await pause(step, signal);
      if (!this.#isOver) await this.#stream();
    }
  }

  /** Resolves when the child has ended. */
  async #stream(): Promise<void> {
    const isAgain = this.#state === 'lost';
    const begun = (): void => {
      clearTimeout(timer);
      if (this.#state === 'live') return;
      this.#become('live');
      if (isAgain) this.#options.gap('the log stream ended and was started again');
    };
    // On a quiet machine it may say nothing for long.
    const timer = setTimeout(begun, SILENT_START);
    const end = await this.#child(STREAM, (text) => {
      begun();
      if (!text.startsWith('{')) return;
      this.#failures = 0;
      if (this.#waiting === undefined) this.#live(text);
      else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(text);
    });
    clearTimeout(timer);
    this.#become(end);
  }

  async #lookBack(): Promise<void> {
    const limit = AbortSignal.timeout(this.#options.lookBack);
    await this.#child(BACK, (text) => this.#past(text), limit);
  }

  #past(text: string): void {
    const at = stampOf(text);
    if (at !== undefined) this.#shownUntil = Math.max(this.#shownUntil, at);
    this.#options.line(text);
  }

  #live(text: string): void {
    const at = stampOf(text);
    if (at === undefined || at > this.#shownUntil) this.#options.line(text);
  }

  /** Runs one until it ends or the signal aborts. */
  async #child(
    args: readonly string[],
    line: (text: string) => void,
    limit?: AbortSignal,
  ): Promise<Exclude<LogState, 'live'>> {
    const { path, signal } = this.#options;
    if (signal.aborted) return 'lost';
    const child = start(path, args);
    const stop = (): void => void child.kill('SIGKILL');
    const stopping = limit ? AbortSignal.any([signal, limit]) : signal;
    stopping.addEventListener('abort', stop);
    process.once('exit', stop);
    try {
      return await ended(child, (text) => (this.#isOver ? undefined : line(text)), this.#options.gap);
    } finally {
      stopping.removeEventListener('abort', stop);
      process.removeListener('exit', stop);
    }
  }
}

const stampOf = (text: string): number | undefined => {
  const p = text.indexOf(STAMP);
  return p < 0 ? undefined : isoInstant(text, p + STAMP.length);
};
const STAMP = '"timestamp":"';

/** Reads a child's lines until it has ended. @returns why it did */
function ended(
  child: Child,
  line: (text: string) => void,
  gap: (why: string) => void,
): Promise<Exclude<LogState, 'live'>> {
  const lines = new LineSplitter(
    (bytes, start, end) => line(latin1(bytes, start, end)),
    () => gap('a line was longer than any line is read'),
  );
  let complaint = '';
  child.stdin.end();
  child.stdout.on('data', (chunk: Buffer) => lines.feed(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 2000) complaint += chunk.toString('latin1');
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve('missing'));
    child.on('close', () => {
      lines.end();
      resolve(DENIED.test(complaint) ? 'denied' : 'lost');
    });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}
