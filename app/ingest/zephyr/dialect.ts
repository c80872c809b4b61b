/**
 * What Zephyr's Wi-Fi management tells in its shell and in the log of its samples (`subsys/net/l2/wifi/wifi_shell.c`, `enum
 * wifi_conn_status` of `wifi_mgmt.h`). It stands above a supplicant or a driver that joins by itself and hands on what these told;
 * wpa_supplicant's own lines (`wpa_supp: `) are read as everywhere.
 */
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at } from '../text.ts';

/** Whether a connection was asked for in the shell: then what it says without a name is Wi-Fi's. */
interface Shell {
  isAsked: boolean;
}

type Rule = ProgramRule<Shell>;

const WRONG_PASSWORD = '2';
const NOT_FOUND = '4';

/** `[00:00:08.100,000] <inf> `, with the colours of a terminal. */
const COLOUR = String.raw`(?:(?:\x1b|<0x1b>)?\[[\d;]{0,8}m)?`;
const OWN = at`\[(\d\d):(\d\d):(\d\d\.\d{3}),\d{3}\] ${COLOUR}<(?:inf|wrn|err|dbg)> ${COLOUR}`;
/** Who speaks; others than those of Wi-Fi connect, too. */
const TAG = at`(?:net_\w{1,32}|wifi\w{0,32}): `;
const OF_WIFI = ['sta: ', 'net_wifi_shell: ', 'wifi_sta: '];

const failed = (status: string | undefined): readonly Read[] => {
  if (status === NOT_FOUND) return [{ kind: 'network-not-found' }];
  const end: Read = { kind: 'manager-state', state: 'failed', reason: status ?? '' };
  return status === WRONG_PASSWORD ? [{ kind: 'psk-mismatch-suspected' }, end] : [end];
};

const changes = (word: string, state: 'link-up' | 'disconnected'): readonly Rule[] => [
  ...OF_WIFI.map((name): Rule => ({
    head: `${name}${word}`,
    rest: at`$`,
    read: () => ({ kind: 'manager-state', state }),
    samples: [`${name}${word}`],
    kinds: ['manager-state'],
  })),
  {
    head: word,
    rest: at`$`,
    read: (_, { isAsked }) => (isAsked ? { kind: 'manager-state', state } : undefined),
    samples: [],
    kinds: [],
    quiet: [word],
  },
];

/** The shell names nobody, a sample itself. */
const both = (words: string): readonly string[] => [words, ...OF_WIFI.map((name) => `${name}${words}`)];

const rules: readonly Rule[] = [
  ...both('Connection requested').map((head): Rule => ({
    head,
    rest: at`$`,
    read: (_, shell) => {
      shell.isAsked = true;
      return { kind: 'manager-state', state: 'activating' };
    },
    samples: [head],
    kinds: ['manager-state'],
  })),
  ...['Connection request failed (', ...OF_WIFI.map((name) => `${name}Connection failed (`)].map(
    (head): Rule => ({
      head,
      rest: at`(?:[\w -]{1,48}/)?(-?\d{1,3})\)`,
      read: ([, status]) => failed(status),
      samples: [`${head}Connection failed/1)`, `${head}-1)`],
      kinds: ['manager-state'],
    }),
  ),
  ...changes('Connected', 'link-up'),
  ...changes('Disconnected', 'disconnected'),
  ...['net_dhcpv4: Received: ', 'net_config: IPv4 address: ', 'sta: DHCP IP address: '].map((head): Rule => ({
    head,
    rest: at`[\d.]{7,15}`,
    read: () => ({ kind: 'address', step: 'obtained', by: 'zephyr' }),
    samples: [`${head}192.0.2.7`],
    kinds: ['address'],
  })),
  { head: 'sta: ', samples: [], kinds: [], quiet: ['sta: State: SCANNING'] },
];

export const zephyr = dialectOf({
  name: 'zephyr',
  title: "Zephyr's Wi-Fi shell, and the log of its samples",
  programs: [],
  witness: 'manager',
  own: {
    pattern: OWN,
    at: ([, hour, minute, second]) => ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000,
  },
  tag: TAG,
  bare: (message) => `[00:00:08.100,000] <inf> ${message}`,
  rules,
  telling: ['Connection request failed (', '> sta: ', '> net_dhcpv4: '],
  begin: (): Shell => ({ isAsked: false }),
});
