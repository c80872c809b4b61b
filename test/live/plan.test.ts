import { describe, expect, it } from 'vitest';
import { mac } from '../../app/domain/ids.ts';
import { planFix, type Only } from '../../app/live/plan.ts';
import type { CachedKey, Capabilities, KnownNetwork } from '../../app/platform/port.ts';
import { AP, AP2 } from '../support/station-log.ts';
import { LAB, network, OLD } from './played.ts';

/** A system that does not list its keys, and clears these. */
const blind = (cuts: Capabilities['cuts']) => ({
  cachedKeys: () => Promise.resolve([]),
  capabilities: () => Promise.resolve({ cuts, keysUnseen: true } as unknown as Capabilities),
});
const target = (more: Partial<KnownNetwork> = {}) => ({ network: { ...network, ...more }, bssid: undefined });

describe('a plan where the keys are not listed', () => {
  it('clears what the system clears', async () => {
    const { course } = await planFix(target(), blind(['network']));
    expect(course).toMatchObject({ cut: { scope: 'network' } });
    expect(course.insisted).toBeUndefined();
  });

  it('clears nothing where the system lets nobody, unless somebody insists: then the system says why', async () => {
    expect((await planFix(target(), blind([]))).course.cut).toBeUndefined();
    const { course } = await planFix(target({ connected: true }), blind([]), true);
    expect(course).toMatchObject({ cut: { scope: 'network' }, insisted: true, larger: [] });
  });
});

describe('the steps that are shown', () => {
  const keys: CachedKey[] = [AP, AP2].map((bssid) => ({
    ...{ iface: network.iface, bssid: mac(bssid), pmkid: OLD, ssid: LAB, networkId: 0 },
    ...{ birth: 'unknown' as const, opportunistic: false, inUse: false, age: 60, expiresIn: 43_140 },
  }));
  const CUTS: Capabilities['cuts'][] = [[], ['bss', 'network'], ['network', 'profile'], ['adapter']];
  const ONLY: (Only | undefined)[] = [undefined, 'network', 'reconnect'];

  it('are those of the course that is carried out', async () => {
    for (const listed of [[], keys])
      for (const cuts of CUTS)
        for (const isForced of [false, true])
          for (const only of ONLY)
            for (const keysUnseen of [{}, { keysUnseen: true as const }]) {
              if (listed.length > 0 && 'keysUnseen' in keysUnseen) continue;
              const capabilities = { cuts, ...keysUnseen } as unknown as Capabilities;
              const platform = {
                cachedKeys: () => Promise.resolve(listed),
                capabilities: () => Promise.resolve(capabilities),
              };
              const { steps, course } = await planFix(target(), platform, isForced, only);
              const [cut, ...more] = steps.filter(({ step }) => step === 'clear-pmksa');
              expect(more).toEqual([]);
              expect(cut?.scope, JSON.stringify({ cuts, isForced, only })).toBe(course.cut?.scope);
              expect(steps.some(({ step }) => step === 'reconnect')).toBe(true);
              if (only === 'reconnect') expect(cut).toBeUndefined();
            }
  });
});
