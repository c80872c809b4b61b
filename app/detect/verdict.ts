import { said } from '../domain/said.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { Claim, Finding } from '../domain/finding.ts';
import type { Mac, Ssid } from '../domain/ids.ts';
import type { Attempt } from '../model/attempt.ts';
import { attemptsOf, type Story } from '../model/story.ts';
import type { Link } from '../model/link-state.ts';
import { linkOfPoint } from '../model/point.ts';
import type { World } from '../model/world.ts';
import { readStory, type Example, type StoryReading } from './read-story.ts';
import { attemptUnderWay, underWay } from './under-way.ts';
import { rankOf, StationTable, type StationRow, type Stations } from './stations.ts';
import { DEFAULTS, type Thresholds } from './thresholds.ts';
import { undetermined } from './to-finding.ts';
import { matchWitnesses, storiesOf, type Matched } from './witnesses.ts';

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
  /** What is proven of the network that the verdict is about. */
  readonly claims: readonly Claim[];
  readonly stations: Stations;
}

const NO_ATTEMPT = said('settle.no-attempt');

/** Findings of other networks and stations that are told besides. */
const MOST_FINDINGS = 32;

/**
 * A trouble that is named beats one that is not: another station's concerns others, and lines that belong to no attempt
 * may belong to a trouble that is known. But among the networks of one station the last trouble is what is asked about.
 */
const rankAmong = (reading: StoryReading, other: StoryReading): number => {
  const { verdict, story } = reading;
  if (isPassed(reading, other)) return rankOf('healthy');
  const attempted =
    story.link === other.story.link && story.ssid !== undefined && verdict && verdict.attempts > 0;
  return attempted && verdict.cause === 'undetermined'
    ? rankOf('stale-pmksa')
    : rankOf(verdict?.cause ?? 'healthy');
};

/** What is nothing more than an attempt in vain. */
const IN_VAIN: ReadonlySet<Cause | undefined> = new Set(['undetermined', 'auth-timeout']);

/** What ends a connection, and is over with the next. */
const ENDS: ReadonlySet<Cause | undefined> = new Set(['ap-disconnects', 'signal-lost']);
const isOneEnd = (verdict: Finding | undefined): boolean =>
  ENDS.has(verdict?.cause) && verdict?.attempts === 1;

/** Whoever is accused, or loses a key, must be the one that is meant. */
const OF_ONE: ReadonlySet<Cause | undefined> = new Set(['wrong-passphrase', 'eap-rejected', 'stale-pmksa']);

/** An access point whose network nobody names was tried in vain, or lost once, and then the station was connected: that is over. */
const isPassed = ({ story, verdict }: StoryReading, other: StoryReading): boolean =>
  story.link === other.story.link &&
  story.ssid === undefined &&
  story.side === 'station' &&
  (IN_VAIN.has(verdict?.cause) || isOneEnd(verdict)) &&
  other.verdict?.cause === 'healthy' &&
  lastSerial(other.story) > lastSerial(story);

/** Within one log the order of its lines counts, for clocks are set back; between logs there are only the clocks. */
const later = (reading: StoryReading, other: StoryReading): number =>
  reading.story.link === other.story.link
    ? lastSerial(reading.story) - lastSerial(other.story)
    : reading.at - other.at;
const lastSerial = ({ attempts, lastHeld }: Story): number => (attempts.at(-1) ?? lastHeld)?.serial ?? 0;

/** Does one reading explain more than another: a named trouble before an unnamed one, and the latest of equals? */
function explainsMore(reading: StoryReading, other: StoryReading | undefined): boolean {
  if (!reading.verdict) return false;
  if (!other?.verdict) return true;
  const rank = rankAmong(reading, other) - rankAmong(other, reading);
  return (rank || later(reading, other) || reading.order - other.order) > 0;
}

