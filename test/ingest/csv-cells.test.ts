import { describe, expect, it } from 'vitest';
import { csvCells } from '../../app/ingest/csv-cells.ts';
import { read as judge } from '../support/station-log.ts';

it.each([
  ['a,b,,c', ['a', 'b', '', 'c'], false],
  ['"a, ""b""",c', ['a, "b"', 'c'], false],
  ['"a" ,"b"', ['a', 'b'], false],
  ['a,"b', ['a', 'b'], true],
  ['a,"b""', ['a', 'b"'], true],
  ['', [''], false],
])('reads the cells of %s', (line, cells, isOpen) => {
  expect(csvCells(line)).toEqual({ cells, isOpen });
});

it('takes time in proportion to what it reads, however many quotes', () => {
  expect(csvCells('"'.repeat(1e6)).cells.length).toBeLessThan(65);
  expect(csvCells('"",'.repeat(1e6)).cells).toHaveLength(64);
});

describe("events of Windows' wireless service in CSV", () => {
  const message = [
    'WLAN AutoConfig service failed to connect to a wireless network.',
    '',
    'SSID: lab',
    'Failure Reason:The specific network is not available.',
  ];
  const provider = 'Microsoft-Windows-WLAN-AutoConfig';

  it.each([
    [`Information,11/21/2026 1:00:00 AM,${provider},8002,None,"`, '"'],
    [`"8002","11/21/2026 1:00:00 AM","${provider}","`, '"'],
    [`"21.11.2026 01:00:00","8002","Fehler","${provider}","`, '","lab-pc"'],
  ])('are read whatever the order of the columns: %s', (before, after) => {
    const lines = message.map((line, n) => `${n === 0 ? before : ''}${line}${n === 3 ? after : ''}`);
    expect(judge([...lines, ...lines]).verdict).toBe('network-not-found');
  });

  it('end with their cell, and a quote that is never closed ends, too', () => {
    const open = `Error,11/21/2026 1:00:00 AM,${provider},8002,None,"WLAN AutoConfig`;
    const up = ['WLAN AutoConfig service has successfully connected to a wireless network.', 'SSID: lab'];
    const filler = Array.from({ length: 60 }, () => 'nothing');
    expect(judge([open, ...filler, ...up]).verdict).toBe('healthy');
  });
});
