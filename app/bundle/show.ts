/** A report of any release, for a terminal: what is known is said, what is not is shown as it stands there. Pure. */
import { VARIANTS, type Cause, type Variant } from '../domain/causes.ts';
import { own } from '../domain/own.ts';
import { said, type Said, type SaidCode } from '../domain/said.ts';
import { SENTENCES } from '../domain/sentences/index.ts';
import { visibleIn } from '../domain/visible.ts';
import type { Layout } from '../report/terminal.ts';
import { headlineOf, meaningOf } from '../words/finding.ts';
import { say } from '../words/say.ts';
import { wrap } from '../report/cells.ts';
import { LEVELS } from './redactor.ts';
import type { AnyReport } from './schema.ts';

type AnyFinding = NonNullable<AnyReport['diagnosis']>['findings'][number];

const KNOWN: Readonly<Record<string, readonly string[]>> = VARIANTS;

/** The cause in words, where this release knows it. */
function headOf({ cause, variant, recovered }: AnyFinding): readonly Said[] {
  const variants = own(KNOWN, cause);
  if (!variants) return [said('words.as-they-are', { text: [cause, variant ?? ''].join(' ').trimEnd() })];
  const named = {
    cause: cause as Cause,
    variant: variant !== undefined && variants.includes(variant) ? (variant as Variant) : undefined,
    recovered: recovered ?? false,
  };
  return [headlineOf(named), meaningOf(named)];
}

type Sentence = Pick<AnyFinding['evidence'][number], 'why' | 'code' | 'args'>;

/** As data where the code is known here, else in the English that stands beside it. */
function sentenceOf({ why = '', code, args }: Sentence): Said {
  const isKnown =
    code !== undefined && own(SENTENCES as Readonly<Record<string, object>>, code) !== undefined;
  return isKnown ? { code: code as SaidCode, args: args ?? {} } : said('words.as-they-are', { text: why });
}

const levelOf = (level: string | undefined): Said =>
  said(`bundle.level.${LEVELS.find((one) => one === level) ?? 'unknown'}`);

export function drawReport(foreign: AnyReport, { paint, locale, whose, width }: Layout): string {
  const report = visibleIn(foreign);
  const tell = (what: Said): string => say(what, locale, whose);
  const lines: string[] = [];
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
    for (const { text, line, ...why } of finding.evidence.slice(0, 8))
      lines.push(`  • ${tell(sentenceOf(why))}`, paint.dim(`    ${line ?? ''}  ${text ?? ''}`));
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
  if (report.caseCode) lines.push('', tell(said('code.case', { code: report.caseCode })));
  const made = { version: report.version ?? '?', at: report.made ?? '?', level: levelOf(report.level) };
  lines.push('', paint.dim(tell(said('bundle.made', made))));
  return lines.join('\n');
}
