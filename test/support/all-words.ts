/** The words of every language, as the catalogues have them; whoever imports this can say them, too. */
import de from '../../app/words/de/index.ts';
import en from '../../app/words/en/index.ts';
import { LOCALES, type Locale } from '../../app/words/locale.ts';
import { learn } from '../../app/words/say.ts';
import zhHans from '../../app/words/zh-Hans/index.ts';

export const WORDS: Readonly<Record<Locale, typeof en>> = { en, de, 'zh-Hans': zhHans };

await Promise.all(LOCALES.map(learn));
