import type { WifiEvent } from '../domain/events.ts';
import { onCommand, onIgnored, onReenabled, onSupplicant, onTempDisabled } from './link-control.ts';
import {
  onAssocRequest,
  onAssocResponse,
  onAuthRejected,
  onAuthRequest,
  onAuthResponse,
  onJoinFailed,
  onPolicyRefused,
  onSae,
  onUnanswered,
} from './link-join.ts';
import { nearBy, SAME_END } from './link-common.ts';
import { onManager } from './link-manager.ts';
import { onPmksa } from './link-pmksa.ts';
import {
  onConnected,
  onDisconnected,
  onEap,
  onFourWay,
  onGroupHandshake,
  onMismatch,
  onWasUp,
  upByAddress,
} from './link-session.ts';
import { Transition } from './transition.ts';
import { type Fact, type Link, ownLink, type OwnLink } from './link-state.ts';

/** Moves one link by one event. Pure. */
export function stepLink(link: Link, event: WifiEvent): { link: Link; facts: readonly Fact[] } {
  const moved = ownLink(link);
  const facts: Fact[] = [];
  moveLink(moved, event, facts);
  return { link: moved, facts };
}

/** The same of a link that is the caller's own: it is changed in place. @param facts what changed is added, where somebody asks */
export const moveLink = (link: OwnLink, event: WifiEvent, facts: Fact[] | undefined): void =>
  apply(new Transition(link, event, facts), event);

function apply(t: Transition, event: WifiEvent): void {
  switch (event.kind) {
    case 'auth-request':
      return onAuthRequest(t, event);
    case 'auth-response':
      return onAuthResponse(t, event);
    case 'auth-rejected':
      return onAuthRejected(t, event);
    case 'policy-refused':
      return onPolicyRefused(t);
    case 'auth-timeout':
    case 'assoc-timeout':
      return onUnanswered(t, event);
    case 'sae':
      return onSae(t, event);
    case 'assoc-request':
      return onAssocRequest(t, event);
    case 'assoc-response':
      return onAssocResponse(t, event);
    case 'eap':
      return onEap(t, event);
    case 'connected':
      return onConnected(t, event);
    case 'disconnected':
      return onDisconnected(t, event);
    case 'was-up':
      return onWasUp(t);
    case 'eapol-key':
    case 'mic-failure':
    case 'handshake-retries-exhausted':
    case 'keys-installed':
    case 'handshake-completed':
    case 'replay-counter':
      return onFourWay(t, event);
    case 'psk-mismatch-suspected':
      return onMismatch(t, event);
    case 'supplicant-timeout':
      return t.change({ supplicantTimeout: true });
    case 'temp-disabled':
      return onTempDisabled(t, event);
    case 'reenabled':
      return onReenabled(t, event);
    case 'bssid-ignored':
    case 'bssid-unignored':
      return onIgnored(t, event);
    case 'pmksa-added':
    case 'pmksa-removed':
    case 'pmksa-offered':
    case 'pmksa-miss':
    case 'pmksa-refused':
    case 'pmksa-accepted':
    case 'pmksa-snapshot':
    case 'm1-pmkid':
    case 'rsne':
      return onPmksa(t, event);
    case 'akm-selected':
      // A supplicant says it ahead of its request; an access point of the request that it has.
      if (t.open && !t.open.connected && (event.witness === 'access-point' || !t.open.assocRequested))
        t.change({ akm: event.akm });
      else t.set({ pending: { ...t.link.pending, akm: event.akm } });
      return t.learn({ ssid: t.open?.ssid, bssid: t.open?.bssid, akms: [event.akm] });
    case 'bss-seen':
      return t.learn({ ssid: event.ssid, bssid: event.bssid, akms: event.akms });
    case 'network-known':
      t.learnBehind(event.ssid, event.akms);
      return t.learn({ ssid: event.ssid, networkId: event.networkId, akms: event.akms });
    case 'supplicant':
      return onSupplicant(t, event);
    case 'interface':
      if (event.state === 'down' || event.state === 'removed') t.end({ by: 'stop' });
      return t.around();
    case 'own-address':
      return t.set({ station: event.address });
    case 'command':
      return onCommand(t, event);
    case 'join-failed':
      return onJoinFailed(t, event);
    case 'manager-state':
      return onManager(t, event);
    case 'beacon-loss':
      // Who misses the beacons of an access point has been accepted by it.
      t.change({ beaconLost: true, assocRequested: true, associated: true });
      return t.around();
    case 'signal':
      if (!t.open) {
        const { ended } = t.link;
        // A manager tells how strong it was when it ended.
        const isOfEnd = ended?.endedAt !== undefined && event.at !== undefined && event.witness === 'manager';
        if (isOfEnd && nearBy(ended.endedAt, event.at, SAME_END))
          t.changeLast({ signal: Math.min(event.dbm, ended.signal ?? event.dbm) });
        return t.around();
      }
      return t.change({ signal: Math.min(event.dbm, t.open.signal ?? event.dbm) });
    case 'driver-refused':
      // Scans are refused whenever one is under way: that says nothing, and would push out what does.
      if (event.what === 'scan') return;
      if (event.what === 'eapol' || event.what === 'auth' || event.what === 'assoc') {
        t.changeLast({
          sendFailures: [...new Set([...((t.open ?? t.link.ended)?.sendFailures ?? []), event.what])],
        });
      }
      t.around();
      // The supplicant's last word on a request that never went out; with an error number it may still try again.
      if (
        (event.what === 'auth' || event.what === 'assoc') &&
        event.errno === undefined &&
        !t.open?.connected
      )
        t.end({ by: 'silence' });
      return;
    case 'wps':
      if (event.step === 'success' || event.step === 'credential') t.change({ wps: true });
      return t.around();
    case 'ap-started':
      if (event.ssid !== undefined && event.bssid) t.learn({ ssid: event.ssid, bssid: event.bssid });
      return t.around();
    case 'network-not-found':
      // A network that waits in a back-off is not looked for: that no other was found says nothing of it.
      return t.link.backOff.disabled.size > 0 ? undefined : t.around();
    case 'bss-unfit':
    case 'farewell-flood':
    case 'ap-stopped':
    case 'ap-low-entropy':
    case 'network-added':
    case 'network-removed':
    case 'driver-fault':
    case 'unsafe-rekey':
    case 'complaint':
    case 'other-password':
    case 'foreign-controller':
    case 'unexpected-auth-event':
    case 'secrets-requested':
      return t.around();
    case 'address':
      if (event.step === 'obtained') upByAddress(t, event);
      return t.around();
    case 'station-low-entropy':
      t.changeLast({});
      return t.around();
    case 'witness-gap':
      if (event.witness === 'air' && t.open && !t.open.connected) t.end({ by: 'unseen' });
      return t.around();
    case 'group-handshake':
      return onGroupHandshake(t, event);
    case 'scan-done':
    case 'local-deauth-request':
      return t.change({});
    case 'scan-started':
    case 'tick':
      return;
  }
}
