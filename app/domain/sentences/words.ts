/** What is no sentence of this program: words of a system, of a log, of a person. */
export const WORDS_OF_OTHERS = {
  'words.as-they-are': { text: 'text' },
  'words.quoted': { text: 'text' },
  'words.names': { names: 'list' },
} as const;
