import type { Cause, Variant } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Attempt } from '../model/attempt.ts';
import { lifeOf, outcomeOf, SHORT_LIFE, wasUp } from '../model/outcome.ts';
import { attemptsOf, bssidsOf, type Story } from '../model/story.ts';
import type { World } from '../model/world.ts';
import { planFor } from '../remedy/plan.ts';
import { arbitrate } from './arbitrate.ts';
import { ALL_WELL, calibrated, NOT_SETTLED } from './calibration.ts';
import { makeCase, type Case, type Suspicion } from './case.ts';
import { disagreementsOf } from './disagreements.ts';
import { shortcutOf } from './shortcut.ts';
import { withQuirks } from './quirk-book.ts';
import { rankOf, StationTable, type StationRow, type Stations } from './stations.ts';
import { matchWitnesses, storiesOf, type Matched } from './witnesses.ts';
import { DEFAULTS, type Thresholds } from './thresholds.ts';

/** What is wrong, over everything that was read. */
export interface Verdict {
  readonly verdict: Cause;
  readonly variant: Variant | undefined;
  readonly confidence: number;
  readonly recovered: boolean;
  readonly ssid: Ssid | undefined;
  /** The finding behind the verdict first. */
  readonly findings: readonly Finding[];
  /** The attempt that shows it best, for a picture. */
  readonly example: Example | undefined;
  readonly stations: Stations;
}

export interface Example {
  readonly attempt: Attempt;
  readonly peer: Attempt | undefined;
  /** It offered a cached key. */
  readonly shortcut: boolean;
}

const round = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;

function toFinding(problem: Case, suspicion: Suspicion, recovered: boolean, count = 0): Finding {
  const { attempts } = suspicion;
  const whole = attempts.length > 0 && attempts.length === problem.attempts.length;
  const finding = {
    cause: suspicion.cause,
    variant: suspicion.variant,
    confidence: round(suspicion.confidence),
    recovered,
    ssid: problem.story.ssid,
    bssids: bssidsOf(attempts),
    attempts: Math.max(count, whole ? problem.count : attempts.length),
    firstAt: attempts[0]?.startedAt,
    lastAt: (attempts.at(-1) ?? problem.cure)?.lastAt ?? problem.story.lastAt,
    evidence: suspicion.evidence,
    ...(suspicion.timeline ? { timeline: suspicion.timeline } : {}),
    ruledOut: suspicion.ruledOut ?? [],
    wouldSettle: [],
  };
  return { ...finding, plan: planFor(finding, recovered) };
}

/** Names the cause of one trouble, or says that it cannot be named and what would settle it. */
function nameCause(
  problem: Case,
  recovered: boolean,
  { suspicions, ruledOut } = arbitrate(problem),
): { finding: Finding; best: Suspicion | undefined } {
  const best = suspicions[0];
  if (best && best.confidence >= problem.thresholds.name) {
    const confidence = calibrated(best.confidence);
    return { finding: toFinding(problem, { ...best, confidence, ruledOut }, recovered), best };
  }
  const wouldSettle = [...new Set(suspicions.flatMap((suspicion) => suspicion.wouldSettle ?? []))];
  const unknown: Suspicion = {
    cause: 'undetermined',
    confidence: NOT_SETTLED,
    attempts: problem.attempts,
    evidence: best?.evidence ?? [],
    ruledOut,
  };
  const finding = {
    ...toFinding(problem, unknown, recovered),
    wouldSettle:
      wouldSettle.length > 0
        ? wouldSettle
        : ['A recording at debug level (-d) from before the first attempt.'],
  };
  return { finding, best };
}

/** Connections that never hold look connected for seconds: the last one of such a row has yet to prove itself. */
function unproven(story: Story, last: Attempt): boolean {
  if ((lifeOf(last) ?? 0) >= SHORT_LIFE) return false;
  // New group keys go to those only whose 4/4 arrived.
  if (last.events.some((event) => event.kind === 'group-handshake' && event.ok)) return false;
  // A kernel does not see the handshake end; a full SAE that was accepted is as good.
  if (!last.connected) return story.attempts.length > 1 && !last.sae.confirm;
  return story.attempts.filter((attempt) => outcomeOf(attempt) === 'short-lived').length >= 2;
}

interface Present {
  readonly attempts: readonly Attempt[];
  readonly cure: Attempt | undefined;
  readonly connected: Attempt | undefined;
}

