/**
 * What mac80211 says of a station's joins (net/mac80211/mlme.c, Linux 3.x to 6.x, and lab recordings of 6.1). It prints the
 * frames of authentication and association, and none of the 4-way handshake; at its default level it does not say either
 * that beacons were missed.
 */
import { COMEBACK, INACTIVITY, SAE, UNSPECIFIED } from '../../domain/codes.ts';
import { type Mac, NO_BSSID } from '../../domain/ids.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import { noise } from '../remembering-rule.ts';
import type { Reading } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import type { KernelRule, KernelMemory } from './rules.ts';

/** "Assoc request rejected temporarily; try again later" (30): the kernel itself tries again. */
const LATER = String(COMEBACK);

const TRY = String.raw`(?: \(try (\d+)(?:/\d+)?\))?`;
const REASON = String.raw`\([Rr]eason[:=] ?(\d+)(?:=(?:[A-Z0-9_]{1,40}|<unknown>))?\)`;

/**
 * The algorithm is not printed. SAE is the only one that needs a second frame of the station (shared-key WEP sends its
 * second by itself, unannounced).
 */
const algorithmOf = (frames: number): number => (frames > 1 ? SAE : UNKNOWN_ALGORITHM);

/** A first try is a frame; what follows repeats it. */
const isRepeat = (attempt: string | undefined): boolean => attempt !== undefined && attempt !== '1';

function sendAuth(bssid: Mac, repeat: boolean, station: KernelMemory): Reading {
  const before = station.exchange?.bssid === bssid ? station.exchange : undefined;
  const frames = (before?.frames ?? 0) + (repeat && before ? 0 : 1);
  station.exchange = { bssid, frames, repeated: repeat };
  station.association = undefined;
  station.isAnswered = false;
  if (repeat) return undefined;
  if (frames === 1) return { kind: 'auth-request', bssid };
  // A second frame is only sent when the first was answered.
  return [
    { kind: 'sae', step: 'commit', direction: 'received' },
    { kind: 'auth-request', bssid, algorithm: SAE, transaction: 2 },
  ];
}

const left =
  (local: boolean, frame: 'deauthentication' | 'disassociation') =>
  ([, bssid, reason]: RegExpExecArray, station: KernelMemory): Reading => {
    station.exchange = station.association = undefined;
    return { kind: 'disconnected', bssid: toMac(bssid), reason: toNumber(reason), local, frame };
  };

/** Beacons and probes stayed unanswered: the kernel ends the connection itself. */
const lost = ([, bssid]: RegExpExecArray, station: KernelMemory): Reading => {
  const { exchange, association, isAnswered } = station;
  // It is still at its authentication, and goes on with that.
  if (exchange && !association && !isAnswered) return undefined;
  station.association = undefined;
  return [
    { kind: 'beacon-loss' },
    { kind: 'disconnected', bssid: toMac(bssid), reason: INACTIVITY, local: true },
  ];
};

