import type { Cause, Variant } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';

interface Words {
  /** What happened, at most 14 words a sentence. */
  readonly headline: string;
  /** What it means. */
  readonly meaning: string;
}

const STALE: Words = {
  headline: 'Your password was never asked for. The access point refuses an old shortcut.',
  meaning:
    'This computer kept a key from an earlier connection and offers it again and again. The access point no longer accepts it.',
};

const WORDS: Record<Cause, Words> = {
  'stale-pmksa': STALE,
  'wrong-passphrase': {
    headline: 'The access point tested the password and did not accept it.',
    meaning:
      'The password stored here does not fit this network. No cached key was involved in these attempts.',
  },
  'handshake-loss': {
    headline: 'A message of the login was lost on the air.',
    meaning:
      'The key fits. The last messages of the handshake do not get through, so the access point gives up.',
  },
  'eap-rejected': {
    headline: 'The login server refused.',
    meaning: 'The access point let this computer try; the authentication server behind it said no.',
  },
  'eap-timeout': {
    headline: 'The login server did not answer.',
    meaning:
      'The login began and nothing came back from the authentication server. Nobody has refused your password.',
  },
  'ap-refused': {
    headline: 'The access point refused the connection before any password was tested.',
    meaning: 'It gave a code that is neither about your password nor about a cached key.',
  },
  'auth-timeout': {
    headline: 'The access point does not answer.',
    meaning: 'Requests were sent and got no reply. Your password was not tested.',
  },
  'competing-controller': {
    headline: 'Two programs are driving this Wi-Fi adapter.',
    meaning: 'One undoes what the other does, so no connection can last.',
  },
  'wps-slow': {
    headline: 'The push-button setup worked, and joining afterwards took long.',
    meaning: 'The seconds went by between the setup and the association, not in the handshake.',
  },
  'ap-low-entropy': {
    headline: 'The access point had just started and could not make keys yet.',
    meaning: 'It refused the first handshake for lack of random numbers. The password is not the cause.',
  },
  'driver-fault': {
    headline: 'The Wi-Fi driver of this computer failed.',
    meaning: 'What looks like a wrong password is a consequence of the failure.',
  },
  'signal-lost': {
    headline: 'The access point can no longer be heard.',
    meaning: 'The connection was good and ended because the signal went away.',
  },
  'ap-disconnects': {
    headline: 'The access point ends the connection by itself.',
    meaning: 'The login works. The connection was up, and the access point closed it.',
  },
  'network-not-found': {
    headline: 'The network is not in reach.',
    meaning: 'No access point with this name was heard.',
  },
  'no-address': {
    headline: 'Connected, but no address came.',
    meaning: 'The Wi-Fi login worked. The network gave this computer no address.',
  },
  healthy: { headline: 'Connected. Nothing is wrong.', meaning: 'The last attempt ended in a connection.' },
  undetermined: {
    headline: 'Not enough was seen to name the cause.',
    meaning: 'Nothing here proves that the password is wrong, and nothing proves that it is right.',
  },
};

const VARIANTS: Partial<Record<Variant, Words>> = {
  'four-way-with-cached-pmk': {
    headline: 'Your password was not tested. An old cached key no longer fits.',
    meaning:
      'Both ends remember a key from an earlier connection, and they do not remember the same one. The access point reports "incorrect key".',
  },
  okc: {
    headline: 'Your login was never asked for. A key made for roaming is out of date.',
    meaning: 'This computer derived a key for this access point from an older login, and it is refused.',
  },
  'association-unanswered': {
    headline: 'Your password was never asked for. The access point ignores an old shortcut.',
    meaning: 'This computer offers a cached key, and the access point does not even answer.',
  },
  recovered: {
    headline: 'Connected. There was trouble before, and it is over.',
    meaning: 'The last attempt ended in a connection that holds. Nothing needs to be done.',
  },
  certificate: {
    headline: "The login server's certificate was not accepted here.",
    meaning:
      'This computer broke off before it sent a password. Do not trust a certificate that you do not know.',
  },
  'message-1': {
    headline: 'The access point never started the login.',
    meaning: 'It accepted the association and then sent nothing. Your password was not tested.',
  },
  'message-2': {
    headline: 'Our answer in the login did not reach the access point.',
    meaning:
      'The message was lost, or could not be sent from this computer. That says nothing about the password.',
  },
  full: {
    headline: 'The access point is full.',
    meaning: 'It takes no more devices just now. Your password was not tested.',
  },
};

/** What a person reads first about a finding. */
export const wordsFor = (finding: Pick<Finding, 'cause' | 'variant'>): Words =>
  (finding.variant && VARIANTS[finding.variant]) ?? WORDS[finding.cause];
