/** A plan as a drawing: every picture of it is read to the same text, and a hostile picture is refused. */
import { generateKeyPairSync } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { deflateSync } from 'node:zlib';
import { encode as encodePng } from 'fast-png';
import jpeg from 'jpeg-js';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { PlanRefused } from '../../app/plans/plan-refused.ts';
import { qrPng, qrText, readPicture } from '../../app/plans/qr.ts';
import { signPlan } from '../../app/plans/signed-plan.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const plan = (ssid: string): string =>
  signPlan({ do: 'clear-access-point', ssid }, { key: privateKey, now: Date.now(), life: 3600 });
/** The longest name that a network can have, spelled byte by byte. */
const LONGEST = String.raw`\xff`.repeat(32);

/** What a camera sees: the drawing on a grey ground, turned a little, its edges soft, every pixel a little off. */
function photographed(
  png: Uint8Array,
  decode: (bytes: Uint8Array) => { width: number; data: ArrayLike<number> },
): Uint8Array {
  const { width, data } = decode(png);
  const size = Math.round(width * 1.6);
  const rgba = new Uint8Array(size * size * 4).fill(255);
  const [cos, sin, scale] = [Math.cos(0.12), Math.sin(0.12), 0.9];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [dx, dy] = [(x - size / 2) * scale, (y - size / 2) * scale];
      const u = Math.round(dx * cos - dy * sin + width / 2);
      const v = Math.round(dx * sin + dy * cos + width / 2);
      const ink = u >= 0 && v >= 0 && u < width && v < width ? (data[v * width + u] ?? 255) : 180;
      const grey = 40 + ink * 0.7 + (((x * 7 + y * 13) % 17) - 8);
      rgba.fill(grey, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  return jpeg.encode({ width: size, height: size, data: rgba }, 60).data;
}

describe('a plan that is drawn', () => {
  it.each(['Office', LONGEST])('is read from its picture (%s)', (ssid) => {
    const text = plan(ssid);
    expect(readPicture(qrPng(text))).toBe(text);
  });

  it('is read from a photograph of it', async () => {
    const { decode } = await import('fast-png');
    const text = plan('Office');
    expect(readPicture(photographed(qrPng(text), decode))).toBe(text);
  });

  it.each([1, 2, 3, 4] as const)(
    'is read whatever its picture is made of (%i channels)',
    async (channels) => {
      const { decode } = await import('fast-png');
      const text = plan('Office');
      const { width, data } = decode(qrPng(text));
      for (const depth of [8, 16] as const) {
        const samples = (
          depth === 8 ? new Uint8Array(data.length * channels) : new Uint16Array(data.length * channels)
        ).map((_, at) => {
          const isAlpha = channels % 2 === 0 && at % channels === channels - 1;
          return (isAlpha ? 255 : (data[Math.floor(at / channels)] ?? 0)) * (depth === 8 ? 1 : 257);
        });
        expect(readPicture(encodePng({ width, height: width, data: samples, channels, depth }))).toBe(text);
      }
    },
  );

  it('fits a terminal of 80 columns and is read off it', () => {
    const text = plan('Office');
    for (const paints of [true, false]) {
      const lines = stripVTControlCharacters(qrText(text, paints)).split('\n');
      const columns = Math.max(...lines.map((line) => line.length));
      expect(columns).toBeLessThanOrEqual(80);
      const scale = 4;
      const [width, height] = [columns * scale, lines.length * 2 * scale];
      const data = new Uint8Array(width * height * 4).fill(255);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const sign = lines[Math.floor(y / scale / 2)]?.charAt(Math.floor(x / scale)) ?? ' ';
          const isFilled = sign === '█' || sign === (Math.floor(y / scale) % 2 === 0 ? '▀' : '▄');
          data.fill(isFilled === paints ? 0 : 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
        }
      expect(decodeQR({ width, height, data }, { format: 'RGBA', timeLimit: 5000 })).toBe(text);
    }
  });

  it('is refused where it is no picture, has nothing drawn in it, or would fill the memory', () => {
    const blank = encodePng({ width: 64, height: 64, data: new Uint8Array(64 * 64).fill(255), channels: 1 });
    const huge = Buffer.from(blank);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    const chunk = (type: string, data: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(data.length, 0);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, data, Buffer.alloc(4)]);
    };
    const bomb = Buffer.concat([
      blank.subarray(0, 33),
      chunk('IDAT', deflateSync(Buffer.alloc(300 * 2 ** 20), { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const cut = qrPng(plan('Office')).subarray(0, 200);
    for (const bytes of [
      blank,
      huge,
      bomb,
      cut,
      Buffer.from('\u00ff\u00d8\u00ff\u00e0 no', 'latin1'),
      Buffer.alloc(0),
    ])
      expect(() => readPicture(bytes)).toThrow(PlanRefused);
  });
});
