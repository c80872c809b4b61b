import type { Mac } from '../../domain/ids.ts';
import { dhcpStepOf, type DhcpStep } from '../dhcp/steps.ts';

export type What =
  | 'authentication'
  | 'association-request'
  | 'association-response'
  | 'deauthentication'
  | 'disassociation'
  | 'key'
  | 'eap'
  | 'data'
  /** Shows that its sender is there, and tells nothing else: beacons, probes, acknowledgements. */
  | 'other';

/** One frame, as a tool's line tells of it: whatever the line leaves out is not known. */
export interface Row {
  /** Of its line, from 1. */
  line: number;
  text: string;
  what: What;
  /** Milliseconds. */
  at?: number | undefined;
  /** Of the frame, as the tool counts. */
  number?: string | undefined;
  source?: Mac | undefined;
  /** Undefined where all are meant. */
  destination?: Mac | undefined;
  bssid?: Mac | undefined;
  /** Bytes, with what the capturing driver put around it. */
  length?: number | undefined;
  algorithm?: number | undefined;
  transaction?: number | undefined;
  status?: number | undefined;
  reason?: number | undefined;
  /** Of the 4-way handshake; 5 and 6 of the group's. */
  message?: number | undefined;
  ssid?: string | undefined;
  pmkids?: number | undefined;
  /** Suite type of the key management that is asked for (IEEE Std 802.11-2020, table 9-151). */
  akm?: number | undefined;
  /** Whether its data are encrypted. */
  isProtected?: boolean | undefined;
  eap?: { readonly code: number; readonly method: number } | undefined;
  /** What DHCP says in it; of which station the row does not show. */
  dhcp?: DhcpStep | undefined;
  /** Its sender can be an access point alone. */
  isOfPoint?: boolean | undefined;
  /** The same frame as before, sent once more. */
  isRepeated?: boolean | undefined;
}

const KINDS: readonly (readonly [name: RegExp, what: What])[] = [
  [/^(?:re)?assoc(?:iation)?[ _]req(?:uest)?\b/i, 'association-request'],
  [/^(?:re)?assoc(?:iation)?[ _]resp(?:onse)?\b/i, 'association-response'],
  [/^auth(?:entication)?\b/i, 'authentication'],
  [/^de-?auth(?:entication|enticate)?\b/i, 'deauthentication'],
  [/^disas+oc(?:iat(?:ion|e))?\b/i, 'disassociation'],
  [/^(?:qos )?data\b/i, 'data'],
  [/^(?:beacon|probe|ack|null|qos null|action|request-to|clear-to|block|power-save|ps-poll)/i, 'other'],
];

export const whatOf = (name: string): What | undefined => KINDS.find(([words]) => words.test(name))?.[1];

/** Type and subtype as Wireshark writes them in one number (`wlan.fc.type_subtype`). */
const BY_NUMBER: Readonly<Record<number, What>> = {
  0: 'association-request',
  1: 'association-response',
  2: 'association-request',
  3: 'association-response',
  8: 'other',
  10: 'disassociation',
  11: 'authentication',
  12: 'deauthentication',
  32: 'data',
  40: 'data',
};
export const whatOfNumber = (number: number): What => BY_NUMBER[number] ?? 'other';

const METHODS: readonly (readonly [name: RegExp, method: number])[] = [
  [/identity/i, 1],
  [/nak/i, 3],
  [/PEAP/i, 25],
  [/TTLS/i, 21],
  [/EAP-TLS|TLS EAP/i, 13],
  [/FAST/i, 43],
  [/MSCHAP/i, 26],
  [/PWD/i, 52],
  [/SIM\b/i, 18],
  [/AKA/i, 23],
  [/LEAP/i, 17],
  [/MD5/i, 4],
];
const OTHER_METHOD = 255;
const methodIn = (info: string): number => METHODS.find(([name]) => name.test(info))?.[1] ?? OTHER_METHOD;

