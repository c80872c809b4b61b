/**
 * Whether what a rule has made of a line holds of every line that differs from it by its stamp and its station alone. That is tried
 * with other stations: the same has to come out of it, nothing may be cut from it as a secret, and whether the rule looks at more than the
 * line is watched.
 */
import type { Likeness } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import type { About, Memory, Read, Reading, Rule } from './rules.ts';

type RuleRead = NonNullable<Rule['read']>;

/** Addresses of all kinds of digits. */
const OTHERS = ['00:00:00:00:00:01', '98:76:54:32:10:12', 'fe:dc:ba:ab:cd:ef', 'a1:2b:c3:4d:e5:6f'] as Mac[];

/** What a rule has made of a line. */
export interface Study {
  readonly read: RuleRead | undefined;
  readonly groups: RegExpExecArray;
  /** As it was before. */
  readonly memory: Memory;
  readonly reading: Reading;
  /** The station that the line names before its message. */
  readonly about: Mac | undefined;
  /** Of its event, where the reading does not say it. */
  readonly common: Pick<WifiEvent, 'witness' | 'iface'>;
  readonly input: number;
  /** What the same rule finds in this line, or one like it; undefined where it would not be asked, or does not know it. */
  readonly match: (line: string) => Match | undefined;
}

export interface Match {
  readonly groups: RegExpExecArray;
  /** The line as evidence. */
  readonly text: string;
}

/** Where in a line its parts are. */
export interface Parts {
  readonly line: string;
  readonly stamps: number;
  /** Where what stands behind the stamps begins, where the station stands, and what follows it. */
  readonly begin: number;
  readonly place: number;
  readonly behind: number;
}

/** A rule that looks at more than the line: it is asked each time. */
export interface Asked {
  readonly read: RuleRead;
  readonly groups: RegExpExecArray;
  /** Groups that are the station. */
  readonly places: readonly number[];
  readonly isAbout: boolean;
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/** What is said again: nothing, where there is no likeness. */
export interface LineAgain {
  readonly like?: Likeness;
  readonly asked?: Asked;
}

export const NOTHING_AGAIN: LineAgain = {};

/** @returns undefined where it cannot be said again */
export function lineAgain(study: Study, parts: Parts): LineAgain | undefined {
  const { line, stamps, begin, place, behind } = parts;
  const station = line.slice(place, behind) as Mac;
  const { read, groups, reading, about, common, input } = study;
  const trial = read ? tried(study, read, groups, about) : NO_TRIAL;
  if (reading === undefined) {
    const isSilent = !trial.isTouched && isEverywhere(study, parts, (other) => other === undefined);
    return isSilent ? NOTHING_AGAIN : undefined;
  }
  if (!read || !isOne(reading) || !isOne(trial.reading) || study.match(line)?.text !== line) return undefined;
  const said = saidIn(reading, station);
  if (!said || (reading.station ?? about) !== station || !isSame(said, trial.reading, station))
    return undefined;
  const isSaid = (other: Reading, whose: Mac): boolean => isOne(other) && isSame(said, other, whose);
  if (!isEverywhere(study, parts, trial.isTouched ? undefined : isSaid)) return undefined;
  const { station: _, ...shape } = { ...common, ...reading };
  const like = { input, stamps, head: line.slice(begin, place), tail: line.slice(behind), shape };
  if (!trial.isTouched) return { like };
  const places = [...groups.keys()].filter((at) => at > 0 && groups[at] === station);
  return { like, asked: { read, groups, places, isAbout: about !== undefined, ...said } };
}

/** Whether lines of other stations are read like this one. @param isExpected what comes out of it, where the line alone decides */
function isEverywhere(
  study: Study,
  { line, place, behind }: Parts,
  isExpected?: (reading: Reading, station: Mac) => boolean,
): boolean {
  const { read, groups, reading, about } = study;
  const station = line.slice(place, behind);
  return OTHERS.every((other) => {
    const like = line.slice(0, place) + other + line.slice(behind);
    const match = study.match(like);
    if (!match || match.groups.groups || match.groups.length !== groups.length) return false;
    for (let at = 1; at < groups.length; at++)
      if (match.groups[at] !== (groups[at] === station ? other : groups[at])) return false;
    if (reading && match.text !== like) return false;
    return (
      !read || !isExpected || isExpected(tried(study, read, match.groups, about && other).reading, other)
    );
  });
}

interface Trial {
  readonly reading: Reading;
  /** It has looked at what is remembered, or at what the message is about. */
  readonly isTouched: boolean;
}

const NO_TRIAL: Trial = { reading: undefined, isTouched: false };

/** Asks a rule with a copy of what is remembered. */
function tried({ memory }: Study, read: RuleRead, groups: RegExpExecArray, station: Mac | undefined): Trial {
  let isTouched = false;
  const touch = <T>(value: T): T => {
    isTouched = true;
    return value;
  };
  const copy = new Proxy<Memory>(
    { ...memory },
    {
      get: (target, key) => touch(Reflect.get(target, key) as unknown),
      set: (target, key, value) => touch(Reflect.set(target, key, value)),
      has: (target, key) => touch(Reflect.has(target, key)),
      deleteProperty: (target, key) => touch(Reflect.deleteProperty(target, key)),
      ownKeys: (target) => touch(Reflect.ownKeys(target)),
    },
  );
  const about: About = {
    get station() {
      return touch(station);
    },
    memoryOf: () => touch({}),
  };
  // The whole match is no part of what is kept.
  const parts = Object.assign(groups.slice(), { index: groups.index, input: '', 0: '' }) as RegExpExecArray;
  return { reading: read(parts, copy, about), isTouched };
}

interface Said {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

const isOne = (reading: Reading): reading is Read => reading !== undefined && !Array.isArray(reading);

/** What a reading says besides its station; undefined where that is not told in plain values, or names a network. */
function saidIn(reading: Read, station: Mac): Said | undefined {
  const names: string[] = [];
  const values: unknown[] = [];
  for (const [name, value] of Object.entries(reading) as [string, unknown][]) {
    if (name === 'station') continue;
    if (name === 'ssid' || (typeof value === 'object' && value !== null)) return undefined;
    if (typeof value === 'string' && value.includes(station)) return undefined;
    names.push(name);
    values.push(value);
  }
  return { names, values };
}

/** Whether a reading says this of this station, and nothing else. */
export function isSame({ names, values }: Said, reading: Read, station: Mac): boolean {
  let place = 0;
  for (const name in reading) {
    const value = reading[name as keyof Read] as unknown;
    if (name === 'station') {
      if (value !== station) return false;
    } else if (names[place] !== name || !Object.is(values[place++], value)) return false;
  }
  return place === names.length;
}
