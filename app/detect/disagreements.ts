/**
 * What the station says and what its access point says of the same attempt, where both cannot be the whole truth. The
 * difference is a finding: it tells which frame was lost, or which word was made up.
 */
import { said, type Said } from '../domain/said.ts';
import { reasonName, statusName } from '../domain/codes.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Evidence } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { show, showEnd } from './case.ts';

export interface Disagreement {
  readonly cause: Cause;
  readonly variant?: Variant;
  readonly what: Said;
  readonly evidence: readonly Evidence[];
  readonly attempt: Attempt;
}

type Difference = Omit<Disagreement, 'attempt'>;
interface Setting {
  /** The station's log shows EAPOL-Key messages at all. */
  readonly logsKeys: boolean;
  /** The access point's view is of this attempt alone: at its default level it logs several as one. */
  readonly alone: boolean;
}
/** @param own the station's attempt, @param peer the access point's view of it */
type Rule = (own: Attempt, peer: Attempt, setting: Setting) => Difference | undefined;

/** Both ends date one end of a connection within this many milliseconds. */
const SAME_END = 1500;

const message =
  (number: 1 | 2 | 3 | 4) =>
  (event: WifiEvent): boolean =>
    event.kind === 'eapol-key' && event.message === number;
const accepted = (event: WifiEvent): boolean => event.kind === 'assoc-response' && event.status === 0;
const heard = ({ fourWay }: Attempt): number => fourWay.seen.reduce((sum: number, times) => sum + times, 0);

const lostFour: Rule = (own, peer) => {
  const sent = own.fourWay.installed > 0 || own.fourWay.seen[4] > 0;
  if (!sent || peer.fourWay.completed || peer.fourWay.exhausted !== 4) return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-4',
    what: said('differ.message-4'),
    evidence: [
      ...show(own, said('differ.sent', { message: 4 }), (e) => message(4)(e) || e.kind === 'keys-installed'),
      ...show(peer, said('differ.waited', { message: 4 }), (e) => e.kind === 'handshake-retries-exhausted'),
    ],
  };
};

const lostTwo: Rule = (own, peer) => {
  const { fourWay } = peer;
  if (own.fourWay.seen[2] === 0 || fourWay.seen[2] > 0 || fourWay.badMic[2] > 0) return undefined;
  if (fourWay.seen[1] === 0 || fourWay.exhausted !== 2) return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-2',
    what: said('differ.message-2'),
    evidence: [
      ...show(own, said('differ.sent', { message: 2 }), message(2)),
      ...show(peer, said('differ.waited', { message: 2 }), (e) => e.kind === 'handshake-retries-exhausted'),
    ],
  };
};

const lostOne: Rule = (own, peer, { logsKeys }) => {
  if (!logsKeys || !own.associated || heard(own) > 0 || peer.fourWay.seen[1] < 2 || peer.fourWay.seen[2] > 0)
    return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-1',
    what: said('differ.none-arrived', { message: 1 }),
    evidence: [
      ...show(own, said('differ.heard-no-handshake'), accepted),
      ...show(peer, said('differ.point-sent', { message: 1 }), message(1)),
    ],
  };
};

const lostThree: Rule = (own, peer) => {
  if (own.fourWay.seen[2] === 0 || own.fourWay.seen[3] > 0 || own.fourWay.installed > 0) return undefined;
  if (peer.fourWay.seen[3] < 2) return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-3',
    what: said('differ.none-arrived', { message: 3 }),
    evidence: [
      ...show(own, said('differ.last-message'), (e) => e.kind === 'eapol-key'),
      ...show(peer, said('differ.point-sent', { message: 3 }), message(3)),
    ],
  };
};

const lostAnswer: Rule = (own, peer, { alone }) => {
  if (!alone || !peer.associated || own.associated || !own.assocRequested || own.end?.by !== 'silence')
    return undefined;
  return {
    cause: 'auth-timeout',
    what: said('differ.answer-lost'),
    evidence: [
      ...show(own, said('differ.asked-in-vain'), (e) => e.kind === 'assoc-request'),
      ...show(peer, said('differ.point-accepted'), accepted),
    ],
  };
};

const otherStatus: Rule = (own, peer, { alone }) => {
  if (!alone || own.end?.by !== 'assoc-reject') return undefined;
  const { status } = own.end;
  const theirs = peer.end?.by === 'assoc-reject' ? peer.end.status : peer.associated ? 0 : undefined;
  if (theirs === undefined || theirs === status) return undefined;
  const name = statusName(status);
  const theirName = statusName(theirs);
  const isAccepted = theirs === 0;
  return {
    cause: 'driver-fault',
    what: isAccepted
      ? said('differ.status-accepted', { status, name })
      : said('differ.status-refused', { status, name, theirs, theirName }),
    evidence: [
      ...showEnd(own, said('differ.reported-here', { status })),
      ...show(
        peer,
        isAccepted
          ? said('differ.accepted-there')
          : said('differ.refused-there', { status: theirs, name: theirName }),
        (e) => e.kind === 'assoc-response',
      ),
    ],
  };
};

const otherReason: Rule = (own, peer) => {
  if (own.end?.by !== 'disconnect' || peer.end?.by !== 'disconnect') return undefined;
  const [a, b] = [own.end.reason, peer.end.reason];
  if (a === b || a === 0 || b === 0 || own.end.local || peer.end.local) return undefined;
  if (Math.abs((own.endedAt ?? 0) - (peer.endedAt ?? 0)) > SAME_END) return undefined;
  return {
    cause: 'undetermined',
    what: said('differ.reasons', {
      ...{ reason: a, name: reasonName(a) },
      ...{ theirs: b, theirName: reasonName(b) },
    }),
    evidence: [
      ...showEnd(own, said('differ.heard-reason', { reason: a })),
      ...showEnd(peer, said('differ.said-reason', { reason: b })),
    ],
  };
};

/** A connection that one side took for ended and the other went on with. */
const unknownEnd: Rule = (own, peer) => {
  if (!own.connected || own.end?.by !== 'disconnect' || own.end.local || !peer.connected) return undefined;
  const later = (peer.endedAt ?? peer.lastAt ?? 0) - (own.endedAt ?? Infinity);
  if (peer.end?.by === 'disconnect' || later < SAME_END) return undefined;
  return {
    cause: 'undetermined',
    what: said('differ.unknown-end', { reason: own.end.reason }),
    evidence: [
      ...showEnd(own, said('differ.deauthenticated')),
      ...show(peer, said('differ.still-held'), () => true),
    ],
  };
};

const RULES: readonly Rule[] = [
  lostFour,
  lostThree,
  lostTwo,
  lostOne,
  lostAnswer,
  otherStatus,
  otherReason,
  unknownEnd,
];

/** What each pair of views differs in; the last attempt of each kind stands for all. */
export function disagreementsOf(
  attempts: readonly Attempt[],
  peer: (attempt: Attempt) => Attempt | undefined,
): readonly Disagreement[] {
  const logsKeys = attempts.some((attempt) => heard(attempt) > 0);
  const found = new Map<Rule, Disagreement>();
  const views = attempts.map(peer);
  for (const [index, attempt] of attempts.entries()) {
    const view = views[index];
    if (!view) continue;
    const alone = views.filter((other) => other === view).length === 1;
    for (const rule of RULES) {
      const told = rule(attempt, view, { logsKeys, alone });
      // Both sides' lines, or it is no disagreement that can be shown.
      const inputs = new Set(told?.evidence.map(({ input }) => input));
      if (told && inputs.size > 1) found.set(rule, { ...told, attempt });
    }
  }
  return [...found.values()];
}
