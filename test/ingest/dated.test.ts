import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';
import { diagnosisJson } from '../../app/report/diagnosis-json.ts';
import { drawDiagnosis, PLAIN } from '../../app/report/terminal.ts';

const scenario = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../scenarios', path));

/** Judges and draws everything: nothing on the way may take offence at a time. */
function diagnosed(bytes: Uint8Array): readonly WifiEvent[] {
  const events: WifiEvent[] = [];
  const doctor = new Doctor();
  const ingest = createIngest({
    emit(event) {
      events.push(event);
      doctor.see(event);
    },
  });
  ingest.feed(bytes);
  ingest.end();
  const verdict = doctor.verdict();
  drawDiagnosis(verdict, [], { paint: PLAIN, width: 80, locale: 'en', whose: 'mine' });
  JSON.stringify(diagnosisJson(verdict, []));
  return events;
}

const ENHANCED_PACKET = 6;

/** A capture in which every packet's clock says the same absurd thing. */
function withTimes(bytes: Buffer, high: number, low: number): Buffer {
  const result = Buffer.from(bytes);
  for (let p = 0; p + 12 <= result.length; p += result.readUInt32LE(p + 4)) {
    if (result.readUInt32LE(p) !== ENHANCED_PACKET) continue;
    result.writeUInt32LE(high, p + 12);
    result.writeUInt32LE(low, p + 16);
  }
  return result;
}

describe('times that are none', () => {
  const air = gunzipSync(scenario('air-sae-deauth-2/air.pcapng.gz'));
  const log = scenario('sae-deauth-2/wpa-info.log').toString('latin1');

  it.each([
    [0xffffffff, 0xffffffff],
    [0x80000000, 0],
    [0x7fffffff, 0xffffffff],
  ])('of a capture, %i and %i', (high, low) => {
    const events = diagnosed(withTimes(air, high, low));
    expect(events.length).toBeGreaterThan(10);
    expect(events.every(({ at }) => at === undefined)).toBe(true);
  });

  it.each([
    '999999999999.000000: ',
    '99991231 ',
    '[999999999999.000000] ',
    '9999-12-31T23:59:59Z host wpa_supplicant[1]: ',
  ])('of a log whose stamps are %s', (stamp) => {
    const events = diagnosed(Buffer.from(log.replace(/^\d+\.\d{6}: /gm, stamp), 'latin1'));
    expect(events.every(({ at }) => at === undefined || at < Date.UTC(2200, 0, 1))).toBe(true);
  });

  it('leave the times of all others as they are', () => {
    expect(diagnosed(air).every(({ at }) => at !== undefined)).toBe(true);
    expect(diagnosed(withTimes(air, 0, 5)).every(({ at = -1 }) => at >= 0 && at < 1)).toBe(true);
  });
});
