import { describe, expect, it } from 'vitest';
import { readsBytes } from '../../app/ingest/dialect.ts';
import { allDialects } from '../../app/ingest/dialects.ts';
import { evidence } from '../../app/ingest/evidence.ts';
import { redacted, redactedCommand } from '../../app/ingest/redact.ts';
import { bytes, leaked, planted } from './planted-secrets.ts';
import { reportXml, WindowsLog } from '../support/windows-events.ts';
import { read } from './support.ts';

const forms = planted();

/** As the event viewer copies it. */
const EVENT_AS_TEXT = [
  'Log Name:      Microsoft-Windows-WLAN-AutoConfig/Operational',
  'Source:        Microsoft-Windows-WLAN-AutoConfig',
  'Date:          11/21/2026 1:10:00 AM',
  'Event ID:      8000',
  'Description:',
  'WLAN AutoConfig service started a connection to a wireless network.',
  '',
  'Network Adapter: Wireless Adapter',
  'Interface GUID: {02000000-0000-4000-8000-000000000001}',
  'Connection Mode: Automatic connection with a profile',
  'Profile Name: lab',
  'SSID: lab',
  'BSS Type: Infrastructure',
];
/** `REJOIN_SECRETS=all`: every form in every dialect. */
const EACH = process.env['REJOIN_SECRETS'] === 'all' ? 1 : 7;

describe('secrets that were planted', () => {
  it('are many', () => expect(forms.length).toBeGreaterThan(1500));

  it('are found in a line of their own, in bytes and in characters', () => {
    const leaks = forms.filter(
      (form) =>
        leaked(redacted(form)).length > 0 ||
        leaked(evidence(bytes(form))).length > 0 ||
        leaked(redactedCommand(`SOMETHING ${form}`)).length > 0,
    );
    expect(leaks).toEqual([]);
  });

  const dialects = allDialects.filter((dialect) => !readsBytes(dialect));
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'are kept by no event of %s, wherever they ran into its lines',
    (_, dialect) => {
      const lines = dialect.samples.flatMap(({ line }) => line.split('\n'));
      const leaks = new Set<string>();
      for (const [index, form] of forms.entries()) {
        if ((index + dialect.name.length) % EACH !== 0) continue;
        const line = lines[Math.floor(index / EACH) % lines.length] ?? '';
        const half = line.slice(0, line.length >> 1);
        const text = [
          `${line} ${bytes(form)}`,
          `${bytes(form)} ${line}`,
          `${half} ${bytes(form)} ${line}`,
          line,
        ];
        const { events } = read(`${text.join('\n')}\n`, { dialect });
        if (events.some((event) => leaked(JSON.stringify(event)).length > 0)) leaks.add(form);
      }
      expect([...leaks]).toEqual([]);
    },
  );

  it('are kept by no event of a Windows report, whichever line of a message they became', () => {
    const report = reportXml(new WindowsLog({ ssid: 'lab', auth: 'sae' }).join().events);
    const lines = report.split('\n');
    const leaks = new Set<string>();
    for (const [index, form] of forms.entries()) {
      if (index % EACH !== 0) continue;
      const escaped = bytes(form).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const before = lines.flatMap((line, at) =>
        line.includes(': ') && (at + index) % 3 === 0 ? [escaped, line] : [line],
      );
      const behind = lines.map((line) => (line.includes(': ') ? `${line} ${escaped}` : line));
      const inText = EVENT_AS_TEXT.map((line) => (line.includes(': lab') ? `${line} ${bytes(form)}` : line));
      for (const text of [before, behind, inText]) {
        const { events } = read(text.join('\n'));
        if (events.length === 0) throw new Error('the report is not read');
        if (events.some((event) => leaked(JSON.stringify(event)).length > 0)) leaks.add(form);
      }
    }
    expect([...leaks]).toEqual([]);
  });

  it('are no name of a network, where such a name ends with its line', () => {
    const join = [
      'src/network.c:network_autoconnect() ',
      'src/station.c:__station_connect_network() connecting to BSS 02:00:00:00:00:00',
      'event: connect-failed, status: 1',
    ];
    const leaks = forms.filter((form) => {
      const line = `src/station.c:station_autoconnect_next() autoconnect: Trying SSID: lab ${bytes(form)}`;
      const { events } = read([line, ...join].join('\n'));
      return leaked(JSON.stringify(events)).length > 0;
    });
    expect(leaks).toEqual([]);
  });
});
