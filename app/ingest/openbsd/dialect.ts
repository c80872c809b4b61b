/**
 * What OpenBSD's kernel says of its Wi-Fi interfaces once `ifconfig iwm0 debug` is set: the frames of a join, the 4-way handshake, which the
 * kernel does by itself, and the states between. Wordings of sys/net80211 (ieee80211_input.c, _output.c, _node.c, _proto.c, _pae_input.c,
 * _pae_output.c). It names neither reasons nor statuses of the frames that went well.
 */
import { NOT_SAID } from '../../domain/codes.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { mayBeWireless } from '../dhcp/wired.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';

const PEER = '02:00:00:00:00:00';
const ON_AIR = 'rssi 43 mode 11n';
const ON_CHANNEL = 'on channel 11 mode 11n';

/** What the drivers of both systems say of a card that is lost (OpenBSD's if_iwm, if_iwn, if_iwx; FreeBSD's sys/dev/iwm and iwn). */
const FAULTS = [
  'fatal firmware error',
  'device timeout',
  'hw error, stopping device',
  'could not initiate scan',
  'could not initialize hardware',
  'dumping device error log',
  'iwn_intr: fatal firmware error',
  'iwn_panicked: controller panicked',
  'iwm_intr: controller panicked',
  'iwm_mac_ctxt_send_cmd: Failed to send MAC context',
  'iwm_wme_update: failed to update MAC',
  'iwm_run_init_mvm_ucode: failed',
  'iwm_run_init_ucode: failed',
] as const;

type Mac = ReturnType<typeof toMac>;

/** `sending auth to …`, `received deauth from …`: a management frame by its name (`ieee80211_mgt_subtype_name`). */
const frame = (
  direction: 'sending' | 'received',
  name: string,
  read: ((bssid: Mac) => readonly Read[]) | undefined,
  kinds: readonly string[] = [],
): ProgramRule => {
  const head = `${direction} ${name} ${direction === 'sending' ? 'to' : 'from'} `;
  const sample = `${head}${PEER} ${direction === 'sending' ? ON_CHANNEL : ON_AIR}`;
  return {
    head,
    rest: at`(${MAC})`,
    ...(read && { read: ([, bssid]: RegExpExecArray) => read(toMac(bssid)) }),
    samples: read ? [sample] : [],
    kinds,
    ...(read ? {} : { quiet: [sample] }),
  };
};

const ended =
  (kind: 'deauthentication' | 'disassociation', local: boolean) =>
  (bssid: Mac): readonly Read[] => [{ kind: 'disconnected', bssid, reason: NOT_SAID, local, frame: kind }];

const frames: readonly ProgramRule[] = [
  frame('sending', 'auth', (bssid) => [{ kind: 'auth-request', bssid }], ['auth-request']),
  frame('received', 'auth', undefined),
  ...['assoc_req', 'reassoc_req'].map((name) =>
    frame(
      'sending',
      name,
      (bssid) => [
        // It goes out only where the authentication was accepted.
        { kind: 'auth-response', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: 0 },
        { kind: 'assoc-request', bssid, ...(name === 'reassoc_req' && { roam: true }) },
        // The kernel makes its keys of nothing but a passphrase; it knows no SAE, and EAP is a program's.
        { kind: 'akm-selected', akm: 'psk' },
      ],
      ['auth-response', 'assoc-request', 'akm-selected'],
    ),
  ),
  ...['assoc_resp', 'reassoc_resp', 'probe_resp', 'beacon', 'action'].map((name) =>
    frame('received', name, undefined),
  ),
  ...['probe_req', 'action'].map((name) => frame('sending', name, undefined)),
  frame('received', 'deauth', ended('deauthentication', false), ['disconnected']),
  frame('received', 'disassoc', ended('disassociation', false), ['disconnected']),
  frame('sending', 'deauth', ended('deauthentication', true), ['disconnected']),
  frame('sending', 'disassoc', ended('disassociation', true), ['disconnected']),
];

/** Message 4/4 goes out after a good 3/4, with the keys, and opens the link. */
function handshake(direction: 'sent' | 'received', digit: string | undefined, bssid: Mac): readonly Read[] {
  const message = toNumber(digit) as 1 | 2 | 3 | 4;
  const key: Read = { kind: 'eapol-key', message, direction, bssid };
  return message === 4 && direction === 'sent'
    ? [key, { kind: 'keys-installed', bssid }, { kind: 'connected', bssid }]
    : [key];
}

