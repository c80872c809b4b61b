import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { privateKey, publicName, verifyPlan } from '../../app/plans/signed-plan.ts';
import { withFolder } from '../native/support.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
const run = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [rejoin, ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout.trim(), err: done.stderr.trim() };
};

it('signs with a key that one user alone can read, and trusts nobody whom no policy names', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'key.pem');
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    writeFileSync(file, pem, { mode: 0o644 });
    const open = run('plan', 'sign', '--key', file, '--do', 'reconnect');
    expect([open.code, open.out, open.err.split('\n').length]).toEqual([5, '', 1]);
    expect(run('plan', 'sign', '--key', join(folder, 'none'), '--do', 'reconnect').code).toBe(3);
    const own = join(folder, 'own.pem');
    writeFileSync(own, pem, { mode: 0o600 });
    const signed = run('plan', 'sign', '--key', own, '--do', 'clear-network', '--ssid', 'Office');
    expect(signed.code).toBe(0);
    const named = publicName(privateKey(pem));
    expect(signed.err).toContain(named);
    expect(verifyPlan(signed.out, [named], Date.now()).plan).toMatchObject({
      do: 'clear-network',
      ssid: 'Office',
    });
    for (const verb of ['verify', 'run']) {
      const refused = run('plan', verb, signed.out);
      expect([refused.code, refused.out, refused.err.split('\n').length], verb).toEqual([5, '', 1]);
    }
    await Promise.resolve();
  }));
