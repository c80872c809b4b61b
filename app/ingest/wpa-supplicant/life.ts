/** WPS, P2P, the supplicant's own life, and the commands of its clients. */
import { said } from '../../domain/said.ts';
import { carriesWps } from '../eap-outcome.ts';
import { redactedCommand } from '../redact.ts';
import type { Rule } from '../rules.ts';
import { printable } from '../../domain/ssid.ts';
import { at, MAC, toMac } from '../text.ts';
import { silent, silentHead } from './silent.ts';

/** What the kernel says of a name that is taken is not printed. */
const EBUSY = 16;

export const wpsRules: readonly Rule[] = [
  {
    head: 'WPS-PBC-ACTIVE',
    read: () => ({ kind: 'wps', step: 'started' }),
    samples: ['WPS-PBC-ACTIVE '],
    kinds: ['wps'],
  },
  {
    head: 'WPS-CRED-RECEIVED',
    read: () => ({ kind: 'wps', step: 'credential' }),
    samples: ['WPS-CRED-RECEIVED ', 'WPS-CRED-RECEIVED 100e00'],
    kinds: ['wps'],
  },
  {
    head: 'WPS-SUCCESS',
    read: carriesWps(() => ({ kind: 'wps', step: 'success' })),
    samples: ['WPS-SUCCESS '],
    kinds: ['wps'],
  },
  {
    head: 'WPS-FAIL',
    read: carriesWps(() => ({ kind: 'wps', step: 'failure' })),
    samples: [
      'WPS-FAIL ',
      'WPS-FAIL msg=8 config_error=18',
      'WPS-FAIL msg=5 config_error=0 reason=1 (Unspecified)',
    ],
    kinds: ['wps'],
  },
  {
    head: 'WPS-TIMEOUT',
    read: () => ({ kind: 'wps', step: 'timeout' }),
    samples: ['WPS-TIMEOUT Requested operation timed out'],
    kinds: ['wps'],
  },
  {
    head: 'WPS-OVERLAP-DETECTED',
    read: () => ({ kind: 'wps', step: 'overlap' }),
    samples: ['WPS-OVERLAP-DETECTED '],
    kinds: ['wps'],
  },
  silentHead('WPS-AP-AVAILABLE', 'WPS-AP-AVAILABLE ', 'WPS-AP-AVAILABLE-PBC ', 'WPS-AP-AVAILABLE-AUTH '),
  ...silent(
    'WPS-M2D dev_password_id=0 config_error=0',
    'WPS-PBC-DISABLE ',
    'WPS-PIN-ACTIVE ',
    'WPS-CANCEL ',
    "WPS-OPEN-NETWORK id=0 - Credentials for an open network disabled by default - use 'select_network 0' to enable",
    'WPS-ENROLLEE-SEEN 02:00:00:00:01:00',
    'WPS: Checking whether fast association without a new scan can be used',
  ),
  // Group interfaces are not about the user's network.
  silentHead(
    'P2P-',
    'P2P-DEVICE-FOUND 02:00:00:00:02:00 p2p_dev_addr=02:00:00:00:02:00',
    'P2P-GROUP-STARTED p2p-wlan0-0 client ssid="DIRECT-xy" freq=2412 psk=00 go_dev_addr=02:00:00:00:02:00',
    'P2P-GO-NEG-FAILURE status=1',
  ),
];

