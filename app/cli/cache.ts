import type { Command } from 'commander';
import { said, type Said } from '../domain/said.ts';
import type { CachedKey, Platform } from '../platform/port.ts';
import { recallNames } from './recall-names.ts';
import { EXIT } from './exit.ts';
import { liveInputs } from '../platform/live-inputs.ts';
import { openHere } from './here.ts';
import { help } from './help.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { aboutNetwork, nextLine } from './next-command.ts';
import { print, printJson, note } from './output.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';
import { cellsOf, padTo } from '../report/cells.ts';
import { own } from '../domain/own.ts';
import { calledBy, type AccessPointNames } from '../words/access-point.ts';
import { amount } from '../words/format.ts';
import type { Locale } from '../words/locale.ts';
import { say } from '../words/say.ts';

const asIs = (text: string): Said => said('words.as-they-are', { text });

const HEADINGS: readonly Said[] = [
  said('keys.column.interface'),
  said('keys.column.access-point'),
  said('keys.column.network'),
  said('keys.column.birth'),
  said('keys.column.age'),
  said('keys.column.expires'),
  said('keys.column.outcome'),
  asIs('PMKID'),
];

const BIRTHS: Record<CachedKey['birth'], Said> = {
  sae: asIs('SAE'),
  eap: asIs('EAP'),
  okc: said('keys.birth.okc'),
  ft: asIs('FT'),
  preauth: said('keys.birth.preauth'),
  owe: asIs('OWE'),
  fils: asIs('FILS'),
  external: said('keys.birth.external'),
  unknown: said('keys.unknown'),
};

/** In two units where one is too coarse: '11 h 59 min', '40 s'. */
export function age(seconds: number | undefined, locale: Locale = 'en'): string {
  if (seconds === undefined) return say(said('keys.unknown'), locale);
  if (seconds < 60) return amount(seconds, 'second', locale);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return amount(minutes, 'minute', locale);
  return `${amount(Math.floor(minutes / 60), 'hour', locale)} ${amount(minutes % 60, 'minute', locale)}`;
}

const cells = (key: CachedKey, names: AccessPointNames, locale: Locale): string[] => [
  key.iface,
  calledBy(names)(key.bssid),
  key.ssid ?? say(said('keys.not-in-scan'), locale),
  say(BIRTHS[key.birth], locale),
  age(key.age, locale),
  age(key.expiresIn, locale),
  say(said(key.inUse ? 'keys.in-use' : 'keys.not-seen'), locale),
  key.pmkid,
];

/** A table whose columns are as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[], heading: (text: string) => string): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => cellsOf(row[column] ?? ''))),
  );
  return rows
    .map((row, index) => {
      const line = row
        .map((cell, column) => padTo(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      return index === 0 ? heading(line) : line;
    })
    .join('\n');
}

/** Prints the PMKSA cache as the supplicant tells it. @returns the exit code */
export async function showCache(
  options: LiveOptions,
  platform: Platform,
  names: AccessPointNames = {},
): Promise<number> {
  for (const repaired of await platform.repair()) note(repaired);
  const keys = await platform.cachedKeys(options.iface);
  if (options.json) {
    const entries = keys.map(({ age, ssid, networkId, ...key }) => ({
      ...key,
      name: own(names, key.bssid) ?? null,
      ...{ ssid: ssid ?? null, networkId: networkId ?? null, age: age ?? null },
    }));
    const json = { schema: 'rejoin.cache/1', witness: liveInputs[0], entries };
    printJson(json, 2);
    return EXIT.ok;
  }
  const layout = layoutFor(process.stdout);
  const { paint, locale } = layout;
  if (keys.length === 0) {
    print(say(said('keys.none'), locale));
    print(nextLine('rejoin watch', layout));
    return EXIT.ok;
  }
  const headings = HEADINGS.map((one) => say(one, locale));
  print(table(visibleIn([headings, ...keys.map((key) => cells(key, names, locale))]), paint.bold));
  print(nextLine(aboutNetwork('plan', keys[0]?.ssid) ?? 'rejoin watch', layout));
  return EXIT.ok;
}

export function registerCache(program: Command): void {
  program
    .command('cache')
    .summary(help('help.cache'))
    .description(help('help.cache.more'))
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.cache/1'))
    .option(...ctrlOption())
    .action(async (options: LiveOptions) => {
      const platform = await openHere(options);
      try {
        process.exitCode = await showCache(options, platform, await recallNames());
      } finally {
        platform.close();
      }
    });
}
