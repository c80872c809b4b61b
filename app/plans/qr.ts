/** A signed plan as a QR code, drawn for a screen or a picture and read from one. The format is ISO/IEC 18004's, by its library. */
import { convertIndexedToRgb, decode as decodePng, encode as encodePng, type DecodedPng } from 'fast-png';
import { inflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { said } from '../domain/said.ts';
import { PlanRefused } from './plan-refused.ts';

/** Dark modules; with the quiet zone that readers need around it. */
type Modules = readonly (readonly boolean[])[];
const QUIET = 4;

/** @param errors how much of it may be lost: a screen is whole, paper need not be */
const modulesOf = (text: string, errors: 'low' | 'medium'): Modules =>
  encodeQR(text, 'raw', { ecc: errors, border: QUIET });

const DARK_ON_LIGHT = '\u001b[30;107m';
const RESET = '\u001b[0m';

/**
 * Two modules a character, one above the other.
 * @param paints the terminal takes colours; without them light modules are drawn, as on a dark ground
 */
export function qrText(text: string, paints: boolean): string {
  const modules = modulesOf(text, 'low');
  const isInk = (row: number, column: number): boolean => (modules[row]?.[column] ?? false) === paints;
  const lines: string[] = [];
  for (let row = 0; row < modules.length; row += 2) {
    const line = (modules[row] ?? []).map((_, column) => {
      const [above, below] = [isInk(row, column), isInk(row + 1, column)];
      return above ? (below ? '█' : '▀') : below ? '▄' : ' ';
    });
    lines.push(paints ? DARK_ON_LIGHT + line.join('') + RESET : line.join(''));
  }
  return lines.join('\n');
}

/** Pixels of a module. */
const SCALE = 8;

/** Black on white, one byte a pixel. */
export function qrPng(text: string): Uint8Array {
  const modules = modulesOf(text, 'medium');
  const width = modules.length * SCALE;
  const data = new Uint8Array(width * width);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++)
      data[y * width + x] = modules[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] ? 0 : 255;
  return encodePng({ width, height: width, data, channels: 1, depth: 8 });
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8Array;
}

/** Megapixels of a picture that is unpacked at most: what a camera of today takes. */
const MOST_MEGAPIXELS = 50;
const MIB = 2 ** 20;
/** Bytes of a picture that is read at most. */
export const MOST_PICTURE = 32 * MIB;
/** Bytes that the pixels of a PNG may have, packed as they are there. */
const MOST_SAMPLES = 256 * MIB;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, PNG.length)).equals(PNG);

function pictureOf(bytes: Uint8Array): Picture {
  if (isPng(bytes)) {
    demandSmall(Buffer.from(bytes));
    return rgbaOf(decodePng(bytes));
  }
  return jpeg.decode(bytes, {
    ...{ useTArray: true, formatAsRGBA: true, tolerantDecoding: false },
    ...{ maxResolutionInMP: MOST_MEGAPIXELS, maxMemoryUsageInMB: 1024 },
  });
}

/** A PNG is foreign, and its library unpacks all that is in it. @throws RangeError, and what zlib throws */
function demandSmall(bytes: Buffer): void {
  // IHDR is the first chunk: width and height are its first two numbers.
  if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_MEGAPIXELS * 1e6) throw new RangeError('pixels');
  const packed: Buffer[] = [];
  for (let at = PNG.length; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(bytes.subarray(at + 8, at + 8 + length));
    // Length, type and checksum stand around it.
    at += length + 12;
  }
  inflateSync(Buffer.concat(packed), { maxOutputLength: MOST_SAMPLES });
}

/** Whatever a PNG holds, as RGBA of eight bits. */
function rgbaOf(png: DecodedPng): Picture {
  const { width, height, palette } = png;
  const channels = palette ? (palette[0]?.length ?? 3) : png.channels;
  const samples = palette ? convertIndexedToRgb(png) : unpackedOf(png);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++)
    for (let channel = 0; channel < 3; channel++)
      data[at * 4 + channel] = samples[at * channels + (channels > 2 ? channel : 0)] ?? 255;
  return { width, height, data };
}

/** Samples of one byte each. Those of less than a byte lie packed, each row from a byte's beginning. */
function unpackedOf({ width, height, depth, channels, data }: DecodedPng): Uint8Array {
  if (depth === 8) return Uint8Array.from(data);
  if (depth === 16) return Uint8Array.from(data, (sample) => sample >> 8);
  const perRow = Math.ceil((width * channels * depth) / 8);
  const most = 2 ** depth - 1;
  return Uint8Array.from({ length: width * height * channels }, (_, at) => {
    const bit = (at % (width * channels)) * depth;
    const byte = data[Math.floor(at / (width * channels)) * perRow + (bit >> 3)] ?? 0;
    return (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most;
  });
}

/** Milliseconds that a picture is looked at. */
const PATIENCE = 5000;

/** @returns what is drawn in a picture (PNG or JPEG). @throws PlanRefused for what is no picture, or has nothing drawn in it */
export function readPicture(bytes: Uint8Array): string {
  let picture: Picture;
  try {
    picture = pictureOf(bytes);
  } catch (error) {
    throw new PlanRefused(said('plan.no-picture'), { cause: error });
  }
  try {
    return decodeQR(picture, { format: 'RGBA', effort: 4, timeLimit: PATIENCE });
  } catch (error) {
    throw new PlanRefused(said('plan.no-drawing'), { cause: error });
  }
}
