import { expect, it, vi } from 'vitest';
import { CUT_SCOPES, type CutScope } from '../../app/domain/finding.ts';
import type { Ssid } from '../../app/domain/ids.ts';
import { NO_LIMITS, type TreatmentLimits } from '../../app/domain/treatment.ts';
import type { Capabilities, KnownNetwork, Platform } from '../../app/platform/port.ts';
import { withinLimits } from '../../app/platform/within-limits.ts';

const NETWORK: KnownNetwork = {
  ...{ iface: 'wlan0', id: 0, ssid: 'office' as Ssid, akms: [], current: false, connected: false },
  ...{ disabled: false, tempDisabled: false, manager: undefined },
};

function limited(cuts: readonly CutScope[], limits: Partial<TreatmentLimits>) {
  const clearKey = vi.fn(() => Promise.resolve({ scope: 'bss' as const, removed: [], kept: [], at: 0 }));
  const reconnect = vi.fn(() => Promise.resolve());
  const known: Capabilities = {
    ...{ see: [], adapters: ['wlan0'], cuts, verify: true, controllers: [], privilege: 'none', missing: [] },
  };
  const bare = { name: 'fake', capabilities: () => Promise.resolve(known), clearKey, reconnect };
  const platform = withinLimits(bare as unknown as Platform, () => ({ ...NO_LIMITS, ...limits }));
  return { platform, clearKey, reconnect };
}
const cutOf = (scope: CutScope) => (scope === 'bss' ? { scope, bssids: [] } : { scope });

it('every cut up to the largest is made, and none beyond it, whoever asks', async () => {
  for (const largestCut of CUT_SCOPES)
    for (const scope of CUT_SCOPES) {
      const { platform, clearKey } = limited(CUT_SCOPES, { largestCut });
      const isAllowed = CUT_SCOPES.indexOf(scope) <= CUT_SCOPES.indexOf(largestCut);
      const asked = platform.clearKey(NETWORK, cutOf(scope));
      if (isAllowed) await asked;
      else await expect(asked).rejects.toMatchObject({ code: 'privilege' });
      expect(clearKey).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
      const { cuts } = await platform.capabilities();
      expect(cuts).toEqual(CUT_SCOPES.slice(0, CUT_SCOPES.indexOf(largestCut) + 1));
    }
});

it('what a platform can only do in a larger way counts as that', async () => {
  const { platform, clearKey } = limited(['network', 'profile'], { largestCut: 'bss' });
  await expect(platform.clearKey(NETWORK, cutOf('bss'))).rejects.toMatchObject({ code: 'privilege' });
  expect(clearKey).not.toHaveBeenCalled();
});

it('a clearing asks for no attempt where that is forbidden', async () => {
  const { platform, clearKey, reconnect } = limited(['bss'], { remedies: ['clear-pmksa'] });
  await platform.clearKey(NETWORK, cutOf('bss'), { reconnect: true });
  expect(clearKey).toHaveBeenCalledWith(NETWORK, cutOf('bss'), { reconnect: false });
  await expect(platform.reconnect(NETWORK)).rejects.toMatchObject({ code: 'privilege' });
  expect(reconnect).not.toHaveBeenCalled();
});
