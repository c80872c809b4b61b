/**
 * NetworkManager's lines at level info (1.42, lab recordings; wording of earlier and later releases from
 * `nm-device.c`, `nm-device-wifi.c`, `nm-dhcp-client.c`, `nm-supplicant-config.c` and `nm-audit-manager.c`).
 */
import { LEAVING, SAE } from '../../domain/codes.ts';
import type { Happening } from '../../domain/events.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { akmOfKeyManagement } from '../akm.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import {
  begin,
  type Device,
  oneFamily,
  QUOTED_SSID,
  ssidFromQuoted,
  stateChange,
  supplicantState,
} from './device.ts';
import { reasonName, stateName } from './reasons.ts';

/** A happening; lines about no device may name one themselves. */
type Reported = Happening & { readonly iface?: string };
type Read = Reported | readonly Reported[] | undefined;

/** What is remembered between lines of no device. */
export interface Shared {
  /** The profile that NetworkManager last began with by itself. */
  autoActivated: string | undefined;
}

export interface NmRule {
  /** How the message begins, to the letter, behind `device (wlan0): ` where it is a device's. */
  readonly head: string;
  /** What follows the head: sticky, anchored there. */
  readonly rest?: RegExp;
  /** Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, device: Device, shared: Shared) => Read;
  readonly samples: readonly string[];
  /** The kinds that each sample gives. */
  readonly kinds: readonly string[];
}

const secretsRequested = (_groups: RegExpExecArray, { ssid }: Device): Happening => ({
  kind: 'secrets-requested',
  program: 'NetworkManager',
  ...(ssid === undefined ? {} : { ssid }),
});

/** A line by which a device shows that it is a Wi-Fi device, and nothing else. */
const markWifi = (_groups: RegExpExecArray, device: Device): undefined => {
  device.isWifi = true;
};

/** IEEE Std 802.11-2020, table 9-50: what an access point answers to a wrong SAE confirm. */
const CHALLENGE_FAIL = 15;
const WIFI = 'Activation: (wifi) ';
const BY = 'NetworkManager';
const quiet = (head: string, ...samples: readonly string[]): NmRule => ({ head, samples, kinds: [] });

/**
 * What the supplicant gave as the reason of its last end; negative where this computer made it. 3 is what it gives for every
 * end of its own, and 0 says nothing.
 */
const disconnectReason = ([, text]: RegExpExecArray): Happening | undefined => {
  const reason = Number(text);
  if (reason === 0 || reason === -LEAVING) return undefined;
  return { kind: 'disconnected', bssid: NO_BSSID, reason: Math.abs(reason), local: reason < 0 };
};

