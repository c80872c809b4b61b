import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSentKey } from '../../../app/platform/linux/eapol-key.ts';

const AP = '020000000000';
const STATION = '020000000100';
const PMKID = '02d3967fc7300b5eb0d798df95c56449';
const hex = (...parts: string[]): Buffer => Buffer.from(parts.join(''), 'hex');

/** As hostap sends them; nonce, MIC and key data replaced. */
const eapol = (info: string, nonce: string, data = ''): Buffer =>
  hex(
    ...[AP, STATION, '888e', '02', '03', '0000', '02', info, '0010', '0000000000000003', nonce.repeat(32)],
    ...['00'.repeat(16 + 8 + 8), 'aa'.repeat(16), (data.length / 2).toString(16).padStart(4, '0'), data],
  );

describe('an EAPOL-Key frame', () => {
  it('is told apart by its bits, and message 4 from 2 by its key data', () => {
    const messages = [
      eapol('0088', '11'),
      eapol('0108', '11', '3000'),
      eapol('13c8', '11'),
      eapol('0308', '00'),
      eapol('1382', '11'),
      eapol('0302', '00'),
      eapol('0d08', '00'),
    ].map((frame) => readSentKey(frame)?.message);
    expect(messages).toEqual([1, 2, 3, 4, 'group-1', 'group-2', undefined]);
    // Some supplicants leave "secure" out of message 4, or a nonce in it.
    expect(readSentKey(eapol('0108', '00'))?.message).toBe(4);
    expect(readSentKey(eapol('0308', '11'))?.message).toBe(4);
  });

  it('gives addresses, replay counter and the PMKID of message 1, and nothing that a passphrase could be guessed from', () => {
    const key = readSentKey(eapol('0088', '11', `dd14000fac04${PMKID}`));
    expect(key).toEqual({
      ...{ destination: '02:00:00:00:00:00', source: '02:00:00:00:01:00' },
      ...{ message: 1, info: 0x88, hasMic: false, replayCounter: 3n, pmkid: PMKID },
    });
    expect(readSentKey(eapol('0108', '11', `dd14000fac04${PMKID}`))?.pmkid).toBeUndefined();
  });

  it('is not what has another type, or is cut', () => {
    expect(readSentKey(eapol('0088', '11').subarray(0, 90))).toBeUndefined();
    expect(readSentKey(hex(AP, STATION, '0800', '00'.repeat(100)))).toBeUndefined();
  });
});

it('never throws on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
      readSentKey(Buffer.from(rest));
      readSentKey(Buffer.concat([hex(AP, STATION, '888e', '0203'), rest]));
    }),
    { numRuns: 2000 },
  );
});
