/** What an installed command is asked, and the exit code that each answer has. */
import { chownSync, cpSync, existsSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { answerCode } from '../../app/codes/codes.ts';
import { signPlan } from '../../app/plans/signed-plan.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
/** nobody's number, on Debian and Red Hat's kind alike. */
export const NOBODY = 65_534;

/** Recordings that an installed command reads, by the name that they get. */
const RECORDINGS = {
  'stale.log.gz': 'sae-deauth-2/wpa-debug.log.gz',
  'wrong.log.gz': 'psk-wrong-passphrase/wpa-debug.log.gz',
  'healthy.log.gz': 'healthy-sae/wpa-debug.log.gz',
};
const { privateKey } = generateKeyPairSync('ed25519');
export const hasRadio = existsSync('/sys/class/ieee80211');

/** Puts the recordings and what else is read where the command will look for them. */
export function layRecordings(folder: string): void {
  for (const [name, recording] of Object.entries(RECORDINGS))
    cpSync(join(SCENARIOS, recording), join(folder, name));
  writeFileSync(join(folder, 'policy.json'), '{ "enforced": { "guard": false } }\n');
  writeFileSync(join(folder, 'no-policy.json'), '{ "guard": 3 }\n');
  const key = join(folder, 'key.pem');
  // A key that anybody else can read signs nothing.
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(key, NOBODY, NOBODY);
}

export interface Asked {
  readonly args: readonly string[];
  readonly code: number;
}

/** What is asked of a command that goes on until it is told to end: the tests start and end it. */
export const UNTIL_TOLD = ['serve', 'start'];

/**
 * Every verb, and each of those that stand below one.
 * @param folder of the recordings, as the command sees it
 * @param own a folder that the person may write into
 */
export function asked(folder: string, own = folder): Asked[] {
  const at = (name: string): string => `${folder}/${name}`;
  const report = `${own}/report.zip`;
  // As by a helpdesk; here no policy names its key.
  const plan = signPlan(
    { do: 'reconnect', ssid: 'Office' },
    { key: privateKey, now: Date.now(), life: 3600 },
  );
  return [
    { args: ['--version'], code: 0 },
    { args: ['--help'], code: 0 },
    { args: ['help', 'watch'], code: 0 },
    { args: ['nonsense'], code: 2 },
    { args: ['diagnose', at('healthy.log.gz')], code: 0 },
    { args: ['diagnose', at('stale.log.gz')], code: 10 },
    { args: ['diagnose', '--json', at('wrong.log.gz')], code: 11 },
    { args: ['diagnose', at('nothing.log')], code: 3 },
    { args: ['diagnose', '--nonsense'], code: 2 },
    { args: ['report', '--preview', at('stale.log.gz')], code: 0 },
    { args: ['report', '--output', report, at('stale.log.gz')], code: 0 },
    // Nothing is written over.
    { args: ['report', '--output', report, at('stale.log.gz')], code: 2 },
    { args: ['report', 'show', report], code: 0 },
    { args: ['decode', answerCode({ answer: 'reconnect' })], code: 0 },
    { args: ['decode', '0000'], code: 2 },
    { args: ['plan', 'sign', '--key', at('key.pem'), '--do', 'reconnect'], code: 0 },
    { args: ['plan', 'sign', '--key', at('nothing.pem'), '--do', 'reconnect'], code: 3 },
    { args: ['plan', 'verify', plan], code: 5 },
    { args: ['plan', 'run', '--yes', plan], code: 5 },
    { args: ['policy', 'show'], code: 0 },
    { args: ['policy', 'check', at('policy.json')], code: 0 },
    { args: ['policy', 'check', at('no-policy.json')], code: 3 },
    { args: ['telemetry', 'show'], code: 0 },
    { args: ['telemetry', 'send'], code: 0 },
    ...['bash', 'zsh', 'fish', 'powershell'].map((shell) => ({ args: ['completion', shell], code: 0 })),
    { args: ['completion', 'nonsense'], code: 2 },
    { args: ['serve', '--port', 'nonsense'], code: 2 },
    { args: ['demo'], code: 0 },
    ...WITHOUT_ADAPTER,
  ];
}

/** On a machine without a radio; with one they would do what they are for. */
const WITHOUT_ADAPTER: Asked[] = hasRadio
  ? []
  : [
      ['status'],
      ['cache'],
      ['check', '--timeout', '1'],
      ['watch'],
      ['record', '--for', '1s'],
      ['plan', 'Office'],
      ['fix', 'Office', '--yes'],
    ].map((args) => ({ args, code: 3 }));

/** The verbs that `rejoin --help` tells of. */
export const verbsOf = (help: string): string[] =>
  [...help.matchAll(/^ {2}([a-z][\w-]*)(?: |$)/gm)].map(([, verb]) => verb ?? '');

/** Those of which the answers say nothing. */
export function notAsked(verbs: readonly string[], answers: readonly Asked[]): string[] {
  const known = new Set([...answers.map(({ args }) => args[0]), ...UNTIL_TOLD]);
  return verbs.filter((verb) => !known.has(verb));
}

/** As it is told: a plan is long, and another one each time. */
export const shown = (args: readonly string[]): string =>
  args.map((word) => (word.length > 60 ? `${word.slice(0, 20)}…` : word)).join(' ');
