/** The unified log as it is written: one `log stream` child, restarted with back-off, and a look back before each start of it. */
import { LineSplitter } from '../../ingest/lines.ts';
import { isoInstant } from '../../ingest/stamps.ts';
import { latin1 } from '../../ingest/text.ts';
import { pause } from '../pause.ts';
import { start } from './tools.ts';

/** Who writes about joining; names are redacted, so all interfaces are asked for. */
const PREDICATE = [
  'subsystem == "com.apple.WiFiManager"',
  ...['airportd', 'wifid', 'eapolclient', 'configd'].map((name) => `process == "${name}"`),
  '(process == "kernel" && (sender CONTAINS "IO80211" || sender CONTAINS "AppleBCMWLAN"))',
].join(' || ');
const FORM = ['--style', 'ndjson'];
const STREAM = ['stream', ...FORM, '--level', 'info', '--predicate', PREDICATE];
const lookBack = (last: string): string[] => [
  'show',
  ...FORM,
  '--info',
  '--last',
  last,
  '--predicate',
  PREDICATE,
];
const FIRST_BACK = '10m';
const LATER_BACK = '1m';
/** Lines of the stream that wait while the look back is under way. */
const MOST_WAITING = 10_000;
/** Milliseconds after which a stream that has not ended is taken for running. */
const SILENT_START = 3000;
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
  readonly #ready = Promise.withResolvers<undefined>();
  /** Lines of the stream, while a look back is under way. */
  #waiting: string[] | undefined;
  /** Time of the last line of a look back: the stream repeats what is older. */
  #shownUntil = -Infinity;
  /** Time of the last line at all: a later look back repeats what is older. */
  #seenUntil = -Infinity;
  #state: LogState | undefined;
  #failures = 0;

  constructor(options: LogWitnessOptions) {
    this.#options = options;
  }

  /** Resolves when the past was read and the present is being read, or cannot be. It goes on until the signal aborts. */
  async open(): Promise<void> {
    void this.#run();
    await this.#ready.promise;
  }

  #isOver(): boolean {
    return this.#options.signal.aborted;
  }

  #become(state: LogState): void {
    if (this.#state === state || this.#isOver()) return;
    this.#state = state;
    this.#options.state(state);
  }

  async #run(): Promise<void> {
    const { signal, backOff } = this.#options;
    for (let back = FIRST_BACK; ; back = LATER_BACK) {
      this.#become(await this.#session(back));
      this.#ready.resolve(undefined);
      if (this.#isOver() || this.#state === 'denied' || this.#state === 'missing') return;
      await pause(Math.min(2 ** this.#failures++, LONGEST_STEP) * backOff, signal);
      if (this.#isOver()) return;
      this.#options.gap('the log stream ended and was started again');
    }
  }

  /** One stream until it ends; what was logged before it began is read after it began, so that nothing is between. */
  async #session(back: string): Promise<Exclude<LogState, 'live'>> {
    this.#waiting = [];
    const begun = Promise.withResolvers<undefined>();
    const stream = this.#stream(() => begun.resolve(undefined));
    const end = await Promise.race([begun.promise, stream]);
    if (end !== undefined) return end;
    this.#become('live');
    const limit = AbortSignal.timeout(this.#options.lookBack);
    const seen = this.#seenUntil;
    await this.#child(lookBack(back), (text) => this.#past(text, seen), limit);
    for (const text of this.#waiting) this.#live(text);
    this.#waiting = undefined;
    this.#ready.resolve(undefined);
    return stream;
  }

  /** Resolves when the child has ended. */
  async #stream(begun: () => void): Promise<Exclude<LogState, 'live'>> {
    // It says what it filters by before any record; later releases may say nothing for long.
    const timer = setTimeout(begun, SILENT_START);
    try {
      return await this.#child(STREAM, (text) => {
        begun();
        if (!text.startsWith('{')) return;
        this.#failures = 0;
        if (this.#waiting === undefined) this.#live(text);
        else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(text);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param seen up to when a stream before has told everything */
  #past(text: string, seen: number): void {
    const at = stampOf(text);
    if (at === undefined || at <= seen) return;
    this.#shownUntil = Math.max(this.#shownUntil, at);
    this.#read(text);
  }

  #live(text: string): void {
    const at = stampOf(text);
    if (at === undefined || at > this.#shownUntil) this.#read(text);
  }

  #read(text: string): void {
    this.#seenUntil = Math.max(this.#seenUntil, stampOf(text) ?? -Infinity);
    this.#options.line(text);
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
      return await ended(
        child,
        (text) => (this.#isOver() ? undefined : line(text)),
        (why) => this.#options.gap(why),
      );
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
