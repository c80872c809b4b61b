/**
 * DHCP servers beside an access point: dnsmasq (`dhcp.c`, `rfc2131.c` 2.40 to 2.90) and ISC's dhcpd (`server/dhcp.c` 4.1 to 4.4).
 * They name the station by its address, and a bridge for an interface: whose access point it is, the access point says.
 */
import type { Happening } from '../../domain/events.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at, MAC, toMac } from '../text.ts';

type Step = Extract<Happening, { kind: 'address' }>['step'];

const IP = String.raw`[\d.]{7,15}`;
const STA = '02:00:00:00:01:00';

/** A bridge may be anybody's; who asks at a radio has joined there. */
const RADIO = /^(?:wl|ath|ra\d|apcli|phy\d+-ap|wifi|mlan)/;
const radio = (iface: string): { readonly iface?: string } => (RADIO.test(iface) ? { iface } : {});

const told =
  (by: string, step: Step | undefined): NonNullable<ProgramRule['read']> =>
  ([, station]) =>
    step === undefined ? undefined : { kind: 'address', step, by, station: toMac(station) };

const dnsmasqRule = (name: string, step: Step | undefined, sample: string): ProgramRule => ({
  head: `${name}(`,
  rest: at`[^()\s]{1,15}\) (?:${IP} )?(${MAC})(?: |$)`,
  read: told('dnsmasq', step),
  samples: [`${name}(br-lan) ${sample}`],
  kinds: step ? ['address'] : [],
});

const dnsmasqRules: readonly ProgramRule[] = [
  {
    head: 'DHCPDISCOVER(',
    rest: at`([^()\s]{1,15})\) (?:${IP} )?(${MAC})(?: (no address available)| |$)`,
    read: ([, iface = '', station, none]) => ({
      kind: 'address',
      step: none === undefined ? 'requested' : 'refused',
      by: 'dnsmasq',
      station: toMac(station),
      ...(none !== undefined && radio(iface)),
    }),
    samples: [`DHCPDISCOVER(br-lan) ${STA} `, `DHCPDISCOVER(wlan0) ${STA} no address available`],
    kinds: ['address'],
  },
  dnsmasqRule('DHCPOFFER', 'offered', `192.0.2.7 ${STA}`),
  dnsmasqRule('DHCPREQUEST', undefined, `192.0.2.7 ${STA}`),
  dnsmasqRule('DHCPACK', 'obtained', `192.0.2.7 ${STA} lab-phone`),
  dnsmasqRule('DHCPNAK', 'refused', `192.0.2.7 ${STA} wrong network`),
  dnsmasqRule('DHCPRELEASE', undefined, `192.0.2.7 ${STA}`),
  dnsmasqRule('DHCPDECLINE', undefined, `192.0.2.7 ${STA}`),
  dnsmasqRule('DHCPINFORM', undefined, `192.0.2.7 ${STA}`),
  {
    // It names no station: none that asks over this interface gets an address.
    head: 'no address range available for DHCP request via ',
    rest: at`([\w.@-]{1,15})`,
    read: ([, iface = '']) =>
      RADIO.test(iface) ? { kind: 'address', step: 'refused', by: 'dnsmasq', iface } : undefined,
    samples: ['no address range available for DHCP request via wlan0'],
    kinds: ['address'],
  },
  { head: 'DHCP, ', samples: ['DHCP, IP range 192.0.2.100 -- 192.0.2.249, lease time 12h'], kinds: [] },
];

export const dnsmasq = dialectOf({
  name: 'dnsmasq',
  title: "dnsmasq's DHCP lines beside an access point's log",
  programs: ['dnsmasq-dhcp', 'dnsmasq'],
  witness: 'access-point',
  rules: dnsmasqRules,
  telling: ['DHCPDISCOVER(', 'DHCPOFFER(', 'DHCPREQUEST(', 'DHCPACK(', 'DHCPNAK('],
  begin: () => undefined,
});

const dhcpdRule = (head: string, rest: RegExp, step: Step | undefined, sample: string): ProgramRule => ({
  head,
  rest,
  read: told('dhcpd', step),
  samples: [head + sample],
  kinds: step ? ['address'] : [],
});

