import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unavailable } from '../../native/support.ts';
import { AP, scene } from './support.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IT = join(ROOT, 'docs/it');
const hasAnsible = spawnSync('ansible-playbook', ['--version']).status === 0;
const SLOW = 240_000;

/** The real command at the scene's supplicant, under one name. @returns its path */
function installed(folder: string): string {
  const path = join(folder, 'rejoin');
  const node = JSON.stringify(process.execPath);
  const main = JSON.stringify(join(ROOT, 'app/cli/rejoin.js'));
  // `policy` asks no supplicant.
  const ctrl = JSON.stringify(join(folder, 'ctrl'));
  writeFileSync(
    path,
    `#!/bin/sh\nexport XDG_STATE_HOME=${folder} XDG_CONFIG_HOME=${folder}\n[ "$1" = policy ] && exec ${node} ${main} "$@"\nexec ${node} ${main} "$@" --ctrl ${ctrl}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const run = (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(program, [...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr });
    });
  });

describe.skipIf(unavailable !== undefined).concurrent('the recipe', () => {
  test('for Jamf tells the verdict, mends it, and has nothing to mend afterwards', { timeout: SLOW }, () =>
    scene({ refusing: [AP] }, async (at) => {
      const env = { REJOIN: installed(at.folder) };
      const told = await at.station.trying(() => run('sh', [join(IT, 'jamf/extension-attribute.sh')], env));
      expect(told).toEqual({ code: 0, out: '<result>stale-pmksa</result>\n' });
      const mended = await at.station.trying(() =>
        run('sh', [join(IT, 'jamf/policy.sh'), '/', 'mac', 'user'], env),
      );
      expect(mended.code, mended.out).toBe(0);
      expect(at.fake.state).toBe('COMPLETED');
      const again = await run('sh', [join(IT, 'jamf/policy.sh'), '/', 'mac', 'user', 'office'], env);
      expect(again).toEqual({ code: 0, out: 'nothing to mend (rejoin check ended with 0)\n' });
    }),
  );

  test('for Munki asks to be run only where a saved key is refused', { timeout: SLOW }, () =>
    scene({ refusing: [AP] }, async (at) => {
      const env = { REJOIN: installed(at.folder) };
      const script = join(IT, 'munki/installcheck_script.sh');
      expect((await at.station.trying(() => run('sh', [script], env))).code).toBe(0);
      at.fake.state = 'COMPLETED';
      at.fake.current = { id: 0, bssid: AP };
      expect((await run('sh', [script], env)).code).toBe(1);
      expect((await run('sh', [script], { REJOIN: '/nowhere/rejoin' })).code).toBe(1);
    }),
  );

  test.skipIf(!hasAnsible)('for Ansible writes a policy that is valid, and mends', { timeout: SLOW }, () =>
    scene({ refusing: [AP] }, async (at) => {
      const { folder } = at;
      cpSync(join(IT, 'ansible'), join(folder, 'ansible'), { recursive: true });
      mkdirSync(join(folder, 'tmp'));
      const extra = {
        rejoin_command: installed(folder),
        rejoin_policy_folder: join(folder, 'etc'),
        ansible_become: false,
      };
      const args = [
        '-i',
        'localhost,',
        '-c',
        'local',
        '-e',
        JSON.stringify(extra),
        join(folder, 'ansible/playbook.yml'),
      ];
      const env = {
        HOME: folder,
        ANSIBLE_LOCAL_TEMP: join(folder, 'tmp'),
        ANSIBLE_REMOTE_TEMP: join(folder, 'tmp'),
        LC_ALL: 'C.UTF-8',
      };
      expect((await run('ansible-playbook', ['--syntax-check', ...args], env)).code).toBe(0);
      const { code, out } = await at.station.trying(() => run('ansible-playbook', args, env));
      expect(code, out).toBe(0);
      expect(out).toContain('stale-pmksa');
      expect(at.fake.state).toBe('COMPLETED');
      expect(JSON.parse(readFileSync(join(folder, 'etc/policy.json'), 'utf8'))).toMatchObject({
        schema: 'rejoin.policy/1',
      });
    }),
  );
});

test.each(['playbook.yml', 'roles/rejoin/tasks/main.yml', 'roles/rejoin/defaults/main.yml'])(
  '%s is YAML',
  (name) => {
    expect(parse(readFileSync(join(IT, 'ansible', name), 'utf8'))).toBeTruthy();
  },
);