/** The trouble that a story is in now; `cure` and `connected` where it ended well. */
function present(story: Story): Present {
  const last = story.attempts.at(-1);
  const settled = story.attempts.filter((attempt) => outcomeOf(attempt) !== 'open');
  if (last && wasUp(last) && !last.end) {
    const before = settled.filter((attempt) => attempt !== last);
    if (!unproven(story, last)) return { attempts: before, cure: last, connected: last };
    return { attempts: before, cure: undefined, connected: undefined };
  }
  const held =
    settled.length === 0 && story.lastHeld && outcomeOf(story.lastHeld) === 'held'
      ? story.lastHeld
      : undefined;
  return { attempts: settled, cure: undefined, connected: held };
}

interface Reading {
  readonly story: Story;
  readonly findings: readonly Finding[];
  /** The verdict over this story alone, and the attempt that shows it. */
  readonly verdict: Finding | undefined;
  readonly example: Example | undefined;
  readonly at: Instant;
  readonly order: number;
}

function healthy(story: Story, connected: Attempt, recovered: Finding | undefined): Finding {
  const event = connected.events.findLast((known) => known.kind === 'connected') ?? connected.events.at(-1);
  const finding = {
    cause: 'healthy' as const,
    variant: recovered ? ('recovered' as const) : undefined,
    confidence: ALL_WELL,
    recovered: recovered !== undefined,
    ssid: story.ssid,
    bssids: bssidsOf([connected]),
    attempts: recovered?.attempts ?? 0,
    firstAt: recovered?.firstAt ?? connected.startedAt,
    lastAt: connected.lastAt,
    evidence: event
      ? [{ ...event.origin, why: recovered ? 'the trouble ended here: connected' : 'connected' }]
      : [],
    ruledOut: [],
    wouldSettle: [],
  };
  return { ...finding, plan: planFor(finding, true) };
}

function read(
  story: Story,
  order: number,
  peer: Case['peer'],
  thresholds: Thresholds,
  version: string | undefined,
): Reading {
  const now = present(story);
  const past = story.closed.map((trouble) => {
    const problem = makeCase(
      story,
      {
        attempts: trouble.attempts,
        count: trouble.attemptCount,
        before: trouble.before,
        cure: trouble.cure,
        around: trouble.around,
      },
      peer,
      thresholds,
    );
    return { ...nameCause(problem, true), afterConnection: trouble.before !== undefined };
  });
  const problem = makeCase(
    story,
    {
      attempts: now.attempts,
      count: story.attemptCount - (story.attempts.length - now.attempts.length),
      before: story.lastHeld,
      cure: now.cure,
      around: story.around,
    },
    peer,
    thresholds,
  );
  const troubled = now.attempts.length > 0 || (!now.connected && story.notFound > 0);
  const judgement = arbitrate(problem);
  const current = troubled ? nameCause(problem, now.cure !== undefined, judgement) : undefined;
  const standing = judgement.suspicions.find(
    (suspicion) => suspicion.evenIfRecovered && suspicion.confidence >= thresholds.name,
  );

  const recovered = [...past.map((one) => one.finding), ...(now.cure && current ? [current.finding] : [])];
  const comesBack = recurring(problem, past, current, thresholds);
  const findings: Finding[] = recovered.slice(-8);
  let verdict: Finding | undefined;
  if (current && !now.cure)
    verdict = comesBack && current.finding.cause === 'undetermined' ? comesBack : current.finding;
  else if (standing)
    verdict = toFinding(problem, { ...standing, confidence: calibrated(standing.confidence) }, false);
  else if (comesBack) verdict = comesBack;
  else if (now.connected) verdict = healthy(story, now.connected, recovered.at(-1));
  const attempts = now.connected ? [...now.attempts, now.connected] : now.attempts;
  const { main: plain, others } = withDisagreements(problem, verdict, attempts, now.cure !== undefined);
  const main = plain && withQuirks(plain, { version, around: story.around, name: thresholds.name });
  return {
    story,
    findings: [
      ...(main ? [main] : []),
      ...others,
      ...findings.filter(({ cause, firstAt }) => cause !== verdict?.cause || firstAt !== verdict.firstAt),
    ],
    verdict: main,
    example: exampleOf(problem, now, current?.best),
    // News of the access point move all its stations: of these the trouble's own time counts.
    at: (story.side === 'access-point' ? main?.lastAt : undefined) ?? story.lastAt ?? -Infinity,
    order,
  };
}

