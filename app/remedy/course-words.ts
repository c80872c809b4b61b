/** Every sentence that a course can say: a code, what it is about, and the text. Pure. */
import type { Cause } from '../domain/causes.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Cleared } from '../domain/treatment.ts';
import { AT_MOST, WITHIN } from './bound.ts';
import type { Proof } from './verify.ts';

export type CourseSaid =
  | { readonly code: 'cleared'; readonly cleared: Cleared }
  /** It was cleared while the network is up. */
  | { readonly code: 'next-is-full' }
  | {
      readonly code: 'connected';
      readonly ssid: Ssid;
      readonly proof: Proof;
      readonly startedAt: Instant;
    }
  /** Cured by the same clearing again: the access point refuses what it made itself. */
  | { readonly code: 'again'; readonly ssid: Ssid; readonly times: number }
  | { readonly code: 'left-alone'; readonly bssids: readonly Mac[] }
  | { readonly code: 'password'; readonly ssid: Ssid }
  | { readonly code: 'not-helped'; readonly why: string }
  | { readonly code: 'no-proof'; readonly seconds: number; readonly attempts: number }
  | { readonly code: 'nothing-to-clear'; readonly ssid: Ssid }
  /** It was only looked, and a saved key is refused. */
  | { readonly code: 'found' }
  | { readonly code: 'other-cause'; readonly cause: Cause }
  | { readonly code: 'no-key'; readonly ssid: Ssid }
  | { readonly code: 'unclear' }
  /** Others refuse than the plan names. */
  | { readonly code: 'changed'; readonly bssids: readonly Mac[] }
  | { readonly code: 'stopped-online' }
  | { readonly code: 'stopped-cleared' }
  | { readonly code: 'stopped-unchanged' }
  /** The platform's own sentence. */
  | { readonly code: 'failed'; readonly text: string };

const MINUTES = WITHIN / 60_000;

export function courseText(said: CourseSaid): string {
  switch (said.code) {
    case 'cleared':
      return clearedSentence(said.cleared);
    case 'next-is-full':
      return 'The next login there will be a full one.';
    case 'connected':
      return proofSentence(said.ssid, said.proof, said.startedAt);
    case 'again':
      return `Connected to ${said.ssid} by a full login, for the ${said.times}nd time within ${MINUTES} minutes: this access point refuses keys that it made itself.`;
    case 'left-alone':
      return `${said.bssids.join(', ') || 'This access point'} refuses the key of each full login: its key was cleared ${AT_MOST} times within ${MINUTES} minutes, and that did not last, so guard mode leaves it alone for now. Look at the access point, or keep no keys for this network.`;
    case 'password':
      return `The password of ${said.ssid} was tested with a fresh key and refused: it is the password. The cached key had hidden that.`;
    case 'not-helped':
      return `That did not help: ${said.why}.`;
    case 'no-proof':
      return said.attempts > 0
        ? `No attempt came to an end within ${said.seconds} s, so nothing is proven yet.`
        : `No attempt followed within ${said.seconds} s, so nothing is proven yet.`;
    case 'nothing-to-clear':
      return `Connected to ${said.ssid}. Nothing had to be cleared.`;
    case 'found':
      return '';
    case 'other-cause':
      return `It is not the cached key: ${said.cause}. Nothing was cleared.`;
    case 'no-key':
      return [
        `No key is cached for "${said.ssid}": there is nothing to clear.`,
        'A new attempt was asked for, and it did not connect.',
      ].join(' ');
    case 'unclear':
      return 'Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.';
    case 'changed':
      return `Nothing was cleared: the key of another access point is refused now (${said.bssids.join(', ')}), which this plan does not name.`;
    case 'stopped-online':
      return 'You are online. The proof was stopped.';
    case 'stopped-cleared':
      return 'The saved key is cleared, and the next login will be a full one. The proof was stopped.';
    case 'stopped-unchanged':
      return 'Stopped. Nothing was cleared.';
    case 'failed':
      return said.text;
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const short = (pmkid: string | undefined): string => (pmkid ? `${pmkid.slice(0, 8)}…` : 'unknown');

/** What a connection that held proved. */
function proofSentence(ssid: Ssid, proof: Proof, startedAt: Instant): string {
  const took = seconds(Math.max(0, proof.connectedAt - startedAt));
  if (!proof.fullLogin && proof.bssid === undefined)
    return `Connected to ${ssid} after ${took}. This system does not tell whether the password was tested anew.`;
  if (!proof.fullLogin)
    return `Connected to ${ssid} after ${took}, with the key of ${proof.bssid} that was cached and is accepted.`;
  const keys =
    proof.oldPmkid && proof.newPmkid
      ? ` Old key ${short(proof.oldPmkid)}, new key ${short(proof.newPmkid)}.`
      : '';
  return `Connected to ${ssid} after ${took} by a full login: the password is fine, the cached key was not.${keys}`;
}

/** What was done where nobody tells which keys went. */
const UNSEEN: Readonly<Record<Cleared['scope'], string>> = {
  bss: 'Cleared the key of one access point',
  network: 'Let the network connect without its cached keys',
  profile: 'Took the stored network out and put it back unchanged, without its cached keys',
  adapter: 'Switched the adapter off and on, which drops its cached keys',
  service: 'Restarted the wireless service, which drops all cached keys',
};

export function clearedSentence(cleared: Cleared): string {
  if (cleared.unseen) return `${UNSEEN[cleared.scope]}.${whyNotLess(cleared)}`;
  const gone = cleared.removed.map((key) => key.bssid);
  if (gone.length === 0) return 'No cached key was there to clear.';
  const what =
    cleared.scope === 'bss'
      ? gone.length === 1
        ? `Cleared the key of one access point (${gone[0]})`
        : `Cleared the keys of ${gone.length} access points`
      : `Cleared the ${gone.length === 1 ? 'key' : `${gone.length} keys`} of this network`;
  const others =
    cleared.kept.length > 0 ? `; ${cleared.kept.length} other${cleared.kept.length > 1 ? 's' : ''} kept` : '';
  return `${what}${others}.${whyNotLess(cleared)}`;
}

const whyNotLess = ({ why }: Cleared): string => (why ? ` Why not less: ${why}.` : '');
