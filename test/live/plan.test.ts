import { describe, expect, it } from 'vitest';
import { planFix } from '../../app/live/plan.ts';
import type { Capabilities, KnownNetwork } from '../../app/platform/port.ts';
import { network } from './played.ts';

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