/** How sure a difference between two logs is of the cause that explains it. */
const BY_DIFFERENCE = 0.75;

/** Where the witnesses differ: said with the verdict that it explains, else as a finding of its own. */
function withDisagreements(
  problem: Case,
  verdict: Finding | undefined,
  attempts: readonly Attempt[],
  recovered: boolean,
): { main: Finding | undefined; others: readonly Finding[] } {
  let main = verdict;
  const others: Finding[] = [];
  for (const { cause, variant, what, evidence, attempt } of disagreementsOf(attempts, problem.peer)) {
    if (main?.cause === cause && main.variant === variant && main.disagreement === undefined) {
      const known = main.evidence.map(({ input, line }) => `${input}:${line}`);
      const more = evidence.filter(({ input, line }) => !known.includes(`${input}:${line}`));
      main = { ...main, disagreement: what, evidence: [...main.evidence, ...more] };
      continue;
    }
    const confidence = cause === 'undetermined' ? NOT_SETTLED : BY_DIFFERENCE;
    const suspicion = { cause, variant, confidence, attempts: [attempt], evidence };
    others.push({ ...toFinding(problem, suspicion, recovered), disagreement: what });
  }
  return { main, others };
}

function exampleOf(problem: Case, now: Present, best: Suspicion | undefined): Example | undefined {
  const attempt = now.connected ?? best?.attempts.at(-1) ?? now.attempts.at(-1);
  if (!attempt) return undefined;
  return { attempt, peer: problem.peer(attempt), shortcut: shortcutOf(attempt, problem).used === 'yes' };
}

/** The least strength of a trouble that came back: each time says the same. */
const COMES_BACK = 0.85;

/** Trouble that was healed each time and came back: a finding though the last attempt is connected. */
function recurring(
  problem: Case,
  past: readonly { finding: Finding; best: Suspicion | undefined; afterConnection: boolean }[],
  current: { finding: Finding; best: Suspicion | undefined } | undefined,
  thresholds: Thresholds,
): Finding | undefined {
  const all = [...past.filter((one) => one.afterConnection), ...(current && problem.before ? [current] : [])];
  const byCause = new Map<Cause, typeof all>();
  for (const one of all) {
    if (one.finding.cause === 'undetermined') continue;
    byCause.set(one.finding.cause, [...(byCause.get(one.finding.cause) ?? []), one]);
  }
  const most = [...byCause.values()].toSorted((a, b) => b.length - a.length)[0];
  const last = most?.at(-1);
  if (!most || !last?.best || most.length < thresholds.comesBack) return undefined;
  const times = most.reduce((sum, one) => sum + Math.max(1, one.finding.attempts), 0);
  const suspicion = {
    ...last.best,
    confidence: calibrated(Math.max(last.best.confidence, COMES_BACK)),
    evidence: most.slice(-4).flatMap((one) => one.finding.evidence.slice(-1)),
  };
  const finding = toFinding(problem, suspicion, false, times);
  return { ...finding, firstAt: most[0]?.finding.firstAt };
}

function undetermined(wouldSettle: string): Finding {
  return {
    cause: 'undetermined',
    variant: undefined,
    confidence: NOT_SETTLED,
    recovered: false,
    ssid: undefined,
    bssids: [],
    attempts: 0,
    firstAt: undefined,
    lastAt: undefined,
    evidence: [],
    ruledOut: [],
    wouldSettle: [wouldSettle],
    plan: [],
  };
}

const NO_ATTEMPT =
  'Nothing that was read shows a connection attempt: record while the network is being joined.';

/** Findings of other networks and stations that are told besides. */
const MOST_FINDINGS = 32;

/**
 * A trouble that is named beats one that is not: another station's concerns others, and lines that belong to no attempt
 * may belong to a trouble that is known. But among the networks of one station the last trouble is what is asked about.
 */
const rankAmong = ({ verdict, story }: Reading, other: Reading): number => {
  const attempted =
    story.link === other.story.link && story.ssid !== undefined && verdict && verdict.attempts > 0;
  return attempted && verdict.cause === 'undetermined'
    ? rankOf('stale-pmksa')
    : rankOf(verdict?.cause ?? 'healthy');
};

