import type { AnyDialect, Dialect } from './dialect.ts';
import { readsBytes } from './dialect.ts';
import { hostapd } from './hostapd/dialect.ts';
import { iwEvent } from './iw-event/dialect.ts';
import { wpaEvents } from './wpa-events.ts';
import { wpaSupplicant } from './wpa-supplicant/dialect.ts';

/** All dialects, in the order in which a tie of detection is decided. */
export const allDialects: readonly AnyDialect[] = [wpaSupplicant, wpaEvents, hostapd, iwEvent];

export const lineDialects: readonly Dialect[] = allDialects.filter(
  (dialect): dialect is Dialect => !readsBytes(dialect),
);
