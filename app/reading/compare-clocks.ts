import type { WifiEvent } from '../domain/events.ts';
import { alignClocks, ClockMarks, type ClockShift } from '../timeline/clocks.ts';

/** An input that can be read more than once; a pipe cannot. */
export interface Rereadable {
  readonly isRereadable: boolean;
  events(): AsyncIterable<readonly WifiEvent[]>;
}

/** What a first reading showed of an input. */
export interface Compared {
  /** Undefined where nothing shows how its clock stands. */
  readonly shift: ClockShift | undefined;
  /** It told of nothing at all. */
  readonly isSilent: boolean;
}

/**
 * Reads inputs once only to see how their clocks stand to each other; nothing but a few hundred times is kept. A single
 * input has nothing to be compared with, and a pipe is taken as it is.
 *
 * @returns one entry an input
 */
export async function compareClocks(inputs: readonly Rereadable[]): Promise<readonly Compared[]> {
  if (inputs.filter(({ isRereadable }) => isRereadable).length < 2)
    return inputs.map(() => ({ shift: undefined, isSilent: false }));
  const marks: ClockMarks[] = [];
  const silent = new Set<number>();
  for (const [index, input] of inputs.entries()) {
    const seen = new ClockMarks();
    marks.push(seen);
    if (!input.isRereadable) continue;
    silent.add(index);
    for await (const batch of input.events()) {
      for (const event of batch) seen.see(event);
      if (batch.length > 0) silent.delete(index);
    }
  }
  return alignClocks(marks).map((shift, index) => ({ shift, isSilent: silent.has(index) }));
}
