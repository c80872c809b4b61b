/**
 * Reads hostap's messages: a dress, an interface's name or a station's address, and a message that a rule knows.
 * One parser serves wpa_supplicant's log, its control interface and hostapd's log; they differ in `MessageSource`.
 */
import { Again } from '../domain/again.ts';
import type { Origin, Witness } from '../domain/events.ts';
import type { Instant, Mac } from '../domain/ids.ts';
import type { Carrier, Emit, EmitAgain, LineParser, Recognition } from './dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from './dialect.ts';
import type { Dress } from './dress.ts';
import { addressOfNumber, plainAddressAt, MAC_LENGTH } from './hardware-address.ts';
import { STAMP } from './own-stamp.ts';
import { DIRECT, HeadFilter, KNOWN, NOTHING } from './head-filter.ts';
import { KnownWordings } from './known-wordings.ts';
import { isSame, type LineAgain, lineAgain, type Match, NOTHING_AGAIN, type Study } from './lines-again.ts';
import { matchMasked } from './masked.ts';
import { evidenceOf, LONGEST_INTERFACE, STATION, type Whole } from './message-evidence.ts';
import type { RuleTable } from './rule-table.ts';
import type { Memory, Read, Reading, Rule } from './rules.ts';
import { isSilent, listOf } from './rules.ts';
import { wholeInstant } from './stamps.ts';
import { at, MAC, seek, textOf, toMac } from './text.ts';

export interface MessageSource {
  readonly witness: Witness;
  readonly table: RuleTable;
  /** Rules of what follows `STA {MAC} ` (an access point's lines about one station). */
  readonly stations?: RuleTable;
  readonly programs: readonly string[];
}

const BLANK = 0x20;
/** A name as drivers give them; a stamp that was cut is none. */
const INTERFACE = /^(?=[\d:.@-]*[A-Za-z_])[\w.@:-]{1,15}: $/;
const EMPTY = /(?:)/y;
const ADDRESS = at`(${MAC})(?= |$)`;
/** Interfaces that a parser tells apart; hostile input may name more. */
const MOST_INTERFACES = 256;

/** wpa_supplicant's device for finding P2P peers: nobody's connection. */
const P2P_DEVICE = 'p2p-dev-';

export class MessageParser implements LineParser {
  readonly #source: MessageSource;
  readonly #dress: Dress;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #filter: HeadFilter;
  readonly #prefixes: string[] = [];
  readonly #memories = new Map<string, Memory>();
  /** `wlan0: ` of the interface last seen, '' before the first. */
  #prefix = '';
  #iface = '';
  /** The last prefix that was not that of a device for P2P. */
  #own = '';

  readonly #again: EmitAgain | undefined;
  /** Lines that can be told again. */
  readonly #wordings: KnownWordings<Wording> | undefined;
  #told: Again | undefined;
  /** Of a line that is to be remembered. */
  #study: Study | undefined;

