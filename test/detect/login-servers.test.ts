/** What login servers' pages and events say of one login, in lines of a record: written after their documentation. */
import { expect, it } from 'vitest';
import { read } from '../support/station-log.ts';

const judged = (...lines: readonly string[]): string => {
  const { verdict, variant } = read(lines);
  return variant === undefined ? verdict : `${verdict}/${variant}`;
};

it('a certificate of the station’s that is not taken is no name or password that is wrong, and none of the server’s', () => {
  const denied = 'Network Policy Server denied access to a user.';
  const wireless = '\tNAS Port-Type:\t\t\tWireless - IEEE 802.11';
  const reason = (why: string): string => `\tReason:\t\t\t\t${why}`;
  expect(
    judged(denied, wireless, reason('The certificate chain was issued by an authority that is not trusted.')),
  ).toBe('eap-rejected');
  expect(judged(denied, wireless, reason('The certificate that the client sent has expired.'))).toBe(
    'eap-rejected',
  );
  expect(judged(denied, wireless, reason('Authentication failed due to a user credentials mismatch.'))).toBe(
    'eap-rejected/credentials',
  );
});

it('a failure with a login server’s number is no reason of Windows', () => {
  const why =
    '12514 EAP-TLS failed SSL/TLS handshake because of an unknown CA in the client certificates chain';
  expect(judged(`Failure Reason: ${why}`, 'Endpoint Id: 02:00:00:00:01:00')).toBe('eap-rejected');
  const local =
    '12520 EAP-TLS failed SSL/TLS handshake because the client rejected the ISE local-certificate';
  expect(judged(`Failure Reason: ${local}`, 'Endpoint Id: 02:00:00:00:01:00')).toBe(
    'eap-rejected/certificate',
  );
  expect(judged('Failure Reason: The specific network is not available.')).toBe('network-not-found');
});

it('a Catalyst names the key management with the key that was wrong, and a line that nobody knows adds no attempt', () => {
  const line = (second: number, what: string): string =>
    `2026/11/23 10:00:0${second}.123456789 {wncd_x_R0-0}{1}: [client-keymgmt] [17062]: (ERR): MAC: 0200.0000.0100 ${what}`;
  const { verdict, findings } = read([
    line(1, 'Keymgmt: Failed to validate eapol mic. MIC mismatch.'),
    line(1, 'Keymgmt: Failed to validate eapol key m2. MIC validation failed'),
    line(3, 'Keymgmt: Failed to eapol key m1 retransmit failure. Max retries for M1 over'),
    line(3, 'Client delete initiated. Reason: CO_CLIENT_DELETE_REASON_EXCLUDE_WRONG_PSK'),
  ]);
  expect(verdict).toBe('wrong-passphrase');
  expect(findings[0]?.attempts).toBe(1);
});