const messages: readonly ProgramRule[] = (['sending', 'received'] as const).flatMap((verb) => {
  const head = `${verb} msg `;
  const side = verb === 'sending' ? 'to' : 'from';
  const direction = verb === 'sending' ? 'sent' : 'received';
  return [
    {
      head,
      rest: at`([1-4])/4 of the 4-way handshake (?:to|from) (${MAC})`,
      read: ([, message, bssid]: RegExpExecArray) => handshake(direction, message, toMac(bssid)),
      samples: [`${head}${verb === 'sending' ? 2 : 1}/4 of the 4-way handshake ${side} ${PEER}`],
      kinds: ['eapol-key'],
    },
    {
      head,
      rest: at`[12]/2 of the group key handshake (?:to|from) ${MAC}`,
      read: () => (verb === 'sending' ? { kind: 'group-handshake', ok: true } : undefined),
      samples: verb === 'sending' ? [`${head}2/2 of the group key handshake to ${PEER}`] : [],
      kinds: ['group-handshake'],
      ...(verb === 'received' && { quiet: [`${head}1/2 of the group key handshake from ${PEER}`] }),
    },
  ] satisfies ProgramRule[];
});

const STATES = ['INIT', 'SCAN', 'AUTH', 'ASSOC', 'RUN'];

/** `[02:…] send auth on channel 6`, by what stands behind the address (FreeBSD's ieee80211_output.c, _sta.c, _node.c, _proto.c). */
const ofPeer = (
  words: string,
  read: (bssid: Mac, code: number) => readonly Read[],
  sample: string,
  ...kinds: readonly string[]
): ProgramRule => ({
  head: '[',
  rest: at`(${MAC})\] ${words}`,
  read: ([, bssid, code]) => read(toMac(bssid), toNumber(code ?? '0')),
  samples: [`[${PEER}] ${sample}`],
  kinds,
});

const debugged: readonly ProgramRule[] = [
  ofPeer(
    String.raw`send auth\b`,
    (bssid) => [{ kind: 'auth-request', bssid }],
    'send auth on channel 6 (11g)',
    'auth-request',
  ),
  ofPeer(
    String.raw`send (?:station )?(?:re)?assoc_?req\b`,
    (bssid) => [
      { kind: 'auth-response', bssid, algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: 0 },
      { kind: 'assoc-request', bssid },
    ],
    'send assoc_req on channel 6 (11g)',
    'auth-response',
    'assoc-request',
  ),
  ofPeer(
    String.raw`(?:re)?assoc success\b`,
    (bssid) => [{ kind: 'assoc-response', bssid, status: 0 }],
    'assoc success at 27: capability 0x0411',
    'assoc-response',
  ),
  ofPeer(
    String.raw`(?:re)?assoc failed \(reason (\d{1,3})\)`,
    (bssid, status) => [
      { kind: 'assoc-request', bssid },
      { kind: 'assoc-response', bssid, status },
    ],
    'assoc failed (reason 17)',
    'assoc-request',
    'assoc-response',
  ),
  ofPeer(
    String.raw`(?:open|shared key) auth failed \(reason (\d{1,3})\)`,
    (bssid, status) => [{ kind: 'auth-rejected', bssid, algorithm: 0, transaction: 2, status }],
    'open auth failed (reason 13)',
    'auth-rejected',
  ),
  ofPeer(
    String.raw`recv de(?:authenticate|auth) \(reason:? (\d{1,3})`,
    (bssid, reason) => [{ kind: 'disconnected', bssid, reason, local: false, frame: 'deauthentication' }],
    'recv deauthenticate (reason: 15 (4-way handshake timeout))',
    'disconnected',
  ),
  ofPeer(
    String.raw`recv disassoc(?:iate)? \(reason:? (\d{1,3})`,
    (bssid, reason) => [{ kind: 'disconnected', bssid, reason, local: false, frame: 'disassociation' }],
    'recv disassociate (reason: 8 (sending STA is leaving BSS))',
    'disconnected',
  ),
  {
    head: '[',
    rest: at`${MAC}\] (?:recv|station) [a-z]`,
    samples: [],
    kinds: [],
    quiet: [`[${PEER}] recv auth frame with algorithm 0 seq 2`],
  },
  {
    // Its timer ran out: nobody has answered.
    head: 'ieee80211_',
    rest: at`(?:tx_)?mgt_timeout: [^\n]{0,80}?\bstate (AUTH|ASSOC)\b`,
    read: ([, state]) => ({ kind: state === 'AUTH' ? 'auth-timeout' : 'assoc-timeout' }),
    samples: ['ieee80211_tx_mgt_timeout: vap 0xfffffe00 mode STA state AUTH flags 0x0 & 0x40'],
    kinds: ['auth-timeout'],
  },
  ...['ieee80211_new_state_locked: ', 'sta_newstate: '].map((head): ProgramRule => ({
    head,
    samples: [],
    kinds: [],
    quiet: [`${head}AUTH -> SCAN (nrunning 0 nscanning 0)`],
  })),
];

