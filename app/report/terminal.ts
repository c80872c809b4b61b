import type { Example } from '../detect/read-story.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Finding, InputSummary, Phase } from '../domain/finding.ts';
import type { Said } from '../domain/said.ts';
import { isoTime } from './diagnosis-json.ts';
import { ladderOf, type Rung } from './ladder.ts';
import { stepTitle } from './plan-words.ts';
import type { Locale } from '../words/locale.ts';
import { say, type Whose } from '../words/say.ts';
import { wordsFor } from './words.ts';
import { own } from '../domain/own.ts';

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
}

const wrap = (text: string, width: number, indent: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((one) => indent + one).join('\n');
};

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;

/** How sure; of not knowing it is not said, for there the number is about the log. */
const percent = ({ cause, confidence }: Finding): string =>
  cause === 'undetermined' ? '' : `${Math.round(confidence * 100)} % sure`;

function toneOf(finding: Finding, paint: Paint): (text: string) => string {
  if (finding.cause === 'healthy') return paint.good;
  return finding.cause === 'undetermined' ? paint.warn : paint.bad;
}

const code = (finding: Finding): string =>
  finding.variant ? `${finding.cause} · ${finding.variant}` : finding.cause;

function where(finding: Finding): string {
  const parts = [
    finding.ssid === undefined ? '' : `network ${finding.ssid}`,
    finding.bssids.length > 0 ? `access point ${finding.bssids.slice(0, 3).join(', ')}` : '',
    finding.attempts > 0 && finding.cause !== 'healthy'
      ? `${finding.attempts} ${finding.attempts === 1 ? 'attempt' : 'attempts'}`
      : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Columns between the two lifelines. */
const BETWEEN = 58;
const TIME = 10;

/** Two lifelines, one arrow a frame, the one that died marked. */
export function drawLadder(example: Example, layout: Layout): string {
  const { paint } = layout;
  const rungs = ladderOf(example);
  const two = new Set(rungs.map(({ seenBy }) => seenBy)).size > 1;
  const start = rungs.find((rung) => rung.at !== undefined)?.at;
  const left = tellerOf(example);
  const right = `access point${example.attempt.bssid ? ` ${example.attempt.bssid}` : ''}`;
  const head = `${' '.repeat(TIME + 1)}${left}${right.padStart(BETWEEN + 2 - left.length)}`;
  const lines = rungs.map((rung) => drawRung(rung, start, layout, two));
  const key = rungs.some(({ seenBy }) => seenBy === 'air')
    ? '● its own log has it · no ●: the capture alone has it'
    : '● its own log has it · an end without ● did not see it, or does not log it';
  return [paint.dim(head), ...lines, ...(two ? [paint.dim(' '.repeat(TIME + 1) + key)] : [])].join('\n');
}

/** The station's own log speaks of this computer; an access point and the air speak of some station. */
function tellerOf({ attempt }: Example): string {
  const [first] = attempt.events;
  const isOther = first?.witness === 'access-point' || first?.witness === 'air';
  return isOther && first.station ? `station ${first.station}` : 'this computer';
}

/** @param two whether each lifeline is marked where its own log tells of the rung */
function drawRung(
  rung: Rung,
  start: number | undefined,
  { paint, locale, whose }: Layout,
  two: boolean,
): string {
  const time =
    rung.at === undefined || start === undefined ? '' : `${((rung.at - start) / 1000).toFixed(3)} s`;
  const label = say(rung.label, locale, whose);
  const text = rung.times > 1 ? `${label} (${rung.times} times)` : label;
  const tone = rung.fatal ? paint.bad : asIs;
  const between = rung.from === 'note' ? ` ${cut(text, BETWEEN - 2)}`.padEnd(BETWEEN) : arrow(rung, text);
  const line = (side: Rung['seenBy']): string =>
    two && (rung.seenBy === 'both' || rung.seenBy === side) ? '●' : '│';
  return `${paint.dim(time.padStart(TIME))} ${line('station')}${tone(between)}${line('access-point')}`;
}

function arrow(rung: Rung, text: string): string {
  const label = ` ${cut(text, BETWEEN - 5)} `.padEnd(BETWEEN - 2, '─');
  const head = rung.fatal ? '✗' : rung.from === 'station' ? '▶' : '◀';
  return rung.from === 'station' ? `─${label}${head}` : `${head}${label}─`;
}

function evidenceLines(
  finding: Finding,
  inputs: readonly InputSummary[],
  { paint, width, locale, whose }: Layout,
): string[] {
  return finding.evidence.slice(0, 6).flatMap((evidence) => {
    const name = inputs[evidence.input]?.name.replace(/^.*\//, '') ?? 'live';
    return [
      `  • ${say(evidence.why, locale, whose)}`,
      paint.dim(`    ${cut(`${name}:${evidence.line}  ${evidence.text}`, width - 4)}`),
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
    return `${paint.dim(from)} ${paint.warn(bar)}${took}  ${cut(say(what, locale, whose), width - 2 * 9 - BAR - 3)}`;
  });
}

function span(finding: Finding): string {
  const from = isoTime(finding.firstAt);
  const to = isoTime(finding.lastAt);
  return from && to ? `${from} to ${to}` : '';
}

/** Dialects in which somebody else tells of a station: it need not be the computer that is read at. */
const TOLD_BY_OTHERS = new Set(['hostapd', 'huawei-ac', 'cisco-wlc', 'aruba', 'pcap', 'pcapng']);

/** The words for a finding, about "this computer" only where its own log is at hand. */
function wordsAbout(finding: Finding, inputs: readonly InputSummary[]): ReturnType<typeof wordsFor> {
  const words = wordsFor(finding);
  const { evidence } = finding;
  const isOther =
    evidence.length > 0 && evidence.every(({ input }) => TOLD_BY_OTHERS.has(inputs[input]?.dialect ?? ''));
  if (!isOther) return words;
  const about = (text: string): string =>
    text.replaceAll('This computer', 'The station').replaceAll('this computer', 'the station');
  return { headline: about(words.headline), meaning: about(words.meaning) };
}

/** The answer to the three questions: what is wrong, is it my password, what do I do. */
export function drawFinding(finding: Finding, inputs: readonly InputSummary[], layout: Layout): string {
  const { paint, width, locale } = layout;
  const words = wordsAbout(finding, inputs);
  const tell = (sentence: Said): string => say(sentence, locale, layout.whose);
  const tone = toneOf(finding, paint);
  const lines = [
    tone(paint.bold(words.headline)),
    wrap(words.meaning, width, ''),
    '',
    paint.dim([code(finding), percent(finding), where(finding)].filter(Boolean).join(' · ')),
    ...(span(finding) ? [paint.dim(span(finding))] : []),
  ];
  if (finding.evidence.length > 0)
    lines.push('', paint.bold('Why'), ...evidenceLines(finding, inputs, layout));
  if (finding.timeline !== undefined) {
    lines.push('', paint.bold('Where the time went'), ...timelineLines(finding.timeline, layout));
  }
  if (finding.disagreement !== undefined) {
    lines.push('', paint.bold('Where the two logs differ'), wrap(tell(finding.disagreement), width, '  '));
  }
  if (finding.ruledOut.length > 0) {
    lines.push(
      '',
      paint.bold('What it is not'),
      ...finding.ruledOut.map((out) => `  • ${out.cause}: ${tell(out.why)}`),
    );
  }
  if (finding.wouldSettle.length > 0) {
    lines.push(
      '',
      paint.bold('What would settle it'),
      ...finding.wouldSettle.map((text) => wrap(tell(text), width, '  ')),
    );
  }
  if (finding.plan.length > 0) {
    lines.push('', paint.bold('What to do'));
    finding.plan.forEach((step, index) => {
      const title = stepTitle(step, finding.bssids.length);
      lines.push(`  ${index + 1}. ${title ? tell(title) : ''}`);
      if (step.cost) lines.push(paint.dim(wrap(tell(step.cost), width, '     ')));
    });
  }
  if (finding.quirks !== undefined) {
    lines.push('', paint.bold('Known of it'));
    for (const { text, advice, source } of finding.quirks) {
      const known = [text, ...(advice ? [advice] : [])].map(tell).join(' ');
      lines.push(wrap(known, width, '  '), paint.dim(wrap(source, width, '    ')));
    }
  }
  return lines.join('\n');
}

/** What `lines` counts in an input that is not made of lines. */
const UNITS: Readonly<Record<string, string>> = {
  pcap: 'frames',
  pcapng: 'frames',
  'windows-wlan': 'records',
};
const unitOf = ({ dialect }: InputSummary): string => own(UNITS, dialect) ?? 'lines';

/** `; its clock is 2 h 0 min 7 s behind, by 14 common frames` */
function clockText({ clock }: InputSummary): string {
  if (!clock) return '';
  const seconds = Math.round(Math.abs(clock.offset) / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const apart = parts.flatMap(([value, unit]) => (value > 0 ? [`${value} ${unit}`] : [])).join(' ');
  return `; its clock is ${apart} ${clock.offset > 0 ? 'behind' : 'ahead'}, by ${clock.marks} common frames`;
}

/** The whole answer of `diagnose` for a person. */
export function drawDiagnosis(verdict: Verdict, inputs: readonly InputSummary[], layout: Layout): string {
  const { paint } = layout;
  const [first, ...others] = verdict.findings;
  if (!first) return '';
  const parts = [drawFinding(first, inputs, layout)];
  if (verdict.example && ladderOf(verdict.example).length > 0) {
    const which = verdict.example.attempt.end ? 'The last attempt that shows it' : 'The present connection';
    parts.push(`${paint.bold(which)}\n${drawLadder(verdict.example, layout)}`);
  }
  if (others.length > 0) {
    const lines = others.slice(0, 6).map((finding) => {
      const over = finding.recovered ? ', over' : '';
      return `  • ${code(finding)}${over} (${[percent(finding), where(finding)].filter(Boolean).join(' · ')})`;
    });
    parts.push([paint.bold('Also seen'), ...lines].join('\n'));
  }
  const read = inputs.map(
    (input) =>
      `${input.name}: ${(input.dialects ?? [input.dialect]).join(' + ')}, ${input.lines} ${unitOf(input)}, ${input.recognised} recognised, ${input.unknown} unknown${clockText(input)}`,
  );
  parts.push(paint.dim(read.join('\n')));
  return `${parts.join('\n\n')}\n`;
}
