import { expect, it } from 'vitest';
import { NO_BSSID } from '../../app/domain/ids.ts';
import { hostapd } from '../../app/ingest/hostapd/dialect.ts';
import { wpaSupplicant } from '../../app/ingest/wpa-supplicant/dialect.ts';
import { parseSupplicantMessage, wpaEvents } from '../../app/ingest/wpa-events.ts';
import { read } from './support.ts';

it('gives lines without a name to the interface seen last', () => {
  const { events } = read(
    [
      'BSSID 02:00:00:00:00:00 ignore list count incremented to 2, ignoring for 10 seconds',
      'wlan1: Associated with 02:00:00:00:00:00',
      'BSSID 02:00:00:00:00:00 ignore list count incremented to 2, ignoring for 10 seconds',
      'wlan2: Associated with 02:00:00:00:00:00',
      'SAE: Confirm mismatch',
      'wlan1: Event SCAN_RESULTS (3) received',
      'SAE: Confirm mismatch',
      'wlan2: something that no rule knows',
      'SAE: Confirm mismatch',
    ].join('\n'),
    { dialect: wpaSupplicant },
  );
  expect(events.map(({ iface }) => iface)).toEqual([
    '',
    'wlan1',
    'wlan1',
    'wlan2',
    'wlan2',
    'wlan1',
    'wlan2',
  ]);
});

it('takes no part of hostap for an interface', () => {
  // The driver's own "nl80211: Associated with" comes beside the event that counts.
  const { events } = read('nl80211: Associated with 02:00:00:00:00:00\n', { dialect: wpaSupplicant });
  expect(events).toEqual([]);
});

it('says which frame ended a connection where a debug line has said it', () => {
  const { events } = read(
    [
      'wlan1: Disassociation notification',
      'wlan1:  * reason 2 (PREV_AUTH_NOT_VALID)',
      'wlan1: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
      'wlan1: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
    ].join('\n'),
    { dialect: wpaSupplicant },
  );
  const [debug, told, later] = events;
  expect(debug).toMatchObject({ frame: 'disassociation', bssid: NO_BSSID, reason: 2, local: false });
  expect(told).toMatchObject({ frame: 'disassociation', bssid: '02:00:00:00:00:00', reason: 2 });
  expect(later).not.toHaveProperty('frame');
});

it('finds the PMKID in the RSNE of the next request', () => {
  const { events } = read(
    'WPA: set own WPA/RSN IE - hexdump(len=44): 30 2a 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac 08 c0 00 01 00 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e 00 0f ac 06\n',
    { dialect: wpaSupplicant },
  );
  expect(events).toMatchObject([
    { kind: 'rsne', pmkids: 1, pmkid: '638f104e5cc3638ef8e0bd541f32d66e', akms: ['sae'] },
  ]);
});

it('reads recordings of the control interface with time and interface', () => {
  const { events, ingest } = read(
    [
      '1795224843.065000 wlan1 <3>CTRL-EVENT-SCAN-STARTED ',
      '1795224843.084000 wlan2 <2>Own MAC address: 02:00:00:00:01:00',
      '> <3>Associated with 02:00:00:00:00:00',
      'IFNAME=wlan1 <3>CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
      'OK',
    ].join('\n'),
  );
  expect(ingest.dialect).toBe(wpaEvents.name);
  expect(events).toMatchObject([
    { kind: 'scan-started', at: 1795224843065, iface: 'wlan1' },
    { kind: 'own-address', at: 1795224843084, iface: 'wlan2' },
    { kind: 'assoc-response', at: undefined, iface: 'wlan2' },
    { kind: 'disconnected', at: undefined, iface: 'wlan1' },
  ]);
  expect(ingest.counts.unknown).toBe(1);
});

it('reads one datagram of a live monitor', () => {
  const from = { input: 2, line: 7, iface: 'wlan1', at: 5 };
  expect(parseSupplicantMessage('<3>PMKSA-CACHE-REMOVED 02:00:00:00:00:00 0', from)).toEqual([
    {
      kind: 'pmksa-removed',
      bssid: '02:00:00:00:00:00',
      networkId: 0,
      at: 5,
      iface: 'wlan1',
      witness: 'supplicant',
      origin: { input: 2, line: 7, text: '<3>PMKSA-CACHE-REMOVED 02:00:00:00:00:00 0' },
    },
  ]);
  expect(parseSupplicantMessage('IFNAME=wlan9 <3>CTRL-EVENT-BEACON-LOSS ', from)).toMatchObject([
    { kind: 'beacon-loss', iface: 'wlan9' },
  ]);
  expect(parseSupplicantMessage('OK\n', from)).toEqual([]);
  expect(parseSupplicantMessage('', from)).toEqual([]);
});

it('keeps the address that drivers put where they know none', () => {
  const { events } = read('wlan1: CTRL-EVENT-DISCONNECTED bssid=00:00:00:00:00:00 reason=0\n', {
    dialect: wpaSupplicant,
  });
  expect(events).toMatchObject([{ bssid: '00:00:00:00:00:00' }]);
});

