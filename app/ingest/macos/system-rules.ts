/** Programs for which Wi-Fi is one thing among others: the kernel, configd, and networksetup in a terminal. */
import { NOT_SAID, OF_ACCESS_POINTS, UNSPECIFIED } from '../../domain/codes.ts';
import { kernelWords } from '../openbsd/dialect.ts';
import { listOf } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { shownSsid } from './network.ts';
import { IFACE, type MacRule } from './rules.ts';

/** The port of OpenBSD's drivers for Intel's cards speaks as they do. */
const itlwm: readonly MacRule[] = ['itlwm: ', 'itlwm: itlwm: '].flatMap((front) =>
  kernelWords.map(({ head, rest, read, samples, quiet = [], kinds }): MacRule => ({
    head: `${front}${head}`,
    ...(rest && { rest }),
    ...(read && { read: (groups) => [...listOf(read(groups, undefined, undefined) ?? [])] }),
    samples: (samples.length > 0 ? samples : quiet).map((sample) => `${front}${sample}`),
    kinds: samples.length > 0 ? kinds : [],
  })),
);

export const kernelRules: readonly MacRule[] = [
  ...itlwm,
  {
    head: 'AirPort: Link Down on en',
    rest: at`(\d{1,3})\.(?: Reason (\d{1,5}))?`,
    read: ([, number = '', code], { station }) => {
      if (!station.isWifi(`en${number}`)) return [];
      const reason = Number(code ?? NOT_SAID);
      // Without a reason it does not say either who ended it.
      if (reason === NOT_SAID || reason === UNSPECIFIED) return station.endOnce(NOT_SAID, code === undefined);
      return station.endOnce(reason, !OF_ACCESS_POINTS.has(reason));
    },
    samples: ['AirPort: Link Down on en1. Reason 8 (Disassociated because station leaving).'],
    kinds: [],
  },
  {
    head: 'AirPort: Link Up on en',
    rest: at`(\d{1,3})`,
    read: ([, number = ''], { station }) => (station.isWifi(`en${number}`) ? station.accepted() : []),
    samples: ['AirPort: Link Up on en1'],
    kinds: ['assoc-request', 'assoc-response'],
  },
  {
    head: 'AirPort: RSN handshake complete on en',
    rest: at`(\d{1,3})`,
    read: ([, number = ''], { station }) => (station.isWifi(`en${number}`) ? station.joined() : []),
    samples: ['AirPort: RSN handshake complete on en1'],
    kinds: ['connected'],
  },
  // Mac OS X 10.5 to 10.8, of the drivers for Broadcom's and Atheros' cards.
  ...[
    'Auth result for: ',
    ...['en0', 'en1', 'en2'].map((name) => `MacAuthEvent ${name}   Auth result for: `),
  ].map((head): MacRule => ({
    head,
    rest: at`(${MAC})  ?(?:(MAC AUTH succeeded)|Auth timed out|No [Aa]ck|Auth request tx failed)`,
    read: ([, bssid, fine]) => (fine === undefined ? [{ kind: 'auth-timeout', bssid: toMac(bssid) }] : []),
    samples: [
      `${head}02:00:00:00:00:00 Auth timed out`,
      `${head}02:00:00:00:00:00 No Ack`,
      `${head}02:00:00:00:00:00 Auth request tx failed`,
    ],
    kinds: ['auth-timeout'],
  })),
  {
    head: 'inputEAPOLFrame: ',
    rest: at`(?!Received message [13] of 4)`,
    samples: [
      'inputEAPOLFrame: 0 extra bytes present in EAPOL frame.',
      'inputEAPOLFrame: Received message 1 of 2',
    ],
    kinds: [],
  },
  ...['inputEAPOLFrame: decrypting key data', 'storeProcessPMK: ', 'FULL RSN IE FOUND'].map((head) => ({
    head,
    samples: [head],
    kinds: [],
  })),
  {
    head: 'en',
    rest: at`\d{1,2}(?:: (?:Received EAPOL packet|BSSID changed to |802\.11d country code|Sent EAPOL)|::IO80211Interface::)`,
    read: () => [],
    samples: ['en0: Received EAPOL packet (length = 113)', 'en1: BSSID changed to 02:00:00:00:00:00'],
    kinds: [],
  },
  {
    // awdl0, llw0, p2p0: AirDrop and the like.
    head: 'AirPort: Link ',
    samples: ['AirPort: Link Up on awdl0', 'AirPort: Link Down on awdl0. Reason 1 (Unspecified).'],
    kinds: [],
  },
];

const SELF_ASSIGNED = '169.254.';

/** configd: only lines about the interface that another program's line has shown to be Wi-Fi. */
export const configdRules: readonly MacRule[] = [
  {
    head: 'network changed: v4(',
    // `+` an address that is new, `!` one that changed, `-` one that is gone.
    rest: at`${IFACE}([+!-]?):(\d{1,3}(?:\.\d{1,3}){3})`,
    read: ([, iface = '', sign, address = ''], { station }) => {
      if (!station.isOwn(iface, false) || sign === '-') return [];
      return [{ kind: 'address', step: address.startsWith(SELF_ASSIGNED) ? 'self-assigned' : 'obtained' }];
    },
    samples: ['network changed: v4(en0+:192.0.2.10) DNS+ Proxy+ SMB'],
    kinds: [],
  },
  {
    head: 'LINKLOCAL ',
    rest: at`${IFACE}: publish success`,
    read: ([, iface = ''], { station }) =>
      station.isOwn(iface, false) ? [{ kind: 'address', step: 'self-assigned' }] : [],
    samples: ['LINKLOCAL en0: publish success { IPv4 }'],
    kinds: [],
  },
  {
    head: 'DHCP ',
    rest: at`${IFACE}: publish success`,
    read: ([, iface = ''], { station }) =>
      station.isOwn(iface, false) ? [{ kind: 'address', step: 'obtained' }] : [],
    samples: ['DHCP en0: publish success { IPv4, DHCP }'],
    kinds: [],
  },
];

/** What `networksetup -setairportnetwork` prints. Its exit code is 0 even then. */
export const networksetupRules: readonly MacRule[] = [
  {
    // The command as typed, with its password: nothing is kept of it.
    head: 'networksetup -setairportnetwork ',
    read: (_, { station }) => station.commanded(),
    samples: ['networksetup -setairportnetwork en0 lab-sae'],
    kinds: [],
  },
  {
    head: 'Failed to join network ',
    // The number comes in the next line.
    rest: at`([^"=]{1,64})\.$`,
    read: ([, name = ''], { station }) => {
      const ssid = shownSsid(name);
      return station.name(ssid === undefined ? {} : { ssid, key: ssid });
    },
    samples: ['Failed to join network lab-sae.'],
    kinds: [],
  },
  {
    head: 'Error: -39',
    rest: at`(\d\d)\b`,
    read: ([, digits], { station }) => station.failed(-3900 - toNumber(digits)),
    samples: [
      'Error: -3924  The operation couldn\xe2\x80\x99t be completed. (com.apple.wifi.apple80211API.error error -3924.)',
    ],
    kinds: ['assoc-request', 'pmksa-refused', 'join-failed'],
  },
  {
    head: 'Could not find network ',
    rest: at`(.{1,64}?)\.$`,
    read: ([, name = '']) => {
      const ssid = shownSsid(name);
      return [{ kind: 'network-not-found', ...(ssid !== undefined && { ssid }) }];
    },
    samples: ['Could not find network lab-sae.'],
    kinds: ['network-not-found'],
  },
];
