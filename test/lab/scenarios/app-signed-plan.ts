import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { publicName } from '../../../app/plans/signed-plan.ts';
import { DESK_KEY } from '../desk-key.ts';
import { treatedAtApp } from '../guest/at-the-app.ts';
import type { Scenario } from '../scenario.ts';

const name = 'app-signed-plan';
const FOLDER = '/etc/rejoin';

export const scenario: Scenario = {
  name,
  title:
    'a plan that is signed outside and opened in the window as a picture: the one key goes, and it works once',
  seed: '000',
  timeoutS: 300,
  record: false,
  outside: 'helped-by-picture',
  async run(lab) {
    const publicKeys = [`${publicName(DESK_KEY)} Service desk`];
    mkdirSync(FOLDER, { recursive: true, mode: 0o755 });
    writeFileSync(
      `${FOLDER}/policy.json`,
      JSON.stringify({ schema: 'rejoin.policy/1', enforced: { publicKeys } }),
      { mode: 0o644 },
    );
    lab.onClose(() => rm(FOLDER, { recursive: true, force: true }));
    await treatedAtApp(lab, name);
  },
};