it('tells what happens to its own stations as an access point, never as its own join', () => {
  const { events } = read(
    [
      'p2p0: AP-STA-CONNECTED 02:00:00:00:01:00',
      'p2p0: CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00',
      'p2p0: STA 02:00:00:00:01:00 IEEE 802.11: associated (aid 1)',
      'wlan0: CTRL-EVENT-EAP-FAILURE EAP authentication failed',
    ].join('\n'),
    { dialect: wpaSupplicant },
  );
  expect(events.map(({ kind, witness, station }) => [kind, witness, station])).toEqual([
    ['connected', 'access-point', '02:00:00:00:01:00'],
    ['eap', 'access-point', '02:00:00:00:01:00'],
    ['assoc-response', 'access-point', '02:00:00:00:01:00'],
    ['eap', 'supplicant', undefined],
  ]);
});

it.each([
  ['write (local SSL3 detected an error):fatal:unknown CA', 'certificate-error'],
  ['write (local SSL3 detected an error):fatal:protocol version', 'tls-failure'],
  ['read (remote end reported an error):fatal:handshake failure', 'tls-failure'],
  ['read (remote end reported an error):fatal:unknown CA', 'inner-failure'],
])('says which side ended TLS, and over what: %s', (alert, step) => {
  const { events } = read(`SSL: SSL3 alert: ${alert}\n`, { dialect: wpaSupplicant });
  expect(events).toMatchObject([{ kind: 'eap', step }]);
});

it('takes a name that begins with a digit for an interface, and a stamp for none', () => {
  const { events } = read(
    ['2wlan: Associated with 02:00:00:00:00:00', '12:34: Associated with 02:00:00:00:00:00'].join('\n'),
    { dialect: wpaSupplicant },
  );
  expect(events.map(({ iface }) => iface)).toEqual(['2wlan']);
});

it('takes an association that nobody here asked for as somebody else’s once it comes again', () => {
  const uninvited = 'wlan0: No network configuration found for the current AP';
  const { events } = read(`${uninvited}\n${uninvited}\n`, { dialect: wpaSupplicant });
  expect(events.map(({ kind }) => kind)).toEqual(['unexpected-auth-event', 'foreign-controller']);
});

it.each([
  ['WPS-SUCCESS ', 'CTRL-EVENT-EAP-FAILURE EAP authentication failed', wpaSupplicant],
  ['WPS-FAIL msg=8 config_error=18', 'CTRL-EVENT-EAP-FAILURE EAP authentication failed', wpaSupplicant],
  ['WPS-SUCCESS ', 'CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00', wpaSupplicant],
  ['WPS-REG-SUCCESS 02:00:00:00:01:00 00', 'CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00', wpaSupplicant],
  ['WPS-SUCCESS ', 'CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00', hostapd],
  ['WPS-REG-SUCCESS 02:00:00:00:01:00 00', 'CTRL-EVENT-EAP-FAILURE2 02:00:00:00:01:00', hostapd],
  ['WPS-FAIL msg=8 config_error=18', 'CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00', hostapd],
])('takes the EAP failure that ends a WPS exchange for none: %s, %s', (wps, failure, dialect) => {
  const text = `p2p0: ${wps}\np2p0: ${failure}\n`;
  expect(read(text, { dialect }).events.findLast(({ kind }) => kind === 'eap')).toMatchObject({
    step: 'failure',
    method: 'WSC',
  });
});

it('takes the failure of a login after WPS for one', () => {
  const text = 'wlan0: WPS-SUCCESS \nwlan0: CTRL-EVENT-EAP-STARTED EAP authentication started\n';
  const { events } = read(`${text}wlan0: CTRL-EVENT-EAP-FAILURE EAP authentication failed\n`, {
    dialect: wpaSupplicant,
  });
  expect(events.at(-1)).not.toHaveProperty('method');
});

it('hears of a refused login from the line that disables the network, if that is all there is', () => {
  const disabled = (reason: string): string =>
    `wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab" auth_failures=1 duration=10 reason=${reason}`;
  const kinds = (reason: string): string[] => read(disabled(reason)).events.map(({ kind }) => kind);
  expect(kinds('AUTH_FAILED')).toEqual(['temp-disabled', 'eap']);
  expect(kinds('CONN_FAILED')).toEqual(['temp-disabled']);
});

it('knows a connection whose address is three dots and whose end was left out', () => {
  const { events } = read('wpa_supplicant: wlan0: CTRL-EVENT-CONNECTED - Connection to ... completed');
  expect(events).toMatchObject([{ kind: 'connected' }]);
});

it('spells out what damage has put into a stamp', () => {
  const { events } = read(
    '1795222481.1\rlan1: Association request to the driver failed\n1795222481.114540: wlan1: CTRL-EVENT-SCAN-STARTED \n',
  );
  expect(events[0]?.kind).toBe('driver-refused');
  for (const { origin } of events) expect(origin.text).toMatch(/^[ -~]+$/);
});
