/**
 * 802.11 management frames (IEEE Std 802.11-2020, 9.3.3), as nl80211 hands them out: from frame control to the last
 * element, without FCS. Pure; never throws; a frame that is cut short gives the fields that are there.
 */
import { defined } from './defined.ts';
import { mac } from './netlink-codec.ts';
import { ELEMENT, findElement, findRsn } from './rsn-element.ts';
import type { RsnElement } from './rsn-element.ts';

interface Head {
  /** Address 1, 2 and 3: lower-case hex with colons. */
  readonly receiver: string;
  readonly transmitter: string;
  readonly bssid: string;
  /** It was encrypted on the air (PMF). */
  readonly protected: boolean;
}

export type MgmtFrame = Head &
  (
    | {
        readonly type: 'authentication';
        /** 0 open, 2 FT, 3 SAE, 4-6 FILS, 7 PASN. */
        readonly algorithm?: number;
        /** 1, 2 …; SAE: 1 commit, 2 confirm, from either side. */
        readonly transaction?: number;
        readonly status?: number;
        /** SAE commit: the finite cyclic group. */
        readonly saeGroup?: number;
        /** FT carries one, with the PMKR0Name or PMKR1Name as PMKID. */
        readonly rsn?: RsnElement;
      }
    | {
        readonly type: 'association-request' | 'reassociation-request';
        readonly ssid?: Buffer;
        readonly rsn?: RsnElement;
        /** Reassociation: where the station comes from. */
        readonly currentAp?: string;
      }
    | {
        readonly type: 'association-response' | 'reassociation-response';
        readonly status?: number;
        readonly aid?: number;
        readonly rsn?: RsnElement;
        /** With status 30: come back after so many time units of 1024 µs. */
        readonly comebackAfter?: number;
      }
    | { readonly type: 'deauthentication' | 'disassociation'; readonly reason?: number }
    | { readonly type: 'other'; readonly subtype: number }
  );

const HEADER = 24;
const PROTECTED = 0x4000;
const ORDER = 0x8000;
const SAE = 3;
/** Kind of a timeout interval element: association comeback time. */
const COMEBACK = 3;

/** @returns undefined for what is no management frame, or ends within its header */
export function readMgmtFrame(frame: Buffer): MgmtFrame | undefined {
  if (frame.length < HEADER) return undefined;
  const control = frame.readUInt16LE(0);
  if ((control & 0x0c) !== 0) return undefined;
  const head: Head = {
    receiver: mac(frame.subarray(4)) ?? '',
    transmitter: mac(frame.subarray(10)) ?? '',
    bssid: mac(frame.subarray(16)) ?? '',
    protected: (control & PROTECTED) !== 0,
  };
  // The order bit announces an HT control field.
  const body = frame.subarray(control & ORDER ? HEADER + 4 : HEADER);
  const subtype = (control >> 4) & 0xf;
  switch (subtype) {
    case 0:
      return { ...head, type: 'association-request', ...request(body.subarray(4)) };
    case 2:
      return {
        ...head,
        type: 'reassociation-request',
        ...defined({ currentAp: mac(body.subarray(4)) }),
        ...request(body.subarray(10)),
      };
    case 1:
      return { ...head, type: 'association-response', ...response(body) };
    case 3:
      return { ...head, type: 'reassociation-response', ...response(body) };
    case 10:
      return { ...head, type: 'disassociation', ...defined({ reason: u16(body, 0) }) };
    case 11:
      return { ...head, type: 'authentication', ...authentication(body) };
    case 12:
      return { ...head, type: 'deauthentication', ...defined({ reason: u16(body, 0) }) };
    default:
      return { ...head, type: 'other', subtype };
  }
}

function request(elements: Buffer) {
  return defined({ ssid: findElement(elements, ELEMENT.ssid), rsn: findRsn(elements) });
}

function response(body: Buffer) {
  const elements = body.subarray(6);
  const interval = findElement(elements, ELEMENT.timeout);
  const comeback = interval && interval.length >= 5 && interval.readUInt8(0) === COMEBACK;
  const aid = u16(body, 4);
  return defined({
    status: u16(body, 2),
    // The two top bits are always set.
    aid: aid === undefined ? undefined : aid & 0x3fff,
    rsn: findRsn(elements),
    comebackAfter: comeback ? interval.readUInt32LE(1) : undefined,
  });
}

function authentication(body: Buffer) {
  const algorithm = u16(body, 0);
  const transaction = u16(body, 2);
  const isSae = algorithm === SAE;
  return defined({
    algorithm,
    transaction,
    status: u16(body, 4),
    saeGroup: isSae && transaction === 1 ? u16(body, 6) : undefined,
    // What follows in SAE are numbers without element headers.
    rsn: isSae ? undefined : findRsn(body.subarray(6)),
  });
}

const u16 = (body: Buffer, at: number): number | undefined =>
  at + 2 <= body.length ? body.readUInt16LE(at) : undefined;
