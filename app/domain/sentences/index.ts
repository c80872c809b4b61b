import { CAUSES } from './causes.ts';
import { COURSE } from './course.ts';
import { EVIDENCE } from './evidence.ts';
import { LADDER } from './ladder.ts';
import { QUIRKS } from './quirks.ts';
import { REMEDIES } from './remedies.ts';
import { REPORT } from './report.ts';
import { SHORTCUT } from './shortcut.ts';
import { VERDICTS } from './verdicts.ts';
import { WORDS_OF_OTHERS } from './words.ts';

/** Every sentence that is said, by its code: public interface. Add, never change what a code means. */
export const SENTENCES = {
  ...CAUSES,
  ...COURSE,
  ...EVIDENCE,
  ...SHORTCUT,
  ...VERDICTS,
  ...REMEDIES,
  ...QUIRKS,
  ...LADDER,
  ...REPORT,
  ...WORDS_OF_OTHERS,
};
