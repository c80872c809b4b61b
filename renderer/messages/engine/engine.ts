import { language } from '../i18n.svelte.ts';
import { translateEngine } from './translate.ts';

/** A sentence of the service in the language of the person; in English where there is no translation. */
export const tEngine = (sentence: string): string => translateEngine(sentence, language.current) ?? sentence;
