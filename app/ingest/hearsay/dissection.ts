/**
 * Frames that a tool has taken apart into lines of their own (`tshark -V`, Wireshark's details): a code stands some lines below the name of
 * its frame, in brackets and in hexadecimal digits, behind its words. And frames in rows, as both list them: who sends it to whom,
 * by address or by the name of a maker with half of one.
 */
import type { Mac } from '../../domain/ids.ts';
import { toMac } from '../text.ts';
import { Prompt } from './prompt.ts';

const NEW_FRAME = /^\s{0,8}Frame (\d{1,9}):/;
const FRAME =
  /^\s{0,8}(?:IEEE 802\.11 |Type\/Subtype: )(Association Re(?:quest|sponse)|Reassociation Re(?:quest|sponse)|Authentication|Deauthentication|Disassociat(?:e|ion))\b/;
const CODE =
  /^\s{0,32}(Status|Reason) code: [^\n()]{0,120}(?:\([^\n()]{0,40}\)[^\n()]{0,40})?\(?(?:(0x[\da-f]{1,4})|(\d{1,3}))\)?\s*$/i;
/** A text with lines of a frame's own. */
export const TAKEN_APART = /^\s{0,8}Frame \d{1,9}:|^\s{1,32}(?:Status|Reason) code: /i;
const BSS = /^\s{0,16}BSS Id: .{0,40}?([\da-f]{2}(?::[\da-f]{2}){5})/i;

const PARTY = String.raw`((?:[\da-f]{2}:){5}[\da-f]{2}|[\w-]{1,16}_[\da-f]{2}:[\da-f]{2}:[\da-f]{2})`;
/** The arrow is UTF-8. */
const ROW = new RegExp(
  String.raw`^\s*(\d{1,9})\s+\d{1,9}\.\d{1,9}\s+${PARTY}\s+(?:\xe2\x86\x92\s+|->\s+)?${PARTY}\s+(?:EAPOL|802\.11)\s+\d{1,6}\s+(Authentication|Deauthentication|Disassociate|(?:Rea|A)ssociation Re(?:quest|sponse)|Key \(Message ([1-4]) of 4\))`,
  'i',
);

/** Between whom a frame went, as a capture shows it. */
export interface InAir {
  readonly point: Mac;
  readonly station: Mac;
  readonly isByPoint: boolean;
}

export class Dissection {
  bssid: Mac | undefined;
  inAir: InAir | undefined;
  /** The line is the row of a farewell: of which reason only the frame taken apart says. */
  isFarewell = false;
  #frame: string | undefined;
  readonly #prompt = new Prompt();
  readonly #points = new Set<Mac>();
  /** By the number of its frame: no more than a text of a person's has lines. */
  readonly #rows = new Map<
    string,
    { readonly frame: string | undefined; readonly inAir: InAir | undefined }
  >();

  /** @returns the line with the name of the frame that it is a part of, where it tells its code */
  complete(whole: string): string {
    const line = this.#prompt.complete(whole);
    const taken = NEW_FRAME.exec(line)?.[1];
    if (taken !== undefined) this.#take(taken);
    const row = ROW.exec(line);
    this.isFarewell = row !== null && /^(?:deauth|disassoc)/i.test(row[4] ?? '');
    this.#see(row);
    this.#frame = FRAME.exec(line)?.[1] ?? this.#frame;
    const bss = BSS.exec(line)?.[1];
    if (bss !== undefined) this.bssid = toMac(bss);
    if (this.#frame === undefined) return line;
    const [, what = '', hexadecimal, decimal] = CODE.exec(line) ?? [];
    const code = hexadecimal === undefined ? decimal : String(Number.parseInt(hexadecimal, 16));
    if (code === undefined || (what === 'Status' && code === '0')) return line;
    return `${this.#frame}: ${what === 'Status' ? 'rejected, ' : ''}${what} code ${code}`;
  }

  #see(row: RegExpExecArray | null): void {
    if (!row) return;
    const [, number = '', from, to, frame = '', message] = row;
    const [sender, receiver] = [toMac(from), toMac(to)];
    const isAnswer = message === undefined ? /response/i.test(frame) : Number(message) % 2 === 1;
    const isAsked = message === undefined ? /request/i.test(frame) : !isAnswer;
    if (isAnswer) this.#points.add(sender);
    if (isAsked) this.#points.add(receiver);
    this.#frame = message === undefined ? frame : undefined;
    const isByPoint = this.#points.has(sender);
    const [point, station] = isByPoint ? [sender, receiver] : [receiver, sender];
    this.inAir = isByPoint || this.#points.has(receiver) ? { point, station, isByPoint } : undefined;
    this.#rows.set(number, { frame: this.#frame, inAir: this.inAir });
  }

  /** What is taken apart may have stood in a row before. */
  #take(number: string): void {
    const row = this.#rows.get(number);
    this.bssid = undefined;
    this.inAir = row?.inAir;
    this.#frame = row?.frame;
  }
}
