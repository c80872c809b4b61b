/** What a link may do: show a network, and ask the service to look at it. */
import type { LiveState } from '../ipc/contract/views.ts';
import type { DiagnoseLink } from './deep-link.ts';
import type { Service } from './service.ts';

const linked = (state: LiveState, { ssid }: DiagnoseLink) =>
  Object.values(state.networks).find((network) => network.ssid === ssid && !network.recorded);

/**
 * Waits for the service's first look at the machine, so that a link can start the app.
 * @param show with the network's handle where this machine knows it
 */
export function followLink(
  link: DiagnoseLink,
  { live, handlers }: Pick<Service, 'live' | 'handlers'>,
  show: (network: string | undefined) => void,
): void {
  const follow = (): void => {
    const network = linked(live.state, link);
    show(network?.id);
    // Refusals have their place in the state; a link has nobody to tell them to.
    if (network) void handlers['network.check']({ network: network.id }).catch(() => undefined);
  };
  if (live.state.machine.state !== 'starting') {
    follow();
    return;
  }
  show(undefined);
  const stop = live.listen(() => {
    if (live.state.machine.state === 'starting') return;
    stop();
    follow();
  });
}