/** What the kernel itself says, with the drivers that were ported from it. */
export const kernelWords: readonly ProgramRule[] = [
  ...frames,
  ...messages,
  {
    head: 'associated with ',
    rest: at`(${MAC}) ssid (?:"(.{1,64})"|\S{1,68}) channel \d`,
    read: ([, bssid, ssid]) => [
      ...(ssid === undefined
        ? []
        : [{ kind: 'bss-seen', bssid: toMac(bssid), ssid: ssidFromBytes(ssid), akms: [] } as const]),
      { kind: 'assoc-response', bssid: toMac(bssid), status: 0 },
    ],
    samples: [
      `associated with ${PEER} ssid "lab" channel 11 start MCS 0 short preamble short slot time HT enabled`,
    ],
    kinds: ['bss-seen', 'assoc-response'],
  },
  {
    head: 'open authentication failed (reason ',
    rest: at`(\d{1,5})\) for (${MAC})`,
    read: ([, status, bssid]) => ({
      kind: 'auth-rejected',
      bssid: toMac(bssid),
      algorithm: 0,
      transaction: 2,
      status: toNumber(status),
    }),
    samples: [`open authentication failed (reason 17) for ${PEER}`],
    kinds: ['auth-rejected'],
  },
  ...['association failed (', 'reassociation failed ('].map((head): ProgramRule => ({
    head,
    rest: at`(?:status|reason) (\d{1,5})\) for (${MAC})`,
    read: ([, status, bssid]) => ({ kind: 'assoc-response', bssid: toMac(bssid), status: toNumber(status) }),
    samples: [`${head}status 17) for ${PEER}`],
    kinds: ['assoc-response'],
  })),
  {
    head: 'authentication timed out for ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({ kind: 'auth-timeout', bssid: toMac(bssid) }),
    samples: [`authentication timed out for ${PEER}`],
    kinds: ['auth-timeout'],
  },
  {
    head: 'association timed out for ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({ kind: 'assoc-timeout', bssid: toMac(bssid) }),
    samples: [`association timed out for ${PEER}`],
    kinds: ['assoc-timeout'],
  },
  {
    head: 'receiving no beacons from ',
    read: () => ({ kind: 'beacon-loss' }),
    samples: [`receiving no beacons from ${PEER}; checking if this AP is still responding to probe requests`],
    kinds: ['beacon-loss'],
  },
  ...FAULTS.map((head): ProgramRule => ({
    head,
    read: () => ({ kind: 'driver-fault', what: head }),
    samples: [head],
    kinds: ['driver-fault'],
  })),
  {
    head: 'could not read firmware ',
    read: () => ({ kind: 'driver-fault', what: 'could not read firmware' }),
    samples: ['could not read firmware iwm-8265-36 (error 2)'],
    kinds: ['driver-fault'],
  },
];

const rules: readonly ProgramRule[] = [
  ...kernelWords,
  ...STATES.flatMap((from) =>
    STATES.map((to): ProgramRule => ({
      head: `${from} -> ${to}`,
      samples: [],
      kinds: [],
      quiet: [`${from} -> ${to}`],
    })),
  ),
  ...['begin active scan', 'end active scan', 'begin passive scan', 'end passive scan', 'roaming from '].map(
    (head): ProgramRule => ({ head, samples: [], kinds: [], quiet: [head] }),
  ),
  // FreeBSD's kernel, which leaves the handshake to wpa_supplicant. What `wlandebug` makes it say has the peer in brackets.
  ...debugged,
  {
    head: 'link state changed to ',
    rest: at`(?:UP|DOWN)`,
    samples: [],
    kinds: [],
    quiet: ['link state changed to UP'],
  },
];

export const openbsd = dialectOf({
  name: 'openbsd',
  title: "OpenBSD's kernel with ifconfig's debug flag, FreeBSD's with wlandebug",
  programs: ['/bsd'],
  witness: 'supplicant',
  rules,
  telling: [
    '/bsd: ',
    ' of the 4-way handshake ',
    ' of the group key handshake ',
    '] send auth on channel ',
    'mgt_timeout: vap ',
  ],
  concerns: mayBeWireless,
  begin: () => undefined,
});
