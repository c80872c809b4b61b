/** Information elements and the RSN element (IEEE Std 802.11-2020, 9.4.2.1 and 9.4.2.24). Pure; never throws. */

/** Suite selectors are 32 bits: OUI, then type. 0x000fac08 = 00-0F-AC:8 = SAE. */
export type Suite = number;

export interface RsnElement {
  readonly version: number;
  readonly groupCipher?: Suite;
  readonly pairwiseCiphers: readonly Suite[];
  readonly akms: readonly Suite[];
  /** Management frame protection, as the sender offers it. */
  readonly mfpCapable: boolean;
  readonly mfpRequired: boolean;
  /** As the element counts them; undefined = the element ends before. More than `pmkids` has = it is cut short. */
  readonly pmkidCount?: number;
  /** 32 lower-case hex digits each. */
  readonly pmkids: readonly string[];
  readonly groupManagementCipher?: Suite;
}

export const ELEMENT = { ssid: 0, rsn: 48, mobilityDomain: 54, fastTransition: 55, timeout: 56, vendor: 221 };

/** Elements in order; a length beyond the end gives what is there, and ends the walk. */
export function* eachElement(bytes: Buffer): Generator<[id: number, body: Buffer]> {
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = bytes.readUInt8(at + 1);
    yield [bytes.readUInt8(at), bytes.subarray(at + 2, at + 2 + length)];
    at += 2 + length;
  }
}

export function findElement(bytes: Buffer, wanted: number): Buffer | undefined {
  for (const [id, body] of eachElement(bytes)) if (id === wanted) return body;
  return undefined;
}

/** @param elements a list of elements, of which one may be an RSN element */
export function findRsn(elements: Buffer): RsnElement | undefined {
  const body = findElement(elements, ELEMENT.rsn);
  return body && readRsn(body);
}

/** @param body the element without number and length. Each field may be missing, as the standard allows. */
export function readRsn(body: Buffer): RsnElement | undefined {
  if (body.length < 2) return undefined;
  let at = 0;
  const has = (bytes: number): boolean => at + bytes <= body.length;
  const u16 = (): number => body.readUInt16LE((at += 2) - 2);
  const suite = (): Suite => body.readUInt32BE((at += 4) - 4);
  const suites = (): Suite[] => {
    const list: Suite[] = [];
    if (!has(2)) return list;
    for (let left = u16(); left > 0 && has(4); left--) list.push(suite());
    return list;
  };
  const version = u16();
  const groupCipher = has(4) ? suite() : undefined;
  const pairwiseCiphers = suites();
  const akms = suites();
  const capabilities = has(2) ? u16() : 0;
  const pmkidCount = has(2) ? u16() : undefined;
  const pmkids: string[] = [];
  for (let left = pmkidCount ?? 0; left > 0 && has(16); left--) {
    pmkids.push(body.toString('hex', at, at + 16));
    at += 16;
  }
  const groupManagementCipher = pmkids.length === (pmkidCount ?? 0) && has(4) ? suite() : undefined;
  return {
    version,
    pairwiseCiphers,
    akms,
    mfpCapable: (capabilities & 0x80) !== 0,
    mfpRequired: (capabilities & 0x40) !== 0,
    pmkids,
    ...(groupCipher === undefined ? {} : { groupCipher }),
    ...(pmkidCount === undefined ? {} : { pmkidCount }),
    ...(groupManagementCipher === undefined ? {} : { groupManagementCipher }),
  };
}
