/** Is it the password? What a cause says about it; only a full login that was seen proves it. */
import type { Cause } from '../../../app/domain/causes.ts';
import type { FindingView } from '../../../app/ipc/contract/views.ts';

export type PasswordWord = 'untested' | 'refused' | 'login' | 'not-at-fault' | 'unknown';

const BY_CAUSE: Record<Cause, PasswordWord> = {
  'stale-pmksa': 'untested',
  'wrong-passphrase': 'refused',
  'handshake-loss': 'unknown',
  'eap-rejected': 'untested',
  'eap-timeout': 'untested',
  'ap-refused': 'untested',
  'auth-timeout': 'untested',
  'competing-controller': 'not-at-fault',
  'wps-slow': 'not-at-fault',
  'ap-low-entropy': 'untested',
  'driver-fault': 'untested',
  'signal-lost': 'not-at-fault',
  'ap-disconnects': 'not-at-fault',
  'network-not-found': 'untested',
  'no-address': 'not-at-fault',
  healthy: 'not-at-fault',
  undetermined: 'unknown',
};

export function passwordWord({ cause, variant, recovered }: FindingView): PasswordWord {
  if (recovered) return 'not-at-fault';
  if (variant === 'credentials') return 'login';
  if (variant === 'message-1') return 'untested';
  if (variant === 'message-3' || variant === 'message-4') return 'not-at-fault';
  return BY_CAUSE[cause];
}
