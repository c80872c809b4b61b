/** The installers for Windows, silently, under a wine that runs this Node: Debian 13's, in a system of its own. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInstaller, type Installer } from '../../app/shell/packaging/windows-installer.ts';
import { makeMsi } from '../../app/shell/packaging/windows-msi.ts';
import { Root, whyNoRoots } from './roots.ts';
import { asked, layRecordings, shown } from './verbs.ts';

const OUT = join(import.meta.dirname, '../../out/packages');
const APP = join(OUT, 'win-unpacked');
const made = existsSync(OUT) ? readdirSync(OUT) : [];
const why = made.some((name) => /-win32-x64\.(?:exe|msi)$/.test(name))
  ? whyNoRoots('trixie')
  : 'npm run packages made no installer for Windows';
if (why !== undefined) console.log(`skipped: ${why}`);

const PREFIX = '/var/tmp/prefix';
const FOLDER = 'C:\\Program Files\\Rejoin';
const COMMAND = `${FOLDER}\\resources\\cli\\rejoin.exe`;
const LIST = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const ENTRY = `${LIST}\\Rejoin`;
const KEYS = [
  'HKLM\\Software\\Classes\\rejoin',
  'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\rejoin.exe',
];

/** A kind of installer, by what its file ends with. */
interface Kind {
  readonly kind: 'exe' | 'msi';
  readonly make: (installer: Installer) => void;
  /** What is run for its file, and in the end. */
  readonly install: (file: string) => readonly string[];
  readonly remove: readonly string[];
  /** Its entry in the list of programs is named, or has a number that Windows chose. */
  readonly entries: readonly string[];
}
const KINDS: readonly Kind[] = [
  {
    kind: 'exe',
    make: makeInstaller,
    install: (file) => [file, '/S'],
    remove: [`${FOLDER}\\uninstall.exe`, '/S'],
    entries: [ENTRY],
  },
  {
    kind: 'msi',
    make: makeMsi,
    install: (file) => ['msiexec', '/i', file, '/qn'],
    remove: ['msiexec', '/x', 'Z:\\var\\tmp\\later.msi', '/qn'],
    entries: [],
  },
];
const given = KINDS.filter(({ kind }) => made.some((name) => name.endsWith(`-win32-x64.${kind}`)));
// Where none was made, what is left out is told of both.
const told = given.length > 0 ? given : KINDS;

