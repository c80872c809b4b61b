/**
 * Reads XML as it comes: chunk by chunk, in bounded memory, whatever is in it. What Windows writes is XML in pieces
 * (elements without a root, reports pasted into something else, exports that were cut), and its HTML report is not even
 * that; so nothing here is an error. A tag that makes no sense is passed over, and reading goes on at the next `<`.
 *
 * Libraries (saxes) hold to the standard instead: they stop at the first such place, keep any length of text, and want
 * strings where most of the bytes need never become one.
 */
import { latin1 } from '../text.ts';
import { unescapeXml } from './entities.ts';
import type { XmlHandler, XmlTag } from './handler.ts';
import { Names } from './names.ts';

/** Tags and sections longer than this are passed over. */
const LONGEST_TAG = 1 << 14;
/** Of a longer text the beginning is kept. */
const LONGEST_TEXT = 1 << 16;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const DASH = 0x2d;
const BRACKET = 0x5d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const EQUALS = 0x3d;
const BLANK = 0x20;

/** What the next byte belongs to. */
const TEXT = 0;
const AFTER_LT = 1;
const TAG = 2;
const DECLARATION = 3;
const COMMENT = 4;
const CDATA = 5;
const INSTRUCTION = 6;
const LOST = 7;

const CDATA_HEAD = '![CDATA[';
const COMMENT_HEAD = '!--';

const isNameStart = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte >= 0x80;
const isNameEnd = (byte: number): boolean => byte <= BLANK || byte === SLASH || byte === EQUALS;

