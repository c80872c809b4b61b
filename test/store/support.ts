import { english } from '../support/words.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { Store } from '../../app/store/store.ts';
import { withFolder } from '../native/support.ts';

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** A store that is closed after the test. */
export function opened(path: string, notices: string[] = []): Store {
  const store = new Store({ path, notice: (said) => notices.push(english(said)) });
  open.push(store);
  return store;
}

/** Only root may mount. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A small disk of its own for `work`. */
export const withDisk = (options: string, work: (disk: string) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'rejoin-test', disk]);
    try {
      await work(disk);
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });

/** Leaves no room on a disk of one MiB; removing its `ballast` gives it back. */
export function fillUp(disk: string): void {
  try {
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(2 ** 20));
  } catch {
    // Full, as wanted.
  }
}
