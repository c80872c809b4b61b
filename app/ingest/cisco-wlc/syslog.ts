/**
 * Catalyst 9800 in syslog: `%FACILITY-SEVERITY-MNEMONIC: Chassis 1 R0/0: wncd: …`. The severity is the administrator's to change and is not
 * looked at. Formats: "System Message Guide, Cisco IOS XE 16 to 17" (SESSION_MGR, DOT1X, CLIENT_ORCH_LOG, CLIENT_EXCLUSION_SERVER).
 */
import { FOUR_WAY_TIMEOUT, IEEE_802_1X_AUTH_FAILED, LOW_ACK, UNSPECIFIED } from '../../domain/codes.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { addressOf, GROUPED } from '../hardware-address.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { monthIndex } from '../stamps.ts';
import { at } from '../text.ts';
import { of } from '../access-points/rule.ts';
import { wing } from './wing.ts';

const bssid = NO_BSSID;

const FACILITIES =
  'SESSION_MGR|DOT1X|MAB|AUTHMGR|RADIUS|CLIENT_ORCH_LOG|CLIENT_EXCLUSION_SERVER|CLIENT_KEYMGMT|DOT11';
/** Whatever stands before the message; a stamp in it is read. */
const OWN = at`(?=[^%]{0,200}%)[^%]{0,120}?(?:([A-Z][a-z]{2}) {1,2}(\d{1,2})(?: (\d{4}))? (\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?[^%]{0,24})?(?=%(?:${FACILITIES})-\d-)`;
const SLOT = String.raw`(?:(?:Chassis|Switch) \d+ )?(?:R\d\/\d: )?(?:\w{1,16}: {1,2})?`;

const thrownOut = (reason: number): Read => ({ kind: 'disconnected', bssid, reason, local: false });

const OF_A_RULE = /\b(?:vlan|acl|policy|qos|sgt|mac filter|not allowed|access list)\b/i;

/** What a login's end says of itself. */
function failure(why: string): readonly Read[] {
  if (/cred fail|reject|invalid/i.test(why))
    return [
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'failure' },
      thrownOut(IEEE_802_1X_AUTH_FAILED),
    ];
  if (/timeout|no response|server (?:down|dead|unavail)|AAA/i.test(why))
    return [
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'timeout', ...(/client|supplicant/i.test(why) && { silent: 'station' as const }) },
      thrownOut(UNSPECIFIED),
    ];
  // A VLAN or a policy that the controller does not have: the login itself went through.
  if (OF_A_RULE.test(why)) return [{ kind: 'policy-refused' }, thrownOut(UNSPECIFIED)];
  return [thrownOut(UNSPECIFIED)];
}

/** Why a client is locked out for a while. A wrong key is the controller's guess. */
function excluded(why: string): readonly Read[] {
  if (/wrong psk/i.test(why)) return [{ kind: 'psk-mismatch-suspected' }, thrownOut(FOUR_WAY_TIMEOUT)];
  if (/802\.?1x|auth(?:entication)? fail/i.test(why)) return failure('reject');
  return OF_A_RULE.test(why) ? failure(why) : [thrownOut(UNSPECIFIED)];
}

/** What was said of the login servers since somebody got in. */
interface Servers {
  areSilent: boolean;
}

const reads =
  (told: (why: string) => readonly Read[]): NonNullable<ProgramRule<Servers>['read']> =>
  ([, station = '', why = '']) =>
    of(addressOf(station), told(why));

/** One message under every severity. */
const message = (
  facility: string,
  mnemonic: string,
  rule: Pick<ProgramRule<Servers>, 'rest' | 'read' | 'kinds'> & { readonly sample: string },
): ProgramRule<Servers>[] =>
  [3, 4, 5, 6, 7].map((severity) => {
    const { sample, ...rest } = rule;
    const head = `%${facility}-${severity}-${mnemonic}: `;
    return { ...rest, head, samples: [head + sample] };
  });

