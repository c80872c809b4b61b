/**
 * What the Wi-Fi library of Espressif's chips means by `state: run -> init (fc0)`: in hexadecimal a code and, in the lowest
 * byte, the frame that brought it (its first byte on the air: type and subtype). Codes that no frame brought are the
 * library's own (`esp_wifi_types.h`, WIFI_REASON_*; the documentation of ESP-IDF, "Wi-Fi Reason Code").
 */
import { COMEBACK, FOUR_WAY_TIMEOUT, INACTIVITY } from '../../domain/codes.ts';
import type { Happening } from '../../domain/events.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';

export type State = 'init' | 'auth' | 'assoc' | 'run';

/** The ESP8266's library prints numbers. */
const NUMBERED: Readonly<Record<string, State>> = { 0: 'init', 2: 'auth', 3: 'assoc', 5: 'run' };
export const stateOf = (text: string | undefined): State | undefined =>
  own(NUMBERED, text) ?? (['init', 'auth', 'assoc', 'run'] as const).find((state) => state === text);

const DEAUTHENTICATION = 0xc0;
const DISASSOCIATION = 0xa0;
const AUTHENTICATION = 0xb0;
const RESPONSES = new Set([0x10, 0x30]);
const FRAMES = new Set([DEAUTHENTICATION, DISASSOCIATION, AUTHENTICATION, ...RESPONSES]);

/** The library's own reasons, above those of the standard. */
const BEACON_TIMEOUT = 200;
export const NO_AP_FOUND = 201;
const OWN = 200;
const HANDSHAKE_TIMEOUT = 204;
/** The access point said when to come back, and that is longer than the library waits. */
const COMEBACK_TOO_LONG = 208;
const NO_AP = new Set([NO_AP_FOUND, 210, 211, 212]);

const bssid = NO_BSSID;

/** An answer to the association request, by the status or by the library's word for it. */
const refusal = (code: number): readonly Happening[] => [
  { kind: 'assoc-response', bssid, status: code === COMEBACK_TOO_LONG ? COMEBACK : code },
];

/** An end that no frame brought: the library waited in vain, or was told to leave. */
function ownEnd(from: State, code: number): readonly Happening[] {
  if (code === 0) return [{ kind: 'disconnected', bssid, reason: 3, local: true }];
  if (code === BEACON_TIMEOUT)
    return [{ kind: 'beacon-loss' }, { kind: 'disconnected', bssid, reason: INACTIVITY, local: true }];
  if (NO_AP.has(code)) return [{ kind: 'network-not-found' }];
  if (code === COMEBACK_TOO_LONG) return refusal(code);
  // "auth expired", "association expired": no answer came.
  if (from === 'auth' && (code === 2 || code >= OWN)) return [{ kind: 'auth-timeout', bssid }];
  if (from === 'assoc' && (code === 4 || code >= OWN)) return [{ kind: 'assoc-timeout', bssid }];
  if (from === 'auth')
    return [{ kind: 'auth-rejected', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: code }];
  // A status that the response's own byte was lost of: the library goes on from the response.
  if (from === 'assoc') return refusal(code);
  const reason = code === HANDSHAKE_TIMEOUT ? FOUR_WAY_TIMEOUT : code;
  return [{ kind: 'disconnected', bssid, reason, local: true }];
}

/** The status or reason in the code; the first releases print it alone. */
export const valueOf = (code: number): number => (code > 0xff || FRAMES.has(code) ? code >> 8 : code);

/** Whether a deauthentication or a disassociation brought a code; the first releases print no frame. */
export const isFarewell = (code: number): boolean =>
  code > 0xff && ((code & 0xff) === DEAUTHENTICATION || (code & 0xff) === DISASSOCIATION);

/** What a change of state stands for, from the station's side. */
export function stateChange(from: State, to: State, code: number): readonly Happening[] {
  // A frame that ends a connection begins the next attempt, in the first releases within one line.
  if (to === 'auth')
    return [...(isFarewell(code) ? stateChange(from, 'init', code) : []), { kind: 'auth-request', bssid }];
  const frame = code & 0xff;
  const value = valueOf(code);
  if (from === 'auth' && to === 'assoc')
    return [
      { kind: 'auth-response', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: 0 },
      { kind: 'assoc-request', bssid },
    ];
  if (to === 'run') return [{ kind: 'assoc-response', bssid, status: 0 }];
  if (to !== 'init') return [];
  // Reason 0 is reserved: no access point gives it, so whose frame it was is not known.
  if (frame === DEAUTHENTICATION && value === 0)
    return [{ kind: 'disconnected', bssid, reason: 0, local: false }];
  if (frame === DEAUTHENTICATION)
    return [{ kind: 'disconnected', bssid, reason: value, local: false, frame: 'deauthentication' }];
  if (frame === DISASSOCIATION)
    return [{ kind: 'disconnected', bssid, reason: value, local: false, frame: 'disassociation' }];
  if (frame === AUTHENTICATION && value > 0)
    return [{ kind: 'auth-rejected', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: value }];
  if (RESPONSES.has(frame) && value > 0) return refusal(value);
  return ownEnd(from, value);
}

/** Ambiguous alone: from a frame, or because the library waited in vain. */
const WAITED = new Set([2, 4]);

/** A reason as an event of ESP-IDF and Arduino gives it: a number alone. */
export function reasonOf(reason: number): readonly Happening[] {
  if (NO_AP.has(reason)) return [{ kind: 'network-not-found' }];
  if (reason === BEACON_TIMEOUT || reason === HANDSHAKE_TIMEOUT || reason === COMEBACK_TOO_LONG)
    return ownEnd('run', reason);
  if (reason >= OWN || WAITED.has(reason)) return [{ kind: 'join-failed', code: reason }];
  return [{ kind: 'disconnected', bssid, reason, local: reason === 8 }];
}
