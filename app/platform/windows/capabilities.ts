/** What can be seen and done on this Windows, and what is missing for more. */
import { said } from '../../domain/said.ts';
import type { CutScope } from '../../domain/finding.ts';
import { queryEvents, type WlanInterface } from '../../../native/windows.ts';
import { PlatformError, type Capabilities } from '../port.ts';
import { CHANNEL } from './event-log.ts';
import { platformError, windowsErrorOf, type Service } from './service.ts';

const LOCATION = said('windows.location');

/** @param elevated asked only where there is an adapter */
export async function capabilitiesOf(
  service: Service,
  elevated: () => boolean,
  iface?: string,
): Promise<Capabilities> {
  const adapters = await service.interfaces(iface).catch(failure);
  const log = await queryEvents(CHANNEL, '*', { backward: true, most: 1 }).then(() => undefined, failure);
  const found = 'said' in adapters ? [] : adapters;
  const location = await locationOf(service, found);
  const cuts: readonly CutScope[] =
    found.length === 0
      ? []
      : elevated()
        ? ['network', 'profile', 'adapter', 'service']
        : ['network', 'profile'];
  const isLimited = found.length > 0 && !cuts.includes('service');
  const missing =
    'said' in adapters
      ? adapters.said
      : log
        ? log.said
        : location === 'denied'
          ? [LOCATION]
          : isLimited
            ? [said('windows.needs-elevation')]
            : [];
  return {
    see: [
      {
        witness: 'event log',
        ok: log === undefined,
        detail: log?.said[0] ?? said('words.as-they-are', { text: CHANNEL }),
      },
      {
        witness: 'wireless service',
        ok: found.length > 0,
        detail:
          found.length > 0
            ? said('words.names', { names: found.map((one) => one.description) })
            : said('see.no-adapter'),
      },
      { witness: 'cached keys', ok: false, detail: said('windows.see.keys-untold') },
      ...(location === undefined
        ? []
        : [
            {
              witness: 'present connection',
              ok: location === 'told',
              ...(location === 'told' ? {} : { detail: LOCATION }),
            },
          ]),
    ],
    adapters: found.map((one) => one.guid),
    cuts,
    keysUnseen: true,
    verify: log === undefined || found.length > 0,
    controllers: found.map((one) => ({ iface: one.guid, program: 'WLAN AutoConfig' })),
    privilege: isLimited || ('said' in adapters && adapters.code === 'privilege') ? 'administrator' : 'none',
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

const failure = (error: unknown): PlatformError => {
  const known = platformError(error);
  if (known instanceof PlatformError) return known;
  throw error;
};
