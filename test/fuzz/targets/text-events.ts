/** Windows' events as text, and rows of CSV: the event viewer's, `Export-Csv`'s, Meraki's. */
import { merakiCsv } from '../../../app/ingest/cloud/meraki-csv.ts';
import { createIngest } from '../../../app/ingest/ingest.ts';
import { windowsText } from '../../../app/ingest/windows-wlan/text-dialect.ts';

const DIALECTS = [windowsText, merakiCsv];
const MESSAGE = [
  'WLAN AutoConfig service failed to connect to a wireless network.',
  '',
  'Network Adapter: Lab Adapter',
  'SSID: lab',
  'Failure Reason:The specific network is not available.',
  'RSSI: 255',
].join('\n');
const PROVIDER = 'Microsoft-Windows-WLAN-AutoConfig';

export const seeds = (): readonly Uint8Array[] =>
  [
    `Event[0]\n  Log Name: ${PROVIDER}/Operational\n  Source: ${PROVIDER}\n  Date: 2026-11-21T01:00:00.0000000Z\n  Event ID: 8002\n  Description: \n${MESSAGE}`,
    `TimeCreated  : 11/21/2026 1:00:00 AM\nProviderName : ${PROVIDER}\nId           : 8002\nMessage      : ${MESSAGE}`,
    `Level,Date and Time,Source,Event ID,Task Category\nError,11/21/2026 1:00:00 AM,${PROVIDER},8002,None,"${MESSAGE}"`,
    `"TimeCreated","Id","ProviderName","Message"\n"21.11.2026 01:00:00","8002","${PROVIDER}","${MESSAGE} ""lab"""`,
    MESSAGE,
    ...DIALECTS.map(({ samples }) => samples.map(({ line }) => line).join('\n')),
  ].map((text) => Buffer.from(text));

export const branchesPerLine = 20_000;

export const run = (bytes: Uint8Array): void => {
  const ingest = createIngest({ year: 2026, emit: () => undefined });
  ingest.feed(bytes);
  ingest.end();
};

// Tables are made with the first input, and are no work of its.
run(new Uint8Array(1));
