/** What a rung means, in words that need no knowledge of 802.11. */
import { FOUR_WAY_TIMEOUT, NOT_AUTHENTICATED } from '../../../app/domain/codes.ts';
import type { Said, SaidCode } from '../../../app/domain/said.ts';
import type { FindingView, RungView } from '../../../app/ipc/contract/views.ts';
import type en from '../../messages/en/ladder.ts';

export type Told = Pick<RungView, 'from' | 'label'>;
type Key = keyof typeof en;
type Shortcut = FindingView['shortcut'];

/** Parts of a label, and what has no plainer name than its own. */
type Unnamed = `rung.algorithm.${string}` | `rung.eap-method${string}`;
type Named = Exclude<Extract<SaidCode, `rung.${string}`>, Unnamed>;

const PLAIN: Readonly<Record<Named, Key>> = {
  'rung.authentication': 'ladder.hello',
  'rung.authentication-by': 'ladder.hello',
  'rung.sae-commit': 'ladder.sae-commit',
  'rung.sae-confirm': 'ladder.sae-confirm',
  'rung.authentication-open': 'ladder.hello-with-key',
  'rung.authentication-accepted': 'ladder.go-ahead',
  'rung.authentication-answer': 'ladder.refuse-hello',
  'rung.authentication-refused': 'ladder.refuse-hello',
  'rung.association-request': 'ladder.let-me-in',
  'rung.association-request-for': 'ladder.let-me-in',
  'rung.association-request-with-key': 'ladder.here-is-key',
  'rung.association-accepted': 'ladder.you-are-in',
  'rung.association-refused': 'ladder.not-in',
  'rung.eapol-key': 'ladder.message',
  'rung.wrong-mic': 'ladder.keys-differ',
  'rung.keys-installed': 'ladder.keys-installed',
  'rung.message-4-taken': 'ladder.handshake-done',
  'rung.connected': 'ladder.connected',
  'rung.key-made': 'ladder.new-key',
  'rung.key-offered': 'ladder.key-offered',
  'rung.deauthentication': 'ladder.go-away',
  'rung.deauthentication-unexplained': 'ladder.go-away',
  'rung.disassociation': 'ladder.go-away',
  'rung.disassociation-unexplained': 'ladder.go-away',
  'rung.gave-up': 'ladder.gave-up',
  'rung.gave-up-error': 'ladder.gave-up',
  'rung.not-sent': 'ladder.not-sent',
  'rung.beacons-missing': 'ladder.beacons',
  'rung.eap-request': 'ladder.eap-who',
  'rung.eap-success': 'ladder.eap-success',
  'rung.eap-failure': 'ladder.eap-failure',
  'rung.certificate-refused': 'ladder.certificate',
  'rung.eap-silence': 'ladder.eap-silence',
  'rung.no-answer': 'ladder.silence',
};

/** A value of a label that is a number. */
function numberOf({ args }: Said, name: 'message' | 'reason' | 'status'): number | undefined {
  const value: unknown = (args as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : undefined;
}

/** The answer with which SAE goes on by hash-to-element: no refusal (IEEE Std 802.11-2020, table 9-50). */
const GOES_ON = 126;

/** Undefined for what has no plainer name than its own. */
export function plainWords({ from, label }: Told, shortcut: Shortcut): Key | undefined {
  const key = (PLAIN as Partial<Record<SaidCode, Key>>)[label.code];
  if (key === 'ladder.refuse-hello' && numberOf(label, 'status') === GOES_ON) return 'ladder.go-ahead';
  if (key !== 'ladder.go-away') return key;
  if (from === 'station') return 'ladder.i-leave';
  // "Not authenticated" is how a forgotten key sounds.
  const isForgotten = NOT_AUTHENTICATED.has(numberOf(label, 'reason') ?? 0);
  return shortcut === 'yes' && isForgotten ? 'ladder.unknown-key' : key;
}

/** The number of a handshake message, 1 to 4. */
export const messageOf = ({ label }: Told): number | undefined =>
  label.code === 'rung.eapol-key' ? numberOf(label, 'message') : undefined;

/** Where a handshake may have begun that no line tells of: behind an association, or what a system gave up in its own words. */
const UNSURE: ReadonlySet<SaidCode> = new Set([
  'rung.association-accepted',
  'rung.gave-up',
  'rung.gave-up-error',
]);

/** What the end of the ladder says about the password; undefined where it says nothing for certain. */
export function lesson(
  ladder: readonly (Told & Pick<RungView, 'fatal'>)[],
  shortcut: Shortcut,
): { readonly key: Key; readonly message: number } | undefined {
  if (!ladder.some(({ fatal }) => fatal)) return undefined;
  const message = Math.max(0, ...ladder.map((rung) => messageOf(rung) ?? 0));
  if (message === 0) {
    if (shortcut !== 'yes') return undefined;
    // Behind an association a handshake may have run that no line of this level tells of: its time running out says that it did.
    if (!ladder.some(({ label }) => UNSURE.has(label.code))) return { key: 'ladder.did-not-start', message };
    const ranOut = ladder.some(({ fatal, label }) => fatal && numberOf(label, 'reason') === FOUR_WAY_TIMEOUT);
    return ranOut ? { key: 'ladder.ran-on-old-key', message } : undefined;
  }
  if (shortcut === 'yes') return { key: 'ladder.ran-on-old-key', message };
  return message < 4 ? { key: 'ladder.stopped-after', message } : undefined;
}
