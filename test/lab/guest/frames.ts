/** The few 802.11 frames that a misbehaving access point reads and writes (IEEE 802.11-2020 clause 9.3.3). */

export const SUBTYPE = {
  assocReq: 0,
  assocResp: 1,
  reassocReq: 2,
  reassocResp: 3,
  probeReq: 4,
  disassoc: 10,
  auth: 11,
  deauth: 12,
} as const;

const HEADER_BYTES = 24;
const RSN_ELEMENT = 48;
const SAE = 3;

export interface Frame {
  readonly subtype: number;
  readonly transmitter: Buffer;
  readonly bssid: Buffer;
  readonly body: Buffer;
}

/** Splits a management frame. @throws RangeError if it is shorter than its header */
export function parseFrame(bytes: Buffer): Frame {
  if (bytes.length < HEADER_BYTES) throw new RangeError('a management frame has a header of 24 bytes');
  return {
    subtype: bytes.readUInt8(0) >> 4,
    transmitter: bytes.subarray(10, 16),
    bssid: bytes.subarray(16, 22),
    body: bytes.subarray(HEADER_BYTES),
  };
}

/** SAE transaction of an authentication frame: 1 commit, 2 confirm; undefined for any other algorithm. */
export function saeTransaction(frame: Frame): number | undefined {
  if (frame.subtype !== SUBTYPE.auth || frame.body.readUInt16LE(0) !== SAE) return undefined;
  return frame.body.readUInt16LE(2);
}

/** How many PMKIDs the RSN element of a (re)association request carries. */
export function countPmkids(frame: Frame): number {
  const fixed = frame.subtype === SUBTYPE.reassocReq ? 10 : 4;
  let rest = frame.body.subarray(fixed);
  while (rest.length >= 2 && rest.length >= 2 + rest.readUInt8(1)) {
    const element = rest.subarray(2, 2 + rest.readUInt8(1));
    if (rest.readUInt8(0) === RSN_ELEMENT) {
      let at = 6; // version and group cipher
      at += 2 + 4 * element.readUInt16LE(at); // pairwise ciphers
      at += 2 + 4 * element.readUInt16LE(at); // AKMs
      at += 2; // RSN capabilities
      return element.length >= at + 2 ? element.readUInt16LE(at) : 0;
    }
    rest = rest.subarray(2 + element.length);
  }
  return 0;
}

/** A management frame from an access point to a station. */
export function buildFrame(subtype: number, to: Buffer, bssid: Buffer, body: Buffer): Buffer {
  const control = Buffer.from([subtype << 4, 0, 0, 0]);
  return Buffer.concat([control, to, bssid, bssid, Buffer.alloc(2), body]);
}

/** Body of deauthentication and disassociation. */
export function reasonBody(reason: number): Buffer {
  return Buffer.from([reason & 0xff, reason >> 8]);
}

/** Body of a (re)association response: ESS and privacy, the status, association id 1, the rates of 802.11b/g. */
export function associationBody(status: number): Buffer {
  const rates = [1, 8, 0x82, 0x84, 0x8b, 0x96, 0x0c, 0x12, 0x18, 0x24];
  const id = status === 0 ? [0x01, 0xc0] : [0, 0];
  return Buffer.from([0x11, 0x04, status & 0xff, status >> 8, ...id, ...rates]);
}
