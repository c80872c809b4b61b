import fc from 'fast-check';
import type { Happening, WifiEvent } from '../../app/domain/events.ts';
import { mac, NO_BSSID, type Ssid } from '../../app/domain/ids.ts';

const bssid = fc.constantFrom(mac('02:00:00:00:00:00'), mac('02:00:00:00:03:00'), NO_BSSID);
const ssid = fc.constantFrom('lab' as Ssid, '' as Ssid, '\\xff' as Ssid);
const code = fc.constantFrom(0, 1, 2, 3, 4, 15, 17, 53);
const flag = fc.boolean();

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('auth-request' as const), bssid, ssid }),
  fc.record({
    kind: fc.constant('auth-response' as const),
    bssid,
    algorithm: fc.constantFrom(0, 3),
    transaction: fc.constantFrom(1, 2),
    status: code,
  }),
  fc.record({
    kind: fc.constant('auth-rejected' as const),
    bssid,
    algorithm: fc.constantFrom(0, 3),
    transaction: fc.constantFrom(1, 2),
    status: code,
  }),
  fc.record({ kind: fc.constant('assoc-request' as const), bssid, ssid }),
  fc.record({ kind: fc.constant('assoc-response' as const), bssid, status: code }),
  fc.record({
    kind: fc.constant('eap' as const),
    step: fc.constantFrom('started' as const, 'success' as const, 'failure' as const),
  }),
  fc.record({
    kind: fc.constant('eapol-key' as const),
    message: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    direction: fc.constant('received' as const),
  }),
  fc.record({ kind: fc.constant('keys-installed' as const), bssid }),
  fc.record({ kind: fc.constant('connected' as const), bssid, networkId: fc.constantFrom(0, 1) }),
  fc.record({ kind: fc.constant('disconnected' as const), bssid, reason: code, local: flag }),
  fc.record({ kind: fc.constant('pmksa-added' as const), bssid, networkId: fc.constantFrom(0, 1) }),
  fc.record({ kind: fc.constant('pmksa-removed' as const), bssid }),
  fc.record({ kind: fc.constant('pmksa-offered' as const), certain: flag }),
  fc.record({
    kind: fc.constant('temp-disabled' as const),
    networkId: fc.constant(0),
    ssid,
    failures: fc.nat(9),
    seconds: fc.nat(300),
    reason: fc.constant('CONN_FAILED'),
  }),
  fc.constant({ kind: 'psk-mismatch-suspected' as const }),
  fc.constant({ kind: 'network-not-found' as const }),
  fc.constant({ kind: 'beacon-loss' as const }),
  fc.constant({ kind: 'supplicant' as const, state: 'terminating' as const }),
  fc.constant({ kind: 'tick' as const }),
);

/** An event of a station or of an access point about one station, sensible or not. */
export const anyEvent: fc.Arbitrary<WifiEvent> = fc
  .record({
    happening,
    at: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
    witness: fc.constantFrom('supplicant' as const, 'kernel' as const, 'access-point' as const),
    iface: fc.constantFrom('', 'wlan0', 'wlan1'),
  })
  .map(({ happening: what, at, witness, iface }) => ({
    ...what,
    at,
    witness,
    iface,
    origin: { input: 0, line: 1, text: '' },
    ...(witness === 'access-point' ? { station: mac('02:00:00:00:01:00') } : {}),
  }));
