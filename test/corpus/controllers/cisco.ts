/** Cisco: a Catalyst 9800's radioactive trace and its syslog, AireOS' `debug client`. */
import { clock, milliseconds, two, yearless } from '../stamps.ts';
import { byStep, dotted, settling, type Maker } from './maker.ts';
import type { Step } from './steps.ts';

/** The controller's names for what 802.11 refuses by number. */
const REFUSALS: Readonly<Record<number, readonly [number, string]>> = {
  18: [44, 'DOT11_DENIED_RATES'],
  40: [45, 'DOT11_INVALID_IE'],
  41: [46, 'DOT11_GROUP_CIPHER_INVALID'],
  42: [47, 'DOT11_UNICAST_CIPHER_INVALID'],
  43: [48, 'DOT11_AKMP_INVALID'],
  45: [50, 'DOT11_INVALID_RSN_IE_CAPABILITIES'],
  53: [54, 'DOT11_INVALID_PMKID'],
};
const AKM = { psk: 'PSK', sae: 'SAE', mixed: 'SAE', eap: 'DOT1X', open: 'OPEN' };

export const catalyst: Maker = {
  name: 'catalyst-trace',
  tell: byStep((station) => {
    const mac = dotted(station);
    const front = ({ at }: Step, module: string, level: string): string => {
      const date = new Date(at);
      const day = `${date.getUTCFullYear()}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}`;
      return `${day} ${clock(date)}${milliseconds(at)}456789 {wncd_x_R0-0}{1}: [${module}] [15981]: (${level}): `;
    };
    const say =
      (module: string, text: (step: Step) => string, level = 'info') =>
      (step: Step) => [`${front(step, module, level)}MAC: ${mac}  ${text(step)}`];
    const login = (text: string) => (step: Step) => [
      `${front(step, 'dot1x', 'info')}[${mac}:capwap_90000004] ${text}`,
    ];
    const deleted = (step: Step, number: number, name: string, state: string): string[] => [
      ...say(
        'client-orch-sm',
        () =>
          `Deleting the client, reason: ${number}, CO_CLIENT_DELETE_REASON_${name}, Client state S_CO_${state}`,
      )(step),
      ...say(
        'client-orch-sm',
        () =>
          `Client delete initiated. Reason: CO_CLIENT_DELETE_REASON_${name}, details: , fsm-state transition 00|01|07|15|`,
        'note',
      )(step),
    ];
    const keys = (text: string, level = 'info') => say('client-keymgmt', () => text, level);
    return {
      'sae-commit': say('dot11', () => 'Dot11 receive SAE AUTH COMMIT message in INIT State'),
      'sae-confirm': say('dot11', () => 'Dot11 receive SAE AUTH CONFIRM message in INIT State'),
      'sae-refused': (step) => deleted(step, 35, 'SAE_AUTH_FAILURE', 'INIT'),
      'assoc-request': say(
        'client-orch-sm',
        ({ bssid, roams }) =>
          `${roams ? 'Re-Association' : 'Association'} received. BSSID ${dotted(bssid)}, WLAN lab, Slot 1 AP ${dotted(bssid)}, lab-ap`,
        'note',
      ),
      'assoc-accepted': say(
        'dot11',
        () =>
          'Association success. AID 6, Roaming = False, WGB = False, 11r = False, 11w = True Fast roam = False',
        'note',
      ),
      'assoc-refused': (step) => {
        const [number, name] = REFUSALS[step.code] ?? [41, 'DOT11_UNSPECIFIED_FAILURE'];
        const failed = `Dot11 update co assoc fail. Sent assoc failure to CO. delete reason: ${number}, CO_CLIENT_DELETE_REASON_${name}`;
        return [...say('dot11', () => failed, 'ERR')(step), ...deleted(step, number, name, 'ASSOCIATING')];
      },
      'eap-started': (step) => [
        ...say(
          'client-auth',
          () => 'L2 Authentication initiated. method DOT1X, Policy VLAN 100, AAA override = 0',
        )(step),
        ...login('Sent EAPOL packet - Version : 3,EAPOL Type : EAP, Payload Length : 5, EAP-Type = Identity')(
          step,
        ),
      ],
      'eap-success': login('Received an EAP Success'),
      'eap-failure': login('Received an EAP Fail'),
      'key-1': (step) =>
        keys(
          step.retry
            ? 'Keymgmt: resend eapol key m1. Retrasmitting EAP key packet M1'
            : 'EAP key M1 Sent successfully',
        )(step),
      'key-2': keys(' M2 Status: EAP key M2 validation success'),
      'wrong-mic': keys('Keymgmt: Failed to validate eapol key m2. MIC validation failed', 'ERR'),
      'key-3': (step) =>
        keys(
          step.retry
            ? 'Keymgmt: resend eapol key m3. Retrasmitting EAP key packet M3'
            : 'EAP key M3 Sent successfully',
        )(step),
      'key-4': keys(' M4 Status: EAP key M4 validation is successful'),
      'gave-up': (step) => [
        ...keys(
          `Keymgmt: Failed to eapol key m${step.code} retransmit failure. Max retries for M${step.code} over`,
          'ERR',
        )(step),
        ...deleted(step, 58, 'KEY_XCHNG_TIMEOUT', 'L2_AUTH_IN_PROGRESS'),
      ],
      up: (step) => [
        ...(step.keys === 'open'
          ? []
          : keys(
              `EAP Key management successful. AKM:${AKM[step.keys]} Cipher:CCMP WPA Version: ${step.keys === 'sae' ? 'WPA3' : 'WPA2'}`,
              'note',
            )(step)),
        ...say(
          'client-iplearn',
          () => 'Client IP learn successful. Method: DHCP IP: 192.0.2.145',
          'note',
        )(step),
        ...say(
          'client-orch-state',
          () => 'Client state transition: S_CO_IP_LEARN_IN_PROGRESS -> S_CO_RUN',
          'note',
        )(step),
      ],
      ended: (step) => {
        if (step.code === 23) return deleted(step, 9, 'CREDENTIAL_FAIL', 'L2_AUTH_IN_PROGRESS');
        return step.wasUp ? deleted(step, 11, 'SESSION_TIMEOUT', 'RUN') : [];
      },
      left: (step) => deleted(step, 2, 'DEAUTH_OR_DISASSOC_REQ', step.wasUp ? 'RUN' : 'ASSOCIATING'),
    };
  }),
  settles: ({ cause, variant }, keys) =>
    settling('eap-rejected')({ cause }, keys) ||
    variant === 'invalid-pmkid' ||
    (cause === 'handshake-loss' && variant === 'message-4'),
};

