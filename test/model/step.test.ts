import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../app/detect/verdict.ts';
import type { Happening, WifiEvent } from '../../app/domain/events.ts';
import { mac, NO_BSSID, type Ssid } from '../../app/domain/ids.ts';
import { step } from '../../app/model/step.ts';
import { EMPTY_WORLD } from '../../app/model/links.ts';
import type { World } from '../../app/model/world.ts';

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

const event: fc.Arbitrary<WifiEvent> = fc
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

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const method of ['set', 'add', 'delete', 'clear'] as const) {
      Object.defineProperty(value, method, {
        value: () => {
          throw new Error(`the old world was changed by ${method}()`);
        },
      });
    }
  }
  Object.freeze(value);
  if (value instanceof Map || value instanceof Set) for (const one of value.values()) freeze(one);
  for (const one of Object.values(value)) freeze(one);
}

describe('step', () => {
  it('never throws, never changes the old world, and can be judged after any event', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let world: World = EMPTY_WORLD;
        for (const one of events) {
          freeze(world);
          world = step(world, one).world;
        }
        const verdict = diagnose(world);
        expect(verdict.confidence).toBeGreaterThanOrEqual(0);
        expect(verdict.confidence).toBeLessThanOrEqual(1);
        expect(verdict.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is a function: the same events give the same world', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const run = (): World => events.reduce((world, one) => step(world, one).world, EMPTY_WORLD);
        expect(run()).toEqual(run());
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its state bounded however long the trouble lasts', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 40 }), (events) => {
        let world: World = EMPTY_WORLD;
        for (let round = 0; round < 60; round++) {
          for (const one of events) {
            const at = one.at === undefined ? undefined : one.at + round * 200_000;
            world = step(world, { ...one, at }).world;
          }
        }
        for (const link of world.links.values()) {
          expect(link.pmksa.size).toBeLessThanOrEqual(32);
          for (const story of link.stories.values()) {
            expect(story.attempts.length).toBeLessThanOrEqual(48);
            expect(story.closed.length).toBeLessThanOrEqual(24);
            expect(story.around.length).toBeLessThanOrEqual(48);
            for (const attempt of story.attempts) expect(attempt.events.length).toBeLessThanOrEqual(64);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
