import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../app/words/say.ts';
import { readInputs } from '../../app/reading/read-inputs.ts';
import { makerOf } from '../../app/domain/makers.ts';
import { withQuirks } from '../../app/detect/quirk-book.ts';
import { QUIRKS } from '../../app/detect/quirks.ts';
import { DEFAULTS } from '../../app/detect/thresholds.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import type { Finding } from '../../app/domain/finding.ts';
import { mac } from '../../app/domain/ids.ts';
import { Doctor } from '../../app/pipeline.ts';
import { AP, read, StationLog } from '../support/station-log.ts';

const SCENARIOS = join(import.meta.dirname, '..', 'scenarios');
const setting = { version: undefined, around: [], name: DEFAULTS.name };

/** The findings of every recorded scenario at the default log level. */
async function recordedFindings(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of readdirSync(SCENARIOS)) {
    const file = join(SCENARIOS, name, 'wpa-info.log');
    if (!existsSync(file)) continue;
    const doctor = new Doctor();
    await readInputs([file], { see: (event) => void doctor.see(event) });
    findings.push(...doctor.verdict().findings);
  }
  return findings;
}

/** A line in which every word of the book stands. */
const everyWord = (): WifiEvent => ({
  kind: 'tick',
  at: undefined,
  witness: 'kernel',
  iface: '',
  origin: { input: 0, line: 1, text: QUIRKS.flatMap(({ says }) => says ?? []).join(' ') },
});

describe('the quirk book', () => {
  it('has a source, a text and a name of its own for every entry', () => {
    expect(new Set(QUIRKS.map(({ id }) => id)).size).toBe(QUIRKS.length);
    for (const { source, text } of QUIRKS) {
      expect(source).toMatch(/seed \d{3}|hostap|Linux/u);
      expect(say(text)).toMatch(/\.$/u);
    }
  });

  describe('over the recorded scenarios', () => {
    let findings: Finding[] = [];
    beforeAll(async () => {
      findings = await recordedFindings();
    });

    it('changes no cause, no variant, no evidence and no plan, whatever it is told', () => {
      expect(findings.length).toBeGreaterThan(30);
      let touched = 0;
      const book = QUIRKS.map((quirk) => ({ ...quirk, confidence: -1 }));
      for (const version of [undefined, 'v2.4', 'v2.9', 'v2.10', 'v2.11', 'v2.12-devel']) {
        for (const plain of findings) {
          const quirked = withQuirks(plain, { ...setting, version, around: [everyWord()] }, book);
          const { confidence, quirks = [], ...rest } = quirked;
          touched += quirks.length;
          expect({ ...rest, confidence: plain.confidence, quirks: plain.quirks }).toEqual({
            ...plain,
            quirks: plain.quirks,
          });
          expect(confidence).toBeGreaterThanOrEqual(Math.min(plain.confidence, DEFAULTS.name));
        }
      }
      expect(touched).toBeGreaterThan(50);
    });
  });
});

const refusals = (bssid: string): StationLog => {
  const log = new StationLog().saeFull(bssid).wait(60).disconnected(3, true, bssid);
  return log.times(3, (l) => void l.wait(1).auth(bssid).associate(bssid).disconnected(2, false, bssid));
};
const idsOf = (log: StationLog): string[] => (read(log.lines).findings[0]?.quirks ?? []).map(({ id }) => id);

describe('a quirk', () => {
  it('is told by what an access point does', () => {
    expect(idsOf(refusals(AP))).toEqual(['deauth-2-for-a-lost-key']);
    const [note] = read(refusals(AP).lines).findings[0]?.quirks ?? [];
    expect(note?.advice && say(note.advice)).toContain('status 53');
    expect(note?.source).toContain('hostap');
  });
  it('is told by who made it, also where the address is one of its networks', () => {
    expect(makerOf(mac('04:D4:C4:00:00:01'))).toBe('ASUS');
    expect(makerOf(mac('06:D4:C4:00:00:01'))).toBe('ASUS');
    expect(makerOf(mac(AP))).toBeUndefined();
    expect(idsOf(refusals('04:d4:c4:00:00:01'))).toContain('deauth-2-asus');
  });
  it('is told by the version of the supplicant, by numbers', () => {
    const log = (version: string): StationLog => {
      const start = new StationLog().raw(`wpa_supplicant v${version}`);
      start.lines.push(...refusals(AP).lines);
      return start;
    };
    for (const version of ['2.4', '2.9', '2.10', '2.11'])
      expect(idsOf(log(version))).toContain('no-deauthentication-clears');
    for (const version of ['2.12', '3.0'])
      expect(idsOf(log(version))).not.toContain('no-deauthentication-clears');
  });
  it('says nothing where nothing is named', () => {
    const log = new StationLog().saeFull().wait(60).disconnected(3, true).auth().associate().disconnected(2);
    expect(read(log.lines).findings[0]?.quirks).toBeUndefined();
  });
  it('tells of a status that drivers make up, which names no cause', () => {
    const refused = (status: number): Finding | undefined => {
      const log = new StationLog().times(4, (l) => {
        l.wait(2).auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=${status}`);
      });
      return read(log.lines).findings[0];
    };
    expect(refused(12)?.cause).toBe('ap-refused');
    expect(refused(16)?.cause).toBe('undetermined');
    expect(refused(16)?.quirks?.map(({ id }) => id)).toContain('status-16-of-a-full-mac');
  });
});