export const catalystSyslog: Maker = {
  name: 'catalyst-syslog',
  hidesWhoEnded: true,
  tell: byStep((station) => {
    const mac = dotted(station);
    let differs = false;
    const say = (message: string, text: (step: Step) => string) => (step: Step) => {
      const date = new Date(step.at);
      return [
        `<133>${yearless(date)}${milliseconds(step.at)}: ${message}: Chassis 1 R0/0: wncd: ${text(step)}`,
      ];
    };
    const who = `(${mac}) on Interface capwap_90000005 AuditSessionID 0A000A0A0000000B`;
    const gone = say(
      '%CLIENT_ORCH_LOG-6-CLIENT_MOVED_TO_DELETE_STATE',
      ({ ssid }) =>
        `Username (null), MAC: ${mac}, IP 192.0.2.7 disconnected from AP (lab-ap) with SSID (${ssid})`,
    );
    const excluded = say(
      '%CLIENT_EXCLUSION_SERVER-5-ADD_TO_EXCLUSIONLIST_REASON_DYNAMIC',
      ({ bssid }) =>
        `Client MAC: ${mac} was added to exclusion list associated with AP Name:lab-ap, BSSID:MAC: ${dotted(bssid)}, reason:Wrong PSK`,
    );
    return {
      'eap-started': say('%DOT1X-5-START', () => `Authentication start for client ${who}`),
      'eap-success': say('%DOT1X-5-SUCCESS', () => `Authentication successful for client ${who}`),
      'eap-failure': say(
        '%DOT1X-5-FAIL',
        () =>
          `Authentication failed for client (${mac}) with reason (Cred Fail) on Interface capwap_90000005 AuditSessionID 0A000A0A0000000B`,
      ),
      up: say(
        '%CLIENT_ORCH_LOG-6-CLIENT_ADDED_TO_RUN_STATE',
        ({ ssid }) => `Username entry (lab) joined with ssid (${ssid}) for device with MAC: ${mac}`,
      ),
      'assoc-accepted': () => {
        differs = false;
        return [];
      },
      'wrong-mic': () => {
        differs = true;
        return [];
      },
      'gave-up': (step) => (step.keys === 'psk' && differs ? excluded(step) : []),
      left: (step) => (step.wasUp ? gone(step) : []),
      ended: (step) => (step.wasUp ? gone(step) : []),
    };
  }),
  settles: settling('eap-rejected'),
};

