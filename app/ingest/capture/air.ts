/**
 * 802.11 frames and EAPOL over Ethernet become events, told from the station's side. State is bounded: the stations and access
 * points that were met longest ago are forgotten.
 */
import { DAMAGED, RECOGNISED, type Emit, type Recognition } from '../dialect.ts';
import { findEapol } from '../frames/data-frame.ts';
import { findSsid } from '../frames/elements.ts';
import { parseMgmtFrame, type MgmtFrame } from '../frames/mgmt-frame.ts';
import { readSecurity } from '../frames/rsne.ts';
import { ByAddress } from './by-address.ts';
import { Joining } from './joining.ts';
import { isFromAuthenticator, Keying, readEapol } from './keying.ts';
import { isIntact, type Received } from './link-layer.ts';
import { Bss, Station } from './parties.ts';
import { Teller } from './teller.ts';

const MOST_STATIONS = 8192;
const MOST_BSS = 8192;

const MANAGEMENT = 0;
const DATA = 2;
const SHORTEST = 10;
const HEADER = 24;
const ADDRESS = 6;
const TO_AP = 1;
const FROM_AP = 2;
const RETRY = 0x08;
const PROTECTED = 0x40;
/** Bit of a data frame's subtype: there is no data in it. */
const NULL_DATA = 4;
const GROUP = 1;
const EAPOL = 0x888e;
const ETHERNET_HEADER = 14;

const BEACON = 8;
const PROBE_RESPONSE = 5;
/** (Re)association requests and responses, disassociation, authentication, deauthentication. */
const TELLING = new Set([0, 1, 2, 3, 10, 11, 12]);
const BEACON_FIXED = 12;
const SSID = 0;
const RSN = 48;
const VENDOR = 221;

/** FNV-1a. */
const mix = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

const hashOf = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let p = start; p < end; p++) hash = mix(hash, bytes[p] ?? 0);
  return hash >>> 0;
};

/** Of the elements that describe a network: most beacons say what the one before has said. */
const fingerprint = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let p = start; p + 2 <= end;) {
    const next = p + 2 + (bytes[p + 1] ?? 0);
    const id = bytes[p];
    if (id === SSID || id === RSN || id === VENDOR)
      for (let q = p; q < next && q < end; q++) hash = mix(hash, bytes[q] ?? 0);
    p = next;
  }
  return hash >>> 0;
};

export class Air {
  readonly #stations = new ByAddress(MOST_STATIONS, (address) => new Station(address));
  readonly #points = new ByAddress(MOST_BSS, (address) => new Bss(address));
  readonly #teller: Teller;
  readonly #joining: Joining;
  readonly #keying: Keying;

  constructor(input: number, emit: Emit) {
    this.#teller = new Teller(input, emit);
    this.#joining = new Joining(this.#teller);
    this.#keying = new Keying(this.#teller, this.#joining);
  }

  /** @param at NaN = not known. @param line number of the packet, from 1 */
  frame(bytes: Uint8Array, received: Received, at: number, line: number): Recognition {
    this.#teller.line = line;
    if (!Number.isNaN(at)) this.#teller.at = at;
    const { start, end } = received;
    if (received.kind === 'ethernet') return this.#ethernet(bytes, start, end);
    const control = bytes[start] ?? 0;
    if (end - start < SHORTEST || (control & 3) !== 0) return DAMAGED;
    const type = (control >> 2) & 3;
    if (type !== MANAGEMENT && type !== DATA) return RECOGNISED;
    if (end - start < HEADER) return DAMAGED;
    return type === MANAGEMENT
      ? this.#management(bytes, received, control >> 4)
      : this.#data(bytes, received);
  }

  /** The access point answered, and nobody knows how. */
  missedAnswer(bytes: Uint8Array, point: number): void {
    this.#points.at(bytes, point).isAnswerMissed = true;
  }

