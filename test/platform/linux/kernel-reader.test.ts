import { describe, expect, test } from 'vitest';
import { mac } from '../../../app/domain/ids.ts';
import { KernelReader } from '../../../app/platform/linux/kernel-reader.ts';

const AP = '02:00:00:00:00:00';
const OWN = '02:00:00:00:01:00';
const bytes = (address: string): Buffer => Buffer.from(address.replaceAll(':', ''), 'hex');

/** A management frame: header, then the body's 16-bit numbers, then elements. */
function frame(
  subtype: number,
  from: string,
  numbers: readonly number[],
  elements = Buffer.alloc(0),
): Buffer {
  const to = from === AP ? OWN : AP;
  const body = Buffer.alloc(numbers.length * 2);
  numbers.forEach((value, index) => body.writeUInt16LE(value, index * 2));
  const control = Buffer.from([subtype << 4, 0, 0, 0]);
  return Buffer.concat([control, bytes(to), bytes(from), bytes(AP), Buffer.alloc(2), body, elements]);
}

/** An RSN element for SAE with one PMKID. */
const RSN = Buffer.concat([
  Buffer.from([
    48, 38, 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 8, 0x80, 0, 1, 0,
  ]),
  Buffer.alloc(16, 0xab),
]);

const kinds = (told: readonly (readonly [{ kind: string }, string])[]): string[] =>
  told.map(([happening]) => happening.kind);

describe('the kernel as a witness', () => {
  test('an open authentication, then thrown out by the access point', () => {
    const reader = new KernelReader(mac(OWN));
    const auth = reader.read({ command: 'AUTHENTICATE', frame: frame(11, AP, [0, 2, 0]) });
    expect(auth[0]?.[0]).toEqual({
      kind: 'auth-response',
      bssid: AP,
      algorithm: 0,
      transaction: 2,
      status: 0,
    });
    const left = reader.read({ command: 'DEAUTHENTICATE', frame: frame(12, AP, [2]) });
    expect(left[0]?.[0]).toMatchObject({ kind: 'disconnected', bssid: AP, reason: 2, local: false });
    expect(reader.read({ command: 'DISCONNECT', reason: 2, byAp: true })).toEqual([]);
  });

  test('our own farewell is local', () => {
    const reader = new KernelReader(mac(OWN));
    const [told] = reader.read({ command: 'DEAUTHENTICATE', frame: frame(12, OWN, [3]) });
    expect(told?.[0]).toMatchObject({ kind: 'disconnected', bssid: AP, reason: 3, local: true });
  });

  test('the request that an answer belongs to shows its PMKIDs', () => {
    const reader = new KernelReader(mac(OWN));
    const told = reader.read({ command: 'ASSOCIATE', frame: frame(1, AP, [0, 53, 0]), reqIe: RSN });
    expect(kinds(told)).toEqual(['assoc-request', 'assoc-response']);
    expect(told[0]?.[0]).toMatchObject({ pmkids: 1, pmkid: 'ab'.repeat(16), akms: ['sae'] });
    expect(told[1]?.[0]).toMatchObject({ status: 53 });
    expect(reader.associatedTo).toBeUndefined();
  });

  test('a driver that shows no frames is read by its connect and disconnect', () => {
    const reader = new KernelReader(mac(OWN));
    expect(kinds(reader.read({ command: 'CONNECT', mac: AP, status: 0, reqIe: RSN }))).toEqual([
      'assoc-request',
      'assoc-response',
    ]);
    expect(reader.associatedTo).toBe(AP);
    const [told] = reader.read({ command: 'DISCONNECT', reason: 15, byAp: true });
    expect(told?.[0]).toMatchObject({ kind: 'disconnected', reason: 15, local: false });
    expect(reader.associatedTo).toBeUndefined();
  });
});
