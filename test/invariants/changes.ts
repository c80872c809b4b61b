/**
 * Changes of a recording that change nothing of what happened: its verdict stays. Cheaper and wider than examples, for each
 * is tried on every recording.
 */
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

export const CHANGES: Readonly<Record<string, (lines: Lines) => Lines>> = {
  quoted: (lines) => lines.map((line) => `> ${line}`),
  indented: (lines) => lines.map((line) => `    ${line}`),
  bulleted: (lines) => lines.map((line) => `- ${line}`),
  numbered: (lines) => lines.map((line, index) => `${index + 1}: ${line}`),
  'quoted and numbered': (lines) => lines.map((line, index) => `> ${index + 1}: ${line}`),
  'ended as on Windows': (lines) => lines.map((line) => `${line}\r`),
  'with masked makers': (lines) => lines.map((line) => line.replace(MAC_ADDRESS, 'xx:xx:xx:$1')),
  'with other networks’ names': renamed,
  'an hour later': (lines) => lines.map((line) => line.replace(STAMP, (at) => String(Number(at) + 3600))),
  'between lines of other programs': (lines) =>
    lines.flatMap((line, index) => (index % 3 === 2 ? [line, OTHERS[index % OTHERS.length] ?? ''] : [line])),
};

/**
 * Forms that are known by a whole text and not yet by a line of it (`iw event`, macOS' own), and controllers that print
 * addresses in groups of two without the makers being masked: `npm run invariants` lists what they lose.
 */
export const isOwnForm = ({ name }: Recording): boolean => /iw-event|^macos-|^aruba-|^cisco-/.test(name);

export interface Changed {
  readonly recording: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
}

const told = ({ verdict, variant }: ReturnType<typeof read>): string =>
  [verdict, variant].filter(Boolean).join('/');

/** @returns the changes after which a recording says something else */
export function changedBy({ name, lines }: Recording, changes: readonly string[]): Changed[] {
  const before = told(read(lines));
  return changes.flatMap((change) => {
    const after = told(read(CHANGES[change]?.(lines) ?? lines));
    return after === before ? [] : [{ recording: name, change, before, after }];
  });
}
