/** What is shown where no detector has anything to say: how the last attempt ended, and what would tell more. */
import { FOUR_WAY_TIMEOUT } from '../domain/codes.ts';
import type { Evidence } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { provedKey } from '../model/outcome.ts';
import { again, showEnd, trailing, type Case } from './case.ts';

export interface Unexplained {
  readonly evidence: readonly Evidence[];
  readonly wouldSettle: Said;
}

/** The handshake began, ran out, and nothing tells of its messages: a wrong password and lost frames end alike. */
const ranOut = (attempt: Attempt): boolean =>
  attempt.end?.by === 'disconnect' &&
  attempt.end.reason === FOUR_WAY_TIMEOUT &&
  !attempt.eap.started &&
  !provedKey(attempt);

export function unexplained({ attempts }: Case): Unexplained {
  const last = attempts.at(-1);
  const run = trailing(attempts, ranOut);
  if (last?.end === undefined) return { evidence: [], wouldSettle: said('settle.debug-recording') };
  if (run.length === 0)
    return {
      evidence: showEnd(last, said('evidence.last-end')),
      wouldSettle: said('settle.debug-recording'),
    };
  const why = said('evidence.handshake-ran-out', { reason: FOUR_WAY_TIMEOUT });
  return {
    evidence: showEnd(last, again(why, run.length)),
    wouldSettle: said('settle.handshake-messages'),
  };
}