/** Does one reading explain more than another: a named trouble before an unnamed one, and the latest of equals? */
/** Within one log the order of its lines counts, for clocks are set back; between logs there are only the clocks. */
const later = (reading: Reading, other: Reading): number =>
  reading.story.link === other.story.link
    ? lastSerial(reading.story) - lastSerial(other.story)
    : reading.at - other.at;
const lastSerial = ({ attempts, lastHeld }: Story): number => (attempts.at(-1) ?? lastHeld)?.serial ?? 0;

function explainsMore(reading: Reading, other: Reading | undefined): boolean {
  if (!reading.verdict) return false;
  if (!other?.verdict) return true;
  const rank = rankAmong(reading, other) - rankAmong(other, reading);
  return (rank || later(reading, other) || reading.order - other.order) > 0;
}

const rowOf = (station: Mac, { verdict, story }: Reading): StationRow | undefined =>
  verdict && {
    station,
    verdict: verdict.cause,
    variant: verdict.variant,
    confidence: verdict.confidence,
    attempts: verdict.attempts,
    lastAt: verdict.lastAt ?? story.lastAt,
    ssid: verdict.ssid,
  };

/** Judges everything the model knows. Pure. */
export function diagnose(world: World, thresholds: Thresholds = DEFAULTS): Verdict {
  const matched = arePointsAlone(world) ? undefined : matchWitnesses(world);
  const stations = new StationTable();
  const kept: Reading[] = [];
  let chosen: Reading | undefined;
  const readIn = (story: Story, order: number): Reading => {
    const { station, side, version } = world.links.get(story.link) ?? {};
    const supplicant = side === 'station' ? version : undefined;
    const reading = read(story, order, matched?.peer ?? nobody, thresholds, supplicant);
    const row = station && rowOf(station, reading);
    if (row) stations.add(row);
    return reading;
  };
  let order = 0;
  for (const story of matched?.stories ?? storiesIn(world)) {
    const reading = readIn(story, order++);
    if (kept.length < MOST_FINDINGS) kept.push(reading);
    if (explainsMore(reading, chosen)) chosen = reading;
  }
  if (matched) for (const story of othersOf(world, matched)) readIn(story, order);
  const verdict = chosen?.verdict ?? undetermined(NO_ATTEMPT);
  const station = chosen && world.links.get(chosen.story.link)?.station;
  const table = stations.sum(station, world.links.forgotten);
  // What an access point tells of other stations is in the table.
  const isTabled = ({ story }: Reading): boolean =>
    table.rows.length > 0 &&
    story.side === 'access-point' &&
    world.links.get(story.link)?.station !== station;
  const others = kept
    .filter((reading) => reading !== chosen && !isTabled(reading))
    .flatMap((reading) => reading.findings.slice(0, 2));
  return {
    verdict: verdict.cause,
    variant: verdict.variant,
    confidence: verdict.confidence,
    recovered: verdict.recovered,
    ssid: verdict.ssid,
    findings: [
      verdict,
      ...(chosen?.findings ?? []).filter((finding) => finding !== verdict),
      ...others,
    ].slice(0, MOST_FINDINGS),
    example: chosen?.example,
    stations: table,
  };
}

const nobody = (): undefined => undefined;

/** Nothing but access points' logs was read: there is no other account to lay beside a station's. */
function arePointsAlone(world: World): boolean {
  for (const { side } of world.links.values()) if (side !== 'access-point') return false;
  return true;
}

/** Station by station: there may be very many. */
function* storiesIn(world: World): Generator<Story> {
  for (const link of world.links.values()) yield* storiesOf(link);
}

/** Where a station's own log decides: the stories of the stations that only an access point tells of. */
function* othersOf(world: World, { stories, peer }: Matched): Generator<Story> {
  const judged = new Set(stories.map((story) => story.link));
  const own = new Set(stories.map((story) => world.links.get(story.link)?.station));
  // An attempt that was completed has other fields, and the events that it had.
  const told = new Set(stories.flatMap(attemptsOf).map((attempt) => peer(attempt)?.events));
  for (const link of world.links.values()) {
    if (link.station === undefined || judged.has(link.key) || own.has(link.station)) continue;
    const [...links] = link.stories.values();
    if (links.flatMap(attemptsOf).some((attempt) => told.has(attempt.events))) continue;
    yield* links;
  }
}
