/**
 * What `iw event` prints of the kernel's nl80211 events, with or without the frame (`-f`). A driver with an SME of
 * its own sends `connected` and `disconnected`; where the kernel does the work, they only repeat the frames.
 */
import type { Mac } from '../../domain/ids.ts';
import { answeredBy, NO_BSSID } from '../../domain/ids.ts';
import { parseMgmtFrame, type MgmtFrame } from '../frames/mgmt-frame.ts';
import { at, hexBytes, MAC, toMac, toNumber } from '../text.ts';
import { RuleTable } from '../rule-table.ts';
import type { Read } from '../rules.ts';

/** `iw` does not print the algorithm; without `-f` nobody knows it. */
export const UNKNOWN_ALGORITHM = -1;

/** What is remembered of an interface. */
export interface IwMemory {
  /** Its own address, once a frame has shown it. */
  own?: Mac | undefined;
  /** The last association answer was told by its frame. */
  answered: boolean;
  /** The end was told by its frame. */
  ended: boolean;
}

type IwReading = Read | readonly Read[] | undefined;

export interface IwRule {
  /** How the message begins, to the letter: one of these. */
  readonly heads: readonly string[];
  /** What follows the head: sticky, anchored there. Left out where the head says it all. */
  readonly rest?: RegExp;
  readonly read?: (groups: RegExpExecArray, station: IwMemory) => IwReading;
  readonly samples: readonly string[];
  readonly kinds: readonly string[];
}

const FRAME = String.raw`(?:\[frame: ([\da-f ]+))?`;
const PAIR = String.raw`(${MAC}) -> (${MAC})`;

const frameOf = (dump: string | undefined): MgmtFrame | undefined =>
  dump === undefined ? undefined : parseMgmtFrame(hexBytes(dump));

const ended =
  (frame: 'deauthentication' | 'disassociation') =>
  ([, from, to, reason, dump]: RegExpExecArray, station: IwMemory): IwReading => {
    const source = toMac(from);
    const destination = toMac(to);
    const decoded = frameOf(dump);
    const local = decoded ? decoded.source !== decoded.bssid : source === station.own;
    station.own = local ? source : destination;
    station.ended = true;
    return {
      kind: 'disconnected',
      bssid: local ? destination : source,
      reason: toNumber(reason),
      local,
      frame,
      station: station.own,
    };
  };

const fresh = (station: IwMemory): void => {
  station.ended = false;
  station.answered = false;
};

const PREFIX = 'c0 00 3a 01 02 00 00 00 01 00 02 00 00 00 00 00 02 00 00 00 00 00 d0 00';

