/**
 * Clocks of several inputs laid over each other. Every witness of a join sees the same few frames: how far apart two
 * inputs date them is how far apart their clocks are, be it a time zone, a clock that was never set, or one that counts
 * from boot.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Instant, Mac } from '../domain/ids.ts';

/** What a mark is, as every witness would name it: `assoc 53`, `m 2`, `pmkid 0a1b…`. */
type Name = string;
/** Times of the marks of one name, in the order read. */
type Marks = Map<Name, Instant[]>;

/** Stations of an access point's log whose marks are kept; those that were silent longest are forgotten. */
const MOST_STATIONS = 256;
/** Marks of one name that are kept of one station: the first half and the last. */
const MOST_MARKS = 128;
/** Marks of one name that vote for a difference. */
const MOST_VOTERS = 24;
/** Two witnesses date one frame within this many milliseconds of each other, once their clocks are laid over each other. */
const SAME_FRAME = 750;
/** Clocks that differ by less are taken as one: what is left is the way of the frames. */
const ONE_CLOCK = 1000;
/** Marks that must fit before a difference is believed. */
const ENOUGH = 4;
/** A PMKID is as good as several ordinary marks: no two keys share one. */
const PMKID_WEIGHT = 4;
const QUARTER = 15 * 60_000;

const pmkidOf = (event: WifiEvent): string | undefined =>
  event.kind === 'assoc-request' ||
  event.kind === 'pmksa-offered' ||
  event.kind === 'rsne' ||
  event.kind === 'm1-pmkid'
    ? event.pmkid
    : undefined;

function nameOf(event: WifiEvent): Name | undefined {
  switch (event.kind) {
    case 'auth-request':
    case 'auth-response':
      return 'auth';
    case 'assoc-response':
      return `assoc ${event.status}`;
    case 'eapol-key':
      return `m ${event.message}`;
    case 'connected':
    case 'handshake-completed':
    case 'keys-installed':
      return 'up';
    case 'disconnected':
      return 'down';
    case 'eap':
      return event.step === 'success' || event.step === 'failure' ? `eap ${event.step}` : undefined;
    default:
      return undefined;
  }
}

/** Gathers the marks of one input. Bounded. */
export class ClockMarks {
  /** By the station that an access point names; '' where the input is the station's own. */
  readonly stations = new Map<Mac | '', Marks>();
  /** The addresses that the input calls its own. */
  readonly own = new Set<Mac>();

  see(event: WifiEvent): void {
    if (event.kind === 'own-address') this.own.add(event.address);
    if (event.at === undefined) return;
    const name = nameOf(event);
    const pmkid = pmkidOf(event);
    if (name === undefined && pmkid === undefined) return;
    const station = event.witness === 'access-point' || event.witness === 'air' ? (event.station ?? '') : '';
    const marks = this.#marksOf(station);
    if (name !== undefined) put(marks, name, event.at);
    if (pmkid !== undefined) put(marks, `pmkid ${pmkid}`, event.at);
  }

  #marksOf(station: Mac | ''): Marks {
    const known = this.stations.get(station);
    const marks = known ?? new Map<Name, Instant[]>();
    if (known) this.stations.delete(station);
    this.stations.set(station, marks);
    const oldest = this.stations.keys().next();
    if (this.stations.size > MOST_STATIONS && !oldest.done) this.stations.delete(oldest.value);
    return marks;
  }
}

function put(marks: Marks, name: Name, at: Instant): void {
  if (name.startsWith('pmkid ') && !marks.has(name) && marks.size >= MOST_MARKS) return;
  const times = marks.get(name) ?? [];
  // Repeats of one frame, and two lines about it, are one mark.
  if (times.length > 0 && Math.abs(at - (times.at(-1) ?? at)) < 20) return;
  times.push(at);
  if (times.length > MOST_MARKS) times.splice(MOST_MARKS / 2, 1);
  marks.set(name, times);
}

/** How an input's clock stands to that of the first. */
export interface ClockShift {
  /** Milliseconds to add to the input's times. */
  readonly offset: number;
  /** Marks that both inputs have in common at this offset. */
  readonly marks: number;
}

interface Fit extends ClockShift {
  readonly weight: number;
  readonly names: number;
}

/** The time of an ordered list that is nearest to `at`. */
function nearest(times: readonly Instant[], at: Instant): Instant {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  const before = times[low - 1] ?? -Infinity;
  const after = times[low] ?? Infinity;
  return at - before < after - at ? before : after;
}

