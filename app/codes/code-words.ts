/** What a code says, in sentences: rows of a name and its values, alike in the terminal, the window and the page. */
import type { Cause, Variant } from '../domain/causes.ts';
import { said, type Said } from '../domain/said.ts';
import { headlineOf } from '../words/finding.ts';
import { ALPHABET } from './alphabet.ts';
import { answerCode, type AnswerFacts, type CaseFacts, type ReadCode, type ResultFacts } from './codes.ts';
import type { Fault } from './envelope.ts';
import { CASE_FIELDS, type Answer } from './tables.ts';

export interface CodeRow {
  readonly name: Said;
  readonly values: readonly Said[];
}

/** What a code that could be read says. */
export interface CodeWords {
  readonly title: Said;
  readonly rows: readonly CodeRow[];
  /** Of a case: what could be answered, the likeliest first. */
  readonly answers: readonly OfferedAnswer[];
}

interface OfferedAnswer {
  readonly answer: Answer;
  readonly code: string;
  readonly what: Said;
}

type Unread = Exclude<ReadCode, { readonly facts: object }>;

/** Why a text cannot be read as a code, in one sentence. */
export const whyUnread = (read: Unread): Said =>
  read.kind === 'newer' ? said(`code.newer.${read.of}`) : faultWords(read);

function faultWords(fault: Fault): Said {
  switch (fault.fault) {
    case 'character':
      return said('code.fault.character', { character: fault.character });
    case 'length':
      return said('code.fault.length', { count: fault.length });
    default:
      return said(`code.fault.${fault.fault}`);
  }
}

/** Each character as it is read aloud; blanks are left out. */
export const spelled = (code: string): readonly Said[] =>
  Array.from(code)
    .filter((character) => ALPHABET.includes(character))
    .map((character) => spellingOf(character));

const spellingOf = (character: string): Said => said(`spell.${character as Spelled}`);
type Spelled =
  | ('2' | '3' | '4' | '5' | '6' | '7' | '8' | '9')
  | ('C' | 'D' | 'F' | 'H' | 'J' | 'K' | 'M' | 'N' | 'P' | 'R' | 'T' | 'V' | 'W' | 'X' | 'Y');

export function codeWords(read: Extract<ReadCode, { readonly facts: object }>): CodeWords {
  const { code } = read;
  const aloud: CodeRow = { name: said('code.row.aloud'), values: spelled(code) };
  switch (read.kind) {
    case 'case':
      return {
        title: said('code.case', { code }),
        rows: [...caseRows(read.facts), aloud],
        answers: answersTo(read.facts).map((answer) => ({
          answer,
          code: answerCode({ answer }),
          what: said(`answer.${answer}`),
        })),
      };
    case 'answer':
      return { title: said('code.answer', { code }), rows: [...answerRows(read.facts), aloud], answers: [] };
    case 'result':
      return { title: said('code.result', { code }), rows: [...resultRows(read.facts), aloud], answers: [] };
  }
}

/** `stale-pmksa/okc` as cause and variant. */
export function named(name: CaseFacts['name']): {
  cause: Cause;
  variant: Variant | undefined;
  recovered: boolean;
} {
  const [cause, variant] = name.split('/') as [Cause, Variant | undefined];
  return { cause, variant, recovered: variant === 'recovered' };
}

const row = (name: Said, ...values: readonly Said[]): CodeRow => ({ name, values });
const asIs = (text: string): Said => said('words.as-they-are', { text });

function nameRows(label: Said, name: CaseFacts['name']): CodeRow[] {
  const { cause, variant } = named(name);
  return [
    row(label, headlineOf(named(name))),
    row(said('code.row.name'), asIs(cause), ...(variant ? [asIs(variant)] : [])),
  ];
}

