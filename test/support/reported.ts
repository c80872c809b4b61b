/** A report of a log, as the command makes one. */
import { reportFiles, type Reported, type ReportFile } from '../../app/bundle/build.ts';
import { LineGatherer } from '../../app/bundle/collect.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';

export type ReportOptions = Partial<Pick<Reported, 'level' | 'locale' | 'tried'>>;

export function reportedOf(text: string, options: ReportOptions = {}): Reported {
  const doctor = new Doctor();
  const gathered = new LineGatherer();
  const ingest = createIngest({
    emit: (event) => {
      gathered.add(event);
      doctor.collect(event);
    },
  });
  ingest.feed(Buffer.from(text, 'latin1'));
  ingest.end();
  const input = { name: '/home/zebrauser/zebrahost.log', dialect: ingest.dialect ?? 'unknown' };
  const inputs = [{ ...input, ...ingest.counts }];
  return {
    ...{ verdict: doctor.verdict(), world: doctor.world, inputs, level: 'strict', locale: 'en' },
    ...{ now: Date.UTC(2026, 10, 29), version: '0.1.0', lines: gathered.lines, ...options },
  };
}

export const filesOf = (text: string, options?: ReportOptions): readonly ReportFile[] =>
  reportFiles(reportedOf(text, options));
