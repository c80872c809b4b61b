import { setFlagsFromString } from 'node:v8';
import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { AnyDialect } from '../ingest/dialect.ts';
import { createIngest } from '../ingest/ingest.ts';
import { mergeTimelines } from '../ingest/merge.ts';
import { openSource, UnreadableInput, type Source } from '../platform/files.ts';
import { compareClocks, type Rereadable } from './clocks.ts';
import { Progress } from './progress.ts';

export interface ReadOptions {
  readonly dialect?: AnyDialect | undefined;
  readonly quiet: boolean;
  readonly see: (event: WifiEvent) => void;
}

interface Open extends Rereadable {
  readonly summary: InputSummary & { lines: number; recognised: number; unknown: number; dialect: string };
  /** Batches of events, in the order of the input. Counts anew each time. */
  events(): AsyncGenerator<readonly WifiEvent[]>;
}

function open(source: Source, input: number, options: ReadOptions, progress: Progress): Open {
  const summary = { name: source.name, dialect: 'unknown', lines: 0, recognised: 0, unknown: 0 };
  return {
    summary,
    isRereadable: source.size !== undefined,
    async *events() {
      let batch: WifiEvent[] = [];
      const year = new Date().getUTCFullYear();
      const ingest = createIngest({
        dialect: options.dialect,
        input,
        year,
        emit: (event) => batch.push(event),
      });
      for await (const chunk of source.chunks((bytes) => progress.add(bytes))) {
        ingest.feed(chunk);
        if (batch.length === 0) continue;
        yield batch;
        batch = [];
      }
      ingest.end();
      yield batch;
      Object.assign(summary, {
        dialect: ingest.dialect ?? 'unknown',
        ...(ingest.dialects.length > 1 ? { dialects: ingest.dialects } : {}),
        lines: ingest.counts.lines,
        recognised: ingest.counts.recognised,
        unknown: ingest.counts.unknown,
      });
      if (ingest.counts.lines === 0) throw new UnreadableInput(`${label(source)} is empty.`);
      if (ingest.counts.recognised === 0) {
        throw new UnreadableInput(
          `${label(source)} has no line that Rejoin recognises (${ingest.counts.lines} lines read).`,
        );
      }
    },
  };
}

const label = (source: Source): string => (source.name === '-' ? 'Standard input' : source.name);

/**
 * Keeps V8's young generation at its first size. Lines make much garbage and leave nothing behind, and V8 would let that
 * garbage grow to 100 MiB and more before it looks (measured: 264 against 141 MiB peak on 600 MB of -dd log).
 */
function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Reads all inputs as one timeline.
 *
 * @throws UnreadableInput naming the first input that cannot be used
 */
export async function readInputs(names: readonly string[], options: ReadOptions): Promise<InputSummary[]> {
  keepYoungGenerationSmall();
  const sources = names.map(openSource);
  const sizes = sources.map((source) => source.size);
  const total = sizes.every((size) => size !== undefined)
    ? sizes.reduce((sum, size) => sum + size, 0)
    : undefined;
  const progress = new Progress(total, options.quiet);
  const inputs = sources.map((source, index) => open(source, index, options, progress));
  try {
    const [only] = inputs;
    if (inputs.length === 1 && only) {
      for await (const batch of only.events()) for (const event of batch) options.see(event);
    } else {
      const shifts = await compareClocks(inputs);
      await mergeTimelines(
        inputs.map((input) => input.events()),
        options.see,
        shifts.map((shift) => shift?.offset ?? 0),
      );
      shifts.forEach((shift, index) => {
        if (shift && shift.offset !== 0) Object.assign(inputs[index]?.summary ?? {}, { clock: shift });
      });
    }
  } finally {
    progress.end();
  }
  return inputs.map((input) => input.summary);
}
