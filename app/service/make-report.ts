/** A report with what was left out of each of its files. */
import { redactorFor, reportFiles, type Reported, type ReportFile } from '../bundle/build.ts';
import { MASKED } from '../bundle/redactor.ts';
import type { MadeReport } from '../ipc/contract/views.ts';
import { learn } from '../words/say.ts';

export interface MadeFile extends ReportFile {
  readonly masked: MadeReport['files'][number]['masked'];
}

export async function makeReport(reported: Reported): Promise<readonly MadeFile[]> {
  await learn(reported.locale);
  const redactor = redactorFor(reported.level, reported.world, reported.verdict);
  return reportFiles(reported, redactor).map((file) => {
    const counts = redactor.maskedIn(file.text);
    const masked = MASKED.map((kind) => ({ kind, count: counts.get(kind) ?? 0 }));
    return { ...file, masked: masked.filter(({ count }) => count > 0) };
  });
}
