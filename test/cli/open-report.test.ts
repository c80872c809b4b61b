import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openReport } from '../../app/bundle/pack.ts';
import { withFolder } from '../native/support.ts';
import { StationLog } from '../support/station-log.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
const run = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [rejoin, ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr.trim() };
};

const loop = new StationLog({ ssid: 'Zebrafalter' }).saeFull().wait(60).disconnected(3, true);
loop.times(3, (log) => void log.wait(2).auth().associate().disconnected(2));

it('a report is opened like a log: what was seen, the answers that suit, and the verdict as the exit code', () =>
  withFolder((folder) => {
    const log = join(folder, 'zebra.log');
    const file = join(folder, 'office.rejoin');
    writeFileSync(log, `${loop.lines.join('\n')}\n`);
    expect(run('report', log, '-o', file).code).toBe(0);
    const shown = run('diagnose', file);
    expect([shown.code, shown.err]).toEqual([10, '']);
    expect(shown.out).toContain('A report that somebody made');
    expect(shown.out).toContain('This device never tried its password.');
    expect(shown.out).toContain('Clear the saved key of this access point and reconnect');
    const json = JSON.parse(run('diagnose', '--json', file).out) as Record<string, unknown>;
    const { caseCode } = openReport(readFileSync(file)).report;
    expect(json).toMatchObject({
      ...{ schema: 'rejoin.diagnosis/1', verdict: 'stale-pmksa', ssid: 'network 1', code: caseCode },
      report: { schema: 'rejoin.report/1', level: 'strict', tried: [] },
    });
    // Beside a log, or where something is asked of its lines, it stands for its lines.
    const both = run('diagnose', '--json', file, log);
    expect(JSON.parse(both.out)).toMatchObject({
      verdict: 'stale-pmksa',
      inputs: [{ name: log }, { name: `${file}: logs/1.log` }],
    });
    expect(run('diagnose', '--unknown', file).out).toContain('logs/1.log');
    return Promise.resolve();
  }));

it('what is called a report and is none, and every bomb, is refused in a sentence', () =>
  withFolder((folder) => {
    const at = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const refused: readonly (readonly [string, string])[] = [
      [at('cut.rejoin', zipSync({ 'report.json': strToU8('{}') }).subarray(0, 30)), 'damaged'],
      [at('other.rejoin', zipSync({ 'notes.txt': strToU8('x') })), 'no report of Rejoin'],
      [
        at('bomb.rejoin', zipSync({ 'report.json': new Uint8Array(80 * 2 ** 20) }, { level: 9 })),
        'more than a report',
      ],
      [at('paths.rejoin', zipSync({ '../../report.json': strToU8('{}') })), 'no report of Rejoin'],
    ];
    for (const [file, why] of refused) {
      const { code, out, err } = run('diagnose', file);
      expect([code, out], file).toEqual([3, '']);
      expect(err, file).toContain(why);
      expect(err.split('\n').length, file).toBe(1);
    }
    const next = {
      schema: 'rejoin.report/2',
      diagnosis: { verdict: 'cosmic-rays', findings: [{ cause: 'cosmic-rays' }] },
    };
    const newer = run(
      'diagnose',
      at('next.rejoin', zipSync({ 'report.json': strToU8(JSON.stringify(next)) })),
    );
    expect(newer.code).toBe(4);
    expect(newer.out).toContain('A newer Rejoin made this report');
    expect(newer.out).toContain('cosmic-rays');
    return Promise.resolve();
  }));
