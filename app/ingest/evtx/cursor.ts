/** Little-endian numbers and texts of a chunk; what lies outside of it reads as 0 and ''. */
import { utf8 } from '../../domain/ssid.ts';
import { toHex } from '../text.ts';

/** Of a longer text the beginning is kept: no field of ours comes near. */
export const LONGEST_TEXT = 4096;

export class Cursor {
  readonly #view: DataView;
  position: number;
  readonly end: number;

  private constructor(view: DataView, position: number, end: number) {
    this.#view = view;
    this.position = position;
    this.end = Math.min(end, view.byteLength);
  }

  static of(bytes: Uint8Array): Cursor {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new Cursor(view, 0, bytes.length);
  }

  /** Another place of the same bytes. */
  at(position: number, end = this.#view.byteLength): Cursor {
    return new Cursor(this.#view, position, end);
  }

  get isAtEnd(): boolean {
    return this.position >= this.end;
  }

  u8(): number {
    const value = this.position < this.end ? this.#view.getUint8(this.position) : 0;
    this.position += 1;
    return value;
  }

  u16(): number {
    const value = this.position + 2 <= this.end ? this.#view.getUint16(this.position, true) : 0;
    this.position += 2;
    return value;
  }

  u32(): number {
    const value = this.position + 4 <= this.end ? this.#view.getUint32(this.position, true) : 0;
    this.position += 4;
    return value;
  }

  /** 64 bits; exact up to 2⁵³. */
  u64(): number {
    const low = this.u32();
    return this.u32() * 0x100000000 + low;
  }

  /** The next bytes in hex. */
  hex(size: number): string {
    const length = Math.max(0, Math.min(size, this.end - this.position, LONGEST_TEXT));
    return toHex(new Uint8Array(this.#view.buffer, this.#view.byteOffset + this.position, length));
  }

  /** UTF-16 in UTF-8, one character a byte; ends before a NUL. Halves of characters become U+FFFD. */
  utf16(characters: number): string {
    let text = '';
    const stop = Math.min(this.end, this.position + 2 * Math.min(characters, LONGEST_TEXT));
    for (let p = this.position; p + 2 <= stop; p += 2) {
      const unit = this.#view.getUint16(p, true);
      if (unit === 0) break;
      if (unit < 0xd800 || unit >= 0xe000) text += utf8(unit);
      else {
        const low = p + 4 <= stop ? this.#view.getUint16(p + 2, true) : 0;
        if (unit < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
          text += utf8(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
          p += 2;
        } else text += utf8(0xfffd);
      }
    }
    this.position += 2 * characters;
    return text;
  }
}
