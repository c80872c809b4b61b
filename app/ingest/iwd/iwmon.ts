/**
 * `iwmon`: what a supplicant asks of the kernel and what the kernel answers, frames, key management and PMKIDs
 * included. It sees who asks, so it tells the requests too. Compared with recordings of 2.3 and 3.8.
 */
import type { Mac, Pmkid } from '../../domain/ids.ts';
import { answeredBy } from '../../domain/ids.ts';
import type { AkmFamily } from '../../domain/events.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { parseMgmtFrame } from '../frames/mgmt-frame.ts';
import type { Read } from '../rules.ts';
import { bytesOf, hexBytes, textOf } from '../text.ts';
import { algorithmOf, describe, isOtherHead, openRecord, type IwmonRecord } from './iwmon-record.ts';

/** What a request carried, until the kernel has said what came of it. */
interface OpenRequest {
  readonly bssid: Mac;
  readonly pmkids: number;
  readonly pmkid?: Pmkid;
  readonly akms: readonly AkmFamily[];
}

const BLANK = 0x20;
/** What stands further in than this many blanks is part of an element that nobody asks for. */
const DEEPEST = 16;
/** Copies of one message for each program that listens come one after the other. */
const COPIES = 100;

/** Three blanks in a row stand before a line, and between no words. */
const isBlank = (bytes: Uint8Array, p: number): boolean =>
  bytes[p] === BLANK && bytes[p + 1] === BLANK && bytes[p + 2] === BLANK;

class IwmonParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  #record: IwmonRecord | undefined;
  /** Whether a message has begun, one that matters here or another. */
  isOpen = false;
  reach = Infinity;
  /** The interface whose supplicant was seen: access points of the same machine are shown too. */
  #index: number | undefined;
  #asked: OpenRequest | undefined;
  #last: { readonly name: string; readonly frame: string; readonly at: number } | undefined;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  get state(): number {
    return this.#record ? 2 : Number(this.isOpen);
  }

  /** Most of it describes messages that do not matter here. */
  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    this.reach = Infinity;
    if (bytes[start] === BLANK) {
      this.reach = start + DEEPEST;
      if (!this.#record) return UNKNOWN;
      if (isBlank(bytes, start + DEEPEST - 2)) return RECOGNISED;
      this.reach = Infinity;
    }
    return this.parseText(textOf(bytes, start, end), number);
  }

  parseText(line: string, number: number): Recognition {
    const first = line.charCodeAt(0);
    if (first === BLANK) {
      if (!this.#record) return UNKNOWN;
      describe(this.#record, line, number);
      return RECOGNISED;
    }
    this.end();
    this.#record = openRecord(line, number);
    this.isOpen = this.#record !== undefined || ((first === 0x3c || first === 0x3e) && isOtherHead(line));
    return this.isOpen ? RECOGNISED : UNKNOWN;
  }

  end(): void {
    const record = this.#record;
    this.#record = undefined;
    if (!record || this.#isCopy(record)) return;
    const proof = record.proof ?? record;
    const origin = { input: this.#input, line: proof.line, text: evidence(proof.text) };
    for (const happening of this.#read(record))
      this.#emit({ at: record.at, origin, witness: 'kernel', iface: '', ...happening });
  }

  #isCopy({ name, frame, at = 0, index }: IwmonRecord): boolean {
    if (!name.startsWith('Event')) return false;
    const last = this.#last;
    const same = last?.name === name && last.frame === `${index} ${frame}` && at - last.at < COPIES;
    this.#last = { name, frame: `${index} ${frame}`, at };
    return same;
  }

  #read(record: IwmonRecord): Read[] {
    const { name, index } = record;
    const isJoin =
      name === 'Request: Authenticate' || name === 'Request: Associate' || name === 'Request: Connect';
    if (isJoin) this.#index = index;
    else if (this.#index !== undefined && index !== this.#index) return [];
    switch (name) {
      case 'Request: Authenticate':
        return this.#authentication(record);
      case 'Request: Associate':
        return this.#association(record);
      case 'Request: Connect':
        this.#asked = askedIn(record);
        return this.#authentication(record);
      case 'Event: Authenticate':
        return record.timedOut ? [{ kind: 'auth-timeout' }] : this.#frame(record);
      case 'Event: Associate':
        return [
          ...this.#connecting(),
          ...(record.timedOut ? [{ kind: 'assoc-timeout' } as const] : this.#frame(record)),
        ];
      case 'Event: Deauthenticate':
      case 'Event: Disassociate':
        return [...this.#connecting(), ...this.#frame(record)];
      case 'Event: Connect':
        return this.#connected(record);
      case 'Event: Notify CQM':
        return record.beaconLoss ? [{ kind: 'beacon-loss' }] : [];
      default:
        return handshake(record);
    }
  }

  #authentication({ bssid, ssid, authType, transaction }: IwmonRecord): Read[] {
    if (bssid === undefined) return [];
    const algorithm = algorithmOf(authType);
    return [
      {
        kind: 'auth-request',
        bssid,
        ...(ssid === undefined ? {} : { ssid }),
        ...(algorithm === undefined ? {} : { algorithm }),
        ...(transaction === undefined ? {} : { transaction }),
      },
    ];
  }

  #association(record: IwmonRecord): Read[] {
    const asked = askedIn(record);
    this.#asked = undefined;
    return asked ? [requestOf(asked, record)] : [];
  }

  /** The kernel does what "Connect" asks for; that it has asked to associate is only shown by what it hears. */
  #connecting(): Read[] {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked ? [requestOf(asked)] : [];
  }

  /** A driver that does all by itself has no other answer; the kernel's own repeats the frame. */
  #connected({ statusCode, bssid, timedOut }: IwmonRecord): Read[] {
    const before = this.#connecting();
    if (before.length === 0) return [];
    if (timedOut) return [...before, { kind: 'assoc-timeout' }];
    return statusCode === undefined
      ? before
      : [...before, { kind: 'assoc-response', ...answeredBy(bssid), status: statusCode }];
  }

  #frame(record: IwmonRecord): Read[] {
    const frame = parseMgmtFrame(hexBytes(record.frame));
    if (!frame) return [];
    const { bssid, source } = frame;
    switch (frame.kind) {
      case 'authentication': {
        const { algorithm, transaction, status } = frame;
        return [{ kind: 'auth-response', bssid, algorithm, transaction, status }];
      }
      case 'association-response':
        return [{ kind: 'assoc-response', bssid, status: frame.status }];
      case 'deauthentication':
      case 'disassociation':
        return [
          { kind: 'disconnected', bssid, reason: frame.reason, local: source !== bssid, frame: frame.kind },
        ];
      default:
        return [];
    }
  }
}

