import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../app/domain/events.ts';
import { mac, type Ssid } from '../../app/domain/ids.ts';
import { Heard } from '../../app/service/heard.ts';

const OFFICE = 'Office' as Ssid;
const [NEAR, FAR] = ['02:00:00:00:00:00', '02:00:00:00:00:01'] as const;

const seen = (bssid: string, signal: number | undefined, at: number): EventOf<'bss-seen'> => ({
  ...{ kind: 'bss-seen', bssid: mac(bssid), ssid: OFFICE, akms: ['sae'], at, iface: 'wlan0' },
  ...{ witness: 'supplicant', origin: { input: 0, line: 1, text: '' } },
  ...(signal === undefined ? {} : { signal }),
});

describe('the nearest access point', () => {
  it('is the one of several that is clearly heard best', () => {
    const heard = new Heard();
    expect([heard.note(seen(FAR, -70, 0)), heard.nearest(OFFICE)]).toEqual([false, undefined]);
    expect([heard.note(seen(NEAR, -48, 1000)), heard.nearest(OFFICE)]).toEqual([true, NEAR]);
    expect([heard.note(seen(FAR, -45, 2000)), heard.nearest(OFFICE)]).toEqual([true, undefined]);
    expect([heard.note(seen(NEAR, -60, 3000)), heard.nearest(OFFICE)]).toEqual([true, FAR]);
    expect(heard.nearest('Home')).toBeUndefined();
  });

  it('is not told from scans that lie apart, nor without a strength', () => {
    const heard = new Heard();
    heard.note(seen(FAR, -70, 0));
    heard.note(seen(NEAR, -40, 60_000));
    expect(heard.nearest(OFFICE)).toBeUndefined();
    expect(heard.note(seen(NEAR, undefined, 60_000))).toBe(false);
  });
});