  /** Nothing follows: what is unanswered now stays so. */
  end(): void {
    for (const station of this.#stations.values()) this.#joining.finish(station);
  }

  #management(bytes: Uint8Array, received: Received, subtype: number): Recognition {
    if (subtype === BEACON || subtype === PROBE_RESPONSE) return this.#announcement(bytes, received);
    if (!TELLING.has(subtype)) return RECOGNISED;
    if (!isIntact(received, bytes)) return DAMAGED;
    const { start, end, frequency } = received;
    const frame = parseMgmtFrame(bytes.subarray(start, end));
    if (!frame) return DAMAGED;
    const { source, destination, bssid } = frame;
    const isFromAp = source === bssid;
    if (isFromAp === (destination === bssid)) return RECOGNISED;
    const bss = this.#points.at(bytes, start + 16);
    const isAll = ((bytes[start + 4] ?? 0) & GROUP) !== 0;
    if (isFromAp) this.#teller.hear(bss);
    if (isAll) {
      if (isFromAp) this.#leftAll(bss, frame);
      return RECOGNISED;
    }
    const station = this.#stations.at(bytes, isFromAp ? start + 4 : start + 10);
    if (isRepetition(station.lastManagement, isFromAp, bytes, start)) return RECOGNISED;
    switch (frame.kind) {
      case 'authentication':
        if (isFromAp) this.#joining.authResponse(station, bss, frame);
        else this.#joining.authRequest(station, bss, frame, hashOf(bytes, start + HEADER, end), frequency);
        break;
      case 'association-request':
        if (!isFromAp) this.#joining.assocRequest(station, bss, frame, frequency);
        break;
      case 'association-response':
        if (isFromAp) this.#joining.assocResponse(station, bss, frame);
        break;
      case 'deauthentication':
      case 'disassociation':
        this.#joining.farewell(station, bss, frame, !isFromAp);
        this.#joining.left(station, bss, frame.protected ? hidden(frame) : frame, !isFromAp);
        break;
      case 'other':
        if (frame.subtype === 10 || frame.subtype === 12) this.#joining.left(station, bss, frame, !isFromAp);
        else if (frame.subtype === 11 && !isFromAp) this.#joining.challengeAnswered(station, bss, frame);
        break;
      default:
    }
    return RECOGNISED;
  }

