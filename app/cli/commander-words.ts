/** What commander prints by itself, in the language of the terminal. */
import type { Argument, Command, CommanderError, Option } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import { own } from '../domain/own.ts';
import { said, type Said, type SaidCode } from '../domain/said.ts';
import { cellsOf, padTo, wrap } from '../report/cells.ts';
import { EXIT } from './exit.ts';
import { help } from './help.ts';

const TITLES = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
} as const satisfies Readonly<Record<string, SaidCode>>;

/** What an option or an argument is, with its choices and its default. */
function described({ description, argChoices, defaultValue, ...more }: Argument | Option): string {
  const choices = argChoices ? [help('help.choices', { choices: argChoices.join(', ') })] : [];
  const value = more.defaultValueDescription ?? String(defaultValue);
  const preset = defaultValue === undefined ? [] : [help('help.default', { value })];
  return [description, ...choices, ...preset].join(' ');
}

/** Has a command's help in this language. */
export const translated = (command: Command): Command =>
  command.helpOption('-h, --help', help('help.help')).configureHelp({
    ...{ optionDescription: described, argumentDescription: described },
    styleTitle(title) {
      const code = own(TITLES, title);
      return code === undefined ? title : help(code);
    },
    // Its own breaks nothing in a terminal of less than 40 columns beside the names, and Chinese has no blanks to break at.
    minWidthToWrap: 12,
    displayWidth: cellsOf,
    boxWrap: (text, width) =>
      text
        .split('\n')
        .map((line) => wrap(line, width, ''))
        .join('\n'),
  });

const EXITS = [
  [EXIT.ok, 'exit.ok'],
  [EXIT.bug, 'exit.bug'],
  [EXIT.usage, 'exit.usage'],
  [EXIT.unreadable, 'exit.unreadable'],
  [EXIT.privilege, 'exit.privilege'],
  [EXIT.notFixed, 'exit.not-fixed'],
] as const satisfies readonly (readonly [number, SaidCode])[];

/** Each exit code with what it means: a verdict's is its cause. */
export function exitCodes(): string {
  const causes = Map.groupBy(Object.entries(EXIT_CODES), ([, code]) => code);
  const rows: (readonly [number, string])[] = EXITS.map(([code, text]) => [code, help(text)]);
  for (const [code, all] of causes)
    if (code !== EXIT.ok) rows.push([code, all.map(([cause]) => cause).join(', ')]);
  rows.sort(([a], [b]) => a - b);
  return [help('help.exit-codes'), ...rows.map(([code, text]) => `  ${padTo(String(code), 3)} ${text}`)].join(
    '\n',
  );
}

/** What is wrong with the arguments. commander tells it in English; what it is about stands in quotation marks. */
export function misunderstood({ code, message }: CommanderError): Said {
  const [, what = ''] = /'(.*?)'(?=$|[\s.:])/s.exec(message) ?? [];
  const [, instead] = /\(Did you mean (?:one of )?(.*?)\?\)/s.exec(message) ?? [];
  if (instead !== undefined) return said('usage.did-you-mean', { what, instead });
  switch (code) {
    case 'commander.unknownCommand':
      return said('usage.unknown-command', { what });
    case 'commander.unknownOption':
      return said('usage.unknown-option', { what });
    case 'commander.missingArgument':
      return said('usage.missing-argument', { what });
    case 'commander.optionMissingArgument':
      return said('usage.missing-value', { what });
    case 'commander.invalidArgument':
      return said('usage.bad-value', { what });
    case 'commander.excessArguments':
      return said('usage.too-many-arguments');
    default:
      return said('usage.other', { text: message });
  }
}
