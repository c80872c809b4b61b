/** dhcpcd, Roy Marples' DHCP client (`src/dhcp.c`, `src/ipv4ll.c` of 5 to 10): Raspberry Pi OS, Android before 6, many distributions. */
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';
import { LINK_GONE } from '../link-gone.ts';
import { addressRule, IP } from './address-rule.ts';
import { mayBeWireless } from './wired.ts';

const BY = 'dhcpcd';
const address = addressRule(BY);

const rules: readonly ProgramRule[] = [
  address(
    'requested',
    'soliciting a DHCP lease',
    undefined,
    'soliciting a DHCP lease',
    'soliciting a DHCP lease (requesting 192.0.2.7)',
  ),
  address('requested', 'broadcasting for a lease', undefined, 'broadcasting for a lease'),
  address('offered', 'offered ', at`${IP} from ${IP}`, 'offered 192.0.2.7 from 192.0.2.1'),
  address('obtained', 'leased ', at`${IP} for (?:\d+ seconds|infinity)`, 'leased 192.0.2.7 for 3600 seconds'),
  address('refused', 'NAK: ', at`(?:[^\n]{0,120}? )?from ${IP}|from `, 'NAK: from 192.0.2.1'),
  address('refused', 'NAK (deferred): ', undefined, 'NAK (deferred): from 192.0.2.1'),
  // Of all its interfaces none has an address by then.
  address('timeout', 'timed out', at`$`, 'timed out'),
  ...['using IPv4LL address ', 'using IPV4LL address '].map((head) =>
    address('self-assigned', head, at`169\.254\.[\d.]{3,7}`, `${head}169.254.7.7`),
  ),
  {
    head: 'carrier lost',
    read: () => LINK_GONE,
    samples: ['carrier lost'],
    kinds: ['disconnected', 'was-up'],
  },
  ...[
    'acknowledged ',
    'rebinding lease of ',
    'requesting lease of ',
    'probing address ',
    'probing for an IPv4LL address',
    'carrier acquired',
    'waiting for carrier',
    'IAID ',
    'adding address ',
    'adding IP address ',
    'adding route to ',
    'adding default route ',
    'adding host route to ',
    'deleting address ',
    'deleting route to ',
    'deleting default route ',
    'deleting host route to ',
    'soliciting an IPv6 router',
    'soliciting a DHCPv6 lease',
    'no IPv6 Routers available',
    'Router Advertisement from ',
    'connected to Access Point',
    'DHCP lease expired',
    'sending DISCOVER ',
    'sending REQUEST ',
    'received OFFER ',
    'received ACK ',
    'received NAK ',
  ].map((head) => ({ head, samples: [], kinds: [], quiet: [`${head}…`] })),
];

export const dhcpcd = dialectOf({
  name: 'dhcpcd',
  title: 'dhcpcd, a DHCP client: what became of the address',
  programs: [BY],
  witness: 'manager',
  rules,
  telling: ['soliciting a DHCP lease', ': leased ', 'using IPv4LL address ', ': carrier acquired', ': IAID '],
  concerns: mayBeWireless,
  begin: () => undefined,
});