function caseRows(facts: CaseFacts): CodeRow[] {
  return [
    ...nameRows(said('code.row.what'), facts.name),
    row(said('code.row.password'), said(`code.password.${facts.password}`)),
    row(said('code.row.confidence'), said(`code.confidence.${facts.confidence}`)),
    row(
      said('code.row.system'),
      systemName(facts.system),
      ...(facts.program === 'unknown' ? [] : [asIs(facts.program)]),
    ),
    row(said('code.row.attempts'), attemptsOf(facts.attempts)),
    row(said('code.row.age'), said(`code.age.${facts.age}`)),
    row(said('code.row.tried'), said(`code.tried.${facts.tried}`)),
    ...(facts.outcome === 'none'
      ? []
      : [row(said('code.row.outcome'), said(`code.outcome.${facts.outcome}`))]),
  ];
}

const NAMES_OF_SYSTEMS = { linux: 'Linux', android: 'Android', windows: 'Windows', macos: 'macOS' } as const;

const systemName = (system: CaseFacts['system']): Said =>
  isNamed(system) ? asIs(NAMES_OF_SYSTEMS[system]) : said(`code.system.${system}`);
const isNamed = (system: string): system is keyof typeof NAMES_OF_SYSTEMS =>
  Object.hasOwn(NAMES_OF_SYSTEMS, system);

/** A class from its least number to before the next. */
function attemptsOf(least: CaseFacts['attempts']): Said {
  const { words } = CASE_FIELDS.attempts;
  const next = words[words.indexOf(least) + 1];
  const from = Number(least);
  if (next === undefined) return said('code.attempts.over', { from });
  const to = Number(next) - 1;
  return from === to ? said('report.attempts', { count: from }) : said('code.attempts', { from, to });
}

const FREE: readonly Answer[] = ['type-password', 'move', 'call-back'];

export const answerCost = (answer: Answer): Said =>
  isFree(answer) ? said('answer.cost.nothing') : said(`answer.cost.${answer}`);
const isFree = (answer: Answer): answer is 'type-password' | 'move' | 'call-back' => FREE.includes(answer);

const answerRows = ({ answer }: AnswerFacts): CodeRow[] => [
  row(said('code.row.asks'), said(`answer.${answer}`)),
  row(said('code.row.cost'), answerCost(answer)),
];

const resultRows = ({ answer, outcome, name, took }: ResultFacts): CodeRow[] => [
  row(said('code.row.tried'), said(`answer.${answer}`)),
  row(said('code.row.outcome'), said(`code.outcome.${outcome}`)),
  ...nameRows(said('code.row.after'), name),
  row(said('code.row.took'), said(`code.took.${took}`)),
];

/** Where it helps to move. */
const OF_THE_PLACE: readonly Cause[] = [
  ...(['signal-lost', 'handshake-loss', 'ap-refused', 'auth-timeout', 'network-not-found'] as const),
  ...(['ap-disconnects', 'ap-low-entropy'] as const),
];

/** The smallest cut first; no cache is cleared for what is no saved key's fault. */
function answersTo({ name, password, tried, outcome }: CaseFacts): readonly Answer[] {
  const { cause } = named(name);
  const last: readonly Answer[] = ['record-and-report', 'call-back'];
  if (cause === 'stale-pmksa') {
    const isInVain = outcome !== 'none' && outcome !== 'fixed' && outcome !== 'cancelled';
    const cuts: readonly Answer[] =
      tried === 'bss' && isInVain
        ? ['clear-network', 'keep-none']
        : tried === 'network' && isInVain
          ? ['keep-none', 'clear-network']
          : ['clear-access-point', 'clear-network', 'keep-none'];
    return [...cuts, ...last];
  }
  if (password === 'yes') return ['type-password', ...last];
  if (cause === 'healthy') return ['call-back'];
  return [
    ...(OF_THE_PLACE.includes(cause) ? (['move'] as const) : []),
    'reconnect',
    ...(cause === 'eap-rejected' ? (['type-password'] as const) : []),
    ...last,
  ];
}
