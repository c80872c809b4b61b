/** What the moves of a link share: which lines belong to the open attempt, and which open another. */
import type { Mac } from '../domain/ids.ts';
import { NO_BSSID } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import type { Transition } from './transition.ts';

/** SAE commit and confirm follow each other within this many milliseconds; a retry takes longer (hostap: 0.5 s and more). */
export const SAME_EXCHANGE = 400;
/** A second witness's word on the same end arrives within this many milliseconds. */
export const SAME_END = 1500;
/** An end that comes later than this, in milliseconds, ends something else. */
export const ANOTHER_END = 5000;
export const include = (list: readonly number[] = [], value: number): readonly number[] =>
  list.includes(value) ? list : [...list, value];
export const nearBy = (from: number | undefined, to: number | undefined, within: number): boolean =>
  from === undefined || to === undefined || Math.abs(to - from) < within;
/** Is this another BSS than the attempt's? A BSSID that nobody said is no other one. */
export const isElsewhere = (attempt: Attempt, bssid: Mac | undefined): boolean =>
  attempt.bssid !== undefined && bssid !== undefined && bssid !== NO_BSSID && attempt.bssid !== bssid;

/** Did its login end badly? What follows is another attempt. */
export const failedLogin = ({ connected, eap, wps }: Attempt): boolean =>
  eap.failure && !eap.success && !connected && !wps;

/** An attempt is open after this, whichever line of it came first. */
export function ensure(t: Transition, bssid: Mac | undefined): void {
  const open = t.open;
  if (!open) return t.begin(bssid, undefined);
  if (!isElsewhere(open, bssid)) return;
  t.giveWay();
  t.begin(bssid, undefined);
}
