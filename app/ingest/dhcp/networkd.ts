/** systemd-networkd (`networkd-dhcp4.c`, `networkd-link.c`, `networkd-ipv4ll.c` of 230 to 258): the address, and who else has the interface. */
import { ssidFromBytes } from '../../domain/ssid.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at, MAC } from '../text.ts';
import { LINK_GONE } from '../link-gone.ts';
import { addressRule, IP } from './address-rule.ts';
import { mayBeWireless } from './wired.ts';

const BY = 'systemd-networkd';
const address = addressRule(BY);

const rules: readonly ProgramRule[] = [
  address(
    'obtained',
    'DHCPv4 address ',
    at`${IP}(?:/\d{1,2})?(?: via ${IP}|, gateway ${IP}(?: acquired from ${IP})?| acquired from ${IP})?`,
    'DHCPv4 address 192.0.2.7/24 via 192.0.2.1',
    'DHCPv4 address 192.0.2.7/24, gateway 192.0.2.1 acquired from 192.0.2.1',
    'DHCPv4 address 192.0.2.7',
  ),
  address('self-assigned', 'IPv4LL: ', at`(?:Configured|Claimed) `, 'IPv4LL: Configured address 169.254.7.7'),
  address('timeout', 'DHCPv4 client: ', at`(?:TIMEOUT|FAILED|No lease)`, 'DHCPv4 client: TIMEOUT'),
  {
    // The carrier of an interface that a supplicant drives comes with the keys (IF_OPER_UP), not with the association.
    head: 'Lost carrier',
    read: () => LINK_GONE,
    samples: ['Lost carrier'],
    kinds: ['disconnected', 'was-up'],
  },
  {
    // Asked of the kernel when the carrier comes or the access point changes: the link is up, and the address comes next.
    head: 'Connected WiFi access point: ',
    rest: at`(.{0,128}?) \((?:${MAC})\)`,
    read: ([, ssid = '']) => ({
      kind: 'manager-state',
      state: 'link-up',
      reason: 'configuring',
      ssid: ssidFromBytes(ssid),
    }),
    samples: ['Connected WiFi access point: lab (02:00:00:00:00:00)'],
    kinds: ['manager-state'],
  },
  ...[
    'DHCPv6 ',
    'DHCPv4 ',
    'DHCP lease lost',
    'Gained carrier',
    'Gained IPv6LL',
    'Link UP',
    'Link DOWN',
    'Configured',
    'Configuring with ',
    'Reconfiguring with ',
    'Re-configuring with ',
    'Interface name change detected',
    'Link readded',
    'Link added',
    'Could not ',
    'Failed to ',
  ].map((head) => ({ head, samples: [], kinds: [], quiet: [`${head}…`] })),
];

export const networkd = dialectOf({
  name: 'systemd-networkd',
  title: "systemd-networkd's log: what became of the address",
  programs: [BY],
  witness: 'manager',
  rules,
  telling: [
    ': DHCPv4 address ',
    ': Gained carrier',
    ': Lost carrier',
    ': DHCP lease lost',
    ': Connected WiFi access point: ',
  ],
  concerns: mayBeWireless,
  begin: () => undefined,
});