describe.skipIf(why !== undefined).each(told)(
  'the $kind for Windows',
  ({ kind, make, install, remove, entries }) => {
    const setup = made.find((name) => name.endsWith(`-win32-x64.${kind}`)) ?? '';
    const keys = [...KEYS, ...entries];
    const later = mkdtempSync(join(tmpdir(), 'rejoin-later-'));
    let root: Root;
    let before: string[];

    /** Results go into files: under wine Node cannot ask what kind of pipe it has. */
    const inRoot = (program: string, ...args: readonly string[]): readonly string[] => [
      ...[root.path, 'env', '-i', 'PATH=/usr/bin:/bin', 'HOME=/root', `WINEPREFIX=${PREFIX}`],
      ...['WINEDEBUG=-all', 'WINEDLLOVERRIDES=mscoree,mshtml='],
      ...['sh', '-c', 'exec "$@" </dev/null >/var/tmp/stdout 2>/var/tmp/stderr', 'sh', program, ...args],
    ];
    const printed = (): string => readFileSync(join(root.path, 'var/tmp/stdout'), 'utf8');
    function run(program: string, ...args: readonly string[]): { status: number | null; stdout: string } {
      const { status } = spawnSync('chroot', inRoot(program, ...args));
      return { status, stdout: printed() };
    }
    const wine = (...args: readonly string[]): ReturnType<typeof run> => run('wine', ...args);
    const drive = (): string => join(root.path, PREFIX, 'drive_c');
    const installed = (path = ''): string => join(drive(), 'Program Files/Rejoin', path);
    /** Everything on the disk but what wine and Windows keep of themselves. */
    const files = (): string[] =>
      readdirSync(drive(), { recursive: true, encoding: 'utf8' })
        .filter((path) => !/^windows\/|\/Temp\//.test(path))
        .sort();
    const registered = (): string[] => keys.filter((key) => wine('reg', 'query', key).status === 0);
    /** Windows' own tools leave a second process to it. */
    const finish = (command: readonly string[]): number | null => {
      const { status } = wine(...command);
      run('wineserver', '-w');
      return status;
    };
    const setUp = (name: string): number | null => finish(install(`Z:\\var\\tmp\\${name}.${kind}`));

    beforeAll(() => {
      root = new Root('trixie', ['wine', 'wine64']);
      mkdirSync(join(root.path, 'var/tmp/recordings'));
      layRecordings(join(root.path, 'var/tmp/recordings'));
      cpSync(join(OUT, setup), join(root.path, `var/tmp/setup.${kind}`));
      // One version later a file is gone and another has come.
      execFileSync('cp', ['-al', APP, join(later, 'app')]);
      rmSync(join(later, 'app/version'));
      writeFileSync(join(later, 'app/new $TEMP.txt'), 'new');
      make({
        ...{ app: join(later, 'app'), version: '99.0.0', publisher: 'Nobody', quick: true },
        output: join(root.path, `var/tmp/later.${kind}`),
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
      expect(setUp('setup')).toBe(0);
      expect(registered()).toEqual(keys);
      const told = asked('Z:/var/tmp/recordings').map(({ args, code }) => ({
        args,
        code,
        status: wine(COMMAND, ...args).status,
      }));
      console.table(told.map(({ args, code, status }) => ({ args: shown(args), code, status })));
      expect(told.filter(({ code, status }) => code !== status)).toEqual([]);
    });

    test('serves its pages, keeps a history, and ends with Ctrl-C', async () => {
      run('true');
      const child = spawn('chroot', inRoot('wine', COMMAND, 'serve', '--demo', '--history', 'C:\\kept.db'));
      const ended = once(child, 'exit');
      await expect.poll(printed, { timeout: 120_000 }).toMatch(/^http:.*\n/);
      const page = await fetch(printed().trim());
      expect(await page.text()).toContain('<title>Rejoin');
      const history = join(drive(), 'kept.db');
      await expect
        .poll(() => existsSync(history) && statSync(history).size, { timeout: 60_000 })
        .toBeGreaterThan(0);
      // Wine hands it on as Ctrl-C.
      child.kill('SIGINT');
      expect((await ended)[0]).toBe(0);
      expect(readFileSync(history).toString('latin1', 0, 15)).toBe('SQLite format 3');
      for (const name of ['', '-shm', '-wal']) rmSync(`${history}${name}`, { force: true });
    });

    test('has registered its links to the app, and the command by its name', () => {
      expect(wine('reg', 'query', `${KEYS[0]}\\shell\\open\\command`).stdout).toContain(
        `"${FOLDER}\\Rejoin.exe" "%1"`,
      );
      expect(wine('reg', 'query', KEYS[1] ?? '').stdout).toContain(COMMAND);
    });

    test('takes an older one away when it upgrades, and nothing that is not its own', () => {
      writeFileSync(installed('notes.txt'), 'of a person');
      expect(setUp('later')).toBe(0);
      expect([existsSync(installed('version')), existsSync(installed('new $TEMP.txt'))]).toEqual([
        false,
        true,
      ]);
      expect(readFileSync(installed('notes.txt'), 'utf8')).toBe('of a person');
      expect(wine('reg', 'query', LIST, '/s', '/v', 'DisplayVersion').stdout).toContain('99.0.0');
      expect(wine(COMMAND, '--version').status).toBe(0);
      rmSync(installed('notes.txt'));
    });

    test('leaves nothing when it is removed', () => {
      if (kind === 'exe') {
        // What electron-builder's installer keeps with whoever installed.
        const kept = join(drive(), 'users/root/AppData/Local/rejoin-updater');
        mkdirSync(kept, { recursive: true });
        writeFileSync(join(kept, 'installer.exe'), '');
      }
      expect(finish(remove)).toBe(0);
      expect(registered()).toEqual([]);
      expect(files()).toEqual(before);
    });
  },
);
