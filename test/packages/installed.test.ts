/** Installed, used, upgraded, removed and purged, in whole systems: the packages that `npm run packages` made. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDeb, makeRpm } from '../../app/shell/packaging/linux-packages.ts';
import { HOME, Root, whyNoRoots } from './roots.ts';
import { asked, hasRadio, layRecordings, notAsked, shown, verbsOf } from './verbs.ts';

const OUT = join(import.meta.dirname, '../../out/packages');
const made = existsSync(OUT) ? readdirSync(OUT) : [];
const packageOf = (kind: string): string | undefined => made.find((name) => name.endsWith(`.${kind}`));
const SUITES = (process.env['REJOIN_SUITES'] ?? 'bookworm,bullseye,trixie').split(',');
const why =
  packageOf('deb') === undefined ? 'npm run packages was not run' : whyNoRoots(SUITES[0] ?? 'bookworm');
if (why !== undefined) console.log(`skipped: ${why}`);

const RECORDINGS = '/var/tmp/recordings';
const AUTOSTART = '/etc/xdg/autostart/dev.rejoin.Rejoin.desktop';
const KEPT = `${HOME}/.local/state/rejoin/history.db`;
/** The same, one version later. */
const later = mkdtempSync(join(tmpdir(), 'rejoin-later-'));
const PARTS = {
  ...{ tree: join(OUT, 'tree'), arch: process.arch, quick: true, summary: 'Rejoin, one version later' },
  ...{ maintainer: 'Nobody <nobody@rejoin.invalid>', homepage: 'https://rejoin.invalid' },
};
const IS_STAND_IN = made.some((name) => name.includes('+standin'));
const versionOf = (name: string): string => /^rejoin-(.+?)-linux-/.exec(name)?.[1] ?? '';
afterAll(() => rmSync(later, { recursive: true, force: true }));

/** Lays a file into the system. @returns its path there */
function lay(root: Root, file: string): string {
  cpSync(file, join(root.path, 'var/tmp', basename(file)));
  return `/var/tmp/${basename(file)}`;
}

function layAll(root: Root): void {
  mkdirSync(join(root.path, RECORDINGS), { recursive: true });
  layRecordings(join(root.path, RECORDINGS));
}

/** Every verb with its exit code, by a person without rights. */
function answers(root: Root): void {
  const all = asked(RECORDINGS, HOME);
  if (!hasRadio) expect(notAsked(verbsOf(root.asPerson('rejoin', '--help').stdout), all)).toEqual([]);
  const given = all.map(({ args, code }) => ({
    args,
    code,
    status: root.asPerson('rejoin', ...args).status,
  }));
  console.table(given.map(({ args, code, status }) => ({ args: shown(args), code, status })));
  expect(given.filter(({ code, status }) => code !== status)).toEqual([]);
  // Electron itself would want a display.
  if (!IS_STAND_IN) return;
  const { status, stderr } = root.asPerson('rejoin', 'start');
  expect([status, stderr]).toEqual([3, expect.stringContaining('This package was made without Electron')]);
}

/** Serves until there is a history. @returns how the file begins, and the exit code */
function serves(root: Root): [string, string] {
  const serveUntilKept = `rejoin serve --demo >/dev/null & for turn in $(seq 150); do [ -s "$0" ] && break; sleep 0.1; done; kill $!; wait $!; echo $?`;
  const { stdout } = root.asPerson('sh', '-c', serveUntilKept, KEPT);
  return [readFileSync(join(root.path, KEPT)).toString('latin1', 0, 15), stdout.trim()];
}
const SERVED = ['SQLite format 3', '0'];

const entry = (root: Root): string => readFileSync(join(root.path, AUTOSTART), 'utf8');
const switchOn = (root: Root): void =>
  writeFileSync(join(root.path, AUTOSTART), entry(root).replace('Hidden=true', 'Hidden=false'));

