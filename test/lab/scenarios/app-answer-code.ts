import { treatedAtApp } from '../guest/at-the-app.ts';
import type { Scenario } from '../scenario.ts';

const name = 'app-answer-code';

export const scenario: Scenario = {
  name,
  title:
    'a case code, decoded outside, an answer code typed into the window: the one key goes, and the result code says fixed',
  seed: '000',
  timeoutS: 300,
  record: false,
  outside: 'helped-by-phone',
  run: (lab) => treatedAtApp(lab, name),
};
