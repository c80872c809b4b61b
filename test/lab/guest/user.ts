import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';

/** `nobody` is in no group; `member` is the same user in group netdev. */
export type User = 'root' | 'nobody' | 'member';

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534'];

/** How Node is started as a user. */
export function commandAs(user: User, args: readonly string[]): [string, string[]] {
  if (user === 'root') return [process.execPath, [...args]];
  const groups = user === 'member' ? '--groups=netdev' : '--clear-groups';
  const [program = '', ...rest] = [...NOBODY, groups, process.execPath, ...args];
  return [program, rest];
}

/** Lets everybody through to a file: the checkout's copy may lie in a home folder. The guest's own files alone change. */
export function openTo(path: string): void {
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) chmodSync(folder, 0o755);
}
