import { engineText } from './engine-text.ts';
import { language } from './i18n.svelte.ts';

/** A sentence of the service in the language of the person; in English where it is not known. */
export const tEngine = (sentence: string): string => engineText(sentence, language.current) ?? sentence;
