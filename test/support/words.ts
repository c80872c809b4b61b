/** Sentences of tests. */
import { said, type Said } from '../../app/domain/said.ts';
import { sayAll } from '../../app/words/say.ts';

/** A text that is no sentence of the program. */
export const plain = (text: string): Said => said('words.as-they-are', { text });

/** What is said, in English. */
export const english = (what: Said | readonly Said[]): string => sayAll('code' in what ? [what] : what);
