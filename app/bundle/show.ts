/** A report of any release, for a terminal: what is known is said, what is not is shown as it stands there. Pure. */
import { own } from '../domain/own.ts';
import { said, type Said } from '../domain/said.ts';
import { visibleIn } from '../domain/visible.ts';
import type { Layout } from '../report/terminal.ts';
import { headlineOf, meaningOf } from '../words/finding.ts';
import { say } from '../words/say.ts';
import { readCode } from '../codes/codes.ts';
import { codeWords } from '../codes/code-words.ts';
import { wrap } from '../report/cells.ts';
import { causeOf, nameOf, sentenceOf, type AnyFinding } from './foreign.ts';
import { LEVELS } from './redactor.ts';
import type { AnyReport } from './schema.ts';

/** The cause in words, where this release knows it. */
function headOf(finding: AnyFinding): readonly Said[] {
  const known = causeOf(finding);
  if (!known) return [said('words.as-they-are', { text: nameOf(finding) })];
  return [headlineOf(known), meaningOf(known)];
}

export const levelOf = (level: string | undefined): Said =>
  said(`bundle.level.${LEVELS.find((one) => one === level) ?? 'unknown'}`);

/** The code of the case, and what can be answered to it. */
function answerLines(
  code: string | undefined,
  paint: Layout['paint'],
  tell: (what: Said) => string,
): string[] {
  if (code === undefined) return [];
  const read = readCode(code);
  const lines = ['', tell(said('code.case', { code }))];
  const answers = 'facts' in read ? codeWords(read).answers : [];
  if (answers.length > 0) lines.push('', paint.bold(tell(said('code.answers'))));
  for (const { code: answer, what } of answers) lines.push(`  ${paint.bold(answer)}  ${tell(what)}`);
  return lines;
}

/** The keys of a diagnosis, as its release wrote them, and what report it is. */
export const reportJson = ({
  diagnosis,
  schema,
  version,
  level,
  made,
  caseCode,
  tried,
}: AnyReport): object => ({
  ...{ verdict: 'undetermined', findings: [], ...diagnosis, schema: 'rejoin.diagnosis/1' },
  ...(caseCode === undefined ? {} : { code: caseCode }),
  report: { schema, version, level, made, tried },
});

export function drawReport(foreign: AnyReport, { paint, locale, whose, width }: Layout): string {
  const report = visibleIn(foreign);
  const tell = (what: Said): string => say(what, locale, whose);
  const lines: string[] = [paint.dim(tell(said('bundle.somebodys'))), ''];
  if (report.schema !== 'rejoin.report/1') lines.push(paint.warn(tell(said('bundle.newer'))), '');
  const [finding, ...others] = report.diagnosis?.findings ?? [];
  if (finding) {
    const [head, ...rest] = headOf(finding).map(tell);
    lines.push(paint.bold(head ?? ''), ...rest.map((one) => wrap(one, width, '')));
    const about = [
      [finding.cause, finding.variant].filter(Boolean).join(' · '),
      finding.ssid,
      finding.bssids.slice(0, 3).join(', '),
      finding.attempts === undefined ? '' : tell(said('report.attempts', { count: finding.attempts })),
    ];
    lines.push(paint.dim(about.filter(Boolean).join(' · ')));
    if (finding.evidence.length > 0) lines.push('', paint.bold(tell(said('report.why'))));
    for (const { text, line, why, ...sentence } of finding.evidence.slice(0, 8))
      lines.push(`  • ${tell(sentenceOf(sentence, why))}`, paint.dim(`    ${line ?? ''}  ${text ?? ''}`));
  }
  if (others.length > 0) lines.push('', paint.bold(tell(said('report.also-seen'))));
  for (const other of others)
    lines.push(`  • ${tell(headOf(other)[0] ?? said('words.as-they-are', { text: '' }))}`);
  if (report.ladder.length > 0) lines.push('', paint.bold(tell(said('report.last-attempt'))));
  const arrows: Readonly<Record<string, string>> = { station: '→', 'access-point': '←' };
  for (const { from = '', label, fatal } of report.ladder)
    lines.push(`  ${own(arrows, from) ?? '·'} ${fatal ? paint.bad(label) : label}`);
  if (report.tried.length > 0) lines.push('', paint.bold(tell(said('code.row.tried'))));
  for (const { outcome, text = '' } of report.tried) lines.push(`  • ${outcome}  ${text}`.trimEnd());
  lines.push(...answerLines(report.caseCode, paint, tell));
  const made = { version: report.version ?? '?', at: report.made ?? '?', level: levelOf(report.level) };
  lines.push('', paint.dim(tell(said('bundle.made', made))));
  return lines.join('\n');
}
