import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEapolKey } from '../../../app/platform/linux/eapol-key.ts';
import { readMgmtFrame } from '../../../app/platform/linux/mgmt-frame.ts';
import { eachElement, findRsn, readRsn } from '../../../app/platform/linux/rsn-element.ts';

const AP = '020000000000';
const STATION = '020000000100';
const hex = (...parts: string[]): Buffer => Buffer.from(parts.join(''), 'hex');
/** From the access point to the station. */
const header = (control: string): string => `${control}3a01${STATION}${AP}${AP}1000`;

const PMKID = '02d3967fc7300b5eb0d798df95c56449';
/** Version 1, CCMP, CCMP, SAE, PMF capable and required, one PMKID, BIP. */
const RSN = `302a0100000fac040100000fac040100000fac08c0000100${PMKID}000fac06`;

describe('a management frame', () => {
  it('is read with its addresses', () => {
    expect(readMgmtFrame(hex(header('c000'), '0200'))).toEqual({
      ...{ receiver: '02:00:00:00:01:00', transmitter: '02:00:00:00:00:00', bssid: '02:00:00:00:00:00' },
      ...{ protected: false, type: 'deauthentication', reason: 2 },
    });
    expect(readMgmtFrame(hex(header('a040'), '0800'))).toMatchObject({
      ...{ type: 'disassociation', reason: 8, protected: true },
    });
  });

  it('authentication: open, SAE commit with its group, SAE confirm, FT with its RSN element', () => {
    expect(readMgmtFrame(hex(header('b000'), '000002000000'))).toMatchObject({
      ...{ type: 'authentication', algorithm: 0, transaction: 2, status: 0 },
    });
    const commit = readMgmtFrame(hex(header('b000'), '030001000000', '1300', '55'.repeat(96)));
    expect(commit).toMatchObject({ algorithm: 3, transaction: 1, saeGroup: 19 });
    expect(commit).not.toHaveProperty('rsn');
    expect(readMgmtFrame(hex(header('b000'), '030002000100', '0100'))).not.toHaveProperty('saeGroup');
    expect(readMgmtFrame(hex(header('b000'), '020002000000', RSN))).toMatchObject({
      rsn: { pmkids: [PMKID] },
    });
  });

  it('association request: SSID, AKM suites, PMKIDs, PMF', () => {
    expect(readMgmtFrame(hex(header('0000'), '31040500', '00036c6162', RSN))).toMatchObject({
      type: 'association-request',
      ssid: Buffer.from('lab'),
      rsn: {
        ...{ version: 1, groupCipher: 0x000fac04, pairwiseCiphers: [0x000fac04], akms: [0x000fac08] },
        ...{
          mfpCapable: true,
          mfpRequired: true,
          pmkidCount: 1,
          pmkids: [PMKID],
          groupManagementCipher: 0x000fac06,
        },
      },
    });
    expect(readMgmtFrame(hex(header('2000'), '31040500', AP, '00036c6162'))).toMatchObject({
      ...{ type: 'reassociation-request', currentAp: '02:00:00:00:00:00', ssid: Buffer.from('lab') },
    });
  });

  it('association response: status, AID, comeback time', () => {
    expect(readMgmtFrame(hex(header('1000'), '1104350000c0'))).toMatchObject({
      ...{ type: 'association-response', status: 53, aid: 0 },
    });
    expect(readMgmtFrame(hex(header('3000'), '11041e0001c0', '380503e8030000'))).toMatchObject({
      ...{ type: 'reassociation-response', status: 30, aid: 1, comebackAfter: 1000 },
    });
  });

  it('with an HT control field is read behind it', () => {
    expect(readMgmtFrame(hex(header('c080'), '00000000', '0700'))).toMatchObject({ reason: 7 });
  });

  it('that is cut short gives what is there', () => {
    expect(readMgmtFrame(hex(header('b000'), '0000'))).toEqual(
      expect.not.objectContaining({ status: expect.anything() as unknown }),
    );
    expect(readMgmtFrame(hex(header('c000'), '02'))).not.toHaveProperty('reason');
    expect(readMgmtFrame(hex(header('c000')).subarray(0, 23))).toBeUndefined();
  });

  it('is not what has another frame type', () => {
    expect(readMgmtFrame(hex(header('0800'), '0200'))).toBeUndefined();
    expect(readMgmtFrame(hex(header('8000'), '0200'))).toMatchObject({ type: 'other', subtype: 8 });
  });
});

