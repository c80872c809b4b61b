/** The steps of a plan, what they cost, and what a person can do. */
import type { REMEDIES } from '../../domain/sentences/remedies.ts';
import type { Texts } from '../texts.ts';

export const remedies: Texts<typeof REMEDIES> = {
  'step.clear.bss': {
    one: 'Clear the saved key of this one access point.',
    other: 'Clear the saved keys of these {count} access points.',
  },
  'step.clear.network': 'Clear the saved keys of this one network.',
  'step.clear.profile': 'Take the profile of this network away and put the same one back.',
  'step.clear.adapter': 'Switch the Wi-Fi adapter off and on.',
  'step.clear.service': "Restart the system's Wi-Fi service.",
  'step.reconnect': 'Connect again.',
  'step.verify': 'Watch the next handshake for the proof.',
  'step.keep-cache-empty': 'Save no keys for this network from now on.',
  'step.re-enable': 'End the waiting time after failed attempts.',
  'cost.clear.bss': {
    one: 'Clears the saved key of this one access point. The password, all other access points and all other networks are kept.',
    other:
      'Clears the saved keys of these {count} access points. The password, all other access points and all other networks are kept.',
  },
  'cost.clear.network':
    'Clears the saved keys of this one network. The password and all other networks are kept.',
  'cost.clear.profile':
    'Takes the saved profile of this one network away and puts the same one back. The password and all other networks are kept.',
  'cost.clear.adapter':
    'Switches the Wi-Fi adapter off and on: every Wi-Fi connection of this computer ends for about 10 seconds. Nothing saved is changed.',
  'cost.clear.service':
    "Restarts the system's Wi-Fi service: every Wi-Fi connection of this computer ends for about 20 seconds. Nothing saved is changed.",
  'cost.reconnect': 'About 3 seconds offline.',
  'cost.re-enable': 'Ends the waiting time after failed attempts. The network stays as it is configured.',
  'cost.verify': 'Watches the next handshake: a full login that succeeds proves the cause.',
  'cost.verify-key':
    'Watches the next handshake: a full login that succeeds proves the cause. If the 4-way handshake fails again with the fresh key, it is the password; not before.',
  'advice.ask-for-password':
    'Ask for the password of this network and type it anew. Nothing needs to be forgotten or reset.',
  'advice.handshake-loss':
    'Move closer to the access point, or use its other band. The saved key and the password are not at fault.',
  'advice.eap-rejected':
    'Check the login name, the password and the profile of this network. Never accept an unknown certificate to get around it.',
  'advice.eap-timeout': 'Tell IT the time and the access point: the authentication server did not answer.',
  'advice.station-silent':
    'Read the log of [this computer|the device] at this time: a certificate that it does not trust, and large packets that get lost, make it fall silent.',
  'advice.ap-refused':
    'Try another access point or band. If the security does not match, the profile has to be changed.',
  'advice.auth-timeout': 'Move closer, or try another access point: this one does not answer.',
  'advice.competing-controller': 'Let only one program manage this interface, and stop the other.',
  'advice.wps-slow':
    'Scan only the channel on which WPS ran; wait for the connection and do not press the button again.',
  'advice.ap-low-entropy': 'Try again: the access point had just started and lacked random numbers.',
  'advice.driver-fault': 'Update or reload the driver of the Wi-Fi adapter.',
  'advice.no-random-numbers':
    'Wait until the system has gathered random numbers (a minute after it started), or repair its source of them.',
  'advice.signal-lost': 'Move closer to the access point, or check that it is on.',
  'advice.ap-disconnects':
    'Look at the log and the settings of the access point: it ends connections by itself.',
  'advice.auth-timeout.lost': 'Move closer, or try another access point.',
  'advice.handshake-loss.closer': 'Move closer to the access point, or use its other band.',
  'advice.forged':
    'Switch on management frame protection (PMF, 802.11w) at the access point and at the stations, and look for the sender.',
  'advice.wep':
    'Check the WEP key and its number. Better: change the network to WPA2 or WPA3, for WEP protects nothing.',
  'advice.network-not-found':
    'Check that the access point is on and in reach, and that its name has not changed.',
  'advice.no-address':
    'Renew the address; if none comes, the DHCP server of this network has to be looked at.',
  'advice.switch-on': 'Switch it on first if you want it: {command}',
  'advice.switch-on-in-settings': "Switch it on first if you want it, in the system's settings.",
};