const rules: readonly ProgramRule<Servers>[] = [
  ...message('SESSION_MGR', 'FAIL', {
    rest: at`${SLOT} ?Authorization failed or unapplied for client \((${GROUPED})\)(?:.{0,200}?Failure Reason: ([^.]{1,60}))?`,
    read: reads(failure),
    sample:
      'Chassis 1 R0/0: wncd: Authorization failed or unapplied for client (0200.0000.0100) on Interface capwap_90000005 AuditSessionID 00. Failure Reason: VLAN Failure. Failed attribute name LAB.',
    kinds: ['policy-refused', 'disconnected'],
  }),
  ...['DOT1X', 'MAB', 'AUTHMGR'].flatMap((facility) =>
    message(facility, 'FAIL', {
      rest: at`${SLOT} ?(?:Authentication|Authorization) failed for client \(?(${GROUPED})\)?(?: with reason \(([^)]{1,60})\))?`,
      read: reads(failure),
      sample:
        'Chassis 1 R0/0: wncd: Authentication failed for client (0200.0000.0100) with reason (Cred Fail) on Interface capwap_90000005 AuditSessionID 00',
      kinds: ['eap', 'eap', 'disconnected'],
    }),
  ),
  ...[
    'ADD_TO_EXCLUSIONLIST_REASON_DYNAMIC',
    'ADD_TO_EXCLUSIONLIST_REASON',
    'ADD_TO_BLACKLIST_REASON_DYNAMIC',
  ].flatMap((mnemonic) =>
    ['CLIENT_EXCLUSION_SERVER', 'CLIENT_ORCH_LOG'].flatMap((facility) =>
      message(facility, mnemonic, {
        rest: at`${SLOT}Client MAC: (${GROUPED}) .{0,200}?reason: ?(.{1,80})`,
        read: reads(excluded),
        sample:
          'Chassis 1 R0/0: wncmgrd: Client MAC: 0200.0000.0100 was added to exclusion list associated with AP Name:lab-ap, BSSID:MAC: 0200.0000.0000, reason:Wrong PSK',
        kinds: ['psk-mismatch-suspected', 'disconnected'],
      }),
    ),
  ),
  ...['CLIENT_ADDED_TO_RUN_STATE', 'CLIENT_MOVED_TO_RUN_STATE'].flatMap((mnemonic) =>
    message('CLIENT_ORCH_LOG', mnemonic, {
      rest: at`${SLOT}.{0,160}?MAC: (${GROUPED})`,
      read: reads(() => [
        { kind: 'assoc-response', bssid, status: 0 },
        { kind: 'connected', bssid },
      ]),
      sample:
        mnemonic === 'CLIENT_ADDED_TO_RUN_STATE'
          ? 'Chassis 1 R0/0: wncd: Username entry (lab) joined with ssid (lab) for device with MAC: 0200.0000.0100'
          : 'Chassis 1 R0/0: wncd: Username (lab), MAC: 0200.0000.0100, IP 192.0.2.7 associated to AP (lab-ap) with SSID (lab)',
      kinds: ['assoc-response', 'connected'],
    }),
  ),
  // Whose doing it was is not said.
  ...message('CLIENT_ORCH_LOG', 'CLIENT_MOVED_TO_DELETE_STATE', {
    rest: at`${SLOT}.{0,160}?MAC: (${GROUPED})`,
    read: reads(() => [{ kind: 'disconnected', bssid, reason: 0, local: true }]),
    sample:
      'Chassis 1 R0/0: wncd: Username (lab), MAC: 0200.0000.0100, IP 192.0.2.7 disconnected from AP (lab-ap) with SSID (lab)',
    kinds: ['disconnected'],
  }),
  ...['CLIENT_IP_UPDATED', 'CLIENT_IPV4_UPDATED'].flatMap((mnemonic) =>
    message('CLIENT_ORCH_LOG', mnemonic, {
      rest: at`${SLOT}.{0,160}?MAC: (${GROUPED}), IP (?=[^)]{0,400}?\b\d{1,3}\.\d{1,3}\.)`,
      read: reads(() => [{ kind: 'address', step: 'obtained', by: 'cisco' }]),
      sample:
        'Chassis 1 R0/0: wncd: Username (lab), MAC: 0200.0000.0100, IP 192.0.2.7 fe80::1 IP address updated. Associated to AP (lab-ap) with SSID (lab)',
      kinds: ['address'],
    }),
  ),
  // The login's result is set aside by what the controller is told to do; what comes of it other messages tell.
  ...['SUCCESS', 'RESULT_OVERRIDE', 'START'].flatMap((mnemonic) =>
    message('DOT1X', mnemonic, {
      rest: at`${SLOT}.{0,80}? for client \((${GROUPED})\)`,
      read: reads((): readonly Read[] => {
        if (mnemonic === 'START') return [{ kind: 'eap', step: 'started' }];
        return mnemonic === 'SUCCESS' ? [{ kind: 'eap', step: 'success' }] : [];
      }),
      sample: `Chassis 1 R0/0: wncd: Authentication ${mnemonic.toLowerCase()} for client (0200.0000.0100) on Interface capwap_90000005 AuditSessionID 00`,
      kinds: mnemonic === 'RESULT_OVERRIDE' ? [] : ['eap'],
    }),
  ),
];

