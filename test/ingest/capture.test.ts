/** What stands around frames: file formats, drivers' headers, damage. The frames themselves are recorded ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { evidence } from '../../app/ingest/evidence.ts';
import { createIngest, type Ingest } from '../../app/ingest/ingest.ts';
import { hexBytes } from '../../app/ingest/text.ts';
import * as write from '../support/captures.ts';
import { english } from '../support/words.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
const stored = (name: string): Uint8Array =>
  gunzipSync(readFileSync(join(scenarios, `air-${name}`, 'air.pcapng.gz')));

function read(bytes: Uint8Array, chunk = 1 << 16): { readonly events: WifiEvent[]; readonly ingest: Ingest } {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  for (let at = 0; at < bytes.length; at += chunk) ingest.feed(bytes.subarray(at, at + chunk));
  ingest.end();
  return { events, ingest };
}

/** Everything but the channel, which only some headers tell, and times. */
const told = (events: readonly WifiEvent[]): unknown[] =>
  events.map((event) => ({ ...event, at: undefined, freq: undefined }));

/** @throws if the times are others by more than a millisecond, the coarsest that is written here */
const sameTimes = (events: readonly WifiEvent[]): void =>
  events.forEach((event, index) =>
    expect(Math.abs((event.at ?? 0) - (times[index] ?? 0))).toBeLessThanOrEqual(1),
  );

/** Its length, link type and a field, 802.11-Common, with the bit for a frame check sequence. */
const ppi = (linkType: number, hasFcs = false): Uint8Array =>
  hexBytes(
    `0000 2000 ${linkType.toString(16).padStart(2, '0')}000000 0200 1400 0000000000000000 ${hasFcs ? '01' : '00'}00 0000 6c09 0000 0000 c4a0`,
  );
/** A tag of padding, the signal, the end. */
const TZSP = hexBytes('0100 0012 00 0a01c4 01');

const LEGACY_PEEK = hexBytes(`c4a0 0040 0040 00 00 ${'00'.repeat(8)} 0c 06 64 00`);
const PEEK = hexBytes(`00ffabcd 02 00000037 00000006 0000 0006 00000985 ${'00'.repeat(34)}`);
/** Sent by a remote access point, in UDP over IPv4 and Ethernet. */
const overUdp = (from: number, to: number, header: Uint8Array, frame: Uint8Array): Uint8Array => {
  const u16 = (value: number): string => value.toString(16).padStart(4, '0');
  const length = header.length + frame.length;
  const ip = `4500 ${u16(length + 28)} 0000 4000 40 11 0000 c0000201 c0000202`;
  const udp = `${u16(from)} ${u16(to)} ${u16(length + 8)} 0000`;
  return Buffer.concat([hexBytes(`${'02'.repeat(12)} 8100 0007 0800 ${ip} ${udp}`), header, frame]);
};

const recording = stored('sae-deauth-2');
const packets = write.packetsOf(recording);
const times = read(recording).events.map(({ at }) => at);
const expected = told(read(recording).events);

