/**
 * Catalyst 9800 (IOS-XE): `show logging profile wireless` and radioactive traces, the message behind `MAC: …`.
 *
 * The lines are those of traces in public repositories (IOS-XE 17.x); a wrong MIC in message 2/4 was found in none of
 * them: that rule follows the wording of its neighbours.
 */
import type { AkmFamily } from '../../domain/events.ts';
import { UNSPECIFIED } from '../../domain/codes.ts';
import { dhcpStepOf } from '../dhcp/steps.ts';
import { akmOfKeyManagement } from '../akm.ts';
import { addressOf, GROUPED } from '../hardware-address.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import type { Read } from '../rules.ts';
import { at } from '../text.ts';
import { asks, bssidOf, ends, keyFrame, silent, thrownOut, type ClientRule } from './client.ts';
import { isTelling, readDeletion } from './delete-reasons.ts';

const SAE_ALGORITHM = 3;

/** `AKM:SAE`, `AKM:PSK`, `AKM:FT-PSK`, `AKM:DOT1X`. */
const akmOf = (name: string | undefined): AkmFamily | undefined =>
  akmOfKeyManagement((name ?? '').replace('DOT1X', 'EAP'));

const asksOn =
  (roam: boolean): NonNullable<ClientRule['read']> =>
  ([, address = ''], client) => {
    const bssid = addressOf(address);
    asks(client, bssid);
    return { kind: 'assoc-request', bssid, ...(roam && { roam }) };
  };

const sae = (step: 'commit' | 'confirm'): NonNullable<ClientRule['read']> => {
  const algorithm = SAE_ALGORITHM;
  return (_, client) => {
    const bssid = bssidOf(client);
    client.isOver = false;
    return [
      { kind: 'auth-request', bssid, algorithm },
      { kind: 'sae', step, direction: 'sent' },
    ];
  };
};

const deletion: NonNullable<ClientRule['read']> = ([, name, state], client) => {
  // A log at this level may have none of the lines between two ends: another reason, or a client that was up, is another end.
  const wasUp = state === 'RUN';
  if (client.reason !== name && (isTelling(name) || wasUp)) client.isOver = false;
  client.reason = name;
  const up: readonly Read[] = wasUp ? [{ kind: 'connected', bssid: bssidOf(client) }] : [];
  return ends(client, ...up, ...readDeletion(name, client, wasUp));
};

const LOST = { M1: 2, M3: 4 } as const;

