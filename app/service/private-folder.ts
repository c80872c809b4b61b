/**
 * A folder of this process for what nobody else may read, gone when the process ends. One that was killed leaves its own
 * behind: the next start takes it away.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, ownMark } from '../platform/process-mark.ts';

const NAME = /^rejoin-(\d{1,10})-(\w*)-\w{6}$/;

/** Makes one, mode 0700. @throws Error of the file system */
export function privateFolder(parent = tmpdir()): string {
  const { pid, started = '' } = ownMark();
  const folder = mkdtempSync(join(parent, `rejoin-${pid}-${started}-`));
  // Also where the process ends by a bug.
  process.once('exit', () => removeFolder(folder));
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Takes away what processes of this user left that do not run any more. What cannot be taken away stays. */
export function removeLeftFolders(parent = tmpdir()): void {
  for (const name of names(parent)) {
    const [, pid, started] = NAME.exec(name) ?? [];
    const mark = { pid: Number(pid), started: started === '' ? undefined : started };
    if (pid === undefined || isAlive(mark)) continue;
    const path = join(parent, name);
    try {
      const { uid } = lstatSync(path);
      if (uid === (process.geteuid?.() ?? uid)) removeFolder(path);
    } catch {
      // It went by itself, or may not go.
    }
  }
}

function names(parent: string): string[] {
  try {
    return readdirSync(parent);
  } catch {
    return [];
  }
}
