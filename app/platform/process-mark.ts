/** Names one process for good: a number is given to another process in time, a number with its start is not. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessMark {
  readonly pid: number;
  /** When it started, as this system tells it; undefined where it tells none (Windows). */
  readonly started?: string | undefined;
}

/** Of this process; asked once. */
let own: ProcessMark | undefined;
export const ownMark = (): ProcessMark => (own ??= { pid: process.pid, started: startOf(process.pid) });

export const isOwn = ({ pid, started }: ProcessMark): boolean =>
  pid === process.pid && started === ownMark().started;

/** Whether that process runs. One whose start may not be seen (hidepid) is taken for the same. */
export function isAlive({ pid, started }: ProcessMark): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === undefined || now === started;
}

/** @returns a word that no earlier or later process of this number has */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxStart(pid);
    if (process.platform !== 'darwin') return undefined;
    const options = { encoding: 'utf8', env: { LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' } as const;
    const text = execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], options);
    return text.trim().replace(/\W+/g, '_') || undefined;
  } catch {
    return undefined;
  }
}

/** Clock ticks since boot (`starttime`, proc_pid_stat(5)), and which boot. */
function linuxStart(pid: number): string | undefined {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in brackets may hold anything; `starttime` is the 22nd field, the 20th after it.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? undefined : `${boot}_${ticks}`;
}
