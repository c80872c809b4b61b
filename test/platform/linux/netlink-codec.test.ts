import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as codec from '../../../app/platform/linux/netlink-codec.ts';

describe('netlink messages', () => {
  it('are written as the kernel reads them', () => {
    // CTRL_CMD_GETFAMILY for "nl80211", as iw sends it.
    const bytes = codec.writeMessage({
      ...{ type: 0x10, flags: codec.NLM_F_REQUEST | codec.NLM_F_ACK, sequence: 7, command: 3 },
      attributes: [codec.textAttribute(2, 'nl80211'), codec.u32Attribute(1, 5)],
    });
    expect(bytes.toString('hex')).toBe(
      '28000000' +
        '1000' +
        '0500' +
        '07000000' +
        '00000000' +
        '03010000' +
        '0c0002006e6c3830323131' +
        '00' +
        '08000100' +
        '05000000',
    );
  });

  it('come back as they were written', () => {
    const attribute = fc.tuple(fc.integer({ min: 1, max: 0x3fff }), fc.uint8Array({ maxLength: 300 }));
    const message = fc.record({
      ...{ type: fc.nat(0xffff), flags: fc.nat(0xffff), sequence: fc.nat(0x7fffffff), command: fc.nat(255) },
      attributes: fc.array(attribute, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), (messages) => {
        const datagram = Buffer.concat(
          messages.map(({ attributes, ...head }) =>
            codec.writeMessage({
              ...head,
              attributes: attributes.map(([type, value]) => codec.attribute(type, value)),
            }),
          ),
        );
        const read = codec.readMessages(datagram);
        expect(read).toHaveLength(messages.length);
        read.forEach(({ type, flags, sequence, payload }, i) => {
          const { attributes, ...head } = messages[i] ?? { attributes: [] };
          expect({ type, flags, sequence, command: codec.readGeneric(payload)?.command }).toEqual(head);
          const back = [...codec.eachAttribute(payload.subarray(4))].map(([number, value]) => [
            number,
            new Uint8Array(value),
          ]);
          expect(back).toEqual(attributes);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('that are cut short give what stands before the cut', () => {
    const one = codec.writeMessage({
      ...{ type: 0x20, flags: 0, sequence: 0, command: 46 },
      attributes: [codec.u32Attribute(3, 4), codec.textAttribute(4, 'wlan0')],
    });
    const both = Buffer.concat([one, one]);
    for (let length = 0; length < both.length; length++) {
      const expected = length < one.length ? 0 : 1;
      expect(codec.readMessages(both.subarray(0, length))).toHaveLength(expected);
    }
    const payload = codec.readMessages(one)[0]?.payload ?? Buffer.alloc(0);
    const cut = codec.readGeneric(payload.subarray(0, -3))?.attributes;
    expect(codec.u32(cut?.get(3))).toBe(4);
    expect(cut?.has(4)).toBe(false);
  });

  it('with lengths that lie end the walk: 0, less than a header, beyond the end', () => {
    for (const length of [0, 1, 3, 15, 0xffff, 0xffffffff]) {
      const bytes = Buffer.alloc(64);
      bytes.writeUInt32LE(length, 0);
      expect(codec.readMessages(bytes)).toEqual([]);
      const attribute = Buffer.alloc(16);
      attribute.writeUInt16LE(length & 0xffff, 0);
      expect([...codec.eachAttribute(attribute)].length).toBeLessThanOrEqual(1);
    }
  });

  it('never throw and never hang', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const datagram = Buffer.from(bytes);
        for (const { payload } of codec.readMessages(datagram)) codec.readGeneric(payload);
        for (const [, value] of codec.eachAttribute(datagram)) {
          codec.text(value);
          codec.mac(value);
          for (const read of [codec.u16, codec.u32, codec.i32, codec.u64]) read(value);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
