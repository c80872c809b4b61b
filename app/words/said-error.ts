/** What could not be done, as a person is told it. */
import { said, type Said } from '../domain/said.ts';
import { sayAll } from './say.ts';

/** `message` says the same in English, for logs and for those who only pass it on. */
export class SaidError extends Error {
  readonly said: readonly Said[];

  constructor(sentences: Said | readonly Said[], options?: ErrorOptions) {
    const all = 'code' in sentences ? [sentences] : sentences;
    super(sayAll(all), options);
    this.name = 'SaidError';
    this.said = all;
  }
}

/** What is said of a failure. Whatever was thrown that is no answer to a person is a bug of ours. */
export const saidOf = (error: unknown): readonly Said[] =>
  error instanceof SaidError
    ? error.said
    : [said('bug', { what: error instanceof Error ? error.message : String(error) })];
