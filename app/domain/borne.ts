/**
 * What has to be proven for a sentence about a trouble, and what is said where it is not. Complete by type: a headline, a
 * meaning, an answer, an exclusion or a hint without an entry does not compile.
 */
import type { ClaimCode } from './finding.ts';
import { said, type Said, type SaidCode } from './said.ts';

/** Sentences that tell what happened, or what it means. */
export type Spoken = Extract<
  SaidCode,
  `cause.${string}` | `password.${string}` | `not.${string}` | `settle.${string}` | `advice.${string}`
>;
/** Those of them that have no values: one can stand for another. */
type Plain = Exclude<Spoken, 'not.no-saved-key' | 'advice.switch-on'>;

interface Need {
  /** Claims of which each has to be proven. */
  readonly all: readonly ClaimCode[];
  /** Claims that refute it. */
  readonly none?: readonly ClaimCode[];
  /** What is said otherwise; nothing where there is no weaker sentence. */
  readonly else?: Plain;
}

/** Says no more than the line that it is told of, or than the cause that was named. */
const NOTHING: Need = { all: [] };
const needs = (all: readonly ClaimCode[], weaker?: Plain): Need =>
  weaker === undefined ? { all } : { all, else: weaker };
const unless = (none: readonly ClaimCode[], weaker: Plain): Need => ({ all: [], none, else: weaker });

const NEVER_TRIED: readonly ClaimCode[] = ['password-not-tried', 'key-was-saved-one'];
const REFUSED: Need = needs(['password-refused'], 'cause.undetermined.headline');
const CONNECTED_AGAIN: Need = needs(['was-connected'], 'cause.recovered.earlier');
const NO_ADDRESS: Need = needs(['was-connected'], 'cause.no-address.unconnected-headline');
const NO_ADDRESS_MEANS: Need = needs(['was-connected'], 'cause.no-address.unconnected-meaning');

