/**
 * `HKLM\Software\Policies\Rejoin`, by `reg.exe export`: unlike `reg query`, which prints in the code page of the console, the
 * exported file is UTF-16 and exact. Values of the key itself are enforced, those of `Recommended` are defaults.
 * Format: Microsoft, "How to add, modify, or delete registry subkeys and values by using a .reg file".
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { said } from '../domain/said.ts';
import { unreadable } from './linux.ts';
import { WINDOWS_KEY } from './places.ts';
import type { Part } from './parts.ts';
import type { PolicyProblem, PolicySource, RawEntry, RawPolicy } from './raw-policy.ts';
import { isPolicyKey, POLICY_KEYS, settingOf } from './settings.ts';

const PATIENCE = 10_000;

/** Writes a key into a file. @returns what reg.exe ended with: 1 where there is no such key */
export type RegExport = (key: string, file: string) => number | string;

/** Not from PATH, which anybody may have prefixed. A 32-bit program would be shown another key without `/reg:64`. */
const regExport: RegExport = (key, file) => {
  const program = win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  const options = { timeout: PATIENCE, windowsHide: true, stdio: 'ignore' } as const;
  const { status, error } = spawnSync(program, ['export', key, file, '/y', '/reg:64'], options);
  return status ?? (error as NodeJS.ErrnoException | undefined)?.code ?? 'timeout';
};

export const windowsSource = (): PolicySource => ({
  read: () => readWindowsPolicy(),
  ...{ folders: [], places: [WINDOWS_KEY], every: 300_000 },
});

export function readWindowsPolicy(run: RegExport = regExport): RawPolicy[] {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-policy-'));
  try {
    const file = join(folder, 'policy.reg');
    const ended = run(WINDOWS_KEY, file);
    if (ended === 1) return [];
    if (ended !== 0) return [unreadable(WINDOWS_KEY, String(ended))];
    const bytes = readFileSync(file);
    return [readRegPolicy(bytes.toString('utf16le'), WINDOWS_KEY)];
  } catch (error) {
    return [unreadable(WINDOWS_KEY, (error as NodeJS.ErrnoException).code ?? '?')];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const KEY = /^\[HKEY_LOCAL_MACHINE\\Software\\Policies\\Rejoin(?:\\(.*))?\]$/i;
/** `"name"=` and what follows; a name has its quotes and backslashes escaped. */
const VALUE = /^"((?:[^"\\]|\\.)*)"=(.*)$/s;

/** @param text of an exported file; lines end as they may */
export function readRegPolicy(text: string, source: string): RawPolicy {
  const entries: RawEntry[] = [];
  const problems: PolicyProblem[] = [];
  let part: Part | undefined;
  for (const line of logicalLines(text)) {
    const key = KEY.exec(line);
    if (key) {
      const below = key[1];
      part = below === undefined ? 'enforced' : below.toLowerCase() === 'recommended' ? 'default' : undefined;
      if (part === undefined)
        problems.push({
          source,
          key: below,
          said: said('policy.unknown-key', { key: below ?? '' }),
          isHarmless: true,
        });
      continue;
    }
    const [, name, data] = VALUE.exec(line) ?? [];
    if (part === undefined || name === undefined || data === undefined) continue;
    const word = canonical(unescaped(name));
    entries.push({ part, key: word, value: typed(word, dataOf(data)) });
  }
  return { source, entries, problems };
}

/** Hexadecimal data goes on after a backslash at the end of a line; a text goes on until its quote. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const whole: string = open === undefined ? line : open + line.replace(/^\s+(?=[\da-f]{2}(?:,|$))/i, '');
    const isHex = /^"(?:[^"\\]|\\.)*"=hex/.test(whole);
    if (isHex && whole.endsWith('\\')) open = whole.slice(0, -1);
    else if (!isHex && /^"(?:[^"\\]|\\.)*"="(?:[^"\\]|\\.)*$/s.test(whole)) open = `${whole}\n`;
    else {
      lines.push(whole);
      open = undefined;
    }
  }
  return open === undefined ? lines : [...lines, open];
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');

/** The registry does not tell upper from lower case. */
const canonical = (name: string): string =>
  isPolicyKey(name) ? name : (POLICY_KEYS.find((key) => key.toLowerCase() === name.toLowerCase()) ?? name);

function dataOf(data: string): number | string | readonly string[] | undefined {
  const text = /^"((?:[^"\\]|\\.)*)"\s*$/s.exec(data)?.[1];
  if (text !== undefined) return unescaped(text);
  const word = /^dword:([\da-f]{8})$/i.exec(data)?.[1];
  if (word !== undefined) return Number.parseInt(word, 16) | 0;
  const [, kind, bytes] = /^hex\((2|7)\):([\da-f,\s]*)$/i.exec(data) ?? [];
  if (bytes === undefined) return undefined;
  const plain = Buffer.from(bytes.replace(/[^\da-f]/gi, ''), 'hex')
    .toString('utf16le')
    .replace(/\0+$/, '');
  return kind === '2' ? plain : plain.split('\0').filter((item) => item !== '');
}

/** What the setting is, out of what the registry can hold: 0 and 1 are no and yes, and a text may hold a number. */
function typed(key: string, data: number | string | readonly string[] | undefined): unknown {
  if (!isPolicyKey(key)) return data;
  switch (settingOf(key).kind) {
    case 'flag':
      return data === 0 || data === '0' ? false : data === 1 || data === '1' ? true : data;
    case 'number':
      return typeof data === 'string' && /^-?\d{1,10}(?:\.\d{1,6})?$/.test(data) ? Number(data) : data;
    case 'list':
      return typeof data === 'string' ? (data === '' ? [] : [data]) : data;
    default:
      return data;
  }
}