describe('an RSN element', () => {
  it('may end after any field', () => {
    const whole = hex(RSN).subarray(2);
    expect(readRsn(whole.subarray(0, 1))).toBeUndefined();
    expect(readRsn(whole.subarray(0, 2))).toMatchObject({ version: 1, akms: [], pmkids: [] });
    expect(readRsn(whole.subarray(0, 18))).toMatchObject({ akms: [0x000fac08], mfpCapable: false });
    // 20 bytes: to the capabilities, as access points send it.
    expect(readRsn(whole.subarray(0, 20))).not.toHaveProperty('pmkidCount');
    // Cut within the PMKID: what it claims is kept, what is not there is not made up.
    expect(readRsn(whole.subarray(0, 30))).toMatchObject({ pmkidCount: 1, pmkids: [] });
  });

  it('that claims 65,535 suites costs no more than its bytes', () => {
    expect(readRsn(hex('0100000fac04ffff000fac04'))?.pairwiseCiphers).toHaveLength(1);
  });

  it('is found among elements, also behind one that is empty', () => {
    expect(findRsn(hex('0000', 'dd0400112233', RSN))?.pmkids).toEqual([PMKID]);
    expect(findRsn(hex('0000'))).toBeUndefined();
    expect([...eachElement(hex('00ff01'))].map(([id, body]) => [id, body.length])).toEqual([[0, 1]]);
  });
});

/** As hostap sends them; nonce, MIC and key data replaced. */
const eapol = (info: string, nonce: string, data = ''): Buffer =>
  hex(
    ...[AP, STATION, '888e', '02', '03', '0000', '02', info, '0010', '0000000000000003', nonce.repeat(32)],
    ...['00'.repeat(16 + 8 + 8), 'aa'.repeat(16), (data.length / 2).toString(16).padStart(4, '0'), data],
  );

describe('an EAPOL-Key frame', () => {
  it('is told apart by its bits, and message 4 from 2 by its nonce', () => {
    const messages = [
      eapol('0088', '11'),
      eapol('0108', '11'),
      eapol('13c8', '11'),
      eapol('0308', '00'),
      eapol('1382', '11'),
      eapol('0302', '00'),
      eapol('0d08', '00'),
    ].map((frame) => readEapolKey(frame)?.message);
    expect(messages).toEqual([1, 2, 3, 4, 'group-1', 'group-2', undefined]);
    // Some supplicants leave "secure" out of message 4.
    expect(readEapolKey(eapol('0108', '00'))?.message).toBe(4);
  });

  it('gives addresses, replay counter and the PMKID of message 1, and nothing that a passphrase could be guessed from', () => {
    const key = readEapolKey(eapol('0088', '11', `dd14000fac04${PMKID}`));
    expect(key).toEqual({
      ...{ destination: '02:00:00:00:00:00', source: '02:00:00:00:01:00' },
      ...{ message: 1, replayCounter: 3n, pmkid: PMKID },
    });
    expect(readEapolKey(eapol('0108', '11', `dd14000fac04${PMKID}`))).not.toHaveProperty('pmkid');
  });

  it('is not what has another type, or is cut', () => {
    expect(readEapolKey(eapol('0088', '11').subarray(0, 90))).toBeUndefined();
    expect(readEapolKey(hex(AP, STATION, '0800', '00'.repeat(100)))).toBeUndefined();
  });
});

it('the readers never throw and never hang', () => {
  const control = fc.constantFrom(0x00, 0x10, 0x20, 0x30, 0xa0, 0xb0, 0xc0, 0x80, 0xd0);
  fc.assert(
    fc.property(control, fc.nat(255), fc.uint8Array({ maxLength: 400 }), (first, second, rest) => {
      const bytes = Buffer.from([first, second, ...rest]);
      const frame = readMgmtFrame(bytes);
      if (frame) expect(frame.bssid).toHaveLength(17);
      readEapolKey(bytes);
      findRsn(bytes);
      readRsn(bytes);
    }),
    { numRuns: 2000 },
  );
});
