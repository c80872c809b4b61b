/**
 * A frame of which somebody pasted the details alone, without its row or number (`frame-rows/details.ts`): a code stands some lines
 * below the name of its frame, in brackets and in hexadecimal digits, behind its words.
 */
import type { Mac } from '../../domain/ids.ts';
import { toMac } from '../text.ts';
import { Prompt } from './prompt.ts';

const FRAME =
  /^\s{0,8}(?:IEEE 802\.11 |Type\/Subtype: )(Association Re(?:quest|sponse)|Reassociation Re(?:quest|sponse)|Authentication|Deauthentication|Disassociat(?:e|ion))\b/;
const CODE =
  /^\s{0,32}(Status|Reason) code: [^\n()]{0,120}(?:\([^\n()]{0,40}\)[^\n()]{0,40})?\(?(?:(0x[\da-f]{1,4})|(\d{1,3}))\)?\s*$/i;
const BSS = /^\s{0,16}BSS Id: .{0,40}?([\da-f]{2}(?::[\da-f]{2}){5})/i;

export class Dissection {
  bssid: Mac | undefined;
  #frame: string | undefined;
  readonly #prompt = new Prompt();

  /** @returns the line with the name of the frame that it is a part of, where it tells its code */
  complete(whole: string): string {
    const line = this.#prompt.complete(whole);
    this.#frame = FRAME.exec(line)?.[1] ?? this.#frame;
    const bss = BSS.exec(line)?.[1];
    if (bss !== undefined) this.bssid = toMac(bss);
    if (this.#frame === undefined) return line;
    const [, what = '', hexadecimal, decimal] = CODE.exec(line) ?? [];
    const code = hexadecimal === undefined ? decimal : String(Number.parseInt(hexadecimal, 16));
    if (code === undefined || (what === 'Status' && code === '0')) return line;
    return `${this.#frame}: ${what === 'Status' ? 'rejected, ' : ''}${what} code ${code}`;
  }
}
