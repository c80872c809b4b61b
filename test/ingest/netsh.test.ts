import { describe, expect, it } from 'vitest';
import { read } from './support.ts';

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** As `netsh wlan show interfaces` prints it; labels and values are in the language of the machine. */
const shown = (state: string): string =>
  [
    '    Name                   : Wi-Fi',
    '    GUID                   : 01234567-89ab-cdef-0123-456789abcdef',
    `    State                  : ${state}`,
    '    SSID                   : lab',
    '    AP BSSID               : 02:00:00:00:00:00',
    '',
  ].join('\n');

describe('what netsh shows of an interface', () => {
  it.each([
    'connected',
    'Verbunden',
    'connecté',
    'conectado',
    'bağlı',
    'подключено',
    '已连接',
    '接続されました',
  ])('is a connection where it says so: %s', (state) => {
    const { events } = read(utf8(shown(state)));
    expect(events.map(({ kind }) => kind)).toEqual(['connected']);
    expect(events[0]).toMatchObject({ ssid: 'lab', bssid: '02:00:00:00:00:00' });
  });
  it('is a connection also where its first rows were not copied, if it says of which network', () => {
    const rows = shown('connected').split('\n');
    expect(read(rows.slice(2).join('\n')).events.map(({ kind }) => kind)).toEqual(['connected']);
    const nameless = [rows[4], '    SSID name              : lab', rows[2]].join('\n').replace('02:00:', '');
    expect(read(nameless).events).toEqual([]);
  });
  it.each(['disconnected', 'authenticating', 'déconnecté'])('is none: %s', (state) => {
    expect(read(utf8(shown(state))).events).toEqual([]);
  });
  it.each([
    ['Wireless LAN adapter Wi-Fi:', true],
    ['Carte r\u00e9seau sans fil Wi-Fi\u00a0:', true],
    ['Ethernet adapter VirtualBox Host-Only Network:', false],
  ])('has given itself an address where ipconfig says so below: %s', (heading, isOurs) => {
    const given = `   Autoconfiguration IPv4 Address. . : 169.254.83.107(Preferred)`;
    const { events } = read(utf8([shown('connected'), heading, '', given, ''].join('\n')));
    expect(events.map(({ kind }) => kind)).toEqual(['connected', ...(isOurs ? ['address'] : [])]);
  });
});
