import { said, type Said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import { namesRival, rivalsAmong } from './rival-clients.ts';
import { ROW } from './claims.ts';
import { grow, type Case, type Detector, type Suspicion } from './case.ts';

const EPERM = 1;
const EBUSY = 16;
const EALREADY = 114;
/** What the kernel answers to a command while somebody else holds the connection. */
const HELD_BY_ANOTHER = new Set([EPERM, EBUSY, EALREADY]);
/** Lines of one cause that follow each other within this many milliseconds are one sign. */
const BURST = 5000;
/** A command and the event that it causes follow each other within this many milliseconds. */
const COMMAND_TO_EVENT = 2000;
/** Times that a network in use must be taken away before it is more than a change of mind. */
const REMOVALS = 3;

/** The weight of a refusal whose reason the log level hides. */
const UNSPOKEN = 0.3;

/** What a single event says for a second program at the interface: 2 plain, 1 a hint, 0 nothing. */
function weight(event: WifiEvent): number {
  if (event.kind === 'foreign-controller') return 2;
  if (event.kind === 'unexpected-auth-event') return 1;
  // A scan is refused as busy whenever another one is under way.
  if (event.kind !== 'driver-refused' || event.what === 'scan') return 0;
  // Without a code a refusal says nothing by itself, and fits beside a plain sign.
  return event.errno === undefined ? UNSPOKEN : HELD_BY_ANOTHER.has(event.errno) ? 1 : 0;
}

const why = (event: WifiEvent): Said =>
  event.kind === 'foreign-controller'
    ? event.what
    : event.kind === 'unexpected-auth-event'
      ? said('evidence.unasked-answer')
      : said('evidence.interface-held');

/** Without a clock lines that follow each other are of one burst. */
const isSoonAfter = (first: WifiEvent, event: WifiEvent, burst: number): boolean =>
  first.at === undefined || event.at === undefined
    ? event.origin.line - first.origin.line <= 1
    : event.at - first.at < burst;

/** Events of one kind that follow each other closely are one sign; `same` says which are of one kind. */
function oncePerBurst(
  events: readonly WifiEvent[],
  same: (a: WifiEvent, b: WifiEvent) => boolean,
  burst = BURST,
): readonly WifiEvent[] {
  const signs: WifiEvent[] = [];
  for (const event of events) {
    const last = signs.findLast((sign) => same(sign, event));
    const again = last && isSoonAfter(last, event, burst);
    if (!again) signs.push(event);
  }
  return signs;
}

/** Two programs got an address for one interface at once: so they do, whether or not a connection holds meanwhile. */
function bothFetch({ around, attempts }: Case): Suspicion | undefined {
  const rivals = rivalsAmong(around);
  if (!rivals) return undefined;
  const { first, second } = rivals;
  const programs = [first.by ?? '', second.by ?? ''];
  return {
    cause: 'competing-controller',
    confidence: 0.86,
    isUnmeasured: true,
    attempts,
    evenIfRecovered: true,
    evidence: [
      { ...first.origin, why: said('evidence.two-programs', { iface: second.iface, programs }) },
      { ...second.origin, why: said('evidence.two-programs', { iface: second.iface, programs }) },
    ],
  };
}

function takenAway(problem: Case): Suspicion | undefined {
  const removals = oncePerBurst(problem.story.removals, (a, b) => a.kind !== b.kind, COMMAND_TO_EVENT);
  const last = removals.at(-1);
  if (!last || removals.length < REMOVALS) return undefined;
  return {
    cause: 'competing-controller',
    confidence: grow(removals.length - REMOVALS + 1, 0.8, 0.88, 0.92),
    attempts: problem.attempts,
    evenIfRecovered: true,
    evidence: removals.slice(-3).map((event) => ({ ...event.origin, why: said('evidence.network-removed') })),
  };
}

/** Two programs drive one interface (seed 004). Error -107 alone proves nothing. */
export const competingController: Detector = {
  cause: 'competing-controller',
  look(problem) {
    // Refusals of one attempt are one sign; what belongs to no attempt is told apart by time.
    const own = new Set(problem.attempts.flatMap(({ events }) => events));
    const telling = problem.around.filter((event) => weight(event) > 0);
    const signs = [
      ...oncePerBurst(
        telling.filter((event) => !own.has(event)),
        (a, b) => a.kind === b.kind && !(b.kind === 'foreign-controller' && b.each),
      ),
      ...problem.attempts.flatMap(({ events }) => events.find((event) => weight(event) > 0) ?? []),
    ];
    const points = Math.floor(signs.reduce((sum, event) => sum + weight(event), 0));
    // Who takes the interface again and again leaves no attempt to look at.
    const plain = signs.filter((event) => weight(event) > 1).length;
    const isBorneOut = plain > 0 && signs.some((event) => weight(event) === 1);
    const aloneSpeaks =
      isBorneOut || plain >= REMOVALS || (plain >= REMOVALS - 1 && signs.length >= REMOVALS);
    const speaks = problem.attempts.length > 0 || aloneSpeaks || signs.some(namesRival);
    if (points === 0 || !speaks) return bothFetch(problem) ?? takenAway(problem);
    return {
      cause: 'competing-controller',
      confidence: grow(points, 0.5, 0.78, 0.86, 0.92, 0.95),
      isUnmeasured: problem.attempts.length === 0,
      attempts: problem.attempts,
      // Connections that each last for seconds are a trouble, and who is named there ends them.
      evenIfRecovered: aloneSpeaks || (problem.story.brief.length >= ROW && signs.some(namesRival)),
      evidence: signs.slice(-3).map((event) => ({ ...event.origin, why: why(event) })),
    };
  },
};
