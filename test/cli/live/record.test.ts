import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { answerCode } from '../../../app/codes/codes.ts';
import { unavailable } from '../../native/support.ts';
import { AP, scene } from './support.ts';

const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');
const CHANGES = /SET|ADD|REMOVE|ABLE|ASSOC|RECONNECT/;

describe.skipIf(unavailable !== undefined).concurrent('record', () => {
  test('judges what was seen in the time, and changes nothing', () =>
    scene({ refusing: [AP] }, async ({ station, fake, rejoin }) => {
      const recording = rejoin('record', '--for', '6s', '--json');
      await recording.said('Recording for');
      station.tryAgain(1500);
      const { code, stdout, stderr } = await recording.done;
      const told = JSON.parse(stdout) as Record<string, unknown>;
      expect(told, stderr).toMatchObject({
        ...{ schema: 'rejoin.diagnosis/1', verdict: 'stale-pmksa' },
        inputs: [{ name: 'wpa_supplicant' }],
      });
      expect(code).toBe(10);
      expect(fake.verbs.filter((verb) => CHANGES.test(verb))).toEqual([]);
    }));

  test('Ctrl-C ends it earlier; its report holds the lines, and is opened', () =>
    scene({ refusing: [AP] }, async ({ station, folder, rejoin }) => {
      const file = join(folder, 'here.rejoin');
      const recording = rejoin('record', '--for', '5m', '--output', file);
      await recording.said('Recording for');
      station.tryAgain(1500);
      await new Promise((resolve) => setTimeout(resolve, 4000));
      recording.child.kill('SIGINT');
      const { code, stdout, stderr } = await recording.done;
      expect(code, stderr).toBe(10);
      expect(stdout).toContain('stale-pmksa');
      expect(stderr).toContain(file);
      const shown = spawnSync(process.execPath, [REJOIN, 'report', 'show', file, '--json'], {
        encoding: 'utf8',
      });
      const report = JSON.parse(shown.stdout) as { logs: { lines: number[] }[]; machine: object };
      expect(report).toMatchObject({
        diagnosis: { verdict: 'stale-pmksa' },
        machine: { adapters: ['wlan1'] },
      });
      expect(report.logs[0]?.lines.length).toBeGreaterThan(5);
      expect(shown.stdout).not.toContain('office');
    }));

  test('says that nothing was said, and refuses before it begins what it could not save', () =>
    scene({ refusing: [] }, async ({ folder, rejoin }) => {
      const silent = await rejoin('record', '--for', '2s').done;
      expect(silent.code).toBe(4);
      const unwritable = await rejoin('record', '--output', join(folder, 'nowhere', 'x.rejoin')).done;
      expect(unwritable).toMatchObject({ code: 2, stdout: '' });
      const late = await rejoin('record', '--for', '2h').done;
      expect(late).toMatchObject({ code: 2, stdout: '' });
    }));

  test('an answer code asks for it, and is told where it lies', () =>
    scene({ refusing: [AP] }, async ({ fake, folder, rejoin }) => {
      const answer = answerCode({ answer: 'record-and-report' });
      const asked = rejoin('fix', 'office', '--answer', answer, '--yes', '--json');
      await asked.said('Recording for');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      asked.child.kill('SIGINT');
      const { code, stdout } = await asked.done;
      expect(code).toBe(0);
      const told = JSON.parse(stdout) as { file: string };
      expect(told).toMatchObject({ answer: 'record-and-report', outcome: 'recorded' });
      expect(existsSync(join(folder, told.file))).toBe(true);
      expect(fake.verbs.filter((verb) => CHANGES.test(verb))).toEqual([]);
    }));
});
