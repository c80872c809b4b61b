/**
 * Counts how often each branch of `app/` runs, for a fuzzer to steer by: sources are given a counter a branch while
 * Node loads them. V8's own coverage knows the same, but asking it costs milliseconds a time, and we ask after every input.
 */
import { registerHooks } from 'node:module';
import ts from 'typescript';

/** More branches than `app/` will have for a long time; those beyond share the last counter. */
const MOST_BRANCHES = 1 << 16;
/** Strings of the sources that are of use as parts of an input. */
const WORD = /^[\x20-\x7e]{2,64}$/;

export interface Instrumented {
  /** Times that each branch has run, by its number. Whoever reads them sets them back. */
  readonly counters: Uint32Array;
  /** How many branches have been numbered. */
  branches(): number;
  /** What the sources compare with: literals, the dictionary of the mutations. */
  readonly words: Set<string>;
}

declare global {
  /** Written by the code that {@link instrument} puts into the sources. */
  var branchCounters: Uint32Array;
}

type Edit = readonly [position: number, text: string];

const SHORT_CIRCUITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

class Instrumenter implements Instrumented {
  readonly counters = new Uint32Array(MOST_BRANCHES);
  readonly words = new Set<string>();
  #next = 0;

  branches(): number {
    return this.#next;
  }

  /** @returns the source with a counter at the beginning of each branch */
  source(text: string): string {
    const edits: Edit[] = [];
    const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      this.#visit(node, edits);
      ts.forEachChild(node, visit);
    };
    visit(file);
    let result = text;
    // From the end: earlier positions stay good. Of two at one position the outer came first, and opens first.
    for (const [position, put] of edits.toSorted(([a], [b]) => a - b).toReversed())
      result = result.slice(0, position) + put + result.slice(position);
    return result;
  }

  #visit(node: ts.Node, edits: Edit[]): void {
    if (ts.isStringLiteralLike(node) && WORD.test(node.text)) this.words.add(node.text);
    if (ts.isBlock(node)) edits.push([node.getStart() + 1, `${this.#count()};`]);
    else if (ts.isCaseOrDefaultClause(node)) this.#clause(node, edits);
    else if (ts.isIfStatement(node)) {
      this.#statement(node.thenStatement, edits);
      if (node.elseStatement) this.#statement(node.elseStatement, edits);
    } else if (ts.isIterationStatement(node, false)) this.#statement(node.statement, edits);
    else if (ts.isConditionalExpression(node)) {
      this.#expression(node.whenTrue, edits);
      this.#expression(node.whenFalse, edits);
    } else if (ts.isBinaryExpression(node) && SHORT_CIRCUITS.has(node.operatorToken.kind))
      this.#expression(node.right, edits);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) this.#expression(node.body, edits);
  }

  #count(): string {
    const number = Math.min(this.#next, MOST_BRANCHES - 1);
    this.#next = Math.min(this.#next + 1, MOST_BRANCHES);
    return `branchCounters[${number}]++`;
  }

  #clause(node: ts.CaseOrDefaultClause, edits: Edit[]): void {
    const first = node.statements[0];
    if (first && !ts.isBlock(first)) edits.push([first.getStart(), `${this.#count()};`]);
  }

  #statement(node: ts.Statement, edits: Edit[]): void {
    if (!ts.isBlock(node)) edits.push([node.getStart(), `{${this.#count()};`], [node.getEnd(), '}']);
  }

  #expression(node: ts.Expression, edits: Edit[]): void {
    edits.push([node.getStart(), `(${this.#count()},`], [node.getEnd(), ')']);
  }
}

/** From now on, modules under `app/` count their branches. */
export function instrument(): Instrumented {
  const instrumenter = new Instrumenter();
  globalThis.branchCounters = instrumenter.counters;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.includes('/app/') || !url.endsWith('.ts') || loaded.source === undefined) return loaded;
      const text =
        typeof loaded.source === 'string'
          ? loaded.source
          : Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: instrumenter.source(text) };
    },
  });
  return instrumenter;
}
