/** `rejoin policy`: what the organisation has set here, and whether a file is a policy at all. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { said, type Said } from '../domain/said.ts';
import { BUILT_IN } from '../policy/in-force.ts';
import { readPlistPolicy } from '../policy/macos.ts';
import { policySource } from '../policy/sources.ts';
import { aboutSetting } from '../policy/policy-file.ts';
import type { PolicyProblem, RawPolicy } from '../policy/raw-policy.ts';
import { readJsonPolicy } from '../policy/read-json.ts';
import type { Policy } from '../policy/policy.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import { OFFERED_KEYS, type PolicyKey } from '../policy/settings.ts';
import { readRegPolicy } from '../policy/windows.ts';
import { UnreadableInput } from '../reading/files.ts';
import { DEFAULT_SETTINGS } from '../service/default-settings.ts';
import { say, sayAll } from '../words/say.ts';
import { EXIT } from './exit.ts';
import { help } from './help.ts';
import { keptHere } from './kept-here.ts';
import { spokenLocale } from './language.ts';
import { jsonOption } from './live-platform.ts';
import { note, print, printJson } from './output.ts';
import { hang, wrap } from '../report/cells.ts';
import { layoutFor } from './style.ts';

type From = 'enforced' | 'default' | 'person' | 'built-in';

/** A setting as it holds here. */
interface PolicyRow {
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly from: From;
  readonly sources: readonly string[];
  readonly isHeld: boolean;
}

/** Enforced before chosen, chosen before default. @param chosen by the person at this computer */
export function policyRows(policy: Policy, chosen: Readonly<Record<string, unknown>>): PolicyRow[] {
  const { enforced, defaults, origins } = policy;
  const ours: Readonly<Record<string, unknown>> = { ...BUILT_IN, ...DEFAULT_SETTINGS };
  return OFFERED_KEYS.map((key) => {
    const { sources = [], isHeld = false } = origins.get(key) ?? {};
    const row = (value: unknown, from: From): PolicyRow => {
      const isTheirs = from === 'enforced' || from === 'default';
      return { key, value, from, sources: isTheirs ? sources : [], isHeld: isTheirs && isHeld };
    };
    if (enforced[key] !== undefined) return row(enforced[key], 'enforced');
    if (Object.hasOwn(chosen, key)) return row(chosen[key], 'person');
    if (defaults[key] !== undefined) return row(defaults[key], 'default');
    return row(ours[key], 'built-in');
  });
}

export const problemJson = ({ source, line, key, said: what, isHarmless }: PolicyProblem): object => ({
  ...{ source, line, key, text: say(what), ...what, harmless: isHarmless ?? false },
});

const rowsJson = (rows: readonly PolicyRow[]): object =>
  Object.fromEntries(
    rows.map(({ key, value, from, sources, isHeld }) => [
      key,
      { value: value ?? null, from, sources, ...(isHeld ? { held: true } : {}) },
    ]),
  );

const place = ({ source, line }: PolicyProblem): Said =>
  line === undefined
    ? said('words.as-they-are', { text: `${source}:` })
    : said('policy.at-line', { path: source, line });

/** What a person at this computer has chosen. A history that is not there is not made for this. */
const chosenHere = (): Promise<Readonly<Record<string, unknown>>> =>
  keptHere((history) => history.settings(), {});

async function show(options: { readonly json?: true }): Promise<number> {
  const source = policySource();
  const policy = resolvePolicy(source.read());
  const rows = policyRows(policy, await chosenHere());
  if (options.json) {
    const { sources, problems } = policy;
    const shown = { sources, problems: problems.map(problemJson), settings: rowsJson(rows) };
    printJson({ schema: 'rejoin.policy-show/1', ...shown }, 2);
    return EXIT.ok;
  }
  const { paint, locale, width } = layoutFor(process.stdout);
  if (policy.sources.length === 0)
    print(wrap(say(said('policy.none', { places: source.places }), locale), width, ''));
  for (const problem of policy.problems) note([place(problem), problem.said]);
  const widest = Math.max(...rows.map(({ key }) => key.length));
  for (const { key, value, from, sources, isHeld } of rows) {
    if (value === undefined) continue;
    const origin = [
      say(said(`policy.${from}`), locale),
      ...(sources.length > 0 ? [say(said('policy.from', { sources }), locale)] : []),
      ...(isHeld ? [say(said('policy.held'), locale)] : []),
    ];
    const row = `${paint.bold(JSON.stringify(value))}  ${paint.dim(origin.join(', '))}`;
    print(hang(`${key.padEnd(widest)}  `, row, width, ''));
  }
  return EXIT.ok;
}

/** JSON, a property list or an exported registry key: whichever it is by its beginning. @throws UnreadableInput */
export function readAnyPolicy(path: string): RawPolicy {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = '?' } = error as NodeJS.ErrnoException;
    throw new UnreadableInput(said('policy.unreadable', { path, why: code }));
  }
  const name = basename(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  if (/^(?:Windows Registry Editor|REGEDIT4)/.test(text)) return readRegPolicy(text, name);
  if (/^bplist|^\s*<(?:\?xml|!DOCTYPE|plist)/.test(text)) return readPlistPolicy(bytes, name);
  if (/^[\s/{]/.test(text) || text === '') return readJsonPolicy(text, name);
  throw new UnreadableInput(said('policy.not-that-form', { path }));
}

function check(path: string, options: { readonly json?: true }): number {
  const policy = resolvePolicy([readAnyPolicy(path)]);
  const isDamaged = policy.problems.some(({ isHarmless }) => !isHarmless);
  if (options.json) {
    const problems = policy.problems.map(problemJson);
    printJson({ schema: 'rejoin.policy-check/1', valid: !isDamaged, problems }, 2);
  } else {
    for (const problem of policy.problems) print(sayAll([place(problem), problem.said], spokenLocale()));
    const count = policy.origins.size;
    if (!isDamaged) print(say(said('policy.fine', { path, count }), spokenLocale()));
  }
  return isDamaged ? EXIT.unreadable : EXIT.ok;
}

/** Each setting with its name, for the help. */
const settingsHelp = (): string =>
  [
    help('help.policy.settings'),
    ...OFFERED_KEYS.map((key) => `  ${key.padEnd(26)}${say(aboutSetting(key)[0], spokenLocale())}`),
  ].join('\n');

export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .summary(help('help.policy'))
    .description(help('help.policy.more'))
    .addHelpText('after', () => `\n${settingsHelp()}`);
  policy
    .command('show')
    .description(help('help.policy.show'))
    .option(...jsonOption('rejoin.policy-show/1'))
    .action(async (options: { json?: true }) => {
      process.exitCode = await show(options);
    });
  policy
    .command('check')
    .description(help('help.policy.check'))
    .argument('<file>', help('help.policy.file'))
    .option(...jsonOption('rejoin.policy-check/1'))
    .action((file: string, options: { json?: true }) => {
      process.exitCode = check(file, options);
    });
}
