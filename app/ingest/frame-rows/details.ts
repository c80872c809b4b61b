/**
 * Frames that a tool has taken apart (`tshark -V`, Wireshark's details): each field on a line of its own, below `Frame 12:` or below
 * the frame's own row.
 */
import { own } from '../../domain/own.ts';
import { addressOf } from '../hardware-address.ts';
import { readInfo, type Row, whatOf } from './row.ts';

const FRAME = /^\s{0,8}Frame (\d{1,9}):/;
const FIELD = /^\s{0,40}\[?([A-Z][\w./() ]{1,48}?): {1,4}(.{1,200}?)\]?\s*$/;
const TITLE = /^\s{0,8}(?:IEEE 802\.11 |Type\/Subtype: )([A-Z].{3,40})/;
const KEY = /^\s{0,16}Key \((?:Group )?Message [1-4] of [24]\)/;
const ADDRESS = /((?:[\da-f]{2}:){5}[\da-f]{2})\)?$/i;
const EVERYBODY = /^(?:ff:){5}ff$/i;
/** The code stands in brackets behind its words, or alone. */
const CODE = /(?:^|\()(?:(0x[\da-f]{1,4})|(\d{1,5}))\)?$/i;

/** @returns the number of the frame that is taken apart from here on, and what its line tells besides */
export function frameIn(text: string): { readonly number: string; readonly rest: string } | undefined {
  const [begin = '', number] = FRAME.exec(text) ?? [];
  return number === undefined ? undefined : { number, rest: text.slice(begin.length) };
}

const codeIn = (value: string): number | undefined => {
  const [, hexadecimal, decimal] = CODE.exec(value) ?? [];
  const digits = hexadecimal ?? decimal;
  return digits === undefined ? undefined : Number(digits);
};

const addressIn = (value: string) => {
  const address = ADDRESS.exec(value)?.[1];
  return address === undefined || EVERYBODY.test(address) ? undefined : addressOf(address);
};

/** What labels stand for: the first line that tells an address of a frame is believed, of a code the last. */
const FIELDS: Readonly<Record<string, (row: Row, value: string) => Partial<Row>>> = {
  'Source address': (row, value) => ({ source: row.source ?? addressIn(value) }),
  'Transmitter address': (row, value) => ({ source: row.source ?? addressIn(value) }),
  'Destination address': (row, value) => ({ destination: row.destination ?? addressIn(value) }),
  'Receiver address': (row, value) => ({ destination: row.destination ?? addressIn(value) }),
  'BSS Id': (row, value) => ({ bssid: row.bssid ?? addressIn(value) }),
  'Authentication Algorithm': (_, value) => ({ algorithm: codeIn(value) }),
  'Authentication SEQ': (_, value) => ({ transaction: codeIn(value) }),
  'Status code': (_, value) => ({ status: codeIn(value) }),
  'Reason code': (_, value) => ({ reason: codeIn(value) }),
  'Auth Key Management (AKM) type': (row, value) => ({ akm: row.akm ?? codeIn(value) }),
  'PMKID Count': (_, value) => ({ pmkids: codeIn(value) }),
  'Message number': (_, value) => ({ what: 'key', message: codeIn(value) }),
  'Epoch Time': (row, value) => ({ at: row.at ?? timeIn(value) }),
  'Epoch Arrival Time': (row, value) => ({ at: row.at ?? timeIn(value) }),
  'Time since reference or first frame': (row, value) => ({ at: row.at ?? timeIn(value) }),
};

/** Milliseconds of `12.345678000 seconds`. */
const timeIn = (value: string): number | undefined => {
  const seconds = Number.parseFloat(value);
  return Number.isNaN(seconds) ? undefined : seconds * 1000;
};

function fieldsIn(row: Row, text: string): Partial<Row> | undefined {
  const what = whatOf(TITLE.exec(text)?.[1] ?? '');
  if (what !== undefined) return { what };
  if (KEY.test(text)) return readInfo(text.trim());
  const [, label, value = ''] = FIELD.exec(text) ?? [];
  return own(FIELDS, label)?.(row, value);
}

/** Writes what a line says of its frame. @returns whether it says something */
export function addDetail(row: Row, text: string): boolean {
  const fields = fieldsIn(row, text);
  Object.assign(row, fields);
  return fields !== undefined;
}
