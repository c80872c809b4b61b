import { said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import { AUTH_TIMEOUT_STATUS, provedKey } from '../model/outcome.ts';
import { endedByDriver } from '../model/ended-by-driver.ts';
import {
  grow,
  lackedNumbers,
  show,
  showEnd,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';

/** The driver says that it failed, or refuses a request without saying why. Codes that name another program are not its fault. */
const isFault = (event: WifiEvent): boolean =>
  event.kind === 'driver-fault' ||
  (event.kind === 'driver-refused' &&
    event.errno === undefined &&
    (event.what === 'auth' || event.what === 'assoc'));

/** A refusal without a code, where the log shows codes of others: the line before it has told why. */
const isExplained = (event: WifiEvent, around: readonly WifiEvent[]): boolean =>
  event.kind === 'driver-refused' &&
  around.some(
    (other) => other.kind === 'driver-refused' && other.what === event.what && other.errno !== undefined,
  );

/** The station had no random numbers for its answer, and broke the handshake off by itself. */
function withoutNumbers({ attempts }: Case): Suspicion | undefined {
  const run = trailing(attempts, lackedNumbers);
  const last = run.at(-1);
  const lack = last?.events.findLast(({ kind }) => kind === 'station-low-entropy');
  if (!last || !lack) return undefined;
  return {
    cause: 'driver-fault',
    variant: 'no-random-numbers',
    confidence: grow(run.length, 0.86, 0.92),
    isUnmeasured: true,
    attempts: run,
    evidence: [{ ...lack.origin, why: said('evidence.no-random-numbers') }],
  };
}

/** A connection that ended right after its key was changed, which the driver had said that it cannot do safely. */
function afterRekey({ around, attempts }: Case): Suspicion | undefined {
  const ended = attempts.filter(
    (attempt) =>
      attempt.end?.by === 'disconnect' &&
      !attempt.askedToStop &&
      endedByDriver(attempt, { around }, ['unsafe-rekey']),
  );
  const last = ended.at(-1);
  const sign = around.findLast(({ kind }) => kind === 'unsafe-rekey');
  if (!last || !sign) return undefined;
  return {
    cause: 'driver-fault',
    confidence: grow(ended.length, 0.8, 0.88, 0.92),
    isUnmeasured: true,
    attempts: ended,
    evidence: [
      { ...sign.origin, why: said('evidence.unsafe-rekey') },
      ...showEnd(last, said('evidence.ended-after-rekey')),
    ],
    wouldSettle: said('settle.driver-error'),
  };
}

/** The login was complete, and the driver reports that its next frame never came: its own word cannot be true. */
function afterLogin({ attempts }: Case): Suspicion | undefined {
  const told = attempts.filter(
    (attempt) =>
      provedKey(attempt) && attempt.end?.by === 'assoc-reject' && attempt.end.status === AUTH_TIMEOUT_STATUS,
  );
  const last = told.at(-1);
  if (!last) return undefined;
  return {
    cause: 'driver-fault',
    confidence: grow(told.length, 0.76, 0.86, 0.9),
    isUnmeasured: true,
    attempts: told,
    evidence: [
      ...show(last, said('evidence.login-was-complete'), (event) => event.kind === 'pmksa-added'),
      ...showEnd(last, said('evidence.refused-by-driver', { status: AUTH_TIMEOUT_STATUS })),
    ],
    wouldSettle: said('settle.driver-error'),
  };
}

/** The driver or firmware failed; what follows in the handshake is its consequence. */
export const driverFault: Detector = {
  cause: 'driver-fault',
  look(problem) {
    const shown = withoutNumbers(problem) ?? afterRekey(problem) ?? afterLogin(problem);
    if (shown) return shown;
    const faults = problem.around.filter((event) => isFault(event) && !isExplained(event, problem.around));
    const spoken = faults.filter((event) => event.kind === 'driver-fault').length;
    // Without an attempt only what the driver says of itself is a trouble.
    if (faults.length === 0 || (problem.attempts.length === 0 && spoken === 0)) return undefined;
    return {
      cause: 'driver-fault',
      confidence: spoken > 0 ? grow(spoken, 0.75, 0.86, 0.9) : grow(faults.length, 0.4, 0.6, 0.72),
      isUnmeasured: problem.attempts.length === 0,
      attempts: problem.attempts,
      wouldSettle: said('settle.driver-error'),
      evidence: faults.slice(-3).map((event) => ({ ...event.origin, why: said('evidence.driver-failed') })),
    };
  },
};
