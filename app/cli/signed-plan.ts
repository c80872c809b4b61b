/** `rejoin plan sign`, `verify` and `run`: plans that an organisation signs and a person lets happen. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { answerCode } from '../codes/codes.ts';
import { answerCost } from '../codes/code-words.ts';
import { ANSWERS, type Answer } from '../codes/tables.ts';
import { said, type Said } from '../domain/said.ts';
import { usedPlansFolder } from '../live/keep-empty.ts';
import {
  demandWithin,
  privateKey,
  publicName,
  signPlan,
  verifyPlan,
  type Verified,
} from '../plans/signed-plan.ts';
import { PlanRefused } from '../plans/plan-refused.ts';
import { demandUnused, useOnce } from '../plans/used-numbers.ts';
import { inForce, limitsOf } from '../policy/in-force.ts';
import { PLAIN } from '../report/terminal.ts';
import { UnreadableFile } from '../reading/files.ts';
import { EXIT, UsageError } from './exit.ts';
import { fixNetwork } from './fix.ts';
import { help } from './help.ts';
import { openHere, policyHere } from './here.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { writeNew } from './new-file.ts';
import { note, print, printJson, warn } from './output.ts';
import { layoutFor } from './style.ts';

const HOUR = 3600;

/** A private key that nobody else may read. @throws PlanRefused, UnreadableFile */
function readKey(path: string): string {
  const file = opened(path);
  try {
    const { mode } = fstatSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new PlanRefused(said('plan.key-open', { path }));
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const isDenied = (error as NodeJS.ErrnoException).code === 'EACCES';
    throw new UnreadableFile(path, said(isDenied ? 'why.denied' : 'why.absent'), { cause: error });
  }
}

/** Verified against the organisation's keys, and within what it allows. @throws PlanRefused */
function verified(text: string): Verified {
  const policy = policyHere().current;
  const plan = verifyPlan(text, inForce(policy, 'publicKeys'), Date.now());
  demandWithin(plan.plan, limitsOf(policy));
  return plan;
}

interface Drawn {
  /** A picture of the plan. */
  readonly qr?: string;
}

/** A plan as it was typed, or as it is drawn in a picture. @throws UsageError, UnreadableFile, PlanRefused */
async function planOf(text: string | undefined, { qr }: Drawn): Promise<string> {
  if ((text === undefined) === (qr === undefined)) throw new UsageError(said('plan.missing'));
  if (qr === undefined) return text ?? '';
  const { MOST_PICTURE, readPicture } = await import('../plans/qr.ts');
  const file = opened(qr);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > MOST_PICTURE) throw new PlanRefused(said('plan.no-picture'));
    return readPicture(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

/** Draws a plan on the terminal, or into a new file. @throws UsageError */
async function draw(text: string, where: string): Promise<void> {
  const { qrPng, qrText } = await import('../plans/qr.ts');
  if (where === 'terminal') {
    warn(qrText(text, layoutFor(process.stderr).paint !== PLAIN));
    return;
  }
  writeNew(where, qrPng(text));
  note(said('plan.drawn', { path: where }));
}

const wordsOf = ({ plan, signedBy }: Verified): readonly Said[] => [
  signedBy === '' ? said('plan.signed') : said('plan.signed-by', { who: signedBy }),
  said(`answer.${plan.do}`),
  answerCost(plan.do),
];

interface SignOptions {
  readonly key: string;
  readonly do: Answer;
  readonly ssid?: string;
  readonly hours: number;
  readonly qr?: string;
}

interface RunOptions extends LiveOptions, Drawn {
  readonly ssid?: string;
  readonly yes?: true;
}

function hours(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 720)) throw new UsageError(said('plan.hours'));
  return value;
}

export function registerSignedPlans(plan: Command): void {
  plan
    .command('sign')
    .description(help('help.plan.sign'))
    .requiredOption('--key <file>', help('help.plan.key'))
    .addOption(new Option('--do <answer>', help('help.plan.do')).choices(ANSWERS).makeOptionMandatory())
    .option('--ssid <ssid>', help('help.ssid'))
    .option('--hours <hours>', help('help.plan.hours'), hours, 24)
    .option('--qr <file>', help('help.plan.qr'))
    .action(async (options: SignOptions) => {
      const key = privateKey(readKey(options.key));
      const { ssid } = options;
      const what = { do: options.do, ...(ssid === undefined ? {} : { ssid }) };
      const signed = signPlan(what, { key, now: Date.now(), life: Math.round(options.hours * HOUR) });
      if (options.qr !== undefined) await draw(signed, options.qr);
      print(signed);
      note(said('plan.made-with', { key: publicName(key) }));
      process.exitCode = EXIT.ok;
    });
  plan
    .command('verify')
    .description(help('help.plan.verify'))
    .argument('[plan]', help('help.plan.text'))
    .option('--qr <file>', help('help.plan.picture'))
    .option(...jsonOption('rejoin.signed-plan/1'))
    .action(async (text: string | undefined, _: Drawn, command: Command) => {
      const { json, qr } = command.optsWithGlobals<Drawn & { readonly json?: true }>();
      const read = verified(await planOf(text, qr === undefined ? {} : { qr }));
      if (json) printJson({ schema: 'rejoin.signed-plan/1', ...read.plan, signedBy: read.signedBy }, 2);
      else for (const sentence of wordsOf(read)) note(sentence);
      process.exitCode = EXIT.ok;
    });
  plan
    .command('run')
    .description(help('help.plan.run'))
    .argument('[plan]', help('help.plan.text'))
    .option('--qr <file>', help('help.plan.picture'))
    .option('--ssid <ssid>', help('help.ssid'))
    .option('-y, --yes', help('help.fix.yes'))
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.fix/1'))
    .option(...ctrlOption())
    .action(async (text: string | undefined, _: RunOptions, command: Command) => {
      // `plan` has options of the same names, and takes them wherever they stand.
      const options = command.optsWithGlobals<RunOptions>();
      const read = verified(await planOf(text, options));
      const ssid = read.plan.ssid ?? options.ssid;
      if (ssid === undefined) throw new UsageError(said('usage.missing-value', { what: '--ssid' }));
      const platform = await openHere(options);
      const { nonce } = read.plan;
      const folder = usedPlansFolder();
      try {
        note(wordsOf(read).slice(0, 1));
        demandUnused(nonce, folder);
        const answer = answerCode({ answer: read.plan.do });
        // Who says no may run it later; from the moment that somebody agrees it is used.
        const agreed = (): void => useOnce(nonce, folder);
        process.exitCode = await fixNetwork(ssid, { ...options, answer, agreed, timeout: 30 }, platform);
      } finally {
        platform.close();
      }
    });
}
