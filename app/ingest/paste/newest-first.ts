import type { LineOptions } from '../line-reader.ts';
import { monthIndex } from '../stamps.ts';
import { StackedDress } from '../stacked-dress.ts';
import type { PastedLine } from './pasted-line.ts';

/** A clock that was set back goes back once. */
const FEWEST = 2;
/** Steps back for one forward: lines of several witnesses need not be in order. */
const MOSTLY = 10;

type Stamped = readonly (readonly [line: PastedLine, at: number | undefined])[];

/** `…, Friday, Nov 20,2026 18:03:30`: some lists put the time behind. */
const AT_END = /\b([A-Z][a-z]{2}) (\d{1,2}), ?(\d{4}) (\d\d):(\d\d):(\d\d)\s*$/;

function trailing(text: string): number | undefined {
  const [, month = '', ...rest] = AT_END.exec(text.slice(-48)) ?? [];
  const index = monthIndex(month);
  const [day = 1, year = 1970, hour, minute, second] = rest.map(Number);
  return index < 0 ? undefined : Date.UTC(year, index, day, hour, minute, second);
}

function stamped(lines: readonly PastedLine[], { year = 1970, day }: LineOptions): Stamped {
  const dress = new StackedDress([], year, day);
  return lines.map((line) => {
    dress.peel(line.text);
    return [line, dress.instant(line.text) ?? trailing(line.text)];
  });
}

/** Whether the stamps go back from line to line. */
export function isNewestFirst(lines: readonly PastedLine[], options: LineOptions): boolean {
  let [back, forward] = [0, 0];
  let last: number | undefined;
  for (const [, at] of stamped(lines, options)) {
    if (at === undefined) continue;
    if (last !== undefined && at < last) back++;
    if (last !== undefined && at > last) forward++;
    last = at;
  }
  return back >= FEWEST && back >= forward * MOSTLY;
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
