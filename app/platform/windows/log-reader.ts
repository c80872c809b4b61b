/** Records of Windows' event log, one XML each, as they come: through the dialect that reads exported logs. */
import type { WifiEvent } from '../../domain/events.ts';
import { Attempts } from '../../ingest/windows-wlan/attempts.ts';
import { isKnown } from '../../ingest/windows-wlan/known.ts';
import type { WindowsRecord } from '../../ingest/windows-wlan/record.ts';
import { RecordBuilder } from '../../ingest/windows-wlan/record-builder.ts';
import { XmlReader } from '../../ingest/xml/xml-reader.ts';

export type LogRecord = Omit<WindowsRecord, 'line'>;

/** @returns undefined for what is no whole record of a provider that is read */
export function recordOf(xml: string): LogRecord | undefined {
  let record: LogRecord | undefined;
  const builder = new RecordBuilder({
    record: (one) => (record = one),
    stranger: () => undefined,
    damaged: () => undefined,
  });
  new XmlReader(builder).feed(Buffer.from(xml, 'utf8'));
  return record;
}

/** Live records come in order, so unlike those of a file they are told at once. */
export class LogReader {
  readonly #attempts: Attempts;
  #line = 0;

  /** @param input index of the log among the inputs of the diagnosis */
  constructor(input: number, emit: (event: WifiEvent) => void) {
    this.#attempts = new Attempts(input, emit);
  }

  read(xml: string): void {
    const record = recordOf(xml);
    this.#line++;
    if (record) this.see(record);
  }

  see(record: LogRecord): void {
    if (isKnown(record.provider, record.id)) this.#attempts.see({ ...record, line: this.#line });
  }
}
