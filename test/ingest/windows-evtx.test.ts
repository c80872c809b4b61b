import { describe, expect, it } from 'vitest';
import { WindowsLog } from '../support/windows-events.ts';
import { evtxFile } from '../support/evtx-writer.ts';
import { read, type Reading } from './support.ts';

const log = new WindowsLog({ auth: 'eap' })
  .join()
  .wait(60)
  .disconnected(2, 'x')
  .ask()
  .associate()
  .refused(229378, 53);
const FILE_HEADER = 4096;
const CHUNK = 65_536;
const PER_CHUNK = 6;
const whole = evtxFile(log.events, PER_CHUNK);
const kinds = ({ events }: Reading): readonly string[] => events.map(({ kind }) => kind);
const reading = (bytes: Uint8Array): Reading => read(Buffer.from(bytes).toString('latin1'));
const expected = kinds(reading(whole));

/** A copy in which something has been broken. */
const broken = (damage: (bytes: Buffer) => void): Buffer => {
  const copy = Buffer.from(whole);
  damage(copy);
  return copy;
};

describe('an event log file', () => {
  it('has several chunks here', () => {
    expect(whole.length).toBeGreaterThan(FILE_HEADER + 2 * CHUNK);
    expect(expected.length).toBeGreaterThan(10);
  });

  it('is read with wrong checksums and a dirty flag', () => {
    const dirty = broken((bytes) => {
      bytes.writeUInt32LE(0xdeadbeef, 124);
      bytes.writeUInt32LE(1, 120);
      for (let p = FILE_HEADER; p < bytes.length; p += CHUNK) {
        bytes.writeUInt32LE(1, p + 52);
        bytes.writeUInt32LE(1, p + 124);
      }
    });
    expect(kinds(reading(dirty))).toEqual(expected);
  });

  it('is read without its header: chunks that were carved out of a disk', () => {
    expect(kinds(reading(whole.subarray(FILE_HEADER)))).toEqual(expected);
  });

  it('is read where the header of a chunk knows fewer records than there are', () => {
    const dirty = broken((bytes) => bytes.writeUInt32LE(600, FILE_HEADER + 48));
    expect(kinds(reading(dirty))).toEqual(expected);
  });

  it('does not read what is left of overwritten records', () => {
    const stale = broken((bytes) => {
      const free = bytes.readUInt32LE(FILE_HEADER + 48);
      const first = bytes.subarray(
        FILE_HEADER + 512,
        FILE_HEADER + 512 + bytes.readUInt32LE(FILE_HEADER + 516),
      );
      first.copy(bytes, FILE_HEADER + free);
    });
    expect(kinds(reading(stale))).toEqual(expected);
  });

  it('puts the chunks of a file that has wrapped into order', () => {
    const chunks = [];
    for (let p = FILE_HEADER; p < whole.length; p += CHUNK) chunks.push(whole.subarray(p, p + CHUNK));
    const wrapped = Buffer.concat([
      whole.subarray(0, FILE_HEADER),
      ...chunks.slice(1),
      ...chunks.slice(0, 1),
    ]);
    expect(kinds(reading(wrapped))).toEqual(expected);
  });

  it('goes on behind a record that is broken', () => {
    const damaged = broken((bytes) => bytes.fill(0xff, FILE_HEADER + 512 + 24, FILE_HEADER + 512 + 60));
    const { ingest } = reading(damaged);
    expect(ingest.counts.damaged).toBeGreaterThan(0);
    expect(ingest.counts.recognised).toBeGreaterThanOrEqual(log.events.length - PER_CHUNK);
  });

  it('is read as far as it goes', () => {
    const { ingest } = reading(whole.subarray(0, FILE_HEADER + CHUNK + 4000));
    expect(ingest.counts.recognised).toBeGreaterThanOrEqual(PER_CHUNK);
  });

  it('ends for templates that hold themselves, again and again', () => {
    const endless = broken((bytes) => {
      // Every value becomes binary XML that begins at the record's own template.
      for (let p = FILE_HEADER + 512; p < bytes.length - 4; p++)
        if (bytes[p] === 0x0e) bytes.writeUInt16LE(0x2100, p + 2);
    });
    expect(reading(endless).ingest.counts.lines).toBeLessThanOrEqual(log.events.length);
  });
});