export const lifeRules: readonly Rule[] = [
  {
    head: 'Successfully initialized wpa_supplicant',
    read: () => ({ kind: 'supplicant', state: 'started' }),
    samples: ['Successfully initialized wpa_supplicant'],
    kinds: ['supplicant'],
  },
  {
    head: 'wpa_supplicant v',
    rest: at`(\d+\.\d+(?:\.\d+)?(?:-[\w.+~-]{1,40})?)`,
    read: ([, version]) => ({ kind: 'supplicant', state: 'version', version: `v${version ?? ''}` }),
    samples: ['wpa_supplicant v2.10', 'wpa_supplicant v2.12-devel'],
    kinds: ['supplicant'],
  },
  {
    head: 'CTRL-EVENT-TERMINATING',
    read: () => ({ kind: 'supplicant', state: 'terminating' }),
    samples: ['CTRL-EVENT-TERMINATING '],
    kinds: ['supplicant'],
  },
  {
    head: 'Own MAC address: ',
    rest: at`(${MAC})`,
    read: ([, address]) => ({ kind: 'own-address', address: toMac(address) }),
    samples: ['Own MAC address: 02:00:00:00:01:00'],
    kinds: ['own-address'],
  },
  {
    head: 'Using random MAC address ',
    rest: at`(${MAC})`,
    read: ([, address]) => ({ kind: 'own-address', address: toMac(address) }),
    samples: ['Using random MAC address 02:00:00:00:01:77'],
    kinds: ['own-address'],
  },
  {
    head: "Control interface command '",
    rest: at`(.*)'`,
    read: ([, command]) => ({
      kind: 'command',
      command: printable(redactedCommand(command ?? '')).slice(0, 200),
    }),
    samples: [
      "Control interface command 'SELECT_NETWORK 0'",
      "Control interface command 'SET_NETWORK [REMOVED]'",
    ],
    kinds: ['command'],
  },
  {
    head: 'interface state ',
    rest: at`\S+->(\S+)`,
    read: ([, to]) => ({ kind: 'interface', state: to === 'DISABLED' ? 'down' : 'up' }),
    samples: ['interface state ENABLED->DISABLED'],
    kinds: ['interface'],
  },
  {
    head: 'Event INTERFACE_DISABLED ',
    read: () => ({ kind: 'interface', state: 'down' }),
    samples: ['Event INTERFACE_DISABLED (26) received'],
    kinds: ['interface'],
  },
  {
    head: 'Event INTERFACE_ENABLED ',
    read: () => ({ kind: 'interface', state: 'up' }),
    samples: ['Event INTERFACE_ENABLED (25) received'],
    kinds: ['interface'],
  },
  {
    head: 'Removing interface ',
    read: () => ({ kind: 'interface', state: 'removed' }),
    samples: ['Removing interface wlan1'],
    kinds: ['interface'],
  },
  {
    head: 'ctrl_iface exists and seems to be in use - cannot override it',
    read: () => ({
      kind: 'foreign-controller',
      program: 'wpa_supplicant',
      what: said('evidence.second-supplicant'),
    }),
    samples: ['ctrl_iface exists and seems to be in use - cannot override it'],
    kinds: ['foreign-controller'],
  },
  {
    // Its socket is there already, or cannot be made: the line behind it says which of the two is usual.
    head: 'Failed to initialize control interface ',
    read: () => ({ kind: 'driver-refused', what: 'other', errno: EBUSY }),
    samples: ["Failed to initialize control interface '/run/wpa_supplicant'."],
    kinds: ['driver-refused'],
  },
  {
    head: 'CTRL_IFACE: Detach monitor that cannot receive messages',
    read: () => ({ kind: 'witness-gap', why: 'a monitor was dropped' }),
    samples: ['CTRL_IFACE: Detach monitor that cannot receive messages:'],
    kinds: ['witness-gap'],
  },
  // Fast transition, network-assisted roaming, measurements, direct links: what they lead to is told by the join itself.
  ...['FT: ', 'WNM: ', 'RRM: ', 'MBO: ', 'TDLS: ', 'P2P: ', 'GAS: ', 'ANQP: ', 'Interworking: '].map((part) =>
    silentHead(part, `${part}…`),
  ),
  ...silent(
    'random: getrandom() support available',
    'NOTE: rejoin',
    'OWE: Failed to process association response',
    'SAE: Reflection attack detected - discard message',
    'SAE: Peer did not use the current group',
    'WPA: No WPA/RSN IE for this AP known. Trying to get from scan results',
    'WPA: Could not find AP from the scan results',
    'Own scan request started a scan in 0.000036 seconds',
    'send_event_marker: 1',
    "Delete '/run/wpa_supplicant/wlan0' manually if it is not used anymore",
    'Not associated - Delay processing of received EAPOL frame (state=ASSOCIATING bssid=02:00:00:00:00:00)',
    'Michael MIC failure detected',
    'CTRL-EVENT-STATE-CHANGE id=0 state=9 BSSID=02:00:00:00:00:00 SSID=lab',
    'System suspend notification',
    'System resume notification (slept 10 seconds)',
  ),
];
