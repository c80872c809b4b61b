/** What is shown of files that were read and judged. */
import { basename } from 'node:path';
import type { Verdict } from '../detect/verdict.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { Mac } from '../domain/ids.ts';
import type { AttemptView, OpenedView, StationView } from '../ipc/contract/views.ts';
import type { Link } from '../model/link-state.ts';
import { attemptsOf } from '../model/story.ts';
import type { Doctor } from '../pipeline.ts';
import type { Judged } from './reading-messages.ts';
import { attemptView } from './views/attempt-view.ts';
import { findingView } from './views/finding-view.ts';

/** Attempts and findings that are shown of what was opened. */
const MOST_ATTEMPTS = 2000;
const MOST_FINDINGS = 200;
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

export const judgedView = ({ id, doctor, verdict, station, inputs, names, paths }: Read): Judged => ({
  ...verdictView(station === undefined ? id : `${id}:${station}`, verdict),
  attempts: attemptViews(id, doctor, station),
  inputs: inputs.map((input) => inputView(input, names, paths)),
});

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
function attemptViews(id: string, doctor: Doctor, station: Mac | undefined): Record<string, AttemptView> {
  let own: AttemptView[] = [];
  const first: AttemptView[] = [];
  let isOwn = false;
  let others = 0;
  for (const link of doctor.world.links.values()) {
    if (station === undefined ? link.side === 'station' : link.station === station) {
      isOwn = true;
      own.push(...viewsOf(id, link));
      if (own.length > 2 * MOST_ATTEMPTS) own = latestOf(own);
    } else if (others++ < MOST_OTHERS) first.push(...viewsOf(id, link));
  }
  return Object.fromEntries(latestOf(isOwn ? own : first).map((view) => [view.id, view]));
}

const viewsOf = (id: string, link: Link): AttemptView[] =>
  [...link.stories.values()].flatMap(attemptsOf).flatMap(
    (attempt) =>
      attemptView(attempt, {
        ...{ id: `${id}:${link.key}:${attempt.serial}`, iface: link.iface },
        cachedKey: attempt.offerSaid ? 'yes' : 'unknown',
      }) ?? [],
  );

const latestOf = (views: readonly AttemptView[]): AttemptView[] =>
  views.toSorted((a, b) => a.startedAt - b.startedAt).slice(-MOST_ATTEMPTS);
