/**
 * Changes of a recording that change nothing of what happened: its verdict stays. Cheaper and wider than examples, for each
 * is tried on every recording.
 */
import { StackedDress } from '../../app/ingest/stacked-dress.ts';
import { read } from '../support/station-log.ts';
import type { Recording } from './recordings.ts';

type Lines = readonly string[];

const MAC_ADDRESS = /\b(?:[\da-f]{2}:){3}((?:[\da-f]{2}:){2}[\da-f]{2})\b/gi;
const NAMED = /SSID='([^'\\]{2,32})'|ssid="([^"\\]{2,32})"/g;
/** wpa_supplicant's and hostapd's own stamps; some of hostapd's lines have two. */
const STAMP = /\b(\d{10})(?=\.\d{6}: )/g;
/** Programs that have nothing to do with it, every few lines. */
const OTHERS = [
  'systemd[1]: Started Daily Cleanup of Temporary Directories.',
  'CRON[4711]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)',
  'sshd[815]: Server listening on 0.0.0.0 port 22.',
];

function renamed(lines: Lines): Lines {
  const names = new Set(
    lines.flatMap((line) => [...line.matchAll(NAMED)].map(([, one, two]) => one ?? two ?? '')),
  );
  const longestFirst = [...names].toSorted((a, b) => b.length - a.length);
  return lines.map((line) =>
    longestFirst.reduce(
      (text, name, index) =>
        text
          .replaceAll(`SSID='${name}'`, `SSID='Guest ${index}'`)
          .replaceAll(`ssid="${name}"`, `ssid="Guest ${index}"`),
      line,
    ),
  );
}

/** A line that fills a terminal of 80 columns goes on in the next: nothing comes between the two. */
const goesOn = (lines: Lines, index: number): boolean =>
  widthOf(lines[index] ?? '') === 80 && !lines.some((line) => widthOf(line) > 80);
const widthOf = (line: string): number => line.replace(/\r$/, '').length;

const WIDTH = 72;
/** A line that was wrapped into more is not put together. */
const MOST_PIECES = 6;

/** Where all lines are stamped: without that nobody sees that a text is the wrong way round. */
function newestFirst(lines: Lines): Lines {
  const dress = new StackedDress([], 2026);
  const stamps = lines.map((line) => {
    dress.peel(line);
    return dress.instant(line);
  });
  return stamps.every((at, index) => at !== undefined && at >= (stamps[index - 1] ?? 0))
    ? lines.toReversed()
    : lines;
}

export const CHANGES: Readonly<Record<string, (lines: Lines) => Lines>> = {
  quoted: (lines) => lines.map((line) => `> ${line}`),
  indented: (lines) => lines.map((line) => `    ${line}`),
  bulleted: (lines) => lines.map((line) => `- ${line}`),
  numbered: (lines) => lines.map((line, index) => `${index + 1}: ${line}`),
  'quoted and numbered': (lines) => lines.map((line, index) => `> ${index + 1}: ${line}`),
  'ended as on Windows': (lines) => lines.map((line) => `${line}\r`),
  'with masked makers': (lines) => lines.map((line) => line.replace(MAC_ADDRESS, 'xx:xx:xx:$1')),
  'with makers’ names': (lines) => lines.map((line) => line.replace(MAC_ADDRESS, 'IntelCor_$1')),
  'with other networks’ names': renamed,
  'an hour later': (lines) => lines.map((line) => line.replace(STAMP, (at) => String(Number(at) + 3600))),
  'between lines of other programs': (lines) =>
    lines.flatMap((line, index) =>
      index % 3 === 2 && !goesOn(lines, index) ? [line, OTHERS[index % OTHERS.length] ?? ''] : [line],
    ),
  'each line twice': (lines) => lines.flatMap((line) => [line, line]),
  'newest first': newestFirst,
  'wrapped at 72 columns': (lines) =>
    lines.some(({ length }) => length > MOST_PIECES * WIDTH)
      ? lines
      : lines.flatMap((line) => line.match(/.{1,72}/g) ?? ['']),
};

export interface Changed {
  readonly recording: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
}

const told = ({ verdict, variant }: ReturnType<typeof read>): string =>
  [verdict, variant].filter(Boolean).join('/');

/**
 * Rows that are put together only when all of them are read are not unwrapped before that (`show` of a controller), nor is a line
 * of three pieces whose first two are a whole line.
 */
const isKnown = (recording: string, change: string): boolean =>
  change === 'wrapped at 72 columns' &&
  /^aruba-|^cisco-aireos-stale-pmksa|^macos-invalid-pmk\/syslog/.test(recording);

/** @returns the changes after which a recording says something else */
export function changedBy({ name, lines }: Recording, changes: readonly string[]): Changed[] {
  const before = told(read(lines));
  return changes.flatMap((change) => {
    const after = told(read(CHANGES[change]?.(lines) ?? lines));
    return after === before || isKnown(name, change) ? [] : [{ recording: name, change, before, after }];
  });
}
