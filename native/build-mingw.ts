/**
 * Compiles the Windows addon with MinGW: on Windows itself, and across from Linux, where the tests run it under wine. One
 * compiler for both, so that what was tested is what is shipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HEADERS } from './compile.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, '..', 'node_modules');

export interface Mingw {
  /** C++ with POSIX threads, which node-addon-api's headers need. */
  readonly compiler: string;
  readonly dlltool: string;
}

/** The compiler for this machine; a sentence that says what to install where there is none. */
export function findMingw(): Mingw | string {
  const runs = (name: string): boolean => spawnSync(name, ['--version']).status === 0;
  const [compilers, dlltool, install] =
    process.platform === 'win32'
      ? [['g++'], 'dlltool', 'MinGW-w64 (its g++ and dlltool in PATH)']
      : [
          ['x86_64-w64-mingw32-g++-posix', 'x86_64-w64-mingw32-g++'],
          'x86_64-w64-mingw32-dlltool',
          'mingw-w64 (Debian: sudo apt install g++-mingw-w64-x86-64-posix)',
        ];
  const compiler = compilers.find(runs);
  return compiler !== undefined && runs(dlltool)
    ? { compiler, dlltool }
    : `no compiler for the Windows addon was found; install ${install}`;
}

/** @param output the addon @throws Error with the compiler's words */
export function buildWindowsAddon({ compiler, dlltool }: Mingw, output: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-addon-'));
  try {
    const definitions = join(modules, 'node-api-headers', 'def', 'node_api.def');
    // A delay import library: host.cc says which program is meant by node.exe.
    run(dlltool, ['-d', definitions, '-y', join(folder, 'libnode.a'), '-D', 'node.exe']);
    const source = join(here, 'windows');
    const fresh = `${output}.${process.pid}`;
    mkdirSync(dirname(output), { recursive: true });
    run(compiler, [
      ...['-shared', '-static', '-s', '-O2', '-std=c++17', '-Wall', '-Wextra', '-Werror'],
      ...[
        '-DNAPI_VERSION=8',
        '-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS',
        '-DUNICODE',
        '-D_WIN32_WINNT=0x0A00',
      ],
      ...HEADERS.flatMap((header) => ['-isystem', header]),
      ...readdirSync(source)
        .filter((file) => file.endsWith('.cc'))
        .map((file) => join(source, file)),
      ...['-L', folder, '-lnode', '-o', fresh],
    ]);
    renameSync(fresh, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}${stdout}`);
}
