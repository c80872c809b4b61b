/** Why a cause was set aside, what would settle a doubt, where two witnesses differ, and where the time went. */
import type { VERDICTS } from '../../domain/sentences/verdicts.ts';
import type { Texts } from '../texts.ts';

export const verdicts: Texts<typeof VERDICTS> = {
  'not.no-saved-key': 'no saved key was used: {because}',
  'not.no-commit': 'the password was never tested: no SAE commit in these attempts',
  'not.saved-key-used': 'the password was never tested: a saved key was used in these attempts',
  'not.handshake-unstarted': 'the password was never tested: the handshake did not start',
  'not.untested': 'the password was never tested',
  'not.keys-fitted':
    'the keys fitted: an access point sends message 3/4 only where message 2/4 has shown that they do',
  'not.no-handshake': 'no handshake was reached: the association was not accepted',
  'not.no-eap': 'no EAP exchange took place',
  'settle.debug-recording': 'A recording at debug level from before the first attempt.',
  'settle.trouble-itself': 'The lines from the time at which it does not work: these end in a connection.',
  'settle.what-came-next': 'The lines that come after these: the text ends while the attempt is under way.',
  'settle.no-attempt':
    'Nothing that was read shows a connection attempt: record while the network is being joined.',
  'settle.clear-and-join':
    'Clear the saved key and join once: if the 4-way handshake fails again with a fresh key, it is the password.',
  'settle.key-management':
    'The key management of this network: record from before the first connection, or at debug level.',
  'settle.one-more-refusal':
    'One more attempt: a saved key that is refused twice in the same way is out of date.',
  'settle.type-password': 'One more attempt with the password typed anew: SAE tests it before anything else.',
  'settle.handshake-messages':
    'The messages of the handshake, from the supplicant at debug level or from the access point: where 3/4 never comes, again and again, it is the password.',
  'settle.one-more-handshake':
    'One more attempt: a single lost handshake looks the same as a wrong password.',
  'settle.point-log':
    "One more attempt, or the access point's log at debug level: it says for which message it waited.",
  'settle.more-attempts': 'A few more attempts: a single unanswered request is ordinary.',
  'settle.driver-error': 'A log at debug level (-d): it has the error number with which the driver refused.',
  'settle.supplicant-and-kernel':
    'The lines of the supplicant and the kernel from the same time: journalctl -b -u wpa_supplicant -u iwd -k. The manager hears only that it did not work.',
  'settle.address-and-station':
    'The log of the DHCP server, and that of the device: whether it got an address, and why it left.',
  'settle.frames':
    "The access point's log from the same time, a capture, or the system's own log with its frames: on Windows the channels WLAN-AutoConfig/Diagnostic and NWiFi/Diagnostic, which an administrator turns on; on macOS the debug messages of the unified log.",
  'differ.message-4':
    '[This computer|This device] sent message 4/4 and installed its keys; the access point never received it.',
  'differ.sent': '[this computer|this device] sent {message}/4',
  'differ.waited': 'the access point waited for {message}/4 until it gave up',
  'differ.message-2': '[This computer|This device] sent message 2/4; the access point never received it.',
  'differ.none-arrived':
    'The access point sent message {message}/4 again and again; none arrived at [this computer|this device].',
  'differ.heard-no-handshake': '[this computer|this device] associated, and heard nothing of a handshake',
  'differ.point-sent': 'the access point sent {message}/4',
  'differ.last-message': 'the last message that [this computer|this device] has of the handshake',
  'differ.answer-lost':
    'The access point accepted the association; its answer never arrived at [this computer|this device].',
  'differ.asked-in-vain': '[this computer|this device] asked and heard nothing',
  'differ.point-accepted': 'the access point had accepted',
  'differ.status-accepted':
    'The driver of [this computer|this device] reports status {status} ({name}); the access point accepted it.',
  'differ.status-refused':
    'The driver of [this computer|this device] reports status {status} ({name}); the access point refused it with {theirs} ({theirName}).',
  'differ.reported-here': 'reported here as status {status}',
  'differ.accepted-there': 'the access point accepted it',
  'differ.refused-there': 'the access point refused it with {status} ({name})',
  'differ.reasons':
    '[This computer|This device] was told reason {reason} ({name}); the access point says that it gave reason {theirs} ({theirName}).',
  'differ.heard-reason': 'heard here: reason {reason}',
  'differ.said-reason': 'said by the access point: reason {reason}',
  'differ.unknown-end':
    "[This computer|This device] was deauthenticated with reason {reason}; the access point's log has no word of it. Another sender may have used its address, or it does not log what it sends.",
  'differ.deauthenticated': 'deauthenticated, it says, by the access point',
  'differ.still-held': 'the access point still holds the connection',
  'phase.looking': 'looking for the network',
  'phase.looking-again': 'looking for the network again',
  'phase.authentication': 'waiting for the answer to the authentication request',
  'phase.preparing': 'preparing the association',
  'phase.authentication-timed-out': 'the authentication timed out: looking for the network again',
  'phase.ended': 'ended by the access point (reason {reason}): looking again',
  'phase.waiting': 'the supplicant waits before it tries again ({why})',
  'phase.association': 'waiting for the answer to the association request',
  'phase.handshake': 'the handshake',
};
