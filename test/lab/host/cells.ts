/**
 * What each scenario came to on each system: the cells of docs/lab-releases.md. A run leaves its own in OUT/cells.json; those that
 * are handed in (`--table`) are kept in test/lab/cells.json, of which the page is made.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PARTS, type Releases } from '../releases.ts';
import type { Scenario } from '../scenario.ts';

const KEPT = join(import.meta.dirname, '../cells.json');
const PAGE = join(import.meta.dirname, '../../../docs/lab-releases.md');

export interface Cell {
  /** Day of the run, in UTC. */
  readonly day: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was wrong at the last try, or why it was skipped. */
  readonly reasons: readonly string[];
  /** It passed the second time only. */
  readonly isSecondTry?: true;
  readonly releases: Releases;
}

/** System, like `sid`, or `host` → name of the scenario → what came of it. */
export type Cells = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

const read = (path: string): Cells =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Cells) : {};

/** Later cells replace earlier ones of the same scenario on the same system. */
function merge(older: Cells, newer: Cells): Cells {
  const systems = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
  return Object.fromEntries(
    systems.map((system) => [system, sorted({ ...older[system], ...newer[system] })]),
  );
}

const sorted = (cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Adds cells to those that a folder of results has. */
export function leaveCells(out: string, cells: Cells): void {
  const path = join(out, 'cells.json');
  writeFileSync(path, JSON.stringify(merge(read(path), cells), null, 2));
}

const keptCells = (): Cells => read(KEPT);

/** Takes in the cells of a folder of results, and writes the page anew. */
export async function handIn(out: string, scenarios: readonly Scenario[]): Promise<void> {
  const cells = merge(keptCells(), read(join(out, 'cells.json')));
  writeFileSync(KEPT, await formatted(JSON.stringify(cells), KEPT));
  writeFileSync(PAGE, await pageOf(cells, scenarios));
}

/** As the repository's formatter leaves it. */
const formatted = async (text: string, filepath: string): Promise<string> =>
  format(text, { ...(await resolveConfig(filepath)), filepath });

const WORDS = { passed: 'yes', failed: '**no**', skipped: '–' } as const;

const row = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;

/** Every version of a part that its cells had, in order of their days. */
function versionsOf(cells: readonly Cell[], part: (typeof PARTS)[number]): string {
  const found = [...cells].sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ releases }) => releases[part]);
  return [...new Set(found)].filter((version) => version !== undefined).join(', ') || '–';
}

/** The page of all cells. A scenario that was not run on a system has an empty one. */
export function pageOf(cells: Cells, scenarios: readonly Scenario[]): Promise<string> {
  const systems = Object.keys(cells);
  const all = (system: string): readonly Cell[] => Object.values(cells[system] ?? {});
  const names = [...new Set(systems.flatMap((system) => Object.keys(cells[system] ?? {})))].sort();
  const said = (cell: Cell | undefined): string =>
    cell === undefined ? '' : `${WORDS[cell.outcome]}${cell.isSecondTry ? ' (second try)' : ''}`;
  const days = (system: string): string => [...new Set(all(system).map(({ day }) => day))].sort().join(', ');
  const wrong = systems.flatMap((system) =>
    Object.entries(cells[system] ?? {}).flatMap(([name, { outcome, reasons }]) =>
      outcome === 'passed'
        ? []
        : [
            `- ${system}, ${name}: ${reasons[0] ?? ''}${reasons.length > 1 ? `, and ${reasons.length - 1} more` : ''}`,
          ],
    ),
  );
  const differences = scenarios.flatMap(({ name, differences = [] }) =>
    differences.map(({ part, from, before, why }) => {
      const range = [from && `from ${from} on`, before && `before ${before}`].filter(Boolean).join(', ');
      return `- ${part} ${range}, ${name}: ${why}`;
    }),
  );
  const page = [
    '# The lab on other releases',
    '',
    'Written by `npm run lab -- --table`, from runs with `--userland` and `--supplicant` (docs/lab.md). A cell says whether every verdict, treatment and',
    'step of the scenario was as it must be; an empty one was not run.',
    '',
    row(['', ...systems]),
    row(['---', ...systems.map(() => '---')]),
    ...PARTS.map((part) => row([part, ...systems.map((system) => versionsOf(all(system), part))])),
    row(['run on', ...systems.map(days)]),
    ...names.map((name) => row([name, ...systems.map((system) => said(cells[system]?.[name]))])),
    '',
    ...(wrong.length > 0 ? ['## Not as it must be, or not to be run', '', ...wrong, ''] : []),
    ...(differences.length > 0 ? ['## What a release does otherwise', '', ...differences, ''] : []),
  ];
  return formatted(page.join('\n'), PAGE);
}
