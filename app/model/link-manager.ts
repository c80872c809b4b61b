/**
 * The program above the supplicant. Its words are consequences: they make an attempt only where nobody nearer to the air
 * has told of one since its activation began.
 */
import type { EventOf } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import type { Transition } from './transition.ts';

/** Nobody but managers has told of it. */
export const byManagerAlone = (attempt: Attempt): boolean =>
  attempt.events.every((event) => event.witness === 'manager');

const bySupplicant = (attempt: Attempt): boolean =>
  attempt.events.some((event) => event.witness === 'supplicant');

/** Keys were installed, and what led to them is not told: the supplicant renews them, and its manager says that they are in place. */
const isRenewed = ({ beginUnseen, fourWay }: Attempt): boolean => beginUnseen && fourWay.installed > 0;

/** No attempt was told of since the activation began. */
const isUntold = ({ link, open }: Transition): boolean => !open && link.serial <= link.managed.from;

export function onManager(t: Transition, event: EventOf<'manager-state'>): void {
  switch (event.state) {
    case 'activating':
      return t.set({ managed: { from: t.link.serial, ssid: event.ssid } });
    case 'link-up':
    case 'activated':
      return onUp(t, event);
    case 'failed':
      return onFailed(t, event);
    case 'disconnected':
      t.set({ managed: { ...t.link.managed, ssid: undefined } });
      // What the manager ends is ended on purpose.
      if (t.open && byManagerAlone(t.open)) return t.end({ by: 'stop' });
      return t.change({ askedToStop: true });
    case 'need-auth':
      return t.around();
  }
}

function onUp(t: Transition, event: EventOf<'manager-state'>): void {
  if (t.open?.connected) return t.change({});
  // One that managers alone have told of may be followed by another, and the supplicant make it by itself.
  const { ended } = t.link;
  const isNext = ended?.end?.by === 'disconnect' && byManagerAlone(ended);
  if (t.open ? bySupplicant(t.open) && !isRenewed(t.open) : !isNext && !isUntold(t)) return t.around();
  if (!t.open) t.begin(undefined, event.ssid);
  t.learn({ ssid: event.ssid, bssid: t.open?.bssid });
  // The kernel does not see the 4-way handshake end; the manager's supplicant does.
  t.change({ connected: true, connectedAt: event.at, ssid: t.open?.ssid ?? event.ssid });
  t.tell('connected');
}

function onFailed(t: Transition, event: EventOf<'manager-state'>): void {
  if (isUntold(t)) t.begin(undefined, event.ssid);
  t.set({ managed: { ...t.link.managed, ssid: undefined } });
  if (t.open && byManagerAlone(t.open)) return t.end({ by: 'gave-up', code: undefined });
  // To the kernel an association that was left looks like a connection: the manager knows that it was none.
  const last = t.open ?? t.link.ended;
  if (t.open?.connected) t.change({ givenUp: true });
  if (last && !last.connected && !bySupplicant(last)) t.changeLast({});
  t.around();
}
