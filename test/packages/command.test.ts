/** The command as a program of its own, by a person without rights, without Node and without an environment. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { builtinModules } from 'node:module';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, hasRadio, layRecordings, NOBODY, notAsked, shown, verbsOf } from './verbs.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'out/command', `${process.platform}-${process.arch}`);
const COMMAND = join(FOLDER, process.platform === 'win32' ? 'rejoin.exe' : 'rejoin');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const AS_NOBODY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
if (!existsSync(COMMAND)) console.log('skipped: no command; npm run build:command makes it');

describe.skipIf(!existsSync(COMMAND))('the command alone', () => {
  let home: string;
  const env = (): Record<string, string> => ({ HOME: home, PATH: '/nowhere', XDG_STATE_HOME: home });
  const run = (args: readonly string[], more: Record<string, string> = {}): SpawnSyncReturns<string> =>
    spawnSync(COMMAND, args, {
      ...AS_NOBODY,
      cwd: '/',
      env: { ...env(), ...more },
      encoding: 'utf8',
      input: '',
    });
  const files = (): string[] =>
    readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map(
      (path) => `${path} ${statSync(join(FOLDER, path)).mtimeMs}`,
    );
  let before: string[];

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'rejoin-command-'));
    chmodSync(home, 0o777);
    layRecordings(home);
    before = files();
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test.each(asked('.').map((each) => ({ ...each, shown: shown(each.args) })))(
    '$shown ends with $code',
    ({ args, code }) => {
      const placed = args.map((word) => word.replace(/^\.\//, `${home}/`));
      const { status, stderr } = run(placed);
      expect({ status, stderr: status === code ? '' : stderr }).toEqual({ status: code, stderr: '' });
    },
  );

  test('has every verb that it tells of', () => {
    const verbs = verbsOf(run(['--help']).stdout);
    expect(verbs).toEqual(expect.arrayContaining(['diagnose', 'watch', 'serve', 'start', 'demo']));
    for (const verb of verbs) expect(`${verb} ${run([verb, '--help']).status}`).toBe(`${verb} 0`);
    if (!hasRadio) expect(notAsked(verbs, asked('.'))).toEqual([]);
  });

  test('says the version that it was built as, whatever Node is told', () => {
    const { stdout, stderr } = run(['--version'], { NODE_OPTIONS: '--require=/nowhere.js' });
    expect([stdout, stderr]).toEqual([`${version}\n`, '']);
  });

  test('has a short script in it, which asks Node for nothing but how to go on', () => {
    const script = readFileSync(join(FOLDER, '../script/command.cjs'), 'utf8');
    const asked = [...script.matchAll(/\brequire\("(?:node:)?([\w/]+)"\)/g)].map(([, part]) => part);
    expect(asked.filter((part) => part !== undefined && builtinModules.includes(part))).toEqual(['module']);
    expect(script.length).toBeLessThan(10_000);
  });

  test('loads what is compiled', () => {
    const { stdout } = run(['status', '--json']);
    expect(stdout).not.toContain('addon');
  });

  test('serves the pages, keeps a history, and ends when it is told to', async () => {
    const history = join(home, 'history.db');
    const child = spawn(COMMAND, ['serve', '--demo', '--history', history], {
      ...AS_NOBODY,
      cwd: '/',
      env: env(),
    });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const page = await fetch(line.toString().trim());
    expect(await page.text()).toContain('<title>Rejoin');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, errors.includes('history')]).toEqual([0, false]);
    expect(readFileSync(history).toString('latin1', 0, 15)).toBe('SQLite format 3');
  });

  test('has written nothing beside itself', () => {
    expect(files()).toEqual(before);
  });
});
