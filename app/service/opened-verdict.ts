/** What is shown of files that were read and judged. */
import { basename } from 'node:path';
import { shortcutOf } from '../detect/shortcut.ts';
import type { Verdict } from '../detect/verdict.ts';
import { matchWitnesses, type Matched } from '../detect/witnesses.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { Mac } from '../domain/ids.ts';
import type { AttemptLadder, AttemptView, OpenedView, StationView } from '../ipc/contract/views.ts';
import type { Link } from '../model/link-state.ts';
import { attemptsOf } from '../model/story.ts';
import type { Doctor } from '../pipeline.ts';
import type { Judged } from './reading-messages.ts';
import { attemptLadder, attemptView } from './views/attempt-view.ts';
import { findingView } from './views/finding-view.ts';

/** Attempts and findings that are shown of what was opened. */
const MOST_ATTEMPTS = 2000;
const MOST_FINDINGS = 200;
/** Attempts, the latest ones, whose frames are kept to be looked at. */
const MOST_LADDERS = 256;
/** Links whose attempts are shown where none is the person's own. */
const MOST_OTHERS = 8;

interface Read {
  readonly id: string;
  readonly doctor: Doctor;
  readonly verdict: Verdict;
  readonly station: Mac | undefined;
  readonly inputs: readonly InputSummary[];
  /** What the person calls the files, and where they lie. */
  readonly names: readonly string[];
  readonly paths: readonly string[];
}

export function judgedView({ id, doctor, verdict, station, inputs, names, paths }: Read): Judged {
  const shown = shownAttempts(id, doctor, station);
  return {
    ...verdictView(station === undefined ? id : `${id}:${station}`, verdict),
    attempts: Object.fromEntries(shown.map(({ view }) => [view.id, view])),
    ladders: new Map(shown.slice(-MOST_LADDERS).map(({ view, ladder }) => [view.id, ladder()])),
    inputs: inputs.map((input) => inputView(input, names, paths)),
  };
}

function inputView(
  { name, dialect, dialects = [], clock, lines, recognised, unknown }: InputSummary,
  names: readonly string[],
  paths: readonly string[],
): OpenedView['inputs'][number] {
  return {
    ...{ name: names[paths.indexOf(name)] ?? basename(name), dialect, dialects: [...dialects] },
    ...{ lines, recognised, unknown, ...(clock ? { clock } : {}) },
  };
}

function verdictView(
  id: string,
  { findings, example, stations }: Verdict,
): Pick<OpenedView, 'findings' | 'devices' | 'devicesLeftOut'> {
  return {
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map((finding, index) => findingView(`${id}:${index}`, finding, index === 0 ? example : undefined)),
    devices: [...stations.causes].map(([cause, count]) => ({ cause, count })),
    devicesLeftOut: stations.forgotten,
  };
}

/** The devices, those in trouble first. */
export const stationViews = ({ stations }: Verdict): StationView[] =>
  stations.rows.map(({ station, verdict, variant, confidence, attempts, lastAt, ssid }) => ({
    ...{ station, cause: verdict, confidence, attempts },
    ...(variant === undefined ? {} : { variant }),
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(ssid === undefined ? {} : { ssid }),
  }));

/**
 * The attempts of the station that was asked for; of all of them where there are few. Link by link: they are packed where there are
 * many, and all of them at once would take more memory than the reading did.
 */
function shownAttempts(id: string, doctor: Doctor, station: Mac | undefined): readonly Shown[] {
  let matched: Matched | undefined;
  // Who is who is asked where there is an attempt: with many stations the access point's word is all there is.
  const peer: Matched['peer'] = (attempt) =>
    doctor.world.links.areOfAccessPoints
      ? undefined
      : (matched ??= matchWitnesses(doctor.world)).peer(attempt);
  let own: Shown[] = [];
  const first: Shown[] = [];
  let isOwn = false;
  let others = 0;
  for (const link of doctor.world.links.values()) {
    if (station === undefined ? link.side === 'station' : link.station === station) {
      isOwn = true;
      own.push(...shownOf(id, link, peer));
      if (own.length > 2 * MOST_ATTEMPTS) own = latestOf(own);
    } else if (others++ < MOST_OTHERS) first.push(...shownOf(id, link, peer));
  }
  return latestOf(isOwn ? own : first);
}

interface Shown {
  readonly view: AttemptView;
  readonly ladder: () => AttemptLadder;
}

const shownOf = (id: string, link: Link, peer: Matched['peer']): Shown[] =>
  [...link.stories.values()].flatMap((story) =>
    attemptsOf(story).flatMap((attempt): Shown | readonly [] => {
      const cachedKey = shortcutOf(attempt, { akms: story.akms, peer }).used;
      const view = attemptView(attempt, {
        ...{ id: `${id}:${link.key}:${attempt.serial}`, iface: link.iface, cachedKey },
      });
      return view ? { view, ladder: () => attemptLadder(attempt, cachedKey, peer(attempt)) } : [];
    }),
  );

const latestOf = (shown: readonly Shown[]): Shown[] =>
  shown.toSorted((a, b) => a.view.startedAt - b.view.startedAt).slice(-MOST_ATTEMPTS);
