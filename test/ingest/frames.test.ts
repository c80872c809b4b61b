import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachElement, findSsid } from '../../app/ingest/frames/elements.ts';
import { parseMgmtFrame } from '../../app/ingest/frames/mgmt-frame.ts';
import { findRsne, readRsne } from '../../app/ingest/frames/rsne.ts';
import { hexBytes } from '../../app/ingest/text.ts';

const AP = '020000000000';
const STATION = '020000000100';
const hex = (...parts: string[]): Uint8Array => hexBytes(parts.join(''));
/** From the access point to the station. */
const header = (control: string): string => `${control}3a01${STATION}${AP}${AP}1000`;

const PMKID = '02d3967fc7300b5eb0d798df95c56449';
/** Version 1, CCMP, CCMP, SAE, PMF capable and required, one PMKID, BIP. */
const RSN = `302a0100000fac040100000fac040100000fac08c0000100${PMKID}000fac06`;

describe('a management frame', () => {
  it('is read with its addresses', () => {
    expect(parseMgmtFrame(hex(header('c000'), '0200'))).toEqual({
      ...{ destination: '02:00:00:00:01:00', source: '02:00:00:00:00:00', bssid: '02:00:00:00:00:00' },
      ...{ protected: false, kind: 'deauthentication', reason: 2 },
    });
  });

  it('authentication: open, SAE commit, SAE confirm', () => {
    expect(parseMgmtFrame(hex(header('b000'), '000002000000'))).toMatchObject({
      ...{ kind: 'authentication', algorithm: 0, transaction: 2, status: 0 },
    });
    const commit = hex(header('b000'), '030001000000', '1300', '55'.repeat(96));
    expect(parseMgmtFrame(commit)).toMatchObject({ algorithm: 3, transaction: 1, status: 0 });
    expect(parseMgmtFrame(hex(header('b000'), '030002000100', '0100'))).toMatchObject({
      ...{ algorithm: 3, transaction: 2, status: 1 },
    });
  });

  it('association response: status', () => {
    expect(parseMgmtFrame(hex(header('1000'), '1104350000c0'))).toMatchObject({
      ...{ kind: 'association-response', reassociation: false, status: 53 },
    });
    expect(parseMgmtFrame(hex(header('3000'), '11041e0001c0', '380503e8030000'))).toMatchObject({
      ...{ kind: 'association-response', reassociation: true, status: 30 },
    });
  });

  it('that is protected is read where it was decrypted: the reason and nothing else', () => {
    expect(parseMgmtFrame(hex(header('c040'), '0200'))).toMatchObject({
      ...{ kind: 'deauthentication', reason: 2, protected: true },
    });
    expect(parseMgmtFrame(hex(header('a040'), '0800'))).toMatchObject({
      ...{ kind: 'disassociation', reason: 8, protected: true },
    });
    // CCMP header, encrypted reason, MIC.
    expect(parseMgmtFrame(hex(header('c040'), '0100002000000000', '1234', '56'.repeat(8)))).toMatchObject({
      ...{ kind: 'other', subtype: 12, protected: true },
    });
    expect(parseMgmtFrame(hex(header('c040'), '020000'))).toMatchObject({ kind: 'other' });
    expect(parseMgmtFrame(hex(header('b040'), '010003000000'))).toMatchObject({ kind: 'other', subtype: 11 });
  });

  it('with an HT control field is read behind it', () => {
    expect(parseMgmtFrame(hex(header('c080'), '00000000', '0700'))).toMatchObject({ reason: 7 });
    expect(parseMgmtFrame(hex(header('c0c0'), '00000000', '0700'))).toMatchObject({ reason: 7 });
    expect(parseMgmtFrame(hex(header('c080'), '0000'))).toBeUndefined();
  });

  it('that is cut short is none: nothing is made up', () => {
    expect(parseMgmtFrame(hex(header('b000'), '0000'))).toBeUndefined();
    expect(parseMgmtFrame(hex(header('1000'), '1104'))).toBeUndefined();
    expect(parseMgmtFrame(hex(header('c000'), '02'))).toBeUndefined();
    expect(parseMgmtFrame(hex(header('c040'), '02'))).toBeUndefined();
    expect(parseMgmtFrame(hex(header('c000')).subarray(0, 23))).toBeUndefined();
    expect(parseMgmtFrame(hex())).toBeUndefined();
  });

  it('is not what has another frame type', () => {
    expect(parseMgmtFrame(hex(header('0800'), '0200'))).toBeUndefined();
    expect(parseMgmtFrame(hex(header('8000'), '0200'))).toMatchObject({ kind: 'other', subtype: 8 });
  });
});