const dhcpdRules: readonly ProgramRule[] = [
  {
    head: 'DHCPDISCOVER from ',
    rest: at`(${MAC})(?: \([^)]{0,64}\))? via ([^\s:]{1,15})(: network \S{1,64}: no free leases)?`,
    read: ([, station, iface = '', none]) => ({
      kind: 'address',
      step: none === undefined ? 'requested' : 'refused',
      by: 'dhcpd',
      station: toMac(station),
      ...(none !== undefined && radio(iface)),
    }),
    samples: [
      `DHCPDISCOVER from ${STA} via wlan0`,
      `DHCPDISCOVER from ${STA} (lab-phone) via wlan0: network 192.0.2.0/24: no free leases`,
    ],
    kinds: ['address'],
  },
  {
    // The same in releases before 4.0, and where the reason follows by itself.
    head: 'no free leases on subnet ',
    read: () => ({ kind: 'address', step: 'refused', by: 'dhcpd' }),
    samples: ['no free leases on subnet 192.0.2.0/24'],
    kinds: ['address'],
  },
  {
    head: 'No subnet declaration for ',
    rest: at`([\w.@-]{1,15}) \(`,
    read: ([, iface = '']) =>
      RADIO.test(iface) ? { kind: 'address', step: 'refused', by: 'dhcpd', iface } : undefined,
    samples: ['No subnet declaration for wlan0 (no IPv4 addresses).'],
    kinds: ['address'],
  },
  ...['** Ignoring requests on ', 'Not configured to listen on any interfaces!'].map((head) => ({
    head,
    samples: [],
    kinds: [],
    quiet: [head],
  })),
  dhcpdRule('DHCPOFFER on ', at`${IP} to (${MAC})`, 'offered', `192.0.2.7 to ${STA} via wlan0`),
  dhcpdRule(
    'DHCPREQUEST for ',
    at`${IP}(?: \(${IP}\))? from (${MAC})`,
    undefined,
    `192.0.2.7 (192.0.2.1) from ${STA} via wlan0`,
  ),
  dhcpdRule('DHCPACK on ', at`${IP} to (${MAC})`, 'obtained', `192.0.2.7 to ${STA} (lab-phone) via wlan0`),
  dhcpdRule('DHCPNAK on ', at`${IP} to (${MAC})`, 'refused', `192.0.2.7 to ${STA} via wlan0`),
  dhcpdRule('DHCPRELEASE of ', at`${IP} from (${MAC})`, undefined, `192.0.2.7 from ${STA} via wlan0 (found)`),
];

export const dhcpd = dialectOf({
  name: 'dhcpd',
  title: "ISC's DHCP server beside an access point's log",
  programs: ['dhcpd'],
  witness: 'access-point',
  rules: dhcpdRules,
  telling: ['DHCPDISCOVER from ', 'DHCPOFFER on ', 'DHCPREQUEST for ', 'DHCPACK on ', 'DHCPNAK on '],
  begin: () => undefined,
});

const keaRule = (word: string, step: Step | undefined, rest: string): ProgramRule => ({
  head: `${word} `,
  rest: at`\[hwtype=\d{1,5} (${MAC})\]`,
  read: told('kea', step),
  samples: [`${word} [hwtype=1 ${STA}], cid=[01:${STA}], tid=0x1a2b3c4d: ${rest}`],
  kinds: step ? ['address'] : [],
});

export const kea = dialectOf({
  name: 'kea',
  title: "ISC Kea's DHCPv4 server beside an access point's log",
  programs: ['kea-dhcp4'],
  witness: 'access-point',
  // `INFO  [kea-dhcp4.leases/611.1399] `
  own: { pattern: at` {0,4}[A-Z]{4,8} {1,4}\[kea-dhcp4[^\]]{0,64}\] `, at: () => undefined },
  rules: [
    keaRule('DHCP4_LEASE_ADVERT', 'offered', 'lease 192.0.2.7 will be advertised'),
    keaRule('DHCP4_LEASE_OFFER', 'offered', 'lease 192.0.2.7 will be offered'),
    keaRule('DHCP4_LEASE_ALLOC', 'obtained', 'lease 192.0.2.7 has been allocated for 3600 seconds'),
    keaRule('ALLOC_ENGINE_V4_ALLOC_FAIL', 'refused', 'failed to allocate an IPv4 address'),
    ...['DHCP4_', 'ALLOC_ENGINE_', 'DHCPSRV_', 'COMMAND_', 'HOSTS_', 'EVAL_'].map((head) => ({
      head,
      samples: [],
      kinds: [],
      quiet: [`${head}…`],
    })),
  ],
  telling: ['[kea-dhcp4.', 'DHCP4_LEASE_', 'DHCP4_PACKET_'],
  begin: () => undefined,
});

/** BusyBox' server (`networking/udhcp/dhcpd.c`) names no station: what it says belongs to nobody. */
export const udhcpd = dialectOf({
  name: 'udhcpd',
  title: "BusyBox' DHCP server",
  programs: ['udhcpd'],
  witness: 'access-point',
  rules: [
    'Sending OFFER of ',
    'Sending ACK to ',
    'Sending NAK',
    'Received ',
    'No leases',
    'Started, v',
    'Offer ',
    'Served_ip ',
  ]
    .flatMap((head) => [head, head.charAt(0).toLowerCase() + head.slice(1)])
    .map((head) => ({ head, samples: [], kinds: [], quiet: [`${head}…`] })),
  telling: ['udhcpd[', 'udhcpd: '],
  begin: () => undefined,
});
