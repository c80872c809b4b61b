import type { Command } from 'commander';
import type { CachedKey, Platform } from '../platform/port.ts';
import { EXIT } from './exit.ts';
import { liveInputs, openPlatform } from '../platform/open.ts';
import { CTRL_OPTION, IFACE_OPTION, type LiveOptions } from './live-platform.ts';
import { print, printJson, note } from './output.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';

const HEADINGS = [
  'Interface',
  'Access point',
  'Network',
  'Born by',
  'Age',
  'Expires in',
  'Last outcome',
  'PMKID',
];

const BIRTHS: Record<CachedKey['birth'], string> = {
  sae: 'SAE',
  eap: 'EAP',
  okc: 'OKC guess',
  ft: 'FT',
  preauth: 'pre-authentication',
  owe: 'OWE',
  fils: 'FILS',
  external: 'a program',
  unknown: 'unknown',
};

/** Seconds as a person says them: '11 h 59 min', '40 s'. */
export function duration(seconds: number | undefined): string {
  if (seconds === undefined) return 'unknown';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const cells = (key: CachedKey): string[] => [
  key.iface,
  key.bssid,
  key.ssid ?? 'not in the last scan',
  BIRTHS[key.birth],
  duration(key.age),
  duration(key.expiresIn),
  key.inUse ? 'in use' : 'not seen',
  key.pmkid,
];

/** A table whose columns are as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[], heading: (text: string) => string): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const line = row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      return index === 0 ? heading(line) : line;
    })
    .join('\n');
}

/** Prints the PMKSA cache as the supplicant tells it. @returns the exit code */
export async function showCache(options: LiveOptions, platform: Platform): Promise<number> {
  for (const sentence of await platform.repair()) note(sentence);
  const keys = await platform.cachedKeys(options.iface);
  if (options.json) {
    const entries = keys.map(({ age, ssid, networkId, ...key }) => ({
      ...key,
      ...{ ssid: ssid ?? null, networkId: networkId ?? null, age: age ?? null },
    }));
    const json = { schema: 'rejoin.cache/1', witness: liveInputs[0], entries };
    printJson(json, 2);
    return EXIT.ok;
  }
  if (keys.length === 0) {
    print('The cache is empty: the next connection will be a full login.');
    return EXIT.ok;
  }
  const { paint } = layoutFor(process.stdout);
  print(table(visibleIn([HEADINGS, ...keys.map(cells)]), paint.bold));
  return EXIT.ok;
}

export function registerCache(program: Command): void {
  program
    .command('cache')
    .summary('list the cached keys of this machine')
    .description(
      'Lists the PMKSA cache as wpa_supplicant tells it: which access point, which network, how the key was born, how\n' +
        'old it is and when it expires. A PMKID names a key and is no secret; the keys themselves are never read.',
    )
    .option(...IFACE_OPTION)
    .option('--json', 'print one JSON object, schema rejoin.cache/1')
    .option(...CTRL_OPTION)
    .action(async (options: LiveOptions) => {
      const platform = openPlatform(options);
      try {
        process.exitCode = await showCache(options, platform);
      } finally {
        platform.close();
      }
    });
}
