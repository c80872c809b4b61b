/**
 * What a rung means, in words that need no knowledge of 802.11. The rungs come with technical labels (`report/ladder.ts`);
 * one that has no plain words is shown by its label.
 */
import type { FindingView, RungView } from '../../../app/ipc/contract/views.ts';
import type en from '../../messages/en/ladder.ts';

export type Told = Pick<RungView, 'from' | 'label'>;
type Key = keyof typeof en;
type Shortcut = FindingView['shortcut'];

const STATION: readonly (readonly [RegExp, Key])[] = [
  [/^Authentication: SAE commit/, 'ladder.sae-commit'],
  [/^Authentication: SAE confirm/, 'ladder.sae-confirm'],
  [/^Authentication \(open: no login\)/, 'ladder.hello-with-key'],
  [/^Authentication/, 'ladder.hello'],
  [/^Association request, offers a cached key/, 'ladder.here-is-key'],
  [/^Association request/, 'ladder.let-me-in'],
  [/^EAPOL-Key message/, 'ladder.message'],
  [/^(?:Deauthentication|Disassociation)/, 'ladder.i-leave'],
];
const ACCESS_POINT: readonly (readonly [RegExp, Key])[] = [
  [/^Authentication \(.*\), status (?:0|126)\b/, 'ladder.go-ahead'],
  [/^Authentication \(/, 'ladder.refuse-hello'],
  [/^Association response, status 0\b/, 'ladder.you-are-in'],
  [/^Association response/, 'ladder.not-in'],
  [/^EAPOL-Key message/, 'ladder.message'],
  [/^EAP request/, 'ladder.eap-who'],
  [/^EAP success/, 'ladder.eap-success'],
  [/^EAP failure/, 'ladder.eap-failure'],
  [/^(?:Deauthentication|Disassociation)/, 'ladder.go-away'],
  [/^no answer/, 'ladder.silence'],
];
const NOTES: readonly (readonly [RegExp, Key])[] = [
  [/^the MIC of message/, 'ladder.keys-differ'],
  [/installed the keys$/, 'ladder.keys-installed'],
  [/^the access point took message 4/, 'ladder.handshake-done'],
  [/^connected$/, 'ladder.connected'],
  [/^a new key was made/, 'ladder.new-key'],
  [/^a cached key is offered/, 'ladder.key-offered'],
  [/^this computer gave up/, 'ladder.gave-up'],
  [/^a frame could not be sent/, 'ladder.not-sent'],
  [/^the beacons/, 'ladder.beacons'],
  [/^the server certificate/, 'ladder.certificate'],
  [/^no EAP answer/, 'ladder.eap-silence'],
];
const TABLES = { station: STATION, 'access-point': ACCESS_POINT, note: NOTES };

/** Deauthentication "previous authentication not valid" or "not authenticated", which is how a forgotten key sounds. */
const FORGOTTEN = /reason (?:2|6|7|9) /;

export function plainWords({ from, label }: Told, shortcut: Shortcut): Key | undefined {
  const key = TABLES[from].find(([pattern]) => pattern.test(label))?.[1];
  if (key === 'ladder.go-away' && shortcut === 'yes' && FORGOTTEN.test(label)) return 'ladder.unknown-key';
  return key;
}

/** The number of a handshake message, 1 to 4. */
export const messageOf = ({ label }: Told): number | undefined => {
  const found = /^EAPOL-Key message (\d)/.exec(label)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** What the end of the ladder says about the password; undefined where it says nothing for certain. */
export function lesson(
  ladder: readonly (Told & Pick<RungView, 'fatal'>)[],
  shortcut: Shortcut,
): { readonly key: Key; readonly message: number } | undefined {
  if (!ladder.some(({ fatal }) => fatal)) return undefined;
  const message = Math.max(0, ...ladder.map((rung) => messageOf(rung) ?? 0));
  if (message === 0) return shortcut === 'yes' ? { key: 'ladder.did-not-start', message } : undefined;
  if (shortcut === 'yes') return { key: 'ladder.ran-on-old-key', message };
  return message < 4 ? { key: 'ladder.stopped-after', message } : undefined;
}
