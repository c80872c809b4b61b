import type { Dialect } from './dialect.ts';
import { hostapd } from './hostapd/dialect.ts';
import { iwEvent } from './iw-event/dialect.ts';
import { wpaEvents } from './wpa-events.ts';
import { wpaSupplicant } from './wpa-supplicant/dialect.ts';

/** All dialects of text lines, in the order in which a tie of detection is decided. */
export const allDialects: readonly Dialect[] = [wpaSupplicant, wpaEvents, hostapd, iwEvent];
