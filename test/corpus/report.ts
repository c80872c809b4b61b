/** What the judge got right, in numbers. */
import type { Judged } from './judge.ts';
import { LEVELS, type Level } from './label.ts';

/** Confidence that was said against how often it was right. */
export interface Bin {
  readonly from: number;
  readonly count: number;
  readonly said: number;
  readonly right: number;
}

export interface Summary {
  readonly count: number;
  /** Share with a right verdict, `undetermined` where the log does not settle it included. */
  readonly right: number;
  /** The same among the logs that do settle it. */
  readonly rightWhereSettled: number;
  /** Share of `undetermined` among the logs that settle it: evidence that was not used. */
  readonly undeterminedWhereSettled: number;
  readonly undetermined: number;
  readonly accused: number;
  readonly cleared: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const saysNothing = ({ verdict }: Judged): boolean => verdict.verdict === 'undetermined';
const isSettled = ({ log }: Judged): boolean =>
  log.label.unsettled !== true && log.label.cause !== 'undetermined';

export function summarise(all: readonly Judged[]): Summary {
  const settled = all.filter(isSettled);
  return {
    count: all.length,
    right: share(all.filter(({ right }) => right).length, all.length),
    rightWhereSettled: share(settled.filter(({ right }) => right).length, settled.length),
    undeterminedWhereSettled: share(settled.filter(saysNothing).length, settled.length),
    undetermined: share(all.filter(saysNothing).length, all.length),
    accused: share(all.filter(({ accused }) => accused).length, all.length),
    cleared: share(all.filter(({ cleared }) => cleared).length, all.length),
  };
}

/** Tenths of confidence, the last one closed. Only those in use; what names nothing has no confidence. */
export function reliability(all: readonly Judged[]): Bin[] {
  const bins = new Map<number, Judged[]>();
  for (const judged of all) {
    if (saysNothing(judged)) continue;
    const tenth = Math.min(9, Math.floor(judged.verdict.confidence * 10 + 1e-9));
    bins.set(tenth, [...(bins.get(tenth) ?? []), judged]);
  }
  return [...bins]
    .toSorted(([a], [b]) => a - b)
    .map(([tenth, members]) => ({
      from: tenth / 10,
      count: members.length,
      said: share(
        members.reduce((sum, { verdict }) => sum + verdict.confidence, 0),
        members.length,
      ),
      right: share(members.filter(({ right }) => right).length, members.length),
    }));
}

/**
 * How much surer it was than right, at most, over tenths with enough logs to tell. That it is less sure is meant where the
 * evidence is thin: whole logs, as the generator makes them, are easier than what people post.
 */
export const worstGap = (bins: readonly Bin[], enough: number): number =>
  Math.max(0, ...bins.filter(({ count }) => count >= enough).map(({ said, right }) => said - right));

export const atLevels = (all: readonly Judged[], levels: readonly Level[]): Judged[] =>
  all.filter(({ log }) => levels.includes(log.level));

const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const LEVEL_HEAD = [
  'level',
  'logs',
  'right',
  'right where settled',
  'undetermined though settled',
  'undetermined',
  'wrong accusations',
  'needless clearings',
];

function levelTable(all: readonly Judged[]): string {
  const row = (name: string, members: readonly Judged[]): string[] => {
    const sum = summarise(members);
    return [
      name,
      String(sum.count),
      percent(sum.right),
      percent(sum.rightWhereSettled),
      percent(sum.undeterminedWhereSettled),
      percent(sum.undetermined),
      percent(sum.accused),
      percent(sum.cleared),
    ];
  };
  const used = LEVELS.filter((level) => all.some(({ log }) => log.level === level));
  const makers = Map.groupBy(all, ({ log }) => log.maker);
  return table(LEVEL_HEAD, [
    ...used.map((level) => row(level, atLevels(all, [level]))),
    ...[...makers].flatMap(([maker, members]) =>
      maker === undefined ? [] : [row(`of them ${maker}`, members)],
    ),
    row('all', all),
  ]);
}

/** Rows: what it was. Columns: what was said. Cells that are zero are left empty. */
function confusion(all: readonly Judged[]): string {
  const said = [...new Set(all.map(({ verdict }) => verdict.verdict))].toSorted();
  const was = [...new Set(all.map(({ log }) => log.label.cause))].toSorted();
  return table(
    ['was \\ said', ...said],
    was.map((cause) => [
      cause,
      ...said.map((verdict) => {
        const count = all.filter(
          (judged) => judged.log.label.cause === cause && judged.verdict.verdict === verdict,
        ).length;
        return count === 0 ? '' : String(count);
      }),
    ]),
  );
}

/** Everything as Markdown. @param quiet the healthy logs among which false alarms are counted */
export function report(all: readonly Judged[], quiet: readonly Judged[]): string {
  const bins = reliability(all);
  const alarms = quiet.filter(({ verdict }) => verdict.verdict !== 'healthy');
  const named = alarms.filter((judged) => !saysNothing(judged));
  return [
    levelTable(all),
    confusion(all),
    table(
      ['confidence', 'logs', 'said', 'right', 'gap'],
      bins.map(({ from, count, said, right }) => [
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        String(count),
        percent(said),
        percent(right),
        percent(said - right),
      ]),
    ),
    `surer than right, at most, over tenths with 100 logs and more: ${percent(worstGap(bins, 100))}`,
    `healthy logs with noise: ${quiet.length}, false alarms: ${named.length}, undetermined: ${alarms.length - named.length}`,
  ].join('\n\n');
}
