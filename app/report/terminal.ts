import type { Example } from '../detect/read-story.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Finding, InputSummary, Phase } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import { said, type Said } from '../domain/said.ts';
import { visible, visibleIn } from '../domain/visible.ts';
import { ladderOf, rungText, type Rung } from './ladder.ts';
import { seenFrom, type SeenFrom } from './seen-from.ts';
import { stepTitle } from './plan-words.ts';
import type { Called } from '../words/access-point.ts';
import type { Locale } from '../words/locale.ts';
import { say, type Whose } from '../words/say.ts';
import { stretch } from '../words/format.ts';
import { own } from '../domain/own.ts';
import { headlineOf, meaningOf, passwordAnswer, shortOf } from '../words/finding.ts';
import { cellsOf, cutAround, hang, padTo, wrap } from './cells.ts';

/** How a terminal shows things; plain text where there are no colours. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

const asIs = (text: string): string => text;
export const PLAIN: Paint = { bold: asIs, dim: asIs, good: asIs, bad: asIs, warn: asIs };

export interface Layout {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  readonly locale: Locale;
  /** Whose machine it is about, where the evidence does not say. */
  readonly whose: Whose;
  /** How access points are called; without it by their address. */
  readonly called?: Called;
}

type Tell = (sentence: Said) => string;
const speaker =
  ({ locale, whose, called }: Layout): Tell =>
  (sentence) =>
    say(sentence, locale, whose, called);

/** How sure; of not knowing it is not said, for there the number is about the log. */
const sure = ({ cause, confidence }: Finding): Said[] =>
  cause === 'undetermined' ? [] : [said('report.sure', { share: confidence })];

function toneOf(finding: Finding, paint: Paint): (text: string) => string {
  if (finding.cause === 'healthy') return paint.good;
  return finding.cause === 'undetermined' ? paint.warn : paint.bad;
}

const code = (finding: Finding): string =>
  finding.variant ? `${finding.cause} · ${finding.variant}` : finding.cause;

function where({ ssid, bssids, attempts, cause }: Finding): Said[] {
  const addresses = bssids.slice(0, 3);
  return [
    ...(ssid === undefined ? [] : [said('report.network', { ssid })]),
    ...(addresses.length === 0 ? [] : [said('report.access-points', { addresses })]),
    ...(attempts > 0 && cause !== 'healthy' ? [said('report.attempts', { count: attempts })] : []),
  ];
}

/** Columns between the two lifelines at least: a terminal that has no room for them is told the frames below each other. */
const BETWEEN = 58;
const TIME = 10;
/** Columns of an arrow that are not its words. */
const ARROW = 5;

