/** A report: what is known of a trouble, redacted, as the files of a `.rejoin`. Pure. */
import { caseCode } from '../codes/codes.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Origin } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import { visible, visibleIn } from '../domain/visible.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import type { World } from '../model/world.ts';
import { caseFacts } from '../report/case-facts.ts';
import { diagnosisJson, isoTime, planStepJson } from '../report/diagnosis-json.ts';
import { fixJson } from '../report/fix-json.ts';
import { ladderOf, type Rung } from '../report/ladder.ts';
import type { AccessPointNames } from '../words/access-point.ts';
import type { Locale } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { keptLines, ssidsIn } from './collect.ts';
import { makerPage } from './maker-page.ts';
import { Redactor, type Level } from './redactor.ts';
import { redactValue } from './redact-value.ts';
import { reportPage } from './report-page.ts';

export interface Reported {
  readonly verdict: Verdict;
  readonly world: World;
  readonly inputs: readonly InputSummary[];
  readonly level: Level;
  readonly locale: Locale;
  /** Lines that said something, by input; those that the model kept where they were not gathered. */
  readonly lines?: readonly (readonly Origin[])[] | undefined;
  /** When it is made, milliseconds since 1970. */
  readonly now: Instant;
  readonly version: string;
  /** The machine that makes it, and what it can; left out where it is about another machine's log. */
  readonly machine?: Readonly<Record<string, unknown>> | undefined;
  /** Names that people gave to access points: told of those that are in it, where it is open. */
  readonly accessPoints?: AccessPointNames | undefined;
  /** What was tried, oldest first. */
  readonly tried?: readonly CourseReport[] | undefined;
}

/** A file of a report. */
export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

/** The verdict with every name in it redacted. An example is drawn, not kept. */
export function redactVerdict(verdict: Verdict, redactor: Redactor): Verdict {
  const { stations } = verdict;
  return {
    ...verdict,
    ssid: verdict.ssid === undefined ? undefined : redactor.ssid(verdict.ssid),
    findings: redactValue(verdict.findings, redactor),
    claims: redactValue(verdict.claims, redactor),
    example: undefined,
    stations: {
      ...stations,
      rows: redactValue(stations.rows, redactor),
      chosen: redactValue(stations.chosen, redactor),
    },
  };
}

/** An input's name is a path: a strict report numbers them. */
export const redactInputs = (inputs: readonly InputSummary[], level: Level): readonly InputSummary[] =>
  level === 'open' ? inputs : inputs.map((input, at) => ({ ...input, name: `log ${at + 1}` }));

export const redactorFor = (level: Level, world: World, verdict: Verdict): Redactor => {
  const redactor = new Redactor(level);
  redactor.know(ssidsIn(world, verdict));
  return redactor;
};

const rungJson = ({ at, label, origin, ...rung }: Rung): Record<string, unknown> => ({
  ...rung,
  at: isoTime(at),
  label: say(label, 'en', 'theirs'),
  labelSaid: label,
  ...{ input: origin.input, line: origin.line, text: origin.text },
});

/** @param redactor one that was made for it, so that it can be asked what it left out */
export function reportFiles(
  reported: Reported,
  redactor = redactorFor(reported.level, reported.world, reported.verdict),
): readonly ReportFile[] {
  const { world, level, locale, now, version, tried = [] } = reported;
  const verdict = redactVerdict(reported.verdict, redactor);
  const inputs = redactInputs(reported.inputs, level);
  const rungs = reported.verdict.example ? redactValue(ladderOf(reported.verdict.example), redactor) : [];
  const [finding] = verdict.findings;
  const code = finding && caseCode(caseFacts({ finding, inputs, now, treatment: tried.at(-1) }));
  const logs = (reported.lines ?? keptLines(world, reported.verdict, inputs.length))
    .map((lines, at) => ({ at, lines }))
    .filter(({ lines }) => lines.length > 0);
  const json = {
    schema: 'rejoin.report/1',
    ...{ version, level, made: isoTime(now), language: locale },
    ...(code && { caseCode: code }),
    ...(reported.machine && { machine: redactValue(reported.machine, redactor) }),
    diagnosis: diagnosisJson(verdict, inputs),
    ...(level === 'open' && { accessPoints: namesIn(reported) }),
    ladder: rungs.map(rungJson),
    tried: tried.map((one) => fixJson(redactValue(one, redactor))),
    logs: logs.map(({ at, lines }) => ({
      ...{ file: logName(at), input: at, dialect: inputs[at]?.dialect ?? 'unknown' },
      lines: lines.map(({ line }) => line),
    })),
  };
  const plan = { schema: 'rejoin.plan/1', ssid: verdict.ssid, plan: (finding?.plan ?? []).map(planStepJson) };
  const shown = { verdict, inputs, rungs, code, locale, level, now, version, tried };
  return [
    { name: 'report.json', text: `${JSON.stringify(visibleIn(json), null, 2)}\n` },
    { name: 'plan.json', text: `${JSON.stringify(visibleIn(plan), null, 2)}\n` },
    { name: 'index.html', text: reportPage(shown) },
    { name: 'maker.html', text: makerPage(shown) },
    ...logs.map(({ at, lines }) => ({
      name: logName(at),
      text: lines.map(({ text }) => `${visible(oneLine(redactor.text(text)))}\n`).join(''),
    })),
  ];
}

/** A name is a person's word for a place: a strict report has none. */
function namesIn({ verdict, accessPoints = {} }: Reported): AccessPointNames {
  const told = new Set<string>(verdict.findings.flatMap(({ bssids }) => bssids));
  return Object.fromEntries(Object.entries(accessPoints).filter(([bssid]) => told.has(bssid)));
}

const logName = (at: number): string => `logs/${at + 1}.log`;

/** A kept line of a record (XML, a packet) may have several: here each is one. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
