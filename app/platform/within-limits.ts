/**
 * A platform that changes no more than the organisation allows. Guard, `fix`, the window and what is kept empty all change
 * this computer through its two calls, so none of them can go round it.
 */
import { CUT_SCOPES, type CutScope } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import type { Remedy, TreatmentLimits } from '../domain/treatment.ts';
import { PlatformError, type Platform } from './port.ts';

const sizeOf = (scope: CutScope): number => CUT_SCOPES.indexOf(scope);

/** @param limits asked each time: they change while the program runs */
export function withinLimits(platform: Platform, limits: () => TreatmentLimits): Platform {
  const capabilities = platform.capabilities.bind(platform);
  const clearKey = platform.clearKey.bind(platform);
  const reconnect = platform.reconnect.bind(platform);
  const isAllowed = (scope: CutScope): boolean => sizeOf(scope) <= sizeOf(limits().largestCut);
  /** What is cleared in truth: where a cut is not to be had, the platform makes the next larger one. */
  const inTruth = async (iface: string, wanted: CutScope): Promise<CutScope> => {
    const { cuts } = await capabilities(iface);
    return cuts.find((scope) => sizeOf(scope) >= sizeOf(wanted)) ?? wanted;
  };
  return Object.assign(platform, {
    capabilities: async (iface?: string) => {
      const known = await capabilities(iface);
      const mayClear = limits().remedies.includes('clear-pmksa');
      return { ...known, cuts: mayClear ? known.cuts.filter(isAllowed) : [] };
    },
    clearKey: async (...[network, cut, options = {}]: Parameters<Platform['clearKey']>) => {
      demand(limits(), 'clear-pmksa');
      // Without a limit there is nothing to ask, and guard has no time to lose.
      if (limits().largestCut !== CUT_SCOPES.at(-1) && !isAllowed(await inTruth(network.iface, cut.scope)))
        throw new PlatformError(
          'privilege',
          said('policy.forbids.cut', { largest: said(`policy.cut.${limits().largestCut}`) }),
        );
      const mayAsk = limits().remedies.includes('reconnect');
      return clearKey(network, cut, mayAsk ? options : { ...options, reconnect: false });
    },
    reconnect: async (...args: Parameters<Platform['reconnect']>) => {
      demand(limits(), 'reconnect');
      return reconnect(...args);
    },
  } satisfies Partial<Platform>);
}

/** @throws PlatformError 'privilege' where the organisation does not allow it */
export function demand({ remedies }: TreatmentLimits, remedy: Remedy): void {
  if (!remedies.includes(remedy)) throw new PlatformError('privilege', said(`policy.forbids.${remedy}`));
}
