/** One event as it came, with the wall clock in milliseconds. */
export interface LoggedEvent {
  readonly at: number;
  readonly text: string;
}

interface Waiter {
  readonly look: () => boolean;
}

/**
 * Events in the order they came, and a cursor. `next` waits for one of several patterns and moves the cursor behind the match,
 * so that an event that came while nobody waited is not lost and none is used twice.
 */
export class EventLog {
  readonly #name: string;
  readonly #events: LoggedEvent[] = [];
  readonly #waiters = new Set<Waiter>();
  #cursor = 0;

  constructor(name: string) {
    this.#name = name;
  }

  push(text: string, at: number): void {
    this.#events.push({ at, text });
    for (const waiter of [...this.#waiters]) waiter.look();
  }

  /** How many came so far. */
  get count(): number {
    return this.#events.length;
  }

  /** Those that came since there were so many and match. */
  since(count: number, pattern: RegExp): LoggedEvent[] {
    return this.#events.slice(count).filter((event) => pattern.test(event.text));
  }

  /** Forgets what came so far: `next` looks at later events only. */
  skip(): void {
    this.#cursor = this.#events.length;
  }

  /**
   * Waits for the first event that matches one of the patterns.
   * @param why the sentence of the error when none came in `seconds`
   */
  next<K extends string>(
    patterns: Readonly<Record<K, RegExp>>,
    seconds: number,
    why: string,
  ): Promise<LoggedEvent & { readonly kind: K }> {
    return new Promise((resolve, reject) => {
      const started = this.#cursor;
      const waiter: Waiter = {
        look: () => {
          for (; this.#cursor < this.#events.length; this.#cursor++) {
            const event = this.#events[this.#cursor];
            if (event === undefined) break;
            for (const kind in patterns) {
              if (!patterns[kind].test(event.text)) continue;
              this.#cursor++;
              this.#waiters.delete(waiter);
              clearTimeout(timer);
              resolve({ ...event, kind });
              return true;
            }
          }
          return false;
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const seen = this.#events.slice(started).map((event) => event.text.trim());
        const tail = seen.filter((text) => !/BSS-|SCAN|Control interface/.test(text)).slice(-6);
        reject(new Error(`${why} (${this.#name}, ${seconds} s; last: ${tail.join(' | ') || 'nothing'})`));
      }, seconds * 1000);
      this.#waiters.add(waiter);
      waiter.look();
    });
  }
}
