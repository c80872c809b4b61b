/**
 * Compiles the database's addon from the sources in its package, for what is installed: the prebuilt one asks for glibc 2.34
 * (Debian 12, RHEL 9), and Node itself for 2.28 only (Debian 10, RHEL 8).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HEADERS } from './compile.ts';

const here = import.meta.dirname;
const PACKAGE = join(here, '../node_modules/better-sqlite3');
const OURS = {
  header: join(here, 'sqlite/older-glibc.h'),
  stat: join(here, 'sqlite/older-stat.c'),
  libraries: join(here, 'linux/older-libraries.cc'),
};
const SQLITE = join(PACKAGE, 'deps/sqlite3');
const DEFINES = join(PACKAGE, 'deps/defines.gypi');

/** Those of the package's own build: a list in single quotes. */
const defines = (): string[] =>
  [...readFileSync(DEFINES, 'utf8').matchAll(/'(\w+(?:=[^']*)?)',/g)].map(([, name]) => `-D${name}`);

const COMMON = ['-fPIC', '-O2', '-w', '-fvisibility=hidden', '-DNDEBUG', '-include', OURS.header];
/** As binding.gyp has them. */
const BINDING = ['-std=c++20', '-DNAPI_VERSION=10', '-DNAPI_DISABLE_CPP_EXCEPTIONS'];
const LINKED = ['-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];

/**
 * @param compiler of C++, for the processor that is meant
 * @param output the addon; one that is newer than all it is made of stays
 * @throws Error in a sentence; what the compiler says goes to stderr
 */
export function compileSqlite(compiler: string, output: string): void {
  const inputs = [...Object.values(OURS), join(PACKAGE, 'package.json'), import.meta.filename];
  if (existsSync(output) && inputs.every((file) => statSync(file).mtimeMs <= statSync(output).mtimeMs))
    return;
  mkdirSync(dirname(output), { recursive: true });
  const work = mkdtempSync(`${output}-`);
  const run = (...args: string[]): void => {
    const { status, error } = spawnSync(compiler, args, { stdio: 'inherit' });
    if (status === 0) return;
    throw new Error(`${compiler} could not compile SQLite${error ? `: ${error.message}` : ' (see above)'}.`);
  };
  try {
    const c = ['-x', 'c', '-c', ...COMMON];
    const [sqlite, stat, addon] = ['sqlite3.o', 'stat.o', 'addon.node'].map((name) => join(work, name)) as [
      ...[string, string, string],
    ];
    run(...c, '-std=c99', ...defines(), join(SQLITE, 'sqlite3.c'), '-o', sqlite);
    run(...c, OURS.stat, '-o', stat);
    run(
      ...['-shared', ...COMMON, ...BINDING, ...LINKED, '-I', SQLITE],
      ...HEADERS.flatMap((folder) => ['-isystem', folder]),
      ...[join(PACKAGE, 'src/better_sqlite3.cpp'), OURS.libraries, sqlite, stat, '-o', addon],
    );
    renameSync(addon, output);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
