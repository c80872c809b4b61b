/** Programs of another Debian, unpacked into a cache: nothing is installed, and nobody has to be root. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rejoin/unpacked');
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';

export type Unpacked = { readonly root: string } | { readonly why: string };

/** @returns the folder below which the packages lie as on a system, or why they cannot be had here */
export function unpacked(suite: string, ...packages: readonly string[]): Unpacked {
  const root = join(CACHE, [suite, ...packages].join('+'));
  if (existsSync(root)) return { root };
  const mirror = mirrorHere();
  if (mirror === undefined) return { why: 'this is no Debian with a mirror' };
  // Another run may be at it, too.
  const work = `${root}.${process.pid}`;
  try {
    fetchInto(work, mirror, suite, packages);
    if (!existsSync(root)) renameSync(join(work, 'root'), root);
    return { root };
  } catch (error) {
    return { why: (error as Error).message.slice(-300) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The mirror that this machine uses itself. */
function mirrorHere(): string | undefined {
  const { stdout, status } = spawnSync(
    'apt-get',
    ['indextargets', '--format', '$(ORIGIN) $(RELEASE) $(REPO_URI)', 'Created-By: Packages'],
    { encoding: 'utf8' },
  );
  if (status !== 0) return undefined;
  return /^Debian [a-z]+ (\S+)$/m.exec(stdout)?.[1];
}

function fetchInto(work: string, mirror: string, suite: string, packages: readonly string[]): void {
  const debs = join(work, 'debs');
  for (const folder of [debs, join(work, 'lists/partial'), join(work, 'archives/partial')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(work, 'status'), '');
  writeFileSync(join(work, 'sources.list'), `deb [signed-by=${KEYS}] ${mirror} ${suite} main\n`);
  const settings = [
    ...[`Dir::State::Lists=${work}/lists`, `Dir::State::Status=${work}/status`, `Dir::Cache=${work}`],
    ...[`Dir::Etc::SourceList=${work}/sources.list`, 'Dir::Etc::SourceParts=/dev/null'],
    ...['Dir::Etc::PreferencesParts=/dev/null', 'APT::Sandbox::User='],
  ].flatMap((setting) => ['-o', setting]);
  must('apt-get', [...settings, '-qq', 'update'], debs);
  must('apt-get', [...settings, '-qq', 'download', ...packages], debs);
  for (const deb of readdirSync(debs)) must('dpkg-deb', ['-x', join(debs, deb), join(work, 'root')], debs);
}

function must(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', cwd, timeout: 300_000 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}
