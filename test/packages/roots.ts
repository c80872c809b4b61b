/** Debian systems to install into: each test has a layer of its own over one. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpawnSyncReturns } from 'node:child_process';
import { AS_ROOT, debianSystem, must, run } from '../support/debian-system.ts';

/** nobody's number, on Debian and Red Hat's kind alike. */
const NOBODY = '65534:65534';
/** The person's files. */
export const HOME = '/var/tmp/person';
/**
 * What package managers keep of themselves, and caches that systems refresh when entries come and go. dpkg takes /opt away with
 * the last that was in it.
 */
const THEIRS =
  /^(?:var\/(?:lib\/(?:dpkg|apt|rpm)|cache|log)|proc|sys|dev|run|tmp|var\/tmp)(?:\/|$)|\/(?:mimeinfo|icon-theme)\.cache$|^usr\/lib\/sysimage|^root\/\.rpmdb|^opt$/;

/** Why no system can be installed into here; undefined: it can. Containers often may not mount, or reach no mirror. */
export function whyNoRoots(suite: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  if (run('debootstrap', ['--version']).error) return 'debootstrap is not installed';
  const probe = 'cd "$0" && mkdir l u w m && mount -t overlay o -o lowerdir=l,upperdir=u,workdir=w m';
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-probe-'));
  const mounted = run('unshare', ['-m', 'sh', '-c', probe, folder]);
  rmSync(folder, { recursive: true, force: true });
  if (mounted.status !== 0) return `nothing can be mounted here: ${mounted.stderr.trim()}`;
  try {
    debianSystem(suite);
    return undefined;
  } catch (error) {
    return `no system could be fetched: ${(error as Error).message.slice(-400)}`;
  }
}

/** Below a system's root, but not what is mounted into it. */
const pathsIn = (folder: string): string[] =>
  must('find', [folder, '-xdev', '-mindepth', '1', '-printf', '%P\\n'])
    .split('\n')
    .filter((path) => path !== '' && !THEIRS.test(path));

export class Root {
  readonly path: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'rejoin-root-'));
  readonly #base: string;

  /** @param more packages that are in it from the beginning */
  constructor(suite: string, more: readonly string[] = []) {
    this.#base = debianSystem(suite, more);
    const [upper, work, path] = ['upper', 'work', 'root'].map((name) => join(this.#folder, name)) as [
      ...[string, string, string],
    ];
    for (const folder of [upper, work, path]) mkdirSync(folder);
    const layers = `lowerdir=${this.#base},upperdir=${upper},workdir=${work}`;
    must('mount', ['-t', 'overlay', 'overlay', '-o', layers, path]);
    this.path = path;
    must('mount', ['-t', 'proc', 'proc', join(path, 'proc')]);
    this.asRoot('mkdir', '-m', '1777', '-p', HOME);
  }

  /** @throws Error with the program's words */
  asRoot(...command: string[]): string {
    return must('chroot', [this.path, ...AS_ROOT, ...command]);
  }

  /** As a person without rights; there is no Node in these systems. */
  asPerson(...command: string[]): SpawnSyncReturns<string> {
    const env = ['env', '-i', 'PATH=/usr/bin:/bin', `HOME=${HOME}`];
    return run('chroot', [`--userspec=${NOBODY}`, this.path, ...env, ...command]);
  }

  /** Paths that are there and were not before, or the other way round. */
  changes(): string[] {
    const [before, now] = [new Set(pathsIn(this.#base)), new Set(pathsIn(this.path))];
    return [...[...before].filter((path) => !now.has(path)), ...[...now].filter((path) => !before.has(path))];
  }

  close(): void {
    run('umount', [join(this.path, 'proc')]);
    must('umount', [this.path]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
