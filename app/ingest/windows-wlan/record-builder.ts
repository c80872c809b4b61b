/**
 * Puts records together from elements. Three shapes: `<Event>` as the event log renders it, `<WlanEvent>` of
 * `wlan-report-latest.xml`, and the table rows of `wlan-report-latest.html`. The report has no fields but only the message
 * in the language of the machine; but its lines stand in the order of the fields, and their labels are not needed. It
 * numbers the events of each source by themselves, so its order is that of its times and its places.
 */
import type { Instant } from '../../domain/ids.ts';
import { isoInstant } from '../stamps.ts';
import type { XmlHandler, XmlTag } from '../xml/handler.ts';
import { fieldsOfMessage } from './message-fields.ts';
import { numberOf, providerByFields, providerOf, type WindowsRecord } from './record.ts';

const MOST_FIELDS = 64;
const LONGEST_VALUE = 1024;

/** What is known of the record that is being read. */
interface Draft {
  readonly shape: 'event' | 'report' | 'row';
  provider: string;
  id: string;
  recordId: string;
  channel: string;
  time: string;
  message: string;
  cells: number;
  readonly fields: Map<string, string>;
}

/** Where text goes. */
type Target = 'id' | 'recordId' | 'channel' | 'time' | 'message' | 'field';

const EVENT_PARTS: ReadonlyMap<string, Target> = new Map([
  ['EventID', 'id'],
  ['EventRecordID', 'recordId'],
  ['Channel', 'channel'],
]);
const REPORT_PARTS: ReadonlyMap<string, Target> = new Map([
  ['EventID', 'id'],
  ['EventTime', 'time'],
  ['EventMessage', 'message'],
]);

export interface RecordSink {
  /** A record of a provider that is read. */
  record(record: Omit<WindowsRecord, 'line'>): void;
  /** One of anybody else, by the log that it stands in. */
  stranger(channel: string): void;
  /** One that was cut, or into which another one ran. */
  damaged(): void;
}

export class RecordBuilder implements XmlHandler {
  readonly #sink: RecordSink;
  #draft: Draft | undefined;
  #target: Target | undefined;
  #field = '';
  /** In the rendered message and its words, which are in the language of the machine. */
  #inRendering = false;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  get listens(): boolean {
    return this.#target !== undefined;
  }

  open(name: string, tag: XmlTag): void {
    if (name === 'Event') return this.#begin('event');
    if (name === 'WlanEvent') return this.#begin('report');
    if (name === 'tr') return this.#row(tag);
    const draft = this.#draft;
    if (!draft) return;
    if (draft.shape === 'event') this.#openInEvent(draft, name, tag);
    else if (draft.shape === 'report') this.#target = REPORT_PARTS.get(name);
    else this.#openInRow(draft, name, tag);
  }

  text(text: string): void {
    const draft = this.#draft;
    const target = this.#target;
    if (!draft || target === undefined) return;
    if (target === 'field') {
      const value = (draft.fields.get(this.#field) ?? '') + text;
      draft.fields.set(this.#field, value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value);
    } else if (draft[target].length < LONGEST_VALUE * 4) draft[target] += text.slice(0, LONGEST_VALUE * 4);
  }

  close(name: string): void {
    const draft = this.#draft;
    if (!draft) return;
    if (name === 'RenderingInfo') this.#inRendering = false;
    if (draft.shape !== 'row' || name === 'td') this.#target = undefined;
    const whole =
      (draft.shape === 'event' && name === 'Event') ||
      (draft.shape === 'report' && name === 'WlanEvent') ||
      (draft.shape === 'row' && name === 'tr');
    if (whole) this.#finish(draft);
  }

  /** The input ended, or the record that is being read did. */
  end(): void {
    this.#abandon();
  }

  #begin(shape: Draft['shape']): void {
    this.#abandon();
    this.#draft = {
      shape,
      provider: shape === 'event' ? '' : 'Microsoft-Windows-WLAN-AutoConfig',
      id: '',
      recordId: '',
      channel: '',
      time: '',
      message: '',
      cells: 0,
      fields: new Map(),
    };
  }

  #abandon(): void {
    if (this.#draft && this.#draft.shape !== 'row') this.#sink.damaged();
    this.#draft = undefined;
    this.#target = undefined;
    this.#inRendering = false;
  }

  #openInEvent(draft: Draft, name: string, tag: XmlTag): void {
    this.#target = undefined;
    if (name === 'RenderingInfo') this.#inRendering = true;
    if (this.#inRendering) return;
    if (name === 'Provider') draft.provider = tag.attribute('Name') ?? '';
    else if (name === 'TimeCreated') draft.time = tag.attribute('SystemTime') ?? '';
    else if (name === 'Data') {
      this.#field = (tag.attribute('Name') ?? '').slice(0, 64);
      if (draft.fields.size < MOST_FIELDS && this.#field !== '') this.#target = 'field';
    } else this.#target = EVENT_PARTS.get(name);
  }

  /** `<tr class="wlan connect">`, with line breaks in it where something failed; other classes are of other services. */
  #row(tag: XmlTag): void {
    this.#abandon();
    if ((tag.attribute('class') ?? '').split(/\s+/).includes('wlan')) this.#begin('row');
  }

  /** Cells: number (with its place in the report), time, message with `<br>` between its lines. */
  #openInRow(draft: Draft, name: string, tag: XmlTag): void {
    if (name === 'td') {
      draft.cells++;
      this.#target = draft.cells === 1 ? 'id' : draft.cells === 2 ? 'time' : undefined;
    } else if (name === 'span')
      this.#target = tag.attribute('class') === 'message-body' ? 'message' : undefined;
    else if (name === 'br' && this.#target === 'message') draft.message += '\n';
  }

  #finish(draft: Draft): void {
    this.#draft = undefined;
    this.#target = undefined;
    const id = numberOf(draft.id);
    if (id === undefined) return this.#sink.damaged();
    const provider = draft.provider === '' ? providerByFields(id, draft.fields) : providerOf(draft.provider);
    if (!provider) return this.#sink.stranger(draft.channel);
    this.#sink.record({
      provider,
      id,
      recordId: numberOf(draft.recordId) ?? 0,
      channel: draft.channel,
      at: instantOf(draft.time),
      // The report prints no codes, but the sentences that stand for them.
      fields: draft.shape === 'event' ? draft.fields : fieldsOfMessage(provider, id, draft.message),
    });
  }
}

/** `2026-11-20T12:28:52.6452345Z`; the report writes local time without saying of which zone. */
const instantOf = (text: string): Instant | undefined => {
  const trimmed = text.trim();
  const instant = trimmed === '' ? undefined : isoInstant(trimmed, 0);
  return instant !== undefined && Number.isFinite(instant) ? instant : undefined;
};
