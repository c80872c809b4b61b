/**
 * Android's framework around wpa_supplicant, as logcat shows it: what the supplicant told it (`WifiMonitor`), what it made of that
 * (`WifiStateMachine` to Android 8, `ClientModeImpl` since), and its own DHCP client. Wordings of AOSP 4.0 to 14
 * (frameworks/base, packages/modules/Wifi, NetworkStack) and public logcats; vendors change them, so a line is told by the words in it.
 */
import { answeredBy } from '../../domain/ids.ts';
import type { Carrier, Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { listOf, type Read, type Reading } from '../rules.ts';
import { MAC, toMac, toNumber } from '../text.ts';
import { parseSupplicantMessage } from '../wpa-events.ts';

const PROGRAMS = [
  'WifiMonitor',
  'WifiNative',
  'WifiVendorHal',
  'HalDeviceManager',
  'WifiStateMachine',
  'WifiStateTracker',
  'ClientModeImpl',
  'WifiClientModeImpl',
  'SupplicantStateTracker',
  'SupplicantStaIface',
  'SupplicantStaNetwork',
  'WifiConfigManager',
  'WifiConfigStore',
  'WifiBlocklistMonitor',
  'WifiLastResortWatchdog',
  'DhcpClient',
  'DhcpStateMachine',
  'IpClient',
  'IpManager',
  'IpReachabilityMonitor',
];
const BY = 'DhcpClient';
const LONGEST = 600;

interface Wording {
  readonly words: RegExp;
  readonly read?: (groups: RegExpExecArray) => Reading;
  readonly samples: readonly (readonly [program: string, message: string])[];
  readonly kinds: readonly string[];
}

/** What the supplicant itself has said, quoted. */
const quoted = ([, message = '']: RegExpExecArray): Reading =>
  parseSupplicantMessage(`<3>${message}`, { input: 0, line: 0, iface: '', at: undefined }).map(
    ({ at: _at, origin: _origin, witness: _witness, iface: _iface, ...happening }) => happening as Read,
  );

const address = (step: 'requested' | 'offered' | 'obtained' | 'refused' | 'timeout'): Read => ({
  kind: 'address',
  step,
  by: BY,
});

/** What the supplicant's states are to a manager. */
const STATES: ReadonlyMap<string, Read> = new Map([
  ['ASSOCIATING', { kind: 'manager-state', state: 'activating' }],
  ['COMPLETED', { kind: 'manager-state', state: 'link-up' }],
]);

const WORDINGS: readonly Wording[] = [
  {
    words: /\bEvent \[(?:IFNAME=\S{1,15} )?(.{1,400})\]/,
    read: quoted,
    samples: [
      [
        'WifiMonitor',
        'Event [CTRL-EVENT-SSID-TEMP-DISABLED id=3 ssid="lab" auth_failures=1 duration=10 reason=WRONG_KEY]',
      ],
    ],
    kinds: ['temp-disabled'],
  },
  {
    words: new RegExp(
      `(?:ASSOCIATION_REJECTION_EVENT|AssocRejectEventInfo)(?:.{0,80}?bssid[=: ]{1,3}(${MAC}))?.{0,60}?(?:status ?[Cc]ode|reason)[=: ]{1,3}(\\d{1,5})`,
    ),
    read: ([, bssid, status]) => ({
      kind: 'assoc-response',
      ...answeredBy(bssid === undefined ? undefined : toMac(bssid)),
      status: toNumber(status),
    }),
    samples: [
      [
        'WifiStateMachine',
        'ASSOCIATION_REJECTION_EVENT bssid=02:00:00:00:00:00 statusCode=17 timedOut=false',
      ],
      [
        'WifiClientModeImpl',
        'AssocRejectEventInfo { ssid: "lab", bssid: 02:00:00:00:00:00, statusCode: 17, timedOut: false }',
      ],
    ],
    kinds: ['assoc-response'],
  },
  {
    words:
      /^Failed to (?:load driver|start (?:vendor )?HAL|start the wificond|start supplicant)|^Unable to (?:load driver|start (?:vendor )?HAL)|WifiVendorHal\.start failed/,
    read: ([what = '']) => ({ kind: 'driver-fault', what }),
    samples: [
      ['WifiStateMachine', 'Failed to load driver'],
      ['WifiNative', 'Failed to start vendor HAL'],
    ],
    kinds: ['driver-fault'],
  },
  {
    // After its own count of failures: which of them it was, the supplicant's lines say.
    words: /Failed to authenticate, disabling network|Association getting rejected, disabling network/,
    read: () => ({ kind: 'join-failed' }),
    samples: [['SupplicantStateTracker', 'Failed to authenticate, disabling network 3']],
    kinds: ['join-failed'],
  },
  {
    words: /DISABLED_BY_WRONG_PASSWORD|WRONG_PSWD|FAILURE_WRONG_PASSWORD/,
    read: () => ({ kind: 'psk-mismatch-suspected' }),
    samples: [
      [
        'WifiConfigManager',
        'Updating network selection status: NETWORK_SELECTION_DISABLED_BY_WRONG_PASSWORD',
      ],
    ],
    kinds: ['psk-mismatch-suspected'],
  },
  {
    // To Android 3.
    words: /^Changing supplicant state: \w{3,24} ==> (\w{3,24})/,
    read: ([, state = '']) => STATES.get(state),
    samples: [['WifiStateTracker', 'Changing supplicant state: SCANNING ==> ASSOCIATING']],
    kinds: ['manager-state'],
  },
  {
    words:
      /(?:[Ss]upplicant ?[Ss]tate|SUPPLICANT_STATE_CHANGE_EVENT).{0,80}?\b(ASSOCIATING|COMPLETED|SCANNING|DISCONNECTED|INACTIVE|ASSOCIATED|AUTHENTICATING|FOUR_WAY_HANDSHAKE|GROUP_HANDSHAKE|INTERFACE_DISABLED)/,
    read: ([, state = '']) => STATES.get(state),
    samples: [['SupplicantStateTracker', 'Supplicant state is ASSOCIATING']],
    kinds: ['manager-state'],
  },
  {
    words: /^(?:Uninitialized|Inactive|Disconnected|Scan|Handshake|Completed|Dormant|Default)State\b/,
    samples: [['SupplicantStateTracker', 'HandshakeState']],
    kinds: [],
  },
  {
    // The reason is the driver's, and often none; how strong the signal was when it ended says more.
    words: /NETWORK_DISCONNECTION_EVENT( in connected state)?.{0,120}?\bRSSI[=: ]{1,2}(-\d{2,3})\b/,
    read: ([, isUp, dbm]) => [
      ...(isUp === undefined ? [] : [{ kind: 'was-up' } as const]),
      { kind: 'signal', dbm: Number(dbm) },
    ],
    samples: [
      [
        'WifiStateMachine',
        'NETWORK_DISCONNECTION_EVENT in connected state BSSID=02:00:00:00:00:00 RSSI=-89 freq=2437 was debouncing=false reason=0 ajst=0',
      ],
    ],
    kinds: ['was-up', 'signal'],
  },
  {
    words: /Broadcasting DHCPDISCOVER/,
    read: () => address('requested'),
    samples: [['DhcpClient', 'Broadcasting DHCPDISCOVER']],
    kinds: ['address'],
  },
  {
    words: /Received packet: .{0,80}\bOFFER\b/,
    read: () => address('offered'),
    samples: [['DhcpClient', 'Received packet: 02:00:00:00:00:07 OFFER, ip /192.0.2.7, mask /255.255.255.0']],
    kinds: ['address'],
  },
  {
    words: /Received packet: .{0,80}\bNAK\b/,
    read: () => address('refused'),
    samples: [['DhcpClient', 'Received packet: 02:00:00:00:00:07 NAK, reason (none)']],
    kinds: ['address'],
  },
  {
    words: /Confirmed lease/,
    // The framework starts it when the link is up, and calls the network connected by what it brings.
    read: () => [address('obtained'), { kind: 'manager-state', state: 'activated' }],
    samples: [
      ['DhcpClient', 'Confirmed lease: IP address 192.0.2.7/24 Gateway 192.0.2.1 lease 86400 seconds'],
    ],
    kinds: ['address', 'manager-state'],
  },
  {
    words:
      /IP provisioning fail|onProvisioningFailure|DHCP failure|DHCP failed|DISABLED_(?:BY_)?DHCP_FAILURE|REASON_DHCP/,
    read: () => address('timeout'),
    samples: [
      ['WifiClientModeImpl', 'IP provisioning failure'],
      ['WifiConfigManager', 'Updating network selection status: NETWORK_SELECTION_DISABLED_DHCP_FAILURE'],
    ],
    kinds: ['address'],
  },
  {
    // The gateway does not answer any more: the framework leaves the network for it.
    words: /LOST_PROVISIONING|onReachabilityLost/,
    read: () => ({ kind: 'manager-state', state: 'failed', reason: 'the gateway does not answer' }),
    samples: [
      ['IpReachabilityMonitor', 'FAILURE: LOST_PROVISIONING, NeighborEvent{192.0.2.1,NUD_FAILED,[null]}'],
    ],
    kinds: ['manager-state'],
  },
  {
    words:
      /Received packet: .{0,80}\bACK\b|Broadcasting DHCPREQUEST|Unicasting DHCPREQUEST|Got pending lease|Scheduling renewal/,
    samples: [['DhcpClient', 'Broadcasting DHCPREQUEST ciaddr=0.0.0.0 request=192.0.2.7 serverid=192.0.2.1']],
    kinds: [],
  },
];

class FrameworkParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseText(): Recognition {
    return UNKNOWN;
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    const message = line.slice(start, start + LONGEST);
    for (const { words, read } of WORDINGS) {
      const groups = words.exec(message);
      if (!groups) continue;
      const reading = read?.(groups);
      if (reading === undefined) return RECOGNISED;
      const at = carrier.instant(line);
      const origin = { input: this.#input, line: number, text: evidence(line) };
      for (const happening of listOf(reading))
        this.#emit({ at, origin, witness: 'manager', iface: '', ...happening });
      return RECOGNISED;
    }
    return UNKNOWN;
  }

  end(): void {
    // Every message is one line.
  }
}

const NAMED = new RegExp(
  `(?:^|[/ ])(?:${PROGRAMS.join('|')})\\w{0,24}(?:\\[[^\\]]{0,40}\\])?(?:\\( {0,6}\\d{1,6}\\))? {0,24}: `,
);

export const android: Dialect = {
  name: 'android',
  title: "Android's Wi-Fi framework and DHCP client in logcat",
  programs: PROGRAMS,
  openings: [],
  samples: WORDINGS.flatMap(({ samples, kinds }) =>
    samples.map(([program, message]) => ({
      line: `11-21 01:00:00.123  1499  2010 D ${program}: ${message}`,
      kinds,
    })),
  ),
  score: (line) => (NAMED.test(line.slice(0, 120)) ? 2 : 0),
  open: (input, emit) => new FrameworkParser(input, emit),
};
