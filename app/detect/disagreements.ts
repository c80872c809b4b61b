/**
 * What the station says and what its access point says of the same attempt, where both cannot be the whole truth. The
 * difference is a finding: it tells which frame was lost, or which word was made up.
 */
import { reasonName, statusName } from '../domain/codes.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Evidence } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { show, showEnd } from './case.ts';

export interface Disagreement {
  readonly cause: Cause;
  readonly variant?: Variant;
  /** One sentence. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
  readonly attempt: Attempt;
}

type Told = Omit<Disagreement, 'attempt'>;
interface Setting {
  /** The station's log shows EAPOL-Key messages at all. */
  readonly logsKeys: boolean;
  /** The access point's view is of this attempt alone: at its default level it logs several as one. */
  readonly alone: boolean;
}
/** @param own the station's attempt, @param peer the access point's view of it */
type Rule = (own: Attempt, peer: Attempt, setting: Setting) => Told | undefined;

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
    what: 'The station sent message 4/4 and installed its keys; the access point never received it.',
    evidence: [
      ...show(own, 'the station sent 4/4', (e) => message(4)(e) || e.kind === 'keys-installed'),
      ...show(
        peer,
        'the access point waited for 4/4 until it gave up',
        (e) => e.kind === 'handshake-retries-exhausted',
      ),
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
    what: 'The station sent message 2/4; the access point never received it.',
    evidence: [
      ...show(own, 'the station sent 2/4', message(2)),
      ...show(
        peer,
        'the access point waited for 2/4 until it gave up',
        (e) => e.kind === 'handshake-retries-exhausted',
      ),
    ],
  };
};

const lostOne: Rule = (own, peer, { logsKeys }) => {
  if (!logsKeys || !own.associated || heard(own) > 0 || peer.fourWay.seen[1] < 2 || peer.fourWay.seen[2] > 0)
    return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-1',
    what: 'The access point sent message 1/4 again and again; none arrived at the station.',
    evidence: [
      ...show(own, 'the station associated, and heard nothing of a handshake', accepted),
      ...show(peer, 'the access point sent 1/4', message(1)),
    ],
  };
};

const lostThree: Rule = (own, peer) => {
  if (own.fourWay.seen[2] === 0 || own.fourWay.seen[3] > 0 || own.fourWay.installed > 0) return undefined;
  if (peer.fourWay.seen[3] < 2) return undefined;
  return {
    cause: 'handshake-loss',
    variant: 'message-3',
    what: 'The access point sent message 3/4 again and again; none arrived at the station.',
    evidence: [
      ...show(own, 'the last message that the station has of the handshake', (e) => e.kind === 'eapol-key'),
      ...show(peer, 'the access point sent 3/4', message(3)),
    ],
  };
};

const lostAnswer: Rule = (own, peer, { alone }) => {
  if (!alone || !peer.associated || own.associated || !own.assocRequested || own.end?.by !== 'silence')
    return undefined;
  return {
    cause: 'auth-timeout',
    what: 'The access point accepted the association; its answer never arrived at the station.',
    evidence: [
      ...show(own, 'the station asked and heard nothing', (e) => e.kind === 'assoc-request'),
      ...show(peer, 'the access point had accepted', accepted),
    ],
  };
};

const otherStatus: Rule = (own, peer, { alone }) => {
  if (!alone || own.end?.by !== 'assoc-reject') return undefined;
  const { status } = own.end;
  const theirs = peer.end?.by === 'assoc-reject' ? peer.end.status : peer.associated ? 0 : undefined;
  if (theirs === undefined || theirs === status) return undefined;
  const named = (code: number): string =>
    code === 0 ? 'accepted it' : `refused it with ${code} (${statusName(code)})`;
  return {
    cause: 'driver-fault',
    what: `The station's driver reports status ${status} (${statusName(status)}); the access point ${named(theirs)}.`,
    evidence: [
      ...showEnd(own, `reported here as status ${status}`),
      ...show(peer, `the access point ${named(theirs)}`, (e) => e.kind === 'assoc-response'),
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
    what: `The station was told reason ${a} (${reasonName(a)}); the access point says that it gave reason ${b} (${reasonName(b)}).`,
    evidence: [
      ...showEnd(own, `heard here: reason ${a}`),
      ...showEnd(peer, `said by the access point: reason ${b}`),
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
    what: `The station was deauthenticated with reason ${own.end.reason}; the access point's log has no word of it. Another sender may have used its address, or it does not log what it sends.`,
    evidence: [
      ...showEnd(own, 'deauthenticated, it says, by the access point'),
      ...show(peer, 'the access point still holds the connection', () => true),
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
