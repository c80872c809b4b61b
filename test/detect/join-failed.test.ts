import { describe, expect, it } from 'vitest';
import type { Happening } from '../../app/domain/events.ts';
import { mac, NO_BSSID } from '../../app/domain/ids.ts';
import { Doctor } from '../../app/pipeline.ts';

/** Events of an operating system that joins by itself, half a second apart. */
const diagnose = (happenings: readonly Happening[]): Doctor => {
  const doctor = new Doctor();
  for (const [second, happening] of happenings.entries()) {
    const origin = { input: 0, line: second + 1, text: JSON.stringify(happening) };
    doctor.see({ at: 500 * second, origin, witness: 'supplicant', iface: 'en0', ...happening });
  }
  return doctor;
};

const request: Happening = { kind: 'assoc-request', bssid: NO_BSSID };
const failed = (code?: number): Happening =>
  code === undefined ? { kind: 'join-failed' } : { kind: 'join-failed', code };
const connected: Happening = { kind: 'connected', bssid: mac('02:00:00:00:00:00') };

describe('an operating system that gives up', () => {
  it('names the cached key where it said so, after one attempt', () => {
    const { verdict, variant, confidence, findings } = diagnose([
      { kind: 'akm-selected', akm: 'sae' },
      request,
      { kind: 'pmksa-refused' },
      failed(-3924),
    ]).verdict();
    expect({ verdict, variant }).toEqual({ verdict: 'stale-pmksa', variant: 'invalid-pmkid' });
    expect(confidence).toBeGreaterThan(0.9);
    expect(findings[0]?.ruledOut.map(({ cause }) => cause)).toContain('wrong-passphrase');
  });

  it('is less sure where the key may be the password itself, and does not say that this was not tried', () => {
    const once: Happening[] = [request, { kind: 'pmksa-refused' }, failed(-3924)];
    for (const told of [once, [...once, ...once]]) {
      const { verdict, confidence, findings, claims } = diagnose(told).verdict();
      expect(verdict).toBe('stale-pmksa');
      expect(confidence).toBeLessThan(0.8);
      expect(claims.map(({ code }) => code)).not.toContain('password-not-tried');
      expect(findings[0]?.ruledOut).toEqual([]);
    }
    const psk: Happening[] = [{ kind: 'akm-selected', akm: 'psk' }, ...once];
    expect(diagnose(psk).verdict().verdict).not.toBe('stale-pmksa');
  });

  it('names it also where a frame of the access point came first', () => {
    const { verdict, variant, findings } = diagnose([
      request,
      { kind: 'disconnected', bssid: NO_BSSID, reason: 2, local: false },
      { kind: 'pmksa-refused' },
      failed(-3924),
    ]).verdict();
    expect({ verdict, variant }).toEqual({ verdict: 'stale-pmksa', variant: 'invalid-pmkid' });
    expect(findings[0]?.attempts).toBe(1);
  });

  it('proves nothing by a number alone, however often', () => {
    for (const code of [undefined, -3900, -3905, -3912, -3925]) {
      const again = Array.from({ length: 6 }, () => [request, failed(code)]).flat();
      expect(diagnose(again).verdict().verdict, String(code)).toBe('undetermined');
    }
  });

  it('is not believed while the connection is up', () => {
    const { verdict, recovered } = diagnose([request, connected, failed(-3900), failed(-3900)]).verdict();
    expect({ verdict, recovered }).toEqual({ verdict: 'healthy', recovered: false });
  });

  it('does not blame a cache for a refusal after a full login', () => {
    const login: Happening[] = [
      request,
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'identity' },
      { kind: 'pmksa-refused' },
      failed(-3924),
    ];
    expect(diagnose([...login, ...login]).verdict().verdict).not.toBe('stale-pmksa');
  });
});