  #leftAll(bss: Bss, frame: MgmtFrame): void {
    if (frame.kind !== 'deauthentication' && frame.kind !== 'disassociation') return;
    this.#joining.farewellToAll(bss, frame);
    for (const station of [...bss.members]) this.#joining.left(station, bss, frame, false);
  }

  #announcement(bytes: Uint8Array, received: Received): Recognition {
    const { start, end } = received;
    const bss = this.#points.at(bytes, start + 10);
    const print = fingerprint(bytes, start + HEADER + BEACON_FIXED, end);
    if (bss.fingerprint !== print) {
      if (!isIntact(received, bytes)) return DAMAGED;
      const frame = parseMgmtFrame(bytes.subarray(start, end));
      if (frame?.kind !== 'beacon' && frame?.kind !== 'probe-response') return DAMAGED;
      bss.fingerprint = print;
      this.#describe(bss, frame);
    }
    this.#teller.hear(bss);
    return RECOGNISED;
  }

  #describe(bss: Bss, frame: Extract<MgmtFrame, { kind: 'beacon' | 'probe-response' }>): void {
    const { rsne, wpa, wps } = readSecurity(frame.elements);
    const ssid = findSsid(frame.elements);
    // A network that hides its name sends none, or zeros in its place.
    const isHidden = ssid === undefined || /^(?:\\x00)*$/.test(ssid);
    const isOpen = !frame.privacy && !wps;
    const akms = [...new Set([...(rsne?.akms ?? []), ...wpa, ...(isOpen ? (['open'] as const) : [])])];
    const pmf = rsne?.pmf === true;
    const name = isHidden ? bss.ssid : ssid;
    if (bss.version > 0 && name === bss.ssid && pmf === bss.pmf && akms.join() === bss.akms.join()) return;
    Object.assign(bss, { ssid: name, akms, pmf, isOpen, describedBy: this.#teller.line });
    bss.version++;
  }

  #data(bytes: Uint8Array, received: Received): Recognition {
    const { start, end } = received;
    const flags = bytes[start + 1] ?? 0;
    const direction = flags & 3;
    if (direction === 0) return RECOGNISED;
    const isFour = direction === (TO_AP | FROM_AP);
    // Between four addresses an access point is who is known as one.
    const isFromAp = isFour ? this.#points.known(bytes, start + 10) !== undefined : direction === FROM_AP;
    const bss = this.#points.at(bytes, isFromAp ? start + 10 : start + 4);
    if (isFromAp) this.#teller.hear(bss);
    const subtype = (bytes[start] ?? 0) >> 4;
    if (((bytes[start + 4] ?? 0) & GROUP) !== 0 || (subtype & NULL_DATA) !== 0) return RECOGNISED;
    const station = this.#stations.at(bytes, isFromAp ? start + 4 : start + 10);
    if (isFromAp) bss.isDataHeard = true;
    else station.isDataHeard = true;
    if (station.isConnected) this.#joining.goesOn(station, bss);
    if ((flags & PROTECTED) !== 0) {
      if (!station.isUp) this.#keying.encrypted(station, bss, isFromAp);
      return RECOGNISED;
    }
    const body = findEapol(bytes, start, end, received.isPadded);
    if (body < 0) return RECOGNISED;
    if (!isIntact(received, bytes)) return DAMAGED;
    if (isRepetition(station.lastData, isFromAp, bytes, start)) return RECOGNISED;
    const eapol = readEapol(bytes.subarray(body, end));
    if (!eapol) return DAMAGED;
    this.#keying.eapol(station, bss, eapol, isFromAp);
    return RECOGNISED;
  }

  /** EAPOL as an interface of one side sees it: decrypted, and nothing is lost on the way to the capture. */
  #ethernet(bytes: Uint8Array, start: number, end: number): Recognition {
    if (end - start < ETHERNET_HEADER) return DAMAGED;
    if ((((bytes[start + 12] ?? 0) << 8) | (bytes[start + 13] ?? 0)) !== EAPOL) return RECOGNISED;
    const eapol = readEapol(bytes.subarray(start + ETHERNET_HEADER, end));
    if (!eapol) return DAMAGED;
    const isFromAp = isFromAuthenticator(eapol);
    const [point, other] = isFromAp ? [start + ADDRESS, start] : [start, start + ADDRESS];
    // Before an association a station calls the group of all authenticators (802.1X, 11.1.1).
    if ((((bytes[point] ?? 0) | (bytes[other] ?? 0)) & GROUP) !== 0) return RECOGNISED;
    const bss = this.#points.at(bytes, point);
    const station = this.#stations.at(bytes, other);
    this.#teller.hear(bss);
    bss.isDataHeard = station.isDataHeard = true;
    this.#keying.eapol(station, bss, eapol, isFromAp);
    return RECOGNISED;
  }
}

/** A farewell whose reason is encrypted, whatever its length. */
const hidden = (frame: Extract<MgmtFrame, { kind: 'deauthentication' | 'disassociation' }>): MgmtFrame => ({
  ...frame,
  kind: 'other',
  subtype: frame.kind === 'deauthentication' ? 12 : 10,
});

/** Sent again, because it was not acknowledged: the same sequence number with the retry bit (10.3.2.14). */
const isRepetition = (
  last: [number, number],
  isFromAp: boolean,
  bytes: Uint8Array,
  start: number,
): boolean => {
  const side = isFromAp ? 1 : 0;
  const number = ((bytes[start] ?? 0) << 16) | ((bytes[start + 23] ?? 0) << 8) | (bytes[start + 22] ?? 0);
  const isSame = last[side] === number && ((bytes[start + 1] ?? 0) & RETRY) !== 0;
  last[side] = number;
  return isSame;
};