/** Lines about one device. */
export const deviceRules: readonly NmRule[] = [
  {
    head: 'state change: ',
    rest: at`([a-z0-9-]+) -> ([a-z0-9-]+) \(reason '([^']*)'`,
    read: ([, from = '', to = '', reason = ''], device) => stateChange(device, from, to, reason),
    samples: [
      "state change: config -> failed (reason 'supplicant-timeout', sys-iface-state: 'managed')",
      "state change: config -> failed (reason 'no-secrets') [50 120 7]",
      "state change: secondaries -> activated (reason 'none', managed-type: 'full')",
      "state change: activated -> deactivating (reason 'user-requested', sys-iface-state: 'managed')",
    ],
    kinds: ['manager-state'],
  },
  // Up to 1.0, behind `(wlan0): `.
  {
    head: 'device state change: ',
    rest: at`([a-z0-9-]+) -> ([a-z0-9-]+) \(reason '([^']*)'`,
    read: ([, from = '', to = '', reason = ''], device) => stateChange(device, from, to, reason),
    samples: ["device state change: config -> failed (reason 'no-secrets') [50 120 7]"],
    kinds: ['manager-state'],
  },
  {
    // Up to 0.8: numbers; up to 0.7 without a reason.
    head: 'device state change: ',
    rest: at`(\d{1,2}) -> (\d{1,2})(?: \(reason (\d{1,2})\)|\s*$)`,
    read: ([, from, to, reason], device) =>
      stateChange(
        device,
        stateName(toNumber(from)),
        stateName(toNumber(to)),
        reason === undefined ? 'unknown' : reasonName(toNumber(reason)),
      ),
    samples: ['device state change: 5 -> 9 (reason 11)', 'device state change: 5 -> 9'],
    kinds: ['manager-state'],
  },
  {
    head: 'supplicant interface state: ',
    rest: at`(\S+(?: handshake)?) -> (\S+(?: handshake)?)`,
    read: ([, from = '', to = ''], device) => supplicantState(device, from, to),
    samples: [
      'supplicant interface state: associating -> down',
      'supplicant interface state: 4-way handshake -> down',
    ],
    kinds: ['supplicant'],
  },
  // Of the device for P2P, which the supplicant calls the management interface.
  quiet(
    'supplicant management interface state: ',
    'supplicant management interface state: associated -> 4-way handshake',
  ),
  {
    head: "Activation: starting connection '",
    rest: at`(.*)'`,
    read: ([, profile], device, shared) => {
      begin(device, profile === shared.autoActivated);
      return { kind: 'manager-state', state: 'activating' };
    },
    samples: ["Activation: starting connection 'lab-sae' (37e59384-3a3b-4522-90a7-9692e7e49cb5)"],
    kinds: ['manager-state'],
  },
  { ...quiet(WIFI, `${WIFI}access point 'lab-sae' has security, but secrets are required.`), read: markWifi },
  {
    head: `${WIFI}Stage 2 of 5 (Device Configure) successful.`,
    rest: at`\s+Connected to wireless network (?:"(${QUOTED_SSID})"|'(.{0,32})'\.?$)`,
    read: ([, quoted, plain], device) => {
      device.isWifi = true;
      device.ssid = plain === undefined ? ssidFromQuoted(quoted) : ssidFromBytes(plain);
      return { kind: 'manager-state', state: 'link-up', ssid: device.ssid };
    },
    samples: [
      `${WIFI}Stage 2 of 5 (Device Configure) successful. Connected to wireless network "lab-sae"`,
      `${WIFI}Stage 2 of 5 (Device Configure) successful.  Connected to wireless network 'lab-sae'.`,
    ],
    kinds: ['manager-state'],
  },
  ...[`${WIFI}asking for new secrets`, 'asking for new secrets'].map((head) => ({
    head,
    read: secretsRequested,
    samples: [head],
    kinds: ['secrets-requested'],
  })),
  ...[
    `${WIFI}disconnected during association, asking for new key`,
    'disconnected during association, asking for new key',
  ].map((head) => ({ head, read: secretsRequested, samples: [head], kinds: ['secrets-requested'] })),
  {
    // From 1.58 on, from the supplicant's signal: the access point refused the SAE confirm.
    head: `${WIFI}SAE password mismatch reported by supplicant, asking for new key`,
    read: (groups, device) => [
      { kind: 'auth-rejected', bssid: NO_BSSID, algorithm: SAE, transaction: 2, status: CHALLENGE_FAIL },
      secretsRequested(groups, device),
    ],
    samples: [`${WIFI}SAE password mismatch reported by supplicant, asking for new key`],
    kinds: ['auth-rejected', 'secrets-requested'],
  },
  {
    head: `${WIFI}psk mismatch reported by supplicant, asking for new key`,
    read: (groups, device) => [{ kind: 'psk-mismatch-suspected' }, secretsRequested(groups, device)],
    samples: [`${WIFI}psk mismatch reported by supplicant, asking for new key`],
    kinds: ['psk-mismatch-suspected', 'secrets-requested'],
  },
  quiet('association took too long', 'association took too long.'),
  {
    // Behind the change of state that says so; of a text that was picked out, alone.
    head: 'Activation: successful, device activated',
    read: (_groups, { ssid }) => ({
      kind: 'manager-state',
      state: 'activated',
      ...(ssid === undefined ? {} : { ssid }),
    }),
    samples: ['Activation: successful, device activated.'],
    kinds: ['manager-state'],
  },
  quiet('Activation: ', "Activation: failed for connection 'x'"),
  {
    head: 'link timed out',
    read: (_groups, device) => {
      device.isWifi = true;
      return undefined;
    },
    samples: ['link timed out.'],
    kinds: [],
  },
  {
    head: 'firmware may be missing',
    read: () => ({ kind: 'driver-fault', what: 'the firmware may be missing' }),
    samples: ['firmware may be missing.'],
    kinds: ['driver-fault'],
  },
  {
    head: "Couldn't initialize supplicant interface",
    read: () => ({ kind: 'driver-refused', what: 'other' }),
    samples: ["Couldn't initialize supplicant interface: wpa_supplicant couldn't grab this interface."],
    kinds: ['driver-refused'],
  },
  quiet('no secrets: ', 'no secrets: No agents were available for this request.'),
  {
    head: 'set-hw-addr: ',
    rest: at`(?:set|set-cloned|reset) MAC address to (${MAC})`,
    read: ([, address]) => ({ kind: 'own-address', address: toMac(address) }),
    samples: ['set-hw-addr: set MAC address to 02:00:00:00:01:00 (scanning)'],
    kinds: ['own-address'],
  },
  // Level debug.
  {
    head: 'roamed from BSSID ',
    rest: at`\S+ \(.*\) to (${MAC}) \("(${QUOTED_SSID})"\)`,
    read: ([, bssid, ssid]) => ({
      kind: 'bss-seen',
      bssid: toMac(bssid),
      ssid: ssidFromQuoted(ssid),
      akms: [],
    }),
    samples: ['roamed from BSSID (none) ((null)) to 02:00:00:00:00:00 ("lab-sae")'],
    kinds: ['bss-seen'],
  },
  {
    ...quiet('roamed from BSSID ', 'roamed from BSSID 02:00:00:00:00:00 ("lab-sae") to (none) ((none))'),
    rest: at`.*\(none\)`,
  },
  quiet('ip:', 'ip:dhcp4: restarting'),
  {
    // Up to 0.8.
    head: 'supplicant connection state: ',
    rest: at` ?([\w -]{1,20}) -> ([\w -]{1,20})`,
    read: ([, from = '', to = ''], device) => supplicantState(device, from, to.trimEnd()),
    samples: ['supplicant connection state:  associated -> 4-way handshake'],
    kinds: [],
  },
  {
    head: 'connection disconnected (reason ',
    rest: at`(-?\d{1,5})\)`,
    read: disconnectReason,
    samples: ['connection disconnected (reason -4)', 'connection disconnected (reason 15)'],
    kinds: ['disconnected'],
  },
  quiet('wps: ', 'wps: type pbc start...'),
  // Up to 1.0, behind `Activation (wlan0) `.
  {
    head: "starting connection '",
    rest: at`(.*)'`,
    read: ([, profile], device, shared) => {
      begin(device, profile === shared.autoActivated);
      return { kind: 'manager-state', state: 'activating' };
    },
    samples: ["starting connection 'lab-sae'"],
    kinds: ['manager-state'],
  },
  {
    head: 'Stage 2 of 5 (Device Configure) successful.',
    rest: at`\s+Connected to wireless network '(.{0,32})'\.?\s*$`,
    read: ([, plain], device) => {
      device.isWifi = true;
      device.ssid = ssidFromBytes(plain ?? '');
      return { kind: 'manager-state', state: 'link-up', ssid: device.ssid };
    },
    samples: ["Stage 2 of 5 (Device Configure) successful.  Connected to wireless network 'lab-sae'."],
    kinds: ['manager-state'],
  },
  {
    head: 'Stage 4 of 5 (IP',
    rest: at`(?:v4|4)? Configure Timeout\) (?:started|complete)`,
    read: () => ({ kind: 'address', step: 'timeout', by: BY }),
    samples: [
      'Stage 4 of 5 (IP Configure Timeout) complete.',
      'Stage 4 of 5 (IPv4 Configure Timeout) started...',
    ],
    kinds: ['address'],
  },
  {
    head: 'Beginning DHCP',
    rest: at`(?:v4)? transaction`,
    read: (_groups, device) => {
      device.usesDhcp = true;
      return { kind: 'address', step: 'requested', by: BY };
    },
    samples: ['Beginning DHCPv4 transaction (timeout in 45 seconds)', 'Beginning DHCP transaction.'],
    kinds: ['address'],
  },
  quiet('Beginning IP6 addrconf', 'Beginning IP6 addrconf.'),
  {
    head: 'DHCP',
    rest: at`(?:v4)? transaction took too long`,
    read: () => ({ kind: 'address', step: 'timeout', by: BY }),
    samples: ['DHCP transaction took too long (>45s), stopping it.'],
    kinds: ['address'],
  },
  quiet('Stage ', 'Stage 5 of 5 (IPv4 Commit) complete.'),
  quiet('successful, device activated', 'successful, device activated.'),
  quiet('failed', 'failed for access point (lab-sae)', 'failed.'),
  {
    head: 'DHCPv4 state changed ',
    rest: at`\S+ -> (?:(bound|reboot|renew|rebind|extended)|expire|fail|timeout)`,
    read: ([, got]) => ({ kind: 'address', step: got === undefined ? 'timeout' : 'obtained', by: BY }),
    samples: ['DHCPv4 state changed preinit -> bound', 'DHCPv4 state changed preinit -> timeout'],
    kinds: ['address'],
  },
  quiet('DHCPv4 ', 'DHCPv4 request timed out.', 'DHCPv4 state changed nbi -> preinit'),
  quiet('carrier: ', 'carrier: link connected'),
  quiet('driver supports Access Point (AP) mode', 'driver supports Access Point (AP) mode'),
  {
    head: 'new 802.11 Wi',
    rest: at`-?Fi device`,
    read: markWifi,
    samples: [
      'new 802.11 Wi-Fi device (/org/freedesktop/NetworkManager/Devices/4)',
      'new 802.11 WiFi device (/x/4)',
    ],
    kinds: [],
  },
];

