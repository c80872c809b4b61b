/**
 * Takes out of a text what tells a person, a place or a network. What stays is named, not guessed: words that programs print
 * (`program-words.ts`), numbers, times. Everything else has a name of its own, the same at each place of one report. Shapes are
 * kept (an address is an address, a name a name), so that a redacted log is read like the one that it was made of.
 */
import type { Ssid } from '../domain/ids.ts';
import { ssidToBytes } from '../domain/ssid.ts';
import { redactFrame } from './redact-frame.ts';
import { PROGRAM_WORDS } from './program-words.ts';

/** `strict`: nothing that identifies. `open`: as it is; secrets were cut where it was read. */
export const LEVELS = ['strict', 'open'] as const;
export type Level = (typeof LEVELS)[number];

type Kind = 'network' | 'address' | 'own-ip4' | 'ip4' | 'ip6' | 'user' | 'path' | 'name' | 'hex' | 'number';

/** What something was that a report leaves out, as a person is told of it. */
export const MASKED = ['network', 'address', 'person', 'path', 'name', 'number'] as const;
export type Masked = (typeof MASKED)[number];
const TOLD_AS: Readonly<Record<Kind, Masked>> = {
  ...{ network: 'network', address: 'address', 'own-ip4': 'address', ip4: 'address', ip6: 'address' },
  ...{ user: 'person', path: 'path', name: 'name', hex: 'number', number: 'number' },
};
/** Characters of the shortest stand-in that is not met in a text by chance. */
const TELLING = 5;

/** Hex digits of the shortest 802.11 management frame. */
const LEAST_FRAME = 48;
const HEX_PAIR = '[0-9A-Fa-f]{2}';
/** What is looked for, the longest shape first. Every pattern is linear: no two parts of one can match the same text. */
const SHAPES: readonly (readonly [Kind | 'word' | 'time', string])[] = [
  ['user', String.raw`[^\s"'<>()=,;@]{1,256}@[^\s"'<>()=,;@]{1,256}`],
  [
    'path',
    String.raw`(?:[A-Za-z]{2,12}:\/\/|[A-Za-z]:\\|\\\\|~\/|(?<![\p{L}\p{N}\]>)])\/(?=[\w.~-]))[^\s"'<>,;]{1,1024}`,
  ],
  // A time or a date, with or without a zone.
  [
    'time',
    String.raw`(?<![\w.:])\d{1,4}(?:[-/.]\d{1,2}){1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w.:])`,
  ],
  ['time', String.raw`(?<![\w.:])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\w.:])`],
  ['address', `(?<![0-9A-Za-z])(?:${HEX_PAIR}:){5}${HEX_PAIR}(?![0-9A-Za-z:])`],
  ['address', `(?<![0-9A-Za-z])(?:${HEX_PAIR}-){5}${HEX_PAIR}(?![0-9A-Za-z-])`],
  ['address', String.raw`(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}[.-]){2}[0-9A-Fa-f]{4}(?![0-9A-Za-z.-])`],
  // What a machine gives itself where nobody gives it an address (RFC 3927): that it has one decides.
  ['own-ip4', String.raw`(?<![\w.])169\.254(?:\.\d{1,3}){2}(?![\w]|\.\d)`],
  ['ip4', String.raw`(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)`],
  ['ip6', String.raw`(?<![\w:])(?=[0-9A-Fa-f:]{0,38}::|(?:[0-9A-Fa-f]{1,4}:){7})[0-9A-Fa-f:]{2,39}(?![\w:])`],
  ['hex', `(?<![0-9A-Za-z])${HEX_PAIR}(?:[ :-]${HEX_PAIR}){6,}(?![0-9A-Za-z])`],
  [
    'hex',
    String.raw`(?:0x)?(?<![\p{L}\p{N}])(?=[0-9A-Fa-f]*[A-Fa-f])(?=[0-9A-Fa-f]*\d)[0-9A-Fa-f]{8,}(?![\p{L}\p{N}])`,
  ],
  ['number', String.raw`(?<![\p{L}\p{N}])\d{11,}(?![\p{L}\p{N}])`],
  ['word', String.raw`(?:\p{L}|\\x${HEX_PAIR})(?:[\p{L}\p{M}\p{N}]|\\x${HEX_PAIR}|\\\\)*`],
];
const EACH = new RegExp(SHAPES.map(([, source], at) => `(?<s${at}>${source})`).join('|'), 'gu');

/** Interfaces as Linux, macOS and drivers name them; one that is named by its address is not among them. */
const INTERFACE =
  /^(?:wlan|wlp|wlo|wls|mlan|ath|ra|phy|mon|en|eth|awdl|wifi|ap|br|sta)\d{1,3}(?:[sfnpd]\d{1,3})*(?:ap|mon)?$/;
