/** EAP and the handshakes, from EAPOL frames (IEEE Std 802.1X-2020, 11.3), and what encrypted frames say without being read. */
import type { EapolKey } from '../frames/eapol-key.ts';
import { readEapolKey } from '../frames/eapol-key.ts';
import {
  IDENTITY,
  isAboutCertificate,
  methodName,
  NAK,
  NOTIFICATION,
  readEap,
  WSC_DONE,
  WSC_NACK,
  type EapPacket,
} from '../frames/eap.ts';
import type { Joining } from './joining.ts';
import type { Bss, Station } from './parties.ts';
import type { Teller } from './teller.ts';
import { eapWords, keyWords, pathOf } from './words.ts';

const HEADER = 4;
const EAP = 0;
const START = 1;
const KEY = 3;
/** After an end frames that were already under way may still be sent. Milliseconds. */
const STRAGGLERS = 1000;
const ENDS: ReadonlySet<EapPacket['code']> = new Set(['success', 'failure']);

export type Eapol =
  | { readonly kind: 'eap'; readonly eap: EapPacket }
  | { readonly kind: 'key'; readonly key: EapolKey }
  | { readonly kind: 'start' };

/** @param bytes from the protocol version on */
export const readEapol = (bytes: Uint8Array): Eapol | undefined => {
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const body = bytes.subarray(HEADER, HEADER + length);
  switch (bytes.length < HEADER ? undefined : bytes[1]) {
    case EAP: {
      const eap = readEap(body);
      return eap && { kind: 'eap', eap };
    }
    case START:
      return { kind: 'start' };
    case KEY: {
      const key = readEapolKey(body);
      return key && { kind: 'key', key };
    }
    default:
      return undefined;
  }
};

/** Who sends it by its contents alone: true = the access point. */
export const isFromAuthenticator = (eapol: Eapol): boolean => {
  if (eapol.kind === 'start') return false;
  if (eapol.kind === 'eap') return eapol.eap.code !== 'response';
  const { message } = eapol.key;
  return message === 1 || message === 3 || message === 'group-1';
};

export class Keying {
  readonly #teller: Teller;
  readonly #joining: Joining;

  constructor(teller: Teller, joining: Joining) {
    this.#teller = teller;
    this.#joining = joining;
  }

  eapol(station: Station, bss: Bss, eapol: Eapol, isFromAp: boolean): void {
    if (isFromAuthenticator(eapol) !== isFromAp) return;
    station.hasEapol = true;
    // Who is in the middle of it was let in, with an answer that was not captured.
    if (station.request) bss.isAnswerMissed = true;
    station.request = undefined;
    station.bss ??= bss;
    const path = isFromAp ? pathOf(bss.address, station.address) : pathOf(station.address, bss.address);
    const isOver = eapol.kind === 'key' || (eapol.kind === 'eap' && ENDS.has(eapol.eap.code));
    station.loginAt = isOver ? undefined : this.#teller.at;
    if (eapol.kind === 'key') return this.#key(station, bss, eapol.key, path);
    if (eapol.kind === 'eap') return this.#eap(station, bss, eapol.eap, path);
    this.#eapStarted(station, bss, `EAPOL-Start ${path}`);
  }

  /**
   * An encrypted data frame to one receiver: its sender has installed keys. The access point does so when it has message 4/4,
   * the station when it has sent it.
   */
  encrypted(station: Station, bss: Bss, isFromAp: boolean): void {
    if (station.isUp) return;
    const { at } = this.#teller;
    if (at - station.endedAt < STRAGGLERS) return;
    if (isFromAp) station.hasGot = true;
    else station.hasSent = true;
    const { hasThree, hasSent, hasGot } = station;
    const path = isFromAp ? pathOf(bss.address, station.address) : pathOf(station.address, bss.address);
    const text = `Data ${path}, encrypted`;
    if (!isFromAp && hasThree && !station.hasKeys) this.#keysInstalled(station, bss, text);
    // The access point has sent 3/4 because the password fits. That it repeats it is how a lost 4/4 looks.
    const isProof = (hasThree && (isFromAp || !station.isThreeRepeated)) || (hasSent && hasGot);
    if (isProof && !station.isConnected) this.#joining.connected(station, bss, text);
    if (hasSent && hasGot) station.hasKeys = true;
  }

