/**
 * Finds the rules of a message in one walk over its first characters. Heads share beginnings (`nl80211: `, `WPA: `),
 * so the table is a radix tree: a state compares a run of characters and then branches.
 */
import type { Rule } from './rules.ts';

/** What a walk found where it found no rules. */
export const NO_RULES = 0;
/** No rules, and the message begins with the name of a part of hostap: nobody's interface. */
export const MODULE_ONLY = 1;

const ALPHABET = 256;
const BLANK = 0x20;
const MODULE = /^[^ ]{1,15}: /;
/** Words before `: ` that are parts of hostap, not interfaces. */
const MODULES = (
  'ACL ACS ANQP AP AUTH CTRL CTRL-DEBUG CTRL_IFACE DFS DPP EAP EAPOL FILS FST FT GAS GTK HS20 IGTK IPv4 IPv6 Key MBO ' +
  'MLD MLO Mode OCV OKC OpenSSL OWE P2P PASN PMK PMKSA PTK QM RADIUS RRM RSN RSNA RTM_DELLINK RTM_NEWLINK SAE SME SSL ' +
  'STA State TDLS TLS VLAN WEP WMM WNM WPA WPS authentication dbus l2_packet netlink nl80211 phy random rfkill ' +
  'scard systemd wpa_supplicant hostapd'
).split(' ');

/** All that the table looks at: how a message begins, to the letter. */
interface Headed {
  readonly head: string;
}

/** The tree as it is walked. */
interface Built<R> {
  readonly lists: readonly (readonly R[])[];
  readonly modules: ReadonlySet<string>;
  /** Characters of all runs, one behind the other, and where each state's run begins and ends. */
  readonly runs: Uint8Array;
  readonly begins: Uint16Array;
  readonly ends: Uint16Array;
  /** What is known at the end of a state's run: an index into `lists`. */
  readonly marks: Uint16Array;
  /** Where a state's branches begin in `branches`, by character; row 0 is for states without any. */
  readonly rows: Uint32Array;
  readonly branches: Uint16Array;
}

function build<R extends Headed>(rules: readonly R[]): Built<R> {
  const lists: (readonly R[])[] = [[], []];
  const byHead = Map.groupBy(rules, ({ head }) => head);
  const ruleHeads = [...byHead.keys()];
  const modules = new Set([
    ...MODULES.map((module) => `${module}: `),
    ...ruleHeads.flatMap((head) => MODULE.exec(head)?.[0] ?? []),
  ]);
  // Heads that begin alike stand side by side, the shortest first.
  const heads = [...new Set([...ruleHeads, ...modules])].sort();
  const states: { run: string; mark: number; children: Map<number, number> }[] = [];
  const stops = (head: string, at: number): boolean =>
    head.length === at || (head.charCodeAt(at - 1) === BLANK && modules.has(head.slice(0, at)));

  /** The state of `heads[low, high)`, which are alike up to `from`, where its run begins. */
  const grow = (low: number, high: number, from: number, shorter: readonly R[]): number => {
    const first = heads[low] ?? '';
    const last = heads[high - 1] ?? '';
    let length = from;
    while (!stops(first, length) && first.charCodeAt(length) === last.charCodeAt(length)) length++;
    const whole = first.slice(0, length);
    const own = byHead.get(whole) ?? [];
    const known = own.length > 0 ? [...own, ...shorter] : shorter;
    const mark =
      own.length > 0
        ? lists.push(known) - 1
        : modules.has(whole) && shorter.length === 0
          ? MODULE_ONLY
          : NO_RULES;
    const children = new Map<number, number>();
    const index = states.push({ run: first.slice(from, length), mark, children }) - 1;
    let next = first.length === length ? low + 1 : low;
    while (next < high) {
      const code = heads[next]?.charCodeAt(length) ?? 0;
      const begin = next;
      while (next < high && heads[next]?.charCodeAt(length) === code) next++;
      children.set(code, grow(begin, next, length + 1, known));
    }
    return index;
  };
  grow(0, heads.length, 0, []);

  const runs = new Uint8Array(states.reduce((sum, { run }) => sum + run.length, 0));
  const begins = new Uint16Array(states.length);
  const ends = new Uint16Array(states.length);
  const rows = new Uint32Array(states.length);
  const branches = new Uint16Array(
    ALPHABET * (states.filter(({ children }) => children.size > 0).length + 1),
  );
  let end = 0;
  let row = 0;
  states.forEach(({ run, children }, index) => {
    begins[index] = end;
    for (let i = 0; i < run.length; i++) runs[end++] = run.charCodeAt(i);
    ends[index] = end;
    if (children.size > 0) rows[index] = row += ALPHABET;
    for (const [code, child] of children) branches[row + code] = child;
  });
  const names = new Set([...modules].map((module) => module.slice(0, -2)));
  const marks = Uint16Array.from(states, ({ mark }) => mark);
  return { lists, modules: names, runs, begins, ends, marks, rows, branches };
}

export class RuleTable<R extends Headed = Rule> {
  /** Offset of the last byte that a walk has looked at. */
  reach = 0;
  readonly #rules: readonly R[];
  /** Dear to make: a text asks a few tables of all that there are. */
  #built: Built<R> | undefined;

  constructor(rules: readonly R[]) {
    this.#rules = rules;
  }

  get #tree(): Built<R> {
    return (this.#built ??= build(this.#rules));
  }

  /** Rules by mark, those of the longest head first; NO_RULES and MODULE_ONLY have none. */
  get lists(): readonly (readonly R[])[] {
    return this.#tree.lists;
  }

  /** Names before `: ` that begin heads. */
  get modules(): ReadonlySet<string> {
    return this.#tree.modules;
  }

  /** @returns an index into `lists` for `bytes[start, end)`, of the longest head that it begins with */
  walk(bytes: Uint8Array, start: number, end: number): number {
    const { runs, begins, ends, marks, rows, branches } = this.#tree;
    let best = NO_RULES;
    let state = 0;
    let p = start;
    do {
      const stop = ends[state] ?? 0;
      for (let run = begins[state] ?? 0; run < stop; run++, p++)
        if (p >= end || bytes[p] !== runs[run]) {
          this.reach = p;
          return best;
        }
      const mark = marks[state] ?? NO_RULES;
      if (mark !== NO_RULES) best = mark;
      const code = p < end ? (bytes[p] ?? ALPHABET) : ALPHABET;
      this.reach = p;
      if (code >= ALPHABET) return best;
      state = branches[(rows[state] ?? 0) + code] ?? 0;
      p++;
    } while (state !== 0);
    return best;
  }

  /** The same in a text: the rules to try. */
  find(text: string, start: number): readonly R[] | undefined {
    const { runs, begins, ends, marks, rows, branches, lists } = this.#tree;
    let best = NO_RULES;
    let state = 0;
    let p = start;
    do {
      const stop = ends[state] ?? 0;
      let run = begins[state] ?? 0;
      while (run < stop && text.charCodeAt(p) === runs[run]) {
        run++;
        p++;
      }
      if (run < stop) break;
      const mark = marks[state] ?? NO_RULES;
      if (mark !== NO_RULES) best = mark;
      const code = text.charCodeAt(p);
      state = code < ALPHABET ? (branches[(rows[state] ?? 0) + code] ?? 0) : 0;
      p++;
    } while (state !== 0);
    return best > MODULE_ONLY ? lists[best] : undefined;
  }
}
