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

/** The same in other languages, by what an error begins with and a sample; the number says why. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['Error: ', 'Fall\u00f3 la activaci\u00f3n de la conexi\u00f3n'],
  ['Fehler: ', 'Aktivierung der Verbindung ist gescheitert'],
  ['Erreur : ', '\u00e9chec de l\u2019activation de la connexion\u00a0'],
  ['Erreur: ', "\u00c9chec de l'activation de la connexion"],
  ['Erro: ', 'Falha na ativa\u00e7\u00e3o da conex\u00e3o'],
  ['Errore: ', 'attivazione della connessione non riuscita'],
  ['Fout: ', 'Activeren van verbinding is mislukt'],
  ['Chyba: ', 'Aktivace p\u0159ipojen\u00ed selhala'],
];
const NUMBERED = at`[^\n]{0,80}?(?:[AaEe][ck]k?ti[vw]|[ae]?t?tiva)[^\n]{0,80}?: \((\d{1,2})\)`;

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
  ...ELSEWHERE.map(([head, words]): ProgramRule<Asked> => ({
    head,
    rest: NUMBERED,
    read: ([, number]) => readingOf(reasonName(Number(number))),
    samples: [utf8(`${head}${words}: (53) `)],
    kinds: ['network-not-found'],
  })),
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
  bare: (message) => message,
  concerns: mayBeWireless,
  begin: () => ({ ssid: undefined, asksAddress: false }),
});
