/**
 * Reads hostap's messages: a dress, an interface's name or a station's address, and a message that a rule knows.
 * One parser serves wpa_supplicant's log, its control interface and hostapd's log; they differ in `MessageSource`.
 */
import type { WifiEvent, Witness } from '../domain/events.ts';
import type { Instant, Mac } from '../domain/ids.ts';
import type { Emit, LineParser, Verdict } from './dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from './dialect.ts';
import type { Dress } from './dress.ts';
import { evidence } from './evidence.ts';
import { readJournalLine } from './journal-json.ts';
import type { Memory, Reading, Rule, RuleTable } from './rules.ts';
import { detached, seek, toMac } from './text.ts';

export interface MessageSource {
  readonly witness: Witness;
  readonly table: RuleTable;
  /** Rules of what follows `STA {MAC} ` (an access point's lines about one station). */
  readonly stations?: RuleTable;
  readonly programs: readonly string[];
}

/** Words before `: ` that are parts of hostap, not interfaces. */
const NOT_INTERFACES: ReadonlySet<string> = new Set(
  (
    'ACL ACS ANQP AP AUTH CTRL CTRL_IFACE DFS DPP EAP EAPOL FILS FST FT GAS GTK HS20 IGTK Key MBO MLD MLO ' +
    'Mode OCV OKC OpenSSL OWE P2P PASN PMK PMKSA PTK QM RADIUS RRM RSN RSNA RTM_NEWLINK SAE SME SSL STA State ' +
    'TDLS TLS VLAN WEP WMM WNM WPA WPS dbus l2_packet netlink nl80211 phy random rfkill systemd wpa_supplicant hostapd'
  ).split(' '),
);
const LONGEST_INTERFACE = 15;
const STATION = 'STA ';
const ADDRESS_LENGTH = 17;
const ADDRESS = /^[\da-fA-F]{2}(?::[\da-fA-F]{2}){5}$/;
/** Interfaces that a parser tells apart; hostile input may name more. */
const MOST_INTERFACES = 256;

export class MessageParser implements LineParser {
  private readonly source: MessageSource;
  private readonly dress: Dress;
  private readonly input: number;
  private readonly emit: Emit;
  private readonly prefixes: string[] = [];
  private readonly memories = new Map<string, Memory>();
  /** `wlan0: ` of the interface last seen, '' before the first. */
  private prefix = '';
  private json = false;

  constructor(source: MessageSource, dress: Dress, input: number, emit: Emit) {
    this.source = source;
    this.dress = dress;
    this.input = input;
    this.emit = emit;
  }

  parse(line: string, number: number): boolean {
    return this.parseAt(line, 0, line.length, number) === RECOGNISED;
  }

  parseAt(text: string, start: number, end: number, number: number): Verdict {
    if (text.charCodeAt(start) === 0x7b) return this.journal(text.slice(start, end), number);
    const dress = this.dress;
    return dress.peel(text, start, end) ? this.message(text, start, dress.body, end, number) : UNKNOWN;
  }

  end(): void {
    // Every message is one line.
  }

  /** A message without dress, from a live monitor. */
  parseMessage(message: string, iface: string, instant: Instant | undefined, number: number): Verdict {
    if (iface) this.prefix = `${iface}: `;
    return this.message(message, 0, 0, message.length, number, instant, message);
  }

  private journal(line: string, number: number): Verdict {
    const record = readJournalLine(line, this.source.programs);
    if (!record) return UNKNOWN;
    let verdict: Verdict = UNKNOWN;
    // A record may hold several lines, and a `-t` stamp of its own.
    for (const message of record.message.split('\n')) {
      if (!this.dress.peel(message, 0, message.length)) continue;
      const instant = record.at ?? this.dress.instant(message);
      const one = this.message(message, 0, this.dress.body, message.length, number, instant, message);
      if (one !== UNKNOWN && verdict !== RECOGNISED) verdict = one;
    }
    return verdict;
  }

