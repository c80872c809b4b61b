import { expect, it } from 'vitest';
import { read as judge } from '../support/station-log.ts';
import { read } from './support.ts';

const PROVIDER = 'Microsoft-Windows-WLAN-AutoConfig';
const failed = (reason: string): string =>
  `WLAN AutoConfig service failed to connect to a wireless network.\r\n\r\nProfile Name: lab\r\nSSID: lab\r\nFailure Reason:${reason}\r\nRSSI: 255`;

/** As Windows PowerShell 5 writes it, and as PowerShell 7 does. */
const shell = (time: unknown, id: number, message: string): unknown => ({
  Message: message,
  Id: id,
  Version: 0,
  ProviderName: PROVIDER,
  TimeCreated: time,
  Bookmark: {},
  Properties: [{ Value: 'lab' }],
});

const reason = 'The specific network is not available.';

it.each([
  ['one event', shell('/Date(1795222476640)/', 8002, failed(reason))],
  ['a list', [1, 2].map((n) => shell(`2026-11-21T01:00:0${n}.123+00:00`, 8002, failed(reason)))],
  ['chosen columns', { TimeCreated: '/Date(1795222476640)/', Id: 8002, Message: failed(reason) }],
  [
    'Winlogbeat',
    {
      '@timestamp': '2026-11-21T01:00:00.123Z',
      winlog: {
        event_id: '8002',
        provider_name: PROVIDER,
        event_data: { SSID: 'lab', ReasonCode: '163851' },
      },
    },
  ],
  [
    'NXLog',
    {
      EventTime: '2026-11-21 01:00:00',
      EventID: 8002,
      SourceName: PROVIDER,
      SSID: 'lab',
      ReasonCode: '163851',
    },
  ],
])('reads %s, in lines or indented', (_, value) => {
  for (const text of [JSON.stringify(value), JSON.stringify(value, undefined, 4)])
    expect(judge(text.split('\n')).verdict).toBe('network-not-found');
});

it('puts events in order, and tells of each once', () => {
  const records = [
    shell(
      '/Date(1795222477000)/',
      8001,
      'WLAN AutoConfig service has successfully connected to a wireless network.\r\nSSID: lab',
    ),
    shell('/Date(1795222476000)/', 8002, failed('The driver disconnected while associating.')),
  ];
  const { events, ingest } = read(JSON.stringify(records));
  expect(ingest.counts).toMatchObject({ recognised: 2 });
  expect(events.at(-1)).toMatchObject({ kind: 'connected', ssid: 'lab' });
});

it.each([
  ['Dynamic key exchange did not succeed within configured time', 8002],
  ['The wireless network is not visible', 8002],
  ['Association with the network timed out.', 8002],
])('knows the sentence of a reason: %s', (sentence, id) => {
  const { events } = read(JSON.stringify(shell('/Date(1795222476640)/', id, failed(sentence))));
  expect(events.length).toBeGreaterThan(0);
});
