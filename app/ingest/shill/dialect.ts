/**
 * ChromeOS' connection manager (`shill/service.cc`, `shill/wifi/wifi.cc`, 2020 to 2025): the states of its services, what its supplicant
 * told it, and the word that it makes of a failure. Its words are a manager's: consequences, and for the password a guess.
 */
import { mayBeWireless } from '../dhcp/wired.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at } from '../text.ts';

const BY = 'shill';
/** `[service.cc(1177)] `, `[INFO:service.cc(333)] ` */
const PLACE = at`(?:\[(?:[A-Z]+:)?[\w./-]{1,48}\(\d{1,5}\)\] )?`;

const FAILED: Read = { kind: 'manager-state', state: 'failed' };
const STATES: ReadonlyMap<string, Read> = new Map([
  ['Associating', { kind: 'manager-state', state: 'activating' }],
  ['Configuring', { kind: 'manager-state', state: 'link-up' }],
  ['Connected', { kind: 'manager-state', state: 'activated' }],
  ['No-connectivity', { kind: 'manager-state', state: 'activated' }],
  ['Redirect-found', { kind: 'manager-state', state: 'activated' }],
  ['Portal-suspected', { kind: 'manager-state', state: 'activated' }],
  ['Online', { kind: 'manager-state', state: 'activated' }],
  ['Failure', FAILED],
]);

function failure(word: string): Read | readonly Read[] {
  if (word === 'bad-passphrase') return [{ kind: 'psk-mismatch-suspected' }, FAILED];
  if (word === 'dhcp-failed') return { kind: 'address', step: 'timeout', by: BY };
  if (word === 'out-of-range') return { kind: 'network-not-found' };
  if (word.startsWith('eap-')) return { kind: 'eap', step: 'failure' };
  return FAILED;
}

/** Its network layer, on an interface that is up. */
const DHCP_FAILED = ['DHCP failure', 'DHCP timed out', 'DHCPv4 failure'];

const SUPPLICANT: ReadonlyMap<string, Read> = new Map([
  ['associating', { kind: 'manager-state', state: 'activating' }],
  ['completed', { kind: 'manager-state', state: 'link-up' }],
]);

const rules: readonly ProgramRule[] = [
  {
    head: 'Service ',
    rest: at`\S{1,48}: Service failure: ([a-z-]{3,40})`,
    read: ([, word = '']) => failure(word),
    samples: ['Service 4: Service failure: out-of-range'],
    kinds: ['network-not-found'],
  },
  {
    head: 'Service ',
    rest: at`\S{1,48}: state [A-Z][a-z-]{2,24} -> ([A-Z][a-z-]{2,24})(?: \(([a-z-]{3,40})\))?`,
    read: ([, state = '', word]) => (word === undefined ? STATES.get(state) : failure(word)),
    samples: ['Service 4: state Associating -> Configuring'],
    kinds: ['manager-state'],
    quiet: ['Service 4: state Online -> Disconnecting'],
  },
  {
    head: 'WiFi ',
    rest: at`\S{1,15} (?:service \S{1,24}: state|StateChanged) ([\w-]{3,24}) -> ([\w-]{3,24})`,
    read: ([, , state = '']) => SUPPLICANT.get(state) ?? STATES.get(state),
    samples: ['WiFi wlan0 StateChanged associating -> completed'],
    kinds: ['manager-state'],
    quiet: ['WiFi wlan0 StateChanged completed -> disconnected'],
  },
];

const all: readonly ProgramRule[] = [
  ...rules,
  ...DHCP_FAILED.map((head): ProgramRule => ({
    head,
    read: () => ({ kind: 'address', step: 'timeout', by: BY }),
    samples: [head],
    kinds: ['address'],
  })),
];

export const shill = dialectOf({
  name: 'shill',
  title: "the log of ChromeOS' connection manager",
  programs: [BY],
  witness: 'manager',
  rules: all,
  own: { pattern: PLACE, at: () => undefined },
  telling: ['shill[', '] Service failure: '],
  concerns: mayBeWireless,
  begin: () => undefined,
});
