/** 802.11 and EAPOL frames as nl80211 hands them out, between one access point and one station. */

export const AP = '02:00:00:00:00:00';
export const OWN = '02:00:00:00:01:00';
const bytes = (address: string): Buffer => Buffer.from(address.replaceAll(':', ''), 'hex');

/** A management frame: header, then the body's 16-bit numbers. */
export function frame(subtype: number, from: string, numbers: readonly number[]): Buffer {
  const to = from === AP ? OWN : AP;
  const body = Buffer.alloc(numbers.length * 2);
  numbers.forEach((value, index) => body.writeUInt16LE(value, index * 2));
  const control = Buffer.from([subtype << 4, 0, 0, 0]);
  return Buffer.concat([control, bytes(to), bytes(from), bytes(AP), Buffer.alloc(2), body]);
}

/** An RSN element with one AKM suite of the IEEE and as many PMKIDs. */
export function rsn(suite: number, pmkids: number): Buffer {
  const ccmp = [0x00, 0x0f, 0xac, 4];
  const body = [1, 0, ...ccmp, 1, 0, ...ccmp, 1, 0, 0x00, 0x0f, 0xac, suite, 0x80, 0, pmkids, 0];
  const list = Buffer.alloc(16 * pmkids, 0xab);
  return Buffer.concat([Buffer.from([48, body.length + list.length, ...body]), list]);
}

/** An EAPOL-Key frame that the station sends: 2 or 4 of the 4-way handshake, or 2 of the group handshake. */
export function key(message: 2 | 4 | 'group-2', replay: number): Buffer {
  // Message 2 brings the station's RSN element as its key data.
  const data = message === 2 ? rsn(2, 0) : Buffer.alloc(0);
  const packet = Buffer.concat([Buffer.alloc(4 + 95), data]);
  packet.set([2, 3, 0, 95 + data.length, 2]);
  packet.writeUInt16BE(data.length, 4 + 93);
  packet.writeUInt16BE({ 2: 0x0108, 4: 0x0308, 'group-2': 0x0302 }[message], 5);
  packet.writeBigUInt64BE(BigInt(replay), 9);
  if (message === 2) packet.fill(0x11, 17, 49);
  return Buffer.concat([bytes(AP), bytes(OWN), Buffer.from([0x88, 0x8e]), packet]);
}
