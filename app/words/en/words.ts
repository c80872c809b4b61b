/** What is no sentence of this program: words of a system, of a log, of a person. */
import type { WORDS_OF_OTHERS } from '../../domain/sentences/words.ts';
import type { Texts } from '../texts.ts';

export const wordsOfOthers: Texts<typeof WORDS_OF_OTHERS> = {
  'words.as-they-are': '{text}',
  'words.quoted': '"{text}"',
  'words.names': '{names}',
};
