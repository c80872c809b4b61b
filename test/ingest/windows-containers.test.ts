import { describe, expect, it } from 'vitest';
import { readsBytes } from '../../app/ingest/dialect.ts';
import { lineDialects } from '../../app/ingest/dialects.ts';
import { windowsWlan } from '../../app/ingest/windows-wlan/dialect.ts';
import {
  evtx,
  prettyXml,
  renderedXml,
  reportHtml,
  reportXml,
  wevtutilXml,
  WindowsLog,
  type WindowsEvent,
} from '../support/windows-events.ts';
import { english } from '../support/words.ts';
import { read, type Reading } from './support.ts';

const SSID = 'lab & <"é">';
const log = new WindowsLog({ ssid: SSID, auth: 'sae' })
  .join()
  .wait(60)
  .securityStopped()
  .security()
  .keys()
  .disconnected(2, 'The network is disconnected by the user.')
  .ask()
  .associate()
  .refused(229378, 53)
  .failed(229378)
  .join();

type Write = (events: readonly WindowsEvent[]) => string | Uint8Array;
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const CONTAINERS: readonly (readonly [string, Write])[] = [
  ['wevtutil /f:xml', wevtutilXml],
  ['newest first', (events) => wevtutilXml(events.toReversed())],
  ['/f:RenderedXml /e:Events', renderedXml],
  ['the event viewer, indented', prettyXml],
  ['PowerShell, UTF-16', (events) => utf16(wevtutilXml(events))],
  ['.evtx', evtx],
  ['wlan-report-latest.xml', reportXml],
  ['wlan-report-latest.html', reportHtml],
];

const reading = (written: string | Uint8Array, chunk?: number): Reading => {
  const text = Buffer.from(written).toString('latin1');
  return read(text, chunk === undefined ? {} : { chunk });
};

const told = ({ events }: Reading): unknown =>
  events.map(({ kind, iface, ...rest }) => [
    kind,
    iface,
    'ssid' in rest ? rest.ssid : '',
    'status' in rest ? rest.status : '',
  ]);

describe.each(CONTAINERS)('%s', (_, write) => {
  const plain = told(reading(wevtutilXml(log.events)));

  it('is detected and tells the same as all others', () => {
    const found = reading(write(log.events));
    expect(found.ingest.dialect).toBe('windows-wlan');
    expect(told(found)).toEqual(plain);
    expect(found.ingest.counts).toEqual({
      lines: log.events.length,
      recognised: log.events.length,
      unknown: 0,
      damaged: 0,
    });
  });

  it('is read the same in small pieces', () => {
    expect(told(reading(write(log.events), 61))).toEqual(plain);
  });

  it('tells of an SSID of any characters', () => {
    expect(JSON.stringify(plain)).toContain(JSON.stringify(SSID).slice(1, -1));
  });

  it('survives a cut at any place', () => {
    const bytes = Buffer.from(write(log.events));
    for (let n = 0; n < 12; n++) {
      const { ingest } = reading(bytes.subarray(0, Math.floor((bytes.length * n) / 12)));
      expect(ingest.counts.recognised).toBeLessThanOrEqual(log.events.length);
    }
  });
});

it('leaves what is no event log to others', () => {
  for (const dialect of lineDialects.filter((one) => !readsBytes(one)))
    for (const { line } of dialect.samples)
      expect(windowsWlan.sniff(Buffer.from(line, 'latin1')), line).toBe(false);
});

it('keeps no key of a profile that a report holds or that was pasted into it', () => {
  const profile = '<WLANProfile><MSM><keyMaterial>Tr0ub4dor</keyMaterial></MSM></WLANProfile>';
  const pasted = log.events.map((event) => ({ ...event, fields: { ...event.fields, ProfileName: profile } }));
  const { events } = reading(`${profile}${wevtutilXml(pasted)}${profile}`);
  expect(events.length).toBeGreaterThan(5);
  expect(JSON.stringify(events)).not.toContain('Tr0ub4dor');
});

it.each([
  ['.evtx', evtx],
  ['XML', wevtutilXml],
])('names the log of another channel, and the one that is needed: %s', (_, write) => {
  const others = log.events.map((event) => ({
    ...event,
    ...{ provider: 'Microsoft-Windows-Kernel-Power', channel: 'System', id: 506 },
  }));
  expect(english(reading(write(others)).ingest.nothing ?? [])).toMatch(
    /^is Windows' event log System, .*Microsoft-Windows-WLAN-AutoConfig\/Operational/,
  );
  expect(reading(write(log.events)).ingest.nothing).toBeUndefined();
});

it('counts the events of other programs as unknown', () => {
  const others = log.events.map((event) => ({
    ...event,
    provider: 'Microsoft-Windows-Kernel-Power',
    id: 506,
  }));
  const { ingest, events } = reading(wevtutilXml([...others, ...log.events.slice(0, 1)]));
  expect(ingest.counts.unknown).toBe(others.length);
  expect(events).toHaveLength(1);
});

it('reads the numbers and not the sentences', () => {
  const refused = new WindowsLog({ auth: 'sae' }).ask().associate().refused(229378, 17);
  const { events } = reading(renderedXml(refused.events));
  expect(events.find(({ kind }) => kind === 'assoc-response')).toMatchObject({ status: 17 });
});

describe('a name of a network', () => {
  const namesIn = (ssid: string): unknown[] =>
    reading(wevtutilXml(new WindowsLog({ ssid }).join().events)).events.flatMap((event) =>
      'ssid' in event ? [event.ssid] : [],
    );

  it('has up to 32 characters, whatever their bytes', () =>
    expect(new Set(namesIn('é'.repeat(32)))).toEqual(new Set(['é'.repeat(32)])));

  it('is none where more ran into its field', () => expect(namesIn('x'.repeat(33))).toEqual([]));
});
