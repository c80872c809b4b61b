/**
 * Frames in rows of seven columns, as tshark prints them and Wireshark copies them: number, time, source, destination, protocol,
 * length, info. Addresses may be the name of a maker with half of one; the arrow is UTF-8, or what a terminal made of it.
 */
import { addressOf } from '../hardware-address.ts';
import { dhcpStepOf } from '../dhcp/steps.ts';
import { readInfo, type Row } from './row.ts';

const PARTY = String.raw`(?:(?:[\da-f]{2}[:-]){5}[\da-f]{2}|[\w.-]{1,16}_(?:[\da-f]{2}:){0,2}[\da-f]{2}|Broadcast)`;
const NAMED = String.raw`(${PARTY})(?: \((${PARTY})\))?(?: \((?:RA|TA|BSSID|SA|DA)\))*`;
const TIME = String.raw`(?:(\d{1,9}\.\d{1,9})|(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?|[A-Z][a-z]{2} {1,2}\d{1,2}, \d{4} \d\d:\d\d:\d\d(?:\.\d{1,9})?(?: \w{1,5})?)|(\d\d:\d\d:\d\d(?:\.\d{1,9})?))`;
const ROW = new RegExp(
  String.raw`^\s*(?:(\d{1,9})\s+)?${TIME}\s+(?:${NAMED}\s+)?(?:\xe2\x86\x92|->|\?|>)?\s*${NAMED}\s+(802\.11|EAPOL|EAP|TLS[\w.]{0,6}|SSL[\w.]{0,6}|WLAN)\s+(?:(\d{1,6})\s+)?(\S.{0,300})$`,
  'i',
);
/** Parties by names of their own; without a column for the protocol the frame's words stand alone. */
const NAME = String.raw`([^\W\d_][\w.'-]{0,31})`;
const NAMED_ROW = new RegExp(
  String.raw`^\s*(?:(\d{1,9})\s+)?${TIME}\s+${NAME}\s+(?:\xe2\x86\x92|->|>)?\s*${NAME}\s+(?:(?:802\.11|EAPOL|EAP|WLAN)\s+(?:\d{1,6}\s+)?|(?=[A-Z][A-Za-z -]{2,32}, SN=\d|Key \((?:Group )?Message ))(\S.{0,300})$`,
  'i',
);
/** What a connection is for: the row of a packet of IP. */
const DHCP_ROW = new RegExp(
  String.raw`^\s*(?:\d{1,9}\s+)?${TIME}\s+[\d.:a-f]{3,39}\s+(?:\xe2\x86\x92|->|\?|>)?\s*[\d.:a-f]{3,39}\s+DHCP\s+(?:\d{1,6}\s+)?DHCP (Discover|Offer|Request|ACK|NAK)\b`,
  'i',
);
/** Its first line, where the tool prints one. */
const HEADING = /^\s*No\.\s+Time\s+Source\s+Destination\s+Protocol/i;

const EVERYBODY = /^(?:broadcast|ff[:-]ff[:-]ff[:-]ff[:-]ff[:-]ff)$/i;
const DAY_ONE = '1970-01-01T';

const party = (name: string | undefined, address: string | undefined) => {
  const written = address ?? name;
  return written === undefined || EVERYBODY.test(written) ? undefined : addressOf(written);
};

/** Of a frame that carries TLS it is known that the login goes on. */
const goesOn = { what: 'other' } as const;

export const isHeading = (text: string): boolean => HEADING.test(text);

/** Milliseconds. */
function instantOf(relative?: string, date?: string, clock?: string): number | undefined {
  const at =
    relative === undefined
      ? Date.parse(date?.replace(' ', 'T') ?? `${DAY_ONE}${clock}Z`)
      : Number(relative) * 1000;
  return Number.isNaN(at) ? undefined : at;
}

function namedRow(text: string, line: number): Row | undefined {
  const row = NAMED_ROW.exec(text);
  if (!row) return undefined;
  const [, number, relative, date, clock, from, to, info = ''] = row;
  return {
    ...readInfo(info),
    ...{ line, text, number, at: instantOf(relative, date, clock) },
    ...{ source: party(from, undefined), destination: party(to, undefined) },
  };
}

export function summaryRow(text: string, line: number): Row | undefined {
  const packet = DHCP_ROW.exec(text);
  if (packet) {
    const [, relative, date, clock, message] = packet;
    return { line, text, what: 'other', at: instantOf(relative, date, clock), dhcp: dhcpStepOf(message) };
  }
  const row = ROW.exec(text);
  if (!row) return namedRow(text, line);
  const [
    ,
    number,
    relative,
    date,
    clock,
    from,
    fromAddress,
    to,
    toAddress,
    protocol = '',
    length,
    info = '',
  ] = row;
  // In a row with one address it is the receiver's: of whom it comes nobody wrote down.
  return {
    ...(/^(?:tls|ssl)/i.test(protocol) ? goesOn : readInfo(info)),
    ...{ line, text, number, at: instantOf(relative, date, clock) },
    ...{ source: party(from, fromAddress), destination: party(to, toAddress) },
    length: length === undefined ? undefined : Number(length),
  };
}
