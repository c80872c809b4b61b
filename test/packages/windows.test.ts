/** The installer for Windows, silently, under a wine that runs this Node: Debian 13's, in a system of its own. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInstaller } from '../../app/shell/packaging/windows-installer.ts';
import { Root, whyNoRoots } from './roots.ts';
import { asked, layRecordings } from './verbs.ts';

const OUT = join(import.meta.dirname, '../../out/packages');
const APP = join(OUT, 'win-unpacked');
const SETUP = (existsSync(OUT) ? readdirSync(OUT) : []).find((name) => name.endsWith('-win32-x64.exe'));
const why = SETUP === undefined ? 'npm run packages made no installer for Windows' : whyNoRoots('trixie');
if (why !== undefined) console.log(`skipped: ${why}`);

const PREFIX = '/var/tmp/prefix';
const FOLDER = 'C:\\Program Files\\Rejoin';
const COMMAND = `${FOLDER}\\resources\\cli\\rejoin.exe`;
const ENTRY = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Rejoin';
const KEYS = [
  ...[ENTRY, 'HKLM\\Software\\Classes\\rejoin'],
  'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\rejoin.exe',
];

describe.skipIf(why !== undefined)('the installer for Windows', () => {
  const later = mkdtempSync(join(tmpdir(), 'rejoin-later-'));
  let root: Root;
  let before: string[];

  /** Results go into files: under wine Node cannot ask what kind of pipe it has. */
  function run(program: string, ...args: readonly string[]): { status: number | null; stdout: string } {
    const env = [
      'PATH=/usr/bin:/bin',
      'HOME=/root',
      `WINEPREFIX=${PREFIX}`,
      'WINEDEBUG=-all',
      'WINEDLLOVERRIDES=mscoree,mshtml=',
    ];
    const redirected = 'exec "$@" </dev/null >/var/tmp/stdout 2>/var/tmp/stderr';
    const { status } = spawnSync('chroot', [
      root.path,
      'env',
      '-i',
      ...env,
      'sh',
      '-c',
      redirected,
      'sh',
      program,
      ...args,
    ]);
    return { status, stdout: readFileSync(join(root.path, 'var/tmp/stdout'), 'utf8') };
  }
  const wine = (...args: readonly string[]): ReturnType<typeof run> => run('wine', ...args);
  const drive = (): string => join(root.path, PREFIX, 'drive_c');
  const installed = (path = ''): string => join(drive(), 'Program Files/Rejoin', path);
  /** Everything on the disk but what wine and Windows keep of themselves. */
  const files = (): string[] =>
    readdirSync(drive(), { recursive: true, encoding: 'utf8' })
      .filter((path) => !/^windows\/|\/Temp\//.test(path))
      .sort();
  const registered = (): string[] => KEYS.filter((key) => wine('reg', 'query', key).status === 0);
  const install = (name: string): number | null => wine(`Z:\\var\\tmp\\${name}`, '/S').status;

  beforeAll(() => {
    root = new Root('trixie', ['wine', 'wine64']);
    mkdirSync(join(root.path, 'var/tmp/recordings'));
    layRecordings(join(root.path, 'var/tmp/recordings'));
    cpSync(join(OUT, SETUP ?? ''), join(root.path, 'var/tmp/setup.exe'));
    // One version later a file is gone and another has come.
    execFileSync('cp', ['-al', APP, join(later, 'app')]);
    rmSync(join(later, 'app/version'));
    writeFileSync(join(later, 'app/new $TEMP.txt'), 'new');
    makeInstaller({
      ...{ app: join(later, 'app'), version: '99.0.0', publisher: 'Nobody', quick: true },
      output: join(root.path, 'var/tmp/later.exe'),
    });
    run('wineboot', '-i');
    run('wineserver', '-w');
    before = files();
  });
  afterAll(() => {
    run('wineserver', '-k');
    run('wineserver', '-w');
    root.close();
    rmSync(later, { recursive: true, force: true });
  });

  test('installs silently, and every verb answers', () => {
    expect(install('setup.exe')).toBe(0);
    expect(registered()).toEqual(KEYS);
    const given = asked('Z:/var/tmp/recordings').map(({ args, code }) => ({
      args,
      code,
      status: wine(COMMAND, ...args).status,
    }));
    console.table(given.map(({ args, code, status }) => ({ args: args.join(' '), code, status })));
    expect(given.filter(({ code, status }) => code !== status)).toEqual([]);
  });

  test('has registered its links to the app, and the command by its name', () => {
    expect(wine('reg', 'query', `${KEYS[1]}\\shell\\open\\command`).stdout).toContain(
      `"${FOLDER}\\Rejoin.exe" "%1"`,
    );
    expect(wine('reg', 'query', KEYS[2] ?? '').stdout).toContain(COMMAND);
  });

  test('takes an older one away when it upgrades, and nothing that is not its own', () => {
    writeFileSync(installed('notes.txt'), 'of a person');
    expect(install('later.exe')).toBe(0);
    expect([existsSync(installed('version')), existsSync(installed('new $TEMP.txt'))]).toEqual([false, true]);
    expect(readFileSync(installed('notes.txt'), 'utf8')).toBe('of a person');
    expect(wine('reg', 'query', ENTRY, '/v', 'DisplayVersion').stdout).toContain('99.0.0');
    expect(wine(COMMAND, '--version').status).toBe(0);
    rmSync(installed('notes.txt'));
  });

  test('leaves nothing when it is removed', () => {
    expect(wine(`${FOLDER}\\uninstall.exe`, '/S').status).toBe(0);
    // It goes on as a copy of itself.
    run('wineserver', '-w');
    expect(registered()).toEqual([]);
    expect(files()).toEqual(before);
  });
});
