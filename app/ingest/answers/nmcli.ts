/** What nmcli answers: why an activation failed (`libnmc-base/nm-client-utils.c`, 1.10 to 1.50), and that one went well. */
import type { AkmFamily } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { mayBeWireless } from '../dhcp/wired.ts';
import { NO_ADDRESS, reasonName } from '../networkmanager/reasons.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read, Reading } from '../rules.ts';
import { at, utf8 } from '../text.ts';
import {
  ACTIVATED,
  ACTIVATION,
  ERRORS,
  NO_LEASE,
  NO_SUCH_NETWORK,
  NOT_FOUND,
  SECRETS,
} from './nmcli-tongues.ts';

const BY = 'nmcli';
/** The words themselves are not kept: anything may have run into them. */
const failed = (reason?: string): Read => ({
  kind: 'manager-state',
  state: 'failed',
  ...(reason === undefined ? {} : { reason }),
});

/** A device's state reason in words, where they say more than that it went wrong. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/network could not be found/i, 'ssid-not-found'],
  [/secrets were required/i, 'no-secrets'],
  [/ip configuration could not be reserved/i, 'ip-config-unavailable'],
  [/ip configuration is no longer valid/i, 'ip-config-expired'],
  [/dhcp client/i, 'dhcp-failed'],
  [/necessary firmware/i, 'firmware-missing'],
];

/** Its number is NetworkManager's own, and no status of 802.11. */
function readingOf(reason: string | undefined): Reading {
  if (reason === 'ssid-not-found') return { kind: 'network-not-found' };
  if (reason === 'no-secrets') return [{ kind: 'secrets-requested', program: BY }, failed(reason)];
  if (reason === 'firmware-missing') return { kind: 'driver-fault', what: 'the firmware may be missing' };
  if (reason !== undefined && NO_ADDRESS.has(reason)) return { kind: 'address', step: 'timeout', by: BY };
  return failed();
}

const reasonOf = (words: string): Reading => readingOf(WORDS.find(([sign]) => sign.test(words))?.[1]);

/** The same in other languages: by the number where there is one, else by the word that tells it. */
const FAILED = at`[^\n]{0,24}?(?:${ACTIVATION})[^\n]{0,80}?(?::|\xef\xbc\x9a) ?(?:\((\d{1,2})\)|([^\n]{1,200}))`;
const NO_NETWORK = at`(?=[^\n]{0,120}?SSID)(?=[^\n]{0,160}?(?:${NOT_FOUND}))(?:[^\n]{0,80}?(?:'|"|\xc2\xab ?|\xc2\xbb|\xe2\x80[\x9c-\x9e]|\xe3\x80\x8c)([^\n]{1,64}?)(?:'|"| ?\xc2[\xbb\xab]|\xe2\x80[\x9c\x9d]|\xe3\x80\x8d))?`;
const inWords = (words: string): Reading => {
  if (IS_NOT_FOUND.test(words)) return readingOf('ssid-not-found');
  if (OF_SECRETS.test(words)) return readingOf('no-secrets');
  return OF_LEASE.test(words) ? readingOf('ip-config-unavailable') : failed();
};
const IS_NOT_FOUND = new RegExp(
  String.raw`Wi-?Fi.{0,60}?(?:${NOT_FOUND})|(?:${NOT_FOUND}).{0,60}?Wi-?Fi|WLAN.{0,40}?nicht`,
);
const OF_SECRETS = new RegExp(SECRETS);
const OF_LEASE = new RegExp(NO_LEASE);

/** What a profile asks for is not what the access point has (`libnm-core-aux-intern/nm-wifi-utils.c`, `nm-wifi-utils.c`): it is not tried. */
const UNFIT = String.raw`Access point (?:does not support (?:\S{2,12}) but setting requires it|is unencrypted but setting specifies security|(?:does not )?(?:requires?|supports?) [^\n]{2,60} but setting [^\n]{2,60})`;
const unfit = (): Reading => [{ kind: 'bss-unfit' }, { kind: 'network-not-found' }];

/** Whose settings were asked for, as they are shown below. */
interface Asked {
  ssid: Ssid | undefined;
  /** A device waits for its address. */
  asksAddress: boolean;
}

const AKMS: Readonly<Record<string, AkmFamily>> = {
  sae: 'sae',
  'wpa-psk': 'psk',
  'wpa-eap': 'eap',
  owe: 'owe',
};

const asks = ['nmcli ', '$ nmcli ', '# nmcli ', '$ sudo nmcli '].map((head): ProgramRule<Asked> => ({
  head,
  rest: at`[^\n]{0,120}?\bc(?:on(?:nection)?)? s(?:how)? (?:id )?(?:"([^"\n]{1,32})"|'([^'\n]{1,32})'|([^\s|]{1,32}))\s*$`,
  read: ([, double, single, plain], asked) => {
    asked.ssid = ssidFromBytes(double ?? single ?? plain ?? '');
    return undefined;
  },
  samples: [],
  kinds: [],
  quiet: [`${head}connection show lab`],
}));

