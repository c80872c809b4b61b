/** What is cleared, and what came of it. */
import type { CutScope } from './finding.ts';
import type { Instant, Mac, Pmkid } from './ids.ts';
import type { Said } from './said.ts';

/** What to clear: the keys of some access points of a network, or more. */
export type Cut =
  { readonly scope: 'bss'; readonly bssids: readonly Mac[] } | { readonly scope: Exclude<CutScope, 'bss'> };

/** A key by the access point and the name that it has on the air. */
export interface KeyName {
  readonly bssid: Mac;
  readonly pmkid: Pmkid;
}

/** What a clearing really did; told to the person. */
export interface Cleared {
  readonly scope: CutScope;
  /** Where the scope is not the one asked for. */
  readonly why?: Said;
  readonly removed: readonly KeyName[];
  readonly kept: readonly KeyName[];
  /** The system does not list its keys: what went is not named in `removed`. */
  readonly unseen?: true;
  /** It was a new attempt as well, asked for or not. */
  readonly reconnects?: true;
  /** Milliseconds since 1970 at which the supplicant had carried it out. */
  readonly at: Instant;
}

/** What a treatment does, for those who show it. In the order in which it happens. */
export const FIX_STEPS = [
  ...(['looking', 'found', 'cleared', 'larger-cut'] as const),
  ...(['asked', 'handshake', 'connected', 'held'] as const),
];

/**
 * What became of a treatment; public interface: add, never change. `healthy`: there was nothing to fix. `connected`: back, and
 * no full login proved it, or it is known not to last. `cleared`: while connected. `changed`: not done, for the machine is no
 * longer as the plan says. `failed`: the system said no.
 */
export const FIX_OUTCOMES = [
  ...(['fixed', 'connected', 'healthy', 'wrong-passphrase', 'not-fixed', 'other-cause'] as const),
  ...(['not-confirmed', 'cleared', 'undetermined', 'kept-empty', 'undone', 'changed'] as const),
  ...(['cancelled', 'failed'] as const),
];
export type FixOutcome = (typeof FIX_OUTCOMES)[number];

/** What changes something on this computer, and may be forbidden. Public interface: add, never change. */
export const REMEDIES = ['clear-pmksa', 'reconnect', 'keep-cache-empty'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What an organisation allows. */
export interface TreatmentLimits {
  readonly remedies: readonly Remedy[];
  readonly largestCut: CutScope;
  /** A person agrees each time: neither an option nor guard mode does. */
  readonly confirm: boolean;
}

/** Where nobody forbids anything. */
export const NO_LIMITS: TreatmentLimits = { remedies: REMEDIES, largestCut: 'service', confirm: false };
