import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFolder } from '../native/support.ts';
import { StationLog } from '../support/station-log.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
const run = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [rejoin, ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
};

const loop = new StationLog({ ssid: 'Zebrafalter' }).saeFull().wait(60).disconnected(3, true);
loop.times(3, (log) => void log.wait(2).auth().associate().disconnected(2));

it('makes a report, shows what leaves, opens it, and writes over nothing', () =>
  withFolder(async (folder) => {
    const log = join(folder, 'zebra.log');
    const file = join(folder, 'office.rejoin');
    writeFileSync(log, `${loop.lines.join('\n')}\n`);
    const made = run('report', log, '-o', file, '--preview');
    expect([made.code, ...made.err.trim().split('\n').slice(1)]).toEqual([
      0,
      `Next: rejoin report show ${file}`,
    ]);
    expect(made.out).toContain("SSID='network 1'");
    expect(made.out).not.toMatch(/zebra/i);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(run('report', log, '-o', file).code).toBe(2);
    const bytes = readFileSync(file);
    const shown = run('report', 'show', file);
    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(shown.out).toContain('This device never tried its password.');
    expect(JSON.parse(run('report', 'show', file, '--json').out)).toMatchObject({
      ...{ schema: 'rejoin.report/1', level: 'strict' },
      diagnosis: { verdict: 'stale-pmksa', ssid: 'network 1' },
    });
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    const damaged = run('report', 'show', file);
    expect([damaged.code, damaged.err.trim()]).toEqual([3, 'This report is damaged: it cannot be unpacked.']);
    const pasted = run('diagnose', '--redact', log);
    expect(pasted.code).toBe(10);
    expect(pasted.out).toContain('network 1');
    expect(pasted.out + run('diagnose', '--redact', '--json', log).out).not.toMatch(/zebra/i);
    await Promise.resolve();
  }));
