/**
 * Rows of three outputs of Aruba controllers and access points, told from the station's side:
 *
 * - `show auth-tracebuf` / `show ap debug auth-trace-buf`: whole seconds, oldest first
 * - `show ap debug mgmt-frames` / `show ap remote debug mgmt-frames`: milliseconds, newest first
 * - `show log security`: whole seconds, oldest first
 *
 * Formats: ArubaOS 6.x to 8.x CLI reference and community.arubanetworks.com ta-p/178328 (trace buffer), bin4.hatenablog.com
 * 2020/06/30 and 2020/07/01 (Instant OS 8.7: WPA2 and WPA3 with right and wrong passphrases).
 */
import { SAE } from '../../domain/codes.ts';
import type { AkmFamily } from '../../domain/events.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import type { Read, Reading } from '../rules.ts';
import { matchMasked } from '../masked.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';

/** What the rows so far have said of one station's present attempt. */
export interface Attempt {
  /** Something of it was seen. */
  isOpen: boolean;
  /** Messages 2/4 with a wrong MIC, one after the other. */
  wrongMics: number;
  /** A login server did not answer. */
  isUnanswered: boolean;
}

export const newAttempt = (): Attempt => ({ isOpen: false, wrongMics: 0, isUnanswered: false });

const UNANSWERED: Read = { kind: 'eap', step: 'timeout' };

/** Which of the outputs a row is of: frames have milliseconds, the others are laid between them. */
export type Output = 'frame' | 'trace' | 'security';

export interface ArubaRow {
  readonly output: Output;
  readonly station: Mac;
  /** An accepted association, the end of an authentication, a farewell: what the other outputs follow. */
  readonly marks?: 'associated' | 'authenticated' | 'left';
  readonly read: (attempt: Attempt) => Reading;
}

