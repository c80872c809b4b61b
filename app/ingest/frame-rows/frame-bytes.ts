/** A row turned back into the frame that it was made from, as far as it tells of it: so one reader says what frames mean. */
import type { Mac } from '../../domain/ids.ts';
import type { Row } from './row.ts';

const TO_AP = 1;
const FROM_AP = 2;
const PROTECTED = 0x40;
const DATA = 0x08;
const NULL_DATA = 0x48;
const SUBTYPE: Readonly<Partial<Record<Row['what'], number>>> = {
  'association-request': 0x00,
  'association-response': 0x10,
  disassociation: 0xa0,
  authentication: 0xb0,
  deauthentication: 0xc0,
};
const EAPOL = [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x00, 0x88, 0x8e];
const OUI = [0x00, 0x0f, 0xac];
const CCMP = [...OUI, 0x04];
const RSN = 48;
const SSID = 0;
const EVERYBODY = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
/** Key information (IEEE Std 802.11-2020, 12.7.2) of each message, and whether it brings key data. */
const KEYS: Readonly<Record<number, readonly [info: number, data: readonly number[]]>> = {
  1: [0x008a, []],
  2: [0x010a, [0xdd, 0x00]],
  3: [0x13ca, [0xdd, 0x00]],
  4: [0x030a, []],
  5: [0x1382, [0xdd, 0x00]],
  6: [0x0302, []],
};

const le16 = (number: number): number[] => [number & 0xff, (number >> 8) & 0xff];
const be16 = (number: number): number[] => [(number >> 8) & 0xff, number & 0xff];
const bytesOf = (address: Mac): number[] => address.split(':').map((byte) => Number.parseInt(byte, 16));
const zeros = (length: number): number[] => Array.from({ length }, () => 0);
const element = (id: number, body: readonly number[]): number[] => [id, body.length, ...body];

/** What stands in it of key management, and how many PMKIDs, none of which is written out. */
function rsne({ akm, pmkids = 0 }: Row): number[] {
  const akms = akm === undefined ? le16(0) : [...le16(1), ...OUI, akm];
  const body = [...le16(1), ...CCMP, ...le16(1), ...CCMP, ...akms, ...le16(0), ...le16(pmkids)];
  return element(RSN, body);
}

function body(row: Row): number[] {
  const { what, algorithm = 0, transaction = 1, status = 0, reason = 0, ssid } = row;
  switch (what) {
    case 'authentication':
      return [...le16(algorithm), ...le16(transaction), ...le16(status)];
    case 'association-request':
      return [
        ...zeros(4),
        ...(ssid === undefined
          ? []
          : element(
              SSID,
              Array.from(ssid, (one) => one.charCodeAt(0) & 0xff),
            )),
        ...(row.pmkids === undefined && row.akm === undefined ? [] : rsne(row)),
      ];
    case 'association-response':
      return [...zeros(2), ...le16(status), ...zeros(2)];
    default:
      return le16(reason);
  }
}

function keyBytes(message: number, replay: number): number[] {
  const [info, data] = KEYS[message] ?? [0, []];
  // Key length, nonce, IV, RSC and MIC are not told.
  return [
    2,
    ...be16(info),
    ...zeros(2),
    ...zeros(6),
    ...be16(replay),
    ...zeros(80),
    ...be16(data.length),
    ...data,
  ];
}

const eapolBytes = (type: number, content: readonly number[]): number[] => [
  ...[2, type],
  ...be16(content.length),
  ...content,
];

function eapBytes({ code, method }: NonNullable<Row['eap']>): number[] {
  const type = code > 2 ? [] : [method];
  return [code, 1, ...be16(4 + type.length), ...type];
}

/** Between whom a frame went. */
export interface Path {
  readonly point: Mac;
  /** Undefined: all of them. */
  readonly station: Mac | undefined;
  readonly isByPoint: boolean;
}

/** @param replay counter of a message of a handshake. @param count of the frames before it, from 1 */
export function frameBytes(
  row: Row,
  { point, station, isByPoint }: Path,
  replay: number,
  count: number,
): Uint8Array {
  const ap = bytesOf(point);
  const other = station === undefined ? EVERYBODY : bytesOf(station);
  const sequence = le16((count & 0xfff) << 4);
  const subtype = SUBTYPE[row.what];
  if (subtype !== undefined)
    return Uint8Array.from([
      ...[subtype, 0, 0, 0],
      ...(isByPoint ? [...other, ...ap] : [...ap, ...other]),
      ...[...ap, ...sequence, ...body(row)],
    ]);
  const content =
    row.what === 'key'
      ? eapolBytes(3, keyBytes(row.message ?? 0, replay))
      : row.what === 'eap' && row.eap
        ? eapolBytes(0, eapBytes(row.eap))
        : undefined;
  const flags =
    (isByPoint ? FROM_AP : TO_AP) | (row.isProtected === true && row.what === 'data' ? PROTECTED : 0);
  return Uint8Array.from([
    ...[content || row.what === 'data' ? DATA : NULL_DATA, flags, 0, 0],
    ...(isByPoint ? [...other, ...ap, ...ap] : [...ap, ...other, ...ap]),
    ...sequence,
    ...(content ? [...EAPOL, ...content] : zeros(row.what === 'data' ? 8 : 0)),
  ]);
}