/** Lines of DHCP for IPv4, behind `dhcp4 (wlan0): `. Whether no lease is a failure says the device's state alone. */
export const dhcpRules: readonly NmRule[] = [
  {
    head: 'activation: beginning transaction',
    read: (_groups, device) => {
      device.usesDhcp = true;
      return { kind: 'address', step: 'requested', by: BY };
    },
    samples: ['activation: beginning transaction (timeout in 45 seconds)'],
    kinds: ['address'],
  },
  {
    head: 'state changed ',
    rest: at`new lease, address=[\d.]+$|\S+ -> (?:bound|reboot|renew|rebind|extended)`,
    read: () => ({ kind: 'address', step: 'obtained', by: BY }),
    samples: ['state changed new lease, address=10.7.0.50', 'state changed unknown -> bound'],
    kinds: ['address'],
  },
  {
    // Up to 1.18: the client of NetworkManager's own or an external one says how it ended.
    head: 'state changed ',
    rest: at`\S+ -> (?:expire|expired|fail|failed|timeout)`,
    read: () => ({ kind: 'address', step: 'timeout', by: BY }),
    samples: ['state changed unknown -> timeout', 'state changed bound -> expire'],
    kinds: ['address'],
  },
  quiet(
    'state changed ',
    'state changed no lease',
    'state changed new lease, address=10.7.0.50, acd pending',
  ),
  quiet('state changed ', 'state changed timeout -> done', 'state changed bound -> terminated'),
  ...[
    'address ',
    'plen ',
    'gateway ',
    'lease time ',
    'nameserver ',
    'domain name ',
    'hostname ',
    'expires in ',
    'option ',
    'server identifier ',
    'dhclient started ',
    'dhcpcd started ',
    'client pid ',
  ].map((head) => quiet(head, `${head}…`)),
  quiet('request timed out', 'request timed out'),
  quiet('canceled DHCP transaction', 'canceled DHCP transaction'),
];

