import type { Verdict } from '../../app/detect/verdict.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { mergeTimelines } from '../../app/timeline/merge.ts';
import { Doctor } from '../../app/pipeline.ts';
import { isRight, type LabelledLog } from './label.ts';

/** A log and what was said of it. */
export interface Judged {
  readonly log: LabelledLog;
  readonly verdict: Verdict;
  readonly right: boolean;
  /** The password was accused where it was right. */
  readonly accused: boolean;
  /** A plan clears a cache that was not at fault. */
  readonly cleared: boolean;
}

/** Reads a log's inputs as `diagnose` does. */
export async function diagnose(inputs: readonly string[]): Promise<Verdict> {
  const doctor = new Doctor();
  const timelines = inputs.map((text, input) => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ input, year: 2026, emit: (event) => events.push(event) });
    ingest.feed(Buffer.from(text, 'latin1'));
    ingest.end();
    return [events];
  });
  await mergeTimelines(timelines, (event) => void doctor.see(event));
  return doctor.verdict();
}

export async function judge(log: LabelledLog): Promise<Judged> {
  const verdict = await diagnose(log.inputs);
  const fits = (ssid: string | undefined, names: readonly string[] = []): boolean =>
    ssid === undefined ? names.length > 0 : names.includes(ssid);
  const standing = verdict.findings.filter(({ recovered }) => !recovered);
  return {
    log,
    verdict,
    right: isRight(log.label, verdict.verdict),
    accused: standing.some(
      ({ cause, ssid }) => cause === 'wrong-passphrase' && !fits(ssid, log.label.wrongPassword),
    ),
    cleared: verdict.findings.some(
      ({ plan, ssid }) => plan.some(({ step }) => step === 'clear-pmksa') && !fits(ssid, log.label.staleKey),
    ),
  };
}
