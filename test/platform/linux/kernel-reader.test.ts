import { describe, expect, test } from 'vitest';
import { mac } from '../../../app/domain/ids.ts';
import { KernelReader } from '../../../app/platform/linux/kernel-reader.ts';
import { AP, frame, key, OWN, rsn } from './frames.ts';

const RSN = rsn(8, 1);

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

  test('our half of the 4-way handshake: what was sent, and 2/4 only where it was acknowledged', () => {
    const reader = new KernelReader(mac(OWN));
    const sent = (message: 2 | 4 | 'group-2', acked: boolean) =>
      reader.read({ command: 'CONTROL_PORT_FRAME_TX_STATUS', eapol: key(message, 7), acked });
    const told = { kind: 'eapol-key', direction: 'sent', bssid: AP, replay: 7 };
    expect(sent(2, true)[0]?.[0]).toEqual({ ...told, message: 2 });
    expect(sent(4, true)[0]?.[0]).toEqual({ ...told, message: 4 });
    expect(sent(4, false)[0]?.[0]).toEqual({ ...told, message: 4 });
    expect(sent(2, false)).toEqual([]);
    expect(sent('group-2', true)).toEqual([]);
    expect(reader.read({ command: 'CONTROL_PORT_FRAME_TX_STATUS', acked: true })).toEqual([]);
  });
});