  private message(
    text: string,
    start: number,
    body: number,
    end: number,
    number: number,
    instant?: Instant,
    whole?: string,
  ): Verdict {
    let p = body;
    let table = this.source.table;
    let rules: readonly Rule[] | undefined;
    let isNew = false;
    const known = this.prefix;
    if (known !== '' && text.charCodeAt(p) === known.charCodeAt(0) && text.startsWith(known, p)) {
      p += known.length;
    } else {
      rules = table.find(text, p, end);
      if (rules === undefined) {
        p = this.behindName(text, body, end);
        if (p === 0) return UNKNOWN;
        const other = this.knownPrefix(text, body, p);
        isNew = other === '';
        if (!isNew) this.prefix = other;
      }
    }
    const name = p;
    let station: Mac | undefined;
    const stations = this.source.stations;
    if (rules === undefined && stations !== undefined && text.startsWith(STATION, p)) {
      const address = text.slice(p + STATION.length, p + STATION.length + ADDRESS_LENGTH);
      if (!ADDRESS.test(address)) return DAMAGED;
      station = toMac(address);
      table = stations;
      p += STATION.length + ADDRESS_LENGTH + 1;
    }
    rules ??= table.find(text, p, end);
    if (rules === undefined) return UNKNOWN;
    if (isNew) this.learn(text.slice(body, name));
    const first = rules[0];
    if (first !== undefined && first.read === undefined && first.rest === undefined) return RECOGNISED;
    const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    const line = detached(text.slice(start, last));
    return this.apply(rules, line, p - start, number, station, instant, whole);
  }

  private apply(
    rules: readonly Rule[],
    line: string,
    p: number,
    number: number,
    station: Mac | undefined,
    instant: Instant | undefined,
    whole: string | undefined,
  ): Verdict {
    const iface = this.prefix.slice(0, -2);
    for (const { head, rest, read } of rules) {
      const groups = match(rest, line, p + head.length);
      if (!groups) continue;
      const reading = read?.(groups, this.memory(iface), line);
      if (reading === undefined) return RECOGNISED;
      this.send(reading, {
        at: instant ?? (whole === undefined ? this.dress.instant(line) : undefined),
        origin: { input: this.input, line: number, text: evidence(whole ?? line) },
        witness: this.source.witness,
        iface,
        ...(station && { station }),
      });
      return RECOGNISED;
    }
    return DAMAGED;
  }

  private send(reading: NonNullable<Reading>, common: Omit<WifiEvent, 'kind'>): void {
    for (const happening of Array.isArray(reading) ? reading : [reading])
      this.emit({ ...common, ...happening } as WifiEvent);
  }

  private memory(iface: string): Memory {
    let memory = this.memories.get(iface);
    if (!memory) {
      if (this.memories.size >= MOST_INTERFACES) this.memories.clear();
      memory = {};
      this.memories.set(iface, memory);
    }
    return memory;
  }

  /** Offset behind `name: `, 0 if the text does not begin with something that could name an interface. */
  private behindName(text: string, p: number, end: number): number {
    const colon = seek(text, 0x3a, p, Math.min(end, p + LONGEST_INTERFACE + 1));
    if (colon <= p || text.charCodeAt(colon + 1) !== 0x20) return 0;
    return seek(text, 0x20, p, colon) < 0 ? colon + 2 : 0;
  }

  private knownPrefix(text: string, p: number, behind: number): string {
    for (const prefix of this.prefixes)
      if (prefix.length === behind - p && text.startsWith(prefix, p)) return prefix;
    return '';
  }

  /** A rule has recognised what follows this name: it is an interface. */
  private learn(prefix: string): void {
    if (NOT_INTERFACES.has(prefix.slice(0, -2))) return;
    this.prefix = detached(prefix);
    if (this.prefixes.length < MOST_INTERFACES && !this.prefixes.includes(prefix))
      this.prefixes.push(this.prefix);
  }
}

const NO_GROUPS = /(?:)/.exec('') as RegExpExecArray;

const match = (rest: RegExp | undefined, line: string, p: number): RegExpExecArray | undefined => {
  if (rest === undefined) return NO_GROUPS;
  rest.lastIndex = p;
  return rest.exec(line) ?? undefined;
};
