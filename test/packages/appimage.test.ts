/**
 * The AppImage by electron-builder's own packer, as far as it can be made without what it fetches: the program at its head, which
 * mounts the rest, is a stand-in of a few words. What is mounted is looked at, and started as that program would.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOBODY } from './verbs.ts';

const ROOT = join(import.meta.dirname, '../..');
const APP = join(ROOT, 'out/packages/linux-unpacked');
const TOOLS = ['mksquashfs', 'unsquashfs', 'desktop-file-validate'];
const placeOf = (program: string): string =>
  spawnSync('sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' }).stdout.trim();
const missing = TOOLS.filter((program) => placeOf(program) === '');
const why = !existsSync(APP)
  ? 'npm run packages was not run for Linux on x64'
  : missing.length > 0
    ? `${missing.join(', ')}: apt-get install squashfs-tools desktop-file-utils`
    : undefined;
if (why !== undefined) console.log(`skipped: ${why}`);

const RUNTIME = 'This stands where the program is that mounts the rest.\n';

describe.skipIf(why !== undefined)('the AppImage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-appimage-'));
  const opened = join(folder, 'opened');
  let image: string;

  beforeAll(() => {
    const tools = join(folder, 'tools');
    for (const part of ['runtimes', 'lib/x64']) mkdirSync(join(tools, part), { recursive: true });
    for (const program of TOOLS) symlinkSync(placeOf(program), join(tools, program));
    writeFileSync(join(tools, 'runtimes/runtime-x64'), RUNTIME);
    const output = join(folder, 'out');
    execFileSync(
      join(ROOT, 'node_modules/.bin/electron-builder'),
      [
        ...['--linux', 'AppImage', '--x64', '--publish', 'never', '--prepackaged', APP],
        ...[`-c.directories.output=${output}`, '-c.compression=store'],
      ],
      { cwd: ROOT, stdio: 'pipe', env: { ...process.env, APPIMAGE_TOOLS_PATH: tools } },
    );
    image = join(output, readdirSync(output).find((name) => name.endsWith('.AppImage')) ?? '');
    execFileSync('unsquashfs', [
      '-quiet',
      '-no-progress',
      '-offset',
      `${RUNTIME.length}`,
      '-dest',
      opened,
      image,
    ]);
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const filesIn = (place: string): string[] =>
    readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(place, path)).isFile(),
    );

  test('is a program, with the file system behind its head', () => {
    expect(statSync(image).mode & 0o111).toBe(0o111);
    const head = readFileSync(image);
    expect(head.toString('latin1', 0, RUNTIME.length + 4)).toBe(`${RUNTIME}hsqs`);
  });

  test('holds the app that is packed, all of it, the command too', () => {
    const sizes = (place: string): string[] =>
      filesIn(APP)
        .map(
          (path) =>
            `${path} ${existsSync(join(place, path)) ? statSync(join(place, path)).size : 'is not there'}`,
        )
        .sort();
    expect(sizes(opened)).toEqual(sizes(APP));
    expect(filesIn(APP)).toContain('resources/cli/rejoin');
  });

  test('tells the desktop of its links and its icon, and asks for no missing sandbox', () => {
    const entry = readFileSync(join(opened, 'rejoin.desktop'), 'utf8');
    expect(entry).toMatch(/^Exec=AppRun %U$/m);
    expect(entry).toMatch(/^MimeType=.*x-scheme-handler\/rejoin;/m);
    const icon = /^Icon=(.+)$/m.exec(entry)?.[1] ?? '';
    expect(filesIn(opened).filter((path) => path.endsWith(`/${icon}.png`)).length).toBeGreaterThan(3);
  });

  test('starts what is in it, as a person without rights', () => {
    const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const run = (program: string, ...args: string[]) =>
      spawnSync(join(opened, program), args, { ...as, cwd: '/', encoding: 'utf8' });
    expect(run('resources/cli/rejoin', '--version').status).toBe(0);
    const { status, stderr } = run('AppRun');
    if (readFileSync(join(APP, 'rejoin')).toString('latin1', 0, 2) === '#!')
      expect([status, stderr]).toEqual([
        3,
        expect.stringContaining('This package was made without Electron'),
      ]);
  });
});
