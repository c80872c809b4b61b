/**
 * The reasons of `display station online-fail-record`. The texts are fixed English strings of the controller's software
 * (forum.huawei.com 451715, WLAN_STA_INFO_ONLINE_FAIL of the log reference, EDOC1000060368 and seed 002); they are
 * compared in lower case and without blanks, because terminals break them anywhere.
 */
import { FOUR_WAY_TIMEOUT, FULL, IEEE_802_1X_AUTH_FAILED, UNSPECIFIED } from '../../domain/codes.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import type { Read } from '../rules.ts';

const associated: Read = { kind: 'assoc-response', bssid: NO_BSSID, status: 0 };
const refused = (status: number): readonly Read[] => [{ kind: 'assoc-response', bssid: NO_BSSID, status }];
const thrownOut = (reason: number): Read => ({
  kind: 'disconnected',
  bssid: NO_BSSID,
  reason,
  local: false,
});

const wrongMic: readonly Read[] = [
  associated,
  { kind: 'mic-failure', message: 2 },
  { kind: 'handshake-retries-exhausted', message: 2 },
];

interface FailReason {
  readonly text: string;
  readonly reads: readonly Read[];
}

/** Refusals get the status code that the standard has for them (IEEE Std 802.11-2020, table 9-50). */
const REASONS: readonly FailReason[] = [
  // Both ends have a key, and they differ. Which of the two it was the controller cannot know.
  { text: 'The key is incorrect or the STA uses the cached PMK', reads: wrongMic },
  // "… the physical specifications allowed by the AP" and its neighbours.
  { text: 'The number of STAs exceeds', reads: refused(FULL) },
  {
    text: 'The AP does not support the rate set specified in the association request packet of the STA',
    reads: refused(18),
  },
  { text: 'Access from legacy STAs is denied', reads: refused(18) },
  { text: 'The encryption algorithm is inconsistent on the STA and AP', reads: refused(42) },
  { text: 'The encryption mode is inconsistent on the STA and AP', reads: refused(43) },
  { text: 'The WMM capability of the STA and VAP does not match', reads: refused(10) },
  // What the log of associations calls them.
  { text: 'ap reach max user', reads: refused(FULL) },
  { text: 'encryption mode error', reads: refused(43) },
  { text: 'the STA does not support the basic rate set', reads: refused(18) },
  { text: 'Key negotiation times out', reads: [associated, thrownOut(FOUR_WAY_TIMEOUT)] },
  { text: 'Key negotiation timeout', reads: [associated, thrownOut(FOUR_WAY_TIMEOUT)] },
  {
    text: 'EAP authentication failed',
    reads: [
      associated,
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'failure' },
      thrownOut(IEEE_802_1X_AUTH_FAILED),
    ],
  },
];

const login = (step: 'failure' | 'timeout'): readonly Read[] => [
  associated,
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step },
  // Reason 23 says that the login was refused.
  thrownOut(step === 'failure' ? IEEE_802_1X_AUTH_FAILED : UNSPECIFIED),
];

/** What `display aaa online-fail-record` says of a login ("802.1X Authentication Fails" of the maintenance guide). */
const LOGINS: readonly FailReason[] = [
  { text: 'Radius authentication reject', reads: login('failure') },
  { text: 'The radius server is up but has no reply', reads: login('timeout') },
  { text: 'The radius server is not reachable', reads: login('timeout') },
  // The server has let it in; a VLAN or a list that it grants does not exist here.
  {
    text: 'Authorization data error',
    reads: [associated, { kind: 'policy-refused' }, thrownOut(UNSPECIFIED)],
  },
];

const known = [...REASONS, ...LOGINS].map(({ text, reads }) => ({
  text: text.replaceAll(' ', '').toLowerCase(),
  reads,
}));
/** A reason that a terminal has cut off is told from the others by this many characters. */
const ENOUGH = 14;

/** The standard's own words for a status, which traps have. */
const NO_ROOM = /unabletohandle(?:all|additional)|reach(?:ed|es)?(?:the)?max(?:imum)?(?:user|number)/;
/** Words of a RADIUS server's answer in reasons that no list has, without their blanks. */
const REJECTED = /radius.{0,40}reject|reject.{0,40}radius/;
const UNANSWERED = /radius.{0,40}(?:no(?:reply|response)|notrespond|timed?out|unreachable)/;

/** Any other reason: the station asked, and did not get in. Where it failed is not said. */
export const OTHER: readonly Read[] = [{ kind: 'assoc-request', bssid: NO_BSSID }, { kind: 'join-failed' }];

/** @returns whether the text holds a reason to its end: reasons are sentences */
export const isEnded = (text: string): boolean => text.includes('.');

/**
 * What a reason stands for, be it cut off or not.
 * @param text the reason without its blanks
 */
export const readReason = (text: string): readonly Read[] => {
  const reason = text.toLowerCase();
  const fits = ({ text: whole }: FailReason): boolean =>
    reason.startsWith(whole) || (reason.length >= ENOUGH && whole.startsWith(reason));
  const found = known.find(fits)?.reads;
  if (found) return found;
  if (NO_ROOM.test(reason)) return refused(FULL);
  if (REJECTED.test(reason)) return login('failure');
  return UNANSWERED.test(reason) ? login('timeout') : OTHER;
};
