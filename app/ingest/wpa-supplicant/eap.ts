/** EAP and the requests for credentials. */
import type { Happening } from '../../domain/events.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import type { Rule } from '../rules.ts';
import { eapOutcome } from '../eap-outcome.ts';
import { redacted } from '../redact.ts';
import { printable } from '../../domain/ssid.ts';
import { at, MAC, toMac } from '../text.ts';
import { silent } from './silent.ts';
import { localAlert, remoteAlert } from './tls.ts';
import { own } from '../../domain/own.ts';

const detail = (text: string | undefined): { detail?: string } =>
  text ? { detail: printable(redacted(text)) } : {};

/** Statuses of CTRL-EVENT-EAP-STATUS that no other line says. */
const STATUS: Readonly<Record<string, (parameter: string | undefined) => Happening>> = {
  'refuse proposed method': (parameter) => ({ kind: 'eap', step: 'method-refused', ...detail(parameter) }),
  'eap parameter needed': (parameter) => ({ kind: 'eap', step: 'password-needed', ...detail(parameter) }),
  'local TLS alert': localAlert,
  'remote TLS alert': remoteAlert,
};

/** As an access point it names the station: the same event of the other end. */
const OF_STATION = at`(?:2? (${MAC}))?`;

export const eapRules: readonly Rule[] = [
  {
    head: 'CTRL-EVENT-EAP-STARTED',
    rest: OF_STATION,
    read: eapOutcome('started'),
    samples: ['CTRL-EVENT-EAP-STARTED EAP authentication started'],
    kinds: ['eap'],
  },
  {
    head: 'CTRL-EVENT-EAP-PROPOSED-METHOD vendor=',
    rest: at`(\d+) method=(\d+)( -> NAK)?`,
    read: ([, vendor, method, nak]) =>
      nak ? { kind: 'eap', step: 'method-refused', method: methodName(vendor, method) } : undefined,
    samples: ['CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=25 -> NAK'],
    kinds: ['eap'],
    quiet: ['CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=51'],
  },
  {
    head: 'CTRL-EVENT-EAP-METHOD EAP vendor ',
    rest: at`\d+ method \d+ \(([^)]*)\) selected`,
    read: ([, method]) => ({ kind: 'eap', step: 'method', method: method ?? '' }),
    samples: [
      'CTRL-EVENT-EAP-METHOD EAP vendor 0 method 51 (GPSK) selected',
      'CTRL-EVENT-EAP-METHOD EAP vendor 0 method 25 (PEAP) selected',
    ],
    kinds: ['eap'],
  },
  {
    head: 'CTRL-EVENT-EAP-SUCCESS',
    rest: OF_STATION,
    read: eapOutcome('success'),
    samples: [
      'CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully',
      'CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully (based on lower layer success)',
      'CTRL-EVENT-EAP-SUCCESS EAP re-authentication completed successfully',
    ],
    kinds: ['eap'],
  },
  {
    head: 'CTRL-EVENT-EAP-FAILURE',
    rest: OF_STATION,
    read: eapOutcome('failure'),
    samples: ['CTRL-EVENT-EAP-FAILURE EAP authentication failed', 'CTRL-EVENT-EAP-FAILURE 02:00:00:00:01:00'],
    kinds: ['eap'],
  },
  {
    head: 'CTRL-EVENT-EAP-TIMEOUT-FAILURE',
    rest: OF_STATION,
    read: eapOutcome('timeout'),
    samples: ['CTRL-EVENT-EAP-TIMEOUT-FAILURE'],
    kinds: ['eap'],
  },
  {
    head: "CTRL-EVENT-EAP-STATUS status='",
    rest: at`([^']*)' parameter='(.*)'`,
    read: ([, status, parameter]) => own(STATUS, status)?.(parameter),
    samples: ["CTRL-EVENT-EAP-STATUS status='remote TLS alert' parameter='bad certificate'"],
    kinds: ['eap'],
    quiet: ["CTRL-EVENT-EAP-STATUS status='started' parameter=''"],
  },
  {
    head: 'CTRL-EVENT-EAP-TLS-CERT-ERROR ',
    rest: at`reason=(\d+) .*err='([^']*)'`,
    read: ([, , error]) => ({ kind: 'eap', step: 'certificate-error', ...detail(error) }),
    samples: [
      "CTRL-EVENT-EAP-TLS-CERT-ERROR reason=4 depth=1 subject='/CN=lab' err='certificate has expired'",
    ],
    kinds: ['eap'],
  },
  {
    head: 'CTRL-REQ-',
    rest: at`([A-Z_]+)-(\d+):`,
    read: ([, field]) => ({ kind: 'eap', step: 'password-needed', ...detail(field?.toLowerCase()) }),
    samples: [
      'CTRL-REQ-PASSWORD-0:Password needed for SSID lab-eap',
      'CTRL-REQ-IDENTITY-0:Identity needed for SSID lab-eap',
    ],
    kinds: ['eap'],
  },
  {
    head: 'EAP-ERROR-CODE ',
    rest: at`(\d+)`,
    read: ([, code]) => ({ kind: 'eap', step: 'inner-failure', ...detail(code) }),
    since: '2.9',
    samples: ['EAP-ERROR-CODE 16384'],
    kinds: ['eap'],
  },
  {
    head: 'EAP-MSCHAPV2: error ',
    rest: at`(\d+)`,
    read: ([, code]) => ({ kind: 'eap', step: 'inner-failure', ...detail(`MSCHAPv2 error ${code ?? ''}`) }),
    samples: ['EAP-MSCHAPV2: error 691'],
    kinds: ['eap'],
  },
  {
    head: 'EAP-TLV: TLV Result - Failure',
    read: () => ({ kind: 'eap', step: 'inner-failure' }),
    samples: ['EAP-TLV: TLV Result - Failure'],
    kinds: ['eap'],
  },
  {
    head: 'RSN: Authenticator did not accept PMKID, doing full EAP authentication',
    read: () => ({ kind: 'pmksa-refused', fallback: 'eap' }),
    samples: ['RSN: Authenticator did not accept PMKID, doing full EAP authentication'],
    kinds: ['pmksa-refused'],
  },
  {
    head: 'EAPOL: PMKSA caching was used - skip EAPOL',
    read: () => ({ kind: 'pmksa-accepted' }),
    samples: ['EAPOL: PMKSA caching was used - skip EAPOL'],
    kinds: ['pmksa-accepted'],
  },
  {
    head: 'RSN: Trying to use cached PMKSA',
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    samples: ['RSN: Trying to use cached PMKSA'],
    kinds: ['pmksa-offered'],
  },
  {
    head: 'Authentication with ',
    rest: at`(${MAC}) timed out\.`,
    // Without an address it has never been associated: the driver was asked to, by the network's name.
    read: ([, bssid]) =>
      toMac(bssid) === NO_BSSID
        ? { kind: 'auth-timeout', bssid: NO_BSSID }
        : { kind: 'supplicant-timeout', bssid: toMac(bssid) },
    samples: ['Authentication with 02:00:00:00:00:00 timed out.'],
    kinds: ['supplicant-timeout'],
  },
  ...silent(
    "CTRL-EVENT-EAP-PEER-CERT depth=0 subject='/CN=lab' hash=00",
    'CTRL-EVENT-EAP-PEER-ALT depth=0 DNS:lab',
    'CTRL-EVENT-EAP-NOTIFICATION text',
    'CTRL-EVENT-PASSWORD-CHANGED EAP-MSCHAPV2: Password changed successfully',
    'WPA: EAPOL processing complete',
    'RSN: PMKSA caching - do not send EAPOL-Start',
    'RSN: Timeout on waiting for the AP to initiate 4-way handshake',
    'Setting authentication timeout: 10 sec 0 usec',
    'Cancelling authentication timeout',
    'Authentication timeout restart: 10 sec',
    'RX EAPOL from 02:00:00:00:00:00',
    'TX EAPOL: dst=02:00:00:00:00:00',
    'WPA: drop TX EAPOL in non-IEEE 802.1X mode (type=1 len=0)',
    'EAP: EAP entering state IDLE',
    'EAP: Status notification: started (param=)',
    'EAPOL: SUPP_PAE entering state CONNECTING',
    'EAPOL: SUPP_BE entering state IDLE',
    'EAPOL: External notification - portEnabled=0',
    'EAPOL: startWhen --> 0',
    'EAPOL: Received EAP-Packet frame',
    'EAPOL: Received EAPOL-Key frame',
  ),
];

/** EAP method types of hostap's `eap_get_name`, the ones people meet. */
const METHODS: Readonly<Record<string, string>> = {
  4: 'MD5',
  13: 'TLS',
  18: 'SIM',
  21: 'TTLS',
  23: 'AKA',
  25: 'PEAP',
  26: 'MSCHAPV2',
  43: 'FAST',
  47: 'PSK',
  50: "AKA'",
  51: 'GPSK',
  52: 'PWD',
  55: 'TEAP',
};

const methodName = (vendor: string | undefined, method: string | undefined): string =>
  (vendor === '0' ? own(METHODS, method) : undefined) ?? `${vendor ?? ''}/${method ?? ''}`;