/** wlx0011223344ff: named by its address. */
const BY_ADDRESS = /^(wl|en)x([0-9a-f]{12})$/;
/** A letter or two behind a number are a unit; a name is longer. */
const SHORT = 2;
/** 5g36, 0x1431, M2: a letter or two and a short number. */
const CHANNEL = /^[A-Za-z]{1,2}\d{1,4}$/;
const PARTS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[^\p{L}]+|\p{L}/gu;

export class Redactor {
  readonly level: Level;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<Kind, number>();
  /** What was put in the place of something, and which thing it was. */
  readonly #standIns = new Map<string, { readonly kind: Masked; readonly thing: string }>();
  /** Spellings of names of networks, the longest first, and what stands for each. */
  #spellings: readonly (readonly [string, string])[] = [];

  constructor(level: Level) {
    this.level = level;
  }

  /** Names of networks can be any words: they have to be known before texts are redacted. */
  know(ssids: Iterable<Ssid>): void {
    const known = new Map(this.#spellings);
    for (const ssid of ssids) {
      if (ssid === '') continue;
      const name = this.ssid(ssid);
      for (const [spelling, put] of spellingsOf(ssid, name)) known.set(spelling, put);
    }
    this.#spellings = [...known].toSorted(([one], [other]) => other.length - one.length);
  }

  ssid(ssid: Ssid): Ssid {
    return (this.level === 'open' || ssid === '' ? ssid : this.#nameOf('network', ssid)) as Ssid;
  }

  /** How many things of each kind have a stand-in in a text that was redacted here. */
  maskedIn(text: string): ReadonlyMap<Masked, number> {
    const things = new Map<string, Masked>();
    for (const [standIn, { kind, thing }] of this.#standIns)
      if (!things.has(thing) && text.includes(standIn)) things.set(thing, kind);
    const counts = new Map<Masked, number>();
    for (const kind of MASKED) {
      const count = [...things.values()].filter((one) => one === kind).length;
      if (count > 0) counts.set(kind, count);
    }
    return counts;
  }

  /** A line, a name, a value of a sentence. */
  text(text: string): string {
    if (this.level === 'open' || text === '') return text;
    return this.#withoutNetworks(text)
      .map((piece) => (typeof piece === 'string' ? this.#shapes(piece) : piece.put))
      .join('');
  }

  #withoutNetworks(text: string): readonly (string | { readonly put: string })[] {
    let pieces: readonly (string | { readonly put: string })[] = [text];
    for (const [spelling, put] of this.#spellings) {
      const finds = (piece: string): boolean => piece.toLowerCase().includes(spelling.toLowerCase());
      if (!pieces.some((piece) => typeof piece === 'string' && finds(piece))) continue;
      pieces = pieces.flatMap((piece) => (typeof piece === 'string' ? cutAt(piece, spelling, put) : [piece]));
    }
    return pieces;
  }

  #shapes(text: string): string {
    return text.replaceAll(EACH, (found: string, ...rest: readonly unknown[]) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      const at = SHAPES.findIndex((_, index) => groups[`s${index}`] !== undefined);
      return this.#put(SHAPES[at]?.[0] ?? 'word', found);
    });
  }

  #put(kind: Kind | 'word' | 'time', found: string): string {
    switch (kind) {
      case 'time':
        return found;
      case 'word':
        return this.#word(found);
      case 'address':
        return this.#address(found);
      case 'hex':
        return this.#hex(found);
      case 'user':
        return this.#user(found);
      default:
        return this.#nameOf(kind, found);
    }
  }

  #word(word: string): string {
    if (INTERFACE.test(word)) return word;
    const [, by, address] = BY_ADDRESS.exec(word) ?? [];
    if (by !== undefined && address !== undefined) return `${by}x${this.#address(address)}`;
    return isProgramWord(word) ? word : this.#nameOf('name', word.toLowerCase());
  }

  /** The maker's part stays; one that was made up by its machine has none. */
  #address(found: string): string {
    const digits = found.replaceAll(/[^0-9A-Fa-f]/g, '').toLowerCase();
    if (/^0+$|^f+$/.test(digits)) return found;
    const isMadeUp = (parseInt(digits.slice(0, 2), 16) & 2) !== 0;
    const number = Number(this.#nameOf('address', digits));
    const made = (isMadeUp ? '020000' : digits.slice(0, 6)) + number.toString(16).padStart(6, '0');
    let at = 0;
    const upper = /[A-F]/.test(found);
    const put = found.replaceAll(/[0-9A-Fa-f]/g, () => {
      const digit = made.charAt(at++);
      return upper ? digit.toUpperCase() : digit;
    });
    return this.#note('address', digits, put);
  }

