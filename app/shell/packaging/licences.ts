/** Writes `out/licences.json`: every part that a package of Rejoin contains, with its licence. Run by `npm run build`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beside, licenceList, listed, type Licence } from './licence-list.ts';

/** Shipped beside the bundles, or compiled into the addon. Chromium's own list comes with Electron, beside the program. */
const BESIDE = { electron: 'LICENSE', 'better-sqlite3': 'LICENSE', 'node-addon-api': 'LICENSE.md' };

const SQLITE: Licence = {
  name: 'SQLite',
  version: 'as in better-sqlite3',
  identifier: 'blessing',
  text: 'SQLite is in the public domain: https://sqlite.org/copyright.html',
};

writeFileSync(
  join(import.meta.dirname, '../../../out/licences.json'),
  licenceList([
    ...['app', 'renderer'].flatMap((part) => listed(`out/${part}/licences.json`)),
    ...Object.entries(BESIDE).map(([name, file]) => beside(name, file)),
    SQLITE,
  ]),
);
