/** hostapd's lines about one station: `wlan0: STA {MAC} MODULE: …`, told from the station's side. */
import { FULL, GROUP_TIMEOUT, IE_IN_4WAY_DIFFERS, LOW_ACK } from '../../domain/codes.ts';
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import type { Memory, Read, Rule } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { silent, silentHead } from '../wpa-supplicant/silent.ts';

export const bssidOf = (memory: Memory): Mac => memory.address ?? NO_BSSID;

const keyMessage = (message: 1 | 2 | 3 | 4): Read => ({
  kind: 'eapol-key',
  message,
  direction: message === 1 || message === 3 ? 'received' : 'sent',
});

/** hostapd answers a PMKID that it does not know with status 53 (WPA_INVALID_PMKID), in every release since 2.7. */
export const unknownPmkid = (memory: Memory, station: Mac | undefined): readonly Read[] =>
  (
    [
      { kind: 'pmksa-offered', certain: true },
      { kind: 'pmksa-refused' },
      { kind: 'assoc-response', bssid: bssidOf(memory), status: 53 },
    ] as const
  ).map((read) => ({ ...read, ...(station && { station }) }));

const leave = (
  memory: Memory,
  station: Mac | undefined,
  local: boolean,
  frame: 'deauthentication' | 'disassociation',
): Read | undefined => {
  const { leaving, gone } = memory;
  memory.leaving = undefined;
  memory.gone = undefined;
  if (gone && gone.station === station && gone.local === local) return undefined;
  const known = leaving && leaving.station === station && leaving.local === local ? leaving.reason : 0;
  return { kind: 'disconnected', bssid: bssidOf(memory), reason: known, local, frame };
};

/** What is known of an end before the line that tells it. */
const thrownOut = (station: Mac | undefined, reason: number): Memory['leaving'] =>
  station === undefined ? undefined : { station, reason, local: false };

/** Why it turns an association down (`check_assoc_ies` of ieee802_11.c), and the status that it gives (table 9-50). */
const REFUSED: readonly (readonly [head: string, status: number, rest: string])[] = [
  ['No WPA/RSN IE in association request', 40, ''],
  ['Too large Listen Interval (', 51, '100)'],
  ['Station does not support mandatory HT PHY - reject association', 27, ''],
  ['Station does not support mandatory VHT PHY - reject association', 104, ''],
  ['Station does not support mandatory HE PHY - reject association', 124, ''],
  ['No room for more STAs', FULL, ''],
];