describe('an RSN element', () => {
  it('names AKMs and PMKIDs', () => {
    expect(findRsne(hex(RSN))).toEqual({ akms: ['sae'], pmkids: [PMKID], pmkidCount: 1, pmf: true });
  });

  it('may end after any field', () => {
    const whole = hex(RSN).subarray(2);
    expect(readRsne(whole.subarray(0, 1))).toBeUndefined();
    expect(readRsne(whole.subarray(0, 2))).toEqual({ akms: [], pmkids: [] });
    expect(readRsne(whole.subarray(0, 18))).toEqual({ akms: ['sae'], pmkids: [] });
    // 20 bytes: to the capabilities, as access points send it.
    expect(readRsne(whole.subarray(0, 20))).not.toHaveProperty('pmkidCount');
    // Cut within the PMKID: what it claims is kept, what is not there is not made up.
    expect(readRsne(whole.subarray(0, 30))).toMatchObject({ pmkidCount: 1, pmkids: [] });
  });

  it('that claims 65,535 suites or PMKIDs costs no more than its bytes', () => {
    expect(readRsne(hex('0100000fac04ffff000fac04'))).toEqual({ akms: [], pmkids: [] });
    expect(readRsne(hex('0100000fac040000ffff000fac02'))).toEqual({ akms: ['psk'], pmkids: [] });
    expect(readRsne(hex('0100000fac04000000000000ffff', PMKID))).toMatchObject({
      ...{ pmkids: [PMKID], pmkidCount: 0xffff },
    });
  });

  it('is found among elements, also behind one that is empty', () => {
    expect(findRsne(hex('0000', 'dd0400112233', RSN))?.pmkids).toEqual([PMKID]);
    expect(findRsne(hex('0000'))).toBeUndefined();
  });
});

describe('elements', () => {
  it('a length beyond the end gives what is there, and ends the walk', () => {
    expect([...eachElement(hex('00ff01'))]).toEqual([{ id: 0, body: Uint8Array.of(1), cut: true }]);
    expect([...eachElement(hex('0001'))].map(({ cut }) => cut)).toEqual([true]);
    expect([...eachElement(hex('000100', '30'))].map(({ cut }) => cut)).toEqual([false]);
  });

  it('give a whole SSID, never half of one', () => {
    expect(findSsid(hex('00036c6162', RSN))).toBe('lab');
    expect(findSsid(hex('0000'))).toBe('');
    expect(findSsid(hex('00046c6162'))).toBeUndefined();
    expect(findSsid(hex('0021', '61'.repeat(33)))).toBeUndefined();
    expect(findSsid(hex(RSN))).toBeUndefined();
  });
});

it('the readers never throw and never hang', () => {
  const control = fc.constantFrom(0x00, 0x10, 0x20, 0x30, 0xa0, 0xb0, 0xc0, 0x80, 0xd0);
  fc.assert(
    fc.property(control, fc.nat(255), fc.uint8Array({ maxLength: 400 }), (first, second, rest) => {
      const bytes = Uint8Array.of(first, second, ...rest);
      const frame = parseMgmtFrame(bytes);
      if (frame) expect(frame.bssid).toHaveLength(17);
      findRsne(bytes);
      findRsne(Uint8Array.of(48, ...bytes));
      readRsne(bytes);
      findSsid(bytes);
    }),
    { numRuns: 3000 },
  );
});
