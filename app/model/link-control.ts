/** What the supplicant decides for itself, and what others tell it: back-off, ignored BSSs, commands, its own life. */
import type { EventOf } from '../domain/events.ts';
import type { Transition } from './transition.ts';

export function onTempDisabled(t: Transition, event: EventOf<'temp-disabled'>): void {
  t.learn({ ssid: event.ssid, networkId: event.networkId });
  // It is said of the attempt that has just failed, whose network no line before it may have named.
  const failed = t.open ?? t.link.ended;
  if (failed && failed.ssid === undefined) {
    if (failed.bssid) t.learn({ ssid: event.ssid, bssid: failed.bssid });
    else t.name('', event.ssid);
  }
  if (t.open && !t.open.connected && t.open.ssid === event.ssid) t.end({ by: 'silence' });
  const until = event.at === undefined ? undefined : event.at + event.seconds * 1000;
  const { reason, failures } = event;
  const disabled = new Map(t.link.backOff.disabled).set(event.networkId, {
    ssid: event.ssid,
    until,
    reason,
    failures,
  });
  t.set({ backOff: { ...t.link.backOff, disabled } });
  t.changeLast({ backOff: event.reason });
}

export function onReenabled(t: Transition, event: EventOf<'reenabled'>): void {
  const disabled = new Map(t.link.backOff.disabled);
  disabled.delete(event.networkId);
  t.set({ backOff: { ...t.link.backOff, disabled } });
}

export function onIgnored(t: Transition, event: EventOf<'bssid-ignored' | 'bssid-unignored'>): void {
  const ignored = new Map(t.link.backOff.ignored);
  if (event.kind === 'bssid-unignored') ignored.delete(event.bssid);
  else ignored.set(event.bssid, event.count ?? (ignored.get(event.bssid) ?? 0) + 1);
  t.set({ backOff: { ...t.link.backOff, ignored } });
}

export function onSupplicant(t: Transition, event: EventOf<'supplicant'>): void {
  if (event.state === 'version') return t.set({ version: event.version });
  t.end({ by: 'stop' });
  // The cache lives in the supplicant's memory: it is gone with the process.
  const cacheKnown = event.state === 'started';
  t.set({ pmksa: new Map(), cacheKnown, backOff: { disabled: new Map(), ignored: new Map() } });
  t.around();
}

/** Control commands after which the end of a connection is no accident. */
const STOPPING =
  /^(?:DISCONNECT|DISABLE_NETWORK|REMOVE_NETWORK|TERMINATE|SELECT_NETWORK|REASSOCIATE|REATTACH|ROAM|FLUSH|RECONFIGURE)\b/;

export function onCommand(t: Transition, event: EventOf<'command'>): void {
  if (t.open && STOPPING.test(event.command)) t.change({ askedToStop: true });
  t.around();
}
