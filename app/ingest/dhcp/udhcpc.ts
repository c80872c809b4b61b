/**
 * BusyBox' DHCP client (`networking/udhcp/dhcpc.c`, 1.0 to 1.36): OpenWrt, Alpine, embedded systems. It writes lower-case since
 * 1.24, and names itself where it writes to a terminal; OpenWrt's netifd passes its lines on behind a network's name.
 */
import type { Happening } from '../../domain/events.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';

const BY = 'udhcpc';
const IP = String.raw`[\d.]{7,15}`;

type Step = Extract<Happening, { kind: 'address' }>['step'];

interface Wording {
  readonly step: Step | undefined;
  readonly opening: string;
  readonly rest?: RegExp;
  readonly sample: string;
}

const wordings: readonly Wording[] = [
  { step: 'requested', opening: 'sending discover', sample: '' },
  { step: 'requested', opening: 'broadcasting discover', sample: '' },
  { step: 'offered', opening: 'sending select for ', rest: at`${IP}`, sample: '192.0.2.7' },
  {
    step: 'offered',
    opening: 'broadcasting select for ',
    rest: at`${IP}`,
    sample: '192.0.2.7, server 192.0.2.1',
  },
  {
    step: 'obtained',
    opening: 'lease of ',
    rest: at`${IP} obtained`,
    sample: '192.0.2.7 obtained from 192.0.2.1, lease time 43200',
  },
  { step: 'timeout', opening: 'no lease', sample: ', forking to background' },
  { step: 'refused', opening: 'received DHCP NAK', sample: '' },
  { step: undefined, opening: 'lease lost, entering init state', sample: '' },
  { step: undefined, opening: 'sending renew', sample: ' to server 192.0.2.1' },
  { step: undefined, opening: 'started, v', sample: '1.36.1' },
  { step: undefined, opening: 'entering ', sample: 'listen mode: raw' },
  { step: undefined, opening: 'performing DHCP re', sample: 'new' },
  { step: undefined, opening: 'received SIG', sample: 'TERM' },
  { step: undefined, opening: 'unicasting a release of ', sample: '192.0.2.7 to 192.0.2.1' },
  { step: undefined, opening: 'sending release', sample: '' },
];

/** What netifd says of devices and of its networks: `Interface 'wwan' is now down`. */
const netifd: readonly ProgramRule[] = ['Network device ', 'Interface '].map((opening) => ({
  head: `${opening}'`,
  rest: at`[\w.-]{1,32}' (?:link is|is now|is setting|is (?:en|dis)abled|has link)`,
  samples: [],
  kinds: [],
  quiet: [`${opening}'wwan' is now up`, `${opening}'phy1-sta0' link is down`],
}));

/**
 * The network that netifd (OpenWrt) passes a line of: `wwan (3807): `. Of others than those that are called so after Wi-Fi nothing is
 * told, for a router's `wan` is a cable; and the name of an interface.
 */
const TAG = at`(?:[\w.-]{0,12}(?:wwan|wlan|wifi|WWAN|WLAN|WIFI|WiFi|sta|client|uplink)[\w.-]{0,12} \(\d{1,8}\)|([A-Za-z_\d][\w.@-]{0,14})): +`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const ruleOf = ({ step, opening, rest, sample }: Wording): ProgramRule[] =>
  [`${BY}: ${opening}`, opening, capital(opening)].map((head) => ({
    head,
    ...(rest && { rest }),
    ...(step && { read: () => ({ kind: 'address', step, by: BY }) as const }),
    samples: [head + sample],
    kinds: step ? ['address'] : [],
  }));

export const udhcpc = dialectOf({
  name: 'udhcpc',
  title: "BusyBox' DHCP client: what became of the address",
  programs: [BY, 'netifd'],
  witness: 'manager',
  rules: [...wordings.flatMap(ruleOf), ...netifd],
  tag: TAG,
  telling: [`${BY}: `, `${BY}[`, 'Sending discover...', 'Sending select for '],
  begin: () => undefined,
});