// Where a pattern accounts for the whole line, the line is not searched for secrets (`closed`).
export const stationRules: readonly Rule[] = [
  {
    head: 'IEEE 802.11: authenticated',
    read: (_, memory, { station }) => {
      const told = memory.answered !== undefined && memory.answered === station;
      memory.answered = undefined;
      return told
        ? undefined
        : {
            kind: 'auth-response',
            bssid: bssidOf(memory),
            algorithm: UNKNOWN_ALGORITHM,
            transaction: 2,
            status: 0,
          };
    },
    samples: ['IEEE 802.11: authenticated'],
    kinds: ['auth-response'],
  },
  {
    head: 'IEEE 802.11: associated',
    rest: at`(?: \(aid \d+\))?`,
    read: (_, memory) => ({ kind: 'assoc-response', bssid: bssidOf(memory), status: 0 }),
    samples: ['IEEE 802.11: associated (aid 1)', 'IEEE 802.11: associated'],
    kinds: ['assoc-response'],
  },
  {
    head: 'IEEE 802.11: start SAE authentication (RX commit, status=',
    read: () => ({ kind: 'sae', step: 'commit', direction: 'sent' }),
    samples: ['IEEE 802.11: start SAE authentication (RX commit, status=0 (SUCCESS))'],
    kinds: ['sae'],
  },
  {
    head: 'IEEE 802.11: SAE authentication (RX commit, status=',
    read: () => ({ kind: 'sae', step: 'commit', direction: 'sent' }),
    samples: ['IEEE 802.11: SAE authentication (RX commit, status=0 (SUCCESS))'],
    kinds: ['sae'],
  },
  {
    head: 'IEEE 802.11: SAE authentication (RX confirm, status=',
    read: () => ({ kind: 'sae', step: 'confirm', direction: 'sent' }),
    samples: ['IEEE 802.11: SAE authentication (RX confirm, status=0 (SUCCESS))'],
    kinds: ['sae'],
  },
  {
    head: 'IEEE 802.11: deauthenticated due to local deauth request',
    read: (_, memory, { station }) => leave(memory, station, false, 'deauthentication'),
    samples: ['IEEE 802.11: deauthenticated due to local deauth request'],
    kinds: ['disconnected'],
  },
  {
    // It had fallen silent and does not answer: a phone that was carried away. The frame with reason 4 is for nobody; a
    // station that is still there tells of it itself.
    head: 'IEEE 802.11: disassociated due to inactivity',
    read: (_, memory, { station }) => leave(memory, station, true, 'disassociation'),
    samples: ['IEEE 802.11: disassociated due to inactivity'],
    kinds: ['disconnected'],
  },
  {
    head: 'IEEE 802.11: deauthenticated due to inactivity (timer DEAUTH/REMOVE)',
    samples: ['IEEE 802.11: deauthenticated due to inactivity (timer DEAUTH/REMOVE)'],
    kinds: [],
  },
  {
    head: 'IEEE 802.11: deauthenticated',
    rest: at`$`,
    read: (_, memory, { station }) => leave(memory, station, true, 'deauthentication'),
    samples: ['IEEE 802.11: deauthenticated'],
    kinds: ['disconnected'],
  },
  {
    head: 'IEEE 802.11: disassociated',
    rest: at`$`,
    read: (_, memory, { station }) => leave(memory, station, true, 'disassociation'),
    samples: ['IEEE 802.11: disassociated'],
    kinds: ['disconnected'],
  },
  {
    head: 'WPA: sending 1/4 msg of 4-Way Handshake',
    read: () => keyMessage(1),
    samples: ['WPA: sending 1/4 msg of 4-Way Handshake'],
    kinds: ['eapol-key'],
  },
  {
    head: 'WPA: sending 3/4 msg of 4-Way Handshake',
    read: () => keyMessage(3),
    samples: ['WPA: sending 3/4 msg of 4-Way Handshake'],
    kinds: ['eapol-key'],
  },
  {
    head: 'WPA: received EAPOL-Key frame (',
    rest: at`([24]/[24]|[A-Z])`,
    read: ([, which]) => (which === '2/4' ? keyMessage(2) : which === '4/4' ? keyMessage(4) : undefined),
    samples: ['WPA: received EAPOL-Key frame (2/4 Pairwise)', 'WPA: received EAPOL-Key frame (4/4 Pairwise)'],
    kinds: ['eapol-key'],
    quiet: ['WPA: received EAPOL-Key frame (2/2 Group)', 'WPA: received EAPOL-Key frame (Request)'],
  },
  {
    // A PMKID that it does not know it refuses, and what SAE and EAP have made fits: a passphrase is what is left. The debug
    // level says itself what the key came from.
    head: 'WPA: invalid MIC in msg 2/4 of 4-Way Handshake',
    read: (_, { isDebug }) =>
      isDebug
        ? { kind: 'mic-failure', message: 2 }
        : [{ kind: 'mic-failure', message: 2 }, { kind: 'psk-mismatch-suspected' }],
    samples: ['WPA: invalid MIC in msg 2/4 of 4-Way Handshake'],
    kinds: ['mic-failure', 'psk-mismatch-suspected'],
  },
  {
    // The answer to a message 1/4 that it has sent again by then: it is dropped before anything is tested.
    head: 'WPA: received EAPOL-Key 2/4 Pairwise with unexpected replay counter',
    read: () => ({ kind: 'replay-counter' }),
    samples: ['WPA: received EAPOL-Key 2/4 Pairwise with unexpected replay counter'],
    kinds: ['replay-counter'],
  },
  {
    // It throws the station out for that, with another reason.
    head: 'WPA: WPA IE from (Re)AssocReq did not match with msg 2/4',
    read: (_, memory, { station }) => {
      memory.leaving = thrownOut(station, IE_IN_4WAY_DIFFERS);
      return undefined;
    },
    samples: ['WPA: WPA IE from (Re)AssocReq did not match with msg 2/4'],
    kinds: [],
  },
  {
    head: 'WPA: received EAPOL-Key with invalid MIC',
    read: () => ({ kind: 'mic-failure', message: 4 }),
    samples: ['WPA: received EAPOL-Key with invalid MIC'],
    kinds: ['mic-failure'],
  },
  {
    head: 'WPA: PTKSTART: Retry limit ',
    read: () => ({ kind: 'handshake-retries-exhausted', message: 2 }),
    samples: ['WPA: PTKSTART: Retry limit 4 reached'],
    kinds: ['handshake-retries-exhausted'],
  },
  {
    head: 'WPA: PTKINITNEGOTIATING: Retry limit ',
    read: () => ({ kind: 'handshake-retries-exhausted', message: 4 }),
    samples: ['WPA: PTKINITNEGOTIATING: Retry limit 4 reached'],
    kinds: ['handshake-retries-exhausted'],
  },
  {
    head: 'WPA: pairwise key handshake completed',
    rest: at`(?: \((?:RSN|WPA)\))?`,
    read: () => ({ kind: 'handshake-completed' }),
    samples: ['WPA: pairwise key handshake completed (RSN)', 'WPA: pairwise key handshake completed (WPA)'],
    kinds: ['handshake-completed'],
  },
  {
    head: 'WPA: group key handshake completed',
    read: () => ({ kind: 'group-handshake', ok: true }),
    samples: ['WPA: group key handshake completed (RSN)'],
    kinds: ['group-handshake'],
  },
  {
    // It throws the station out for that (`wpa_auth.c`, SM_STATE(WPA_PTK_GROUP, KEYERROR)).
    head: 'WPA: group key handshake failed',
    read: (_, memory, { station }) => {
      memory.leaving = thrownOut(station, GROUP_TIMEOUT);
      return { kind: 'group-handshake', ok: false };
    },
    since: '2.9',
    samples: ['WPA: group key handshake failed (RSN) after 4 tries'],
    kinds: ['group-handshake'],
  },
  {
    head: 'WPA: PMKID found from PMKSA cache ',
    read: () => [{ kind: 'pmksa-offered', certain: true }, { kind: 'pmksa-accepted' }],
    samples: ['WPA: PMKID found from PMKSA cache eap_type=0 vlan=0'],
    kinds: ['pmksa-offered', 'pmksa-accepted'],
  },
  {
    head: 'WPA: OKC match for PMKID',
    read: () => [{ kind: 'pmksa-offered', certain: true }, { kind: 'pmksa-accepted' }],
    samples: ['WPA: OKC match for PMKID'],
    kinds: ['pmksa-offered', 'pmksa-accepted'],
  },
  {
    head: 'WPA: No PMKSA cache entry found for ',
    read: (_, memory, { station }) => unknownPmkid(memory, station),
    since: '2.9',
    samples: ['WPA: No PMKSA cache entry found for SAE', 'WPA: No PMKSA cache entry found for DPP'],
    kinds: ['pmksa-offered', 'pmksa-refused', 'assoc-response'],
  },
  {
    head: 'IEEE 802.1X: PMK from PMKSA cache - skip IEEE 802.1X/EAP',
    read: () => ({ kind: 'pmksa-accepted' }),
    samples: ['IEEE 802.1X: PMK from PMKSA cache - skip IEEE 802.1X/EAP'],
    kinds: ['pmksa-accepted'],
  },
  {
    head: 'IEEE 802.1X: authenticated - EAP type: ',
    rest: at`(\d+) \([^)]*\)( \(PMKSA cache\))?`,
    read: ([, type, cached]) =>
      cached ? { kind: 'pmksa-accepted' } : type === '0' ? undefined : { kind: 'eap', step: 'success' },
    samples: ['IEEE 802.1X: authenticated - EAP type: 0 (unknown) (PMKSA cache)'],
    kinds: ['pmksa-accepted'],
    quiet: ['IEEE 802.1X: authenticated - EAP type: 0 (unknown)'],
  },
  {
    // A refusal that carries no word for the station.
    head: 'IEEE 802.1X: could not extract EAP-Message from RADIUS message',
    read: () => ({ kind: 'eap', step: 'failure' }),
    samples: ['IEEE 802.1X: could not extract EAP-Message from RADIUS message'],
    kinds: ['eap'],
  },
  {
    // Type 0: there was none, and what failed was not a login.
    head: 'IEEE 802.1X: authentication failed - EAP type: ',
    rest: at`(\d+) \(`,
    read: ([, type]) => (type === '0' ? undefined : { kind: 'eap', step: 'failure' }),
    samples: ['IEEE 802.1X: authentication failed - EAP type: 25 (PEAP)'],
    kinds: ['eap'],
    quiet: ['IEEE 802.1X: authentication failed - EAP type: 0 (unknown)'],
  },
  {
    // The reason in an Access-Reject is not the station's to see, but it is the end all the same.
    head: 'IEEE 802.1X: authentication server did not include required VLAN ID in Access-Accept',
    read: () => ({ kind: 'eap', step: 'failure', detail: 'no VLAN in Access-Accept' }),
    samples: ['IEEE 802.1X: authentication server did not include required VLAN ID in Access-Accept'],
    kinds: ['eap'],
  },
  {
    head: 'RADIUS: No response from Authentication server ',
    read: () => ({ kind: 'eap', step: 'timeout', detail: 'no response from the authentication server' }),
    samples: ['RADIUS: No response from Authentication server 192.0.2.1:1812 - failover'],
    kinds: ['eap'],
  },
  ...['add', 'set'].map((verb): Rule => ({
    head: `IEEE 802.11: Could not ${verb} STA to kernel driver`,
    read: () => ({ kind: 'driver-fault', what: `could not ${verb} the station in the kernel` }),
    samples: [`IEEE 802.11: Could not ${verb} STA to kernel driver`],
    kinds: ['driver-fault'],
  })),
  {
    // What it sent was not acknowledged many times over (`ap_sta_disconnect` by "low ack").
    head: 'IEEE 802.11: disconnected due to excessive missing ACKs',
    read: (_, memory, { station }) => {
      const leaving = thrownOut(station, LOW_ACK);
      memory.leaving = leaving;
      const end = leave(memory, station, false, 'disassociation');
      memory.leaving = leaving;
      return end;
    },
    samples: ['IEEE 802.11: disconnected due to excessive missing ACKs'],
    kinds: ['disconnected'],
  },
  // Its answer did not reach the station, whose next request begins anew.
  ...(['auth', 'assoc'] as const).map((what): Rule => {
    const line = `IEEE 802.11: did not acknowledge ${what === 'auth' ? 'authentication' : 'association'} response`;
    return {
      head: line,
      read: () => ({ kind: `${what}-timeout` }),
      samples: [line],
      kinds: [`${what}-timeout`],
    };
  }),
  ...REFUSED.map(([head, status, rest]): Rule => ({
    head: `IEEE 802.11: ${head}`,
    read: (_, memory) => ({ kind: 'assoc-response', bssid: bssidOf(memory), status }),
    samples: [`IEEE 802.11: ${head}${rest}`],
    kinds: ['assoc-response'],
  })),
  {
    // Drivers that answer for it say so before they do (`driver_atheros.c` and its likes).
    head: 'DRIVER: Sead AUTH addr=',
    rest: at`(${MAC}) status_code=(\d+)`,
    read: ([, station, status], memory) =>
      toNumber(status) === 0
        ? undefined
        : {
            kind: 'auth-response',
            bssid: bssidOf(memory),
            algorithm: UNKNOWN_ALGORITHM,
            transaction: 2,
            status: toNumber(status),
            station: toMac(station),
          },
    samples: ['DRIVER: Sead AUTH addr=02:00:00:00:01:00 status_code=17'],
    kinds: ['auth-response'],
    quiet: ['DRIVER: Sead AUTH addr=02:00:00:00:01:00 status_code=0'],
  },
  {
    head: 'RADIUS: Removing un-ACKed RADIUS message due to too many failed retransmit attempts',
    read: () => ({ kind: 'eap', step: 'timeout', detail: 'no response from the authentication server' }),
    samples: ['RADIUS: Removing un-ACKed RADIUS message due to too many failed retransmit attempts'],
    kinds: ['eap'],
  },
  silentHead(
    'IEEE 802.11: Michael MIC failure ',
    'IEEE 802.11: Michael MIC failure detected in received frame',
  ),
  silentHead('WPA: INITPMK - ', 'WPA: INITPMK - keyAvailable = false'),
  silentHead('MLME: ', 'MLME: MLME-ASSOCIATE.indication(02:00:00:00:01:00)'),
  silentHead('DRIVER: ', 'DRIVER: DEAUTH request'),
  silentHead('RADIUS: ', 'RADIUS: starting accounting session 2E913EC01346B2D7', 'RADIUS: VLAN ID 10'),
  ...silent(
    'IEEE 802.11: authentication OK (open system)',
    'IEEE 802.11: association OK (aid 1)',
    "IEEE 802.11: binding station to interface 'wlan0'",
    'IEEE 802.11: association SA Query attempt 1',
    'IEEE 802.11: association SA Query timed out',
    'IEEE 802.11: Station tried to associate before authentication (aid=-1 flags=0x0)',
    'IEEE 802.1X: start authentication',
    'IEEE 802.1X: aborting authentication',
    'IEEE 802.1X: unauthorizing port',
    'IEEE 802.1X: authorizing port',
    'IEEE 802.1X: Supplicant used different EAP type: 25 (PEAP)',
    'IEEE 802.1X: Sending EAP Packet (identifier 108)',
    'IEEE 802.1X: received EAP packet (code=2 id=108 len=12) from STA: EAP Response-Identity (1)',
    'IEEE 802.1X: Added PMKSA cache entry (IEEE 802.1X)',
    'IEEE 802.1X: cached PMKSA available - ignore it since STA sent EAPOL-Start',
    'IEEE 802.1X: received EAPOL-Start from STA',
    'WPA: event 1 notification',
    'WPA: start authentication',
    'WPA: EAPOL-Key timeout',
    'WPA: no PSK configured for the STA',
    'WPA: received EAPOL-Key msg 2/4 in invalid state (6) - dropped',
    'WPA: REKEYESTABLISHED: Retry limit 4 reached',
    'WPA: sending 1/2 msg of Group Key Handshake',
    'WPA: FT authentication already completed - do not start 4-way handshake',
  ),
];
