import type { EventOf, WifiEvent } from '../../domain/events.ts';
import type { Instant, Mac } from '../../domain/ids.ts';
import type { Carrier, Emit, LineParser, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { matchMasked } from '../masked.ts';
import { MODULE_ONLY, RuleTable } from '../rule-table.ts';
import { listOf, type Read, type Reading } from '../rules.ts';
import { at, MAC, matchAt, textOf, toMac } from '../text.ts';
import { bodyOf, KernelDress } from './dress.ts';
import { driverRules, SLOW_QUEUES } from './driver-rules.ts';
import { mac80211Rules, peerRules } from './mac80211-rules.ts';
import type { KernelRule, KernelMemory } from './rules.ts';
import { realtekPoint } from './vendor-rules.ts';

const interfaceTable = new RuleTable([...mac80211Rules, ...realtekPoint]);
const peerTable = new RuleTable(peerRules);
const driverTable = new RuleTable(driverRules);

const NAME = at`([\w.@-]{1,15}): `;
const PEER = at`(${MAC}) `;
/** What nobody else prints, before whom somebody has taken the interface away: a frame, and of whom. A supplicant's words go on otherwise. */
const BARE = at`(?:(?:authenticate|associate) with ${MAC}(?:\s*$| \((?:try|local) )|(?:authentication|association) with ${MAC} timed|(?:send auth to|RX (?:Re)?[Aa]ssocResp from|(?:deauthenticat|disassociat)(?:ed|ing) from) ${MAC}|${MAC} denied (?:authentication|association) )`;
/** Nothing by itself: a step of a join that goes on. */
const BARE_STEP = at`(?:authenticated|associated)\s*$`;
const RETRY = at`authenticate with (${MAC})`;
const EMPTY = /(?:)/y;
const LONGEST_NAME = 15;
const MOST_INTERFACES = 256;
/** "Unsupported finite cyclic group": SAE's next commit, with another group, is a matter of milliseconds. */
const UNSUPPORTED_GROUP = 77;
const NEXT_GROUP = 1000;
/** A firmware that fails says so in many lines; so do the commands that then fail with it. */
const ONE_FAULT = 10_000;
const ONE_FAULT_LINES = 200;
/** Four messages over the air take longer than this many milliseconds. */
const SHORTEST_HANDSHAKE = 2;
/** A card that hangs: this many lines on its queues within that many milliseconds; a farewell alone makes half of them, at once. */
const FLOOD = { lines: 8, least: 2000, most: 15_000 };
/** Stamps of syslog are cut to seconds. */
const SECOND = 1000;

/** A refusal of an SAE group, which the next line takes back or not. */
interface Held {
  readonly event: WifiEvent;
  readonly bssid: Mac;
}

export class KernelParser implements LineParser {
  readonly state = 0;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #dress = new KernelDress();
  readonly #stations = new Map<string, KernelMemory>();
  readonly #held = new Map<string, Held>();
  #fault: { readonly at: Instant | undefined; readonly line: number } | undefined;
  /** When the last lines on queues that were slow to empty were printed. */
  readonly #slow: Instant[] = [];
  /** What a stamp of syslog and the time since boot differ by. */
  #offset: number | undefined;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const body = bodyOf(bytes, start, end);
    if (body >= 0 && !mayMatter(bytes, body, end)) return UNKNOWN;
    return this.parseText(textOf(bytes, start, end), number);
  }

  parseText(line: string, number: number): Recognition {
    const dress = this.#dress;
    dress.peel(line);
    return this.#message(line, dress.body, number, () => dress.instant(line));
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    const dress = this.#dress;
    dress.peel(line, start);
    // Where a carrier knows no time the kernel's own is all there is.
    return this.#message(
      line,
      dress.body,
      number,
      () => this.#refined(carrier.instant(line)) ?? dress.instant(line),
    );
  }

  glance(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    const body = bodyOf(bytes, start, end);
    return body >= 0 && !mayMatter(bytes, body, end) ? UNKNOWN : undefined;
  }

  end(): void {
    for (const { event } of this.#held.values()) this.#emit(event);
    this.#held.clear();
  }

  /** Syslog's second, made exact by the time since boot that stands behind it: what counts is how far lines are apart. */
  #refined(second: Instant | undefined): Instant | undefined {
    const { sinceBoot } = this.#dress;
    if (second === undefined || sinceBoot === undefined) return second;
    const offset = second - sinceBoot;
    const isSame = this.#offset !== undefined && Math.abs(offset - this.#offset) <= SECOND;
    // The clock was set, or the machine was asleep.
    if (!isSame) this.#offset = offset;
    return sinceBoot + (this.#offset ?? offset);
  }

  #message(line: string, p: number, number: number, clock: () => Instant | undefined): Recognition {
    const drivers = driverTable.find(line, p);
    if (drivers) return this.#apply(drivers, line, p, { number, clock, iface: '' });
    const name = matchAt(NAME, line, p);
    const isBare = !name && (matchAt(BARE, line, p) !== undefined || this.#goesOnBare(line, p));
    const iface = isBare ? '' : name?.[1];
    if (iface === undefined) return UNKNOWN;
    let q = p + (name?.[0].length ?? 0);
    let rules = interfaceTable.find(line, q);
    const peer = rules ? undefined : matchMasked(PEER, line, q);
    if (peer) {
      q += peer[0].length;
      rules = peerTable.find(line, q);
    }
    if (!rules) return UNKNOWN;
    const setting = { number, clock, iface };
    this.#release(line, q, setting);
    return this.#apply(rules, line, q, setting);
  }

  #goesOnBare(line: string, p: number): boolean {
    return this.#stations.has('') && matchAt(BARE_STEP, line, p) !== undefined;
  }

  #apply(rules: readonly KernelRule[], line: string, p: number, setting: Setting): Recognition {
    for (const { head, rest = EMPTY, read, namesInterface } of rules) {
      const groups = matchMasked(rest, line, p + head.length);
      if (!groups) continue;
      const iface = namesInterface ? (groups[1] ?? '') : setting.iface;
      const reading = read?.(groups, this.#station(iface));
      if (reading !== undefined) this.#tell(reading, line, { ...setting, iface });
      if (iface !== '') this.#station(iface).toldAt = this.#dress.sinceBoot;
      return RECOGNISED;
    }
    // A driver's other lines are nobody's; a message of mac80211 has nothing but its own end.
    return setting.iface === '' ? UNKNOWN : DAMAGED;
  }

  #tell(reading: NonNullable<Reading>, line: string, { number, clock, iface }: Setting): void {
    const at = clock();
    const origin = { input: this.#input, line: number, text: evidence(line) };
    for (const happening of listOf(reading)) {
      const told: Read =
        happening.kind === 'connected' && this.#isTooSoon(iface) ? { ...happening, early: true } : happening;
      const event: WifiEvent = { at, origin, witness: 'kernel', iface, ...told };
      if (event.kind === 'driver-fault' && this.#isNoFault(event)) continue;
      if (event.kind === 'auth-response' && event.status === UNSUPPORTED_GROUP)
        this.#held.set(iface, { event, bssid: event.bssid });
      else this.#emit(event);
    }
  }

  /** Whether no handshake fits between the association and a link that becomes ready: nobody here holds it back until the keys are there. */
  #isTooSoon(iface: string): boolean {
    const { sinceBoot } = this.#dress;
    const { toldAt } = this.#station(iface);
    return sinceBoot !== undefined && toldAt !== undefined && sinceBoot - toldAt < SHORTEST_HANDSHAKE;
  }

  /** A refused group is no refusal where the next commit follows at once. */
  #release(line: string, p: number, { clock, iface }: Setting): void {
    const held = this.#held.get(iface);
    if (!held) return;
    this.#held.delete(iface);
    const { event, bssid } = held;
    const retried = matchMasked(RETRY, line, p)?.[1];
    const now = retried === undefined ? undefined : clock();
    const quick = now === undefined || event.at === undefined || now - event.at <= NEXT_GROUP;
    if (retried === undefined || toMac(retried) !== bssid || !quick) return this.#emit(event);
    const { at, origin, witness } = event;
    this.#emit({ at, origin, witness, iface, kind: 'sae', step: 'group', direction: 'received' });
  }

  #isNoFault(event: EventOf<'driver-fault'>): boolean {
    return (event.what === SLOW_QUEUES && !this.#isFlood(event.at)) || this.#isOldFault(event);
  }

  #isFlood(at: Instant | undefined): boolean {
    if (at === undefined) return false;
    const slow = this.#slow;
    slow.push(at);
    if (slow.length > FLOOD.lines) slow.shift();
    const span = at - (slow[0] ?? at);
    return slow.length === FLOOD.lines && span >= FLOOD.least && span <= FLOOD.most;
  }

  #isOldFault({ at, origin: { line } }: WifiEvent): boolean {
    const known = this.#fault;
    const apart = known?.at === undefined || at === undefined ? undefined : Math.abs(at - known.at);
    const isOld =
      known !== undefined && (apart === undefined ? line - known.line < ONE_FAULT_LINES : apart < ONE_FAULT);
    if (!isOld) this.#fault = { at, line };
    return isOld;
  }

  #station(iface: string): KernelMemory {
    let station = this.#stations.get(iface);
    if (!station) {
      if (this.#stations.size >= MOST_INTERFACES) this.#stations.clear();
      station = {};
      this.#stations.set(iface, station);
    }
    return station;
  }
}

