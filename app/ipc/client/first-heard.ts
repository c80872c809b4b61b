/** The first word to a page, picked out of what it hears. */
import type { FirstWord } from '../contract/greeting.ts';

export class FirstHeard {
  readonly #heard = Promise.withResolvers<FirstWord | undefined>();

  /** Undefined: the state came without one, or nothing will. */
  get word(): Promise<FirstWord | undefined> {
    return this.#heard.promise;
  }

  /** @returns whether the text was it, and is nothing for anybody else */
  take(text: string): boolean {
    const isFirst = text.startsWith('{"type":"first"');
    if (isFirst) this.#heard.resolve(JSON.parse(text) as FirstWord);
    else if (!text.startsWith('{"type":"welcome"')) this.#heard.resolve(undefined);
    return isFirst;
  }

  /** Nothing more is heard. */
  end(): void {
    this.#heard.resolve(undefined);
  }
}