  /** A machine at its address (`ap-3@192.0.2.1`) stays one. */
  #user(found: string): string {
    const [, name = '', ip = ''] = /^(.*)@(\d{1,3}(?:\.\d{1,3}){3})$/s.exec(found) ?? [];
    return ip === ''
      ? this.#nameOf('user', found)
      : `${this.#nameOf('name', name)}@${this.#nameOf('ip4', ip)}`;
  }

  #hex(found: string): string {
    const digits = found.replace(/^0x/, '').replaceAll(/[^0-9A-Fa-f]/g, '');
    if (digits.length >= LEAST_FRAME) return this.#frame(digits, found);
    const number = this.#nameOf('hex', digits.toLowerCase()).padStart(digits.length, '0');
    // A letter in front: it stays hex, and is no number.
    const made = `c${number.slice(1)}`;
    let at = 0;
    const put = found.replace(
      /^(0x)?(.*)$/s,
      (_, head: string | undefined, rest: string) =>
        (head ?? '') + rest.replaceAll(/[0-9A-Fa-f]/g, () => made.charAt(at++)),
    );
    return this.#note('hex', digits, put);
  }

  /** A whole frame: what decides stays, all else goes. */
  #frame(digits: string, found: string): string {
    const bytes = (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    const kept = redactFrame(bytes, {
      address: (address) => this.#address(address.toLowerCase()),
      pmkid: (pmkid) => this.#hex(pmkid.toLowerCase()),
    });
    const [, between = ''] = /^[0-9A-Fa-f]{2}([ :-]?)/.exec(found) ?? [];
    return kept ? hexOf(kept, between) : '';
  }

  #nameOf(kind: Kind, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const name = NAMED[kind](number);
    this.#names.set(key, name);
    return this.#note(kind, value, name);
  }

  #note(kind: Kind, value: string, put: string): string {
    if (put.length >= TELLING)
      this.#standIns.set(put, { kind: TOLD_AS[kind], thing: `${TOLD_AS[kind]} ${value}` });
    return put;
  }
}

const NAMED: Readonly<Record<Kind, (number: number) => string>> = {
  network: (number) => `network ${number}`,
  address: String,
  'own-ip4': (number) => `169.254.0.${number % 256}`,
  ip4: (number) => `192.0.2.${number % 256}`,
  ip6: (number) => `2001:db8::${number.toString(16)}`,
  user: (number) => `user${number}@example.org`,
  path: (number) => `/path/${number}`,
  name: (number) => `name${number}`,
  hex: String,
  number: String,
};

/** A word, or several that are written as one: `ieee80211`, `DisconnectReason`, `wpa_supplicant`. */
function isProgramWord(word: string): boolean {
  if (word.length <= SHORT || CHANNEL.test(word) || PROGRAM_WORDS.has(word.toLowerCase())) return true;
  const parts = word.match(PARTS) ?? [];
  return (
    parts.length > 1 &&
    parts.every(
      (part) => /^\d{1,6}$/.test(part) || (part.length > 1 && PROGRAM_WORDS.has(part.toLowerCase())),
    )
  );
}

const hexOf = (bytes: readonly number[], between: string): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(between);

/** How a network's name may stand in a text: spelled by us, escaped by programs, as UTF-8, as hex. */
function spellingsOf(ssid: Ssid, name: string): (readonly [string, string])[] {
  const bytes = Array.from(ssidToBytes(ssid), (byte) => byte.charCodeAt(0));
  const named = Array.from(name, (character) => character.charCodeAt(0));
  const escaped = bytes
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
  const utf8 = new TextDecoder().decode(Uint8Array.from(bytes));
  return [
    ...[ssid, escaped, utf8, escaped.replaceAll('"', '\\"')].map((one) => [one, name] as const),
    ...(bytes.length > 2
      ? [
          [hexOf(bytes, ''), hexOf(named, '')] as const,
          [hexOf(bytes, ' '), hexOf(named, ' ')] as const,
          [hexOf(bytes, ':'), hexOf(named, ':')] as const,
        ]
      : []),
  ];
}

/** A name of one or two letters is no word of its own inside another. */
function cutAt(text: string, spelling: string, put: string): (string | { readonly put: string })[] {
  const pieces: (string | { readonly put: string })[] = [];
  const low = text.toLowerCase();
  const wanted = spelling.toLowerCase();
  // Small letters of some signs are longer: the places would not fit.
  if (low.length !== text.length) return exactly(text, spelling, put);
  let from = 0;
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
    if (isInside(low, at, at + wanted.length)) continue;
    pieces.push(text.slice(from, at), { put });
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}

const exactly = (text: string, spelling: string, put: string): (string | { readonly put: string })[] =>
  text.split(spelling).flatMap((piece, index) => (index === 0 ? [piece] : [{ put }, piece]));

const LETTER = /[\p{L}\p{N}]/u;
const isInside = (text: string, from: number, to: number): boolean =>
  to - from < 4 &&
  ((LETTER.test(text.charAt(from - 1)) && LETTER.test(text.charAt(from))) ||
    (LETTER.test(text.charAt(to)) && LETTER.test(text.charAt(to - 1))));