describe.skipIf(why !== undefined).each(SUITES)('the deb in %s', (suite) => {
  let root: Root;
  let second: string;
  const deb = packageOf('deb') ?? '';
  beforeAll(() => {
    second = join(later, 'rejoin-later.deb');
    if (!existsSync(second)) makeDeb({ ...PARTS, output: second, version: `${versionOf(deb)}+1` });
    root = new Root(suite);
    layAll(root);
  });
  afterAll(() => root.close());

  test('asks for nothing that the system does not have', () => {
    expect(root.asRoot('apt-get', 'install', '--simulate', '-qq', lay(root, join(OUT, deb)))).toContain(
      'Inst rejoin',
    );
  });

  test('is installed, and every verb answers', () => {
    root.asRoot('dpkg', '--force-depends', '--install', lay(root, join(OUT, deb)));
    expect(root.asRoot('dpkg', '--verify', 'rejoin')).toBe('');
    answers(root);
  });

  test('has registered its links, and waits to be switched on', () => {
    const cache = readFileSync(join(root.path, 'usr/share/applications/mimeinfo.cache'), 'utf8');
    expect(cache).toContain('x-scheme-handler/rejoin=dev.rejoin.Rejoin.desktop');
    expect(entry(root)).toContain('Hidden=true');
    expect(root.asRoot('stat', '-c', '%a %U', '/opt/Rejoin/chrome-sandbox')).toBe('4755 root\n');
  });

  test('keeps history and settings when it is upgraded, and its command', () => {
    expect(serves(root)).toEqual(SERVED);
    switchOn(root);
    root.asRoot('dpkg', '--force-depends', '--install', lay(root, second));
    expect(root.asRoot('dpkg-query', '-W', '-f', '${Version}', 'rejoin')).toMatch(/\+1$/);
    expect(entry(root)).toContain('Hidden=false');
    expect(existsSync(join(root.path, KEPT))).toBe(true);
    expect(root.asPerson('rejoin', '--version').status).toBe(0);
  });

  test('leaves what an administrator changed when it is removed, and nothing when it is purged', () => {
    root.asRoot('dpkg', '--remove', 'rejoin');
    expect(root.changes().filter((path) => !path.startsWith('etc/xdg'))).toEqual([]);
    expect(entry(root)).toContain('Hidden=false');
    root.asRoot('dpkg', '--purge', 'rejoin');
    expect(root.changes()).toEqual([]);
    expect(existsSync(join(root.path, KEPT))).toBe(true);
  });
});

const rpmIsThere = spawnSync('rpm', ['--version']).error === undefined && packageOf('rpm') !== undefined;
describe.skipIf(why !== undefined || !rpmIsThere)('the rpm, in a root of its own', () => {
  let root: Root;
  const name = packageOf('rpm') ?? '';
  const rpm = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('rpm', ['--root', root.path, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`rpm ${args.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  };
  beforeAll(() => {
    makeRpm({ ...PARTS, output: join(later, 'rejoin-later.rpm'), version: `${versionOf(name)}+1` });
    // A system that has a C library, and no database of packages yet.
    root = new Root(SUITES[0] ?? 'bookworm');
    layAll(root);
    rpm('--initdb');
  });
  afterAll(() => root.close());

  test('is installed as it was packed, and every verb answers', () => {
    rpm('--nodeps', '--install', join(OUT, name));
    expect(rpm('--nodeps', '--verify', 'rejoin')).toBe('');
    answers(root);
  });

  test('keeps its command, history and settings when it is upgraded', () => {
    expect(serves(root)).toEqual(SERVED);
    const before = entry(root);
    switchOn(root);
    rpm('--nodeps', '--upgrade', join(later, 'rejoin-later.rpm'));
    expect(rpm('-q', '--qf', '%{VERSION}', 'rejoin')).toMatch(/\+1$/);
    expect(entry(root)).toContain('Hidden=false');
    expect(root.asPerson('rejoin', '--version').status).toBe(0);
    // What was changed would be kept beside, as rpm does.
    writeFileSync(join(root.path, AUTOSTART), before);
  });

  test('leaves nothing when it is erased, but what is a person’s', () => {
    rpm('--erase', 'rejoin');
    // Folders that no package owns, here where there are no others, rpm leaves.
    expect(root.changes().filter((path) => !lstatSync(join(root.path, path)).isDirectory())).toEqual([]);
    expect(existsSync(join(root.path, KEPT))).toBe(true);
  });
});
