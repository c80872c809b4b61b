/** What an installed command is asked, and the exit code that each answer has. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const SCENARIOS = join(import.meta.dirname, '../scenarios');

/** Recordings that an installed command reads, by the name that they get. */
const RECORDINGS = {
  'stale.log.gz': 'sae-deauth-2/wpa-debug.log.gz',
  'wrong.log.gz': 'psk-wrong-passphrase/wpa-debug.log.gz',
  'healthy.log.gz': 'healthy-sae/wpa-debug.log.gz',
};

/** Puts the recordings where the command will look for them. */
export function layRecordings(folder: string): void {
  for (const [name, recording] of Object.entries(RECORDINGS))
    cpSync(join(SCENARIOS, recording), join(folder, name));
}

export interface Asked {
  readonly args: readonly string[];
  readonly code: number;
}

/** @param folder of the recordings, as the command sees it */
export const asked = (folder: string): Asked[] => [
  { args: ['--version'], code: 0 },
  { args: ['--help'], code: 0 },
  { args: ['diagnose', `${folder}/healthy.log.gz`], code: 0 },
  { args: ['diagnose', `${folder}/stale.log.gz`], code: 10 },
  { args: ['diagnose', '--json', `${folder}/wrong.log.gz`], code: 11 },
  { args: ['diagnose', `${folder}/nothing.log`], code: 3 },
  { args: ['diagnose', '--nonsense'], code: 2 },
  { args: ['nonsense'], code: 2 },
  { args: ['demo'], code: 0 },
  ...WITHOUT_ADAPTER,
];

/** On a machine without a radio; with one they would do what they are for. */
const WITHOUT_ADAPTER: Asked[] = existsSync('/sys/class/ieee80211')
  ? []
  : [
      { args: ['status'], code: 3 },
      { args: ['cache'], code: 3 },
      { args: ['plan', 'Office'], code: 3 },
      { args: ['fix', 'Office', '--yes'], code: 3 },
    ];
