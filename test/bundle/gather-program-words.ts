/**
 * Gathers the words that programs print about Wi-Fi from the patterns of `app/ingest`, into `app/bundle/program-words.ts`.
 * Samples are left out: they have names in them that somebody made up. Run it where dialects got new rules.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const MADE_UP = new Set(['samples', 'quiet', 'sample', 'kinds']);
const WORD = /\p{L}[\p{L}\p{M}\p{N}]+/gu;

const words = new Set<string>();
const take = (text: string): void => {
  for (const [word] of text.matchAll(WORD)) words.add(word.toLowerCase());
};

/** A pattern without what it says of characters: classes, escapes, names of groups. */
const literals = (source: string): string =>
  source
    .replaceAll(/\(\?<\w+>/g, '(')
    .replaceAll(/\[(?:\\.|[^\]])*\]/g, ' ')
    .replaceAll(/\\[pP]\{[^}]*\}|\\u\{?[\da-f]+\}?|\\x[\da-f]{2}|\\k<\w+>|\\[a-zA-Z]/gi, ' ')
    .replaceAll(/[()?*+|^$\\]/g, ' ');

function visit(node: ts.Node): void {
  if (ts.isPropertyAssignment(node) && MADE_UP.has(node.name.getText())) return;
  if (ts.isImportDeclaration(node)) return;
  if (ts.isRegularExpressionLiteral(node)) take(literals(node.text.slice(1, node.text.lastIndexOf('/'))));
  else if (ts.isTemplateExpression(node)) {
    for (const text of [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)])
      take(literals(text));
  } else if (ts.isStringLiteralLike(node)) take(literals(node.text));
  ts.forEachChild(node, visit);
}

for (const file of globSync('app/{ingest,domain}/**/*.ts', { cwd: root }).toSorted()) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  visit(source);
}

/** Languages whose days and months stand before lines: loggers write them as the system does. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'hu',
  'ro',
  'tr',
  'ru',
  'uk',
];
const DAY = 86_400_000;
for (const language of LANGUAGES)
  for (const style of ['short', 'long'] as const)
    for (let at = 0; at < 12; at++) {
      const on = (date: number, what: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(language, { ...what, timeZone: 'UTC' }).format(date);
      take(on(at * DAY, { weekday: style }));
      take(on(Date.UTC(2026, at, 1), { month: style }));
      take(on(Date.UTC(2026, at, 1), { month: style, day: 'numeric' }));
    }
// Terms of IEEE 802.11 in the reasons that drivers and `iw` spell out.
// Severities of controllers' logs.
take('EMRG ALRT CRIT ERRS WARN NOTI INFO DBUG');
take('IBSS PBSS DMG TDLS DLS MBSS mesh peering');

const lines = [''];
for (const word of [...words].toSorted()) {
  if ((lines.at(-1) ?? '').length + word.length > 118) lines.push('');
  lines.push([lines.pop() ?? '', word].join(' ').trimStart());
}
writeFileSync(
  join(root, 'app/bundle/program-words.ts'),
  [
    '/**',
    ' * Words of the programs whose lines are read, small letters. Gathered from their patterns by',
    ' * `test/bundle/gather-program-words.ts`; everything that is not here, no strict report shows.',
    ' */',
    'const TEXT = `',
    ...lines,
    '`;',
    '',
    "export const PROGRAM_WORDS: ReadonlySet<string> = new Set(TEXT.split(/\\s+/).filter((word) => word !== ''));",
    '',
  ].join('\n'),
);
