/** The shapes of what is read before there is a first state. The others take long to be made, and are loaded behind it. */
import { z } from 'zod';
import { LOCALES } from '../../words/locale.ts';
import { LONGEST_NAME } from './limits.ts';

export const macText = z.string().regex(/^[\da-f]{2}(?::[\da-f]{2}){5}$/);
/** By the address of each. */
export const accessPointNames = z.record(macText, z.string().max(LONGEST_NAME));

export const settings = z.object({
  /** `system` follows the operating system. */
  language: z.enum(['system', ...LOCALES]),
  guard: z.boolean(),
  autostart: z.boolean(),
  notifications: z.boolean(),
  /** Days of history. */
  retentionDays: z.number().int().min(1).max(3650),
  /** The first-run page was read. */
  welcomed: z.boolean(),
});