const askedIn = ({ bssid, pmkids, akms }: IwmonRecord): OpenRequest | undefined => {
  const [pmkid] = pmkids;
  if (bssid === undefined) return undefined;
  return { bssid, pmkids: pmkids.length, akms, ...(pmkid === undefined ? {} : { pmkid }) };
};

const requestOf = (asked: OpenRequest, { ssid }: Partial<IwmonRecord> = {}): Read => ({
  kind: 'assoc-request',
  ...asked,
  ...(ssid === undefined ? {} : { ssid }),
});

/** Which message of the 4-way handshake it is (IEEE Std 802.11-2020, 12.7.6.1), by its bits. */
function handshake({ name, key }: IwmonRecord): Read[] {
  const received = name === 'Event: Control Port Frame';
  if (!key.isKey || key.ack !== received) return [];
  const message = received ? (key.mic ? 3 : 1) : key.secure ? 4 : 2;
  const replay = key.replay === undefined ? {} : { replay: key.replay };
  return [{ kind: 'eapol-key', message, direction: received ? 'received' : 'sent', ...replay }];
}

const REQUEST = '< Request: Authenticate (0x25) len 92 [ack]                            8.872351';
const CERTAIN = /^[<>] (?:Request|Event|Result|Response|RTNL): [A-Z][\w ]{1,40} \(0x[\da-f]{2,4}\) len \d+/;

const HEADS = ['Request: ', 'Event: ', 'Result: ', 'Response: ', 'RTNL: '].map(bytesOf);
const COMMAND = bytesOf(' (0x');
/** How far into a line the number of a message stands. */
const LONGEST_HEAD = 64;

const isAt = (bytes: Uint8Array, p: number, word: Uint8Array): boolean =>
  word.every((byte, index) => bytes[p + index] === byte);

/** `> Event: Authenticate (0x25) ` */
const isMessage = (bytes: Uint8Array, start: number, end: number): boolean => {
  const first = bytes[start];
  if ((first !== 0x3c && first !== 0x3e) || bytes[start + 1] !== BLANK) return false;
  if (!HEADS.some((head) => isAt(bytes, start + 2, head))) return false;
  for (let p = start + 2; p < Math.min(end, start + LONGEST_HEAD); p++)
    if (isAt(bytes, p, COMMAND)) return true;
  return false;
};

export const iwmon: Dialect = {
  name: 'iwmon',
  title: "iwmon's text",
  gathers: true,
  owns: isMessage,
  samples: [
    { line: REQUEST, kinds: [] },
    { line: '> Event: Authenticate (0x25) len 52                                    8.719616', kinds: [] },
  ],
  score: (line) => (line.startsWith('Wireless monitor ver ') || CERTAIN.test(line.slice(0, 120)) ? 3 : 0),
  open: (input, emit) => new IwmonParser(input, emit),
};
