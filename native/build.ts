/**
 * Builds the addon with the machine's C++ compiler; run by `npm install` (script `prepare`) and safe to run again.
 * Where it cannot build it says so in one sentence and succeeds: all but the live witnesses works without the addon.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWindowsAddon, findMingw } from './build-mingw.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, '..', 'node_modules');

/** The sources of each platform that has an addon, and what the compiler needs for it beyond the common flags. */
const PLATFORMS: Partial<Record<NodeJS.Platform, { folder: string; flags: readonly string[] }>> = {
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
};

function say(sentence: string): void {
  console.log(`native: ${sentence}`);
}

function build(): number {
  const platform = PLATFORMS[process.platform];
  if (!platform) {
    say(`there is no addon for ${process.platform} yet; Rejoin reads logs and recordings without it.`);
    return 0;
  }
  const output = join(here, 'build', `rejoin-${process.platform}-${process.arch}.node`);
  const folder = join(here, platform.folder);
  const files = readdirSync(folder).map((name) => join(folder, name));
  const inputs = [...files, fileURLToPath(import.meta.url)];
  if (existsSync(output) && inputs.every((file) => statSync(file).mtimeMs <= statSync(output).mtimeMs))
    return 0;

  const headers = ['node-api-headers/include', 'node-addon-api'].map((name) => join(modules, name));
  if (!headers.every((folder) => existsSync(folder))) {
    say(
      'node-addon-api is not installed, so the addon is not built; run "npm install" with development packages.',
    );
    return 0;
  }
  if (process.platform === 'win32') return buildForWindows(output);
  const compiler = [process.env['CXX'], 'c++', 'g++', 'clang++']
    .filter((name): name is string => name !== undefined && name !== '')
    .find((name) => spawnSync(name, ['--version']).status === 0);
  if (compiler === undefined) {
    say('no C++ compiler was found, so live diagnosis is off; install one (Debian: sudo apt install g++).');
    return 0;
  }

  mkdirSync(join(here, 'build'), { recursive: true });
  // Built aside and moved: a process that has the old one loaded keeps it whole.
  const fresh = `${output}.${process.pid}`;
  const args = [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden'],
    ...['-DNAPI_VERSION=8', '-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS', ...platform.flags],
    ...headers.flatMap((folder) => ['-isystem', folder]),
    ...files.filter((file) => /\.(?:cc|mm)$/.test(file)),
    ...['-o', fresh],
  ];
  const { status } = spawnSync(compiler, args, { stdio: 'inherit' });
  if (status !== 0) {
    rmSync(fresh, { force: true });
    say(`${compiler} could not compile the addon (see above).`);
    return 1;
  }
  renameSync(fresh, output);
  say(`built ${output}`);
  return 0;
}

function buildForWindows(output: string): number {
  const mingw = findMingw();
  if (typeof mingw === 'string') {
    say(`${mingw}; without the addon Rejoin asks Windows' own programs, which tell less.`);
    return 0;
  }
  try {
    buildWindowsAddon(mingw, output);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
  say(`built ${output}`);
  return 0;
}

process.exitCode = build();
