/**
 * What an organisation may set. Each setting has a shape, and most have an order: of two files that both say something, the
 * stricter value holds. A setting with a `safe` value restricts what may be done or what may leave this computer; where a
 * policy is damaged, that value holds. The others fall back to what the person chose: a damaged policy must neither
 * stop the diagnosis nor delete a history.
 */
import { z } from 'zod';
import type { Thresholds } from '../detect/thresholds.ts';
import { CUT_SCOPES } from '../domain/finding.ts';
import { LOCALES } from '../words/locale.ts';
import { REMEDIES } from '../domain/treatment.ts';
import { SIGNALS } from './signals.ts';

export interface Setting<T = unknown> {
  /** How it is written where there are no JSON types: in the registry and in its templates. */
  readonly kind: 'flag' | 'number' | 'choice' | 'text' | 'list';
  readonly shape: z.ZodType<T>;
  /** Of a list: each item, so that one that is damaged does not take the others with it. */
  readonly item?: z.ZodType<string>;
  readonly choices?: readonly string[];
  readonly range?: { readonly least: number; readonly most: number; readonly isWhole: boolean };
  /** The stricter of two; without it the first that is said holds. */
  readonly stricter?: (one: T, other: T) => T;
  /** The strictest value. */
  readonly safe?: T;
  /** It is read, since policies may have it, and not offered: there is nothing that it could steer. */
  readonly isIdle?: true;
}

/** @param strict the stricter of the two, where there is one */
const flag = (strict?: boolean): Setting<boolean> => ({
  ...{ kind: 'flag', shape: z.boolean() },
  ...(strict === undefined ? {} : { stricter: (one, other) => (one === strict ? one : other), safe: strict }),
});

/** @param values strictest first */
const ordered = <const V extends string>(...values: readonly [V, ...V[]]): Setting<V> => ({
  ...{ kind: 'choice', shape: z.enum(values), choices: values, safe: values[0] },
  stricter: (one, other) => (values.indexOf(one) < values.indexOf(other) ? one : other),
});

const choice = <const V extends string>(...values: readonly [V, ...V[]]): Setting<V> => ({
  ...{ kind: 'choice', shape: z.enum(values), choices: values },
});

const number = (least: number, most: number, stricter: 'less' | 'more', isWhole = true): Setting<number> => ({
  ...{ kind: 'number', range: { least, most, isWhole } },
  shape: (isWhole ? z.number().int() : z.number()).min(least).max(most),
  stricter: stricter === 'less' ? Math.min : Math.max,
});

const text = (shape: z.ZodType<string>): Setting<string> => ({ kind: 'text', shape });

const LONGEST_LIST = 512;
const list = <T extends string>(
  item: z.ZodType<T>,
  rest: Pick<Setting<readonly T[]>, 'stricter' | 'safe' | 'choices'>,
): Setting<readonly T[]> => ({
  ...{ kind: 'list', shape: z.array(item).max(LONGEST_LIST), item, ...rest },
});
const both = <T>(one: readonly T[], other: readonly T[]): readonly T[] =>
  one.filter((item) => other.includes(item));
const either = <T>(one: readonly T[], other: readonly T[]): readonly T[] => [...new Set([...one, ...other])];

/** Where something goes to or comes from, or the word for nowhere. Two that differ are nowhere. */
const place = (nowhere: 'off' | 'none', shape: z.ZodType<string>): Setting<string> => ({
  ...{ kind: 'text', shape: z.union([z.literal(nowhere), shape]), safe: nowhere },
  stricter: (one, other) => (one === other ? one : nowhere),
});

const LINE = 200;
const line = z.string().trim().min(1).max(LINE);
/** Over TLS, or to this computer itself. */
const url = z
  .string()
  .max(2000)
  .regex(/^(?:https:\/\/[^\s@/]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?)(?:\/\S*)?$/u);
const mail = z
  .string()
  .max(LINE)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+$/u);
/** On Windows, or elsewhere. */
const absolutePath = z
  .string()
  .max(1000)
  .regex(/^(?:\/|[A-Za-z]:\\)[^\0\r\n]+$/);
/** As Rejoin prints it: `\xNN` for bytes that are no text. */
const ssid = z.string().min(1).max(128);
/** `ed25519:` and the 32 bytes of the key in base64, then its owner's name. */
const publicKey = z
  .string()
  .max(LINE)
  .regex(/^ed25519:[A-Za-z\d+/]{43}=(?: \S.*)?$/u);

/** Caution is "stricter": what names fewer causes, and sooner takes the blame off the password. */
const THRESHOLDS = {
  thresholdName: number(0.5, 0.99, 'more', false),
  thresholdAfterAssociation: number(100, 10_000, 'less'),
  thresholdWpsSlow: number(1000, 60_000, 'more'),
  thresholdComesBack: number(2, 20, 'more'),
  thresholdWeakSignal: number(-95, -50, 'more'),
} satisfies Record<`threshold${Capitalize<keyof Thresholds>}`, Setting<number>>;

export const SETTINGS = {
  remedies: list(z.enum(REMEDIES), { choices: REMEDIES, stricter: both, safe: [] }),
  largestCut: ordered(...CUT_SCOPES),
  confirm: flag(true),
  guard: flag(false),
  networks: list(ssid, { stricter: both, safe: [] }),
  // Clearing is never the safe choice: a damaged entry is left out, and keeps nothing empty.
  keepEmptyNetworks: list(ssid, { stricter: either }),
  ...THRESHOLDS,
  redaction: ordered('strict', 'open'),
  supportName: text(line),
  supportPhone: text(line),
  supportMail: text(mail),
  supportUrl: text(url),
  supportText: text(z.string().trim().min(1).max(1000)),
  reportAddress: text(z.union([mail, url])),
  publicKeys: list(publicKey, { stricter: both, safe: [] }),
  telemetryEndpoint: place('off', url),
  telemetryHeaders: place('none', absolutePath),
  telemetrySignals: list(z.enum(SIGNALS), { choices: SIGNALS, stricter: both, safe: [] }),
  telemetryRedaction: ordered('strict', 'open'),
  telemetryQueueMiB: number(1, 1024, 'less'),
  // A release is put up by hand, and nothing looks for one.
  updateFeed: { ...place('none', url), isIdle: true },
  retentionDays: number(1, 3650, 'less'),
  language: choice('system', ...LOCALES),
  autostart: flag(),
  notifications: flag(),
  welcomed: flag(),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type PolicyKey = keyof typeof SETTINGS;
export type PolicyValues = { readonly [Key in PolicyKey]: ValueOf<(typeof SETTINGS)[Key]> };
export const POLICY_KEYS = Object.keys(SETTINGS) as readonly PolicyKey[];

/** The setting without its own type, where any of them may stand. */
export const settingOf = (key: PolicyKey): Setting => SETTINGS[key] as unknown as Setting;
/** What templates, help and `policy show` have. */
export const OFFERED_KEYS = POLICY_KEYS.filter((key) => !settingOf(key).isIdle);
export const isPolicyKey = (word: string): word is PolicyKey => Object.hasOwn(SETTINGS, word);
