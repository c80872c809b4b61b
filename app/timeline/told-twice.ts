/**
 * Two inputs may hold the words of one program: its log and the journal, its log and its control interface. What both
 * tell is told once.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';

interface Telling {
  readonly at: Instant | undefined;
  readonly input: number;
  /** Other inputs that have told it too. */
  readonly again: Set<number>;
}

/** One event reaches two logs within this many milliseconds: one of them may have whole seconds only. */
const APART = 1500;
/** Events of one wording that are remembered, and wordings. */
const MOST_TIMES = 64;
const MOST_WORDINGS = 2048;

/** What an event says, whoever wrote it down when. */
const wordingOf = (event: WifiEvent): string =>
  JSON.stringify({ ...event, at: undefined, origin: undefined });

const isSameTime = (a: Instant | undefined, b: Instant | undefined): boolean =>
  a === undefined || b === undefined || Math.abs(a - b) <= APART;

/** Remembers what inputs tell. Bounded. Each event of one input stands for one of another. */
export class ToldTwice {
  readonly #told = new Map<string, Telling[]>();

  /** @returns whether another input has told this event already */
  isAgain(event: WifiEvent): boolean {
    const { at } = event;
    const { input } = event.origin;
    const wording = wordingOf(event);
    const known = this.#told.get(wording) ?? [];
    const same = known.find((one) => one.input !== input && !one.again.has(input) && isSameTime(one.at, at));
    if (same) {
      same.again.add(input);
      return true;
    }
    known.push({ at, input, again: new Set() });
    if (known.length > MOST_TIMES) known.shift();
    this.#told.set(wording, known);
    const oldest = this.#told.keys().next();
    if (this.#told.size > MOST_WORDINGS && !oldest.done) this.#told.delete(oldest.value);
    return false;
  }
}
