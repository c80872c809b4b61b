/** Logs that nobody wrote: recordings with lines lost, doubled, moved, taken from others, and with other numbers in them. */
import { Random } from '../fuzz/mutate.ts';
import type { Recording } from './recordings.ts';

const MOST_CHANGES = 4;
const LONGEST_RUN = 12;
/** Reasons, statuses, messages and transactions that decide something, and some that do not. */
const NUMBERS = [0, 1, 2, 3, 4, 6, 9, 15, 16, 17, 23, 30, 37, 49, 53, 126];
const NUMBERED = /((?:reason|status_code|status|auth_transaction|auth_type|auth_alg)[=: ]+)\d+/;

function changed(lines: readonly string[], others: readonly string[], random: Random): readonly string[] {
  const place = random.below(lines.length + 1);
  const run = 1 + random.below(LONGEST_RUN);
  switch (random.below(7)) {
    case 0:
      return lines.toSpliced(place, run);
    case 1:
      return lines.toSpliced(place, 0, ...lines.slice(place, place + run));
    case 2: {
      const [line = ''] = lines.slice(place, place + 1);
      return lines.toSpliced(place, 1).toSpliced(random.below(lines.length), 0, line);
    }
    case 3: {
      const from = random.below(others.length);
      return lines.toSpliced(place, 0, ...others.slice(from, from + run));
    }
    case 4:
      return lines.slice(0, place);
    case 5:
      return lines.slice(place);
    default: {
      const number = String(random.pick(NUMBERS) ?? 0);
      const at = lines.findIndex((line, index) => index >= place && NUMBERED.test(line));
      const line = lines[at];
      return line === undefined ? lines : lines.with(at, line.replace(NUMBERED, `$1${number}`));
    }
  }
}

/** One mutant, wholly given by its number. */
export function mutant(recordings: readonly Recording[], number: number): Recording {
  const random = new Random(number);
  const recording = random.pick(recordings) ?? { name: '', lines: [] };
  const other = random.pick(recordings) ?? recording;
  let { lines } = recording;
  for (let n = random.below(MOST_CHANGES) + 1; n > 0; n--) lines = changed(lines, other.lines, random);
  return { name: `${recording.name} with ${other.name}, mutant ${number}`, lines };
}