/** Two lifelines, one arrow a frame, the one that died marked. */
export function drawLadder(example: Example, layout: Layout): string {
  const { paint, width } = layout;
  const tell = speaker(layout);
  const rungs = visibleIn(ladderOf(example));
  const texts = rungs.map((rung) => tell(rungText(rung)));
  const start = rungs.find((rung) => rung.at !== undefined)?.at;
  const times = rungs.map(({ at }) =>
    at === undefined || start === undefined ? '' : `${((at - start) / 1000).toFixed(3)} s`,
  );
  const left = tell(visibleIn(tellerOf(example)));
  const room = width - TIME - 3;
  const accessPoint = (name: string): string =>
    [tell(said('report.access-point')), visible(name)].join(' ').trimEnd();
  const { bssid = '' } = example.attempt;
  const named = accessPoint(bssid === '' ? '' : (layout.called?.(bssid) ?? bssid));
  const right = cellsOf(left) + cellsOf(named) < room ? named : accessPoint(bssid);
  if (room < BETWEEN) {
    const lines = rungs.map((rung, index) => {
      const line = hang(`${SIGNS[signOf(rung)]} `, texts[index] ?? '', width, ' '.repeat(TIME + 1));
      const when = (times[index] ?? '').padStart(TIME);
      return paint.dim(when) + toneOfRung(rung, paint)(line.slice(TIME));
    });
    return [
      paint.dim(wrap(`${SIGNS.station} ${left}, ${SIGNS['access-point']} ${right}`, width, '')),
      ...lines,
    ].join('\n');
  }
  const between = Math.min(room, Math.max(BETWEEN, ...texts.map((text) => cellsOf(text) + ARROW)));
  const two = new Set(rungs.map(({ seenBy }) => seenBy)).size > 1;
  const gap = ' '.repeat(Math.max(1, between + 2 - cellsOf(left) - cellsOf(right)));
  const head = `${' '.repeat(TIME + 1)}${left}${gap}${right}`;
  const lines = rungs.flatMap((rung, index) => {
    const line = (side: Rung['seenBy']): string =>
      two && (rung.seenBy === 'both' || rung.seenBy === side) ? '●' : '│';
    const [first = '', ...more] = wrap(texts[index] ?? '', between - ARROW, '').split('\n');
    const tone = toneOfRung(rung, paint);
    return [
      `${paint.dim((times[index] ?? '').padStart(TIME))} ${line('station')}${tone(arrow(rung, first, between))}${line('access-point')}`,
      ...more.map((rest) => `${' '.repeat(TIME + 1)}│${tone(padTo(`  ${rest}`, between))}│`),
    ];
  });
  const hasAir = rungs.some(({ seenBy }) => seenBy === 'air');
  const key = tell(said(hasAir ? 'report.key.air' : 'report.key.logs'));
  return [paint.dim(head), ...lines, ...(two ? [paint.dim(' '.repeat(TIME + 1) + key)] : [])].join('\n');
}

const SIGNS = { fatal: '✗', station: '▶', 'access-point': '◀', note: '·' } as const;
const signOf = ({ fatal, from }: Rung): keyof typeof SIGNS => (fatal ? 'fatal' : from);
const toneOfRung = ({ fatal }: Rung, paint: Paint): ((text: string) => string) => (fatal ? paint.bad : asIs);

/** The station's own log speaks of the machine at hand; an access point and the air speak of some station. */
function tellerOf({ attempt }: Example): Said {
  const [first] = attempt.events;
  const isOther = first?.witness === 'access-point' || first?.witness === 'air';
  return isOther && first.station
    ? said('report.device', { address: first.station })
    : said('report.machine');
}

function arrow(rung: Rung, text: string, between: number): string {
  if (rung.from === 'note') return padTo(` ${text}`, between);
  const label = padTo(` ${text} `, between - 2, '─');
  const head = SIGNS[signOf(rung)];
  return rung.from === 'station' ? `─${label}${head}` : `${head}${label}─`;
}

/** Where a number stands that is a code: `reason=2`, `status code 53`. */
const CODE = String.raw`[\w-]*(?:reason|status|code|error|ret)[\w-]*(?:[ =:(]{0,3}(?:code|=)?[ =:(]{0,2})`;
const ANY_CODE = new RegExp(String.raw`${CODE}\d+\b`, 'gi');

/** A raw line that keeps the code that its sentence speaks of, and marks it. */
function rawLine(text: string, { args }: Said, width: number, paint: Paint): string {
  const numbers = Object.values(args).filter((value) => typeof value === 'number');
  const named = new RegExp(String.raw`${CODE}(?:${numbers.join('|')})\b`, 'gi');
  const decisive = numbers.length > 0 && text.search(named) >= 0 ? named : ANY_CODE;
  const [before, token, after] = cutAround(text, width, decisive);
  return [paint.dim(before), token && paint.bold(token), after && paint.dim(after)].join('');
}