function fitAt(reference: Marks, marks: Marks, offset: number): Fit {
  const rests: number[] = [];
  let weight = 0;
  let names = 0;
  for (const [name, times] of marks) {
    const known = reference.get(name);
    if (!known) continue;
    const before = rests.length;
    for (const time of times) {
      const match = nearest(known, time + offset);
      if (Math.abs(match - time - offset) < SAME_FRAME) rests.push(match - time - offset);
    }
    const found = rests.length - before;
    if (found === 0) continue;
    names++;
    weight += found * (name.startsWith('pmkid ') ? PMKID_WEIGHT : 1);
  }
  const rest = rests.toSorted((a, b) => a - b)[rests.length >> 1] ?? 0;
  return { offset: offset + rest, marks: rests.length, weight, names };
}

/** Differences that many pairs of marks agree on, most first. */
function candidates(reference: Marks, marks: Marks): number[] {
  const votes = new Map<number, number>();
  for (const [name, times] of marks) {
    for (const time of times.slice(-MOST_VOTERS)) {
      for (const known of reference.get(name) ?? []) {
        const bin = Math.round((known - time) / SAME_FRAME);
        votes.set(bin, (votes.get(bin) ?? 0) + (name.startsWith('pmkid ') ? PMKID_WEIGHT : 1));
      }
    }
  }
  const most = [...votes].toSorted((a, b) => b[1] - a[1]).slice(0, 24);
  return most.map(([bin]) => bin * SAME_FRAME);
}

/** How far an offset is from a whole number of quarter hours, the step of time zones. */
const fromZone = (offset: number): number => Math.abs(offset - Math.round(offset / QUARTER) * QUARTER);

const HOUR = 60 * 60_000;
/** Time zones lie this far apart at most; between that and this many days no clock differs, but incidents do. */
const FARTHEST_ZONE = 14.5 * HOUR;
const NEVER_SET = 300 * 24 * HOUR;
/** A clock that nobody keeps right is this much off at most, on top of its zone; more needs more marks. */
const ADRIFT = 2 * 60_000;

/** Could clocks differ like this, or are these two incidents that look alike? */
const isPlausible = ({ offset, weight }: Fit): boolean => {
  const size = Math.abs(offset);
  if (size > FARTHEST_ZONE) return size > NEVER_SET;
  return fromZone(offset) < ADRIFT || weight >= 2 * ENOUGH;
};

/** Retries come at a steady pace, so several offsets fit nearly as well: the plainest of these is taken. */
function plainest(fits: readonly Fit[]): Fit | undefined {
  const most = Math.max(0, ...fits.map(({ weight }) => weight));
  return fits
    .filter(({ weight }) => weight >= 0.85 * most)
    .toSorted(
      (a, b) => fromZone(a.offset) - fromZone(b.offset) || Math.abs(a.offset) - Math.abs(b.offset),
    )[0];
}

function shiftOf(reference: Marks, marks: Marks): Fit | undefined {
  const same = fitAt(reference, marks, 0);
  const fits = [
    same,
    ...candidates(reference, marks).map((offset) => fitAt(reference, marks, offset)),
  ].filter(isPlausible);
  const best = plainest(fits);
  if (!best || best.weight < ENOUGH || best.names < 2) return undefined;
  return Math.abs(best.offset) < ONE_CLOCK ? { ...best, offset: 0 } : best;
}

/** The marks that may be those of the reference's station: its own by address, else every station's. */
function groupsOf(input: ClockMarks, stations: ReadonlySet<Mac>): Marks[] {
  const named = [...stations].flatMap((station) => input.stations.get(station) ?? []);
  return (named.length > 0 ? named : [...input.stations.values()]).map(inOrder);
}

/** Clocks jump, and rotated logs come in any order. */
const inOrder = (marks: Marks): Marks =>
  new Map([...marks].map(([name, times]) => [name, times.toSorted((a, b) => a - b)]));

/**
 * Lays the clocks of inputs over that of the first one that has marks of its own.
 *
 * @returns one entry an input; undefined where nothing shows how its clock stands (it is then taken as it is)
 */
export function alignClocks(inputs: readonly ClockMarks[]): readonly (ClockShift | undefined)[] {
  const reference =
    inputs.find((input) => input.stations.has('')) ?? inputs.find(({ stations }) => stations.size > 0);
  if (!reference) return inputs.map(() => undefined);
  const own = new Set(inputs.flatMap((input) => [...input.own]));
  const references = groupsOf(reference, own);
  return inputs.map((input) => {
    if (input === reference) return undefined;
    const fits = groupsOf(input, own).flatMap((marks) =>
      references.flatMap((known) => shiftOf(known, marks) ?? []),
    );
    const best = plainest(fits);
    return best && { offset: best.offset, marks: best.marks };
  });
}
