/** What must hold for any input of Windows' event log, whatever its container. */
import assert from 'node:assert/strict';
import type { WifiEvent } from '../../app/domain/events.ts';
import { windowsWlan } from '../../app/ingest/windows-wlan/dialect.ts';
import { WindowsLog, type WindowsEvent } from '../support/windows-events.ts';

/** Small, and no divisor of anything that the formats are made of. */
const CHUNK = 61;
const MOST_EVENTS_PER_RECORD = 8;

const read = (bytes: Uint8Array, chunk: number): { events: WifiEvent[]; lines: number } => {
  const events: WifiEvent[] = [];
  const parser = windowsWlan.openBytes(0, (event) => events.push(event));
  for (let p = 0; p < bytes.length; p += chunk) parser.feed(bytes.subarray(p, p + chunk));
  parser.end();
  const { lines, recognised, unknown, damaged } = parser.counts;
  assert.equal(recognised + unknown, lines);
  assert.ok(damaged <= unknown);
  return { events, lines };
};

/** Does not throw, counts right, says nothing endless, and reads the same however the input is cut into chunks. */
export const checkInput = (bytes: Uint8Array): void => {
  const { events, lines } = read(bytes, Math.max(1, bytes.length));
  assert.ok(events.length <= MOST_EVENTS_PER_RECORD * lines);
  for (const { origin, at } of events) {
    assert.ok(origin.line >= 1 && origin.line <= lines);
    assert.ok(origin.text.length <= 400 && !/\p{Cc}/u.test(origin.text));
    assert.ok(at === undefined || Number.isFinite(at));
  }
  assert.deepEqual(read(bytes, CHUNK).events, events);
};

/** An incident with every kind of event in it. */
export const everything = (): readonly WindowsEvent[] =>
  new WindowsLog({ ssid: 'lab & <"é">', auth: 'eap' })
    .join()
    .securityStopped()
    .security()
    .keys()
    .disconnected(2, 'The network is disconnected by the user.')
    .ask()
    .associate()
    .refused(229378, 53)
    .failed(229378)
    .ask()
    .associate()
    .associated()
    .security()
    .say(21055, { FastRoam: 'true' }, 0.01, 'Diagnostic')
    .securityFailed(0x48014, 'PSK mismatch suspected')
    .failed(229382)
    .blocked(20)
    .ask()
    .associate()
    .associated()
    .security()
    .eapStarted()
    .eapFailed(0x50005, 0x80420015)
    .driver(10042, {
      AdapterGuid: '{02000000-0000-4000-8000-000000000001}',
      MAC: '020000000000',
      Reason: 0x10002,
    })
    .say(20005, { AssocStatus: 0x30035 }, 0.01, 'Diagnostic')
    .say(10003, { ErrorCode: 1 }, 0.1, 'System')
    .say(4000, {}, 1, 'System').events;
