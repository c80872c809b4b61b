/** One message that iwmon shows: its first line, and the indented lines that describe it (iwd's monitor/nlmon.c, monitor/main.c). */
import type { AkmFamily, AuthAlgorithm } from '../../domain/events.ts';
import type { Instant, Mac, Pmkid, Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { at, hexBytes, MAC, matchAt, toMac, toNumber, toPmkid } from '../text.ts';
import { own } from '../../domain/own.ts';

export interface IwmonRecord {
  /** What it is about: `Event: Authenticate`, `Request: Connect` … */
  readonly name: string;
  readonly at: Instant | undefined;
  readonly line: number;
  readonly text: string;
  /** The line that shows best what happened, and its number. */
  proof?: { readonly text: string; readonly line: number };
  index?: number;
  bssid?: Mac;
  ssid?: Ssid;
  authType?: string;
  /** Of the first bytes of the request's own data: SAE's transaction. */
  transaction?: number;
  akms: readonly AkmFamily[];
  readonly pmkids: Pmkid[];
  /** Bytes of the management frame, in hex. */
  frame: string;
  timedOut?: true;
  beaconLoss?: true;
  statusCode?: number;
  /** Fields of an EAPOL-Key frame. */
  key: { isKey?: boolean; mic?: boolean; secure?: boolean; ack?: boolean; replay?: number };
  /** What the dump in the next line belongs to. */
  dump?: 'ssid' | 'auth' | 'frame' | undefined;
}

const HEAD = at`[<>] ((?:Request|Event): (?:Authenticate|Associate|Connect|Deauthenticate|Disassociate|Control Port Frame|Notify CQM)) \(0x[\da-f]{2}\) len \d+(?: \[[^\]]{0,40}\])? {1,80}(\d{1,9}\.\d{6})`;
const OTHER = at`[<>] [A-Z][A-Za-z ]{2,15}: [A-Z][A-Za-z0-9 /]{1,40} \(0x[\da-f]{2,4}\) len \d+`;
/** Longest frame that is put together, in characters of its dump. */
const LONGEST_FRAME = 8192;
const MOST_PMKIDS = 16;

/** Suites of OUI 00-0F-AC (IEEE Std 802.11-2020, table 9-151). */
const SUITES: Readonly<Record<string, AkmFamily>> = {
  '01': 'eap',
  '02': 'psk',
  '03': 'ft-eap',
  '04': 'ft-psk',
  '05': 'eap',
  '06': 'psk',
  '08': 'sae',
  '09': 'ft-sae',
  '12': 'owe',
};

export const openRecord = (line: string, number: number): IwmonRecord | undefined => {
  const head = matchAt(HEAD, line, 0);
  const [, name = '', seconds] = head ?? [];
  if (!head) return undefined;
  // Seconds since iwmon was started.
  return {
    name,
    at: Number(seconds) * 1000,
    line: number,
    text: line,
    akms: [],
    pmkids: [],
    frame: '',
    key: {},
  };
};

export const isOtherHead = (line: string): boolean => matchAt(OTHER, line, 0) !== undefined;

const flag = (text: string | undefined): boolean => text === 'true';

type Take = (record: IwmonRecord, groups: RegExpExecArray) => void;

/** Lines of a record by what they begin with behind their indentation. */
const FIELDS: readonly (readonly [RegExp, Take])[] = [
  [at`Interface Index: (\d+) `, (record, [, index]) => void (record.index = toNumber(index))],
  [at`MAC Address (${MAC})$`, (record, [, mac]) => void (record.bssid ??= toMac(mac))],
  [at`SSID: len \d+$`, (record) => void (record.dump = 'ssid')],
  [at`Auth Type: (\d) `, (record, [, type]) => void (record.authType = type ?? '')],
  [at`Auth Data: \d+ len \d+$`, (record) => void (record.dump = 'auth')],
  [at`Frame: len \d+$`, (record) => void (record.dump = 'frame')],
  [at`Request IE: `, (record) => void (record.dump = undefined)],
  [
    at`PMKID: ((?:[\da-f]{2}:){15}[\da-f]{2})$`,
    (record, [, pmkid = '']) => {
      if (record.pmkids.length < MOST_PMKIDS) record.pmkids.push(toPmkid(pmkid.replaceAll(':', '')));
    },
  ],
  [at`Timed Out: true`, (record) => void (record.timedOut = true)],
  [at`Beacon Loss Event: true`, (record) => void (record.beaconLoss = true)],
  [at`Status Code: (\d+)`, (record, [, code]) => void (record.statusCode ??= toNumber(code))],
  [at`Type: 3 \(Key\)`, ({ key }) => void (key.isKey = true)],
  [at`Key MIC: (true|false)`, ({ key }, [, text]) => void (key.mic = flag(text))],
  [at`Secure: (true|false)`, ({ key }, [, text]) => void (key.secure = flag(text))],
  [at`Key ACK: (true|false)`, ({ key }, [, text]) => void (key.ack = flag(text))],
  [at`Key Replay Counter: (\d{1,15})`, ({ key }, [, text]) => void (key.replay = toNumber(text))],
];
const SUITE = at`[^\n]{0,120}\(00:0f:ac\) suite {1,2}([\da-f]{2})$`;
const PROOF = at`(?:Algorithm: |Status Code: |Reason code: |Timed Out: |Beacon Loss|PMKID: |Key MIC: )`;
const DUMP = at`(?:[\da-f]{2} ){1,16}`;
const INDENT = 4;

/** Takes a described line in. */
export function describe(record: IwmonRecord, line: string, number: number): void {
  let p = 0;
  while (line.charCodeAt(p) === 0x20) p++;
  if (p === 2 * INDENT && record.dump !== undefined && dump(record, line, p)) return;
  if (matchAt(PROOF, line, p)) record.proof ??= { text: line.slice(p), line: number };
  const isAkm = p === 2 * INDENT && record.name.startsWith('Request');
  if (isAkm) akm(record, line, p);
  for (const [pattern, take] of FIELDS) {
    const groups = matchAt(pattern, line, p);
    if (groups) return take(record, groups);
  }
}

/** The list behind "AKM Suites:" stands one step further in, as ciphers do; their numbers do not overlap in requests of today. */
function akm(record: IwmonRecord, line: string, p: number): void {
  const suite =
    line.startsWith('CCMP', p) || line.startsWith('TKIP', p) ? undefined : matchAt(SUITE, line, p);
  const family = suite && own(SUITES, suite[1]);
  if (family !== undefined && record.akms.length < SUITES_AT_MOST) record.akms = [...record.akms, family];
}
const SUITES_AT_MOST = 4;

function dump(record: IwmonRecord, line: string, p: number): boolean {
  const bytes = matchAt(DUMP, line, p)?.[0];
  if (bytes === undefined) return false;
  if (record.dump === 'frame') {
    if (record.frame.length < LONGEST_FRAME) record.frame += bytes;
    return true;
  }
  const raw = hexBytes(bytes);
  if (record.dump === 'ssid') record.ssid = ssidFromBytes(String.fromCharCode(...raw));
  else record.transaction ??= (raw[0] ?? 0) | ((raw[1] ?? 0) << 8);
  record.dump = undefined;
  return true;
}

/** enum nl80211_auth_type: open, shared key, FT, network EAP, SAE, FILS. */
const ALGORITHMS: Readonly<Record<string, AuthAlgorithm>> = { 0: 0, 1: 1, 2: 2, 4: 3, 5: 4, 6: 5, 7: 6 };
export const algorithmOf = (authType: string | undefined): AuthAlgorithm | undefined =>
  own(ALGORITHMS, authType);
