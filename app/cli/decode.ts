import type { Command } from 'commander';
import { readCode, type ReadCode } from '../codes/codes.ts';
import { codeWords, spelled, whyUnread, type CodeRow, type CodeWords } from '../codes/code-words.ts';
import type { Said } from '../domain/said.ts';
import { said } from '../domain/said.ts';
import { cellsOf, hang, padTo } from '../report/cells.ts';
import type { Layout } from '../report/terminal.ts';
import { UnreadableInput } from '../reading/files.ts';
import { say } from '../words/say.ts';
import { EXIT, UsageError } from './exit.ts';
import { help } from './help.ts';
import { jsonOption } from './live-platform.ts';
import { afterCode, nextLine } from './next-command.ts';
import { print, printJson } from './output.ts';
import { layoutFor } from './style.ts';

/** @throws UsageError for what was misread, UnreadableInput for a newer release's */
export function readOrRefuse(text: string): Extract<ReadCode, { readonly facts: object }> {
  const read = readCode(text);
  if (read.kind === 'fault') throw new UsageError(whyUnread(read));
  if (read.kind === 'newer') throw new UnreadableInput(whyUnread(read));
  return read;
}

export function drawCode({ title, rows, answers }: CodeWords, { paint, locale, width }: Layout): string {
  const tell = (what: Said): string => say(what, locale, 'theirs');
  const widest = Math.max(...rows.map(({ name }) => cellsOf(tell(name))));
  const drawRow = ({ name, values }: CodeRow): string =>
    hang(`${paint.dim(padTo(tell(name), widest))}  `, values.map(tell).join(' · '), width, '  ');
  return [
    paint.bold(tell(title)),
    ...rows.map(drawRow),
    ...(answers.length === 0 ? [] : ['', paint.bold(tell(said('code.answers')))]),
    ...answers.map(({ code, what }) => hang(`${paint.bold(code)}  `, tell(what), width, '  ')),
  ].join('\n');
}

/** Schema `rejoin.code/1`. */
export const codeJson = (read: ReturnType<typeof readOrRefuse>): Record<string, unknown> => {
  const { rows, answers } = codeWords(read);
  return {
    schema: 'rejoin.code/1',
    code: read.code,
    kind: read.kind,
    ...read.facts,
    text: rows.map(({ name, values }) => ({
      name: say(name),
      value: values.map((one) => say(one, 'en', 'theirs')).join(' · '),
    })),
    spelled: spelled(read.code).map((one) => say(one)),
    ...(read.kind === 'case' && {
      answers: answers.map(({ code, answer, what }) => ({ code, answer, text: say(what) })),
    }),
  };
};

export function registerDecode(program: Command): void {
  program
    .command('decode')
    .summary(help('help.decode'))
    .description(help('help.decode.more'))
    .argument('<code...>', help('help.decode.code'))
    .option(...jsonOption('rejoin.code/1'))
    .action((parts: string[], options: { readonly json?: true }) => {
      const read = readOrRefuse(parts.join(' '));
      if (options.json) printJson(codeJson(read), 2);
      else {
        const layout = layoutFor(process.stdout, 'theirs');
        print(`${drawCode(codeWords(read), layout)}\n\n${nextLine(afterCode(read), layout)}`);
      }
      process.exitCode = EXIT.ok;
    });
}
