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
];

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
  programs: [BY],
  witness: 'manager',
  rules: wordings.flatMap(ruleOf),
  telling: [`${BY}: `, `${BY}[`, 'Sending discover...', 'Sending select for '],
  begin: () => undefined,
});
