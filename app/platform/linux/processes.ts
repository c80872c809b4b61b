/** Programs that run on this machine, as /proc shows them to any user. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Process {
  readonly pid: number;
  readonly name: string;
  readonly args: readonly string[];
}

const text = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** @returns the processes of these names; none where /proc hides them */
export function processesOf(names: ReadonlySet<string>, root = '/proc'): Process[] {
  let entries: string[];
  try {
    entries = readdirSync(root).filter((entry) => /^\d+$/.test(entry));
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const name = text(join(root, entry, 'comm')).trim();
    if (!names.has(name)) return [];
    const args = text(join(root, entry, 'cmdline'))
      .split('\0')
      .slice(1, -1);
    return [{ pid: Number(entry), name, args }];
  });
}
