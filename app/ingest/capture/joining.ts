/**
 * Authentication, association and their end, from management frames.
 *
 * A capture hears what it hears: an answer that it missed looks like none. So silence is told only where the access point was
 * heard meanwhile, and a handshake is judged only where the data frames of both sides reach the capture. Where not, a
 * `witness-gap` closes the attempt without a judgement.
 */
import { NOT_SAID, SAE, SHARED_KEY } from '../../domain/codes.ts';
import type { AkmFamily, Happening } from '../../domain/events.ts';
import type { MgmtFrame } from '../frames/mgmt-frame.ts';
import { Farewells } from './farewells.ts';
import { findSsid } from '../frames/elements.ts';
import { readSecurity } from '../frames/rsne.ts';
import type { Bss, Request, Station } from './parties.ts';
import type { Teller } from './teller.ts';
import { managementWords, pathOf } from './words.ts';

/** Drivers repeat an unanswered request sooner than this (mac80211: 0.2 s); a new attempt comes later. Milliseconds. */
const REPEATED = 1000;
/** An access point that is heard for so long from a request on has not answered it. */
const SILENT = 500;
/** A beacon interval and a half: so long after a request it may be heard first. */
const SOON = 150;
/** Within this an association is refused by deauthentication; later a handshake was under way. */
const AT_ONCE = 1000;
/** No supplicant gives up waiting for message 1/4 sooner (wpa_supplicant: 10 s). */
const PATIENCE = 5000;
/** What ends sooner by reason 2 or 15 was never a connection. */
const HELD = 6000;
const FT = 2;
const FILS = [4, 5, 6];
/** SAE's second message. */
const CONFIRM = SAE * 256 + 2;
/** WEP's second frame of the access point, a challenge, and its last. */
const CHALLENGE = SHARED_KEY * 256 + 2;
const RESULT = SHARED_KEY * 256 + 4;
const KEYED: ReadonlySet<AkmFamily | undefined> = new Set(['psk', 'sae', 'ft-psk', 'ft-sae', 'owe']);

type Frame<K extends MgmtFrame['kind']> = Extract<MgmtFrame, { kind: K }>;

export class Joining {
  readonly #teller: Teller;

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  /** @param hash of the frame's body */
  authRequest(station: Station, bss: Bss, frame: Frame<'authentication'>, hash: number, freq: number): void {
    const { algorithm, transaction } = frame;
    const { at } = this.#teller;
    const step = algorithm * 256 + transaction;
    const last = station.request;
    if (last?.what === 'auth' && last.step === step && station.bss === bss) {
      if (at - last.at < REPEATED || (algorithm === SAE && last.hash === hash)) {
        last.at = at;
        return;
      }
    }
    if (last && transaction > 1) bss.isAnswerMissed = true;
    if (transaction === 1) {
      this.settle(station);
      station.reset();
    }
    station.bss = bss;
    station.algorithm = algorithm;
    const where = { bssid: bss.address, ...named(bss), ...(freq > 0 ? { freq } : {}) };
    this.#tell(station, { kind: 'auth-request', ...where, algorithm, transaction }, frame);
    station.request = { what: 'auth', step, hash, at };
  }

  authResponse(station: Station, bss: Bss, frame: Frame<'authentication'>): void {
    const { algorithm, transaction, status } = frame;
    const { at } = this.#teller;
    const asked = station.request?.step;
    const step = algorithm * 256 + transaction;
    if (asked === undefined) {
      // A repeated request is answered again.
      if (station.answer === step && station.bss === bss && at - station.answeredAt < REPEATED) return;
      const goesOn = algorithm === SAE ? transaction > 1 : step === RESULT && station.answer === CHALLENGE;
      if (!goesOn) {
        // What was asked is not heard, and so not what became of the answer before.
        if (station.answer >= 0) this.#gap(station, station.bss ?? bss);
        else this.settle(station);
        station.reset();
      }
    }
    station.request = undefined;
    bss.isAnswerMissed = false;
    if (station.bss !== bss) station.reset();
    station.bss = bss;
    station.answer = step;
    station.answeredAt = at;
    station.algorithm = algorithm;
    const answer = { bssid: bss.address, algorithm, transaction, status };
    this.#tell(station, { kind: 'auth-response', ...answer }, frame);
    // The access point sends its confirm when it has verified the station's: the password fits, and both hold a new PMKSA.
    if (algorithm !== SAE || transaction !== 2 || status !== 0 || asked !== CONFIRM) return;
    this.#tell(station, { kind: 'sae', step: 'completed' }, frame);
    this.#tell(station, { kind: 'pmksa-added', bssid: bss.address, birth: 'sae' }, frame);
  }