describe('a capture tells the same', () => {
  const forms: Record<string, write.Form> = {
    'in either byte order': { little: false },
    'with nanoseconds': { nanoseconds: true },
    'in big-endian nanoseconds': { nanoseconds: true, little: false },
    'in the records of a patched libpcap': { patched: true },
    'with a frame check sequence that nobody announces': { dress: write.withFcs },
    'under radiotap, with a frame check sequence': { linkType: write.RADIOTAP, dress: write.radiotap(true) },
    'under radiotap, without one': { linkType: write.RADIOTAP, dress: write.radiotap(false) },
    'under a Prism header': { linkType: write.PRISM, dress: (frame) => before(prism(144), frame) },
    'under an AVS header': { linkType: write.AVS, dress: (frame) => before(avs(64), frame) },
    'under an AVS header with the number of Prism': {
      linkType: write.PRISM,
      dress: (frame) => before(avs(64), write.withFcs(frame)),
    },
    'under a PPI header': { linkType: 192, dress: (frame) => before(ppi(write.WIRELESS), frame) },
    'under a PPI header that tells of a frame check sequence': {
      linkType: 192,
      dress: (frame) => before(ppi(write.WIRELESS, true), write.withFcs(frame)),
    },
    'through the tunnel of TZSP': { linkType: 128, dress: (frame) => before(TZSP, frame) },
    'through the same tunnel, in UDP': {
      linkType: write.ETHERNET,
      dress: (frame) => overUdp(37_008, 37_008, TZSP, frame),
    },
    'in PEEKREMOTE': {
      linkType: write.ETHERNET,
      dress: (frame) => overUdp(4711, 4712, PEEK, write.withFcs(frame)),
    },
    'in PEEKREMOTE of the older kind': {
      linkType: write.ETHERNET,
      dress: (frame) => overUdp(5555, 5000, LEGACY_PEEK, write.withFcs(frame)),
    },
    'at a monitor among all interfaces': {
      linkType: 113,
      dress: (frame) => before(hexBytes('0000032300060000000000000000 0004'), write.radiotap(true)(frame)),
    },
    'the same in its second form': {
      linkType: 276,
      dress: (frame) => before(hexBytes('0004 0000 00000002 0321 00 06 0000000000000000'), frame),
    },
    "at Apple's tap": {
      linkType: 149,
      dress: (frame) => before(hexBytes(`2c000000 01000000 69000000 ${'00'.repeat(32)}`), frame),
    },
    'with four bytes announced in the header': {
      linkType: 0x24000000 | write.WIRELESS,
      dress: write.withFcs,
    },
  };
  it.each(Object.entries(forms))('%s', (_name, form) => {
    const { events, ingest } = read(write.writePcap(packets, { linkType: write.WIRELESS, ...form }));
    expect(told(events)).toEqual(expected);
    sameTimes(events);
    expect(ingest.dialect).toBe('pcap');
    expect(ingest.counts).toMatchObject({ lines: packets.length, unknown: 0 });
  });

  it.each([1, 7, 1000])('in pieces of %i bytes', (chunk) => {
    expect(told(read(recording, chunk).events)).toEqual(expected);
  });

  it.each([
    { little: true, resolution: 9, ticks: 1e9 },
    { little: false, resolution: 6, ticks: 1e6 },
    { little: true, resolution: 0x80 | 20, ticks: 2 ** 20 },
    { little: false, resolution: 3, ticks: 1e3 },
  ])('in pcapng of another make: $resolution, little endian $little', ({ little, resolution, ticks }) => {
    const bytes = Buffer.concat([
      ...[write.section(little), write.captureInterface(1, little)],
      ...[
        write.block(4, new Uint8Array(20), little),
        write.captureInterface(write.WIRELESS, little, resolution),
      ],
      ...packets.map((packet) => write.enhancedPacket(packet, little, 1, ticks)),
    ]);
    const { events, ingest } = read(bytes);
    expect(ingest.dialect).toBe('pcapng');
    expect(told(events)).toEqual(expected);
    sameTimes(events);
  });

  it('over two sections of different byte order', () => {
    const half = packets.length >> 1;
    const parts = [packets.slice(0, half), packets.slice(half)].map((part, index) => {
      const little = index === 0;
      const opened = [write.section(little), write.captureInterface(write.WIRELESS, little)];
      return Buffer.concat([...opened, ...part.map((packet) => write.enhancedPacket(packet, little))]);
    });
    expect(told(read(Buffer.concat(parts)).events)).toEqual(expected);
  });

  it('without its times in simple packet blocks', () => {
    const simple = packets.map(({ frame }) => {
      const length = new Uint8Array(new Uint32Array([frame.length]).buffer);
      return write.block(3, Buffer.concat([length, frame]));
    });
    const bytes = Buffer.concat([write.section(), write.captureInterface(write.WIRELESS), ...simple]);
    const { events } = read(bytes);
    expect(events.every(({ at }) => at === undefined)).toBe(true);
    expect(events.filter(({ kind }) => kind === 'disconnected').length).toBeGreaterThan(3);
  });
});

const before = (header: Uint8Array, frame: Uint8Array): Uint8Array => Buffer.concat([header, frame]);
const prism = (length: number): Uint8Array => {
  const header = new Uint8Array(length);
  new DataView(header.buffer).setUint32(0, 0x44, true);
  new DataView(header.buffer).setUint32(4, length, true);
  return header;
};
const avs = (length: number): Uint8Array => {
  const header = new Uint8Array(length);
  new DataView(header.buffer).setUint32(0, 0x80211001);
  new DataView(header.buffer).setUint32(4, length);
  return header;
};

it('shows frames in words that hold nothing to cut', () => {
  for (const name of ['sae-deauth-2', 'psk-wrong-passphrase', 'eap-wrong-password', 'wps-quick'])
    for (const { origin } of read(stored(name)).events) expect(evidence(origin.text)).toBe(origin.text);
});