const rowOf = (station: Mac, { verdict, story }: StoryReading): StationRow | undefined =>
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
  const matched = world.links.areOfAccessPoints ? undefined : matchWitnesses(world);
  const stations = new StationTable();
  const kept: StoryReading[] = [];
  let chosen: StoryReading | undefined;
  const readIn = ({ story, link }: LivedStory, order: number): StoryReading => {
    const { station, side, version } = link ?? {};
    const supplicant = side === 'station' ? version : undefined;
    const reading = readStory(story, order, matched?.peer ?? nobody, thresholds, supplicant);
    const row = station && rowOf(station, reading);
    if (row) stations.add(row);
    return reading;
  };
  let order = 0;
  for (const told of matched ? ofStations(world, matched) : all(world)) {
    const reading = readIn(told, order++);
    if (kept.length < MOST_FINDINGS) kept.push(reading);
    if (explainsMore(reading, chosen)) chosen = reading;
  }
  if (matched) {
    // An access point that names what ails its only station speaks of the one whose own log names nothing.
    let isOnly = IN_VAIN.has(chosen?.verdict?.cause);
    let spoken: StoryReading | undefined;
    for (const told of othersOf(world, matched)) {
      const reading = readIn(told, order);
      isOnly &&= spoken === undefined || spoken.story.link === told.story.link;
      if (explainsMore(reading, spoken)) spoken = reading;
    }
    if (isOnly && spoken && !OF_ONE.has(spoken.verdict?.cause) && explainsMore(spoken, chosen))
      chosen = spoken;
  }
  // Nothing is judged yet: what was under way when the text ended is the last that was seen.
  const open = chosen ? undefined : attemptUnderWay(world);
  const point = chosen || open ? undefined : linkOfPoint(world);
  for (const story of point ? storiesOf(point) : []) {
    const reading = readIn({ story, link: point }, order);
    if (explainsMore(reading, chosen)) chosen = reading;
  }
  const verdict = chosen?.verdict ?? (open && underWay(open)) ?? undetermined(NO_ATTEMPT);
  const station = chosen && world.links.get(chosen.story.link)?.station;
  const table = stations.sum(station, world.links.forgotten);
  // What an access point tells of other stations is in the table.
  const isTabled = ({ story }: StoryReading): boolean =>
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
    example: chosen?.example ?? (open && { attempt: open, peer: undefined, shortcut: false }),
    claims: chosen?.claims ?? [],
    stations: table,
  };
}

const nobody = (): undefined => undefined;

/** A story, and the link that lived through it. */
interface LivedStory {
  readonly story: Story;
  readonly link: Link | undefined;
}

/** Where nothing but access points' logs was read: station by station, for there may be very many. */
function* all({ links }: World): Generator<LivedStory> {
  for (const link of links.values()) for (const story of storiesOf(link)) yield { story, link };
}

function* ofStations({ links }: World, { stories }: Matched): Generator<LivedStory> {
  for (const story of stories) yield { story, link: links.get(story.link) };
}

/** Where an attempt begins: a link that was packed gives equal attempts each time it is asked for, and never the same. */
function beginningOf(attempt: Attempt | undefined): string | undefined {
  const first = attempt?.events[0]?.origin;
  return first && `${first.input}:${first.line} ${attempt.startedAt ?? ''}`;
}

/** Where a station's own log decides: the stories of the stations that only an access point tells of. */
function* othersOf(world: World, { stories, peer }: Matched): Generator<LivedStory> {
  const judged = new Set(stories.map((story) => story.link));
  const own = new Set(stories.map((story) => world.links.get(story.link)?.station));
  const told = new Set(stories.flatMap(attemptsOf).map((attempt) => beginningOf(peer(attempt))));
  told.delete(undefined);
  for (const link of world.links.values()) {
    if (link.station === undefined || judged.has(link.key) || own.has(link.station)) continue;
    const [...links] = link.stories.values();
    if (links.flatMap(attemptsOf).some((attempt) => told.has(beginningOf(attempt)))) continue;
    for (const story of links) yield { story, link };
  }
}
