/** ISC's DHCP client (`client/dhclient.c` 4.1 to 4.4). What it says of its lease names no interface: it is the one it asked at. */
import type { Happening } from '../../domain/events.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';
import { mayBeWireless } from './wired.ts';

interface Asking {
  iface: string;
}

type Step = Extract<Happening, { kind: 'address' }>['step'];

const BY = 'dhclient';
const IP = String.raw`[\d.]{7,15}`;

const said = (step: Step, { iface }: Asking) => ({ kind: 'address', step, by: BY, iface }) as const;

const rules: readonly ProgramRule<Asking>[] = [
  {
    head: 'DHCPDISCOVER on ',
    rest: at`(\S{1,15}) to ${IP} port \d+`,
    read: ([, iface = ''], asking) => {
      asking.iface = iface;
      return said('requested', asking);
    },
    samples: ['DHCPDISCOVER on wlan0 to 255.255.255.255 port 67 interval 3 (xid=0x2a2b2c2d)'],
    kinds: ['address'],
  },
  {
    // A lease that is renewed or confirmed: silence is followed by a DISCOVER.
    head: 'DHCPREQUEST ',
    rest: at`(?:for|of) ${IP} on (\S{1,15}) to |on (\S{1,15}) to `,
    read: ([, iface, old], asking) => {
      asking.iface = iface ?? old ?? '';
      return undefined;
    },
    samples: ['DHCPREQUEST for 192.0.2.7 on wlan0 to 255.255.255.255 port 67 (xid=0x2a2b2c2d)'],
    kinds: [],
    quiet: ['DHCPREQUEST on wlan0 to 255.255.255.255 port 67'],
  },
  {
    head: 'DHCPOFFER ',
    rest: at`(?:of ${IP} )?from ${IP}`,
    read: (_, asking) => said('offered', asking),
    samples: ['DHCPOFFER of 192.0.2.7 from 192.0.2.1', 'DHCPOFFER from 192.0.2.1'],
    kinds: ['address'],
  },
  {
    head: 'DHCPACK ',
    rest: at`(?:of ${IP} )?from ${IP}`,
    read: (_, asking) => said('obtained', asking),
    samples: ['DHCPACK of 192.0.2.7 from 192.0.2.1 (xid=0x2a2b2c2d)', 'DHCPACK from 192.0.2.1'],
    kinds: ['address'],
  },
  {
    head: 'DHCPNAK from ',
    read: (_, asking) => said('refused', asking),
    samples: ['DHCPNAK from 192.0.2.1 (xid=0x2a2b2c2d)'],
    kinds: ['address'],
  },
  {
    head: 'No DHCPOFFERS received',
    read: (_, asking) => said('timeout', asking),
    samples: ['No DHCPOFFERS received.'],
    kinds: ['address'],
  },
  {
    head: 'bound to ',
    rest: at`${IP} -- renewal in \d+ seconds`,
    read: (_, asking) => said('obtained', asking),
    samples: ['bound to 192.0.2.7 -- renewal in 40000 seconds.'],
    kinds: ['address'],
  },
  ...[
    'No working leases in persistent database',
    'DHCPRELEASE on ',
    'DHCPRELEASE of ',
    'DHCPDECLINE ',
    'Listening on LPF/',
    'Sending on   ',
    'receive_packet failed on ',
    'send_packet: ',
    'Internet Systems Consortium DHCP Client',
  ].map((head) => ({ head, samples: [], kinds: [], quiet: [`${head}…`] })),
];

export const dhclient = dialectOf({
  name: 'dhclient',
  title: "ISC's DHCP client: what became of the address",
  programs: [BY],
  witness: 'manager',
  rules,
  telling: ['DHCPDISCOVER on ', 'DHCPREQUEST ', 'No DHCPOFFERS received', ' -- renewal in '],
  concerns: mayBeWireless,
  begin: (): Asking => ({ iface: '' }),
});