/** Lines about no device, or about the one whose activation is under way. */
export const commonRules: readonly NmRule[] = [
  {
    head: "Config: added 'ssid' value '",
    // A line into which another has run does not match: what would be taken for the name might be a password.
    rest: at`(.{0,32})'$`,
    read: ([, bytes = ''], device) => {
      device.ssid = ssidFromBytes(bytes);
      return { kind: 'manager-state', state: 'activating', ssid: device.ssid, iface: device.name };
    },
    samples: ["Config: added 'ssid' value 'lab-sae'"],
    kinds: ['manager-state'],
  },
  {
    head: "Config: added 'key_mgmt' value '",
    rest: at`([A-Za-z0-9 -]*)'`,
    read: ([, words = ''], { ssid, name }) => {
      const akms = words.split(' ').flatMap((word) => akmOfKeyManagement(word) ?? []);
      if (ssid === undefined || !oneFamily(akms)) return undefined;
      return { kind: 'network-known', ssid, akms, iface: name };
    },
    samples: ["Config: added 'key_mgmt' value 'WPA-PSK WPA-PSK-SHA256 FT-PSK SAE FT-SAE'"],
    kinds: [],
  },
  quiet('Config: added ', "Config: added 'scan_ssid' value '1'"),
  {
    head: 'audit: op="',
    rest: at`([a-z-]+)"(?: interface="([^"\s]{1,15})")?`,
    read: ([, command = '', iface = '']) => ({ kind: 'command', command, iface }),
    samples: [
      'audit: op="connection-activate" uuid="97426b6f-6841-4812-9725-aa675ecf96bb" name="lab-psk" pid=386 uid=0 result="success"',
    ],
    kinds: ['command'],
  },
  {
    head: 'supplicant: wpa_supplicant stopped',
    read: () => ({ kind: 'supplicant', state: 'gone' }),
    samples: ['supplicant: wpa_supplicant stopped'],
    kinds: ['supplicant'],
  },
  quiet('supplicant: wpa_supplicant running', 'supplicant: wpa_supplicant running'),
  ...['manager: rfkill: Wi-Fi now disabled', 'manager: rfkill: WiFi now disabled'].map((head) => ({
    head,
    read: (): Happening => ({ kind: 'interface', state: 'down' }),
    samples: [`${head} by radio killswitch`],
    kinds: ['interface'],
  })),
  {
    head: 'Connection disconnected (reason ',
    rest: at`(-?\d{1,5})\)`,
    read: (groups, { name }) => {
      const end = disconnectReason(groups);
      return end && { ...end, iface: name };
    },
    samples: ['Connection disconnected (reason 15)'],
    kinds: ['disconnected'],
  },
  {
    // Up to 0.7, of dhclient's script.
    head: 'DHCP daemon state is now ',
    rest: at`\d{1,2} \((?:(bound|renew|rebind|reboot)|expire|fail|timeout|abend)\) for interface ([\w.@-]{1,15})`,
    read: ([, got, iface = '']) => ({
      kind: 'address',
      step: got === undefined ? 'timeout' : 'obtained',
      by: BY,
      iface,
    }),
    samples: [
      'DHCP daemon state is now 2 (bound) for interface wlan0',
      'DHCP daemon state is now 8 (timeout) for interface wlan0',
    ],
    kinds: ['address'],
  },
  quiet(
    'DHCP daemon state is now ',
    'DHCP daemon state is now 12 (successfully started) for interface wlan0',
  ),
  quiet('manager: sleep: ', 'manager: sleep: sleep requested (sleeping: no  enabled: yes)'),
  quiet('manager: NetworkManager state is now ', 'manager: NetworkManager state is now CONNECTING'),
  {
    head: "policy: auto-activating connection '",
    rest: at`(.*)'`,
    read: ([, profile], _device, shared) => {
      shared.autoActivated = profile;
      return undefined;
    },
    samples: ["policy: auto-activating connection 'lab-sae' (37e59384-3a3b-4522-90a7-9692e7e49cb5)"],
    kinds: [],
  },
  quiet('policy: ', "policy: set 'lab-psk' (wlan1) as default for IPv4 routing and DNS"),
  quiet('NetworkManager (version ', 'NetworkManager (version 1.42.4) is starting... (boot:25cef4c6)'),
];
