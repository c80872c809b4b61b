import type { SENTENCES } from '../../domain/sentences/index.ts';
import type { Texts } from '../texts.ts';
import { causes } from './causes.ts';
import { course } from './course.ts';
import { evidence } from './evidence.ts';
import { ladder } from './ladder.ts';
import { quirks } from './quirks.ts';
import { remedies } from './remedies.ts';
import { report } from './report.ts';
import { shortcut } from './shortcut.ts';
import { verdicts } from './verdicts.ts';
import { wordsOfOthers } from './words.ts';

const words: Texts<typeof SENTENCES> = {
  ...causes,
  ...course,
  ...evidence,
  ...shortcut,
  ...verdicts,
  ...remedies,
  ...quirks,
  ...ladder,
  ...report,
  ...wordsOfOthers,
};
export default words;
