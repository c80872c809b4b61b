/**
 * Makes every package that this machine can make: `npm run packages`, into `out/packages`. Where Electron's program is not
 * to be had, a stand-in takes its place, and the packages' version says so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { electronBinary } from '../electron-binary.ts';
import { makeDeb, makeRpm } from './linux-packages.ts';
import { layTree } from './linux-tree.ts';
import { linuxLayout, windowsLayout } from './stand-in-electron.ts';
import { makeMsi } from './windows-msi.ts';
import { makeInstaller } from './windows-installer.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, 'out/packages');
const TREE = join(OUT, 'tree');
const { platform, arch } = process;

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  homepage: string;
};
const { linux } = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as {
  linux: { maintainer: string; synopsis: string };
};
const electron = electronBinary();
const version = electron === undefined ? `${manifest.version}+standin` : manifest.version;
const named = (kind: string): string => join(OUT, `rejoin-${version}-${platform}-${arch}.${kind}`);

function has(program: string): boolean {
  const found = spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!found) console.log(`left out: ${program} is not on this machine`);
  return found;
}

const run = (program: string, args: readonly string[], cwd = ROOT): void =>
  void execFileSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });

const builder = (...args: readonly string[]): void =>
  run(process.execPath, [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    `--${arch}`,
    '--publish',
    'never',
    ...args,
  ]);

/** @returns the unpacked app */
async function packApp(): Promise<string> {
  // What runs an AppImage is fetched, as Electron is; without either there is the folder.
  const target = electron === undefined ? 'dir' : 'AppImage';
  const dist = electron === undefined ? join(OUT, 'stand-in') : dirname(electron);
  if (electron === undefined) await linuxLayout(dist);
  builder('--linux', target, `-c.electronDist=${dist}`);
  return join(OUT, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
}

/** The installers, on another system, around a stand-in: Electron's program is of the system that it was fetched on. */
async function windowsInstallers(): Promise<void> {
  if (!existsSync(join(ROOT, 'out/command', `win32-${arch}`))) return;
  const dist = join(OUT, 'stand-in-windows');
  await windowsLayout(dist);
  builder(
    '--win',
    'dir',
    `-c.electronDist=${dist}`,
    '-c.win.signAndEditExecutable=false',
    '-c.disableAsarIntegrity=true',
  );
  const standIn = `${manifest.version}+standin`;
  const about = {
    app: join(OUT, 'win-unpacked'),
    version: standIn,
    publisher: 'The Rejoin authors',
    quick: true,
  };
  const output = join(OUT, `rejoin-${standIn}-win32-${arch}`);
  if (has('makensis')) makeInstaller({ ...about, output: `${output}.exe` });
  if (has('wixl')) makeMsi({ ...about, output: `${output}.msi` });
}

/** An archive of one folder, everything in it root's. GNU's tar and that of BSD, macOS and Windows name that differently. */
function makeTar(folder: string, top: string, output: string): void {
  const renamed = `,^${basename(folder)},${top},`;
  const how =
    platform === 'linux'
      ? ['--owner=0', '--group=0', '--numeric-owner', '--sort=name', `--transform=s${renamed}`]
      : ['--uid', '0', '--gid', '0', '-s', renamed];
  run('tar', [...how, '-czf', output, '-C', dirname(folder), basename(folder)]);
}

async function linuxPackages(): Promise<void> {
  const app = await packApp();
  mkdirSync(TREE, { recursive: true });
  const date = new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? Date.now() / 1000) * 1000);
  const about = { version, summary: linux.synopsis };
  layTree(TREE, { ...about, app, date: date.toISOString().slice(0, 10) });
  const parts = {
    ...about,
    quick: electron === undefined,
    tree: TREE,
    arch,
    maintainer: linux.maintainer,
    homepage: manifest.homepage,
  };
  if (has('dpkg-deb')) makeDeb({ ...parts, output: named('deb') });
  if (has('rpmbuild')) makeRpm({ ...parts, output: named('rpm') });
  makeTar(app, `rejoin-${version}`, named('tar.gz'));
}

/** Each target's command, alone. */
function commandArchives(): void {
  const folder = join(ROOT, 'out/command');
  for (const target of readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())) {
    const top = `rejoin-command-${manifest.version}-${target}`;
    if (!target.startsWith('win32')) makeTar(join(folder, target), top, join(OUT, `${top}.tar.gz`));
    // The tar of Windows makes what the name says.
    else if (platform === 'win32')
      run('tar', ['-acf', join(OUT, `${top}.zip`), '-C', join(folder, target), '.']);
    else if (has('zip')) run('zip', ['-qr', join(OUT, `${top}.zip`), '.'], join(folder, target));
  }
}

/** What the packages are made of, in CycloneDX, by npm itself. */
function billOfMaterials(): void {
  const npm = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    {
      ...{ cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26, shell: platform === 'win32' },
    },
  );
  if (npm.status !== 0) throw new Error(`npm sbom failed:\n${npm.stderr}`);
  const bill = JSON.parse(npm.stdout) as { metadata: { component: Record<string, unknown> } };
  // It takes the folder's name.
  Object.assign(bill.metadata.component, { name: 'rejoin', type: 'application', version });
  writeFileSync(join(OUT, `rejoin-${version}.cdx.json`), JSON.stringify(bill, undefined, 1));
}

function sums(): void {
  const files = readdirSync(OUT).filter(
    (name) => name.startsWith('rejoin-') && statSync(join(OUT, name)).isFile(),
  );
  const sum = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(OUT, name)))
      .digest('hex');
  writeFileSync(
    join(OUT, 'SHA256SUMS'),
    files
      .sort()
      .map((name) => `${sum(name)}  ${name}\n`)
      .join(''),
  );
  for (const name of files)
    console.log(`${(statSync(join(OUT, name)).size / 1e6).toFixed(1).padStart(7)} MB  ${name}`);
}

if (!existsSync(join(ROOT, 'out/command', `${platform}-${arch}`)))
  throw new Error('There is no command to pack: npm run build:command');
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
if (platform === 'linux') await linuxPackages();
else builder();
if (platform !== 'win32') await windowsInstallers();
commandArchives();
billOfMaterials();
sums();
