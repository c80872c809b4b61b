/** A code as it is read aloud, group by group, in the alphabet of the person's language. */
import { spelled } from '../../app/codes/code-words.ts';
import { tell } from './i18n.svelte.ts';

export const spelledCode = (code: string): readonly string[] => spelled(code).map((one) => tell(one));
