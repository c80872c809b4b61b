import { expect, it } from 'vitest';
import { isReasonName, reasonNamed } from '../../app/ingest/code-names.ts';

it.each([
  ['WIFI_REASON_AUTH_EXPIRE', 2],
  ['AuthenticationExpired', 2],
  ['Auth Expired', 2],
  ['WLAN_REASON_PREV_AUTH_NOT_VALID', 2],
  ['4-Way Handshake Timeout', 15],
  ['FourWayHandshakeTimeout', 15],
  ['NO_AP_FOUND_IN_RSSI_THRESHOLD', 212],
])('%s is reason %i', (name, reason) => {
  expect(reasonNamed(name)?.reason).toBe(reason);
});

it('is no name that anybody may use for anything', () => {
  expect(isReasonName('timeout')).toBe(false);
  expect(reasonNamed('wrong password')).toBeUndefined();
});
