/**
 * AireOS controllers: `debug client`, the message behind the client's address, and syslog messages that name a client.
 * Formats: Cisco documents 100260 ("Understanding Debug Client"), 200072 (cheat sheet of common wireless issues) and 116493
 * (fast-secure roaming), the system message guide, and public pastes of `debug client`.
 */
import { dhcpStepOf } from '../dhcp/steps.ts';
import { MAC, at, toMac, toNumber } from '../text.ts';
import type { Read, Reading } from '../rules.ts';
import { FULL, INVALID_PMKID, UNSPECIFIED } from '../../domain/codes.ts';
import {
  asks,
  bssidOf,
  ends,
  keyFrame,
  silent,
  statedOf,
  thrownOut,
  type Client,
  type ClientRule,
} from './client.ts';

/** The association request that is still held back, if no RSNE line came. */
const request = (client: Client, pmkids?: number): readonly Read[] => {
  const { asked } = client;
  client.asked = undefined;
  if (!asked) return [];
  const known = { ...(asked.roam && { roam: true }), ...(pmkids !== undefined && { pmkids }) };
  return [{ kind: 'assoc-request', bssid: bssidOf(client), ...known }];
};

const asksOn =
  (roam: boolean): NonNullable<ClientRule['read']> =>
  ([, bssid], client) => {
    asks(client, toMac(bssid));
    client.asked = { roam };
    return undefined;
  };

const associated = (what: 'Association' | 'Reassociation'): ClientRule => ({
  head: `${what} received from mobile on `,
  rest: at`(?:BSSID|AP) (${MAC})`,
  read: asksOn(what === 'Reassociation'),
  samples: [
    `${what} received from mobile on BSSID 02:00:00:00:00:00 AP lab-ap`,
    `${what} received from mobile on AP 02:00:00:00:00:00`,
  ],
  kinds: [],
});

/** Words of the standard's table 9-50, as the controller prints them in the place of a number. */
const STATUS_WORDS: readonly (readonly [words: RegExp, status: number])[] = [
  [/outside the scope/i, 12],
  [/unable to handle|too many/i, FULL],
  [/basic rates?|data rates?/i, 18],
  [/invalid (?:information )?element/i, 40],
  [/group cipher/i, 41],
  [/pairwise cipher/i, 42],
  [/akmp/i, 43],
  [/pmkid/i, INVALID_PMKID],
];

const exhausted: NonNullable<ClientRule['read']> = ([, message], client) =>
  ends(client, { kind: 'handshake-retries-exhausted', message: message === '1' ? 2 : 4 });

/** What a state of the policy manager that is come to tells ("Policy Enforcement Module" of document 100260). */
function comesTo(from: string, state: string, client: Client): Reading {
  client.state = state;
  const connected = { kind: 'connected', bssid: bssidOf(client) } as const;
  if (state === 'RUN') return connected;
  // Nothing is asked of who comes from the check of its address: the network is open.
  return from === 'AUTHCHECK' && state === 'L2AUTHCOMPLETE' ? connected : undefined;
}

const STATES = ['START', 'AUTHCHECK', 'L2AUTHCOMPLETE', 'DHCP_REQD', 'WEBAUTH_REQD', '8021X_REQD'];

/** Its time ran out before it had an address: what it was let in for it did not get. */
const withoutAddress = (client: Client): readonly Read[] =>
  client.state === 'DHCP_REQD'
    ? [
        { kind: 'connected', bssid: bssidOf(client) },
        { kind: 'address', step: 'timeout', by: 'cisco' },
      ]
    : [];

const states: readonly ClientRule[] = STATES.flatMap((from): ClientRule[] => [
  {
    head: `${from} (`,
    rest: at`\d{1,2}\) Change state to (\w{2,20}) \(`,
    read: ([, state = ''], client) => comesTo(from, state, client),
    samples: [`${from} (7) Change state to RUN (20) last state ${from} (7)`],
    kinds: ['connected'],
  },
  {
    head: `${from} (`,
    rest: at`\d{1,2}\) (?:DHCP Policy timeout|Pem timed out)`,
    read: (_, client) => {
      client.state = from;
      const reads = withoutAddress(client);
      // It is told by two lines.
      client.state = undefined;
      return reads.length > 0 ? reads : undefined;
    },
    samples:
      from === 'DHCP_REQD' ? ['DHCP_REQD (7) DHCP Policy timeout. Number of DHCP request 0 from client'] : [],
    kinds: ['connected', 'address'],
  },
  { head: `${from} (`, samples: [`${from} (7) Reached PLUMBFASTPATH: from line 5362`], kinds: [] },
]);

