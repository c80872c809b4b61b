/** Compiles the addon of Linux or macOS: with this machine's compiler, or across with one for another processor. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The folders of Node-API's headers, in C and in C++. */
export const HEADERS = ['node-api-headers/include', 'node-addon-api'].map((name) =>
  join(here, '../node_modules', name),
);

/** The sources of each platform that has an addon, and what the compiler needs for it beyond the common flags. */
const PLATFORMS = {
  linux: { folder: 'linux', flags: ['-pthread'] },
  // Its flags are MinGW's: build-mingw.ts.
  win32: { folder: 'windows', flags: [] },
  darwin: {
    folder: 'macos',
    flags: [
      ...['-fobjc-arc', '-mmacosx-version-min=11.0', '-Wno-error=deprecated-declarations'],
      ...['-framework', 'Foundation', '-framework', 'CoreWLAN', '-undefined', 'dynamic_lookup'],
    ],
  },
} as const;
export type AddonPlatform = keyof typeof PLATFORMS;

export const isCompiled = (platform: string): platform is AddonPlatform => Object.hasOwn(PLATFORMS, platform);

/** Whole paths of all that an addon is made of. */
export function sourcesOf(platform: AddonPlatform): string[] {
  const folder = join(here, PLATFORMS[platform].folder);
  return readdirSync(folder).map((name) => join(folder, name));
}

/** The C++ compiler of this machine, if it has one. */
export const hostCompiler = (): string | undefined =>
  [process.env['CXX'], 'c++', 'g++', 'clang++']
    .filter((name): name is string => name !== undefined && name !== '')
    .find((name) => spawnSync(name, ['--version']).status === 0);

/** Debian's name of the C++ compiler for Linux on another processor, as Node calls that. */
export const crossCompiler = (arch: string): string =>
  `${{ arm64: 'aarch64', x64: 'x86_64', riscv64: 'riscv64' }[arch] ?? arch}-linux-gnu-g++`;

/** @param output the addon @throws Error in a sentence; what the compiler says goes to stderr */
export function compileAddon(platform: AddonPlatform, compiler: string, output: string): void {
  mkdirSync(dirname(output), { recursive: true });
  // Built aside and moved: a process that has the old one loaded keeps it whole.
  const fresh = `${output}.${process.pid}`;
  const args = [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden'],
    ...['-DNAPI_VERSION=8', '-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS', ...PLATFORMS[platform].flags],
    ...HEADERS.flatMap((folder) => ['-isystem', folder]),
    ...sourcesOf(platform).filter((file) => /\.(?:cc|mm)$/.test(file)),
    ...['-o', fresh],
  ];
  const { status, error } = spawnSync(compiler, args, { stdio: 'inherit' });
  if (status === 0) return renameSync(fresh, output);
  rmSync(fresh, { force: true });
  throw new Error(`${compiler} could not compile the addon${error ? `: ${error.message}` : ' (see above)'}.`);
}
