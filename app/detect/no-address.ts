import { said } from '../domain/said.ts';
import type { Variant } from '../domain/causes.ts';
import type { EventOf, WifiEvent } from '../domain/events.ts';
import { outcomeOf } from '../model/outcome.ts';
import { grow, type Case, type Detector, type Suspicion } from './case.ts';

const VARIANT: Record<string, Variant> = {
  timeout: 'dhcp-silent',
  refused: 'dhcp-refused',
  'self-assigned': 'self-assigned',
};

/** Searches for a server that must stay without an address, one after the other: clients send one every few seconds. */
const SEARCHES = 3;

type Address = EventOf<'address'>;

const isAddress = (event: WifiEvent): event is Address => event.kind === 'address';

/** The client searches again and again: nobody answers, or no answer reaches it. */
function searching(steps: readonly Address[]): Suspicion | undefined {
  const had = steps.findLastIndex(({ step }) => step !== 'requested' && step !== 'offered');
  const run = steps.slice(had + 1);
  const searches = run.filter(({ step }) => step === 'requested');
  const last = searches.at(-1);
  if (!last || searches.length < SEARCHES) return undefined;
  const offered = run.some(({ step }) => step === 'offered');
  return {
    cause: 'no-address',
    variant: 'dhcp-silent',
    confidence: grow(searches.length - SEARCHES + 1, 0.75, 0.85, 0.9),
    attempts: NONE,
    evidence: [
      {
        ...last.origin,
        why: offered ? said('evidence.offered-in-vain') : said('evidence.address-search-again'),
      },
    ],
  };
}

/** A lease is given once in a while; a client that asks for the same one again within so long has not got the answer, in milliseconds. */
const SOON = 30_000;
const SECOND = 1000;
/** Answers that must come so soon one after the other: one more or less is a client that asks twice, or a relay. */
const ANSWERS = 4;

/** The server answers, and is asked again and again: its answer does not reach the client. */
function answeredInVain(steps: readonly Address[], { attempts }: Case): Suspicion | undefined {
  const last = steps.at(-1);
  if (last?.step !== 'obtained' || last.witness !== 'access-point') return undefined;
  let count = 1;
  for (let at = steps.length - 2; at >= 0; at--) {
    const [one, next] = [steps[at], steps[at + 1]];
    if (one?.step !== 'obtained' || one.at === undefined || next?.at === undefined) break;
    if (next.at - one.at < SECOND || next.at - one.at > SOON) break;
    count++;
  }
  if (count < ANSWERS) return undefined;
  return {
    cause: 'no-address',
    variant: 'dhcp-silent',
    confidence: grow(count - ANSWERS + 1, 0.72, 0.78),
    isUnmeasured: true,
    attempts,
    evenIfRecovered: true,
    evidence: [{ ...last.origin, why: said('evidence.answered-in-vain', { count }) }],
  };
}

const NONE: readonly never[] = [];

/** Every attempt that is told of failed: a client that asks for an address meanwhile asks nobody. */
const wasNeverUp = ({ attempts, before, cure }: Case): boolean =>
  attempts.length > 0 &&
  before === undefined &&
  cure === undefined &&
  attempts.every((attempt) => outcomeOf(attempt) === 'failed');

/** Connected, and then no lease. */
export const noAddress: Detector = {
  cause: 'no-address',
  look(problem) {
    if (wasNeverUp(problem)) return undefined;
    const steps = problem.around.filter(isAddress);
    const found = searching(steps);
    if (found) return { ...found, attempts: problem.attempts, evenIfRecovered: true };
    const inVain = answeredInVain(steps, problem);
    if (inVain) return inVain;
    const last = steps.findLast(({ step }) => step !== 'requested' && step !== 'offered');
    if (!last || last.step === 'obtained') return undefined;
    return {
      cause: 'no-address',
      variant: VARIANT[last.step],
      confidence: 0.9,
      attempts: problem.attempts,
      evenIfRecovered: true,
      evidence: [{ ...last.origin, why: said('evidence.no-address') }],
    };
  },
};
