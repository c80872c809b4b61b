/** Parts that the rules of access points and controllers share. All tell from the station's side. */
import { INACTIVITY, OF_ACCESS_POINTS, UNSPECIFIED, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import type { Read } from '../rules.ts';

export const bssid = NO_BSSID;

export const authenticated = (status = 0): Read => ({
  kind: 'auth-response',
  bssid,
  algorithm: UNKNOWN_ALGORITHM,
  transaction: 2,
  status,
});
export const associated = (status = 0): Read => ({ kind: 'assoc-response', bssid, status });
export const connected = { kind: 'connected', bssid } as const satisfies Read;
/** Of those that call an association so, whatever becomes of the handshake behind it. */
export const joined: Read = { ...connected, early: true };
/** @param local the station left; else the access point ended it */
export const ended = (reason: number, local: boolean): Read => ({
  kind: 'disconnected',
  bssid,
  reason,
  local,
});

/** Where a line does not say whose doing it was: some reasons only an access point gives. */
export const gone = (reason: number): Read =>
  ended(reason, reason !== INACTIVITY && !OF_ACCESS_POINTS.has(reason));

/** dBm at which an access point that heard nothing any more has lost its station rather than been left by it. */
export const FAINT = -80;

/** It heard nothing any more, and how well it had heard it before. */
export const unheard = (dbm: number | undefined): Read =>
  dbm !== undefined && dbm <= FAINT ? ended(INACTIVITY, true) : ended(0, true);

/** A login that was refused. */
export const loginRefused: readonly Read[] = [
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step: 'failure' },
];

/** A rule of the access point's own does not let a station in, or puts it out again. */
export const keptOut: readonly Read[] = [{ kind: 'policy-refused' }, associated(UNSPECIFIED_FAILURE)];
export const putOut: readonly Read[] = [{ kind: 'policy-refused' }, ended(UNSPECIFIED, false)];

const MOST_KEPT = 4096;
/** Keeps what is known of a few thousand. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) return;
  if (map.size >= MOST_KEPT) map.clear();
  map.set(key, value);
}

/** Puts the station, and where it is named the access point's interface, to what happened. */
export const of = (station: Mac, reads: readonly Read[], iface?: string): readonly Read[] =>
  reads.map((read) => ({ ...read, station, ...(iface !== undefined && { iface }) }));
