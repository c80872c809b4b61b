import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readInputs } from '../../app/reading/read-inputs.ts';
import type { Verdict } from '../../app/detect/verdict.ts';
import type { InputSummary } from '../../app/domain/finding.ts';
import { Doctor } from '../../app/pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'rejoin-clocks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scenarios = join(import.meta.dirname, '../scenarios');
const own = join(scenarios, 'message-4-lost/wpa-debug.log.gz');
const point = gunzipSync(readFileSync(join(scenarios, 'message-4-lost/hostapd-debug.log.gz'))).toString(
  'latin1',
);

const shifted = (seconds: number): string =>
  point.replaceAll(/\b1795\d{6}(?=\.\d{6}: )/g, (stamp) => String(Number(stamp) + seconds));
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text, 'latin1');
  return path;
};

async function judge(...files: string[]): Promise<{ verdict: Verdict; inputs: readonly InputSummary[] }> {
  const doctor = new Doctor();
  const { inputs } = await readInputs(files, { see: (event) => void doctor.see(event) });
  return { verdict: doctor.verdict(), inputs };
}

describe('two logs of one incident', () => {
  it.each([7_200, -19_800, 3_607, -1_795_000_000 + 40])(
    'are one story with %i s between their clocks',
    async (seconds) => {
      const { verdict, inputs } = await judge(own, written('hostapd.log', shifted(seconds)));
      expect([verdict.verdict, verdict.variant]).toEqual(['handshake-loss', 'message-4']);
      expect(verdict.findings[0]?.disagreement?.code).toBe('differ.message-4');
      expect(Math.round((inputs[1]?.clock?.offset ?? 0) / 1000)).toBe(-seconds);
      expect(inputs[0]?.clock).toBeUndefined();
    },
  );

  it("lie on the station's clock, whichever is named first", async () => {
    const { verdict, inputs } = await judge(written('hostapd.log', shifted(7_200)), own);
    expect([verdict.verdict, verdict.variant]).toEqual(['handshake-loss', 'message-4']);
    expect(inputs[0]?.clock?.offset).toBeCloseTo(-7_200_000, -3);
  });

  it('are left as they are where one clock serves both', async () => {
    const { inputs } = await judge(own, written('hostapd.log', point));
    expect(inputs.map(({ clock }) => clock)).toEqual([undefined, undefined]);
  });
});
