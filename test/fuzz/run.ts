/**
 * A coverage-guided fuzzer: inputs that reach a branch, or reach it more often than any before, are kept and mutated on.
 *
 *     node test/fuzz/run.ts xml --minutes 20
 *
 * The target `test/fuzz/targets/<name>.ts` exports `run(bytes)`, which throws where something is wrong, and `seeds()`.
 * A finding is an input that makes it throw, that takes more work or time than its length allows, or that fills the
 * memory. Work is the number of branches taken: unlike time it is the same on every machine. Corpus and findings are kept
 * in `--folder`, from where the next run goes on. Exits with 1 if there were findings.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instrument, type Instrumented } from './instrument.ts';
import { Mutator, Random } from './mutate.ts';

interface Target {
  readonly run: (bytes: Uint8Array) => void;
  /** Texts: a line that somebody may have pasted is looked at in many ways, however short it is. */
  readonly branchesPerLine?: number;
  readonly seeds: () => readonly Uint8Array[];
}

const LONGEST = 1 << 16;
/** Branches taken, at most: linear in the length of the input. */
const WORK_AT_ALL = 200_000;
const WORK_PER_BYTE = 500;
/** Lines of a text that somebody may have pasted (`ingest.ts`). */
const LONGEST_PASTE = 2000;
/** A kept input is repeated up to this length, to see whether its work grows faster than it. */
const REPEATED = 1 << 19;
/**
 * Milliseconds of processor time that an input may take, three times in a row; for what counters do not see (regular expressions).
 * The most that is pasted and looked through takes half of it.
 */
const SLOW = 2000;
const MOST_MEMORY = 1 << 30;
const MOST_FINDINGS = 20;
const REPORT_EVERY = 60_000;

/** Times that a branch ran, in steps: only another order of magnitude is news. */
const bucket = (times: number): number =>
  times < 4 ? 1 << (times - 1) : 1 << Math.min(7, 32 - Math.clz32(times));

/** Milliseconds of processor time since then. */
const spent = (begun: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};

class Fuzzer {
  readonly #target: Target;
  readonly #code: Instrumented;
  readonly #folder: string;
  readonly #random: Random;
  readonly #corpus: Uint8Array[] = [];
  readonly #known: Uint8Array;
  readonly #failures = new Set<string>();
  #executions = 0;
  #branches = 0;

  constructor(target: Target, code: Instrumented, folder: string, seed: number) {
    this.#target = target;
    this.#code = code;
    this.#folder = folder;
    this.#random = new Random(seed);
    this.#known = new Uint8Array(code.counters.length);
    for (const part of ['corpus', 'findings']) mkdirSync(join(folder, part), { recursive: true });
  }

  get findings(): number {
    return this.#failures.size;
  }

