/** An attempt of the model as a window draws it. Pure. */
import { FOUR_WAY_TIMEOUT } from '../../domain/codes.ts';
import type { EventKind } from '../../domain/events.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Example } from '../../detect/read-story.ts';
import type { AttemptLadder, AttemptView } from '../../ipc/contract/views.ts';
import { ladderOf } from '../../report/ladder.ts';
import { rungView } from './finding-view.ts';
import type { Attempt, End } from '../../model/attempt.ts';
import { outcomeOf } from '../../model/outcome.ts';

type Phase = AttemptView['phases'][number];

/** What begins each phase; the first event of these kinds counts. */
const BEGINS: readonly (readonly [Phase['phase'], readonly EventKind[]])[] = [
  ['association', ['assoc-request']],
  ['eap', ['eap']],
  ['handshake', ['eapol-key', 'keys-installed']],
  ['address', ['address']],
];

const firstAt = (attempt: Attempt, kinds: readonly EventKind[]): Instant | undefined =>
  attempt.events.find((event) => kinds.includes(event.kind))?.at;

/** Where the time went: each phase ends where the next one begins. */
function phasesOf(attempt: Attempt, until: Instant): Phase[] {
  const { startedAt, connectedAt } = attempt;
  if (startedAt === undefined) return [];
  const begun: { phase: Phase['phase']; at: Instant }[] = [{ phase: 'authentication', at: startedAt }];
  for (const [phase, kinds] of BEGINS) {
    const at = firstAt(attempt, kinds);
    if (at !== undefined) begun.push({ phase, at });
  }
  // At the default level no line tells of the handshake itself: it is what lies between association and connection.
  const silent = !begun.some(({ phase }) => phase === 'handshake' || phase === 'eap');
  const ranOut = attempt.end?.by === 'disconnect' && attempt.end.reason === FOUR_WAY_TIMEOUT;
  if (silent && attempt.associatedAt !== undefined && (connectedAt !== undefined || ranOut))
    begun.push({ phase: 'handshake', at: attempt.associatedAt });
  if (connectedAt !== undefined) begun.push({ phase: 'connected', at: connectedAt });
  const inOrder = begun.filter(({ at }) => at >= startedAt && at <= until).toSorted((a, b) => a.at - b.at);
  return inOrder.map(({ phase, at }, index) => ({
    ...{ phase, at },
    ms: Math.max(0, (inOrder[index + 1]?.at ?? until) - at),
  }));
}

function endOf(end: End): NonNullable<AttemptView['end']> {
  switch (end.by) {
    case 'disconnect':
      return { by: end.by, code: end.reason, local: end.local };
    case 'auth-reject':
    case 'assoc-reject':
      return { by: end.by, code: end.status };
    case 'gave-up':
      return { by: end.by, ...(end.code === undefined ? {} : { code: end.code }) };
    default:
      return { by: end.by };
  }
}

/** Its frames. @param cachedKey whether a saved key was offered in it */
export const attemptLadder = (
  attempt: Attempt,
  cachedKey: AttemptView['cachedKey'],
  peer: Example['peer'],
): AttemptLadder => ({
  ladder: ladderOf({ attempt, peer, shortcut: cachedKey === 'yes' }).map(rungView),
  shortcut: cachedKey,
});

export interface AttemptContext {
  readonly iface: string;
  readonly cachedKey: AttemptView['cachedKey'];
  /** Makes its serial a name that no other run of the program gives. */
  readonly id: string;
}

/** Undefined where no witness dated it: it cannot be put on a time axis. */
export function attemptView(
  attempt: Attempt,
  { iface, cachedKey, id }: AttemptContext,
): AttemptView | undefined {
  const { ssid, bssid, startedAt, endedAt, connectedAt, end } = attempt;
  if (startedAt === undefined) return undefined;
  return {
    ...{ id, iface, startedAt, outcome: outcomeOf(attempt), cachedKey },
    ...(ssid === undefined ? {} : { ssid }),
    ...(bssid === undefined ? {} : { bssid }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(connectedAt === undefined ? {} : { connectedAt }),
    phases: phasesOf(attempt, endedAt ?? attempt.lastAt ?? startedAt),
    ...(end ? { end: endOf(end) } : {}),
  };
}
