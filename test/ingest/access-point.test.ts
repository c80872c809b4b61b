import { expect, it } from 'vitest';
import { hostapd } from '../../app/ingest/hostapd/dialect.ts';
import { read } from './support.ts';

const STA = '02:00:00:00:01:00';
const AP = '02:00:00:00:00:00';

it('tells a refused PMKID as the station saw it', () => {
  const { events } = read(
    [
      `Using interface wlan0 with hwaddr ${AP} and ssid "lab-sae"`,
      'wlan0: AP-ENABLED ',
      `association request: STA=${STA} capab_info=0x431 listen_interval=5 seq_ctrl=0xd0`,
      `wlan0: STA ${STA} WPA: No PMKSA cache entry found for SAE`,
    ].join('\n'),
  );
  expect(events).toMatchObject([
    { kind: 'bss-seen', bssid: AP, ssid: 'lab-sae', iface: 'wlan0' },
    { kind: 'ap-started', bssid: AP },
    { kind: 'assoc-request', bssid: AP, station: STA },
    { kind: 'pmksa-offered', certain: true, station: STA },
    { kind: 'pmksa-refused', station: STA },
    { kind: 'assoc-response', bssid: AP, status: 53, station: STA },
  ]);
  for (const event of events) expect(event.witness).toBe('access-point');
});

it('tells one leave once, with its reason where a debug line has it', () => {
  const { events } = read(
    [
      `wlan0: deauthentication: STA=${STA} reason_code=3`,
      `wlan0: AP-STA-DISCONNECTED ${STA}`,
      `wlan0: STA ${STA} IEEE 802.11: deauthenticated`,
    ].join('\n'),
    { dialect: hostapd },
  );
  expect(events).toMatchObject([{ kind: 'disconnected', reason: 3, local: true, station: STA }]);
});

it('blames the access point for what it did itself', () => {
  const { events } = read(
    [
      `hostapd_wpa_auth_disconnect: WPA authenticator requests disconnect: STA ${STA} reason 15`,
      `wlan0: STA ${STA} IEEE 802.11: deauthenticated due to local deauth request`,
    ].join('\n'),
    { dialect: hostapd },
  );
  expect(events).toMatchObject([{ kind: 'disconnected', reason: 15, local: false }]);
});

it('counts an authentication once at every level', () => {
  const { events } = read(
    [
      `wlan0: STA ${STA} IEEE 802.11: authenticated`,
      `authentication reply: STA=${STA} auth_alg=0 auth_transaction=2 resp=0 (IE len=0) (dbg=handle-auth)`,
      `wlan0: STA ${STA} IEEE 802.11: authenticated`,
    ].join('\n'),
    { dialect: hostapd },
  );
  expect(events).toMatchObject([
    { kind: 'auth-response', algorithm: -1 },
    { kind: 'auth-response', algorithm: 0 },
  ]);
});
