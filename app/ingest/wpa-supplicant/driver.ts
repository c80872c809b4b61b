/** What the kernel and the driver refuse, and what they tell of the radio. */
import { said } from '../../domain/said.ts';
import type { Rule } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { silent, silentHead } from './silent.ts';

const RET = at`(?:count=\d+ )?ret=-?(\d+)`;

export const driverRules: readonly Rule[] = [
  {
    // -107: the kernel no longer takes us for associated. Ordinary after a disassociation; alone it proves nothing.
    head: 'nl80211: MLME command failed: reason=',
    rest: at`\d+ ret=-?(\d+)`,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'deauth', errno: toNumber(errno) }),
    samples: ['nl80211: MLME command failed: reason=3 ret=-107 (Transport endpoint is not connected)'],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: MLME command failed: ret=',
    rest: at`-?(\d+)`,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'deauth', errno: toNumber(errno) }),
    samples: ['nl80211: MLME command failed: ret=-107 (Transport endpoint is not connected)'],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: MLME command failed (auth): ',
    rest: RET,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'auth', errno: toNumber(errno) }),
    samples: [
      'nl80211: MLME command failed (auth): count=1 ret=-114 (Operation already in progress)',
      'nl80211: MLME command failed (auth): ret=-16 (Device or resource busy)',
    ],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: MLME command failed (assoc): ',
    rest: RET,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'assoc', errno: toNumber(errno) }),
    samples: ['nl80211: MLME command failed (assoc): ret=-16 (Device or resource busy)'],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: MLME connect failed: ',
    rest: RET,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'assoc', errno: toNumber(errno) }),
    samples: ['nl80211: MLME connect failed: ret=-114 (Operation already in progress)'],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: tx_control_port failed: ',
    rest: RET,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'eapol', errno: toNumber(errno) }),
    since: '2.10',
    samples: ['nl80211: tx_control_port failed: ret=-107 (Transport endpoint is not connected)'],
    kinds: ['driver-refused'],
  },
  {
    // EAPOL over the netdev: the frame never left this machine, and what follows blames the pre-shared key.
    head: 'l2_packet_send - send',
    read: () => ({ kind: 'driver-refused', what: 'eapol' }),
    samples: ['l2_packet_send - sendto: No buffer space available', 'l2_packet_send - send: Network is down'],
    kinds: ['driver-refused'],
  },
  {
    head: 'nl80211: kernel reports: Match already configured',
    read: () => ({
      kind: 'foreign-controller',
      what: said('evidence.frames-taken'),
    }),
    samples: ['nl80211: kernel reports: Match already configured'],
    kinds: ['foreign-controller'],
  },
  {
    head: 'nl80211: Scan trigger failed: ',
    rest: RET,
    read: ([, errno]) => ({ kind: 'driver-refused', what: 'scan', errno: toNumber(errno) }),
    samples: ['nl80211: Scan trigger failed: ret=-16 (Device or resource busy)'],
    kinds: ['driver-refused'],
  },
  {
    // 37 authenticate, 38 associate (nl80211 command numbers).
    head: 'nl80211: MLME event 37; timeout with ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({ kind: 'auth-timeout', bssid: toMac(bssid) }),
    samples: ['nl80211: MLME event 37; timeout with 02:00:00:00:00:00'],
    kinds: ['auth-timeout'],
  },
  {
    head: 'nl80211: MLME event 38; timeout with ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({ kind: 'assoc-timeout', bssid: toMac(bssid) }),
    samples: ['nl80211: MLME event 38; timeout with 02:00:00:00:00:00'],
    kinds: ['assoc-timeout'],
  },
  {
    head: 'CTRL-EVENT-BEACON-LOSS',
    read: () => ({ kind: 'beacon-loss' }),
    since: '2.9',
    samples: ['CTRL-EVENT-BEACON-LOSS '],
    kinds: ['beacon-loss'],
  },
  {
    head: 'CTRL-EVENT-SIGNAL-CHANGE above=',
    rest: at`\d signal=(-?\d+)`,
    read: ([, dbm]) => ({ kind: 'signal', dbm: toNumber(dbm) }),
    samples: ['CTRL-EVENT-SIGNAL-CHANGE above=0 signal=-77 noise=9999 txrate=6000'],
    kinds: ['signal'],
  },
  {
    head: 'Could not set interface ',
    rest: at`(\S+) (?:flags|UP)(?: \(UP\): Operation not possible due to (RF-kill))?`,
    // A switch is no fault.
    read: ([, name, rfKill]) =>
      rfKill === undefined
        ? { kind: 'driver-fault', what: `could not set interface ${name ?? ''}` }
        : { kind: 'interface', state: 'down' },
    samples: ['Could not set interface wlan1 flags (UP): Input/output error'],
    kinds: ['driver-fault'],
  },
  {
    head: 'nl80211: Could not configure driver mode',
    read: () => ({ kind: 'driver-fault', what: 'could not configure the driver mode' }),
    samples: ['nl80211: Could not configure driver mode'],
    kinds: ['driver-fault'],
  },
  {
    head: 'nl80211: Could not re-add multicast membership for ',
    read: () => ({ kind: 'witness-gap', why: 'multicast membership lost' }),
    samples: ['nl80211: Could not re-add multicast membership for mlme events: -22 (Invalid argument)'],
    kinds: ['witness-gap'],
  },
  {
    head: 'Failed to initialize driver interface',
    read: () => ({ kind: 'driver-fault', what: 'failed to initialize the driver interface' }),
    samples: ['Failed to initialize driver interface'],
    kinds: ['driver-fault'],
  },
  // As an access point: nothing could be asked of the driver, or the group key not be given to it.
  ...[
    'Could not connect to kernel driver',
    'Failed to initialize AP interface',
    'WPA: group state machine entering state FATAL_FAILURE',
  ].map((head): Rule => ({
    head,
    read: () => ({ kind: 'driver-fault', what: head }),
    samples: [head],
    kinds: ['driver-fault'],
  })),
  {
    head: 'nl80211: Driver does not support authentication/association or connect commands',
    read: () => ({ kind: 'driver-fault', what: 'the driver supports no connect commands' }),
    samples: ['nl80211: Driver does not support authentication/association or connect commands'],
    kinds: ['driver-fault'],
  },
  {
    head: 'Failed to initiate AP scan',
    read: () => ({ kind: 'driver-refused', what: 'scan' }),
    samples: ['Failed to initiate AP scan', 'Failed to initiate AP scan.'],
    kinds: ['driver-refused'],
  },
  ...['hard', 'soft'].map((how): Rule => ({
    head: `rfkill: WLAN ${how} blocked`,
    read: () => ({ kind: 'interface', state: 'down' }),
    samples: [`rfkill: WLAN ${how} blocked`],
    kinds: ['interface'],
  })),
  // Filters and frame types that the driver does not know, interfaces for P2P that it does not make: nobody's connection.
  silentHead(
    'nl80211: kernel reports: ',
    'nl80211: kernel reports: Registration to specific type not supported',
  ),
  silentHead('kernel reports: ', 'kernel reports: Registration to specific type not supported'),
  silentHead('nl80211: Could not set interface ', "nl80211: Could not set interface 'p2p-dev-wlan0' UP"),
  {
    // Wireless extensions, of which the driver has none.
    head: 'ioctl[SIOCSIWSCAN]: ',
    rest: at`(?:Operation not supported|No such device|Inappropriate ioctl)`,
    read: () => ({ kind: 'driver-fault', what: 'cannot scan' }),
    samples: ['ioctl[SIOCSIWSCAN]: Operation not supported'],
    kinds: ['driver-fault'],
  },
  silentHead('ioctl[', 'ioctl[SIOCSIWENCODEEXT]: Invalid argument'),
  silentHead('rfkill: ', 'rfkill: Cannot open RFKILL control device'),
  // Ordinary where the driver keeps no cache of its own.
  ...['SET', 'DEL'].map((verb) =>
    silentHead(
      `nl80211: NL80211_CMD_${verb}_PMKSA failed: `,
      `nl80211: NL80211_CMD_${verb}_PMKSA failed: -95 (Operation not supported)`,
    ),
  ),
  ...silent(
    'nl80211: Deauthenticate event',
    'nl80211: Disassociate event',
    'nl80211: Disconnect event',
    'nl80211: Connect event (status=0 ignore_next_local_disconnect=0)',
    'nl80211: Was expecting local deauth but got another disconnect event first',
    'nl80211: Was expecting local disconnect but got another disconnect event first',
    'nl80211: Flush PMKIDs',
    'nl80211: External auth status: 0',
    'wpa_driver_nl80211_deauthenticate(addr=02:00:00:00:00:00 reason_code=3)',
    'CTRL-EVENT-REGDOM-CHANGE init=CORE type=WORLD',
    'CTRL-EVENT-REGDOM-BEACON-HINT before freq=5180 max_tx_power=2000',
    'CTRL-EVENT-CHANNEL-SWITCH freq=2437 ht_enabled=1 ch_offset=0 ch_width=20 MHz cf1=2437 cf2=0',
    'CTRL-EVENT-STARTED-CHANNEL-SWITCH freq=2437 ht_enabled=1 ch_offset=0 ch_width=20 MHz cf1=2437 cf2=0',
    'CTRL-EVENT-UNPROT-BEACON 02:00:00:00:00:00',
    'CTRL-EVENT-FREQ-CONFLICT',
    'CTRL-EVENT-AVOID-FREQ ranges=2412',
    'CTRL-EVENT-T2LM-UPDATE status=0',
    'CTRL-EVENT-LINK-RECONFIG valid_links=0x1',
    'CTRL-EVENT-DSCP-POLICY clear_all',
    'nl80211: deinit ifname=wlan0 disabled_11b_rates=0',
    'Could not read interface wlan0 flags: No such device',
    'CTRL-EVENT-LINK-CHANNEL-SWITCH freq=2437 ht_enabled=1',
    'TRANSITION-DISABLE 01',
    'OCV-FAILURE addr=02:00:00:00:00:00 frame=saqueryreq error=1',
  ),
];
