/** What a person is told while a machine is followed: who is heard, who came and went, what was put right. */
import type { NOTICES } from '../../domain/sentences/notices.ts';
import type { Texts } from '../texts.ts';

export const notices: Texts<typeof NOTICES> = {
  'follow.kernel-unheard': 'The kernel cannot be listened to.',
  'follow.follows': 'Watching through {program}.',
  'follow.follows-at': 'Watching {iface} through {program}.',
  'follow.ended': '{program} ended. Waiting for it.',
  'follow.back': '{program} at {iface} is back and is watched again.',
  'follow.two-programs': '{programs} drive {iface} at once: let only one of them do so, and stop the other.',
  'follow.over-bus': 'Rejoin clears saved keys over the message bus, all of a network at once.',
  'follow.by-manager': 'Rejoin clears saved keys through NetworkManager, all of a network at once.',
  'follow.kernel-alone': 'Rejoin listens to the kernel alone and cannot clear saved keys.',
  'follow.nothing-seen': 'Nothing can be seen.',
  'follow.gone.ended': 'wpa_supplicant at {iface} ended.',
  'follow.gone.removed': 'wpa_supplicant at {iface} ended or let go of the interface.',
  'follow.gone.replaced': 'wpa_supplicant at {iface} was restarted.',
  'follow.gone.silent': 'wpa_supplicant at {iface} does not answer any more.',
  'follow.gone.failed': 'wpa_supplicant at {iface} broke off the connection.',
  'follow.keys-gone':
    'Its saved keys are gone with it; its networks are as its configuration says. Rejoin waits for it.',
  'follow.last-resort':
    'Nothing better can be heard here, so Rejoin asks {program} every {every}: that tells whether this computer is connected, never why not.',
  'follow.last-resort.fails': '{program} tells nothing: {why}.',
  'last-resort.not-there': 'it is not there',
  'last-resort.failed': 'it failed ({why})',
  'last-resort.silent': 'no answer within {within}',
  'last-resort.ended': 'it ended early',
  'last-resort.not-understood': 'its output is not understood',
  'repaired.empty-network': 'An earlier run left an empty network behind at {iface}; it was removed.',
  'repaired.network': 'An earlier run was cut off at {iface}; the network "{ssid}" is as it was before.',
  'repaired.switched-on':
    'An earlier run was cut off at {iface}; the network "{ssid}" is switched on again, as it was.',
  'asked.password':
    '{program} asks for the password, and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.',
  'asked.password-of':
    '{program} asks for the password of "{ssid}", and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.',
  'asked.seen-instead': 'What was seen instead: {what}',
  'keep-empty.failed': 'The saved keys of {ssid} could not be cleared.',
  bug: 'Rejoin has a bug: {what}',
  'bug.call': 'Rejoin could not do that because of a bug of its own.',
  'bug.read': 'Rejoin could not read that because of a bug of its own.',
};
