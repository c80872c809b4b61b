/**
 * nl80211 messages as plain objects (include/uapi/linux/nl80211.h). Pure; never throws; an attribute that is missing or
 * too short is a member that is missing.
 */
import type { Ssid } from '../../domain/ids.ts';
import { findSsid } from '../../ingest/frames/elements.ts';
import { findRsne, type Rsne } from '../../ingest/frames/rsne.ts';
import { defined } from './defined.ts';
import * as codec from './netlink-codec.ts';
import type { GenericMessage } from './netlink-codec.ts';

/** The commands by which the kernel reports; numbers of the kernel's ABI. */
export const COMMANDS = {
  3: 'NEW_WIPHY',
  4: 'DEL_WIPHY',
  6: 'SET_INTERFACE',
  7: 'NEW_INTERFACE',
  8: 'DEL_INTERFACE',
  19: 'NEW_STATION',
  20: 'DEL_STATION',
  33: 'TRIGGER_SCAN',
  34: 'NEW_SCAN_RESULTS',
  35: 'SCAN_ABORTED',
  36: 'REG_CHANGE',
  37: 'AUTHENTICATE',
  38: 'ASSOCIATE',
  39: 'DEAUTHENTICATE',
  40: 'DISASSOCIATE',
  41: 'MICHAEL_MIC_FAILURE',
  46: 'CONNECT',
  47: 'ROAM',
  48: 'DISCONNECT',
  55: 'REMAIN_ON_CHANNEL',
  56: 'CANCEL_REMAIN_ON_CHANNEL',
  59: 'FRAME',
  60: 'FRAME_TX_STATUS',
  64: 'NOTIFY_CQM',
  70: 'UNPROT_DEAUTHENTICATE',
  71: 'UNPROT_DISASSOCIATE',
  75: 'START_SCHED_SCAN',
  77: 'SCHED_SCAN_RESULTS',
  78: 'SCHED_SCAN_STOPPED',
  80: 'PMKSA_CANDIDATE',
  83: 'UNEXPECTED_FRAME',
  88: 'CH_SWITCH_NOTIFY',
  91: 'CONN_FAILED',
  110: 'CH_SWITCH_STARTED_NOTIFY',
  113: 'WIPHY_REG_CHANGE',
  125: 'PORT_AUTHORIZED',
  127: 'EXTERNAL_AUTH',
  129: 'CONTROL_PORT_FRAME',
  138: 'UNPROT_BEACON',
  139: 'CONTROL_PORT_FRAME_TX_STATUS',
} as const;

export type CommandName = (typeof COMMANDS)[keyof typeof COMMANDS];

/** Attribute numbers of the kernel's ABI. */
export const ATTR = {
  ...{
    wiphy: 1,
    ifindex: 3,
    ifname: 4,
    iftype: 5,
    mac: 6,
    wiphyFreq: 38,
    generation: 46,
    bss: 47,
    frame: 51,
    ssid: 52,
  },
  ...{ reason: 54, timedOut: 65, byAp: 71, status: 72, reqIe: 77, respIe: 78, cookie: 88, ack: 92, cqm: 94 },
  ...{ wdev: 153, switchCount: 183, timeoutReason: 248, reconnectRequested: 299 },
};
const CQM = { rssiEvent: 3, packetLoss: 4, beaconLoss: 8, rssiLevel: 9 };
const BSS = { bssid: 1, freq: 2, elements: 6, signal: 7, status: 9, seenAgo: 10, beaconElements: 11 };

const TIMEOUTS = ['unspecified', 'scan', 'auth', 'assoc'] as const;
const TYPES = [
  'unspecified',
  'adhoc',
  'station',
  'ap',
  'ap-vlan',
  'wds',
  'monitor',
  'mesh',
  'p2p-client',
  'p2p-go',
  'p2p-device',
] as const;
const STATUSES = ['authenticated', 'associated', 'ibss-joined'] as const;

export type InterfaceType = (typeof TYPES)[number] | 'other';

/** Everything is optional that a message may lack; times and names are added by whoever received it. */
export interface Nl80211Message {
  /** '#N' for a command that is not in the table. */
  readonly command: CommandName | `#${number}`;
  readonly wiphy?: number;
  readonly ifindex?: number;
  /** Only where the message says it. */
  readonly ifname?: string;
  /** BSSID or station address, as the command has it: lower-case hex with colons. */
  readonly mac?: string;
  /** A whole 802.11 frame: see `ingest/frames/mgmt-frame.ts`. */
  readonly frame?: Buffer;
  /**
   * CONTROL_PORT_FRAME_TX_STATUS: the Ethernet frame with EAPOL that this side sent: see `eapol-key.ts`. It holds what a
   * passphrase can be guessed from: to be read, never to be kept.
   */
  readonly eapol?: Buffer;
  /** Status code of the association: CONNECT, ROAM. */
  readonly status?: number;
  /** Reason code: DISCONNECT. */
  readonly reason?: number;
  /** AUTHENTICATE, ASSOCIATE, CONNECT: the access point did not answer. */
  readonly timedOut?: true;
  readonly timeoutReason?: (typeof TIMEOUTS)[number];
  /** DISCONNECT: true = the access point ended it, false = this side did. */
  readonly byAp?: boolean;
  /** DEAUTHENTICATE, DISASSOCIATE: the driver asks for an immediate reconnect. */
  readonly reconnectRequested?: true;
  /** Elements of the (re)association request and response. */
  readonly reqIe?: Buffer;
  readonly respIe?: Buffer;
  readonly cookie?: bigint;
  /** FRAME_TX_STATUS, CONTROL_PORT_FRAME_TX_STATUS: whether the peer acknowledged; there only with those. */
  readonly acked?: boolean;
  /** MHz. */
  readonly freq?: number;
  readonly ssid?: Buffer;
  readonly iftype?: InterfaceType;
  /** CH_SWITCH_STARTED_NOTIFY: beacons until the switch. */
  readonly switchCount?: number;
  readonly cqm?: ConnectionQuality;
}

