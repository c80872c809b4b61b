/** The log of the wireless service: what it wrote lately, and what it writes, each record once. */
import { EventSubscription, queryEvents, WindowsError, type EventBatch } from '../../../native/windows.ts';
import { recordOf } from './log-reader.ts';
import { pause } from '../pause.ts';

export const CHANNEL = 'Microsoft-Windows-WLAN-AutoConfig/Operational';
/** Milliseconds of the past that are read first: a loop that is going on shows in them. */
export const PAST = 10 * 60_000;
/** Records of the past at most. */
const MOST = 2000;
/** Milliseconds between looks where nothing signals: a service that ended signals nothing any more. */
const SLOW = 5000;

export interface LogListener {
  /** A record, as XML. */
  record(xml: string): void;
  /** Records are missing here. */
  gap(why: string): void;
  /** It cannot be read now; it is tried again. Said for each try. */
  failed(error: WindowsError): void;
}

/**
 * Follows the log until the signal aborts. What was written before is bounded by the newest record at the beginning, and
 * the subscription begins behind that one: so nothing is lost between the two, and nothing comes twice.
 * @param ready called once, after the past was read or could not be
 */
export async function followLog(
  listener: LogListener,
  ready: () => void,
  signal: AbortSignal,
): Promise<void> {
  let bookmark: string | undefined;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      bookmark ??= await readPast(listener);
      if (isFirst) ready();
      for await (const batch of batches(bookmark, signal)) {
        tell(listener, batch);
        if (batch.bookmark !== '') bookmark = batch.bookmark;
      }
    } catch (error) {
      if (!(error instanceof WindowsError)) throw error;
      if (error.codeName === 'ERROR_EVT_QUERY_RESULT_STALE') {
        listener.gap('records were overwritten before they were read');
        bookmark = undefined;
      } else listener.failed(error);
      if (isFirst) ready();
      await pause(SLOW / 5, signal);
    }
  }
}

/** @returns a bookmark at the newest record; '' where there is none yet */
async function readPast(listener: LogListener): Promise<string> {
  const newest = await queryEvents(CHANNEL, '*', { backward: true, most: 1 });
  const last = recordOf(newest.events[0] ?? '')?.recordId;
  if (last === undefined) return newest.bookmark;
  const recent = `*[System[TimeCreated[timediff(@SystemTime) <= ${PAST}] and EventRecordID <= ${last}]]`;
  const past = await queryEvents(CHANNEL, recent, { backward: true, most: MOST });
  tell(listener, { ...past, events: past.events.toReversed() });
  return newest.bookmark;
}

function tell(listener: LogListener, { events, lost }: EventBatch): void {
  for (const xml of events) listener.record(xml);
  if (lost > 0) listener.gap(`${lost} record${lost > 1 ? 's' : ''} could not be read`);
}

async function* batches(bookmark: string, signal: AbortSignal): AsyncGenerator<EventBatch> {
  const bell = { rang: false, wake: (): void => undefined };
  const subscription = await EventSubscription.open(CHANNEL, '*', bookmark, () => {
    bell.rang = true;
    bell.wake();
  });
  try {
    while (!signal.aborted) {
      bell.rang = false;
      let batch: EventBatch;
      do {
        batch = await subscription.next();
        yield batch;
      } while (batch.more);
      await pause(SLOW, signal, bell);
    }
  } finally {
    await subscription.close();
  }
}

/** The last word of the log on whether an adapter is connected, and by which profile. @throws WindowsError */
export async function lastConnection(guid: string): Promise<{ profile: string } | undefined> {
  const { events } = await queryEvents(CHANNEL, '*[System[(EventID=8001 or EventID=8003)]]', {
    ...{ backward: true, most: 50 },
  });
  for (const xml of events) {
    const record = recordOf(xml);
    if (record?.fields.get('InterfaceGuid')?.toLowerCase() !== guid) continue;
    const profile = Buffer.from(record.fields.get('ProfileName') ?? '', 'latin1').toString('utf8');
    return record.id === 8001 ? { profile } : undefined;
  }
  return undefined;
}