function evidenceLines(
  finding: Finding,
  inputs: readonly InputSummary[],
  { paint, width, locale, whose }: Layout,
): string[] {
  return finding.evidence.slice(0, 6).flatMap((evidence) => {
    const name = inputs[evidence.input]?.name.replace(/^.*\//, '') ?? 'live';
    return [
      hang('• ', say(evidence.why, locale, whose), width, '  '),
      `    ${rawLine(`${name}:${evidence.line}  ${evidence.text}`, evidence.why, width - 4, paint)}`,
    ];
  });
}

const BAR = 20;

/** One bar a phase, as long as its share of the whole. */
function timelineLines(timeline: readonly Phase[], { paint, width, locale, whose }: Layout): string[] {
  const start = timeline[0]?.at ?? 0;
  const whole = timeline.reduce((sum, { ms }) => sum + ms, 0);
  return timeline.map(({ at, ms, what }) => {
    const from = `${((at - start) / 1000).toFixed(2)} s`.padStart(9);
    const bar = '█'.repeat(Math.max(1, Math.round((ms / whole) * BAR))).padEnd(BAR);
    const took = `${(ms / 1000).toFixed(2)} s`.padStart(9);
    return hang(`${paint.dim(from)} ${paint.warn(bar)}${took}  `, say(what, locale, whose), width, '');
  });
}

/** When it was, by the clock of whoever reads: the date once, and the zone. */
const span = ({ firstAt, lastAt }: Finding, locale: Locale): string[] =>
  firstAt === undefined || lastAt === undefined ? [] : [stretch(firstAt, lastAt, locale)];

/** Somebody else tells of a station: it need not be the computer that is read at. */
const isOthers = (from: SeenFrom | undefined): boolean => from === 'access-point' || from === 'air';

/** An access point and the air tell of some device, whoever's log is at hand. */
function whoseIs({ evidence }: Finding, inputs: readonly InputSummary[], { whose }: Layout): Whose {
  const isOther =
    evidence.length > 0 &&
    evidence.every(({ input }) => isOthers(seenFrom(inputs[input]?.dialect ?? 'unknown')));
  return isOther ? 'theirs' : whose;
}

/** A question in bold with its answer behind it. */
export function answerLines(question: string, answer: string, { paint, width }: Layout): string {
  const lines = wrap(`${question} ${answer}`, width, '');
  return lines.startsWith(question) ? paint.bold(question) + lines.slice(question.length) : lines;
}

/** The answer to the three questions: what is wrong, is it my password, what do I do. */
export function drawFinding(about: Finding, from: readonly InputSummary[], outer: Layout): string {
  const finding = visibleIn(about);
  const inputs = visibleIn(from);
  const layout = { ...outer, whose: whoseIs(finding, inputs, outer) };
  const { paint, width } = layout;
  const tell = speaker(layout);
  const heading = (sentence: Said): string => paint.bold(tell(sentence));
  const facts = [code(finding), ...[...sure(finding), ...where(finding)].map(tell)].join(' · ');
  const lines = [
    ...wrap(tell(headlineOf(finding)), width, '')
      .split('\n')
      .map((line) => toneOf(finding, paint)(paint.bold(line))),
    wrap(tell(meaningOf(finding)), width, ''),
    '',
    answerLines(tell(said('password.question')), tell(passwordAnswer(finding).words), layout),
    '',
    paint.dim(wrap(facts, width, '')),
    ...span(finding, layout.locale).map((text) => paint.dim(wrap(text, width, ''))),
  ];
  if (finding.evidence.length > 0)
    lines.push('', heading(said('report.why')), ...evidenceLines(finding, inputs, layout));
  if (finding.timeline !== undefined) {
    lines.push('', heading(said('report.where-time-went')), ...timelineLines(finding.timeline, layout));
  }
  if (finding.disagreement !== undefined) {
    lines.push('', heading(said('report.where-logs-differ')), wrap(tell(finding.disagreement), width, '  '));
  }
  if (finding.ruledOut.length > 0) {
    const out = finding.ruledOut.map((one) =>
      hang('• ', `${tell(shortOf(one))} (${one.cause}): ${tell(one.why)}`, width, '  '),
    );
    lines.push('', heading(said('report.what-it-is-not')), ...out);
  }
  if (finding.wouldSettle.length > 0) {
    const what = finding.wouldSettle.map((text) => wrap(tell(text), width, '  '));
    lines.push('', heading(said('report.what-would-settle-it')), ...what);
  }
  if (finding.plan.length > 0) {
    lines.push('', heading(said('report.what-to-do')));
    finding.plan.forEach((step, index) => {
      const title = stepTitle(step, finding.bssids.length);
      lines.push(hang(`${index + 1}. `, title ? tell(title) : '', width, '  '));
      if (step.cost) lines.push(paint.dim(wrap(tell(step.cost), width, '     ')));
    });
  }
  if (finding.quirks !== undefined) {
    lines.push('', heading(said('report.known-of-it')));
    for (const { text, advice, source } of finding.quirks) {
      const known = [text, ...(advice ? [advice] : [])].map(tell).join(' ');
      lines.push(wrap(known, width, '  '), paint.dim(wrap(source, width, '    ')));
    }
  }
  return lines.join('\n');
}

type Counted = 'report.read.lines' | 'report.read.frames' | 'report.read.records';

/** What `lines` counts in an input that is not made of lines. */
const COUNTED: Readonly<Record<string, Counted>> = {
  pcap: 'report.read.frames',
  pcapng: 'report.read.frames',
  'windows-wlan': 'report.read.records',
  'cloud-events': 'report.read.records',
};

/** `2 h 0 min 7 s` */
function apart(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts.flatMap(([value, unit]) => (value > 0 ? [`${value} ${unit}`] : [])).join(' ');
}

function readLine(input: InputSummary, tell: Tell): string {
  const { name, dialect, dialects = [dialect], lines, recognised, unknown, clock } = input;
  const values = { name, dialects: dialects.join(' + '), lines, recognised, unknown };
  const from = seenFrom(dialect);
  const read = [
    tell(said(own(COUNTED, dialect) ?? 'report.read.lines', values)),
    ...(from === undefined ? [] : [tell(said(`report.seen-from.${from}`))]),
  ].join('; ');
  if (!clock) return read;
  const { offset, marks } = clock;
  const which = offset > 0 ? 'report.clock-behind' : 'report.clock-ahead';
  return `${read}; ${tell(said(which, { apart: apart(offset), marks }))}`;
}

/** The whole answer of `diagnose` for a person. */
export function drawDiagnosis(verdict: Verdict, from: readonly InputSummary[], layout: Layout): string {
  const { paint } = layout;
  const tell = speaker(layout);
  const inputs = visibleIn(from);
  const [first, ...others] = visibleIn(verdict.findings);
  if (!first) return '';
  const parts = [drawFinding(first, inputs, layout)];
  if (verdict.example && ladderOf(verdict.example).length > 0) {
    const which = titleOf(verdict.example.attempt);
    parts.push(`${paint.bold(tell(said(which)))}\n${drawLadder(verdict.example, layout)}`);
  }
  if (others.length > 0) {
    const lines = others.slice(0, 6).map((finding) => {
      const what = finding.recovered ? tell(said('report.over', { what: code(finding) })) : code(finding);
      const facts = [...sure(finding), ...where(finding)].map(tell).join(' · ');
      return hang('• ', `${what} (${facts})`, layout.width, '  ');
    });
    parts.push([paint.bold(tell(said('report.also-seen'))), ...lines].join('\n'));
  }
  parts.push(paint.dim(inputs.map((input) => wrap(readLine(input, tell), layout.width, '')).join('\n')));
  return `${parts.join('\n\n')}\n`;
}

function titleOf(attempt: Attempt): 'report.last-attempt' | 'report.under-way' | 'report.present-connection' {
  if (attempt.end) return 'report.last-attempt';
  return outcomeOf(attempt) === 'open' ? 'report.under-way' : 'report.present-connection';
}