  /** WEP's third frame is encrypted with the key that it proves: it can follow a challenge only. */
  challengeAnswered(station: Station, bss: Bss, frame: MgmtFrame): void {
    if (station.bss !== bss || station.answer !== CHALLENGE || station.request) return;
    const sent = { bssid: bss.address, ...named(bss), algorithm: SHARED_KEY, transaction: 3 };
    this.#tell(station, { kind: 'auth-request', ...sent }, frame);
    station.request = { what: 'auth', step: CHALLENGE + 1, hash: 0, at: this.#teller.at };
  }

  assocRequest(station: Station, bss: Bss, frame: Frame<'association-request'>, freq: number): void {
    const { at } = this.#teller;
    const last = station.request;
    if (last?.what === 'assoc' && station.bss === bss && at - last.at < REPEATED) {
      last.at = at;
      return;
    }
    // An association is asked for after an authentication that was answered, whether that was heard or not.
    if (last?.what === 'auth') {
      station.request = undefined;
      bss.isAnswerMissed = true;
    }
    this.settle(station);
    station.reset();
    station.bss = bss;
    const { rsne, wpa, wps } = readSecurity(frame.elements);
    const ssid = findSsid(frame.elements);
    const isOpen = !rsne && wpa.length === 0 && !wps && bss.isOpen;
    const akms = rsne?.akms ?? (wpa.length > 0 ? wpa : isOpen ? (['open'] as const) : undefined);
    // In a fast transition the list names keys of its own kind (12.8.5).
    const isCounted = rsne !== undefined && station.algorithm !== FT;
    const [pmkid] = isCounted ? rsne.pmkids : [];
    station.akm = akms?.length === 1 ? akms[0] : undefined;
    station.pmkid = pmkid;
    station.pmf = rsne?.pmf === true;
    station.isOpen = isOpen;
    const request: Happening = {
      kind: 'assoc-request',
      bssid: bss.address,
      ...(ssid === undefined || ssid === '' ? named(bss) : { ssid }),
      ...(freq > 0 ? { freq } : {}),
      ...(isCounted ? { pmkids: rsne.pmkidCount ?? 0 } : {}),
      ...(pmkid === undefined ? {} : { pmkid }),
      ...(akms === undefined ? {} : { akms }),
    };
    this.#tell(station, request, frame);
    station.request = { what: 'assoc', step: 0, hash: 0, at };
  }

  assocResponse(station: Station, bss: Bss, frame: Frame<'association-response'>): void {
    const { status } = frame;
    const { associatedAt, request } = station;
    // A repeated request is answered again.
    const isSame = station.bss === bss && status === 0 && associatedAt !== undefined && !request;
    if (isSame && this.#teller.at - associatedAt < REPEATED) return;
    station.request = undefined;
    bss.isAnswerMissed = false;
    // Only a station that has proved the password comes so far (12.4.5.4), whether its own frames were heard or not.
    const isProved = status === 0 && station.answer === CONFIRM;
    station.reset();
    station.isProved = isProved;
    station.bss = bss;
    this.#tell(station, { kind: 'assoc-response', bssid: bss.address, status }, frame);
    if (status !== 0) return;
    station.associatedAt = this.#teller.at;
    station.endedAt = NaN;
    // Without keys, or with keys that the exchange itself has proved (FT 13.5, FILS 12.11, WEP), nothing is left to do.
    const { algorithm, isOpen } = station;
    if (isOpen || algorithm === FT || algorithm === SHARED_KEY || FILS.includes(algorithm))
      this.connected(station, bss, managementWords(frame, pathOf(frame.source, frame.destination)));
  }

  /** @param isLocal the station sent it */
  left(station: Station, bss: Bss, frame: MgmtFrame, isLocal: boolean): void {
    const isReadable = frame.kind === 'deauthentication' || frame.kind === 'disassociation';
    // With management frame protection nobody heeds a farewell that is not protected (11.13); anybody can send it.
    // An access point that never got 4/4 has no keys to protect one with.
    const hasNoKeys = station.isThreeRepeated && !station.hasGot;
    if (isReadable && station.hasKeys && station.pmf && bss.pmf && !hasNoKeys) return;
    if (station.bss !== undefined && station.bss !== bss) return;
    station.bss = bss;
    const isUnanswered = station.request !== undefined && isLocal;
    if (!isLocal) station.request = undefined;
    // Who can protect a farewell has the keys.
    this.settle(station, !isLocal && isReadable);
    if (!isUnanswered) {
      const path = managementWords(frame, pathOf(frame.source, frame.destination));
      if (isLocal && this.#waitedInVain(station, bss))
        this.#teller.tell(station, bss, { kind: 'supplicant-timeout', bssid: bss.address }, path);
      // One that is encrypted says none.
      const reason = isReadable ? frame.reason : NOT_SAID;
      const kind = isReadable ? { frame: frame.kind } : {};
      const end: Happening = { kind: 'disconnected', bssid: bss.address, reason, local: isLocal, ...kind };
      this.#teller.tell(station, bss, end, path);
    }
    station.reset();
    station.endedAt = this.#teller.at;
  }

  /** Anybody can send a farewell that is not protected. @param isBack the station sent it, by its address */
  farewell(
    station: Station,
    bss: Bss,
    frame: Frame<'deauthentication' | 'disassociation'>,
    isBack: boolean,
  ): void {
    if (frame.protected) return;
    const count = (station.farewells ??= new Farewells()).count(this.#teller.at, isBack, false);
    if (count !== undefined) this.#flooded([station], bss, frame, count);
  }

  farewellToAll(bss: Bss, frame: Frame<'deauthentication' | 'disassociation'>): void {
    for (const member of bss.members) bss.toldOf.add(member);
    const count = (bss.farewells ??= new Farewells()).count(this.#teller.at, false, true);
    if (count === undefined) return;
    this.#flooded(bss.toldOf, bss, frame, count);
    bss.toldOf = new Set();
  }

  #flooded(stations: Iterable<Station>, bss: Bss, frame: MgmtFrame, count: number): void {
    const path = pathOf(frame.source, frame.destination);
    for (const station of stations)
      this.#teller.tell(station, bss, { kind: 'farewell-flood', count }, managementWords(frame, path));
  }

  connected(station: Station, bss: Bss, text: string): void {
    station.bss = bss;
    station.isConnected = true;
    station.connectedAt = this.#teller.at;
    bss.members.add(station);
    this.#teller.tell(station, bss, { kind: 'connected', bssid: bss.address, ...named(bss) }, text);
  }

  /** Data flows: that a connection lives for longer than a failed one can is told once. */
  goesOn(station: Station, bss: Bss): void {
    if (station.isHeld || !(this.#teller.at - station.connectedAt >= HELD)) return;
    station.isHeld = true;
    const text = `Data between ${bss.address} and ${station.address}, which are connected`;
    this.#teller.tell(station, bss, { kind: 'tick' }, text);
  }

  /** The capture ends: what was asked just now may still be answered. */
  finish(station: Station): void {
    const { request } = station;
    if (request && this.#teller.at - request.at < SILENT) return;
    this.settle(station);
  }

  /**
   * What was under way is left: was it answered, and could that be heard?
   * @param isRefused the access point ended it, and not as one ends a connection
   */
  settle(station: Station, isRefused = false): void {
    const { request, bss } = station;
    if (!bss || station.isConnected) return;
    if (request) return this.#unanswered(station, bss, request);
    const { associatedAt, hasEapol, isDataHeard, isProved, hasThree, isThreeRepeated } = station;
    if (associatedAt === undefined ? !hasEapol : isDataHeard && bss.isDataHeard) return;
    if (isRefused && associatedAt !== undefined && this.#teller.at - associatedAt < AT_ONCE) return;
    const isLetIn = (isProved || hasThree) && !isThreeRepeated && !isRefused;
    const text = `${bss.address} has verified the key of ${station.address}, and nothing ended it`;
    if (isLetIn) this.connected(station, bss, text);
    else this.#gap(station, bss);
  }

  #unanswered(station: Station, bss: Bss, request: Request): void {
    station.request = undefined;
    if (bss.isAnswerMissed || !wasHeardFrom(bss, request.at)) return this.#gap(station, bss);
    // A confirm that does not verify is dropped in silence by the standard (12.4.8.6): the model knows what that means.
    if (request.step === CONFIRM) return;
    const kind = request.what === 'auth' ? 'auth-timeout' : 'assoc-timeout';
    const seconds = ((bss.heardAt - request.at) / 1000).toFixed(1);
    const text = `No answer of ${bss.address} to ${station.address} in ${seconds} s (${request.what}), while it was heard`;
    this.#teller.tell(station, bss, { kind, bssid: bss.address }, text);
  }

  #gap(station: Station, bss: Bss): void {
    const why = 'the capture does not hear both sides';
    const text = `Not all frames of ${station.address} and ${bss.address} reach this capture`;
    this.#teller.tell(station, bss, { kind: 'witness-gap', why }, text);
  }

  /** Associated, and then not one frame of EAPOL, or not one more of the login, where EAPOL could be heard. */
  #waitedInVain(station: Station, bss: Bss): boolean {
    const { associatedAt, isConnected, hasEapol, isDataHeard, akm, loginAt } = station;
    if (associatedAt === undefined || isConnected || !isDataHeard || !bss.isDataHeard) return false;
    const { at } = this.#teller;
    if (loginAt !== undefined) return at - loginAt >= PATIENCE;
    return !hasEapol && KEYED.has(akm) && at - associatedAt >= PATIENCE;
  }

  #tell(station: Station, happening: Happening, frame: MgmtFrame): void {
    const { bss } = station;
    const path = pathOf(frame.source, frame.destination);
    if (bss) this.#teller.tell(station, bss, happening, managementWords(frame, path));
  }
}

const named = ({ ssid }: Bss): { readonly ssid?: NonNullable<Bss['ssid']> } =>
  ssid === undefined ? {} : { ssid };

/** Was the access point heard without a pause from then on, for as long as an answer takes? */
const wasHeardFrom = ({ heardAt, heardSince, earlier }: Bss, since: number): boolean =>
  covers(heardSince, heardAt, since) || covers(earlier.from, earlier.to, since);

const covers = (from: number, to: number, since: number): boolean =>
  from <= since + SOON && to - since >= SILENT;
