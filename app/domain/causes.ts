/**
 * Cause codes, their variants and exit codes: public interface. Add, never change.
 */
export const VARIANTS = {
  'stale-pmksa': [
    'invalid-pmkid',
    'deauth-before-association',
    'disassociated-after-association',
    'association-unanswered',
    'four-way-with-cached-pmk',
    'okc',
    'eap',
  ],
  'wrong-passphrase': ['psk', 'sae', 'wep'],
  'handshake-loss': ['message-1', 'message-2', 'message-3', 'message-4'],
  'eap-rejected': ['credentials', 'certificate', 'method'],
  'eap-timeout': ['no-reply', 'authenticator-silent', 'station-silent'],
  'ap-refused': ['full', 'security-mismatch', 'rate', 'policy'],
  'auth-timeout': [],
  'competing-controller': [],
  'wps-slow': [],
  'ap-low-entropy': [],
  'driver-fault': ['no-random-numbers'],
  'signal-lost': [],
  'ap-disconnects': ['forged'],
  'network-not-found': [],
  'no-address': ['dhcp-silent', 'dhcp-refused', 'self-assigned'],
  healthy: ['recovered'],
  undetermined: [],
} as const satisfies Record<string, readonly string[]>;

export type Cause = keyof typeof VARIANTS;
export type Variant = (typeof VARIANTS)[Cause][number];

/** Exit codes of every verb that ends in a verdict. 1 is a bug, 2 usage, 3 unreadable input, 5 privilege, 6 not fixed. */
export const EXIT_CODES: Record<Cause, number> = {
  healthy: 0,
  undetermined: 4,
  'stale-pmksa': 10,
  'wrong-passphrase': 11,
  'handshake-loss': 12,
  'eap-rejected': 13,
  'eap-timeout': 13,
  'ap-refused': 14,
  'auth-timeout': 14,
  'network-not-found': 14,
  'signal-lost': 15,
  'ap-disconnects': 15,
  'competing-controller': 16,
  'no-address': 17,
  'wps-slow': 18,
  'ap-low-entropy': 18,
  'driver-fault': 18,
};
