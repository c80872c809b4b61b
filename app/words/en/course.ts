/** What a course of treatment says of itself, and a plan of why it is as it is. */
import type { COURSE } from '../../domain/sentences/course.ts';
import type { Texts } from '../texts.ts';

export const course: Texts<typeof COURSE> = {
  'course.nothing-cleared': 'No saved key was there to clear.',
  'course.cleared.one': 'Cleared the saved key of one access point ({bssid}).',
  'course.cleared.bss': {
    one: 'Cleared the saved key of one access point.',
    other: 'Cleared the saved keys of {count} access points.',
  },
  'course.cleared.network': {
    one: 'Cleared the saved key of this network.',
    other: 'Cleared the {count} saved keys of this network.',
  },
  'course.kept': { one: '{count} other is kept.', other: '{count} others are kept.' },
  'course.unseen.bss': 'Cleared the saved key of one access point.',
  'course.unseen.network': 'Let the network connect without its saved keys.',
  'course.unseen.profile': 'Took the stored network out and put it back unchanged, without its saved keys.',
  'course.unseen.adapter': 'Switched the adapter off and on, which clears its saved keys.',
  'course.unseen.service': 'Restarted the wireless service, which clears all saved keys.',
  'course.why-not-less': 'Why not less: {why}.',
  'course.next-is-full': 'The next login there will be a full one.',
  'course.connected.untold':
    'Connected to {ssid} after {took}. This system does not tell whether the password was tested anew.',
  'course.connected.saved-key':
    'Connected to {ssid} after {took}, with a saved key of {bssid} that is accepted.',
  'course.connected.full':
    'Connected to {ssid} after {took} by a full login: the password is fine, the saved key was not.',
  'course.keys': 'Old key {old}, new key {new}.',
  'course.again':
    'Connected to {ssid} by a full login, {times} times within {minutes} minutes now: this access point refuses keys that it made itself.',
  'course.left-alone':
    '{bssids} refuses the key of each full login: its key was cleared {times} times within {minutes} minutes, and that did not last, so guard mode leaves it alone for now. Look at the access point, or save no keys for this network.',
  'course.password':
    'The password of {ssid} was tested with a fresh key and refused: it is the password. The saved key had hidden that.',
  'course.not-helped': 'That did not help: {why}.',
  'course.refused-again': 'a saved key was offered and refused again',
  'course.refused-again-at': 'a saved key was offered and refused again ({bssids})',
  'course.other-failure': 'the attempts now fail in another way: {cause}',
  'course.no-end': 'No attempt came to an end within {seconds} s, so nothing is proven yet.',
  'course.no-attempt': 'No attempt followed within {seconds} s, so nothing is proven yet.',
  'course.nothing-to-clear': 'Connected to {ssid}. Nothing had to be cleared.',
  'course.other-cause': 'It is not a saved key: {cause}. Nothing was cleared.',
  'course.asked-in-vain': 'A new attempt was asked for, and it did not connect.',
  'course.unclear':
    'Nothing was seen that shows a saved key being refused, so nothing was cleared. To clear anyway: --force.',
  'course.changed':
    'Nothing was cleared: the saved key of another access point is refused now ({bssids}), which this plan does not name.',
  'course.stopped-online': 'You are online. The proof was stopped.',
  'course.stopped-cleared':
    'The saved key is cleared, and the next login will be a full one. The proof was stopped.',
  'course.stopped-unchanged': 'Stopped. Nothing was cleared.',
  'course.will-save-none':
    'No keys of {ssid} are saved while `rejoin watch` runs. Undo: rejoin fix {ssid} --undo',
  'course.saves-again': 'Keys of {ssid} are saved again.',
  'course.saved-already': 'Keys of {ssid} were saved all along; nothing changed.',
  'plan.switched-off': '"{ssid}" is switched off, and is not switched on unasked.',
  'plan.connected': '"{ssid}" is connected: there is nothing to fix.',
  'plan.keys-unseen':
    'This system does not list its saved keys. Those of "{ssid}" are cleared only if one is seen to be refused.',
  'plan.keys-unseen-at':
    'This system does not list its saved keys. Those of the access point {bssid} are cleared only if one is seen to be refused.',
  'plan.no-key': 'No key is saved for "{ssid}": there is nothing to clear.',
  'plan.no-key-at': 'No key is saved for the access point {bssid}: there is nothing to clear.',
  'plan.named': 'The saved key of the access point {bssid} is cleared because you name it.',
  'plan.keys': {
    one: 'One key is saved for "{ssid}". It is cleared only if it is seen to be refused.',
    other: '{count} keys are saved for "{ssid}". Only one that is seen to be refused is cleared.',
  },
  'cut.bus-clears-networks':
    'over the message bus wpa_supplicant clears no single access point, so all keys of this network went',
  'cut.manager-clears-networks':
    'through NetworkManager all keys of a network go at once, by setting the network up anew; its stored profile stays',
  'cut.refused':
    'wpa_supplicant refused to clear a single access point, so all keys of this network were cleared',
  'cut.unsupported':
    'this build of wpa_supplicant cannot clear a single access point, so all keys of this network were cleared',
  'cut.mac-clears-networks': 'macOS does not let the key of one access point be cleared alone',
  'cut.mac-switches-adapter':
    'without the native addon, or the saved password, macOS lets less be cleared only by switching Wi-Fi off and on',
  'cut.windows-clears-networks':
    'Windows does not tell which keys it holds, so all keys of this network were cleared',
  'cut.windows-no-cache-mode':
    'Windows takes no PMKCacheMode for this network, so its stored profile was taken out and put back unchanged',
};
