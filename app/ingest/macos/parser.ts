import type { Carrier, Emit, LineParser, OpenOptions, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { matchMasked } from '../masked.ts';
import { isDigit, textOf } from '../text.ts';
import type { Read } from '../rules.ts';
import { cwErrorIn } from './cw-error.ts';
import { behindPrefixes, MacDress } from './dress.ts';
import { EapolClient } from './eapol.ts';
import { glance, READ_IT } from './glance.ts';
import { PROGRAMS, EAPOLCLIENT, rulesFor, TERMINAL } from './programs.ts';
import { mayBeField, readNdjson, RecordReader, type MacRecord } from './record.ts';
import type { Readers } from './rules.ts';
import { MacStation } from './station.ts';

const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const BLANK = 0x20;
const EMPTY = /(?:)/y;
/** What stands before a command in a terminal. */
const PROMPT = /^[ -~]{0,80}?[%$#] (?:sudo )?(?:\/usr\/sbin\/)?(?=networksetup )/;

const NO_CLOCK: Carrier = { instant: () => undefined };

/** Where a message was found. */
interface Place {
  readonly line: number;
  /** The whole line, or the message of a record. */
  readonly text: string;
}

export class MacParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #dress: MacDress;
  readonly #records = new RecordReader();
  readonly #readers: Readers;

  constructor(input: number, emit: Emit, options?: OpenOptions) {
    this.#input = input;
    this.#emit = emit;
    this.#dress = new MacDress(options?.year ?? 1970);
    const station = new MacStation();
    this.#readers = { station, eapol: new EapolClient(station) };
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const first = bytes[start] ?? 0;
    if (isDigit(first)) {
      const seen = glance(bytes, start, end, this.#readers.station);
      if (seen !== READ_IT) return seen;
    }
    if (first === BLANK && !mayBeField(bytes, start) && !this.#readers.eapol.awaitsStatus()) return UNKNOWN;
    return this.parseText(textOf(bytes, start, end), number);
  }

  parseText(line: string, number: number): Recognition {
    const first = line.charCodeAt(0);
    if (first === OPENING_BRACE && line.length > 2) return this.#record(readNdjson(line), number);
    if (first === CLOSING_BRACE) return this.#record(this.#records.take(), this.#records.number);
    if (first === BLANK && !this.#readers.eapol.awaitsStatus()) {
      this.#records.field(line, number);
      return UNKNOWN;
    }
    const dress = this.#dress;
    if (dress.peel(line)) {
      return this.#message(dress.program, line, dress.body, { line: number, text: line }, dress);
    }
    return isDigit(first) ? UNKNOWN : this.#bare(line, number);
  }

  end(): void {
    // Every message is told by its own line.
  }

  /** A line without a stamp: of a terminal, or one of several of a message. */
  #bare(line: string, number: number): Recognition {
    const place = { line: number, text: line };
    const { eapol } = this.#readers;
    if (eapol.awaitsStatus()) return this.#send(eapol.property(line), EAPOLCLIENT, number, line.trim());
    const body = PROMPT.exec(line)?.[0].length ?? 0;
    // Continuations may begin with anything: what is no answer is not a damaged one.
    const isAnswer = this.#message(TERMINAL, line, body, place, NO_CLOCK) === RECOGNISED;
    return isAnswer ? RECOGNISED : UNKNOWN;
  }

  #record(record: MacRecord | undefined, number: number): Recognition {
    if (!record) return UNKNOWN;
    const { program, message } = record;
    if (message === undefined) return DAMAGED;
    const lineEnd = message.indexOf('\n');
    const first = lineEnd < 0 ? message : message.slice(0, lineEnd);
    const place = { line: number, text: first };
    const verdict = this.#message(program, first, behindPrefixes(first, 0), place, record);
    const { eapol } = this.#readers;
    if (eapol.awaitsStatus() && lineEnd >= 0) {
      for (const line of message.slice(lineEnd + 1, lineEnd + 4000).split('\n')) {
        if (eapol.awaitsStatus()) this.#send(eapol.property(line), program, number, first);
      }
    }
    return verdict;
  }

  /** @param clock asked for the time only where a rule has recognised the message */
  #message(program: number, text: string, body: number, place: Place, clock: Carrier): Recognition {
    const readers = this.#readers;
    let isDamaged = false;
    for (const rule of rulesFor(program, text.charCodeAt(body))) {
      if (!text.startsWith(rule.head, body)) continue;
      const groups = matchMasked(rule.rest ?? EMPTY, text, body + rule.head.length);
      if (!groups) {
        isDamaged = true;
        continue;
      }
      if (!rule.read) return RECOGNISED;
      readers.station.next(clock, place.text);
      const message = text.slice(body);
      return this.#send(rule.read(groups, readers, message), program, place.line, message);
    }
    const message = text.slice(body);
    const code = message.includes('-39') ? cwErrorIn(message) : undefined;
    if (code === undefined) return isDamaged ? DAMAGED : UNKNOWN;
    readers.station.next(clock, place.text);
    return this.#send(readers.station.failed(code), program, place.line, message);
  }

  /** What stands before a message in its line is not kept: its number finds it, and a screen is only so wide. */
  #send(reads: readonly Read[] | undefined, program: number, line: number, message: string): Recognition {
    if (!reads) return UNKNOWN;
    if (reads.length === 0) return RECOGNISED;
    const { station } = this.#readers;
    const at = station.instant();
    const { iface } = station;
    const { name = '', witness = 'supplicant' } = PROGRAMS[program] ?? {};
    const text = evidence(program === TERMINAL ? message : `${name}: ${message}`);
    const origin = { input: this.#input, line, text };
    for (const read of reads) this.#emit({ at, origin, witness, iface, ...read });
    return RECOGNISED;
  }
}
