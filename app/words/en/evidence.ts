/** Why a line is shown: what it says of the attempt. Reasons and statuses are numbers of IEEE Std 802.11. */
import type { EVIDENCE } from '../../domain/sentences/evidence.ts';
import type { Texts } from '../texts.ts';

export const evidence: Texts<typeof EVIDENCE> = {
  'evidence.again': '{what} (time {time})',
  'evidence.worked-before': 'the same network worked with this key before',
  'evidence.asked-for-password':
    'a person was asked for the password, and nothing here shows that it is wrong',
  'evidence.asked-untested': 'a person was asked for the password, which nothing in this log had tested',
  'evidence.complained': 'whoever wrote this says that it does not work',
  'evidence.seen-last': 'the last that was seen: the attempt was still under way',
  'evidence.connected': 'connected',
  'evidence.trouble-ended': 'the trouble ended here: connected',
  'evidence.status-53-by-driver': 'status 53, made up by the driver and not sent by the access point',
  'evidence.status-53': 'refused with status 53: the access point does not know the saved key',
  'evidence.reason-49': 'refused with reason 49: the access point does not know the saved key',
  'evidence.association-unanswered': 'the association request was not answered',
  'evidence.refusal-told-by-system': 'the operating system says that the access point rejected the saved key',
  'evidence.deauthenticated-before-association':
    'deauthenticated with reason {reason} before any association response',
  'evidence.thrown-out-after-association':
    'thrown out with reason {reason} right after the association was accepted',
  'evidence.handshake-ran-out':
    'the 4-way handshake was not finished in time (reason {reason}): a wrong password and lost messages end alike',
  'evidence.last-end': 'so the last attempt ended',
  'evidence.handshake-failed': 'the 4-way handshake failed (reason {reason})',
  'evidence.handshake-failed-with-saved-key':
    'the 4-way handshake failed (reason {reason}) while a saved key was used',
  'evidence.sent-away-with-saved-key':
    'the station was sent away in the 4-way handshake, in which a saved key was used',
  'evidence.different-keys':
    'the access point found a wrong MIC in message 2/4: the two ends have different keys',
  'evidence.sae-before-handshake':
    'the network does SAE, which proves the password before the 4-way handshake: the key there was a saved one',
  'evidence.hidden-by-saved-key':
    'first a saved key was refused; it had hidden that the password no longer fits',
  'evidence.confirm-not-accepted': 'the access point did not accept the proof of the password (SAE confirm)',
  'evidence.no-association-after-confirm': 'commit and confirm were sent, and no association followed',
  'evidence.challenge-failed': 'the answer to the challenge did not decrypt: the WEP keys differ',
  'evidence.confirm-refused': 'the SAE confirm was refused',
  'evidence.keys-differ': 'the access point found a wrong MIC in message 2/4: the keys differ',
  'evidence.owner-says-password': 'the text itself says that another password was tried',
  'evidence.point-says-password':
    'the access point says that the password was wrong; it does not show the message that told it',
  'evidence.ended-at-message-2': 'the 4-way handshake ended at message 2/4, with a key that was no saved one',
  'evidence.key-suspected': 'the supplicant suspects the pre-shared key; by itself that proves nothing',
  'evidence.message-1-missing': 'message 1/4 never came after the association',
  'evidence.message-2-lost':
    'message 2/4 did not reach the access point, with a key that was just proved or could not be sent',
  'evidence.message-3-lost': 'message 3/4 did not arrive whole',
  'evidence.message-4-lost':
    '[this computer|this device] had sent 4/4 and installed its keys, and the access point still waited for it',
  'evidence.message-4-missing':
    'the access point sent 3/4, as it does once the keys have fitted, and 4/4 did not reach it',
  'evidence.handshake-begun': 'the handshake had begun',
  'evidence.not-sent': 'the frame could not be sent from here',
  'evidence.no-random-numbers':
    '[this computer|this device] had too few random numbers for its answer, and sent none',
  'evidence.certificate-refused': "the server's certificate was not accepted here",
  'evidence.associated-uninvited': 'the interface was joined to a network that this supplicant does not have',
  'evidence.method-not-configured': 'the method that the server asks for is not configured here',
  'evidence.tunnel-failed': 'the encrypted tunnel to the login server did not come about',
  'evidence.inner-method-failed': 'the method inside the login failed',
  'evidence.login-refused': 'the authentication server refused the login',
  'evidence.ended-after-refused-login': 'the attempt ended after the refused login',
  'evidence.login-under-way': 'the login was under way',
  'evidence.eap-started': 'EAP was started',
  'evidence.server-silent': 'and nothing more came from the server side',
  'evidence.station-silent': 'the access point asked, and [this computer|the device] did not answer',
  'evidence.ended-by-access-point': 'the access point ended an established connection with reason {reason}',
  'evidence.farewell-flood': {
    one: 'a farewell that was sent {count} times within seconds',
    other: 'one of {count} farewells within seconds, more than any access point sends',
  },
  'evidence.low-entropy': 'the access point had too few random numbers for a handshake',
  'evidence.refused-with-status': 'refused with status {status}',
  'evidence.ft-refused': 'fast transition was refused with status {status}',
  'evidence.roaming-key-unknown':
    'fast transition was refused with status {status}: the access point does not know the roaming key',
  'evidence.come-back-later':
    'refused with status 30, come back later: the access point still holds an older connection of this device and asks it whether it is alive',
  'evidence.refused-by-driver': 'status {status} was made up by the driver: no access point sent it',
  'evidence.password-identifier-unknown':
    'the access point does not know the password identifier that is stored with the password',
  'evidence.refused-with-reason': 'refused with reason {reason}',
  'evidence.security-unfit': 'an access point with this name asks for other security than is set up here',
  'evidence.kept-out': 'the access point says that a rule of its own keeps this device out',
  'evidence.pwe-differs': 'one end uses hash-to-element for SAE, and the other does not',
  'evidence.no-association-answer': 'the association request got no answer',
  'evidence.no-authentication-answer': 'the authentication request got no answer',
  'evidence.answer-unacknowledged': 'the answer of the access point was not acknowledged: it did not arrive',
  'evidence.unasked-answer': 'an answer came to a question that this supplicant had not asked',
  'evidence.interface-held': 'the kernel refused the command: somebody else holds the interface',
  'evidence.lost-unsaid': 'the connection was lost, and no line says by whom or why',
  'evidence.gone-unsaid': 'the station has gone, and no line says why, or whether its connection was of use',
  'evidence.brief-connection': {
    one: 'the connection ended within a minute, and nobody was seen to want it',
    other: 'one of {count} connections in a row that ended within a minute, and nobody was seen to want it',
  },
  'evidence.frames-taken': 'another program had already asked the kernel for the same frames',
  'evidence.second-supplicant': 'another supplicant holds the control interface',
  'evidence.two-programs': '{programs} drive {iface} at the same time',
  'evidence.network-removed': 'a program removed this network while it was in use',
  'evidence.driver-failed': 'the driver or firmware did not do what it was asked',
  'evidence.login-was-complete': 'the login with the access point was complete here',
  'evidence.unsafe-rekey': 'the key was changed in a running connection, which this driver cannot do safely',
  'evidence.ended-after-rekey': 'and the connection ended right after it',
  'evidence.lost-in-handshake': 'the access point was lost again before the handshake was over',
  'evidence.link-was-up': 'the link was up before',
  'evidence.manager-gave-up':
    'the network manager stopped trying; its reason names a consequence, not the cause',
  'evidence.system-gave-up':
    'the operating system stopped trying; its number does not say what the access point did',
  'evidence.not-found-in-scan': 'no scan result fits any of the saved networks',
  'evidence.no-address': 'no address came',
  'evidence.beacons-missed': 'beacons of the access point were missed',
  'evidence.weak-signal': 'the signal was weak',
  'evidence.station-no-longer-heard': 'the access point no longer heard the station',
  'evidence.refused-since-change':
    'the access point has another password since then, and turned [this computer|this device] away',
  'evidence.point-gave-up': 'the access point says that the attempt failed, and not why',
  'evidence.answered-in-vain': {
    one: 'the server gave the same lease once more: its answer does not reach [this computer|this device]',
    other:
      'the server gave the same lease {count} times within a minute: its answer does not reach [this computer|this device]',
  },
  'evidence.no-longer-heard': 'the connection ended because the access point was no longer heard',
  'evidence.not-found-afterwards': 'and the network was not found afterwards',
  'evidence.wps-handed-over': 'WPS had handed over the credentials',
  'evidence.associated-later':
    'associated {later} later: {before} went by before this attempt, {within} in it',
  'evidence.login-proved': 'the login was proved anew',
  'evidence.key-made': 'a new key was made',
  'evidence.handshake-completed': 'the 4-way handshake completed',
  'evidence.held': 'connected, and it held',
  'evidence.offered-in-vain': 'an address was offered, and the search began anew each time',
  'evidence.address-search-again': 'the search for an address began anew, and none came',
};
