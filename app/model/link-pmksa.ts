import { OPEN_SYSTEM } from '../domain/codes.ts';
import type { EventOf } from '../domain/events.ts';
import { mergeLateConfirm } from './late-confirm.ts';
import { addEntry, applySnapshot, removeEntry, updateEntry } from './pmksa-mirror.ts';
import type { Transition } from './transition.ts';

type PmksaEvent = EventOf<
  | 'pmksa-added'
  | 'pmksa-removed'
  | 'pmksa-offered'
  | 'pmksa-miss'
  | 'pmksa-refused'
  | 'pmksa-accepted'
  | 'pmksa-snapshot'
  | 'm1-pmkid'
  | 'rsne'
>;

/** Follows the PMKSA cache, and marks attempts that use, gain or lose an entry. */
export function onPmksa(t: Transition, event: PmksaEvent): void {
  switch (event.kind) {
    case 'pmksa-added':
      return onAdded(t, event);
    case 'pmksa-removed':
      return onRemoved(t, event);
    case 'pmksa-offered':
      return onOffered(t, event);
    case 'rsne':
      return onRsne(t, event);
    case 'pmksa-refused':
      t.changeLast({ refusalSaid: true });
      return outcome(t, 'refused');
    case 'pmksa-accepted':
      // An access point finds the key before it says that it has taken the station, and its log may begin there: it is the next one's.
      if (!t.open && event.witness === 'access-point')
        return onOffered(t, { ...event, kind: 'pmksa-offered', certain: true });
      t.changeLast({ acceptanceSaid: true });
      return outcome(t, 'accepted');
    case 'pmksa-snapshot':
      return t.set({ pmksa: applySnapshot(t.link.pmksa, event.rows, event.at) });
    case 'pmksa-miss':
    case 'm1-pmkid':
      return t.change({});
  }
}

function outcome(t: Transition, lastOutcome: 'accepted' | 'refused'): void {
  const attempt = t.open ?? t.link.ended;
  if (!attempt?.bssid) return;
  t.set({ pmksa: updateEntry(t.link.pmksa, attempt.bssid, { lastOutcome, lastAttempt: attempt.serial }) });
}

function onAdded(t: Transition, event: EventOf<'pmksa-added'>): void {
  const { bssid, networkId, at } = event;
  if (t.open) mergeLateConfirm(t, bssid);
  const open = t.open;
  // A driver that chooses the access point by itself is told the network alone: the entry says which one it took.
  const here = open !== undefined && !open.connected && (open.bssid ?? bssid) === bssid;
  // SAE takes two exchanges, FILS another algorithm: behind one open authentication somebody else added the entry.
  const proves =
    here && (open.authRequests > 1 || open.algorithms.some((algorithm) => algorithm !== OPEN_SYSTEM));
  const bySae = proves && !open.assocRequested;
  const byEap = here && open.assocRequested && open.eap.started;
  // A driver that authenticates by itself hands SAE over in the middle of its association (external authentication).
  const byDriver = here && open.assocRequested && !open.associated && open.authRequests === 0;
  const full = bySae || byEap || byDriver;
  if (full) {
    t.change({ entryAdded: true, bssid, networkId: networkId ?? open.networkId });
    t.learn({ ssid: open.ssid, bssid, networkId, akms: [byEap ? 'eap' : 'sae'] });
  }
  const clone = !full && (event.birth === 'okc' || (t.link.pmksa.size > 0 && !here));
  const ssid =
    (networkId === undefined ? undefined : t.link.book.ids.get(networkId)) ??
    t.link.book.bss.get(bssid) ??
    (full ? open.ssid : undefined);
  const entry = {
    bssid,
    birth: event.birth ?? (bySae || byDriver ? 'sae' : byEap ? 'eap' : clone ? 'okc' : 'unknown'),
    opportunistic: clone,
    networkId,
    ssid,
    pmkid: event.pmkid,
    bornAt: at,
    expiresAt: undefined,
    lastOutcome: 'unused',
    uses: 0,
    lastAttempt: undefined,
  } as const;
  t.set({ pmksa: addEntry(t.link.pmksa, entry) });
  t.facts?.push({ kind: 'pmksa-added', link: t.link.key, bssid, pmkid: event.pmkid, networkId });
}

function onRemoved(t: Transition, event: EventOf<'pmksa-removed'>): void {
  const { bssid, networkId } = event;
  const pmkid = t.link.pmksa.get(bssid)?.pmkid;
  t.set({ pmksa: removeEntry(t.link.pmksa, bssid) });
  if (t.open?.bssid === bssid) t.change({ entryRemoved: true });
  t.facts?.push({ kind: 'pmksa-removed', link: t.link.key, bssid, pmkid, networkId });
}

function onOffered(t: Transition, event: EventOf<'pmksa-offered'>): void {
  const open = t.open;
  if (open && !open.connected && !open.assocRequested) {
    return t.change({ offerSaid: open.offerSaid || event.certain, pmkid: event.pmkid ?? open.pmkid });
  }
  const before = t.link.pending;
  const offered =
    before.offered && !event.certain
      ? { ...before.offered, ...(event.pmkid ? { pmkid: event.pmkid } : {}) }
      : before.offered?.pmkid && !event.pmkid
        ? { ...event, pmkid: before.offered.pmkid }
        : event;
  t.set({ pending: { ...before, offered, events: [...before.events.slice(-3), event] } });
}

/** The RSNE is said before "Trying to associate"; one that comes later belongs to the open request. */
function onRsne(t: Transition, event: EventOf<'rsne'>): void {
  const { open } = t;
  if (open?.assocRequested && !open.associated) {
    return t.change({ requestPmkids: event.pmkids, pmkid: event.pmkid ?? open.pmkid });
  }
  t.set({ pending: { ...t.link.pending, rsne: event } });
}
