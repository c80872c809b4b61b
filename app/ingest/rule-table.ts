/**
 * Finds the rules of a message in one walk over its first characters. Heads share beginnings (`nl80211: `, `WPA: `),
 * so the table is a radix tree: a state compares a run of characters and then branches.
 */
import type { Rule } from './rules.ts';

/** What a walk found where it found no rules. */
export const NO_RULES = 0;
/** No rules, and the message begins with the name of a part of hostap: nobody's interface. */
export const MODULE_ONLY = 1;

const ALPHABET = 128;
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

export class RuleTable<R extends Headed = Rule> {
  /** Rules by mark, those of the longest head first; NO_RULES and MODULE_ONLY have none. */
  readonly lists: (readonly R[])[] = [[], []];
  /** Offset of the last byte that a walk has looked at. */
  reach = 0;
  /** Names before `: ` that begin heads. */
  readonly modules: ReadonlySet<string>;
  /** Characters of all runs, one behind the other, and where each state's run begins and ends. */
  readonly #runs: Uint8Array;
  readonly #begins: Uint16Array;
  readonly #ends: Uint16Array;
  /** What is known at the end of a state's run: an index into `lists`. */
  readonly #marks: Uint16Array;
  /** Where a state's branches begin in `branches`, by character; row 0 is for states without any. */
  readonly #rows: Uint32Array;
  readonly #branches: Uint16Array;

  constructor(rules: readonly R[]) {
    const byHead = Map.groupBy(rules, ({ head }) => head);
    const ruleHeads = [...byHead.keys()];
    const modules = new Set([
      ...MODULES.map((module) => `${module}: `),
      ...ruleHeads.flatMap((head) => MODULE.exec(head)?.[0] ?? []),
    ]);
    const heads = [...new Set([...ruleHeads, ...modules])].sort();
    this.modules = new Set([...modules].map((module) => module.slice(0, -2)));
    const states: { run: string; mark: number; children: Map<number, number> }[] = [];

    /** The state of all heads that begin with `prefix`; its run begins at `from`. */
    const grow = (prefix: string, from: number, below: readonly string[], shorter: readonly R[]): number => {
      let length = prefix.length;
      const first = below[0] ?? '';
      const last = below.at(-1) ?? '';
      const stops = (at: number): boolean =>
        first.length === at || (first.charCodeAt(at - 1) === BLANK && modules.has(first.slice(0, at)));
      while (!stops(length) && first[length] === last[length]) length++;
      const whole = first.slice(0, length);
      const own = byHead.get(whole) ?? [];
      const known = [...own, ...shorter];
      const mark =
        own.length > 0
          ? this.lists.push(known) - 1
          : modules.has(whole) && shorter.length === 0
            ? MODULE_ONLY
            : NO_RULES;
      const state = { run: first.slice(from, length), mark, children: new Map<number, number>() };
      const index = states.push(state) - 1;
      const longer = Map.groupBy(
        below.filter((head) => head.length > length),
        (head) => head.charCodeAt(length),
      );
      for (const [code, group] of longer)
        state.children.set(
          code,
          grow(first.slice(0, length) + String.fromCharCode(code), length + 1, group, known),
        );
      return index;
    };
    grow('', 0, heads, []);

    this.#runs = new Uint8Array(states.reduce((sum, { run }) => sum + run.length, 0));
    this.#begins = new Uint16Array(states.length);
    this.#ends = new Uint16Array(states.length);
    this.#marks = Uint16Array.from(states, ({ mark }) => mark);
    this.#rows = new Uint32Array(states.length);
    this.#branches = new Uint16Array(
      ALPHABET * (states.filter(({ children }) => children.size > 0).length + 1),
    );
    let end = 0;
    let row = 0;
    states.forEach(({ run, children }, index) => {
      this.#begins[index] = end;
      for (let i = 0; i < run.length; i++) this.#runs[end++] = run.charCodeAt(i);
      this.#ends[index] = end;
      if (children.size > 0) this.#rows[index] = row += ALPHABET;
      for (const [code, child] of children) this.#branches[row + code] = child;
    });
  }

  /** @returns an index into `lists` for `bytes[start, end)`, of the longest head that it begins with */
  walk(bytes: Uint8Array, start: number, end: number): number {
    const runs = this.#runs;
    const begins = this.#begins;
    const ends = this.#ends;
    const marks = this.#marks;
    const rows = this.#rows;
    const branches = this.#branches;
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
    const runs = this.#runs;
    const begins = this.#begins;
    const ends = this.#ends;
    const marks = this.#marks;
    const rows = this.#rows;
    const branches = this.#branches;
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
    return best > MODULE_ONLY ? this.lists[best] : undefined;
  }
}
