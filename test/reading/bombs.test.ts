/** Packed files that would fill the memory, read by the program itself, whose memory is measured. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf } from '../../app/reading/files.ts';
import { Unpackable, UnpackBounds, unpacked } from '../../app/reading/unpack.ts';

const cli = join(import.meta.dirname, '../../app/cli/main.ts');
const MIB = 2 ** 20;
/** What reading may take beside what the program has with a log of three lines, resident, in MiB. */
const MOST_MEMORY = 90;

let folder = '';
let atRest = 0;
const place = (name: string): string => join(folder, name);

/** Lines too long for any log, which cost the least to read. */
function* nothing(mib: number): Generator<Buffer> {
  const piece = Buffer.alloc(MIB, `${'x'.repeat(4095)}\n`);
  for (let n = 0; n < mib; n++) yield piece;
}

/** Runs `diagnose` and asks the kernel for the most memory that it had: `maxRSS` would count what its parent had. */
function diagnose(...names: readonly string[]): { code: number | null; err: string; mib: number } {
  const program = `
    import { run } from ${JSON.stringify(cli)};
    import { readFileSync } from 'node:fs';
    process.on('exit', () => console.error('peak ' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]));
    await run(['node', 'rejoin', 'diagnose', ...process.argv.slice(1)]);`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', program, ...names], {
    encoding: 'utf8',
  });
  const mib = Number(/^peak (\d+)$/m.exec(done.stderr)?.[1]) / 1024;
  return { code: done.status, err: done.stderr.replace(/^peak .*\n/m, ''), mib };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-bombs-'));
  mkdirSync(place('many'));
  writeFileSync(place('small.log'), 'wlan0: CTRL-EVENT-SCAN-STARTED\n'.repeat(3));
  atRest = diagnose(place('small.log')).mib;
  await pipeline(
    Readable.from(nothing(2048)),
    createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: 20 } }),
    createWriteStream(place('bomb.log.zst')),
  );
  await pipeline(Readable.from(nothing(256)), createGzip(), createWriteStream(place('bomb.log.gz')));
  for (const name of ['a', 'b', 'c'])
    writeFileSync(place(`many/${name}.log.zst`), zstdCompressSync(Buffer.concat([...nothing(200)])));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('a file that unpacks to much more than a log does', () => {
  it.each(['bomb.log.zst', 'bomb.log.gz'])('%s is refused in a sentence', (name) => {
    const { code, err, mib } = diagnose(place(name));
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringMatching(
        /^\S+ unpacks to more than 400 times its size, which no log does: Rejoin stopped after \d+ MiB\.\n$/,
      ) as string,
    });
    expect(mib - atRest).toBeLessThan(MOST_MEMORY);
  });

  it('is refused among others, and in a folder', () => {
    for (const names of [[place('bomb.log.zst'), place('bomb.log.gz')], [place('many')]]) {
      const { code, err, mib } = diagnose(...names);
      expect(code).toBe(3);
      expect(err).toMatch(/unpacks to more than 400 times its size/);
      expect(err).not.toMatch(/no line that Rejoin recognises|bug/);
      expect(mib - atRest).toBeLessThan(MOST_MEMORY);
    }
  });

  it('costs a look at its head no more than any other', async () => {
    expect(await headOf(place('bomb.log.zst'), 4096)).toHaveLength(4096);
  });
});

describe('unpacking', () => {
  const read = async (raw: Uint8Array, bounds = new UnpackBounds()): Promise<number> => {
    let length = 0;
    for await (const chunk of unpacked([raw], bounds, 16_384)) length += chunk.length;
    return length;
  };

  it('waits for its reader', async () => {
    const packed = zstdCompressSync(Buffer.alloc(64 * MIB));
    const before = process.memoryUsage().arrayBuffers;
    const pieces = unpacked([packed], new UnpackBounds(), 16_384);
    await pieces.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * MIB);
    await pieces.return(undefined);
  });

  it('takes what shrank well, cut ends, several members and what is padded behind them', async () => {
    const log = Buffer.from('wlan0: CTRL-EVENT-SCAN-STARTED\n'.repeat(100_000));
    const [gzip, zstd] = [gzipSync(log), zstdCompressSync(log)];
    expect(await read(gzip)).toBe(log.length);
    expect(await read(zstd)).toBe(log.length);
    expect(await read(gzip.subarray(0, -100))).toBeGreaterThan(0);
    expect(await read(Buffer.concat([gzip, gzip]))).toBe(2 * log.length);
    expect(await read(Buffer.concat([gzip, Buffer.alloc(4096)]))).toBe(log.length);
  });

  it('gives a window no more memory than files that are open together may have', async () => {
    const packed = zstdCompressSync(Buffer.alloc(3 * MIB), {
      params: { [constants.ZSTD_c_windowLog]: 22, [constants.ZSTD_c_contentSizeFlag]: 0 },
    });
    expect(await read(packed)).toBe(3 * MIB);
    await expect(read(packed, new UnpackBounds(128))).rejects.toMatchObject({
      code: 'ZSTD_error_frameParameter_windowTooLarge',
    });
  });

  it('says what it cannot unpack', async () => {
    await expect(read(Buffer.from('BZh91AY'))).rejects.toThrow(Unpackable);
  });
});
