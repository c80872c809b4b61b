/**
 * What TLS says inside EAP-TLS, PEAP, TTLS and TEAP (`tls_openssl.c`, `eap_peer/*.c` of hostap 2.4 to main): which side
 * broke the tunnel off, and over what. OpenSSL names the alert; its error strings differ by release and are not read.
 */
import type { Happening } from '../../domain/events.ts';
import { redacted } from '../redact.ts';
import type { Rule } from '../rules.ts';
import { printable } from '../../domain/ssid.ts';
import { at } from '../text.ts';
import { silentHead } from './silent.ts';

/** Alerts about a certificate (RFC 8446, 6.2); all others are about versions, ciphers, signatures or the state. */
const ABOUT_CERTIFICATE = /\b(?:certificate|CA)\b/i;

const words = (text: string | undefined): string => printable(redacted(text ?? ''));

/** An alert that this side sent: it did not accept the server's certificate, or there was nothing in common. */
export const localAlert = (alert: string | undefined): Happening => ({
  kind: 'eap',
  step: ABOUT_CERTIFICATE.test(alert ?? '') ? 'certificate-error' : 'tls-failure',
  detail: words(alert),
});

/** An alert of the server: about the certificate of this side it is a refusal of the login. */
export const remoteAlert = (alert: string | undefined): Happening => ({
  kind: 'eap',
  step: /protocol version|handshake failure|insufficient security|illegal parameter/i.test(alert ?? '')
    ? 'tls-failure'
    : 'inner-failure',
  detail: words(alert),
});

const failure = (head: string, rest: RegExp, sample: string): Rule => ({
  head,
  rest,
  read: ([whole]) => ({ kind: 'eap', step: 'tls-failure', detail: words(whole) }),
  samples: [head + sample],
  kinds: ['eap'],
});

export const tlsRules: readonly Rule[] = [
  {
    head: 'SSL: SSL3 alert: ',
    rest: at`(read|write) \([^)]{1,60}\):(\w{1,10}):([^:]{1,60})`,
    read: ([, direction, level, alert]) =>
      level === 'warning' ? undefined : direction === 'write' ? localAlert(alert) : remoteAlert(alert),
    samples: [
      'SSL: SSL3 alert: write (local SSL3 detected an error):fatal:unknown CA',
      'SSL: SSL3 alert: write (local SSL3 detected an error):fatal:protocol version',
      'SSL: SSL3 alert: read (remote end reported an error):fatal:certificate expired',
    ],
    kinds: ['eap'],
    quiet: ['SSL: SSL3 alert: write (local SSL3 detected an error):warning:close notify'],
  },
  {
    head: 'TLS: Certificate verification failed, error ',
    rest: at`\d{1,4} \(([^)]{1,120})\)`,
    read: ([, why]) => ({ kind: 'eap', step: 'certificate-error', detail: words(why) }),
    samples: [
      "TLS: Certificate verification failed, error 20 (unable to get local issuer certificate) depth 0 for '/CN=lab'",
    ],
    kinds: ['eap'],
  },
  ...['Subject', 'altSubjectName match', 'Suffix match', 'Domain match', 'Domain suffix match'].map(
    (what): Rule => ({
      head: `TLS: ${what} '`,
      rest: at`[^']{0,200}' (?:did not match|not found)`,
      read: () => ({ kind: 'eap', step: 'certificate-error', detail: `${what} failed` }),
      samples: [`TLS: ${what} 'lab.example' not found`],
      kinds: ['eap'],
    }),
  ),
  // `EVP_…`: an algorithm that this OpenSSL has switched off (MD4 of MSCHAPv2, RC4); the answer is never made.
  failure(
    'OpenSSL: EVP_',
    at`[A-Za-z_]{1,30} failed`,
    'DigestInit_ex failed: error:0308010C:digital envelope routines::unsupported',
  ),
  failure('EAP-MSCHAPV2: Failed to ', at`derive response`, 'derive response'),
  ...['TLS', 'PEAP', 'TTLS', 'FAST', 'TEAP'].map((method) =>
    failure(`EAP-${method}: Failed to initialize SSL`, at`\.?`, '.'),
  ),
  failure(
    'EAP: Failed to initialize EAP method: ',
    at`vendor \d+ method \d+ \([^)]{1,20}\)`,
    'vendor 0 method 13 (TLS)',
  ),
  failure('TLS: Failed to set TLS connection parameters', at``, ''),
  {
    head: 'EAP-MSCHAPV2: failure message: ',
    rest: at`'[^']{0,200}' \(retry (?:not )?allowed, error (\d+)\)`,
    read: ([, code]) => ({ kind: 'eap', step: 'inner-failure', detail: `MSCHAPv2 error ${code ?? ''}` }),
    samples: ["EAP-MSCHAPV2: failure message: 'Authentication failure' (retry not allowed, error 691)"],
    kinds: ['eap'],
  },
  {
    head: 'EAP-MSCHAPV2: Invalid authenticator response in ',
    read: () => ({ kind: 'eap', step: 'inner-failure', detail: 'the server does not know the password' }),
    samples: ['EAP-MSCHAPV2: Invalid authenticator response in success request'],
    kinds: ['eap'],
  },
  {
    head: 'EAP: Received EAP-Failure',
    samples: ['EAP: Received EAP-Failure'],
    kinds: [],
  },
  silentHead(
    'OpenSSL: ',
    'OpenSSL: openssl_handshake - SSL_connect error:0A000086:SSL routines::certificate verify failed',
    'OpenSSL: RX ver=0x303 content_type=256 (TLS header info/)',
  ),
  silentHead('EAPOL test timed out', 'EAPOL test timed out'),
  silentHead(
    'EAP-MSCHAPV2: ',
    'EAP-MSCHAPV2: RX identifier 185 mschapv2_id 185',
    'EAP-MSCHAPV2: Generating Challenge Response',
  ),
  silentHead('EAP-PEAP: ', 'EAP-PEAP: Phase 2 Request: type=26'),
  silentHead('SSL: ', 'SSL: SSL_connect:SSLv3/TLS write client hello'),
];
