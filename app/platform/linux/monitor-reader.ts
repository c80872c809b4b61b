/** Turns the messages of a monitor into events, by the same rules that read wpa_supplicant's log. */
import type { WifiEvent } from '../../domain/events.ts';
import { LogDress } from '../../ingest/dress.ts';
import { MessageParser } from '../../ingest/message-parser.ts';
import { supplicantTable } from '../../ingest/wpa-supplicant/rules.ts';
import type { WpaEvent } from './wpa-event.ts';

export class MonitorReader {
  readonly #parser: MessageParser;
  readonly #iface: string;

  constructor(iface: string, input: number, emit: (event: WifiEvent) => void) {
    this.#iface = iface;
    const source = { witness: 'supplicant', table: supplicantTable, programs: [] } as const;
    this.#parser = new MessageParser(source, new LogDress([], 1970), input, emit);
  }

  read(event: WpaEvent, line: number): void {
    const raw = `<${event.level}>${event.text}`;
    this.#parser.parseMessage(event.text, event.iface ?? this.#iface, event.at, line, raw);
  }
}
