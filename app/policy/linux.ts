/** `/etc/rejoin/policy.json` and `policy.d/*.json`, each the administrator's. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { said } from '../domain/said.ts';
import { LINUX_FOLDER, linuxFolders } from './places.ts';
import type { PolicySource, RawPolicy } from './raw-policy.ts';
import { readJsonPolicy } from './read-json.ts';
import { readTrusted } from './trusted-file.ts';

export const linuxSource = (): PolicySource => ({
  read: () => readLinuxPolicy(),
  ...{ folders: linuxFolders(), places: linuxFolders(), every: 10_000 },
});

/** In the order of their names. @param owners whose files count */
export function readLinuxPolicy(folder = LINUX_FOLDER, owners?: readonly number[]): RawPolicy[] {
  const parts = join(folder, 'policy.d');
  return [join(folder, 'policy.json'), ...jsonIn(parts)].flatMap((path) => {
    const file = readTrusted(path, owners);
    if (file.is === 'absent') return [];
    if (file.is === 'read') return [readJsonPolicy(file.bytes.toString('utf8'), path)];
    return [{ source: path, entries: [], problems: [{ source: path, said: file.why }] }];
  });
}

function jsonIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder that cannot be listed is named by what cannot be read in it.
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : [join(folder, UNLISTED)];
  }
}
const UNLISTED = 'policy.json';

export const unreadable = (source: string, why: string): RawPolicy => ({
  ...{ source, entries: [] },
  problems: [{ source, said: said('policy.unreadable', { path: source, why }) }],
});
