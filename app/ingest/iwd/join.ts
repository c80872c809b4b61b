/** What iwd has said of the connection that it is making: its lines lean on each other, and few name their subject. */
import { LEAVING, NOT_SAID, SAE, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import type { AkmFamily } from '../../domain/events.ts';
import type { Mac, Ssid } from '../../domain/ids.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import type { Read } from '../rules.ts';

/** hostapd's words for a confirm that does not verify (1, from 2.11 on 15), and a timeout's (16). */
const AMBIGUOUS = new Set([UNSPECIFIED_FAILURE, 15, 16]);

export interface Join {
  iface: string;
  ssid?: Ssid | undefined;
  bssid?: Mac | undefined;
  /** Key management, where a debug line has named it since the network was chosen. */
  akm?: AkmFamily | undefined;
  /** The network has a passphrase. */
  personal: boolean;
  /** The driver authenticates by itself: with a cached key or without, it does not say. */
  byDriver: boolean;
  /** A PMKID was taken out of the cache for the connection that begins. */
  offered: boolean;
  /** An attempt has begun, and has not ended. */
  open: boolean;
  /** The text has told of a beginning: in one that was searched for failures each of them stands for an attempt. */
  begins: boolean;
  connected: boolean;
  /** It is known how the interface stands: not in a text that begins later. */
  known: boolean;
  /** iwd itself is leaving. */
  leaving: boolean;
  associated: boolean;
  /** Authentication frames that were received since the kernel made a station of the access point: SAE's commit, confirm. */
  frames: number;
  /** A deauthentication came while the attempt was open. */
  deauthenticated: boolean;
  /** Whose key is about to be cached. */
  caching?: Mac | undefined;
}

export const newJoin = (): Join => ({
  iface: '',
  personal: false,
  byDriver: false,
  offered: false,
  open: false,
  begins: false,
  connected: false,
  known: false,
  leaving: false,
  associated: false,
  frames: 0,
  deauthenticated: false,
});

const where = ({ bssid }: Join): Mac => bssid ?? NO_BSSID;

/** iwd was started: nothing of what it did before counts. */
export const restart = (join: Join): void => {
  const { iface } = join;
  Object.assign(join, {
    ...newJoin(),
    iface,
    ssid: undefined,
    bssid: undefined,
    akm: undefined,
    caching: undefined,
  });
};

/** A network was chosen: what was known of the last one does not count. */
export function choose(join: Join): void {
  join.akm = undefined;
  join.personal = join.byDriver = join.offered = false;
}

/** An attempt begins. At the default level nothing tells how iwd authenticates: then the algorithm is left open. */
export function begin(join: Join, bssid: Mac, ssid: Ssid | undefined, signal?: number): Read[] {
  const before = fail(join);
  const akm = join.akm ?? (join.personal ? 'psk' : undefined);
  const full = akm === 'sae' && !join.offered && !join.byDriver;
  Object.assign(join, {
    bssid,
    known: true,
    open: true,
    begins: true,
    associated: false,
    frames: 0,
    deauthenticated: false,
  });
  join.ssid = ssid ?? join.ssid;
  join.offered = false;
  return [
    ...before,
    {
      kind: 'auth-request',
      bssid,
      ...(join.ssid === undefined ? {} : { ssid: join.ssid }),
      ...(full ? { algorithm: SAE } : {}),
    },
    ...(akm === undefined ? [] : [{ kind: 'akm-selected', akm } as const]),
    ...(signal === undefined ? [] : [{ kind: 'signal', dbm: signal } as const]),
  ];
}

/** The SAE confirm was received and the next thing that iwd says is that it gives up: the proof did not hold. */
const confirmFailed = ({ akm, frames, deauthenticated }: Join): boolean =>
  akm === 'sae' && frames === 2 && !deauthenticated;

/**
 * The open attempt fails.
 * @param status what iwd says; for a deauthentication it is a reason, and for much else it is 1
 */
export function fail(join: Join, status?: number): Read[] {
  if (!join.open && (join.begins || status === undefined)) return [];
  join.open = false;
  const bssid = where(join);
  if (confirmFailed(join) && (status === undefined || AMBIGUOUS.has(status))) {
    // iwd's own errors have it for what was not said (MMPDU_STATUS_CODE_UNSPECIFIED).
    const code = status ?? UNSPECIFIED_FAILURE;
    return [{ kind: 'auth-rejected', bssid, algorithm: SAE, transaction: 2, status: code }];
  }
  if (status !== undefined && !AMBIGUOUS.has(status)) return [{ kind: 'assoc-response', bssid, status }];
  // Over, and nobody says why.
  return [{ kind: 'disconnected', bssid, reason: NOT_SAID, local: true }];
}

/** The kernel says that the connection, or the attempt, is over. */
export function ended(join: Join, reason: number, local: boolean, bssid = where(join)): Read[] {
  if (!join.open && !join.connected && join.known) return [];
  join.known = true;
  join.open = join.connected = false;
  return [{ kind: 'disconnected', bssid, reason, local }];
}

/** Nothing answered. */
export function unanswered(join: Join, what: 'auth' | 'assoc'): Read[] {
  if (!join.open) return [];
  join.open = false;
  const bssid = where(join);
  return what === 'auth'
    ? [{ kind: 'auth-timeout', bssid }]
    : [
        { kind: 'assoc-request', bssid },
        { kind: 'assoc-timeout', bssid },
      ];
}

/** The association was accepted. */
export function associated(join: Join): Read[] {
  if (!join.open || join.associated) return [];
  join.associated = true;
  return [{ kind: 'assoc-response', bssid: where(join), status: 0 }];
}

/** An authentication frame was received; the second after one another is SAE's confirm, and the first was its commit. */
export function authenticated(join: Join): Read[] {
  if (!join.open || ++join.frames !== 2 || join.akm !== 'sae') return [];
  return [
    { kind: 'sae', step: 'commit', direction: 'received' },
    { kind: 'sae', step: 'confirm', direction: 'sent' },
  ];
}

/** `event: state` and its older form. @param before the state that is left */
export function enter(join: Join, state: string, before?: string): Read[] {
  const reads = entered(join, state, before);
  // It asks for the address itself, and leaves where none comes.
  if (before === 'connecting (netconfig)' && state !== 'connected')
    return [{ kind: 'address', step: 'timeout' }, ...reads];
  // A leave that was asked for is told by itself.
  const isEnd = before === 'connected' && state !== 'connected' && state !== 'disconnecting';
  return isEnd ? [...reads, { kind: 'was-up' }] : reads;
}

function entered(join: Join, state: string, before?: string): Read[] {
  if (!join.known) join.connected = before === 'connected';
  join.known = true;
  switch (state) {
    // Where iwd asks for the address itself: the keys are in place.
    case 'connecting (netconfig)':
    case 'connected': {
      const known = join.connected;
      join.open = false;
      join.connected = true;
      if (known) return [];
      const ssid = join.ssid === undefined ? {} : { ssid: join.ssid };
      return [{ kind: 'connected', bssid: where(join), ...ssid }];
    }
    case 'disconnecting':
      join.leaving = true;
      return [{ kind: 'command', command: 'DISCONNECT' }];
    case 'disconnected': {
      const { leaving } = join;
      join.leaving = false;
      if (leaving) return ended(join, LEAVING, true);
      return join.connected ? ended(join, NOT_SAID, false) : fail(join);
    }
    default:
      return [];
  }
}
