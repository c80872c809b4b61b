import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Again, type Likeness } from '../../app/domain/again.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { addressOfNumber, plainNumberAt } from '../../app/ingest/hardware-address.ts';
import { bytesOf } from '../../app/ingest/text.ts';
import { type Address, Addresses } from '../../app/timeline/addresses.ts';

const kinds = fc.constantFrom('connected', 'connected', 'handshake-completed', 'scan-started', 'address');
const ifaces = fc.constantFrom('wlan0', 'wlan0', 'wlan0', 'wlan1', '', 'p2p-dev-wlan0');
const witnesses = fc.constantFrom('access-point', 'access-point', 'access-point', 'air', 'supplicant');
const told = fc
  .tuple(kinds, ifaces, witnesses, fc.nat(3), fc.boolean())
  .map(([kind, iface, witness, station, isAgain]) => {
    const shape = { kind, iface, witness } as Likeness['shape'];
    const again = new Again({ input: 0, stamps: 1, head: 'STA ', tail: '', shape });
    again.station = 0x02_00_00_00_00_00 + station * 0x10_00_00_01;
    return { again, isAgain };
  });

const seen = (addresses: Addresses, events: readonly WifiEvent[]): Address[] =>
  events.map((event) => addresses.of(event));

describe('what is told once more', () => {
  it('has the address that its event has', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), (all) => {
        const addresses = new Addresses();
        const found = all.map(({ again, isAgain }) =>
          isAgain ? (addresses.ofAgain(again) ?? addresses.of(again.event)) : addresses.of(again.event),
        );
        expect(found).toEqual(
          seen(
            new Addresses(),
            all.map(({ again }) => again.event),
          ),
        );
      }),
    );
  });
  it('has it also where so many stations came that those before are forgotten', () => {
    const addresses = new Addresses();
    const events = new Addresses();
    const shape = {
      kind: 'handshake-completed',
      witness: 'access-point',
      iface: 'wlan0',
    } as Likeness['shape'];
    const again = new Again({ input: 0, stamps: 1, head: '', tail: '', shape });
    for (let index = 0; index < 150_000; index++) {
      again.station = index % 3 === 0 ? 5 : index;
      const { event } = again;
      const expected = events.of(event);
      expect(addresses.ofAgain(again) ?? addresses.of(event)).toEqual(expected);
    }
  });
});

it('an address is the same as bytes, as a number and as a text', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 24 - 1), fc.nat(2 ** 24 - 1), (high, low) => {
      const number = high * 2 ** 24 + low;
      const text = addressOfNumber(number);
      expect(text).toMatch(/^[\da-f]{2}(?::[\da-f]{2}){5}$/);
      expect(plainNumberAt(bytesOf(text), 0)).toBe(number);
    }),
  );
});