/** `Status code: Invalid PMKID (0x0035)`, `reason=15`: the code in brackets behind its words, or alone. */
const codeBehind = (label: string): RegExp =>
  new RegExp(
    String.raw`\b${label}(?:[ _]?code)?[:= ]{1,3}(?:[A-Za-z][^()\n]{0,120}\()?(0x[\da-f]{1,4}|\d{1,3})\b`,
    'i',
  );
const STATUS = codeBehind('status');
const REASON = codeBehind('reason');
const codeIn = (label: RegExp, info: string): number | undefined => {
  const digits = label.exec(info)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
const SUCCESS = 0;
const OPEN = 0;
const SAE = 3;

/** What somebody, or a column of one's own, has put behind the words of an authentication. */
function exchangeIn(info: string): Partial<Row> {
  if (/\bopen[ _-]?system\b/i.test(info)) return { algorithm: OPEN };
  if (!/\bSAE\b/.test(info)) return {};
  const transaction = /\bcommit\b/i.test(info) ? 1 : /\bconfirm\b/i.test(info) ? 2 : undefined;
  return { algorithm: SAE, ...(transaction !== undefined && { transaction }) };
}

/** What is asked with: how many PMKIDs, and for which key management. */
function keysIn(info: string): Partial<Row> {
  const count = /\bPMKIDs?\b(?:[ _-]?(?:list|count))*[:= ]{1,3}(\d{1,2})\b/i.exec(info)?.[1];
  const isNone = /\b(?:no|without(?: an?)?) PMKID\b/i.test(info);
  const pmkids = count === undefined ? (!isNone && /\bPMKID\b/i.test(info) ? 1 : undefined) : Number(count);
  const akm = /\bAKM\b[^()\n]{0,40}\((\d{1,2})\)/i.exec(info)?.[1];
  return {
    ...(pmkids !== undefined && { pmkids }),
    ...(akm !== undefined && { akm: Number(akm) }),
  };
}

/** What stands behind the words of a frame, where something does. */
function behind(what: What, info: string): Partial<Row> {
  switch (what) {
    case 'authentication':
    case 'association-response': {
      const code = codeIn(STATUS, info);
      const status = code ?? (/\bsuccess(?:ful)?\b/i.test(info) ? SUCCESS : undefined);
      return { ...(what === 'authentication' && exchangeIn(info)), ...(status !== undefined && { status }) };
    }
    case 'association-request':
      return keysIn(info);
    case 'deauthentication':
    case 'disassociation': {
      const reason = codeIn(REASON, info);
      return reason === undefined ? {} : { reason };
    }
    default:
      return {};
  }
}

/** Sent once more, since nobody had acknowledged it: the same frame. */
const isRepeated = (info: string): boolean => /\bFlags=\.{4}R/.test(info);

/** What the words of one frame say of it: the column "Info" of Wireshark. */
export function readInfo(info: string): Partial<Row> & { readonly what: What } {
  const key = /^Key \((?:(Group) )?Message ([1-4]) of [24]\)/i.exec(info);
  if (key) return { what: 'key', message: Number(key[2]) + (key[1] === undefined ? 0 : 4) };
  const eap = /^(Request|Response|Success|Failure)\b/i.exec(info)?.[1]?.toLowerCase();
  if (eap !== undefined)
    return {
      what: 'eap',
      eap: { code: ['request', 'response', 'success', 'failure'].indexOf(eap) + 1, method: methodIn(info) },
    };
  const dhcp = /^DHCP (Discover|Offer|Request|ACK|NAK)\b/i.exec(info)?.[1];
  if (dhcp !== undefined) return { what: 'other', dhcp: dhcpStepOf(dhcp) };
  const ssid = /\bSSID=(?:"([^"]{1,32})"|([^", ]{1,32}))(?:[, ]|\s*$)/.exec(info);
  const what = whatOf(info) ?? 'other';
  return {
    what: isRepeated(info) ? 'other' : what,
    isRepeated: isRepeated(info),
    ...behind(what, info),
    ssid: ssid?.[1] ?? ssid?.[2],
    isProtected: /\bFlags=[.\w]?p/.test(info),
    isOfPoint: /^(?:beacon|probe resp)/i.test(info),
  };
}