/** Reasons in words: the station went by itself, or nobody says more than that it is gone. */
const LEFT = /station (?:is leaving|has left|has roamed)|sending station/i;
const STATION = String.raw`Station {1,2}(?:\S{1,32} )?(${GROUPED})`;

/** An access point without a controller ("Error and Event Messages" of Cisco IOS 12.3 to 15.3 for Aironet). */
const aironet: readonly ProgramRule<Servers>[] = [
  // It is called alive again at once where no time was set for which it is dead.
  ...['RADIUS_DEAD', 'RADIUS_ALIVE'].flatMap((mnemonic) =>
    message('RADIUS', mnemonic, {
      read: (_, servers) => {
        if (mnemonic === 'RADIUS_DEAD') servers.areSilent = true;
        return undefined;
      },
      sample: 'RADIUS server 192.0.2.1:1812,1813 is not responding.',
      kinds: [],
    }),
  ),
  ...message('RADIUS', 'ALLDEADSERVER', {
    read: (_, servers) => {
      servers.areSilent = true;
      return undefined;
    },
    sample: 'Group lab: No active radius servers found. Id 12.',
    kinds: [],
  }),
  ...message('DOT11', 'ASSOC', {
    rest: at`Interface Dot11Radio\d{1,2}, {1,2}${STATION} (?:Rea|A)ssociated\b`,
    read: ([, station = ''], servers) => {
      servers.areSilent = false;
      return of(addressOf(station), [
        { kind: 'assoc-response', bssid, status: 0 },
        { kind: 'connected', bssid, early: true },
      ]);
    },
    sample: 'Interface Dot11Radio0, Station  0200.0000.0100 Associated KEY_MGMT[WPAv2 PSK]',
    kinds: ['assoc-response', 'connected'],
  }),
  ...message('DOT11', 'DISASSOC', {
    rest: at`Interface Dot11Radio\d{1,2}, {1,2}Deauthenticating ${STATION}(?: Reason: ([^\n]{1,100}))?`,
    read: reads((why) => [{ kind: 'disconnected', bssid, reason: 0, local: LEFT.test(why) }]),
    sample:
      'Interface Dot11Radio0, Deauthenticating Station 0200.0000.0100 Reason: Sending station has left the BSS',
    kinds: ['disconnected'],
  }),
  ...message('DOT11', 'MAXRETRIES', {
    rest: at`Packet to client (${GROUPED}) reached max retries`,
    read: reads(() => [thrownOut(LOW_ACK)]),
    sample: 'Packet to client 0200.0000.0100 reached max retries, removing the client',
    kinds: ['disconnected'],
  }),
  // Whether a name, a password or the server was at fault is not said; a server that had just been found dead was.
  ...message('DOT11', 'AUTH_FAILED', {
    rest: at`${STATION} Authentication failed`,
    read: ([, station = ''], servers) =>
      of(
        addressOf(station),
        servers.areSilent
          ? [
              { kind: 'eap', step: 'started' },
              { kind: 'eap', step: 'timeout' },
            ]
          : [{ kind: 'join-failed' }],
      ),
    sample: 'Station 0200.0000.0100 Authentication failed',
    kinds: ['join-failed'],
  }),
  ...message('DOT11', 'ROAMED', {
    rest: at`${STATION} Roamed to (${GROUPED})`,
    read: reads(() => []),
    sample: 'Station 0200.0000.0100 Roamed to 0200.0000.0000',
    kinds: [],
  }),
];

export const ciscoSyslog = dialectOf<Servers>({
  name: 'cisco-syslog',
  title:
    "syslog of Cisco's Catalyst 9800, of Aironet access points without a controller, and of Extreme's WiNG",
  programs: [],
  witness: 'access-point',
  own: {
    pattern: OWN,
    at: ([, month = '', day, year = '1970', hour, minute, second, milliseconds = '0']) => {
      const index = monthIndex(month);
      return index < 0
        ? undefined
        : Date.UTC(
            Number(year),
            index,
            Number(day),
            Number(hour),
            Number(minute),
            Number(second),
            Number(milliseconds),
          );
    },
  },
  bare: (line) => `Nov 21 01:00:00.123: ${line}`,
  rules: [...rules, ...aironet, ...wing],
  telling: [
    '%DOT11-',
    '%RADIUS-4-',
    '%SESSION_MGR-',
    '%CLIENT_EXCLUSION_SERVER-',
    '%CLIENT_ORCH_LOG-',
    ': wncd: ',
    ': wncmgrd: ',
  ],
  begin: () => ({ areSilent: false }),
});