export class XmlReader implements XmlTag {
  readonly #handler: XmlHandler;
  readonly #names = new Names();
  #place = TEXT;
  /** What earlier chunks held of the tag or section, without its `<`. */
  readonly #token = new Uint8Array(LONGEST_TAG);
  #length = 0;
  /** The quote that an attribute's value is in, 0 = none. */
  #quote = 0;
  /** How many of the characters that end a section (`--`, `]]`, `?`) have just been seen. */
  #ending = 0;
  /** What earlier chunks held of the text. */
  #held = '';
  /** The attributes of the tag that is being told. */
  #tag: Uint8Array = this.#token;
  #tagStart = 0;
  #tagEnd = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  feed(chunk: Uint8Array): void {
    let p = 0;
    while (p < chunk.length) p = this.#place === TEXT ? this.#readText(chunk, p) : this.#readMarkup(chunk, p);
  }

  attribute(wanted: string): string | undefined {
    const tag = this.#tag;
    const tagEnd = this.#tagEnd;
    const names = this.#names;
    for (let p = this.#tagStart; p < tagEnd;) {
      while (p < tagEnd && isNameEnd(tag[p] ?? 0)) p++;
      const start = p;
      while (p < tagEnd && !isNameEnd(tag[p] ?? 0)) p++;
      const end = p;
      while (p < tagEnd && (tag[p] ?? 0) <= BLANK) p++;
      if (tag[p] !== EQUALS) continue;
      p++;
      while (p < tagEnd && (tag[p] ?? 0) <= BLANK) p++;
      const quote = tag[p] ?? 0;
      if (quote !== DOUBLE && quote !== SINGLE) continue;
      const value = ++p;
      while (p < tagEnd && tag[p] !== quote) p++;
      if (names.of(tag, start, end) === wanted) return unescapeXml(names.of(tag, value, p));
      p++;
    }
    return undefined;
  }

  /** @returns where reading goes on */
  #readText(chunk: Uint8Array, from: number): number {
    const found = chunk.indexOf(LT, from);
    const end = found < 0 ? chunk.length : found;
    if (this.#handler.listens && end > from && this.#held.length < LONGEST_TEXT) {
      this.#held += latin1(chunk, from, Math.min(end, from + LONGEST_TEXT));
    }
    if (found < 0) return end;
    this.#place = AFTER_LT;
    return end + 1;
  }

  #readMarkup(chunk: Uint8Array, from: number): number {
    switch (this.#place) {
      case TAG:
        return this.#readTag(chunk, from);
      case AFTER_LT:
        return this.#begin(chunk, from);
      case DECLARATION:
        return this.#readDeclaration(chunk, from);
      case COMMENT:
        return this.#readSection(chunk, from, DASH, 2);
      case CDATA:
        return this.#readSection(chunk, from, BRACKET, 2);
      case INSTRUCTION:
        return this.#readSection(chunk, from, QUESTION, 1);
      default: {
        const found = chunk.indexOf(LT, from);
        if (found < 0) return chunk.length;
        this.#place = TEXT;
        return found;
      }
    }
  }

  #begin(chunk: Uint8Array, p: number): number {
    const byte = chunk[p] ?? 0;
    if (isNameStart(byte) || byte === SLASH) this.#place = TAG;
    else if (byte === BANG) this.#place = DECLARATION;
    else if (byte === QUESTION) this.#place = INSTRUCTION;
    else {
      // A `<` by itself, as in the scripts of a report.
      if (this.#handler.listens) this.#held += '<';
      this.#place = TEXT;
      return p;
    }
    this.#tellText();
    this.#length = 0;
    this.#quote = 0;
    this.#ending = 0;
    return p;
  }

  #readTag(chunk: Uint8Array, from: number): number {
    let quote = this.#quote;
    const limit = Math.min(chunk.length, from + LONGEST_TAG - this.#length);
    for (let p = from; p < limit; p++) {
      const byte = chunk[p] ?? 0;
      if (byte > GT) continue;
      if (byte === LT) return this.#restart(p);
      if (byte === GT && quote === 0) {
        this.#place = TEXT;
        if (this.#length === 0) this.#tellTag(chunk, from, p);
        else {
          this.#keep(chunk, from, p);
          this.#tellTag(this.#token, 0, this.#length);
        }
        return p + 1;
      }
      if (byte === DOUBLE || byte === SINGLE) quote = quote === 0 ? byte : quote === byte ? 0 : quote;
    }
    if (limit < chunk.length) {
      this.#place = LOST;
      return limit;
    }
    this.#keep(chunk, from, limit);
    this.#quote = quote;
    return limit;
  }

  #keep(chunk: Uint8Array, from: number, to: number): void {
    this.#token.set(chunk.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  /** A tag ran into another one: the other may be whole. */
  #restart(p: number): number {
    this.#place = TEXT;
    return p;
  }

  #readDeclaration(chunk: Uint8Array, p: number): number {
    const byte = chunk[p] ?? 0;
    if (byte === LT) return this.#restart(p);
    if (byte === GT) {
      this.#place = TEXT;
      return p + 1;
    }
    if (this.#length >= CDATA_HEAD.length) return p + 1;
    this.#token[this.#length++] = byte;
    const head = latin1(this.#token, 0, this.#length);
    if (head === COMMENT_HEAD) this.#place = COMMENT;
    else if (head === CDATA_HEAD) {
      this.#place = CDATA;
      this.#length = 0;
    }
    return p + 1;
  }

  /** To the `>` behind `count` of the byte that ends it. */
  #readSection(chunk: Uint8Array, from: number, ender: number, count: number): number {
    const isText = this.#place === CDATA && this.#handler.listens;
    for (let p = from; p < chunk.length; p++) {
      const byte = chunk[p] ?? 0;
      if (byte === GT && this.#ending >= count) {
        if (isText) this.#tellRaw(latin1(this.#token, 0, Math.max(0, this.#length - count)));
        this.#place = TEXT;
        return p + 1;
      }
      this.#ending = byte === ender ? this.#ending + 1 : 0;
      if (isText && this.#length < LONGEST_TAG) this.#token[this.#length++] = byte;
    }
    return chunk.length;
  }

  #tellText(): void {
    if (this.#held === '') return;
    const held = this.#held;
    this.#held = '';
    if (this.#handler.listens) this.#handler.text(unescapeXml(held));
  }

  /** A section has no references. */
  #tellRaw(text: string): void {
    if (text !== '') this.#handler.text(text);
  }

  #tellTag(bytes: Uint8Array, start: number, end: number): void {
    const handler = this.#handler;
    const closes = bytes[start] === SLASH;
    const begin = closes ? start + 1 : start;
    let p = begin;
    while (p < end && !isNameEnd(bytes[p] ?? 0)) p++;
    const name = this.#names.of(bytes, begin, p);
    if (closes) return handler.close(name);
    this.#tag = bytes;
    this.#tagStart = p;
    this.#tagEnd = end;
    handler.open(name, this);
    if (bytes[end - 1] === SLASH && end > p) handler.close(name);
  }
}
