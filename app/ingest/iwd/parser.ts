import type { Instant } from '../../domain/ids.ts';
import type { Carrier, Emit, LineParser, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { matchMasked } from '../masked.ts';
import { MODULE_ONLY, RuleTable } from '../rule-table.ts';
import { listOf } from '../rules.ts';
import { textOf } from '../text.ts';
import { newJoin } from './join.ts';
import { iwdRules } from './rules.ts';

const table = new RuleTable(iwdRules);
const EMPTY = /(?:)/y;
const noTime = (): undefined => undefined;

export class IwdParser implements LineParser {
  readonly state = 0;
  reach = Infinity;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #join = newJoin();

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const isKnown = table.walk(bytes, start, end) > MODULE_ONLY;
    this.reach = isKnown ? Infinity : table.reach;
    if (!isKnown) return UNKNOWN;
    return this.parseText(textOf(bytes, start, end), number);
  }

  /** A line of its own output: without a stamp. */
  parseText(line: string, number: number): Recognition {
    return this.#message(line, 0, number, noTime);
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    return this.#message(line, start, number, () => carrier.instant(line));
  }

  glance(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    return table.walk(bytes, start, end) <= MODULE_ONLY ? UNKNOWN : undefined;
  }

  end(): void {
    // Every message is one line.
  }

  #message(line: string, p: number, number: number, clock: () => Instant | undefined): Recognition {
    const rules = table.find(line, p);
    if (!rules) return UNKNOWN;
    for (const { head, rest = EMPTY, read } of rules) {
      const groups = matchMasked(rest, line, p + head.length);
      if (!groups) continue;
      const reading = read?.(groups, this.#join);
      if (reading === undefined) return RECOGNISED;
      const at = clock();
      const origin = { input: this.#input, line: number, text: evidence(line) };
      const { iface } = this.#join;
      for (const happening of listOf(reading))
        this.#emit({ at, origin, witness: 'supplicant', iface, ...happening });
      return RECOGNISED;
    }
    // Functions say more than what the rules look for.
    return line.startsWith('src/', p) ? UNKNOWN : DAMAGED;
  }
}
