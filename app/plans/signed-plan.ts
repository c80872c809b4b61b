/**
 * A plan that somebody signed: what to do, for how long it holds, and a number that is used once. As text it is
 * `REJOIN1.<payload>.<signature>`, both base64url, so that it can be read aloud by a machine, mailed or drawn. What is signed
 * are the bytes of the payload as they stand there: nothing is written anew before it is verified.
 */
import { createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ANSWERS, type Answer } from '../codes/tables.ts';
import { CUT_SCOPES, type CutScope } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import type { Remedy, TreatmentLimits } from '../domain/treatment.ts';
import { PlanRefused } from './plan-refused.ts';

const HEAD = 'REJOIN1';
/** Characters: what a QR code of moderate size holds. */
const LONGEST = 2000;
/** Seconds that a plan may hold at most: 30 days. */
const LONGEST_LIFE = 30 * 86_400;

const payload = z.strictObject({
  do: z.enum(ANSWERS),
  /** As Rejoin prints it; left out: the network that is in trouble. */
  ssid: z.string().min(1).max(128).optional(),
  /** Seconds since 1970. */
  from: z.int(),
  until: z.int(),
  nonce: z.string().regex(/^[\da-f]{32}$/),
});
export type PlanPayload = z.output<typeof payload>;

/** @param pem PKCS#8. @throws PlanRefused where it is no Ed25519 key */
export function privateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The same sentence, without what OpenSSL says of it.
  }
  throw new PlanRefused(said('plan.no-private-key'));
}

const RAW = 32;

/** `ed25519:` and the 32 bytes in base64, as a policy names a key. */
export const publicName = (key: KeyObject): string =>
  `ed25519:${createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-RAW).toString('base64')}`;

/** What stands before the 32 bytes of a public key in its SPKI form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A key of the policy, and its owner's name. */
function publicKey(named: string): { readonly key: KeyObject; readonly owner: string } {
  const [, base64 = '', owner = ''] = /^ed25519:([A-Za-z\d+/]{43}=)(?: (.*))?$/u.exec(named) ?? [];
  const key = createPublicKey({
    ...{ key: Buffer.concat([SPKI, Buffer.from(base64, 'base64')]), format: 'der', type: 'spki' },
  });
  return { key, owner };
}

export function signPlan(
  plan: Pick<PlanPayload, 'do' | 'ssid'>,
  { key, now, life }: { readonly key: KeyObject; readonly now: number; readonly life: number },
): string {
  const from = Math.floor(now / 1000);
  const whole = payload.parse({ ...plan, from, until: from + life, nonce: randomBytes(16).toString('hex') });
  const bytes = Buffer.from(JSON.stringify(whole));
  return [HEAD, bytes.toString('base64url'), sign(null, bytes, key).toString('base64url')].join('.');
}

/** Whether a text is meant as a plan, whatever is in it. */
export const isSignedPlan = (text: string): boolean => text.trim().startsWith(`${HEAD}.`);

export interface Verified {
  readonly plan: PlanPayload;
  /** The owner's name of the key that signed it; '' where the policy has none. */
  readonly signedBy: string;
}

/** Clocks of two machines differ by as much, in seconds. */
const SLACK = 300;

/**
 * @param keys as the policy names them
 * @throws PlanRefused for what is no plan, forged, altered, of an unknown key, too early, expired or made for too long
 */
export function verifyPlan(text: string, keys: readonly string[], now: number): Verified {
  const [head, body = '', signed = '', ...more] = text
    .trim()
    .slice(0, LONGEST + 1)
    .split('.');
  if (head !== HEAD || more.length > 0 || text.trim().length > LONGEST)
    throw new PlanRefused(said('plan.no-plan'));
  if (keys.length === 0) throw new PlanRefused(said('plan.no-keys'));
  const bytes = bytesOf(body);
  const signature = bytesOf(signed);
  const signer = keys.map(publicKey).find(({ key }) => verify(null, bytes, key, signature));
  if (!signer) throw new PlanRefused(said('plan.forged'));
  const read = payload.safeParse(parsed(bytes));
  if (!read.success) throw new PlanRefused(said('plan.newer'));
  const plan = read.data;
  const seconds = now / 1000;
  if (seconds > plan.until || plan.until - plan.from > LONGEST_LIFE)
    throw new PlanRefused(said('plan.expired'));
  if (seconds < plan.from - SLACK) throw new PlanRefused(said('plan.too-early'));
  return { plan, signedBy: signer.owner };
}

/** Bytes have one spelling: whatever is altered is another plan. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : Buffer.alloc(0);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const NEEDS: Partial<Readonly<Record<Answer, { readonly remedy: Remedy; readonly cut?: CutScope }>>> = {
  'clear-access-point': { remedy: 'clear-pmksa', cut: 'bss' },
  'clear-network': { remedy: 'clear-pmksa', cut: 'network' },
  'keep-none': { remedy: 'keep-cache-empty' },
  reconnect: { remedy: 'reconnect' },
};

/**
 * @param by what asks for it
 * @throws PlanRefused where it asks for more than the policy allows
 */
export function demandWithin(
  { do: what }: Pick<PlanPayload, 'do'>,
  { remedies, largestCut }: TreatmentLimits,
  by: 'plan' | 'code' = 'plan',
): void {
  const need = NEEDS[what];
  if (!need) return;
  const isLarger = need.cut !== undefined && CUT_SCOPES.indexOf(need.cut) > CUT_SCOPES.indexOf(largestCut);
  if (isLarger || !remedies.includes(need.remedy))
    throw new PlanRefused(said(by === 'plan' ? 'plan.over-reaching' : 'answer.over-reaching'));
}
