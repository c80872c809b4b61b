import { describe, expect, it } from 'vitest';
import { read } from './support.ts';

const kinds = (text: string): readonly string[] => read(text).events.map(({ kind }) => kind);

describe("Meraki's event log", () => {
  const rows = [
    ['Nov 21 01:00:09', 'lab-ap', 'lab', 'phone', '802.11 disassociation', 'client has left AP'],
    ['Nov 21 01:00:01', 'lab-ap', 'lab', 'phone', 'WPA authentication', ''],
    ['Nov 21 01:00:00', 'lab-ap', 'lab', 'phone', '802.11 association', 'channel: 36, rssi: 45'],
  ];
  it.each([
    ['as a file', (row: readonly string[]) => row.map((cell) => `"${cell}"`).join(',')],
    ['as a table that was copied', (row: readonly string[]) => row.join('\t')],
    ['as a page’s text', (row: readonly string[]) => row.join(' ')],
  ])('is read %s, newest first', (_, write) => {
    expect(kinds(rows.map(write).join('\n'))).toEqual(['assoc-response', 'connected', 'disconnected']);
  });
  it('is not the opposite of what the line says', () => {
    for (const line of [
      '12:00:01 wifi client 02:00:00:00:01:00 (SSID staff): 802.1X authentication failed',
      '12:00:01 phone WPA authentication was rejected',
    ])
      expect(read(line).events.map(({ kind }) => kind)).not.toContain('connected');
  });

  it('is not seen in the sentence of another controller', () => {
    const sentence =
      'Nov 21 01:00:00 Omada [client:02-00-00-00-01-00] failed to connect to [ap:lab-ap:02-00-00-00-00-00] because';
    for (const { kind, ...event } of read(`${sentence} 802.1X authentication failed`).events)
      expect([kind, 'station' in event && event.station]).toEqual(['eap', '02:00:00:00:01:00']);
  });

  it('is not seen in prose', () => {
    const prose = 'The 802.11 association went well, but WPA authentication fails at 10:15.';
    expect(read(prose).ingest.dialect).toBeUndefined();
    expect(kinds(prose)).toEqual(['join-failed']);
  });
});