  #key(station: Station, bss: Bss, key: EapolKey, path: string): void {
    const { message, replayCounter, pmkid, akm } = key;
    const text = keyWords(key, path);
    if (message === undefined || message === 'group-1') return;
    if (message === 'group-2')
      return this.#teller.tell(station, bss, { kind: 'group-handshake', ok: true }, text);
    const replay = Number(replayCounter);
    const isReceived = message === 1 || message === 3;
    const retry = isReceived && this.#isRepeated(station, message === 1 ? 0 : 1, replay);
    const direction = isReceived ? ('received' as const) : ('sent' as const);
    const told = { message, direction, bssid: bss.address, replay, ...(retry ? { retry } : {}) };
    this.#teller.tell(station, bss, { kind: 'eapol-key', ...told }, text);
    if (pmkid !== undefined) {
      const matches = station.pmkid === undefined ? {} : { matches: station.pmkid === pmkid };
      this.#teller.tell(station, bss, { kind: 'm1-pmkid', pmkid, ...matches }, text);
    }
    if (akm !== undefined && station.akm !== akm) {
      station.akm = akm;
      this.#teller.tell(station, bss, { kind: 'akm-selected', akm }, text);
    }
    if (message === 3) {
      station.isThreeRepeated = station.hasThree;
      station.hasThree = true;
    }
    if (message !== 4) return;
    // The station has verified 3/4 and installs its keys with 4/4, which is where a supplicant calls itself connected.
    this.#keysInstalled(station, bss, text);
    if (!station.isConnected) this.#joining.connected(station, bss, text);
  }

  /** A counter that does not go up begins a new handshake. */
  #isRepeated(station: Station, which: 0 | 1, replay: number): boolean {
    const last = station.replay[which];
    if (which === 0 && replay <= last) {
      station.replay = [-1, -1];
      station.hasThree = station.hasKeys = station.isConnected = false;
    }
    const isRepeated = station.replay[which] >= 0;
    station.replay[which] = replay;
    return isRepeated;
  }

  #keysInstalled(station: Station, bss: Bss, text: string): void {
    station.hasKeys = true;
    this.#teller.tell(station, bss, { kind: 'keys-installed', bssid: bss.address }, text);
  }

  #eapStarted(station: Station, bss: Bss, text: string): void {
    if (station.eapMethod !== undefined) return;
    station.eapMethod = IDENTITY;
    this.#teller.tell(station, bss, { kind: 'eap', step: 'started' }, text);
  }

  /** A method takes many packets: the first of each is told. */
  #eap(station: Station, bss: Bss, eap: EapPacket, path: string): void {
    const { code, method = IDENTITY, alert, opCode } = eap;
    const text = eapWords(eap, path);
    const tell = (step: Step, detail: { readonly method?: string; readonly detail?: string } = {}): void =>
      this.#teller.tell(station, bss, { kind: 'eap', step, ...detail }, text);
    if (code === 'success' || code === 'failure') {
      tell(code);
      if (code === 'success')
        this.#teller.tell(station, bss, { kind: 'pmksa-added', bssid: bss.address, birth: 'eap' }, text);
      return;
    }
    if (opCode === WSC_DONE || opCode === WSC_NACK) {
      const step = opCode === WSC_DONE ? 'success' : 'failure';
      this.#teller.tell(station, bss, { kind: 'wps', step }, text);
    }
    if (code === 'response') {
      if (method === IDENTITY) tell('identity');
      else if (method === NAK) tell('method-refused');
      else if (alert !== undefined && isAboutCertificate(alert))
        tell('certificate-error', { method: methodName(method), detail: `TLS alert ${alert}` });
      return;
    }
    if (method === IDENTITY) return this.#eapStarted(station, bss, text);
    if (method === NOTIFICATION || method === station.eapMethod) return;
    station.eapMethod = method;
    tell('method', { method: methodName(method) });
  }
}

type Step = 'identity' | 'method' | 'method-refused' | 'certificate-error' | 'success' | 'failure';