const leases: readonly ClientRule[] = ['DHCP processing DHCP ', 'DHCP transmitting DHCP '].map((head) => ({
  head,
  rest: at`([A-Z]{3,8}) \(`,
  // What it passes on it has told of before.
  read: ([, message = '']) => {
    const step = head.startsWith('DHCP processing') ? dhcpStepOf(message) : undefined;
    return step && { kind: 'address', step, by: 'cisco' };
  },
  samples: [`${head}DISCOVER (1) (len 308,vlan 0, port 13)`],
  kinds: head.startsWith('DHCP processing') ? ['address'] : [],
}));

/** What comes back from the login servers (`debug aaa`): by its name. */
const AAA_ERRORS: readonly (readonly [words: RegExp, reads: readonly Read[]])[] = [
  [/timeout|no server|server (?:down|unreach)/i, [{ kind: 'eap', step: 'timeout' }]],
  [/auth\w* failed|reject/i, [{ kind: 'eap', step: 'failure' }]],
];

export const aireOsRules: readonly ClientRule[] = [
  ...states,
  ...leases,
  {
    head: 'Sending assoc-resp with status ',
    rest: at`(\d{1,5}) station:`,
    read: ([, status], client) => {
      const asked = request(client);
      const answer = { kind: 'assoc-response', bssid: bssidOf(client), status: toNumber(status) } as const;
      return answer.status === 0 ? [...asked, answer] : ends(client, ...asked, answer);
    },
    samples: [
      'Sending assoc-resp with status 0 station:02:00:00:00:01:00 AP:02:00:00:00:00:00-01 on apVapId 1',
    ],
    kinds: ['assoc-response'],
  },
  {
    // The same once more, with the status in words.
    head: 'Sending Assoc Response (status: ',
    rest: at`'([^'\n]{3,120})'\) to station on AP [^\n]{1,64}? on BSSID (${MAC})`,
    read: ([, words = '', bssid], client) => {
      client.bssid = toMac(bssid);
      const asked = request(client);
      const isAccepted = /^success/i.test(words);
      if (isAccepted)
        return asked.length > 0
          ? [...asked, { kind: 'assoc-response', bssid: client.bssid, status: 0 }]
          : undefined;
      const status = STATUS_WORDS.find(([sign]) => sign.test(words))?.[1] ?? 1;
      return ends(client, ...asked, { kind: 'assoc-response', bssid: client.bssid, status });
    },
    samples: [
      "Sending Assoc Response (status: 'success') to station on AP lab-ap on BSSID 02:00:00:00:00:00 ApVapId 1 Slot 1, mobility role 0",
    ],
    kinds: [],
  },
  {
    head: 'Ignoring assoc request due to mobile in exclusion list',
    read: (_, client) =>
      ends(client, { kind: 'assoc-request', bssid: bssidOf(client) }, { kind: 'join-failed' }),
    samples: ['Ignoring assoc request due to mobile in exclusion list or marked for deletion'],
    kinds: ['assoc-request', 'join-failed'],
  },
  {
    head: 'apfMsExpireCallback (',
    rest: at`[^)\n]{1,32}\) Expiring Mobile`,
    read: (_, client) => {
      const reads = withoutAddress(client);
      return reads.length > 0 ? reads : undefined;
    },
    samples: ['apfMsExpireCallback (apf_ms.c:632) Expiring Mobile!'],
    kinds: [],
  },
  {
    head: 'apfBlacklistMobileStationEntry',
    read: (_, client) => ends(client, thrownOut(client, UNSPECIFIED)),
    samples: [
      'apfBlacklistMobileStationEntry2 (apf_ms.c:4192) Changing state for mobile 02:00:00:00:01:00 on AP 02:00:00:00:00:00 from Associated to Exclusion-list (1)',
    ],
    kinds: ['disconnected'],
  },
  {
    head: 'Assigning Address ',
    rest: at`[\d.]{7,15} to mobile`,
    read: () => ({ kind: 'address', step: 'obtained', by: 'cisco' }),
    samples: ['Assigning Address 192.0.2.7 to mobile'],
    kinds: ['address'],
  },
  {
    head: 'Sent Disassociate to mobile on AP ',
    rest: at`(${MAC})(?:-\d{1,2})? \(reason (\d{1,3})`,
    read: ([, , reason], client) => ends(client, thrownOut(client, toNumber(reason))),
    samples: ['Sent Disassociate to mobile on AP 02:00:00:00:00:00-0 (reason 1, caller apf_ms.c:5094)'],
    kinds: ['disconnected'],
  },
  {
    head: 'Returning AAA Error ',
    rest: at`'([^'\n]{2,48})'`,
    read: ([, words = '']) => AAA_ERRORS.find(([sign]) => sign.test(words))?.[1],
    samples: ["Returning AAA Error 'Timeout' (-5) for mobile 02:00:00:00:01:00"],
    kinds: ['eap'],
  },
  {
    head: 'Reached Max EAP-Identity Request retries',
    read: () => ({ kind: 'eap', step: 'timeout', silent: 'station' }),
    samples: ['Reached Max EAP-Identity Request retries (3) for STA 02:00:00:00:01:00'],
    kinds: ['eap'],
  },
  {
    head: 'Received Identity Response ',
    read: () => ({ kind: 'eap', step: 'identity' }),
    samples: ['Received Identity Response (count=1) from mobile 02:00:00:00:01:00'],
    kinds: ['eap'],
  },
  ...['Sending EAP-Failure to mobile ', 'Entering Backend Auth Failure state '].map((head): ClientRule => ({
    head,
    read: () => ({ kind: 'eap', step: 'failure' }),
    samples: [`${head}02:00:00:00:01:00 (EAP Id 7)`],
    kinds: ['eap'],
  })),
  {
    head: 'Sending EAP-Success to mobile ',
    read: () => ({ kind: 'eap', step: 'success' }),
    samples: ['Sending EAP-Success to mobile 02:00:00:00:01:00 (EAP Id 7)'],
    kinds: ['eap'],
  },
  associated('Association'),
  associated('Reassociation'),
  {
    head: 'Received RSN IE with ',
    rest: at`(\d{1,3}) PMKIDs`,
    read: ([, pmkids], client) => request(client, toNumber(pmkids)),
    samples: ['Received RSN IE with 0 PMKIDs from mobile 02:00:00:00:01:00'],
    kinds: [],
  },
  {
    head: 'Sending Assoc Response to station on BSSID ',
    rest: at`(${MAC}) \(status (\d{1,5})\)`,
    read: ([, address, status], client) => {
      const asked = request(client);
      client.bssid = toMac(address);
      const answer = { kind: 'assoc-response', bssid: client.bssid, status: toNumber(status) } as const;
      return [...asked, answer];
    },
    samples: [
      'Sending Assoc Response to station on BSSID 02:00:00:00:00:00 (status 0) ApVapId 1 Slot 0',
      'Sending Assoc Response to station on BSSID 02:00:00:00:00:00 (status 17) ApVapId 1 Slot 0',
    ],
    kinds: ['assoc-response'],
  },
  {
    head: 'Association Failed on ',
    rest: at`(?:REAP AP )?BSSID (${MAC}) \(slot \d+\), status (\d{1,5})`,
    read: ([, bssid, status], client) => {
      const asked = request(client);
      const refusal = { kind: 'assoc-response', bssid: toMac(bssid), status: toNumber(status) } as const;
      return ends(client, ...asked, refusal);
    },
    samples: [
      'Association Failed on REAP AP BSSID 02:00:00:00:00:00 (slot 1), status 11 0 802.11r Key Cache look up failed in (re)-assoc req',
    ],
    kinds: ['assoc-response'],
  },
  ...['RSN', 'WPA', 'WPA2'].map((protocol): ClientRule => ({
    head: `Initiating ${protocol} PSK to mobile `,
    read: (_, client) => [...request(client), { kind: 'akm-selected', akm: 'psk' }],
    samples: [`Initiating ${protocol} PSK to mobile 02:00:00:00:01:00`],
    kinds: ['akm-selected'],
  })),
  {
    head: 'Initiating RSN with existing PMK to mobile ',
    read: () => ({ kind: 'pmksa-accepted' }),
    samples: ['Initiating RSN with existing PMK to mobile 02:00:00:00:01:00'],
    kinds: ['pmksa-accepted'],
  },
  {
    head: 'No valid PMKID found in the',
    read: () => ({ kind: 'pmksa-refused', fallback: 'eap' }),
    samples: ['No valid PMKID found in the MSCB PMKID cache for mobile 02:00:00:00:01:00'],
    kinds: ['pmksa-refused'],
  },
  {
    head: 'Sending EAP-Request/Identity to mobile ',
    read: () => ({ kind: 'eap', step: 'started' }),
    samples: ['Sending EAP-Request/Identity to mobile 02:00:00:00:01:00 (EAP Id 1)'],
    kinds: ['eap'],
  },
  {
    head: 'Processing Access-Accept for mobile ',
    read: () => ({ kind: 'eap', step: 'success' }),
    samples: ['Processing Access-Accept for mobile 02:00:00:00:01:00'],
    kinds: ['eap'],
  },
  {
    head: 'Processing Access-Reject for mobile ',
    read: () => ({ kind: 'eap', step: 'failure' }),
    samples: ['Processing Access-Reject for mobile 02:00:00:00:01:00'],
    kinds: ['eap'],
  },
  {
    head: 'state INITPMK (message 1)',
    read: () => keyFrame(1),
    samples: ['state INITPMK (message 1), replay counter 00.00.00.00.00.00.00.00'],
    kinds: ['eapol-key'],
  },
  {
    head: 'state PTKINITNEGOTIATING (message 3)',
    read: () => keyFrame(3),
    samples: ['state PTKINITNEGOTIATING (message 3), replay counter 00.00.00.00.00.00.00.01'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Received EAPOL-key in PTK_START state (message 2)',
    read: () => keyFrame(2),
    samples: ['Received EAPOL-key in PTK_START state (message 2) from mobile 02:00:00:00:01:00'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Received EAPOL-key in PTKINITNEGOTIATING state (message 4)',
    read: () => keyFrame(4),
    samples: ['Received EAPOL-key in PTKINITNEGOTIATING state (message 4) from mobile 02:00:00:00:01:00'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Received EAPOL-key M',
    rest: at`([24]) with invalid MIC`,
    read: ([, message]) => ({ kind: 'mic-failure', message: message === '2' ? 2 : 4 }),
    samples: ['Received EAPOL-key M2 with invalid MIC from mobile 02:00:00:00:01:00 version 2'],
    kinds: ['mic-failure'],
  },
  {
    head: 'Retransmit ',
    rest: at`\d{1,3} of EAPOL-Key M([13])`,
    read: ([, message]) => keyFrame(message === '1' ? 1 : 3, true),
    samples: ['Retransmit 1 of EAPOL-Key M1 (length 121) for mobile 02:00:00:00:01:00'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Retransmit failure for EAPOL-Key M',
    rest: at`([13])`,
    read: exhausted,
    samples: [
      'Retransmit failure for EAPOL-Key M1 to mobile 02:00:00:00:01:00, retransmit count 5, mscb deauth count 0',
    ],
    kinds: ['handshake-retries-exhausted'],
  },
  {
    head: 'Sent Deauthenticate to mobile on BSSID ',
    rest: at`(${MAC})`,
    read: ([, bssid], client) => {
      client.bssid = toMac(bssid);
      return ends(client, thrownOut(client, 0));
    },
    samples: ['Sent Deauthenticate to mobile on BSSID 02:00:00:00:00:00 slot 0(caller 1x_ptsm.c:570)'],
    kinds: ['disconnected'],
  },
  {
    head: '8021X_REQD (3) Change state to L2AUTHCOMPLETE',
    read: (_, client) => [{ kind: 'handshake-completed' }, { kind: 'connected', bssid: bssidOf(client) }],
    samples: ['8021X_REQD (3) Change state to L2AUTHCOMPLETE (4) last state 8021X_REQD (3)'],
    kinds: ['handshake-completed', 'connected'],
  },
  ...silent(
    'Processing RSN IE type 48',
    'Sending EAPOL-Key Message to mobile',
    'Received EAPOL-Key from mobile',
    'Starting key exchange to mobile',
    "802.1x 'timeoutEvt' Timer expired for station",
    'apfMsDeleteByMscb Scheduling mobile for deletion',
    'Scheduling deletion of Mobile Station',
    'apfMsAssoStateInc',
    'apfMsAssoStateDec',
    'Received PMKID',
    'Found an cache entry for BSSID',
    'Processing assoc-req station',
    'Sending assoc-resp station',
    'Adding mobile on LWAPP AP',
    'STA - rates',
    'RSN Capabilities',
    'Marking Mobile as',
    'Entering Backend Auth Req state',
    'Entering Backend Auth Success state',
    'dot1x - moving mobile',
    'Received EAPOL START from mobile',
    'Received EAP Response from mobile',
    'Sending EAP Request from AAA to mobile',
    'Processing Access-Challenge for mobile',
    'DHCP received op BOOT',
    'DHCP sending REQUEST to',
    'DHCP selected relay',
    'DHCP successfully bridged packet to',
    'apfMsExpireMobileStation',
    'apfProcessAssocReq',
    'Cleaning up state for STA',
    'Scheduling deletion of Mobile',
    'Applying ',
    'Not Using WMM Compliance code',
  ),
];

/** Locked out for a while: what it had is over. For what it was locked out may be its address, or somebody else's. */
const excluded = (text: string, client: Client): Reading =>
  ends(
    client,
    ...(/theft|policy|acl/i.test(text) ? [{ kind: 'policy-refused' } as const] : []),
    thrownOut(client, UNSPECIFIED),
  );

/** A login server that did not answer, of whose client it tells. */
const unanswered = (): Reading => [
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step: 'timeout' },
];

/**
 * System messages that name the client at their end, by facility and mnemonic: the severity between them differs by release, and
 * is the administrator's to change.
 */
export const aireOsMessages: Readonly<Record<string, (text: string, client: Client) => Reading>> = {
  'DOT1X-PSK_CONFIG_ERR': () => ({ kind: 'psk-mismatch-suspected' }),
  'DOT1X-INVALID_REPLAY_CTR': () => ({ kind: 'replay-counter' }),
  'DOT1X-WPA_KEY_MIC_ERR': () => ({ kind: 'mic-failure', message: 2 }),
  'DOT1X-MAX_EAP_RETRIES': () => ({ kind: 'eap', step: 'timeout', silent: 'station' }),
  'DOT1X-MAX_EAP_RETRANS': () => ({ kind: 'eap', step: 'timeout', silent: 'station' }),
  'DOT1X-AAA_AUTH_SEND_FAIL': () => ({ kind: 'eap', step: 'timeout' }),
  'AAA-RADIUS_RESPONSE_FAILED': unanswered,
  'APF-ASSOCREQ_PROC_FAILED': (text, client) => {
    const stated = statedOf(text, client);
    return stated ?? ends(client, { kind: 'assoc-request', bssid: bssidOf(client) }, { kind: 'join-failed' });
  },
  'DOT1X-MAX_EAPOL_KEY_RETRANS': (text, client) => {
    const message = /EAPOL-key M([13])/i.exec(text.slice(0, 200))?.[1];
    const lost = message === '1' ? 2 : 4;
    return message ? ends(client, { kind: 'handshake-retries-exhausted', message: lost }) : undefined;
  },
  'APF-MOBILE_EXCLUDED': excluded,
  'APF-CLIENT_ASSOCIATE': (_text, client) => {
    client.isOver = false;
    return { kind: 'assoc-response', bssid: bssidOf(client), status: 0 };
  },
  // Known, and nothing new.
  'DOT1X-INVALID_WPA_KEY_STATE': () => undefined,
  'DOT1X-INVALID_WPA_KEY_MSG': () => undefined,
  'DOT1X-ABORT_AUTH': () => undefined,
  'APF-PREAUTH_FAILURE': () => undefined,
};