export const iwRules: readonly IwRule[] = [
  {
    heads: ['scan started'],
    read: () => ({ kind: 'scan-started' }),
    samples: ['scan started'],
    kinds: ['scan-started'],
  },
  {
    heads: ['scan finished'],
    read: () => ({ kind: 'scan-done' }),
    samples: ['scan finished: 2412, ""'],
    kinds: ['scan-done'],
  },
  {
    // ECANCELED
    heads: ['scan aborted'],
    read: () => ({ kind: 'scan-done', failed: 125 }),
    samples: ['scan aborted: 2412 2417, ""'],
    kinds: ['scan-done'],
  },
  {
    heads: ['auth '],
    rest: at`${PAIR} status: (\d+)[^\[]*${FRAME}`,
    read: ([, from, to, status, dump], station) => {
      fresh(station);
      const frame = frameOf(dump);
      station.own = toMac(to);
      return {
        kind: 'auth-response',
        bssid: toMac(from),
        algorithm: frame?.kind === 'authentication' ? frame.algorithm : UNKNOWN_ALGORITHM,
        transaction: frame?.kind === 'authentication' ? frame.transaction : 0,
        status: toNumber(status),
        station: station.own,
      };
    },
    samples: [
      'auth 02:00:00:00:00:00 -> 02:00:00:00:01:00 status: 0: Successful',
      'auth 02:00:00:00:00:00 -> 02:00:00:00:01:00 status: 1: Unspecified failure [frame: b0 00 3a 01 02 00 00 00 01 00 02 00 00 00 00 00 02 00 00 00 00 00 20 00 03 00 02 00 01 00]',
    ],
    kinds: ['auth-response'],
  },
  {
    heads: ['auth: timed out'],
    read: (_, station) => {
      fresh(station);
      return { kind: 'auth-timeout' };
    },
    samples: ['auth: timed out'],
    kinds: ['auth-timeout'],
  },
  {
    heads: ['assoc '],
    rest: at`${PAIR} status: (\d+)[^\[]*${FRAME}`,
    read: ([, from, to, status], station) => {
      station.ended = false;
      station.answered = true;
      station.own = toMac(to);
      return {
        kind: 'assoc-response',
        bssid: toMac(from),
        status: toNumber(status),
        station: station.own,
      };
    },
    samples: ['assoc 02:00:00:00:00:00 -> 02:00:00:00:01:00 status: 53: Invalid PMKID'],
    kinds: ['assoc-response'],
  },
  {
    heads: ['assoc: timed out'],
    read: (_, station) => {
      fresh(station);
      return { kind: 'assoc-timeout' };
    },
    samples: ['assoc: timed out'],
    kinds: ['assoc-timeout'],
  },
  {
    heads: ['deauth '],
    rest: at`${PAIR} reason:? (\d+)[^\[]*${FRAME}`,
    read: ended('deauthentication'),
    samples: [
      'deauth 02:00:00:00:00:00 -> 02:00:00:00:01:00 reason 2: Previous authentication no longer valid',
      `deauth 02:00:00:00:00:00 -> 02:00:00:00:01:00 reason 2: Previous authentication no longer valid [frame: ${PREFIX} 02 00]`,
    ],
    kinds: ['disconnected'],
  },
  {
    heads: ['disassoc '],
    rest: at`${PAIR} reason:? (\d+)[^\[]*${FRAME}`,
    read: ended('disassociation'),
    samples: [
      `disassoc 02:00:00:00:00:00 -> 02:00:00:00:01:00 reason 2: Previous authentication no longer valid [frame: a0${PREFIX.slice(2)} 02 00]`,
    ],
    kinds: ['disconnected'],
  },
  {
    heads: ['connected'],
    rest: at`(?: to (${MAC}))?`,
    read: ([, bssid], station) => {
      const { answered } = station;
      fresh(station);
      return answered ? undefined : { kind: 'assoc-response', bssid: toMac(bssid ?? NO_BSSID), status: 0 };
    },
    samples: ['connected to 02:00:00:00:00:00'],
    kinds: ['assoc-response'],
  },
  {
    heads: ['failed to connect'],
    rest: at`(?: to (${MAC}))?(?:, status: (\d+))?`,
    read: ([, bssid, status], station) => {
      const { answered } = station;
      fresh(station);
      if (answered || status === undefined) return undefined;
      return {
        ...{ kind: 'assoc-response', status: toNumber(status) },
        ...answeredBy(bssid === undefined ? undefined : toMac(bssid)),
      };
    },
    samples: ['failed to connect to 02:00:00:00:00:00, status: 53: Invalid PMKID'],
    kinds: ['assoc-response'],
  },
  {
    heads: ['roamed to '],
    rest: at`(${MAC})`,
    read: ([, bssid]) => [
      { kind: 'assoc-request', bssid: toMac(bssid), roam: true },
      { kind: 'assoc-response', bssid: toMac(bssid), status: 0 },
    ],
    samples: ['roamed to 02:00:00:00:01:01'],
    kinds: ['assoc-request', 'assoc-response'],
  },
  {
    heads: ['disconnected ('],
    rest: at`(by AP|local request)\)(?: reason: (\d+))?`,
    read: ([, by, reason], station) => {
      const { ended: told } = station;
      fresh(station);
      if (told) return undefined;
      return {
        kind: 'disconnected',
        bssid: NO_BSSID,
        reason: reason === undefined ? 0 : toNumber(reason),
        local: by !== 'by AP',
      };
    },
    samples: [
      'disconnected (by AP) reason: 15: 4-way handshake timeout',
      'disconnected (local request)',
      'disconnected (local request) reason: 3: Deauthenticated because sending station is leaving (or has left) the IBSS or ESS',
    ],
    kinds: ['disconnected'],
  },
  {
    heads: ['CQM event: beacon loss', 'connection quality monitor event: beacon loss'],
    read: () => ({ kind: 'beacon-loss' }),
    samples: ['CQM event: beacon loss', 'connection quality monitor event: beacon loss'],
    kinds: ['beacon-loss'],
  },
  {
    heads: ['CQM event: RSSI (', 'connection quality monitor event: RSSI ('],
    rest: at`(-?\d+) dBm\) went`,
    read: ([, dbm]) => ({ kind: 'signal', dbm: toNumber(dbm) }),
    samples: ['CQM event: RSSI (-77 dBm) went below threshold'],
    kinds: ['signal'],
  },
  {
    heads: ['del interface'],
    read: () => ({ kind: 'interface', state: 'removed' }),
    samples: ['del interface type managed use 4addr 0'],
    kinds: ['interface'],
  },
  {
    heads: ['new interface'],
    read: () => ({ kind: 'interface', state: 'added' }),
    samples: ['new interface type managed use 4addr 0'],
    kinds: ['interface'],
  },
  {
    // Dropped by the kernel for lack of protection: nothing ended.
    heads: ['unprotected deauth', 'unprotected disassoc'],
    samples: ['unprotected deauth 02:00:00:00:00:00 -> 02:00:00:00:01:00 reason 7: Class 3 frame'],
    kinds: [],
  },
  {
    heads: ['mgmt TX status (cookie ', 'ctrl. port TX status (cookie '],
    rest: at`[\da-f]+\): (?:acked|no ack)`,
    samples: ['mgmt TX status (cookie 1): no ack', 'ctrl. port TX status (cookie 5): acked'],
    kinds: [],
  },
  {
    heads: ['new station ', 'del station '],
    rest: at`${MAC}`,
    samples: ['new station 02:00:00:00:00:00', 'del station 02:00:00:00:00:00'],
    kinds: [],
  },
  {
    heads: [
      'set interface',
      'regulatory domain change',
      'vendor event',
      'unknown event',
      'ch_switch_started_notify',
      'channel switch',
      'radar',
      'Michael MIC failure event',
      'CQM event',
      'assoc comeback',
      'scheduled scan',
      'sched scan',
      'got scheduled',
      'unknown connect status',
      'renamed to',
    ],
    samples: [
      'set interface type access point use 4addr 0',
      'regulatory domain change: set to world roaming by the wireless core upon initialization request',
    ],
    kinds: [],
  },
];

/** Rules by how their messages begin. */
export const iwTable = new RuleTable(
  iwRules.flatMap((rule) => rule.heads.map((head) => ({ ...rule, head }))),
);
