import { treatedAtApp } from '../guest/at-the-app.ts';
import type { Scenario } from '../scenario.ts';

const name = 'app-sae-deauth-2';

export const scenario: Scenario = {
  name,
  title:
    'a person in a browser presses Reconnect: the real loop ends, the screen shows the proof, nothing else is touched',
  seed: '000',
  timeoutS: 300,
  record: false,
  outside: 'reconnect',
  run: (lab) => treatedAtApp(lab, name),
};
