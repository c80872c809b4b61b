/** What can be seen and done on this Windows, and what is missing for more. */
import type { CutScope } from '../../domain/finding.ts';
import { queryEvents, WindowsError, type WlanInterface } from '../../../native/windows.ts';
import { PlatformError, type Capabilities } from '../port.ts';
import { CHANNEL } from './event-log.ts';
import { windowsErrorOf, type Service } from './service.ts';

export const KEYS_UNTOLD = 'Windows does not tell which keys it holds';
const LOCATION =
  'Windows does not tell the present connection to programs that location is not allowed for (Settings, Privacy & security, Location); Rejoin takes it from the event log.';

/** @param elevated asked only where there is an adapter */
export async function capabilitiesOf(
  service: Service,
  elevated: () => boolean,
  iface?: string,
): Promise<Capabilities> {
  const adapters = await service.interfaces(iface).catch(failure);
  const log = await queryEvents(CHANNEL, '*', { backward: true, most: 1 }).then(() => undefined, failure);
  const found = adapters instanceof Error ? [] : adapters;
  const location = await locationOf(service, found);
  const cuts: readonly CutScope[] =
    found.length === 0
      ? []
      : elevated()
        ? ['network', 'profile', 'adapter', 'service']
        : ['network', 'profile'];
  const isLimited = found.length > 0 && !cuts.includes('service');
  const missing =
    adapters instanceof Error
      ? adapters.message
      : log
        ? log.message
        : location === 'denied'
          ? LOCATION
          : isLimited
            ? 'To restart the adapter or the wireless service, Rejoin must run as administrator.'
            : '';
  return {
    see: [
      { witness: 'event log', ok: log === undefined, detail: log?.message ?? CHANNEL },
      {
        witness: 'wireless service',
        ok: found.length > 0,
        detail: found.map((one) => one.description).join(', ') || 'no adapter',
      },
      { witness: 'cached keys', ok: false, detail: KEYS_UNTOLD },
      ...(location === undefined
        ? []
        : [
            {
              witness: 'present connection',
              ok: location === 'told',
              detail: location === 'told' ? '' : LOCATION,
            },
          ]),
    ],
    adapters: found.map((one) => one.guid),
    cuts,
    keysUnseen: true,
    verify: log === undefined || found.length > 0,
    controllers: found.map((one) => ({ iface: one.guid, program: 'WLAN AutoConfig' })),
    privilege:
      isLimited || (adapters instanceof PlatformError && adapters.code === 'privilege')
        ? 'administrator'
        : 'none',
    missing,
  };
}

/** Whether Windows tells the connection; undefined where there is none to be told of. */
async function locationOf(
  service: Service,
  adapters: readonly WlanInterface[],
): Promise<'told' | 'denied' | undefined> {
  const [adapter] = adapters;
  if (!adapter) return undefined;
  try {
    await service.ask((wlan) => wlan.connection(adapter.guid));
    return 'told';
  } catch (error) {
    return windowsErrorOf(error)?.isDenied ? 'denied' : undefined;
  }
}

const failure = (error: unknown): Error => {
  if (error instanceof PlatformError || error instanceof WindowsError) return error;
  throw error;
};
