/** Debian systems in folders: made once by debootstrap, and kept in a cache. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rejoin/roots');

export const run = (program: string, args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });

/** @throws Error with the program's words */
export function must(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = run(program, args);
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

export const AS_ROOT = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'DEBIAN_FRONTEND=noninteractive'];

/** @param suite like `bookworm` @param more packages @returns its folder @throws Error with debootstrap's or apt's words */
export function debianSystem(suite: string, more: readonly string[] = []): string {
  const base = join(CACHE, [suite, ...more].join('+'));
  if (existsSync(base)) return base;
  // A folder that was not finished has another name.
  const fresh = `${base}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  if (more.length === 0)
    must('debootstrap', ['--variant=minbase', '--include=desktop-file-utils,xdg-utils', suite, fresh]);
  else {
    must('cp', ['-a', debianSystem(suite), fresh]);
    // A mirror that stands still for a while serves sid with lists that are past their day; signatures are checked all the same.
    const apt = [fresh, ...AS_ROOT, 'apt-get', '-qq', '-o', 'Acquire::Check-Valid-Until=false'];
    must('chroot', [...apt, 'update']);
    must('chroot', [...apt, 'install', '-y', '--no-install-recommends', ...more]);
    must('chroot', [...apt, 'clean']);
  }
  renameSync(fresh, base);
  return base;
}
