/**
 * Binary XML of one event record, told to the same handler as text XML. Tokens, templates and substitutions as in
 * libevtx's "Windows XML Event Log (EVTX)", chapter "Binary XML", and MS-EVEN6 2.2.12.
 *
 * Offsets lead anywhere in the chunk and values hold XML again; a budget of tokens and a depth keep both finite.
 */
import { utf8 } from '../../domain/ssid.ts';
import { codePointOf } from '../xml/entities.ts';
import type { XmlHandler, XmlTag } from '../xml/handler.ts';
import type { Cursor } from './cursor.ts';
import { BINARY_XML, NULL_TYPE, valueText } from './values.ts';

/** Tokens that are followed by more of their kind have this bit. */
const MORE = 0x40;
const DEEPEST = 8;
const MOST_OPEN = 64;
const MOST_VALUES = 256;
const MOST_ATTRIBUTES = 32;

/** How much work a chunk may still cause. */
export interface Budget {
  tokens: number;
}

interface Value {
  readonly type: number;
  readonly position: number;
  readonly size: number;
}

type Values = readonly Value[];
const NO_VALUES: Values = [];

/** An element as it is being read. */
class Tag implements XmlTag {
  readonly name: string;
  readonly #names: string[] = [];
  readonly #values: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  begin(name: string): void {
    if (this.#names.length >= MOST_ATTRIBUTES) return;
    this.#names.push(name);
    this.#values.push('');
  }

  add(text: string): void {
    const last = this.#values.length - 1;
    if (last >= 0) this.#values[last] = (this.#values[last] ?? '') + text;
  }

  attribute(name: string): string | undefined {
    return this.#values[this.#names.indexOf(name)];
  }
}

export class BinaryXml {
  readonly #handler: XmlHandler;
  readonly #budget: Budget;
  readonly #open: string[] = [];
  #tag: Tag | undefined;

  constructor(handler: XmlHandler, budget: Budget) {
    this.#handler = handler;
    this.#budget = budget;
  }

  /** Elements that a broken record does not close are not closed here either. */
  read(cursor: Cursor): void {
    this.#fragment(cursor, NO_VALUES, 0, true);
  }

  /**
   * @param dependent elements begin with a dependency identifier: everywhere but directly in a value
   * @returns whether it was read to its end
   */
  #fragment(cursor: Cursor, values: Values, depth: number, dependent: boolean): boolean {
    while (!cursor.isAtEnd) {
      if (this.#budget.tokens-- <= 0) return false;
      const token = cursor.u8();
      switch (token & ~MORE) {
        case 0x00:
          return true;
        case 0x01:
          this.#element(cursor, token, dependent);
          break;
        case 0x02:
          this.#begin();
          break;
        case 0x03:
          this.#begin();
          this.#close();
          break;
        case 0x04:
          this.#close();
          break;
        case 0x05:
          // Always text: the type is 1.
          cursor.u8();
          this.#say(cursor.utf16(cursor.u16()));
          break;
        case 0x06:
          this.#tag?.begin(nameAt(cursor));
          break;
        case 0x07:
          this.#say(cursor.utf16(cursor.u16()));
          break;
        case 0x08:
          this.#say(utf8(cursor.u16()));
          break;
        case 0x09:
          this.#say(utf8(codePointOf(nameAt(cursor)) ?? 0xfffd));
          break;
        case 0x0a:
          nameAt(cursor);
          break;
        case 0x0b:
          cursor.utf16(cursor.u16());
          break;
        case 0x0c:
          if (depth >= DEEPEST || !this.#template(cursor, depth)) return false;
          break;
        case 0x0d:
        case 0x0e:
          if (!this.#substitute(cursor, values, depth)) return false;
          break;
        case 0x0f:
          cursor.position += 3;
          break;
        default:
          return false;
      }
    }
    return cursor.position === cursor.end;
  }

  #element(cursor: Cursor, token: number, dependent: boolean): void {
    if (dependent) cursor.u16();
    // How long it is; its end has a token of its own.
    cursor.u32();
    const name = nameAt(cursor);
    if ((token & MORE) !== 0) cursor.u32();
    this.#tag = new Tag(name);
  }

  #begin(): void {
    const tag = this.#tag;
    if (!tag) return;
    this.#tag = undefined;
    if (this.#open.length >= MOST_OPEN) return;
    this.#open.push(tag.name);
    this.#handler.open(tag.name, tag);
  }

  #close(): void {
    const name = this.#open.pop();
    if (name !== undefined) this.#handler.close(name);
  }

  #say(text: string): void {
    this.#budget.tokens -= text.length >> 3;
    if (this.#tag) this.#tag.add(text);
    else if (this.#handler.listens && text !== '') this.#handler.text(text);
  }

  /** A definition, here or earlier in the chunk, and the values for it, here. */
  #template(cursor: Cursor, depth: number): boolean {
    cursor.position += 5;
    const definition = cursor.u32();
    const body = definition + HEAD_OF_DEFINITION;
    const size = cursor.at(definition + 20).u32();
    if (definition === cursor.position) cursor.position = body + size;
    const count = cursor.u32();
    if (count > MOST_VALUES || cursor.position + 4 * count > cursor.end) return false;
    const values: Value[] = [];
    let position = cursor.position + 4 * count;
    for (let n = 0; n < count; n++) {
      const length = cursor.u16();
      values.push({ size: length, type: cursor.u8(), position });
      cursor.u8();
      position += length;
    }
    cursor.position = position;
    return position <= cursor.end && this.#fragment(cursor.at(body, body + size), values, depth + 1, true);
  }

  #substitute(cursor: Cursor, values: Values, depth: number): boolean {
    const value = values[cursor.u16()];
    cursor.u8();
    if (!value || value.type === NULL_TYPE) return true;
    const { position, size, type } = value;
    if (type !== BINARY_XML) {
      this.#say(valueText(cursor.at(position, position + size), type, size));
      return true;
    }
    return depth < DEEPEST && this.#fragment(cursor.at(position, position + size), values, depth + 1, false);
  }
}

/** Offset of the next definition, identifier, size. */
const HEAD_OF_DEFINITION = 24;

/** A name that is stored here, or was stored earlier in the chunk: offset of the next, hash, length, characters, NUL. */
function nameAt(cursor: Cursor): string {
  const offset = cursor.u32();
  const name = cursor.at(offset + 6);
  const characters = name.u16();
  if (offset === cursor.position) cursor.position += 10 + 2 * characters;
  return characters > LONGEST_NAME ? '' : name.utf16(characters);
}

const LONGEST_NAME = 64;
