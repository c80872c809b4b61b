/**
 * Builds the addon with the machine's C++ compiler; run by `npm install` (script `prepare`) and safe to run again.
 * Where it cannot build it says so in one sentence and succeeds: all but the live witnesses works without the addon.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWindowsAddon, findMingw } from './build-mingw.ts';
import { compileAddon, HEADERS, hostCompiler, isCompiled, sourcesOf } from './compile.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

function say(sentence: string): void {
  console.log(`native: ${sentence}`);
}

function build(): number {
  const { platform } = process;
  if (!isCompiled(platform)) {
    say(`there is no addon for ${platform} yet; Rejoin reads logs and recordings without it.`);
    return 0;
  }
  const output = join(here, 'build', `rejoin-${platform}-${process.arch}.node`);
  const inputs = [...sourcesOf(platform), ...['build', 'compile'].map((name) => join(here, `${name}.ts`))];
  if (existsSync(output) && inputs.every((file) => statSync(file).mtimeMs <= statSync(output).mtimeMs))
    return 0;

  if (!HEADERS.every((folder) => existsSync(folder))) {
    say(
      'node-addon-api is not installed, so the addon is not built; run "npm install" with development packages.',
    );
    return 0;
  }
  if (platform === 'win32') return buildForWindows(output);
  const compiler = hostCompiler();
  if (compiler === undefined) {
    say('no C++ compiler was found, so live diagnosis is off; install one (Debian: sudo apt install g++).');
    return 0;
  }

  try {
    compileAddon(platform, compiler, output);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
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
