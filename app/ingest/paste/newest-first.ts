import type { LineOptions } from '../line-reader.ts';
import { stampBehind } from '../stamp-behind.ts';
import { StackedDress } from '../stacked-dress.ts';
import type { PastedLine } from './pasted-line.ts';

/** A clock that was set back goes back once. */
const FEWEST = 2;
/** Steps back for one forward: lines of several witnesses need not be in order. */
const MOSTLY = 10;

type Stamped = readonly (readonly [line: PastedLine, at: number | undefined])[];

function stamped(lines: readonly PastedLine[], { year = 1970, day }: LineOptions): Stamped {
  const dress = new StackedDress([], year, day);
  return lines.map((line) => {
    dress.peel(line.text);
    return [line, dress.instant(line.text) ?? stampBehind(line.text)];
  });
}

/** Of so few lines, one step back is all that there can be: from one entry of a list to the one before it. */
const A_FEW = 3;
const SECOND = 1000;
const DAY = 86_400_000;

/** Whether the stamps go back from line to line. */
export function isNewestFirst(lines: readonly PastedLine[], options: LineOptions): boolean {
  let [back, forward, count, without] = [0, 0, 0, 0];
  let isShort = true;
  let last: number | undefined;
  for (const [{ text }, at] of stamped(lines, options)) {
    if (at === undefined) {
      if (text.trim() !== '') without++;
      continue;
    }
    count++;
    if (last !== undefined && at < last) {
      back++;
      isShort &&= last - at >= SECOND && last - at < DAY;
    }
    if (last !== undefined && at > last) forward++;
    last = at;
  }
  if (back >= FEWEST) return back >= forward * MOSTLY;
  return back > 0 && forward === 0 && count <= A_FEW && without <= A_FEW && isShort;
}

/** The other way round; lines without a stamp stay behind the one that they follow. */
export function turnedRound(lines: readonly PastedLine[], options: LineOptions): readonly PastedLine[] {
  const groups: PastedLine[][] = [];
  const before: PastedLine[] = [];
  for (const [line, at] of stamped(lines, options)) {
    if (at !== undefined) groups.push([line]);
    else (groups.at(-1) ?? before).push(line);
  }
  return [...before, ...groups.reverse().flat()];
}
