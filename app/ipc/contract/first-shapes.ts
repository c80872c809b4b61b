/**
 * What is read before there is a first state, by plain questions: to load zod takes longer than all that is asked here. The
 * contract's shapes ask the same.
 */
import { LOCALES, type Locale } from '../../words/locale.ts';
import type { AccessPointNames } from '../../words/access-point.ts';
import { LONGEST_NAME } from './limits.ts';

const LANGUAGES: readonly unknown[] = ['system', ...LOCALES];
const LONGEST_HISTORY = 3650;
const MAC = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

export const SETTINGS = {
  /** `system` follows the operating system. */
  language: (value: unknown): value is Locale | 'system' => LANGUAGES.includes(value),
  ...{ guard: isFlag, autostart: isFlag, notifications: isFlag },
  /** Days of history. */
  retentionDays: (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_HISTORY,
  /** The first-run page was read. */
  welcomed: isFlag,
};

type Asked<Question> = Question extends (value: unknown) => value is infer Value ? Value : never;
export type Settings = { [Key in keyof typeof SETTINGS]: Asked<(typeof SETTINGS)[Key]> };

export const isMac = (value: unknown): value is string => typeof value === 'string' && MAC.test(value);

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_NAME;

/** By the address of each. */
export const areAccessPointNames = (value: unknown): value is AccessPointNames =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([address, name]) => isMac(address) && isName(name));
