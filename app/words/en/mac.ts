/** What is said of a Mac alone. */
import type { MAC } from '../../domain/sentences/mac.ts';
import type { Texts } from '../texts.ts';

export const mac: Texts<typeof MAC> = {
  'mac.core-wlan-elsewhere': 'CoreWLAN is a part of macOS.',
  'mac.forgetting-needs':
    'Forgetting a network and putting it back needs an administrator, and your consent to read its saved password.',
  'mac.no-service-restart':
    'Rejoin does not restart the Wi-Fi service of macOS, which needs root; restarting the Mac does it.',
  'mac.impossible': 'That cannot be done on a Mac.',
  'mac.not-preferred': '"{ssid}" is not among the preferred networks of {iface} any more.',
  'mac.wifi-off': 'Wi-Fi is switched off at {iface}, and Rejoin does not switch it on by itself.',
  'mac.no-clearing': 'macOS did not let the saved key of "{ssid}" be cleared.',
  'mac.no-clearing.because': 'macOS did not let the saved key of "{ssid}" be cleared ({error}).',
  'mac.only-by-joining': 'The saved key of "{ssid}" is replaced only by joining anew, which was not wanted.',
  'mac.password-untold': '`security` does not tell whether a password of "{ssid}" is saved.',
  'mac.no-password': 'No password of "{ssid}" is saved in the System keychain.',
  'mac.password-denied': 'macOS did not let Rejoin read the saved password of "{ssid}".',
  'mac.password-unprintable':
    'The saved password of "{ssid}" has characters that `security` does not print as they are, so it cannot be used.',
  'mac.managed': '"{ssid}" was set up by a configuration profile: only who manages this Mac can change it.',
  'mac.security-untold':
    'macOS does not tell how "{ssid}" is secured, so it could not be put back as it was.',
  'mac.more-than-password':
    'The login of "{ssid}" is more than a password, so it could not be put back as it was.',
  'mac.no-consent':
    'Nobody agreed that the saved password of "{ssid}" is read, and without it the network is not forgotten.',
  'mac.key-would-show':
    "Without Rejoin's native addon the password would have to be an argument of networksetup, which other users of this Mac can see while it runs, and nobody agreed to that.",
  'mac.not-taken-out':
    'macOS did not let "{ssid}" be taken out: that needs an administrator. It is as it was.',
  'mac.in-place': '"{ssid}" is among the preferred networks; {password}.',
  'mac.not-in-place':
    '"{ssid}" could not be put back among the preferred networks (place {place}, {security}); {password}. Rejoin tries again when it is started next.',
  'mac.password.saved': 'its password is saved in the keychain',
  'mac.password.dropped': 'macOS dropped its saved password, so type it once when you join',
  'mac.password.unknown': 'whether its password is still saved could not be learnt',
  'mac.radio-not-switched.on':
    'macOS did not let Wi-Fi be switched on: on this Mac that may need an administrator (System Settings > Wi-Fi > Advanced).',
  'mac.radio-not-switched.off':
    'macOS did not let Wi-Fi be switched off: on this Mac that may need an administrator (System Settings > Wi-Fi > Advanced).',
  'mac.cannot-be-kept':
    'Nothing was changed: {folder} cannot be written, so it could not be undone after a crash.',
  'mac.managed-untold': 'system_profiler does not tell which networks are managed.',
  'mac.preferred-untold': 'networksetup does not tell the preferred networks of {iface}.',
  'mac.no-text': 'The name "{ssid}" is no text, so no program of macOS can be told it.',
  'mac.administrators-only':
    'Only a user who may administer this Mac may read the log; an administrator makes you one: {command} (log out and in afterwards).',
  'mac.follow.lost': 'The log stream of macOS ended. Rejoin starts it again.',
  'mac.follow.denied':
    'The log of macOS may be read only by an account that may administer this Mac. Without it Rejoin sees little and proves nothing: run it as such a user.',
  'mac.follow.missing': 'The program log of macOS could not be started, so nothing can be followed.',
  'mac.follow.live': 'Watching through the log of macOS.',
  'mac.follow.live-again': 'Watching through the log of macOS again.',
  'mac.follow.core-wlan-ended': 'CoreWLAN tells nothing any more: its agent ended.',
  'mac.repaired.wifi-on': 'Switched Wi-Fi at {iface} on again, which an interrupted repair had left off.',
  'mac.repaired.network-back':
    'Put "{ssid}" back among the preferred networks, which an interrupted repair had left out.',
  'mac.see.log': 'airportd, wifid, eapolclient and the kernel, live and ten minutes back',
  'mac.see.log-denied': 'only an account that may administer this Mac may read it',
  'mac.see.core-wlan': '{ifaces}: the exact error of a join, radio and link',
  'mac.see.keys-untold': 'macOS tells no program which keys it has saved',
  'mac.see.password-in-memory':
    'read when you agree and macOS agrees, kept in memory only; where a network is taken out and put back and iCloud Keychain is on, your other devices may lack its password until it is back',
  'mac.see.password-would-show':
    'not read: without the native addon it would have to be an argument of networksetup, which other users can see',
  'mac.see.password-no-consent':
    'not read: nobody agreed (rejoin fix NAME --read-password); macOS asks too, and it stays in memory',
  'mac.see.names-hidden':
    'hidden: macOS shows names only to apps with Location permission (System Settings > Privacy & Security > Location Services); joins that Rejoin asks for are known all the same',
  'mac.see.names-unconnected': 'not known while nothing is connected',
  'mac.see.names-shown': 'shown',
};
