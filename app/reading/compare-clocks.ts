import type { WifiEvent } from '../domain/events.ts';
import { alignClocks, ClockMarks, type ClockShift } from '../timeline/clocks.ts';

/** An input that can be read more than once; a pipe cannot. */
export interface Rereadable {
  readonly isRereadable: boolean;
  events(): AsyncIterable<readonly WifiEvent[]>;
}

/**
 * Reads inputs once only to see how their clocks stand to each other; nothing but a few hundred times is kept. A single
 * input has nothing to be compared with, and a pipe is taken as it is.
 *
 * @returns one entry an input; undefined where nothing shows how its clock stands
 */
export async function compareClocks(
  inputs: readonly Rereadable[],
): Promise<readonly (ClockShift | undefined)[]> {
  if (inputs.filter(({ isRereadable }) => isRereadable).length < 2) return inputs.map(() => undefined);
  const marks: ClockMarks[] = [];
  for (const input of inputs) {
    const seen = new ClockMarks();
    marks.push(seen);
    if (!input.isRereadable) continue;
    for await (const batch of input.events()) for (const event of batch) seen.see(event);
  }
  return alignClocks(marks);
}
