/** Writes `out/licences.json`: every part that a package of Rejoin contains, with its licence. Run by `npm run build`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As vite tells it of what it bundles. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly identifier: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, 'out');

/** Shipped beside the bundles, or compiled into the addon. Chromium's own list comes with Electron, beside the program. */
const BESIDE = { electron: 'LICENSE', 'better-sqlite3': 'LICENSE', 'node-addon-api': 'LICENSE.md' };

function beside(name: string, file: string): Licence {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return { name, version, identifier: license, text: readFileSync(join(folder, file), 'utf8') };
}

const SQLITE: Licence = {
  name: 'SQLite',
  version: 'as in better-sqlite3',
  identifier: 'blessing',
  text: 'SQLite is in the public domain: https://sqlite.org/copyright.html',
};

const bundled = ['app', 'renderer'].flatMap(
  (part) => JSON.parse(readFileSync(join(OUT, part, 'licences.json'), 'utf8')) as Licence[],
);
const all = [...bundled, ...Object.entries(BESIDE).map(([name, file]) => beside(name, file)), SQLITE];
const byName = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]));
const silent = [...byName.values()].filter(({ text }) => !text);
if (silent.length > 0)
  throw new Error(`No licence text was found for ${silent.map(({ name }) => name).join(', ')}.`);
writeFileSync(
  join(OUT, 'licences.json'),
  JSON.stringify(
    [...byName.values()].sort((a, b) => a.name.localeCompare(b.name)),
    undefined,
    1,
  ),
);
