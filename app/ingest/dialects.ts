import type { Dialect } from './dialect.ts';
import { wpaSupplicant } from './wpa-supplicant/dialect.ts';

/** Dialects of text lines that ingest reads, in the order in which a tie is decided. */
export const lineDialects: readonly Dialect[] = [wpaSupplicant];