  /** @param again takes what is told once more; without it all is emitted */
  constructor(source: MessageSource, dress: Dress, input: number, emit: Emit, again?: EmitAgain) {
    this.#again = again;
    this.#wordings = again && new KnownWordings();
    this.#source = source;
    this.#dress = dress;
    this.#input = input;
    this.#emit = emit;
    this.#filter = new HeadFilter(source.table, source.stations !== undefined);
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const wordings = this.#wordings;
    if (wordings === undefined) return this.#inBytes(bytes, start, end, number);
    const known = wordings.find(bytes, start, end);
    const prefix = this.#prefix;
    if (known !== undefined && this.#isNow(known)) return this.#tellAgain(known, number);
    if (!wordings.isWanted) return this.#inBytes(bytes, start, end, number);
    this.#study = undefined;
    const verdict = this.#inBytes(bytes, start, end, number);
    wordings.isWanted = false;
    const line = textOf(bytes, start, end);
    const isNamed = line.startsWith(this.#prefix, wordings.stamps * STAMP);
    const isLearnt = verdict === RECOGNISED && this.#prefix !== '' && (isNamed || prefix === this.#prefix);
    const again = isLearnt ? this.#learnt(line, wordings.address - start) : undefined;
    wordings.keep(again && { ...again, prefix: this.#prefix, isNamed });
    return verdict;
  }

  /** Whether a line would be read as it was, of the same interface. One that names it speaks of it from now on. */
  #isNow({ prefix, isNamed }: Wording): boolean {
    if (prefix === this.#prefix) return true;
    if (!isNamed || !this.#prefixes.includes(prefix)) return false;
    this.#use(prefix);
    return true;
  }

  /** A line that differs by its stamp and its station alone from one that was read. */
  #tellAgain({ like, asked }: LineAgain, number: number): Recognition {
    this.#filter.reach = Infinity;
    const wordings = this.#wordings;
    if (!like || !wordings) return RECOGNISED;
    const told = (this.#told ??= new Again(like));
    told.like = like;
    told.micros = wordings.micros;
    told.line = number;
    told.station = wordings.station;
    if (asked) {
      const { read, groups, places, isAbout } = asked;
      const address = addressOfNumber(wordings.station);
      for (const place of places) groups[place] = address;
      const station = isAbout ? address : undefined;
      const reading = read(groups, this.#memoryOf(this.#iface), { station, memoryOf: this.#memoryOf });
      if (reading === undefined) return RECOGNISED;
      if (Array.isArray(reading) || !isSame(asked, reading as Read, address)) {
        const { at, origin } = told.event;
        this.#send(reading, { at, origin, iface: this.#iface, station });
        return RECOGNISED;
      }
    }
    this.#again?.(told);
    return RECOGNISED;
  }

  /** What can be told again of a line that was read. */
  #learnt(line: string, place: number): LineAgain | undefined {
    const { stamps = 0 } = this.#wordings ?? {};
    const parts = { line, stamps, begin: stamps * STAMP, place, behind: place + MAC_LENGTH };
    return this.#study ? lineAgain(this.#study, parts) : NOTHING_AGAIN;
  }

  #inBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const sight = this.#filter.see(bytes, start, end);
    if (sight === NOTHING) return UNKNOWN;
    if (sight === KNOWN) return RECOGNISED;
    this.#filter.reach = Infinity;
    const line = textOf(bytes, start, end);
    return sight === DIRECT ? this.#direct(line, start, number) : this.parseText(line, number);
  }

  /** A line in which the filter has seen everything already. */
  #direct(line: string, start: number, number: number): Recognition {
    const { message, stamp, mark } = this.#filter;
    const at = stamp < 0 ? undefined : wholeInstant(line, stamp - start);
    const rules = this.#source.table.lists[mark];
    // Behind a device for P2P, whose line it is has to be looked at.
    const isPeers = this.#prefix.startsWith(P2P_DEVICE);
    if (rules === undefined || (at === undefined && stamp >= 0) || isPeers)
      return this.parseText(line, number);
    return this.#apply(rules, line, message - start, number, { at, whole: FRONT_KNOWN });
  }

  get state(): number {
    return this.#filter.state;
  }

  get reach(): number {
    return this.#filter.reach;
  }

  parseText(line: string, number: number): Recognition {
    const dress = this.#dress;
    if (!dress.peel(line)) return UNKNOWN;
    return this.#message(line, dress.body, number, dress);
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    return this.#message(line, start, number, carrier);
  }

  glance(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    const sight = this.#filter.head(bytes, start, end);
    return sight === NOTHING ? UNKNOWN : sight === KNOWN ? RECOGNISED : undefined;
  }

  end(): void {
    // Every message is one line.
  }

  /**
   * A message whose dress another has taken off.
   * @param iface '' where it is not said
   * @param raw what the message was cut from: its end
   * @param isFrontKnown nothing that could be a secret stands before it
   */
  parseMessage(
    message: string,
    iface: string,
    at: Instant | undefined,
    number: number,
    raw: string,
    isFrontKnown = false,
  ): Recognition {
    if (iface) this.#use(`${iface}: `);
    return this.#message(message, 0, number, { instant: () => at }, { raw, isFrontKnown });
  }

  #message(line: string, body: number, number: number, clock: Carrier, whole?: Whole): Recognition {
    let p = body;
    let table = this.#source.table;
    let rules: readonly Rule[] | undefined;
    let isNew = false;
    const known = this.#prefix;
    if (known !== '' && line.startsWith(known, p)) {
      p += known.length;
    } else {
      rules = table.find(line, p);
      if (rules === undefined) {
        p = behindName(line, body);
        if (p === 0) return UNKNOWN;
        const name = line.slice(body, p);
        isNew = !this.#prefixes.includes(name);
        if (isNew && (!INTERFACE.test(name) || table.modules.has(name.slice(0, -2)))) return UNKNOWN;
        if (!isNew) this.#use(name);
      }
    }
    const name = p;
    // What names no interface is about the station's, though its device for P2P spoke last.
    if (name === body && this.#prefix.startsWith(P2P_DEVICE)) this.#use(this.#own);
    let station: Mac | undefined;
    const stations = this.#source.stations;
    if (rules === undefined && stations !== undefined && line.startsWith(STATION, p)) {
      const end = p + STATION.length + MAC_LENGTH;
      const isPlain = end === line.length || line.charCodeAt(end) === BLANK;
      station = isPlain ? plainAddressAt(line, p + STATION.length) : undefined;
      let length = MAC_LENGTH;
      if (station === undefined) {
        const address = matchMasked(ADDRESS, line, p + STATION.length)?.[1];
        if (address === undefined) return DAMAGED;
        station = toMac(address);
        ({ length } = address);
      }
      table = stations;
      p += STATION.length + length + 1;
    }
    rules ??= table.find(line, p);
    if (rules === undefined) return UNKNOWN;
    if (isNew) this.#learn(line.slice(body, name));
    return isSilent(rules) ? RECOGNISED : this.#apply(rules, line, p, number, { station, clock, whole });
  }

  #apply(rules: readonly Rule[], line: string, p: number, number: number, setting: Setting): Recognition {
    const iface = this.#iface;
    const { station } = setting;
    for (const rule of rules) {
      const groups = matchMasked(rule.rest ?? EMPTY, line, p + rule.head.length);
      if (!groups) continue;
      const memory = this.#memoryOf(iface);
      const before = this.#wordings?.isWanted ? { ...memory } : undefined;
      const reading = rule.read?.(groups, memory, { station, memoryOf: this.#memoryOf });
      if (before)
        this.#study = this.#studyOf(rules, { rule, groups, memory: before, reading }, line, p, setting);
      if (reading === undefined) return RECOGNISED;
      this.#send(reading, {
        at: setting.clock ? setting.clock.instant(line) : setting.at,
        origin: { input: this.#input, line: number, text: evidenceOf(rule, groups, line, p, setting.whole) },
        iface,
        station,
      });
      return RECOGNISED;
    }
    return DAMAGED;
  }

  /** What tells whether it can be told again. */
  #studyOf(
    rules: readonly Rule[],
    { rule, ...read }: Pick<Study, 'groups' | 'memory' | 'reading'> & { readonly rule: Rule },
    line: string,
    p: number,
    setting: Setting,
  ): Study {
    const match = (other: string): Match | undefined => {
      for (const one of rules) {
        const groups = matchMasked(one.rest ?? EMPTY, other, p + one.head.length);
        if (groups)
          return one === rule
            ? { groups, text: evidenceOf(one, groups, other, p, setting.whole) }
            : undefined;
      }
      return undefined;
    };
    const { station } = setting;
    const common = { witness: this.#witnessOf(station), iface: this.#iface };
    return { ...read, read: rule.read, about: station, common, input: this.#input, match };
  }

  #send(reading: NonNullable<Reading>, { at, origin, iface, station }: Circumstances): void {
    const witness = this.#witnessOf(station);
    for (const happening of listOf(reading)) {
      this.#emit(
        station
          ? { at, origin, witness, iface, station, ...happening }
          : { at, origin, witness, iface, ...happening },
      );
    }
  }

  /** Only an access point speaks of stations. */
  #witnessOf(station: Mac | undefined): Witness {
    return station ? 'access-point' : this.#source.witness;
  }

  readonly #memoryOf = (iface: string): Memory => {
    let memory = this.#memories.get(iface);
    if (!memory) {
      if (this.#memories.size >= MOST_INTERFACES) this.#memories.clear();
      memory = {};
      this.#memories.set(iface, memory);
    }
    return memory;
  };

  /** A rule has recognised what follows this name: it is an interface. */
  #learn(prefix: string): void {
    if (this.#prefixes.length >= MOST_INTERFACES) this.#prefixes.length = 0;
    this.#prefixes.push(prefix);
    // What was said before the first name was said of this interface.
    const unnamed = this.#prefix === '' ? this.#memories.get('') : undefined;
    const iface = prefix.slice(0, -2);
    if (unnamed) this.#memories.set(iface, { ...unnamed, ...this.#memories.get(iface) });
    this.#use(prefix);
  }

  #use(prefix: string): void {
    if (prefix === this.#prefix) return;
    this.#prefix = prefix;
    if (!prefix.startsWith(P2P_DEVICE)) this.#own = prefix;
    this.#iface = prefix.slice(0, -2);
    this.#filter.interfaces(prefix, this.#prefixes);
  }
}

/** A line that can be told again, and the interface of which it was read. */
interface Wording extends LineAgain {
  readonly prefix: string;
  /** It begins with that. */
  readonly isNamed: boolean;
}

interface Circumstances {
  readonly at: Instant | undefined;
  readonly origin: Origin;
  readonly iface: string;
  readonly station: Mac | undefined;
}

const FRONT_KNOWN: Whole = { isFrontKnown: true };

/** What is known of a message besides its text. */
interface Setting {
  readonly whole?: Whole | undefined;
  readonly station?: Mac | undefined;
  /** Asked for the time; left out where `at` says it. */
  readonly clock?: Carrier;
  readonly at?: Instant | undefined;
}

/** Offset behind `name: `, 0 if the text does not begin with something that could name an interface. */
const behindName = (text: string, p: number): number => {
  const colon = seek(text, 0x3a, p, Math.min(text.length, p + LONGEST_INTERFACE + 1));
  if (colon <= p || text.charCodeAt(colon + 1) !== 0x20) return 0;
  return seek(text, 0x20, p, colon) < 0 ? colon + 2 : 0;
};
