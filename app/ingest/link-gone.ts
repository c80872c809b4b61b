import { NOT_SAID } from '../domain/codes.ts';
import type { Happening } from '../domain/events.ts';
import { NO_BSSID } from '../domain/ids.ts';

/** The link is gone under somebody who only uses it: it was up before, and why it ended another may know. */
export const LINK_GONE: readonly Happening[] = [
  { kind: 'disconnected', bssid: NO_BSSID, reason: NOT_SAID, local: false },
  { kind: 'was-up' },
];
