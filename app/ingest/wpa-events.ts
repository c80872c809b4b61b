/**
 * wpa_supplicant's control interface: `<3>CTRL-EVENT-…` as a monitor gets it, `IFNAME=wlan0 <3>…` from the global
 * socket, wpa_cli's output, and recordings of `SECONDS.USEC IFNAME <3>…`. The messages are those of the log.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import type { Dialect, Emit, LineParser, Recognition } from './dialect.ts';
import { UNKNOWN } from './dialect.ts';
import { LogDress } from './dress.ts';
import { MessageParser } from './message-parser.ts';
import { secondsInstant } from './stamps.ts';
import { matchAt, textOf } from './text.ts';
import { samplesOf, supplicantRules, supplicantTable } from './wpa-supplicant/rules.ts';

/** Time and interface, prompt, IFNAME=, and the level that makes it an event. */
const DRESS = /(?:(\d{1,12}\.\d{6}):? (?:(\S{1,15}) )?)?(?:> ?)?(?:IFNAME=(\S{1,15}) )?<[0-5]>/y;
/** A name as drivers give them: no more than that stands before a message. */
const INTERFACE = /^[\w.@:-]*$/;
const BLANK = 0x20;
/** Stamp and interface. */
const LONGEST_FRONT = 34;
const LEVEL = /<[0-5]>[A-Z ]/;

const source = { witness: 'supplicant', table: supplicantTable, programs: [] } as const;

class EventParser implements LineParser {
  readonly #messages: MessageParser;

  constructor(input: number, emit: Emit) {
    this.#messages = new MessageParser(source, new LogDress([], 1970), input, emit);
  }

  get state(): number {
    return this.#messages.state;
  }

  parseText(line: string, number: number): Recognition {
    // wpa_cli redraws its prompt with a carriage return.
    const start = line.startsWith('\r') ? 1 : 0;
    const match = matchAt(DRESS, line, start);
    if (!match) return UNKNOWN;
    const [dress, stamp, name, global] = match;
    return this.#messages.parseMessage(
      line.slice(start + dress.length),
      global ?? name ?? '',
      stamp === undefined ? undefined : secondsInstant(stamp, 0),
      number,
      line,
      start === 0 && INTERFACE.test(`${name ?? ''}${global ?? ''}`),
    );
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    return this.parseText(textOf(bytes, start, end), number);
  }

  end(): void {
    // Every event is one line.
  }
}

/** `1795222476.640752 wlan0 <3>` */
const isRecorded = (bytes: Uint8Array, start: number, end: number): boolean => {
  if (bytes[start + 10] !== 0x2e || bytes[start + 17] !== BLANK) return false;
  const limit = Math.min(end - 3, start + LONGEST_FRONT);
  for (let p = start + 18; p < limit; p++)
    if (bytes[p] === BLANK) return bytes[p + 1] === 0x3c && bytes[p + 3] === 0x3e;
  return false;
};

export const wpaEvents: Dialect = {
  name: 'wpa-events',
  title: "wpa_supplicant's control interface events, as wpa_cli prints them",
  samples: samplesOf(supplicantRules, (message) => `<3>${message}`),
  family: 'hostap',
  score: (line) => {
    const match = matchAt(DRESS, line, line.startsWith('\r') ? 1 : 0);
    return match && LEVEL.test(line.slice(0, 80)) ? 3 : 0;
  },
  owns: isRecorded,
  hasStamps: true,
  openings: ['IFNAME='],
  open: (input, emit) => new EventParser(input, emit),
};

/** Where a datagram of a live monitor came from. */
export interface DatagramSource {
  readonly input: number;
  /** Number of the datagram, from 1. */
  readonly line: number;
  readonly iface: string;
  readonly at: Instant | undefined;
}

/**
 * Reads one datagram of an attached monitor.
 *
 * @param datagram `<3>CTRL-EVENT-…` or `IFNAME=wlan0 <3>…`, one character a byte
 * @returns its events, none where it says nothing or nothing known
 */
export const parseSupplicantMessage = (datagram: string, from: DatagramSource): readonly WifiEvent[] => {
  const events: WifiEvent[] = [];
  const match = matchAt(DRESS, datagram, 0);
  if (!match) return events;
  const parser = new MessageParser(source, NO_DRESS, from.input, (event) => events.push(event));
  const message = datagram.slice(match[0].length);
  parser.parseMessage(message, match[3] ?? from.iface, from.at, from.line, datagram);
  return events;
};

const NO_DRESS = new LogDress([], 1970);
