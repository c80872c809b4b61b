/** Somebody's report as a window shows it: what they saw, in the words of this release as far as it knows them. Pure. */
import { causeOf, nameOf, sentenceOf, type AnyFinding } from '../../bundle/foreign.ts';
import { levelOf } from '../../bundle/show.ts';
import type { AnyReport } from '../../bundle/schema.ts';
import { said, type Said } from '../../domain/said.ts';
import { visibleIn } from '../../domain/visible.ts';
import {
  LONGEST_TEXT,
  macText,
  rungView,
  saidView,
  ssidText,
  type FindingView,
  type OpenedReportView,
  type RungView,
} from '../../ipc/contract/views.ts';
import { FIX_OUTCOMES } from '../../domain/treatment.ts';

/** Of each list, as many as a person looks at. */
const MOST_FINDINGS = 100;
const MOST_ROWS = 200;
const LONGEST_NAME = 200;

const cut = (text: string | undefined, most = LONGEST_TEXT): string => (text ?? '').slice(0, most);
const asIs = (text: string): Said => said('words.as-they-are', { text: cut(text) });

/** What is too long for a window is told in English, cut. */
function sentence(foreign: unknown, english: string | undefined): Said {
  const known = sentenceOf(foreign, english);
  return saidView.safeParse(known).success ? known : asIs(english ?? '');
}

function instantOf(text: string | undefined): number | undefined {
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
const timed = <Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, number>> => {
  const at = instantOf(text);
  return at === undefined ? {} : ({ [name]: at } as Record<Name, number>);
};
const whole = (value: number | undefined): number => Math.max(0, Math.trunc(value ?? 0));

function findingOf(id: string, finding: AnyFinding, ladder: readonly RungView[]): FindingView {
  const known = causeOf(finding);
  const ssid = ssidText.safeParse(finding.ssid);
  return {
    ...{ id, cause: known?.cause ?? 'undetermined', recovered: known?.recovered ?? false },
    ...(known ? {} : { foreign: cut(nameOf(finding), LONGEST_NAME) }),
    ...(known?.variant === undefined ? {} : { variant: known.variant }),
    ...(known?.proven === undefined ? {} : { proven: [...known.proven] }),
    confidence: Math.min(1, Math.max(0, finding.confidence ?? 0)),
    ...(ssid.success ? { ssid: ssid.data } : {}),
    bssids: finding.bssids.filter((bssid) => macText.safeParse(bssid).success).slice(0, MOST_ROWS),
    attempts: whole(finding.attempts),
    ...timed('firstAt', finding.firstAt),
    ...timed('lastAt', finding.lastAt),
    evidence: finding.evidence.slice(0, MOST_ROWS).map(({ input, line, text, why, ...own }) => ({
      ...{ input: whole(input), line: whole(line), text: cut(text), why: sentence(own, why) },
    })),
    ruledOut: finding.ruledOut.slice(0, MOST_ROWS).flatMap(({ cause, why, ...own }) => {
      const other = causeOf({ ...finding, cause, variant: undefined });
      return other ? [{ cause: other.cause, why: sentence(own, why) }] : [];
    }),
    wouldSettle: (finding.wouldSettle ?? [])
      .slice(0, MOST_ROWS)
      .map((why, at) => sentence(finding.wouldSettleSaid?.[at], why)),
    advice: finding.plan
      .slice(0, MOST_ROWS)
      .flatMap(({ advice, ...own }) => (advice === undefined ? [] : [sentence(own, advice)])),
    ...{ timeline: [], quirks: [], ladder: [...ladder], shortcut: 'unknown' },
  };
}

function rungOf({ at, label, labelSaid, ...rung }: AnyReport['ladder'][number]): RungView[] {
  const read = rungView.safeParse({
    ...{ fatal: false, times: 1, seenBy: 'station', ...rung },
    ...{ input: whole(rung.input), line: whole(rung.line), text: cut(rung.text) },
    ...timed('at', at),
    label: sentence(labelSaid, label),
  });
  return read.success ? [read.data] : [];
}

const outcomeOf = (outcome: string): Said => {
  const known = FIX_OUTCOMES.find((one) => one === outcome);
  return known ? said(`code.outcome.${known}`) : asIs(outcome);
};

/** @param id of what was opened: names of findings begin with it */
export function reportFindings(id: string, foreign: AnyReport): FindingView[] {
  const report = visibleIn(foreign);
  const ladder = report.ladder.slice(0, MOST_ROWS).flatMap(rungOf);
  return (report.diagnosis?.findings ?? [])
    .slice(0, MOST_FINDINGS)
    .map((finding, index) => findingOf(`${id}:${index}`, finding, index === 0 ? ladder : []));
}

export function reportView(foreign: AnyReport): OpenedReportView {
  const { schema, version, level, made, caseCode, tried } = visibleIn(foreign);
  return {
    isNewer: schema !== 'rejoin.report/1',
    version: cut(version, LONGEST_NAME),
    level: levelOf(level),
    ...timed('made', made),
    ...(caseCode === undefined ? {} : { caseCode: cut(caseCode, 32) }),
    tried: tried.slice(0, MOST_ROWS).map(({ outcome, at, text }) => ({
      ...{ what: outcomeOf(outcome), text: cut(text) },
      ...timed('at', at),
    })),
  };
}
