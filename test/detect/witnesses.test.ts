import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../app/detect/verdict.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { mergeTimelines } from '../../app/timeline/merge.ts';
import { isSame, said } from '../../app/domain/said.ts';
import { say } from '../../app/words/say.ts';
import { Doctor } from '../../app/pipeline.ts';
import { ladderOf } from '../../app/report/ladder.ts';

const scenarios = join(import.meta.dirname, '../scenarios');

function text(path: string): string {
  const bytes = readFileSync(join(scenarios, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
}

async function judge(...logs: readonly string[]): Promise<Verdict> {
  const timelines = logs.map((log, input) => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ input, year: 2026, emit: (event) => events.push(event) });
    ingest.feed(log);
    ingest.end();
    return [events];
  });
  const doctor = new Doctor();
  await mergeTimelines(timelines, (event) => void doctor.see(event));
  return doctor.verdict();
}

const pair = (name: string): readonly [string, string] => [
  text(`${name}/wpa-debug.log.gz`),
  text(`${name}/hostapd-debug.log.gz`),
];
const untimed = (log: string): string => log.replaceAll(/^(?:\d+\.\d{6}: )+/gm, '');
const differences = ({ findings }: Verdict): readonly string[] =>
  findings.flatMap(({ disagreement }) => (disagreement ? say(disagreement) : []));

describe('two witnesses', () => {
  it('say with the verdict what they differ in, with a line of each', async () => {
    const verdict = await judge(...pair('message-4-lost'));
    const [first] = verdict.findings;
    expect(first?.disagreement).toEqual(said('differ.message-4'));
    expect(new Set(first?.evidence.map(({ input }) => input))).toEqual(new Set([0, 1]));
  });

  it('differ in nothing where both tell the same', async () => {
    for (const name of [
      'healthy-sae',
      'sae-status-53',
      'sae-deauth-2',
      'psk-wrong-passphrase',
      'sae-wrong-pmk',
    ])
      expect(differences(await judge(...pair(name))), name).toEqual([]);
  });

  it('are one story without any clock', async () => {
    const verdict = await judge(...pair('message-4-lost').map(untimed));
    expect([verdict.verdict, verdict.variant]).toEqual(['handshake-loss', 'message-4']);
    expect(differences(verdict)).toHaveLength(1);
  });

  it("judge the station's own log, whatever else the access point had to do", async () => {
    const [own, point] = pair('sae-wrong-pmk');
    const other = text('psk-wrong-passphrase/hostapd-debug.log.gz').replaceAll(
      '02:00:00:00:01:00',
      '02:00:00:00:09:09',
    );
    const later = other.replaceAll(/\b17952\d\d/g, '1795999');
    const verdict = await judge(own, point + later);
    expect([verdict.verdict, verdict.variant]).toEqual(['stale-pmksa', 'four-way-with-cached-pmk']);
  });

  it('find each other though the station hides its address', async () => {
    const [own, point] = pair('sae-wrong-pmk');
    const hidden = point.replaceAll('02:00:00:00:01:00', '02:00:00:00:77:77');
    const verdict = await judge(own, hidden);
    expect(verdict.example?.peer).toBeDefined();
  });

  it('mark each rung of the ladder with those who saw it', async () => {
    const verdict = await judge(...pair('message-4-lost'));
    const rungs = verdict.example ? ladderOf(verdict.example) : [];
    const seen = (message: number): ReadonlySet<string> =>
      new Set(
        rungs
          .filter((rung) => isSame(rung.label, said('rung.eapol-key', { message })))
          .map(({ seenBy }) => seenBy),
      );
    expect(seen(3)).toEqual(new Set(['both']));
    expect(seen(4)).toEqual(new Set(['station']));
    const times = rungs.flatMap(({ at }) => at ?? []);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});