export interface ConnectionQuality {
  readonly rssi?: 'low' | 'high' | 'beacon-loss';
  /** dBm. */
  readonly rssiLevel?: number;
  readonly packetsLost?: number;
  readonly beaconLoss?: true;
}

export function decodeNl80211({ command, attributes }: GenericMessage): Nl80211Message {
  const name = COMMANDS[command as keyof typeof COMMANDS] as CommandName | undefined;
  const flag = (number: number): true | undefined => (attributes.has(number) ? true : undefined);
  const isPort = name?.startsWith('CONTROL_PORT');
  const iftype = codec.u32(attributes.get(ATTR.iftype));
  const cqm = attributes.get(ATTR.cqm);
  const timeoutReason = codec.u32(attributes.get(ATTR.timeoutReason));
  return {
    command: name ?? `#${command}`,
    ...defined({
      wiphy: codec.u32(attributes.get(ATTR.wiphy)),
      ifindex: codec.u32(attributes.get(ATTR.ifindex)),
      ifname: codec.text(attributes.get(ATTR.ifname)),
      mac: codec.mac(attributes.get(ATTR.mac)),
      frame: isPort ? undefined : attributes.get(ATTR.frame),
      eapol: isPort ? attributes.get(ATTR.frame) : undefined,
      status: codec.u16(attributes.get(ATTR.status)),
      reason: codec.u16(attributes.get(ATTR.reason)),
      timedOut: flag(ATTR.timedOut),
      timeoutReason: timeoutReason === undefined ? undefined : TIMEOUTS[timeoutReason],
      byAp: name === 'DISCONNECT' ? attributes.has(ATTR.byAp) : undefined,
      reconnectRequested: flag(ATTR.reconnectRequested),
      reqIe: attributes.get(ATTR.reqIe),
      respIe: attributes.get(ATTR.respIe),
      cookie: codec.u64(attributes.get(ATTR.cookie)),
      acked: name?.endsWith('TX_STATUS') ? attributes.has(ATTR.ack) : undefined,
      freq: codec.u32(attributes.get(ATTR.wiphyFreq)),
      ssid: attributes.get(ATTR.ssid),
      iftype: iftype === undefined ? undefined : (TYPES[iftype] ?? 'other'),
      switchCount: codec.u32(attributes.get(ATTR.switchCount)),
      cqm: cqm && decodeQuality(cqm),
    }),
  };
}

function decodeQuality(value: Buffer): ConnectionQuality {
  const attributes = codec.readAttributes(value);
  const event = codec.u32(attributes.get(CQM.rssiEvent));
  return defined({
    rssi: event === undefined ? undefined : (['low', 'high', 'beacon-loss'] as const)[event],
    rssiLevel: codec.i32(attributes.get(CQM.rssiLevel)),
    packetsLost: codec.u32(attributes.get(CQM.packetLoss)),
    beaconLoss: attributes.has(CQM.beaconLoss) ? (true as const) : undefined,
  });
}

/** One row of a GET_SCAN dump. */
export interface ScanEntry {
  readonly bssid: string;
  /** Missing or empty = hidden. */
  readonly ssid?: Ssid;
  readonly rsne?: Rsne;
  /** MHz. */
  readonly freq?: number;
  /** dBm, with hundredths. */
  readonly signal?: number;
  readonly seenMsAgo?: number;
  /** Set for the BSS to which this interface is authenticated or associated. */
  readonly status?: (typeof STATUSES)[number];
}

export function decodeScanEntry({ attributes }: GenericMessage): ScanEntry | undefined {
  const bss = codec.readAttributes(attributes.get(ATTR.bss) ?? Buffer.alloc(0));
  const bssid = codec.mac(bss.get(BSS.bssid));
  if (bssid === undefined) return undefined;
  const elements = bss.get(BSS.elements) ?? bss.get(BSS.beaconElements) ?? Buffer.alloc(0);
  const signal = codec.i32(bss.get(BSS.signal));
  const status = codec.u32(bss.get(BSS.status));
  return {
    bssid,
    ...defined({
      ssid: findSsid(elements),
      rsne: findRsne(elements),
      freq: codec.u32(bss.get(BSS.freq)),
      signal: signal === undefined ? undefined : signal / 100,
      seenMsAgo: codec.u32(bss.get(BSS.seenAgo)),
      status: status === undefined ? undefined : STATUSES[status],
    }),
  };
}