/** What follows `IFACE: `. */
export const mac80211Rules: readonly KernelRule[] = [
  {
    // Up to 2.6.36, which does not say what it sends.
    head: 'authenticate with AP ',
    rest: at`(${MAC})`,
    read: ([, bssid], station) => sendAuth(toMac(bssid), false, station),
    samples: ['authenticate with AP 02:00:00:00:00:00'],
    kinds: ['auth-request'],
  },
  {
    head: 'authenticate with ',
    rest: at`(${MAC})(?: \(local address=(${MAC})\)| \(try (\d)\))?`,
    read: ([, bssid, address, attempt], station) => {
      // Of 2.6.37 to 3.3 this is the frame itself.
      if (attempt !== undefined) return sendAuth(toMac(bssid), isRepeat(attempt), station);
      const own = address === undefined ? undefined : toMac(address);
      if (own === undefined || own === station.own) return undefined;
      station.own = own;
      return { kind: 'own-address', address: own };
    },
    // The local address since 6.7.
    samples: ['authenticate with 02:00:00:00:00:00 (local address=02:00:00:00:01:00)'],
    kinds: ['own-address'],
    quiet: ['authenticate with 02:00:00:00:00:00', 'authenticate with 02:00:00:00:00:00 (try 2)'],
  },
  {
    head: 'send auth to ',
    rest: at`(${MAC})${TRY}`,
    read: ([, bssid, attempt], station) => sendAuth(toMac(bssid), isRepeat(attempt), station),
    samples: ['send auth to 02:00:00:00:00:00 (try 1/3)'],
    kinds: ['auth-request'],
    quiet: ['send auth to 02:00:00:00:00:00 (try 2/3)'],
  },
  {
    head: 'authenticated',
    rest: at`$`,
    read: (_, station) => {
      const { exchange } = station;
      station.exchange = undefined;
      if (!exchange) return undefined;
      const { bssid, frames } = exchange;
      const transaction = frames > 1 ? 2 : 0;
      return { kind: 'auth-response', bssid, algorithm: algorithmOf(frames), transaction, status: 0 };
    },
    samples: [],
    kinds: [],
    quiet: ['authenticated'],
  },
  {
    head: 'authentication with ',
    rest: at`(?:AP )?(${MAC}) timed out`,
    read: ([, bssid], station) => {
      station.exchange = undefined;
      return { kind: 'auth-timeout', bssid: toMac(bssid) };
    },
    samples: ['authentication with 02:00:00:00:00:00 timed out'],
    kinds: ['auth-timeout'],
  },
  {
    head: 'aborting authentication with ',
    rest: at`(${MAC}) by local choice ${REASON}`,
    read: (groups, station) => {
      const unanswered = station.exchange?.repeated === true;
      const end = left(true, 'deauthentication')(groups, station);
      return unanswered ? { kind: 'auth-timeout', bssid: toMac(groups[1]) } : end;
    },
    samples: ['aborting authentication with 02:00:00:00:00:00 by local choice (Reason: 3=DEAUTH_LEAVING)'],
    kinds: ['disconnected'],
  },
  {
    head: 'associate with ',
    rest: at`(?:AP )?(${MAC})${TRY}`,
    read: ([, text, attempt], station) => {
      const bssid = toMac(text);
      const repeated = isRepeat(attempt);
      const known = station.association?.bssid === bssid;
      station.exchange = undefined;
      station.association = { bssid, repeated };
      return repeated && known ? undefined : { kind: 'assoc-request', bssid };
    },
    samples: ['associate with 02:00:00:00:00:00 (try 1/3)'],
    kinds: ['assoc-request'],
  },
  ...['RX AssocResp from ', 'RX ReassocResp from '].map((head): KernelRule => ({
    head,
    rest: at`(${MAC}) \(capab=0x[\da-f]+ status=(\d+) aid=\d+\)?`,
    read: ([, bssid, status], station) => {
      if (status === LATER) return undefined;
      station.isAnswered = true;
      return { kind: 'assoc-response', bssid: toMac(bssid), status: toNumber(status) };
    },
    samples: [
      `${head}02:00:00:00:00:00 (capab=0x411 status=0 aid=1)`,
      `${head}02:00:00:00:00:00 (capab=0x411 status=17 aid=0)`,
    ],
    kinds: ['assoc-response'],
    quiet: [`${head}02:00:00:00:00:00 (capab=0x411 status=30 aid=0)`],
  })),
  {
    // Behind the answer it says nothing new; in a text from which that was left out it is the answer.
    head: 'associated',
    rest: at`$`,
    read: (_, station) => {
      const { isAnswered, association } = station;
      station.isAnswered = false;
      return isAnswered
        ? undefined
        : { kind: 'assoc-response', bssid: association?.bssid ?? NO_BSSID, status: 0 };
    },
    samples: ['associated'],
    kinds: ['assoc-response'],
  },
  {
    head: 'association with ',
    rest: at`(?:AP )?(${MAC}) timed out`,
    read: ([, bssid], station) => {
      station.association = undefined;
      return { kind: 'assoc-timeout', bssid: toMac(bssid) };
    },
    samples: ['association with 02:00:00:00:00:00 timed out'],
    kinds: ['assoc-timeout'],
  },
  {
    head: 'aborting association with ',
    rest: at`(${MAC}) by local choice ${REASON}`,
    read: (groups, station) => {
      const unanswered = station.association?.repeated === true;
      const end = left(true, 'deauthentication')(groups, station);
      return unanswered ? { kind: 'assoc-timeout', bssid: toMac(groups[1]) } : end;
    },
    samples: ['aborting association with 02:00:00:00:00:00 by local choice (Reason: 3=DEAUTH_LEAVING)'],
    kinds: ['disconnected'],
  },
  {
    head: 'deauthenticated from ',
    rest: at`(${MAC})(?: while associating)? ${REASON}`,
    read: left(false, 'deauthentication'),
    samples: [
      'deauthenticated from 02:00:00:00:00:00 (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)',
      'deauthenticated from 02:00:00:00:00:00 while associating (Reason: 2=PREV_AUTH_NOT_VALID)',
      // Before 3.19 without the name.
      'deauthenticated from 02:00:00:00:00:00 (Reason: 7)',
    ],
    kinds: ['disconnected'],
  },
  // Up to 2.6.36, and where the address was cut out.
  ...(['deauthenticated', 'disassociated'] as const).map((ending): KernelRule => ({
    head: `${ending} (Reason: `,
    rest: at`(\d{1,5})(?:=\w{1,48})?\)`,
    read: ([, reason], station) => {
      const bssid = station.association?.bssid ?? station.exchange?.bssid ?? NO_BSSID;
      station.exchange = station.association = undefined;
      return {
        kind: 'disconnected',
        bssid,
        reason: toNumber(reason),
        local: false,
        frame: ending === 'disassociated' ? 'disassociation' : 'deauthentication',
      };
    },
    samples: [`${ending} (Reason: 6)`, `${ending} (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)`],
    kinds: ['disconnected'],
  })),
  {
    head: 'disassociated from ',
    rest: at`(${MAC}) ${REASON}`,
    read: left(false, 'disassociation'),
    samples: [
      'disassociated from 02:00:00:00:00:00 (Reason: 2=PREV_AUTH_NOT_VALID)',
      // A reason that the kernel has no name for.
      'disassociated from 02:00:00:00:00:00 (Reason: 252=<unknown>)',
    ],
    kinds: ['disconnected'],
  },
  {
    head: 'deauthenticating from ',
    rest: at`(${MAC}) by local choice ${REASON}`,
    read: left(true, 'deauthentication'),
    samples: [
      'deauthenticating from 02:00:00:00:00:00 by local choice (Reason: 3=DEAUTH_LEAVING)',
      'deauthenticating from 02:00:00:00:00:00 by local choice (reason=3)',
    ],
    kinds: ['disconnected'],
  },
  {
    head: 'disassociating from ',
    rest: at`(${MAC}) by local choice ${REASON}`,
    read: left(true, 'disassociation'),
    samples: ['disassociating from 02:00:00:00:00:00 by local choice (Reason: 3=DEAUTH_LEAVING)'],
    kinds: ['disconnected'],
  },
  {
    // A roam. The kernel makes up a deauthentication with reason 1 for its user, and sends none.
    head: 'disconnect from AP ',
    rest: at`(${MAC}) for new (?:auth|assoc) to ${MAC}`,
    read: ([, bssid], station) => {
      station.association = undefined;
      return { kind: 'disconnected', bssid: toMac(bssid), reason: UNSPECIFIED, local: true };
    },
    samples: ['disconnect from AP 02:00:00:00:00:00 for new auth to 02:00:00:00:02:00'],
    kinds: ['disconnected'],
  },
  {
    head: 'Connection to AP ',
    rest: at`(${MAC}) lost`,
    read: lost,
    samples: ['Connection to AP 02:00:00:00:00:00 lost'],
    kinds: ['beacon-loss', 'disconnected'],
  },
  ...['No probe response from AP ', 'No ack for nullfunc frame to AP '].map((head): KernelRule => ({
    head,
    rest: at`(${MAC})(?: after \d+ms)?, (?:disconnecting|try (\d+))`,
    read: (groups, station) => (groups[2] === undefined ? lost(groups, station) : undefined),
    samples: [`${head}02:00:00:00:00:00 after 500ms, disconnecting.`],
    kinds: ['beacon-loss', 'disconnected'],
    quiet: [`${head}02:00:00:00:00:00 after 500ms, try 1/5`],
  })),
  // 2.6.27 to 2.6.33.
  ...['No ProbeResp from current AP ', 'no probe response from AP '].map((head): KernelRule => ({
    head,
    rest: at`(${MAC}) - (?:assume out of range|disassociating)`,
    read: lost,
    samples: [`${head}02:00:00:00:00:00 - assume out of range`],
    kinds: ['beacon-loss', 'disconnected'],
  })),
  // Advice of the access point, elements that are odd, a frame of SAE that the next line tells of too.
  ...[
    'AP bug: ',
    'AP has invalid WMM params',
    'AP ',
    'failed to set key ',
    'moving STA ',
    'Limiting TX power to ',
    'disabling ',
    'bad ',
    'capabilities/regulatory prevented',
    'Wrong control channel',
    'waiting for beacon from ',
    'SAE peer confirmed',
    'detected beacon loss from AP',
    'driver requested disconnect after resume',
    'direct probe to ',
    'failed to remove key ',
    '[link ',
  ].map(noise),
];

/** What follows `IFACE: ADDRESS `, the address of the access point. */
export const peerRules: readonly KernelRule[] = [
  {
    head: 'denied authentication ',
    rest: at`\(status (\d+)\)`,
    read: ([, status], station) => {
      const { exchange } = station;
      station.exchange = undefined;
      if (!exchange) return undefined;
      const { bssid, frames } = exchange;
      const transaction = frames > 1 ? 2 : 1;
      const algorithm = algorithmOf(frames);
      return { kind: 'auth-response', bssid, algorithm, transaction, status: toNumber(status) };
    },
    samples: [],
    kinds: [],
    quiet: ['denied authentication (status 1)'],
  },
  {
    // The answer was told by its own line, but for those after which the kernel may try again.
    head: 'denied association ',
    rest: at`\(code=(\d+)\)`,
    read: ([, status], station) => {
      const bssid = station.association?.bssid;
      if (status !== LATER || bssid === undefined) return undefined;
      return { kind: 'assoc-response', bssid, status: toNumber(status) };
    },
    samples: [],
    kinds: [],
    quiet: ['denied association (code=17)'],
  },
  ...['rejected association temporarily; comeback duration ', 'unexpected authentication state: '].map(noise),
];
