/**
 * Records a machine for a while: every line that said something is kept, and all of them are judged together. Where lines of the
 * debug level are to be had without touching a program's own log, they are (`wpa-monitor.ts`).
 */
import { LineGatherer } from '../bundle/collect.ts';
import type { Thresholds } from '../detect/thresholds.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Origin, WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import type { World } from '../model/world.ts';
import { Doctor } from '../pipeline.ts';
import { pause } from '../platform/pause.ts';
import type { Notice, Platform } from '../platform/port.ts';

export interface RecordingOptions {
  readonly platform: Pick<Platform, 'follow'>;
  /** Names of the witnesses, by the input that their events say. */
  readonly witnesses: readonly string[];
  /** Only this interface; all of them without it. */
  readonly iface?: string | undefined;
  /** Milliseconds that it takes. */
  readonly ms: number;
  /** Ends it earlier: what is there by then is judged. */
  readonly signal: AbortSignal;
  readonly thresholds: Thresholds;
  /** Told once a second. */
  readonly tell?: (progress: RecordingProgress) => void;
  readonly notice?: (notice: Notice) => void;
}

export interface RecordingProgress {
  /** Milliseconds until it ends by itself. */
  readonly left: number;
  /** Lines that said something so far. */
  readonly lines: number;
  readonly verdict: Verdict;
}

export interface Recording {
  readonly verdict: Verdict;
  readonly world: World;
  /** One for each witness that said something. */
  readonly inputs: readonly InputSummary[];
  /** By input. */
  readonly lines: readonly (readonly Origin[])[];
  readonly began: Instant;
  readonly ended: Instant;
}

/** Milliseconds between two words of its progress. */
const BEAT = 1000;

/** @throws PlatformError where there is nothing to follow */
export async function record(options: RecordingOptions): Promise<Recording> {
  const { platform, iface, ms, signal, tell, notice } = options;
  const tape = new Tape(options);
  const stop = new AbortController();
  const end = (): void => stop.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const began = Date.now();
  const following = platform.follow({
    ...(iface === undefined ? {} : { iface }),
    signal: stop.signal,
    emit: (event) => tape.see(event),
    notice: (told) => notice?.(told),
  });
  const clock = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const left = began + ms - Date.now();
      tell?.({
        ...{ left: Math.max(0, left), lines: tape.count },
        // Not everybody who is told asks what it says so far.
        get verdict() {
          return tape.verdict;
        },
      });
      if (left <= 0) return;
      await pause(Math.min(BEAT, left), stop.signal);
    }
  };
  try {
    // Following ends by itself only where it fails.
    await Promise.race([clock(), following]);
  } finally {
    end();
    signal.removeEventListener('abort', end);
  }
  await following;
  return { ...tape.recording, began, ended: Date.now() };
}

const NOWHERE: Origin = { input: 0, line: 0, text: '' };

/** What was recorded: witnesses that said something are its inputs, numbered as they came, and so are the lines of each. */
class Tape {
  readonly #doctor: Doctor;
  readonly #gathered = new LineGatherer();
  readonly #names: readonly string[];
  /** Index of a witness among the inputs of this recording, and its last line. */
  readonly #inputs = new Map<number, { readonly input: number; line: number; last: string }>();

  constructor({ thresholds, witnesses }: RecordingOptions) {
    this.#doctor = new Doctor(thresholds);
    this.#names = witnesses;
  }

  get verdict(): Verdict {
    return this.#doctor.verdict();
  }

  get count(): number {
    return [...this.#inputs.values()].reduce((sum, { line }) => sum + line, 0);
  }

  see(event: WifiEvent): void {
    // Time that passes is nobody's line.
    const isLine = event.kind !== 'tick' && event.origin.text !== '';
    const numbered = { ...event, origin: isLine ? this.#number(event) : NOWHERE };
    if (isLine) this.#gathered.add(numbered);
    this.#doctor.collect(numbered);
  }

  /** Interfaces count their lines apart; one line may tell of several things. */
  #number({ iface, origin }: WifiEvent): Origin {
    const place = this.#inputs.get(origin.input) ?? { input: this.#inputs.size, line: 0, last: '' };
    this.#inputs.set(origin.input, place);
    const name = `${iface} ${origin.line} ${origin.text}`;
    if (name !== place.last) place.line++;
    place.last = name;
    return { ...origin, input: place.input, line: place.line };
  }

  get recording(): Omit<Recording, 'began' | 'ended'> {
    const inputs = [...this.#inputs].map(([witness, { line }]) => {
      const name = this.#names[witness] ?? '';
      return { name, dialect: name, lines: line, recognised: line, unknown: 0 };
    });
    return {
      ...{ verdict: this.verdict, world: this.#doctor.world, inputs },
      lines: this.#gathered.lines,
    };
  }
}
