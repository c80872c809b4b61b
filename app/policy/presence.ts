/** Whether there can be a policy at all: reading a log must not wait for the readers of one where there is none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAIN, LINUX_FOLDER, macosFolders } from './places.ts';

export function mayHavePolicy(platform: NodeJS.Platform = process.platform): boolean {
  switch (platform) {
    case 'linux':
      return existsSync(LINUX_FOLDER);
    case 'darwin':
      return macosFolders().some((folder) => existsSync(join(folder, `${DOMAIN}.plist`)));
    default:
      return platform === 'win32';
  }
}