const STAMP = String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d`;
const TRACE = at`${STAMP}\s+([a-z][\w-]{2,31})\s+(\*|<-|->)\s+(${MAC})\s+(${MAC})(?:/\S{1,64})?\s+\S{1,32}(?:\s+\S{1,32})?(?:\s+(\S.*)|\s*$)`;
const FRAME = at`${STAMP}\.\d{3}\s+([a-z][\w-]{2,31})\s+(${MAC})\s+(${MAC})\s+(${MAC})\s+-?\d{1,4}\s+(\S.*)`;
const SECURITY = at`${STAMP}\s+wpa3_sae\[\d{1,10}\]: <\d{1,8}> <[A-Z]{3,5}> \|.{0,96}?\|\s+.{1,64}?station= (${MAC})\s+(\S.*)`;

/** The access point gives up when the first message 1/4 and its three repeats (`wpa-key-retries`) came to nothing. */
const KEY_TRIES = 4;

const akmOf = (what: string): AkmFamily | undefined => {
  if (/\bsae\b/.test(what)) return 'sae';
  if (/\bpsk\b/.test(what)) return 'psk';
  if (/^(?:open|static)/.test(what)) return 'open';
  return /^wpa[23]?\b/.test(what) ? 'eap' : undefined;
};

const begins = (attempt: Attempt): void => {
  attempt.isOpen = true;
  attempt.wrongMics = 0;
  attempt.isUnanswered = false;
};

const ends = (attempt: Attempt, ...readings: readonly Read[]): Reading => {
  attempt.isOpen = false;
  attempt.wrongMics = 0;
  attempt.isUnanswered = false;
  return readings;
};

const key =
  (message: 1 | 2 | 3 | 4, bssid: Mac, what: string): ArubaRow['read'] =>
  (attempt) => {
    const direction = message === 1 || message === 3 ? 'received' : 'sent';
    const frame = { kind: 'eapol-key', message, direction } as const;
    const isWrong = /^mic failure/i.test(what);
    if (message === 2 && isWrong) {
      const wrong = [frame, { kind: 'mic-failure', message } as const];
      attempt.wrongMics++;
      if (attempt.wrongMics < KEY_TRIES) return wrong;
      return ends(attempt, ...wrong, { kind: 'handshake-retries-exhausted', message });
    }
    if (message === 4 && isWrong) return [frame, { kind: 'mic-failure', message }];
    if (message !== 4) return frame;
    return [frame, { kind: 'handshake-completed' }, { kind: 'connected', bssid }];
  };

/** Rows of the trace buffer by their name. */
const traceOf = (name: string, bssid: Mac, what: string): ArubaRow['read'] | undefined => {
  const message = /^wpa\d?-key([1-4])$/.exec(name)?.[1];
  if (message !== undefined) return key(toNumber(message) as 1 | 2 | 3 | 4, bssid, what);
  switch (name) {
    case 'station-up': {
      const akm = akmOf(what);
      return (attempt) => {
        begins(attempt);
        const up = { kind: 'assoc-response', bssid, status: 0 } as const;
        return akm ? [up, { kind: 'akm-selected', akm }] : up;
      };
    }
    case 'station-down':
      return (attempt) => ends(attempt, { kind: 'disconnected', bssid, reason: 0, local: true });
    case 'sae-pmk-update':
      return () =>
        /\bSucc/.test(what)
          ? { kind: 'auth-response', bssid, algorithm: SAE, transaction: 2, status: 0 }
          : undefined;
    case 'eap-id-req':
      return () => ({ kind: 'eap', step: 'started' });
    case 'eap-success':
      return () => ({ kind: 'eap', step: 'success' });
    case 'eap-failure':
      // It tells the station so, too, where no server has answered.
      return ({ isUnanswered }) =>
        isUnanswered || /time-?d? ?-?out|no response/i.test(what)
          ? UNANSWERED
          : { kind: 'eap', step: 'failure' };
    case 'rad-reject':
      return () => ({ kind: 'eap', step: 'failure' });
    case 'rad-timeout':
    case 'server-timeout':
    case 'auth-server-timeout':
      return (attempt) => {
        attempt.isUnanswered = true;
        return UNANSWERED;
      };
    case 'mac-auth-fail':
    case 'mac-auth-failure':
      return () => ({ kind: 'policy-refused' });
    case 'mac-auth-req':
    case 'mac-auth-success':
    case 'eap-nak':
    case 'eap-term-start':
    case 'eap-term-end':
    case 'station-term-start':
    case 'station-term-end':
    case 'station-data-ready_ack':
    case 'client-finish':
    case 'server-finish':
    case 'server-finish-ack':
    case 'inner-eap-id-req':
    case 'inner-eap-id-resp':
    case 'eap-mschap-chlg':
    case 'eap-mschap-response':
    case 'eap-mschap-success':
    case 'eap-mschap-success-ack':
    case 'eap-tlv-rslt-success':
    case 'mschap-request':
    case 'mschap-response':
    case 'wpa-gkey1':
    case 'wpa-gkey2':
    case 'wpa2-gkey1':
    case 'wpa2-gkey2':
      return () => undefined;
    case 'station-data-ready':
    case 'eap-id-resp':
    case 'eap-req':
    case 'eap-resp':
    case 'eap-start':
    case 'rad-req':
    case 'rad-resp':
    case 'rad-accept':
      return () => undefined;
    default:
      return undefined;
  }
};

/** Reasons that the frames' last column spells out (IEEE Std 802.11-2020, table 9-49). */
const REASONS: readonly (readonly [RegExp, number])[] = [
  [/4-?way handshake/i, 15],
  [/previous auth/i, 2],
  [/inactivity/i, 4],
  [/class 2/i, 6],
  [/class 3/i, 7],
  [/leaving|has left/i, 3],
  [/unspecified/i, 1],
];

const reasonOf = (what: string): number =>
  toNumber(/\breason:? (\d{1,5})/i.exec(what)?.[1]) || (REASONS.find(([text]) => text.test(what))?.[1] ?? 0);

/** `SAE-Commit:0`, `SAE-Confirm:0`: the transaction and the status of the frame. */
const SAE_FRAME = /^SAE-(Commit|Confirm):(\d{1,5})/;

const authentication = (fromStation: boolean, bssid: Mac, what: string): ArubaRow['read'] => {
  const sae = SAE_FRAME.exec(what);
  const isConfirm = sae?.[1] === 'Confirm';
  if (fromStation)
    return (attempt) => {
      if (!isConfirm) begins(attempt);
      const asked = { kind: 'auth-request', bssid } as const;
      if (!sae) return asked;
      const step = isConfirm ? 'confirm' : 'commit';
      return [
        { ...asked, algorithm: SAE },
        { kind: 'sae', step, direction: 'sent' },
      ];
    };
  if (sae) {
    const transaction = isConfirm ? 2 : 1;
    return () => ({ kind: 'auth-response', bssid, algorithm: SAE, transaction, status: toNumber(sae[2]) });
  }
  const open = { kind: 'auth-response', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2 } as const;
  return () => (/^success/i.test(what) ? { ...open, status: 0 } : undefined);
};

/** Rows of the frame log by their subtype. */
const frameOf = (
  subtype: string,
  fromStation: boolean,
  bssid: Mac,
  what: string,
): ArubaRow['read'] | undefined => {
  switch (subtype) {
    case 'auth':
      return authentication(fromStation, bssid, what);
    case 'assoc-req':
      return () => ({ kind: 'assoc-request', bssid });
    case 'reassoc-req':
      return () => ({ kind: 'assoc-request', bssid, roam: true });
    case 'assoc-resp':
    case 'reassoc-resp': {
      const status = /^success/i.test(what) ? 0 : toNumber(/\d{1,5}/.exec(what)?.[0]) || 1;
      return () => ({ kind: 'assoc-response', bssid, status });
    }
    case 'deauth':
    case 'disassoc': {
      const frame = subtype === 'deauth' ? 'deauthentication' : 'disassociation';
      const reason = reasonOf(what);
      return (attempt) => ends(attempt, { kind: 'disconnected', bssid, reason, local: fromStation, frame });
    }
    case 'probe-req':
    case 'probe-resp':
    case 'action':
      return () => undefined;
    default:
      return undefined;
  }
};

/** The access point computed the confirm with its own password. */
const confirmMismatch: ArubaRow['read'] = (attempt) => {
  const bssid = NO_BSSID;
  const asked: readonly Read[] = attempt.isOpen ? [] : [{ kind: 'auth-request', bssid, algorithm: SAE }];
  const refused = { kind: 'auth-rejected', bssid, algorithm: SAE, transaction: 2, status: 1 } as const;
  return ends(attempt, ...asked, { kind: 'sae', step: 'mismatch' }, refused);
};

/** @returns the row that begins at a position, undefined for anything else */
export const readRow = (line: string, position: number): ArubaRow | undefined => {
  const trace = matchMasked(TRACE, line, position);
  if (trace) {
    const [, name = '', , station, bssid, what = ''] = trace;
    const read = traceOf(name, toMac(bssid), what);
    if (!read) return undefined;
    // Who said farewell the frame of that second tells.
    const marks = name === 'station-down' ? ({ marks: 'left' } as const) : {};
    return { output: 'trace', station: toMac(station), read, ...marks };
  }
  const frame = matchMasked(FRAME, line, position);
  if (frame) {
    const [, subtype = '', source, destination, bssid, what = ''] = frame;
    const fromStation = toMac(source) !== toMac(bssid);
    const read = frameOf(subtype, fromStation, toMac(bssid), what);
    if (!read) return undefined;
    const station = toMac(fromStation ? source : destination);
    const marks = subtype.endsWith('assoc-resp')
      ? 'associated'
      : subtype === 'auth'
        ? 'authenticated'
        : subtype === 'deauth' || subtype === 'disassoc'
          ? 'left'
          : undefined;
    return { output: 'frame', station, read, ...(marks && { marks }) };
  }
  const security = matchMasked(SECURITY, line, position);
  if (!security) return undefined;
  const [, station, what = ''] = security;
  const isMismatch = what.includes('Confirm did not verify');
  return {
    output: 'security',
    station: toMac(station),
    read: isMismatch ? confirmMismatch : () => undefined,
  };
};