  begin(): void {
    const folder = join(this.#folder, 'corpus');
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    for (const input of [...this.#target.seeds(), ...kept]) this.#try(input.slice(0, LONGEST));
    if (this.#corpus.length === 0) this.#corpus.push(new Uint8Array(1));
  }

  /** @param until when to stop, by `performance.now()` */
  fuzz(until: number): void {
    const mutator = new Mutator(this.#random, this.#code.words);
    let report = performance.now() + REPORT_EVERY;
    for (let now = performance.now(); now < until && this.findings < MOST_FINDINGS; now = performance.now()) {
      for (let n = 0; n < 100; n++) this.#try(mutator.mutate(this.#choose(), this.#choose(), LONGEST));
      if (now < report) continue;
      report = now + REPORT_EVERY;
      this.report();
    }
  }

  report(): void {
    const memory = Math.round(process.memoryUsage.rss() / (1 << 20));
    console.log(
      `${this.#executions} executions, ${this.#branches} of ${this.#code.branches()} branches, ` +
        `${this.#corpus.length} inputs kept, ${this.findings} findings, ${memory} MiB`,
    );
  }

  /** Those found last lead further, and short ones run faster. */
  #choose(): Uint8Array {
    const recent = this.#random.below(3) === 0 ? Math.min(32, this.#corpus.length) : this.#corpus.length;
    const draw = (): Uint8Array =>
      this.#corpus[this.#corpus.length - 1 - this.#random.below(recent)] ?? new Uint8Array(1);
    const [a, b] = [draw(), draw()];
    return a.length < b.length ? a : b;
  }

  #try(input: Uint8Array): void {
    const failure = this.#failure(input);
    if (failure !== undefined) return this.#keepFinding(input, failure);
    if (!this.#isNews()) return;
    this.#corpus.push(input);
    writeFileSync(join(this.#folder, 'corpus', nameOf(input)), input);
    if (input.length === 0) return;
    const repeated = Buffer.alloc(REPEATED, input);
    const grown = this.#failure(repeated);
    if (grown !== undefined) this.#keepFinding(repeated, `${grown} (repeated)`);
  }

  /** Branches that an input may take. */
  #allowed(input: Uint8Array): number {
    const lines = input.reduce((sum, byte) => sum + Number(byte === 0x0a), 1);
    const ofLines = (this.#target.branchesPerLine ?? 0) * Math.min(lines, LONGEST_PASTE);
    return WORK_AT_ALL + WORK_PER_BYTE * input.length + ofLines;
  }

  /** Runs an input; says what was wrong with that. */
  #failure(input: Uint8Array): string | undefined {
    const { counters } = this.#code;
    const used = this.#code.branches();
    counters.fill(0, 0, used);
    this.#executions++;
    const begun = process.cpuUsage();
    try {
      this.#target.run(input);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const took = spent(begun);
    let work = 0;
    for (let n = 0; n < used; n++) work += counters[n] ?? 0;
    if (work > this.#allowed(input)) return `${work} branches for ${input.length} bytes`;
    if (took > SLOW && this.#isSlow(input)) return `${Math.round(took)} ms for ${input.length} bytes`;
    return process.memoryUsage.rss() > MOST_MEMORY ? 'More than 1 GiB of memory' : undefined;
  }

  #isSlow(input: Uint8Array): boolean {
    return [1, 2].every(() => {
      const begun = process.cpuUsage();
      this.#target.run(input);
      return spent(begun) > SLOW;
    });
  }

  #isNews(): boolean {
    const { counters } = this.#code;
    let news = false;
    for (let n = this.#code.branches() - 1; n >= 0; n--) {
      const times = counters[n] ?? 0;
      if (times === 0) continue;
      const known = this.#known[n] ?? 0;
      const seen = known | bucket(times);
      if (seen === known) continue;
      if (known === 0) this.#branches++;
      this.#known[n] = seen;
      news = true;
    }
    return news;
  }

  #keepFinding(input: Uint8Array, failure: string): void {
    // One place, one finding.
    const place = failure.split('\n').slice(0, 2).join('\n').replaceAll(/\d+/g, '#');
    if (this.#failures.has(place)) return;
    this.#failures.add(place);
    const path = join(this.#folder, 'findings', nameOf(input));
    writeFileSync(path, input);
    console.log(`Finding: ${path}\n${failure}`);
  }
}

const nameOf = (input: Uint8Array): string => createHash('sha256').update(input).digest('hex').slice(0, 16);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, folder: { type: 'string' } },
});
const [name = ''] = positionals;
const path = join(import.meta.dirname, 'targets', `${name}.ts`);
if (!existsSync(path)) {
  console.error('Usage: node test/fuzz/run.ts TARGET [--minutes N] [--seed N] [--folder DIR]');
  process.exit(2);
}
const code = instrument();
const target = (await import(path)) as Target;
const folder = values.folder ?? join(tmpdir(), 'rejoin-fuzz', name);
const fuzzer = new Fuzzer(target, code, folder, Number(values.seed ?? 1));
fuzzer.begin();
fuzzer.report();
fuzzer.fuzz(performance.now() + Number(values.minutes ?? 1) * 60_000);
fuzzer.report();
process.exitCode = fuzzer.findings > 0 ? 1 : 0;