describe('damage', () => {
  const whole = write.writePcap(packets);

  it('a frame with a wrong frame check sequence is counted and says nothing', () => {
    const spoiled = packets.map(({ at, frame }, index) => {
      const sent = write.withFcs(frame);
      // A reason that was received wrongly would be another one.
      if ((frame[0] ?? 0) >> 4 === 12 && index > 20) sent[24] = 9;
      return { at, frame: sent };
    });
    const { events, ingest } = read(write.writePcap(spoiled));
    expect(ingest.counts.damaged).toBeGreaterThan(3);
    expect(events.some((event) => event.kind === 'disconnected' && event.reason === 9)).toBe(false);
  });

  it('a driver that says so is believed', () => {
    const bad = (frame: Uint8Array): Uint8Array =>
      Buffer.from(write.radiotap(true)(frame)).fill(0x50, 12, 13);
    const { events, ingest } = read(write.writePcap(packets, { linkType: write.RADIOTAP, dress: bad }));
    expect(events).toEqual([]);
    expect(ingest.counts).toMatchObject({ recognised: 0, damaged: packets.length });
  });

  it('a file that ends in the middle of a packet tells what came before', () => {
    for (const length of [whole.length - 1, whole.length - 30, 30, 24]) {
      const { ingest } = read(whole.subarray(0, length));
      const { lines, damaged } = ingest.counts;
      expect(lines).toBe(length === 24 ? 0 : lines);
      expect(damaged).toBe(length === 24 ? 0 : 1);
    }
  });

  it('a length that lies costs its own packet, in either format', () => {
    const records = packets.map((packet) => write.pcapRecord(packet, {}));
    const lying = Uint8Array.from(records[10] ?? []);
    new DataView(lying.buffer).setUint32(8, 0xfffffff0, true);
    const pcap = Buffer.concat([write.pcapHeader({}), ...records.with(10, lying)]);
    expect(read(pcap).ingest.counts).toMatchObject({ damaged: 1, recognised: packets.length - 1 });
    const blocks = packets.map((packet) => write.enhancedPacket(packet));
    for (const lie of [0xfffffff0, 13, 0, 4000]) {
      const block = Uint8Array.from(blocks[10] ?? []);
      new DataView(block.buffer).setUint32(4, lie, true);
      const opened = [write.section(), write.captureInterface(write.WIRELESS)];
      const { counts } = read(Buffer.concat([...opened, ...blocks.with(10, block)])).ingest;
      expect(counts, String(lie)).toMatchObject({ damaged: 1, recognised: packets.length - 1 });
    }
  });

  it('a packet that was cut to a snapshot length says what is left of it', () => {
    const { events } = read(write.writePcap(packets, { snapLength: 26 }));
    expect(events.filter(({ kind }) => kind === 'disconnected')).not.toHaveLength(0);
    expect(events.filter(({ kind }) => kind === 'eapol-key')).toHaveLength(0);
  });

  it('a block of a gigabyte allocates nothing', () => {
    const block = Uint8Array.from(write.block(10, new Uint8Array(100)));
    new DataView(block.buffer).setUint32(4, 1 << 30, true);
    const opened = Buffer.concat([write.section(), write.captureInterface(write.WIRELESS), block]);
    const used = process.memoryUsage().arrayBuffers;
    const { ingest } = read(
      Buffer.concat([opened, ...packets.map((packet) => write.enhancedPacket(packet))]),
    );
    expect(process.memoryUsage().arrayBuffers - used).toBeLessThan(8 << 20);
    expect(ingest.counts).toMatchObject({ damaged: 1, recognised: packets.length });
  });

  it('long blocks of other kinds are passed over', () => {
    const secrets = write.block(10, new Uint8Array(3 << 20));
    const opened = [write.section(), write.captureInterface(write.WIRELESS), secrets];
    const { events } = read(
      Buffer.concat([...opened, ...packets.map((packet) => write.enhancedPacket(packet))]),
    );
    expect(told(events)).toEqual(expected);
  });

  it('another kind of link is counted, not guessed at', () => {
    const { events, ingest } = read(write.writePcap(packets, { linkType: 147 }));
    expect(events).toEqual([]);
    expect(ingest.counts).toMatchObject({ recognised: 0, unknown: packets.length });
    expect(english(ingest.nothing ?? [])).toMatch(/^is a capture of link type 147, .*802\.11 \(105\)/);
  });

  it('headers within headers end at the first', () => {
    const nested = Buffer.concat(Array.from({ length: 8000 }, () => hexBytes('0c000000 01000000 95000000')));
    const { events } = read(write.writePcap([{ at: 0, frame: nested }], { linkType: 149 }));
    expect(events).toEqual([]);
  });
});

it('survives anything', () => {
  const piece = fc.record({
    place: fc.nat(),
    cut: fc.nat({ max: 40 }),
    put: fc.uint8Array({ maxLength: 12 }),
  });
  const files = [recording, write.writePcap(packets), write.writePcap(packets, { dress: write.withFcs })];
  for (const linkType of [113, 128, 149, 192, 276])
    files.push(write.writePcap(packets, { linkType, dress: (frame) => before(ppi(write.WIRELESS), frame) }));
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(piece, { maxLength: 12 }),
      fc.nat(),
      (file, pieces, end) => {
        let bytes = Buffer.from(file);
        for (const { place, cut, put } of pieces) {
          const at = 24 + (place % Math.max(1, bytes.length - 24));
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
        }
        const { events, ingest } = read(bytes.subarray(0, bytes.length - (end % 60)), 4096);
        const { lines, recognised, unknown, damaged } = ingest.counts;
        expect(recognised + unknown).toBe(lines);
        expect(damaged).toBeLessThanOrEqual(unknown);
        for (const { origin } of events) {
          expect(origin.line).toBeLessThanOrEqual(lines);
          expect(origin.text.length).toBeLessThanOrEqual(400);
          expect(origin.text).not.toMatch(/\p{Cc}/u);
        }
      },
    ),
    { numRuns: Number(process.env['REJOIN_FUZZ_RUNS'] ?? 200) },
  );
});
