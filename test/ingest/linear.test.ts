/**
 * Everything that meets foreign text takes time in proportion to its length: every regular expression that the samples of
 * all dialects come by, and what is made of them. A longest line has 65,536 bytes; what is quadratic in it takes seconds.
 */
import { describe, expect, it } from 'vitest';
import { readsBytes, type Dialect } from '../../app/ingest/dialect.ts';
import { detectDialect } from '../../app/ingest/detect-dialect.ts';
import { allDialects } from '../../app/ingest/dialects.ts';
import { evidence, frameEvidence } from '../../app/ingest/evidence.ts';
import { redacted, redactedCommand } from '../../app/ingest/redact.ts';
import { SECRET_LINES } from './secrets.ts';

interface Subject {
  readonly name: string;
  readonly run: (text: string) => void;
  /** Texts that it knows what to do with. */
  readonly known: readonly string[];
}

const FIRST = 256;
const LAST = 16_384;
/** Milliseconds below which nothing is said of a time: a quadratic one takes a hundred and more at the last length. */
const NOISE = 20;
/** For four times the length: 4 if linear, 16 if quadratic. */
const GROWTH = 9;

/** Milliseconds of this thread's own work: what else the machine does is not counted. */
const timeOf = (run: () => void): number => {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};
/** The least of several: a collection of garbage in between only adds. */
const least = (run: () => void): number => Math.min(...Array.from({ length: 5 }, () => timeOf(run)));

/** @returns the length from which on it grows too fast */
function growsFrom({ run }: Subject, make: (length: number) => string): number | undefined {
  for (let length = FIRST; length < LAST; length *= 4) {
    const [short, long] = [make(length), make(4 * length)];
    if (timeOf(() => run(long)) < NOISE) continue;
    const took = least(() => run(long));
    if (
      took > NOISE &&
      took >
        GROWTH *
          Math.max(
            least(() => run(short)),
            0.05,
          )
    )
      return length;
  }
  return undefined;
}

const UNITS = [
  'a',
  '0',
  ' ',
  '-',
  ':',
  "'",
  '"',
  '\\x41',
  '=',
  '[',
  '.',
  '\xc3\xa9',
  'ab ',
  'a=b,',
  '0:',
  'psk ',
  'key_',
  'SET ',
  '@:',
];
const ENDS = ['', '\x00', '"', "'", ')'];

/** The beginnings of a text that may lead into a loop, and what may be repeated there. */
function* hostile(text: string): Generator<(length: number) => string> {
  const step = Math.max(1, Math.ceil(text.length / 6));
  yield (length) => text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length);
  for (let cut = 0; cut <= text.length; cut += step) {
    const head = text.slice(0, cut);
    for (const [index, unit] of [...UNITS, text.slice(Math.max(0, cut - 4), cut)].entries()) {
      const end = ENDS[(index + cut) % ENDS.length] ?? '';
      yield (length) => head + unit.repeat(Math.ceil(length / Math.max(1, unit.length))) + end;
    }
  }
}

function expectLinear(subjects: readonly Subject[]): void {
  const slow: string[] = [];
  for (const subject of subjects) {
    search: for (const text of subject.known)
      for (const make of hostile(text)) {
        const length = growsFrom(subject, make);
        if (length === undefined) continue;
        slow.push(`${subject.name} from ${length} characters on: ${JSON.stringify(make(40)).slice(0, 120)}`);
        break search;
      }
  }
  expect(slow).toEqual([]);
}

const lineDialects = allDialects.filter((dialect): dialect is Dialect => !readsBytes(dialect));
const linesOf = (dialect: (typeof allDialects)[number]): string[] =>
  dialect.samples.flatMap(({ line }) => line.split('\n')).filter((line) => line !== '');
const read = (dialect: Dialect, text: string): void => {
  const parser = dialect.open(0, () => undefined);
  parser.parseText(text, 1);
  parser.end();
};

/** Every expression that is asked while the work is done, with texts that it was asked about. */
function expressionsOf(work: () => void): Subject[] {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the expression that it belongs to
  const { exec } = RegExp.prototype;
  const seen = new Map<string, { pattern: RegExp; known: Set<string> }>();
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const { source, flags, lastIndex } = this;
    const key = `/${source}/${flags}`;
    let entry = seen.get(key);
    if (!entry) seen.set(key, (entry = { pattern: new RegExp(source, flags), known: new Set() }));
    const result = exec.call(this, text);
    // From where it was asked on: a sticky one says nothing of what stands before.
    const asked = this.sticky ? text.slice(lastIndex) : text;
    if (result && entry.known.size < 3) entry.known.add(asked.slice(0, 200));
    return result;
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return [...seen].map(([name, { pattern, known }]) => ({
    name,
    run: (text) => {
      pattern.lastIndex = 0;
      if (pattern.global) text.replace(pattern, '');
      else pattern.test(text);
    },
    known: known.size > 0 ? [...known] : [''],
  }));
}

describe('the time that foreign text takes', () => {
  it('grows with its length alone in every expression', () => {
    const expressions = expressionsOf(() => {
      for (const dialect of lineDialects)
        for (const line of linesOf(dialect)) {
          dialect.score(line);
          read(dialect, line);
        }
      for (const line of [...SECRET_LINES, 'Café: x', 'a:b@c', 'eyJhbGciOiJIUzI1NiJ9.e']) {
        redacted(line);
        redactedCommand(line);
        evidence(line);
        frameEvidence(line);
      }
    });
    expect(expressions.length).toBeGreaterThan(300);
    expectLinear(expressions);
  }, 600_000);

  it('grows with its length alone in redaction and evidence', () => {
    const known = [
      ...SECRET_LINES.filter((_, index) => index % 5 === 0),
      'SET ',
      'WPS_',
      'P2P_GROUP',
      'psk',
      ' - hexdump(len=1):',
    ];
    expectLinear([
      { name: 'redacted', run: redacted, known },
      { name: 'redactedCommand', run: redactedCommand, known },
      { name: 'evidence', run: evidence, known },
      { name: 'frameEvidence', run: frameEvidence, known },
    ]);
  }, 600_000);

  it.each(lineDialects.map((dialect) => [dialect.name, dialect] as const))(
    'grows with its length alone in %s',
    (name, dialect) => {
      const known = linesOf(dialect).filter((_, index) => index % 8 === 0);
      expectLinear([{ name, run: (text) => read(dialect, text), known }]);
      expectLinear([
        { name: `${name}, detected`, run: (text) => detectDialect([text]), known: known.slice(0, 2) },
      ]);
    },
    600_000,
  );
});