interface Setting {
  readonly number: number;
  readonly clock: () => Instant | undefined;
  /** '' where a message names none. */
  readonly iface: string;
}

/** Whether a message could be one of ours; most of a kernel's log is of other parts. */
const mayMatter = (bytes: Uint8Array, p: number, end: number): boolean => {
  if (driverTable.walk(bytes, p, end) > MODULE_ONLY) return true;
  const limit = Math.min(end - 2, p + LONGEST_NAME + 1);
  for (let colon = p; colon < limit; colon++) {
    if (bytes[colon] === 0x20) return false;
    if (bytes[colon] !== 0x3a) continue;
    if (bytes[colon + 1] !== 0x20) return false;
    // An address begins with two digits and a colon, a masked one is any word.
    return mayBePeer(bytes, colon + 2, end) || interfaceTable.walk(bytes, colon + 2, end) > MODULE_ONLY;
  }
  return false;
};

/** Whether an address, masked or not, could stand here: what follows it tells. */
const mayBePeer = (bytes: Uint8Array, p: number, end: number): boolean => {
  for (let q = p; q < Math.min(end, p + 64); q++) {
    const byte = bytes[q] ?? 0;
    if (byte === 0x20)
      return peerTable.walk(bytes, q + 1, end) > MODULE_ONLY || bytes[p] === 0x3c || bytes[p] === 0x5b;
  }
  return false;
};