export const aireOs: Maker = {
  name: 'aireos-debug',
  tell: byStep((station, random) => {
    const prompt = random.chance(0.2) ? '(Cisco Controller) >' : '';
    const say = (step: Step, ...said: readonly (readonly [task: string, text: string])[]): string[] =>
      said.map(
        ([task, text]) =>
          `${prompt}*${task}: ${yearless(new Date(step.at))}${milliseconds(step.at)}: ${station} ${text}`,
      );
    const mobile = `mobile ${station}`;
    return {
      'assoc-request': (step) =>
        say(
          step,
          [
            'apfMsConnTask_0',
            `${step.roams ? 'Reassociation' : 'Association'} received from mobile on BSSID ${step.bssid} AP lab-ap`,
          ],
          ...(step.keys === 'open'
            ? []
            : ([
                [
                  'apfMsConnTask_0',
                  `Processing RSN IE type 48, length ${step.cached ? 38 : 20} for ${mobile}`,
                ],
                ['apfMsConnTask_0', `Received RSN IE with ${step.cached ? 1 : 0} PMKIDs from ${mobile}`],
              ] as const)),
        ),
      'assoc-accepted': (step) =>
        say(
          step,
          [
            'apfMsConnTask_0',
            `Sending Assoc Response to station on BSSID ${step.bssid} (status 0) ApVapId 1 Slot 0`,
          ],
          ...(step.keys === 'psk' ? ([['apfMsConnTask_0', `Initiating RSN PSK to ${mobile}`]] as const) : []),
        ),
      'assoc-refused': (step) =>
        say(step, [
          'apfMsConnTask_0',
          `Sending Assoc Response to station on BSSID ${step.bssid} (status ${step.code}) ApVapId 1 Slot 0`,
        ]),
      'eap-started': (step) =>
        say(
          step,
          ...(step.cached
            ? ([['dot1xMsgTask', `No valid PMKID found in the MSCB PMKID cache for ${mobile}`]] as const)
            : []),
          ['dot1xMsgTask', `Sending EAP-Request/Identity to ${mobile} (EAP Id 1)`],
        ),
      'eap-success': (step) => say(step, ['Dot1x_NW_MsgTask_0', `Processing Access-Accept for ${mobile}`]),
      'eap-failure': (step) => say(step, ['Dot1x_NW_MsgTask_0', `Processing Access-Reject for ${mobile}`]),
      'key-1': (step) =>
        step.retry
          ? say(step, ['dot1xMsgTask', `Retransmit 1 of EAPOL-Key M1 (length 121) for ${mobile}`])
          : say(
              step,
              ['dot1xMsgTask', `Starting key exchange to ${mobile}, data packets will be dropped`],
              ['dot1xMsgTask', '   state INITPMK (message 1), replay counter 00.00.00.00.00.00.00.00'],
            ),
      'key-2': (step) =>
        say(step, ['Dot1x_NW_MsgTask_0', `Received EAPOL-key in PTK_START state (message 2) from ${mobile}`]),
      'wrong-mic': (step) =>
        say(
          step,
          ['Dot1x_NW_MsgTask_0', `Received EAPOL-key in PTK_START state (message 2) from ${mobile}`],
          ['Dot1x_NW_MsgTask_0', `Received EAPOL-key M2 with invalid MIC from ${mobile} version 2`],
        ),
      'key-3': (step) =>
        step.retry
          ? say(step, ['dot1xMsgTask', `Retransmit 1 of EAPOL-Key M3 (length 155) for ${mobile}`])
          : say(step, [
              'dot1xMsgTask',
              '   state PTKINITNEGOTIATING (message 3), replay counter 00.00.00.00.00.00.00.01',
            ]),
      'key-4': (step) =>
        say(step, [
          'Dot1x_NW_MsgTask_0',
          `Received EAPOL-key in PTKINITNEGOTIATING state (message 4) from ${mobile}`,
        ]),
      'gave-up': (step) =>
        say(step, [
          'dot1xMsgTask',
          `Retransmit failure for EAPOL-Key M${step.code} to ${mobile}, retransmit count 5, mscb deauth count 0`,
        ]),
      up: (step) =>
        step.keys === 'open'
          ? []
          : say(step, [
              'Dot1x_NW_MsgTask_0',
              '0.0.0.0 8021X_REQD (3) Change state to L2AUTHCOMPLETE (4) last state 8021X_REQD (3)',
            ]),
      ended: (step) =>
        say(step, [
          'dot1xMsgTask',
          `Sent Deauthenticate to mobile on BSSID ${step.bssid} slot 0(caller 1x_ptsm.c:570)`,
        ]),
      left: (step) =>
        say(step, [
          'apfMsConnTask_0',
          `apfMsDeleteByMscb Scheduling mobile for deletion with deleteReason 6, reasonCode ${step.code}`,
        ]),
    };
  }),
  settles: ({ cause }, keys) =>
    settling('eap-rejected', 'ap-refused', 'handshake-loss')({ cause }, keys) ||
    (cause === 'wrong-passphrase' && keys === 'psk'),
};
