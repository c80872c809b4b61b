/** No line of an answer is wider than the terminal, in any language; and of what happened nothing is cut. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';
import { cellsOf } from '../../app/report/cells.ts';
import { ladderOf, rungText } from '../../app/report/ladder.ts';
import { drawDiagnosis, drawLadder, PLAIN } from '../../app/report/terminal.ts';
import { LOCALES } from '../../app/words/locale.ts';
import '../support/all-words.ts';
import { say } from '../../app/words/say.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
const WIDTHS = [40, 71, 72, 80, 120];

function judged(path: string): [ReturnType<Doctor['verdict']>, Parameters<typeof drawDiagnosis>[1]] {
  const doctor = new Doctor();
  const ingest = createIngest({ year: 2026, emit: (event) => void doctor.see(event) });
  ingest.feed(gunzipSync(readFileSync(path)));
  ingest.end();
  const name = '/var/log/a-folder-with-a-long-name/wpa_supplicant.log';
  return [doctor.verdict(), [{ name, dialect: ingest.dialect ?? 'unknown', ...ingest.counts }]];
}

const recordings = readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /wpa[^/]*\.log\.gz$/.test(name),
);

describe.each(recordings)('%s', (name) => {
  const [verdict, inputs] = judged(join(SCENARIOS, name));
  const { example } = verdict;

  it.each(LOCALES)('keeps to the terminal and tells each frame whole in %s', (locale) => {
    for (const width of WIDTHS) {
      const layout = { paint: PLAIN, width, locale, whose: 'theirs' } as const;
      for (const line of drawDiagnosis(verdict, inputs, layout).split('\n'))
        expect(cellsOf(line), `at ${width}: ${line}`).toBeLessThanOrEqual(width);
      if (!example) continue;
      const squeezed = (text: string): string => text.replaceAll(/[\s│─▶◀✗·●]/gu, '');
      const drawn = squeezed(drawLadder(example, layout));
      for (const rung of ladderOf(example))
        expect(drawn, `at ${width}`).toContain(squeezed(say(rungText(rung), locale, 'theirs')));
      expect(drawn).not.toContain('（1次）');
    }
  });
});
