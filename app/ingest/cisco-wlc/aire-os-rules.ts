/**
 * AireOS controllers: `debug client`, the message behind the client's address, and syslog messages that name a client.
 * Formats: Cisco documents 100260 ("Understanding Debug Client"), 200072 (cheat sheet of common wireless issues) and 116493
 * (fast-secure roaming), the system message guide, and public pastes of `debug client`.
 */
import { MAC, at, toMac, toNumber } from '../text.ts';
import type { Read, Reading } from '../rules.ts';
import { asks, bssidOf, ends, keyFrame, silent, thrownOut, type Client, type ClientRule } from './client.ts';

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

const exhausted: NonNullable<ClientRule['read']> = ([, message], client) =>
  ends(client, { kind: 'handshake-retries-exhausted', message: message === '1' ? 2 : 4 });

export const aireOsRules: readonly ClientRule[] = [
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
  ),
];

/** Locked out for a while: what it had is over. */
const excluded = (_text: string, client: Client): Reading => ends(client, thrownOut(client, 1));

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
