/** Parts that the rules of access points and controllers share. All tell from the station's side. */
import { OF_ACCESS_POINTS } from '../../domain/codes.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { addressOf } from '../hardware-address.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import type { Read } from '../rules.ts';
import { MAC } from '../text.ts';

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
export const gone = (reason: number): Read => ended(reason, !OF_ACCESS_POINTS.has(reason));

/** Puts the station, and where it is named the access point's interface, to what happened. */
export const of = (station: Mac, reads: readonly Read[], iface?: string): readonly Read[] =>
  reads.map((read) => ({ ...read, station, ...(iface !== undefined && { iface }) }));

const ADDRESS = new RegExp(MAC);
/**
 * Of a list of users: what became of one, whose address stands in the first group; where a login names the user, behind the name.
 * The second group is there where the user came, the third where the user left.
 */
export const userReads = ([, user = '', up, down]: RegExpExecArray): readonly Read[] | undefined => {
  const address = ADDRESS.exec(user)?.[0];
  if (address === undefined) return undefined;
  const reads: readonly Read[] = up
    ? [associated(), connected]
    : down
      ? [ended(0, true)]
      : [{ kind: 'join-failed' }];
  return of(addressOf(address), reads, '');
};