const rules: readonly ProgramRule<Asked>[] = [
  ...asks,
  {
    // A profile is mostly called as its network is; that it says so itself comes before its security.
    head: '802-11-wireless.ssid:',
    rest: at`\s{1,40}(\S.{0,31}?)\s*$`,
    read: ([, name = ''], asked) => {
      asked.ssid = ssidFromBytes(name);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['802-11-wireless.ssid:                   lab'],
  },
  {
    head: '802-11-wireless-security.key-mgmt:',
    rest: at`\s{1,40}(sae|wpa-psk|wpa-eap|owe)\s*$`,
    read: ([, word = ''], { ssid }) => {
      const akm = own(AKMS, word);
      return ssid === undefined || akm === undefined
        ? undefined
        : { kind: 'network-known', ssid, akms: [akm] };
    },
    samples: [],
    kinds: [],
    quiet: ['802-11-wireless-security.key-mgmt:      sae'],
  },
  {
    head: 'Error: Connection activation failed',
    rest: at`:? (?:\(\d{1,3}\) )?(.{1,120})`,
    read: ([, words = '']) => reasonOf(words),
    samples: ['Error: Connection activation failed: (7) Secrets were required, but not provided.'],
    kinds: ['secrets-requested', 'manager-state'],
  },
  ...ERRORS.flatMap(([error, activation]): ProgramRule<Asked>[] => [
    {
      head: utf8(error),
      rest: FAILED,
      read: ([, number, words = '']) =>
        number === undefined ? inWords(words) : readingOf(reasonName(Number(number))),
      samples: [utf8(`${error}${activation}: (53) `)],
      kinds: ['network-not-found'],
    },
    {
      head: utf8(error),
      rest: NO_NETWORK,
      read: ([, ssid]) => ({
        kind: 'network-not-found',
        ...(ssid !== undefined && { ssid: ssidFromBytes(ssid) }),
      }),
      samples: [],
      kinds: [],
    },
  ]),
  // What is tried is a profile that is put together from what a person typed and what the beacons say.
  ...['Error: Failed to add/activate new connection: ', '802-11-wireless-security'].map(
    (head): ProgramRule<Asked> => ({
      head,
      rest: at`[^\n]{0,80}?${UNFIT}`,
      read: unfit,
      samples: [
        `${head}${head.endsWith(' ') ? '' : '.key-mgmt: '}Access point does not support PSK but setting requires it`,
      ],
      kinds: ['bss-unfit', 'network-not-found'],
    }),
  ),
  {
    head: 'Error: Failed to add/activate new connection: ',
    read: () => failed(),
    samples: [
      'Error: Failed to add/activate new connection: 802-11-wireless-security.psk: property is invalid',
    ],
    kinds: ['manager-state'],
  },
  { head: 'Error: No Wi-Fi device found', samples: [], kinds: [], quiet: ['Error: No Wi-Fi device found.'] },
  {
    head: 'Error: No network with SSID ',
    rest: at`'(.{1,32}?)' found`,
    read: ([, ssid = '']) => ({ kind: 'network-not-found', ssid: ssidFromBytes(ssid) }),
    samples: ["Error: No network with SSID 'lab' found."],
    kinds: ['network-not-found'],
  },
  {
    head: "Device '",
    rest: at`([^'\s]{1,15})' successfully activated with '`,
    read: ([, iface = '']) =>
      mayBeWireless(iface) ? { kind: 'manager-state', state: 'activated', iface } : undefined,
    samples: ["Device 'wlan0' successfully activated with '37e59384-3a3b-4522-90a7-9692e7e49cb5'."],
    kinds: ['manager-state'],
  },
  ...ACTIVATED.map(([before, behind]): ProgramRule<Asked> => ({
    head: utf8(before),
    rest: at`'?([\w.-]{1,15})'?${utf8(behind)}`,
    read: ([, iface = '']) =>
      mayBeWireless(iface) ? { kind: 'manager-state', state: 'activated', iface } : undefined,
    samples: [utf8(`${before}wlan0${behind} `)],
    kinds: ['manager-state'],
  })),
  {
    head: 'Error: Timeout expired (',
    read: () => failed('timeout'),
    samples: ['Error: Timeout expired (90 seconds)'],
    kinds: ['manager-state'],
  },
  // `nmcli monitor`, behind the name of a device.
  ...['prepare', 'configuring', 'need authentication'].map((stage): ProgramRule<Asked> => {
    const head = `connecting (${stage})`;
    return {
      head,
      read: (_groups, asked) => {
        asked.asksAddress = false;
        return { kind: 'manager-state', state: 'activating' };
      },
      samples: [`wlan0: ${head}`],
      kinds: ['manager-state'],
    };
  }),
  {
    head: 'connecting (getting IP configuration)',
    read: (_groups, asked) => {
      asked.asksAddress = true;
      return [
        { kind: 'manager-state', state: 'link-up' },
        { kind: 'address', step: 'requested', by: BY },
      ];
    },
    samples: ['wlan0: connecting (getting IP configuration)'],
    kinds: ['manager-state', 'address'],
  },
  {
    head: 'connection failed',
    rest: at`\s*$`,
    read: (_groups, { asksAddress }) =>
      asksAddress ? [failed(), { kind: 'address', step: 'timeout', by: BY }] : failed(),
    samples: ['wlan0: connection failed'],
    kinds: ['manager-state'],
  },
];

export const nmcli = dialectOf({
  name: 'nmcli',
  title: 'the answers of nmcli',
  witness: 'manager',
  rules,
  // Other programs say "Error", too; and who names the command does not show what it answered.
  telling: [
    ...rules
      .map(({ head }) => head)
      .filter(
        (head) => !ERRORS.some(([error]) => utf8(error) === head) && !asks.some((one) => one.head === head),
      ),
    ...ERRORS.map(([error, activation]) => utf8(`${error}${activation}`)),
    ...NO_SUCH_NETWORK.map(utf8),
  ],
  bare: (message) => message,
  concerns: mayBeWireless,
  begin: () => ({ ssid: undefined, asksAddress: false }),
});
