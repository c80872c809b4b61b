/**
 * Frames that a tool has taken apart (`tshark -V`, Wireshark's details): each field on a line of its own, below `Frame 12:` or below
 * the frame's own row.
 */
import { addressOf } from '../hardware-address.ts';
import { readInfo, type Row, whatOf } from './row.ts';

const FRAME = /^\s{0,8}Frame (\d{1,9}):/;
const FIELD = /^\s{0,40}\[?([A-Z][\w./ ]{1,48}?): {1,4}(.{1,200}?)\]?\s*$/;
const TITLE = /^\s{0,8}(?:IEEE 802\.11 |Type\/Subtype: )([A-Z].{3,40})/;
const ADDRESS = /((?:[\da-f]{2}:){5}[\da-f]{2})\)?$/i;
const EVERYBODY = /^(?:ff:){5}ff$/i;
/** The code stands in brackets behind its words, or alone. */
const CODE = /(?:^|\()(?:(0x[\da-f]{1,4})|(\d{1,5}))\)?$/i;

/** @returns the number of the frame that is taken apart from here on */
export const frameIn = (text: string): string | undefined => FRAME.exec(text)?.[1];

const codeIn = (value: string): number | undefined => {
  const [, hexadecimal, decimal] = CODE.exec(value) ?? [];
  const digits = hexadecimal ?? decimal;
  return digits === undefined ? undefined : Number(digits);
};

const addressIn = (value: string) => {
  const address = ADDRESS.exec(value)?.[1];
  return address === undefined || EVERYBODY.test(address) ? undefined : addressOf(address);
};

/** Writes what a line says of its frame. @returns whether it says something */
export function addDetail(row: Row, text: string): boolean {
  const title = TITLE.exec(text)?.[1];
  const what = title === undefined ? undefined : whatOf(title);
  if (what !== undefined) {
    row.what = what;
    return true;
  }
  const key = /^\s{0,16}Key \((?:Group )?Message [1-4] of [24]\)/.test(text)
    ? readInfo(text.trim())
    : undefined;
  if (key) return Object.assign(row, key) === row;
  const [, label = '', value = ''] = FIELD.exec(text) ?? [];
  switch (label) {
    case 'Source address':
    case 'Transmitter address':
      row.source ??= addressIn(value);
      break;
    case 'Destination address':
    case 'Receiver address':
      row.destination ??= addressIn(value);
      break;
    case 'BSS Id':
      row.bssid ??= addressIn(value);
      break;
    case 'Authentication Algorithm':
      row.algorithm = codeIn(value);
      break;
    case 'Authentication SEQ':
      row.transaction = codeIn(value);
      break;
    case 'Status code':
      row.status = codeIn(value);
      break;
    case 'Reason code':
      row.reason = codeIn(value);
      break;
    case 'PMKID Count':
      row.pmkids = codeIn(value);
      break;
    case 'Message number':
      row.what = 'key';
      row.message = codeIn(value);
      break;
    case 'Epoch Time':
    case 'Epoch Arrival Time':
    case 'Time since reference or first frame': {
      const seconds = Number.parseFloat(value);
      if (!Number.isNaN(seconds)) row.at ??= seconds * 1000;
      break;
    }
    default:
      return false;
  }
  return true;
}