export const iosXeRules: readonly ClientRule[] = [
  {
    head: 'Association received. BSSID ',
    rest: at`(${GROUPED})`,
    read: asksOn(false),
    samples: ['Association received. BSSID 0200.0000.0000, WLAN lab, Slot 1 AP 0200.0000.0000, lab-ap, 2800'],
    kinds: ['assoc-request'],
  },
  {
    head: 'Re-Association received. BSSID ',
    rest: at`(${GROUPED})`,
    read: asksOn(true),
    samples: [
      'Re-Association received. BSSID 0200.0000.0000, WLAN lab, Slot 1 AP 0200.0000.0000, lab-ap, old BSSID 0200.0000.0002',
    ],
    kinds: ['assoc-request'],
  },
  {
    head: 'Association success. AID ',
    read: (_, client) => ({ kind: 'assoc-response', bssid: bssidOf(client), status: 0 }),
    samples: [
      'Association success. AID 6, Roaming = False, WGB = False, 11r = False, 11w = True Fast roam = False',
    ],
    kinds: ['assoc-response'],
  },
  {
    head: 'Dot11 receive SAE AUTH COMMIT message',
    read: sae('commit'),
    samples: ['Dot11 receive SAE AUTH COMMIT message in INIT State'],
    kinds: ['auth-request', 'sae'],
  },
  {
    // The controller drops it, deletes the client and waits for the next one.
    head: 'Dot11 receive SAE AUTH COMMIT message in ASSOCIATED State',
    samples: ['Dot11 receive SAE AUTH COMMIT message in ASSOCIATED State'],
    kinds: [],
  },
  {
    head: 'Dot11 receive SAE AUTH CONFIRM message',
    read: sae('confirm'),
    samples: ['Dot11 receive SAE AUTH CONFIRM message in INIT State'],
    kinds: ['auth-request', 'sae'],
  },
  {
    head: 'Dot11 update co assoc fail. Sent assoc failure to CO. delete reason: ',
    rest: at`\d+, CO_CLIENT_DELETE_REASON_(\w+)`,
    read: deletion,
    samples: [
      'Dot11 update co assoc fail. Sent assoc failure to CO. delete reason: 54, CO_CLIENT_DELETE_REASON_DOT11_INVALID_PMKID',
    ],
    kinds: ['pmksa-refused', 'assoc-response'],
  },
  {
    head: 'Deleting the client, reason: ',
    rest: at`\d+, CO_CLIENT_DELETE_REASON_(\w+)(?:, Client state S_CO_(\w+))?`,
    read: deletion,
    samples: [
      'Deleting the client, reason: 2, CO_CLIENT_DELETE_REASON_DEAUTH_OR_DISASSOC_REQ, Client state S_CO_RUN',
    ],
    kinds: ['connected', 'disconnected'],
  },
  {
    head: 'Client delete initiated. Reason: CO_CLIENT_DELETE_REASON_',
    rest: at`(\w+)`,
    read: deletion,
    samples: [
      'Client delete initiated. Reason: CO_CLIENT_DELETE_REASON_EXCLUDE_WRONG_PSK, details: , fsm-state transition 00|01|07|',
    ],
    kinds: ['akm-selected', 'psk-mismatch-suspected', 'disconnected'],
  },
  {
    // With a cached PMK the controller would not begin it.
    head: 'L2 Authentication initiated. method ',
    rest: at`(\w+)`,
    read: ([, method], client) => {
      client.login = method === 'DOT1X' ? 'eap' : method === 'PSK' ? 'psk' : undefined;
      return method === 'DOT1X' ? { kind: 'eap', step: 'started' } : undefined;
    },
    samples: ['L2 Authentication initiated. method DOT1X, Policy VLAN 100, AAA override = 0'],
    kinds: ['eap'],
  },
  {
    head: 'EAP key M1 Sent successfully',
    read: () => keyFrame(1),
    samples: ['EAP key M1 Sent successfully'],
    kinds: ['eapol-key'],
  },
  {
    head: 'M2 Status: EAP key M2 validation success',
    read: () => keyFrame(2),
    samples: ['M2 Status: EAP key M2 validation success'],
    kinds: ['eapol-key'],
  },
  {
    head: 'EAP key M3 Sent successfully',
    read: () => keyFrame(3),
    samples: ['EAP key M3 Sent successfully'],
    kinds: ['eapol-key'],
  },
  {
    head: 'M4 Status: EAP key M4 validation is successful',
    read: () => keyFrame(4),
    samples: ['M4 Status: EAP key M4 validation is successful'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Keymgmt: resend eapol key m',
    rest: at`([13])`,
    read: ([, message]) => keyFrame(message === '1' ? 1 : 3, true),
    samples: ['Keymgmt: resend eapol key m3. Retrasmitting EAP key packet M3'],
    kinds: ['eapol-key'],
  },
  {
    head: 'Keymgmt: Failed to ',
    rest: at`(?:(?:validate )?eap(?:ol)? key m([24])\b(?:.{0,80}?\b(MIC)\b|.{0,80}?(replay counter))|.{0,80}?Max retries for (M[13]) over)`,
    read: ([, answer, mic, replay, unanswered], client) => {
      if (unanswered === 'M1' || unanswered === 'M3')
        return ends(client, { kind: 'handshake-retries-exhausted', message: LOST[unanswered] });
      const message = answer === '2' ? 2 : 4;
      if (mic !== undefined) return [keyFrame(message), { kind: 'mic-failure', message }];
      return replay === undefined ? undefined : { kind: 'replay-counter' };
    },
    samples: ['Keymgmt: Failed to validate eapol key m2. MIC mismatch. stop processing'],
    kinds: ['eapol-key', 'mic-failure'],
  },
  {
    head: 'EAP Key management successful. AKM:',
    rest: at`([\w.-]+)`,
    read: ([, name], client) => {
      const akm = akmOf(name);
      return [
        ...(akm ? [{ kind: 'akm-selected', akm } as const] : []),
        { kind: 'handshake-completed' },
        { kind: 'connected', bssid: bssidOf(client) },
      ];
    },
    samples: ['EAP Key management successful. AKM:SAE Cipher:CCMP WPA Version: WPA3'],
    kinds: ['akm-selected', 'handshake-completed', 'connected'],
  },
  {
    head: 'Client IP learn successful. Method: ',
    read: () => ({ kind: 'address', step: 'obtained' }),
    samples: ['Client IP learn successful. Method: DHCP IP: 192.0.2.145'],
    kinds: ['address'],
  },
  {
    head: 'Client state transition: ',
    rest: at`(S_CO_\w+) -> (S_CO_\w+)`,
    read: ([, , now], client) =>
      now === 'S_CO_RUN' ? { kind: 'connected', bssid: bssidOf(client) } : undefined,
    samples: ['Client state transition: S_CO_IP_LEARN_IN_PROGRESS -> S_CO_RUN'],
    kinds: ['connected'],
  },
  {
    // The one line that has the SSID; the WLAN of an association is the name of a profile.
    head: '%CLIENT_ORCH_LOG-7-CLIENT_MOVED_TO_RUN_STATE',
    rest: at`.{0,160}? associated to AP \(.{0,64}?\) with SSID \((.{0,64})\)`,
    read: ([, ssid = ''], client) => ({
      kind: 'connected',
      bssid: bssidOf(client),
      ssid: ssidFromBytes(ssid),
    }),
    samples: [
      '%CLIENT_ORCH_LOG-7-CLIENT_MOVED_TO_RUN_STATE: R0/0: wncd: Username (null), MAC: 0200.0000.0100, IP 192.0.2.145 associated to AP (lab-ap) with SSID (lab)',
    ],
    kinds: ['connected'],
  },
  {
    // The controller asked for who may come by their addresses, and this one may not.
    head: 'MAB Authentication failed',
    read: (_, client) => ends(client, { kind: 'policy-refused' }, thrownOut(client, UNSPECIFIED)),
    samples: ['MAB Authentication failed. AAA override = 0'],
    kinds: ['policy-refused', 'disconnected'],
  },
  ...['RX: DHCPv4 from interface ', 'TX: DHCPv4 from interface '].map((head): ClientRule => ({
    head,
    rest: at`[^\n]{0,200}?\bSISF_DHCP(\w{3,8})`,
    read: ([, message = '']) => {
      const step = dhcpStepOf(message);
      // What comes in it sends on.
      return head.startsWith('RX') && step ? { kind: 'address', step, by: 'cisco' } : undefined;
    },
    samples: [
      `${head}capwap_90000006 on vlan 30 Src MAC: 0200.0000.0100 Dst MAC: ffff.ffff.ffff src_ip: 0.0.0.0, dst_ip: 255.255.255.255, BOOTPREQUEST, SISF_DHCPDISCOVER, giaddr: 0.0.0.0`,
    ],
    kinds: head.startsWith('RX') ? ['address'] : [],
  })),
  ...silent(
    'Client key-mgmt state transition: ',
    'Keymgmt: eapol key failure. Sending client key exchange failure to auth fsm,reason code: ',
    'Parsing SAE COMMIT Message- Successful',
    'Dot11 process SAE ',
    'Received Dot11 association request',
    'dot11 send association response',
    'DOT11 state transition: ',
    'Client auth-interface state transition: ',
    'Delete mobile payload sent for BSSID: ',
    'Failed to send client delete mobile. delete reason: ',
  ),
];

/** Lines of the 802.1X part, behind `[0200.0000.0100:capwap_90000004]`. */
export const dot1xRules: readonly ClientRule[] = [
  {
    head: 'Sent EAPOL packet',
    rest: at`.{0,120}?EAP-Type = Identity`,
    read: () => ({ kind: 'eap', step: 'started' }),
    samples: ['Sent EAPOL packet - Version : 3,EAPOL Type : EAP, Payload Length : 5, EAP-Type = Identity'],
    kinds: ['eap'],
  },
  {
    head: 'Received an EAP Success',
    read: () => ({ kind: 'eap', step: 'success' }),
    samples: ['Received an EAP Success'],
    kinds: ['eap'],
  },
  {
    head: 'RADIUS: Received from id ',
    rest: at`[^\n]{1,80}?, Access-(Reject|Accept)\b`,
    read: ([, answer]) => (answer === 'Reject' ? { kind: 'eap', step: 'failure' } : undefined),
    samples: ['RADIUS: Received from id 1812/30 192.0.2.1:0, Access-Reject, len 48'],
    kinds: ['eap'],
  },
  {
    head: 'RADIUS: No response from ',
    read: () => ({ kind: 'eap', step: 'timeout' }),
    samples: ['RADIUS: No response from (192.0.2.1:1812,1813) for id 1812/30'],
    kinds: ['eap'],
  },
  {
    head: 'Authc failure from ',
    rest: at`(Dot1X|MAB|SAE), Auth event ([^\n]{2,60})`,
    read: ([, method, event = '']) => {
      if (method === 'MAB') return { kind: 'policy-refused' };
      if (method === 'SAE') return undefined;
      if (/\b(?:time|no.resp|dead|down|server|AAA)/i.test(event)) return { kind: 'eap', step: 'timeout' };
      return { kind: 'eap', step: 'failure' };
    },
    samples: ['Authc failure from Dot1X, Auth event fail'],
    kinds: ['eap'],
  },
  {
    head: 'Authc success from Dot1X',
    read: () => ({ kind: 'eap', step: 'success' }),
    samples: ['Authc success from Dot1X, Auth event success'],
    kinds: ['eap'],
  },
  {
    head: 'Received an EAP Fail',
    read: () => ({ kind: 'eap', step: 'failure' }),
    samples: ['Received an EAP Fail'],
    kinds: ['eap'],
  },
];
