/** What a report of any release says, as sentences and findings of this one. Nothing in it is trusted to fit. Pure. */
import { CLAIM_CODES, type ClaimCode } from '../domain/finding.ts';
import { VARIANTS, type Cause, type Variant } from '../domain/causes.ts';
import { own } from '../domain/own.ts';
import { said, type Said, type SaidCode, type ValueKind } from '../domain/said.ts';
import { SENTENCES } from '../domain/sentences/index.ts';
import type { AnyReport } from './schema.ts';

export type AnyFinding = NonNullable<AnyReport['diagnosis']>['findings'][number];

const SHAPES: Readonly<Record<string, Readonly<Record<string, ValueKind>>>> = SENTENCES;
/** Sentences within sentences that are followed. */
const DEEPEST = 4;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(kind: ValueKind, value: unknown, depth: number): boolean {
  switch (kind) {
    case 'text':
    case 'access-point':
      return typeof value === 'string';
    case 'list':
    case 'access-points':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'said':
      return isSaid(value, depth + 1);
    case 'saids':
      return Array.isArray(value) && value.every((one) => isSaid(one, depth + 1));
    default:
      return typeof value === 'number' && Number.isFinite(value);
  }
}

/** Whether it is a sentence of this release with all that it says. */
export function isSaid(value: unknown, depth = 0): value is Said {
  if (depth > DEEPEST || !isRecord(value) || typeof value['code'] !== 'string') return false;
  const shape = own(SHAPES, value['code']);
  if (shape === undefined) return false;
  const args = value['args'] ?? {};
  return isRecord(args) && Object.entries(shape).every(([name, kind]) => fits(kind, own(args, name), depth));
}

/** As data where this release knows the sentence, else in the English that stands beside it. */
export function sentenceOf(foreign: unknown, english: string | undefined): Said {
  if (!isSaid(foreign)) return said('words.as-they-are', { text: english ?? '' });
  const { code, args = {} } = foreign as { code: SaidCode; args?: Readonly<Record<string, unknown>> };
  // What it says besides is of another release.
  const known = Object.keys(own(SHAPES, code) ?? {}).map((name) => [name, own(args, name)]);
  return { code, args: Object.fromEntries(known) as Said['args'] };
}

const KNOWN: Readonly<Record<string, readonly string[]>> = VARIANTS;
const CLAIMS: ReadonlySet<string> = new Set(CLAIM_CODES);

/** Cause and variant as this release has them; undefined where it knows no such cause. */
export function causeOf({ cause, variant, recovered, proven }: AnyFinding):
  | {
      readonly cause: Cause;
      readonly variant: Variant | undefined;
      readonly recovered: boolean;
      readonly proven: readonly ClaimCode[] | undefined;
    }
  | undefined {
  const variants = own(KNOWN, cause);
  if (!variants) return undefined;
  return {
    cause: cause as Cause,
    variant: variant !== undefined && variants.includes(variant) ? (variant as Variant) : undefined,
    recovered: recovered ?? false,
    proven: proven?.filter((code): code is ClaimCode => CLAIMS.has(code)),
  };
}

/** What a release calls a cause that this one does not know. */
export const nameOf = ({ cause, variant }: AnyFinding): string => [cause, variant ?? ''].join(' ').trimEnd();