export const NEEDS: Readonly<Record<Spoken, Need>> = {
  'cause.stale-pmksa.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.refused'),
  'cause.stale-pmksa.refused': NOTHING,
  'cause.stale-pmksa.meaning': NOTHING,
  'cause.invalid-pmkid.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.refused'),
  'cause.invalid-pmkid.meaning': NOTHING,
  'cause.deauth-before-association.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.refused'),
  'cause.deauth-before-association.meaning': NOTHING,
  'cause.disassociated-after-association.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.refused'),
  'cause.disassociated-after-association.meaning': NOTHING,
  'cause.association-unanswered.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.unanswered'),
  'cause.stale-pmksa.unanswered': NOTHING,
  'cause.association-unanswered.meaning': NOTHING,
  'cause.four-way-with-cached-pmk.headline': needs(['key-was-saved-one'], 'cause.stale-pmksa.no-longer-fits'),
  'cause.stale-pmksa.no-longer-fits': NOTHING,
  'cause.four-way-with-cached-pmk.meaning': NOTHING,
  'cause.okc.headline': needs(['password-not-tried'], 'cause.stale-pmksa.refused'),
  'cause.okc.meaning': NOTHING,
  'cause.eap.headline': needs(NEVER_TRIED, 'cause.stale-pmksa.refused'),
  'cause.eap.meaning': NOTHING,
  'cause.wrong-passphrase.headline': REFUSED,
  'cause.wrong-passphrase.meaning': needs(
    ['password-refused', 'no-saved-key'],
    'cause.wrong-passphrase.tested',
  ),
  'cause.wrong-passphrase.tested': NOTHING,
  'cause.psk.headline': REFUSED,
  'cause.psk.meaning': needs(['password-refused', 'no-saved-key'], 'cause.psk.tested'),
  'cause.psk.tested': NOTHING,
  'cause.sae.headline': REFUSED,
  'cause.sae.meaning': needs(['password-refused', 'no-saved-key'], 'cause.sae.tested'),
  'cause.sae.tested': NOTHING,
  'cause.wep.headline': needs(['password-refused'], 'cause.undetermined.headline'),
  'cause.wep.meaning': NOTHING,
  'cause.handshake-loss.headline': NOTHING,
  'cause.handshake-loss.meaning': NOTHING,
  'cause.message-1.headline': needs(['association-accepted'], 'cause.handshake-loss.headline'),
  'cause.message-1.meaning': needs(['association-accepted', 'password-not-tried'], 'cause.message-1.waited'),
  'cause.message-1.waited': NOTHING,
  'cause.message-2.headline': NOTHING,
  'cause.message-2.meaning': NOTHING,
  'cause.message-3.headline': NOTHING,
  'cause.message-3.meaning': NOTHING,
  'cause.message-4.headline': NOTHING,
  'cause.message-4.meaning': needs(['keys-fitted'], 'cause.handshake-loss.meaning'),
  'cause.eap-rejected.headline': needs(['login-refused'], 'cause.eap-rejected.failed'),
  'cause.eap-rejected.failed': NOTHING,
  'cause.eap-rejected.meaning': needs(['login-refused'], 'cause.eap-rejected.unsaid'),
  'cause.eap-rejected.unsaid': NOTHING,
  'cause.credentials.headline': needs(['login-refused'], 'cause.eap-rejected.failed'),
  'cause.credentials.meaning': needs(['login-refused', 'no-saved-key'], 'cause.eap-rejected.unsaid'),
  'cause.certificate.headline': NOTHING,
  'cause.certificate.meaning': NOTHING,
  'cause.method.headline': NOTHING,
  'cause.method.meaning': NOTHING,
  'cause.eap-timeout.headline': NOTHING,
  'cause.eap-timeout.meaning': unless(['password-refused', 'login-refused'], 'cause.eap-timeout.silence'),
  'cause.eap-timeout.silence': NOTHING,
  'cause.no-reply.headline': NOTHING,
  'cause.no-reply.meaning': unless(['password-refused', 'login-refused'], 'cause.eap-timeout.silence'),
  'cause.authenticator-silent.headline': NOTHING,
  'cause.authenticator-silent.meaning': unless(
    ['password-refused', 'login-refused'],
    'cause.eap-timeout.silence',
  ),
  'cause.station-silent.headline': NOTHING,
  'cause.station-silent.meaning': unless(['password-refused', 'login-refused'], 'cause.eap-timeout.silence'),
  'cause.ap-refused.headline': needs(['password-not-tried'], 'cause.ap-refused.refused'),
  'cause.ap-refused.refused': NOTHING,
  'cause.ap-refused.meaning': NOTHING,
  'cause.full.headline': NOTHING,
  'cause.full.meaning': NOTHING,
  'cause.security-mismatch.headline': NOTHING,
  'cause.security-mismatch.meaning': NOTHING,
  'cause.rate.headline': NOTHING,
  'cause.rate.meaning': NOTHING,
  'cause.policy.headline': NOTHING,
  'cause.policy.meaning': NOTHING,
  'cause.auth-timeout.headline': needs(['access-point-silent'], 'cause.auth-timeout.lost'),
  'cause.auth-timeout.lost': NOTHING,
  'cause.auth-timeout.meaning': needs(['access-point-silent'], 'cause.auth-timeout.unheard'),
  'cause.auth-timeout.unheard': NOTHING,
  'cause.competing-controller.headline': NOTHING,
  'cause.competing-controller.meaning': NOTHING,
  'cause.wps-slow.headline': NOTHING,
  'cause.wps-slow.meaning': NOTHING,
  'cause.ap-low-entropy.headline': NOTHING,
  'cause.ap-low-entropy.meaning': NOTHING,
  'cause.driver-fault.headline': NOTHING,
  'cause.driver-fault.meaning': needs(['attempt-failed'], 'cause.driver-fault.alone'),
  'cause.driver-fault.alone': NOTHING,
  'cause.no-random-numbers.headline': NOTHING,
  'cause.no-random-numbers.meaning': NOTHING,
  'cause.signal-lost.headline': NOTHING,
  'cause.signal-lost.meaning': needs(['was-connected'], 'cause.signal-lost.on-the-way'),
  'cause.signal-lost.on-the-way': NOTHING,
  'cause.ap-disconnects.headline': NOTHING,
  'cause.ap-disconnects.meaning': needs(['was-connected'], 'cause.ap-disconnects.closed'),
  'cause.ap-disconnects.closed': NOTHING,
  'cause.forged.headline': NOTHING,
  'cause.forged.meaning': NOTHING,
  'cause.network-not-found.headline': NOTHING,
  'cause.network-not-found.meaning': NOTHING,
  'cause.no-address.headline': NO_ADDRESS,
  'cause.no-address.meaning': NO_ADDRESS_MEANS,
  'cause.no-address.unconnected-headline': NOTHING,
  'cause.no-address.unconnected-meaning': NOTHING,
  'cause.dhcp-silent.headline': NO_ADDRESS,
  'cause.dhcp-silent.meaning': NO_ADDRESS_MEANS,
  'cause.dhcp-refused.headline': NO_ADDRESS,
  'cause.dhcp-refused.meaning': NO_ADDRESS_MEANS,
  'cause.self-assigned.headline': NO_ADDRESS,
  'cause.self-assigned.meaning': NO_ADDRESS_MEANS,
  'cause.healthy.headline': needs(['connected-at-end'], 'cause.healthy.ended'),
  'cause.healthy.ended': NOTHING,
  'cause.healthy.meaning': NOTHING,
  'cause.recovered.headline': needs(['connected-at-end'], 'cause.recovered.ended'),
  'cause.recovered.ended': NOTHING,
  'cause.recovered.meaning': needs(['connected-at-end'], 'cause.healthy.meaning'),
  'cause.recovered.earlier': NOTHING,
  'cause.undetermined.headline': NOTHING,
  'cause.undetermined.meaning': unless(
    ['password-refused', 'password-accepted', 'login-made-here', 'keys-fitted'],
    'cause.undetermined.unexplained',
  ),
  'cause.undetermined.unexplained': NOTHING,
  'cause.stale-pmksa.recovered': CONNECTED_AGAIN,
  'cause.wrong-passphrase.recovered': CONNECTED_AGAIN,
  'cause.handshake-loss.recovered': CONNECTED_AGAIN,
  'cause.eap-rejected.recovered': CONNECTED_AGAIN,
  'cause.eap-timeout.recovered': CONNECTED_AGAIN,
  'cause.station-silent.recovered': CONNECTED_AGAIN,
  'cause.ap-refused.recovered': CONNECTED_AGAIN,
  'cause.auth-timeout.recovered': CONNECTED_AGAIN,
  'cause.competing-controller.recovered': CONNECTED_AGAIN,
  'cause.wps-slow.recovered': CONNECTED_AGAIN,
  'cause.ap-low-entropy.recovered': CONNECTED_AGAIN,
  'cause.driver-fault.recovered': CONNECTED_AGAIN,
  'cause.no-random-numbers.recovered': CONNECTED_AGAIN,
  'cause.signal-lost.recovered': CONNECTED_AGAIN,
  'cause.ap-disconnects.recovered': CONNECTED_AGAIN,
  'cause.network-not-found.recovered': CONNECTED_AGAIN,
  'cause.no-address.recovered': CONNECTED_AGAIN,
  'cause.healthy.recovered': needs(['connected-at-end'], 'cause.recovered.ended'),
  'cause.undetermined.recovered': CONNECTED_AGAIN,
  'cause.stale-pmksa.short': NOTHING,
  'cause.wrong-passphrase.short': NOTHING,
  'cause.handshake-loss.short': NOTHING,
  'cause.eap-rejected.short': NOTHING,
  'cause.eap-timeout.short': NOTHING,
  'cause.ap-refused.short': NOTHING,
  'cause.auth-timeout.short': NOTHING,
  'cause.competing-controller.short': NOTHING,
  'cause.wps-slow.short': NOTHING,
  'cause.ap-low-entropy.short': NOTHING,
  'cause.driver-fault.short': NOTHING,
  'cause.signal-lost.short': NOTHING,
  'cause.ap-disconnects.short': NOTHING,
  'cause.network-not-found.short': NOTHING,
  'cause.no-address.short': NOTHING,
  'cause.healthy.short': NOTHING,
  'cause.undetermined.short': NOTHING,

  'password.question': NOTHING,
  'password.not-tested.saved-key': needs(NEVER_TRIED, 'password.not-tested.before-login'),
  'password.not-tested.connected-by-saved-key': needs(['connected-by-saved-key'], 'password.cannot-tell'),
  'password.not-tested.before-login': needs(['password-not-tried'], 'password.cannot-tell'),
  'password.not-tested.server-silent': unless(['password-refused', 'login-refused'], 'password.cannot-tell'),
  'password.not-tested.broke-off': unless(['password-refused'], 'password.cannot-tell'),
  'password.no.connected': {
    all: ['was-connected'],
    none: ['connected-by-saved-key'],
    else: 'password.not-tested.connected-by-saved-key',
  },
  'password.no.keys-fitted': needs(['keys-fitted'], 'password.cannot-tell'),
  'password.no.proven': NOTHING,
  'password.yes': needs(['password-refused'], 'password.cannot-tell'),
  'password.cannot-tell.login': needs(['login-refused'], 'password.cannot-tell'),
  'password.cannot-tell': NOTHING,

  'not.no-saved-key': needs(['no-saved-key']),
  'not.no-commit': needs(['key-was-saved-one']),
  'not.saved-key-used': needs(['key-was-saved-one']),
  'not.handshake-unstarted': needs(['password-not-tried', 'handshake-not-begun'], 'not.untested'),
  'not.untested': needs(['password-not-tried']),
  'not.keys-fitted': needs(['keys-fitted']),
  'not.no-handshake': needs(['handshake-not-begun']),
  'not.no-eap': needs(['login-not-begun']),

  'settle.debug-recording': NOTHING,
  'settle.handshake-messages': NOTHING,
  'settle.what-came-next': NOTHING,
  'settle.trouble-itself': NOTHING,
  'settle.no-attempt': NOTHING,
  'settle.clear-and-join': NOTHING,
  'settle.key-management': NOTHING,
  'settle.one-more-refusal': NOTHING,
  'settle.type-password': unless(['password-accepted'], 'settle.debug-recording'),
  'settle.one-more-handshake': unless(['password-not-tried'], 'settle.debug-recording'),
  'settle.point-log': NOTHING,
  'settle.more-attempts': NOTHING,
  'settle.driver-error': NOTHING,
  'settle.supplicant-and-kernel': NOTHING,
  'settle.frames': NOTHING,
  'settle.address-and-station': needs(['was-connected'], 'settle.debug-recording'),

  'advice.ask-for-password': NOTHING,
  'advice.handshake-loss': needs(['keys-fitted'], 'advice.handshake-loss.closer'),
  'advice.handshake-loss.closer': NOTHING,
  'advice.eap-rejected': NOTHING,
  'advice.eap-timeout': NOTHING,
  'advice.station-silent': NOTHING,
  'advice.ap-refused': NOTHING,
  'advice.auth-timeout': needs(['access-point-silent'], 'advice.auth-timeout.lost'),
  'advice.auth-timeout.lost': NOTHING,
  'advice.competing-controller': NOTHING,
  'advice.wps-slow': NOTHING,
  'advice.ap-low-entropy': NOTHING,
  'advice.driver-fault': NOTHING,
  'advice.no-random-numbers': NOTHING,
  'advice.signal-lost': NOTHING,
  'advice.ap-disconnects': NOTHING,
  'advice.forged': NOTHING,
  'advice.wep': NOTHING,
  'advice.network-not-found': NOTHING,
  'advice.no-address': NOTHING,
  'advice.switch-on': NOTHING,
  'advice.switch-on-in-settings': NOTHING,
};

/** What is proven; undefined where nothing was judged: then every sentence is taken at its word. */
export type Proven = ReadonlySet<ClaimCode> | readonly ClaimCode[] | undefined;

const isSpoken = (code: SaidCode): code is Spoken => code in NEEDS;

/** @returns the sentence, the weaker one that is borne in its place, or nothing */
export function borne(sentence: Said, proven: Proven): Said | undefined {
  const { code } = sentence;
  if (proven === undefined || !isSpoken(code)) return sentence;
  const set = new Set(proven);
  const need = NEEDS[code];
  const isBorne = need.all.every((claim) => set.has(claim)) && !need.none?.some((claim) => set.has(claim));
  if (isBorne) return sentence;
  return need.else === undefined ? undefined : borne(said(need.else), set);
}
