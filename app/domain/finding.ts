import type { Cause, Variant } from './causes.ts';
import type { Origin } from './events.ts';
import type { Instant, Mac, Ssid } from './ids.ts';
import type { Said } from './said.ts';

/** A raw line and why it matters. */
export interface Evidence extends Origin {
  readonly why: Said;
}

/** What can be proven of a trouble. Public interface: add, never change. */
export const CLAIM_CODES = [
  'password-not-tried',
  'password-accepted',
  'password-refused',
  'login-made-here',
  'key-was-saved-one',
  'keys-fitted',
  'handshake-not-begun',
  'association-accepted',
  'access-point-ended-it',
  'this-computer-ended-it',
  'access-point-silent',
  'connected-at-end',
  'was-connected',
  'brief-connections',
  'no-saved-key',
  'connected-by-saved-key',
  'login-refused',
  'login-not-begun',
  'attempt-failed',
] as const;
export type ClaimCode = (typeof CLAIM_CODES)[number];

/** A statement that is proven, and the lines that prove it. */
export interface Claim {
  readonly code: ClaimCode;
  readonly events: readonly Origin[];
}

/** A cause that was weighed and set aside. */
export interface RuledOut {
  readonly cause: Cause;
  readonly why: Said;
}

export type StepName =
  'clear-pmksa' | 'reconnect' | 'verify' | 'keep-cache-empty' | 're-enable' | 'ask-for-password' | 'advise';
export type Privilege = 'none' | 'control-interface' | 'polkit' | 'keychain' | 'administrator' | 'root';

/**
 * How much is cut, smallest first: the cached key of one BSS; the cached keys of one network; the stored profile of one
 * network, put back unchanged; the adapter, off and on; the system's Wi-Fi service.
 */
export const CUT_SCOPES = ['bss', 'network', 'profile', 'adapter', 'service'] as const;
export type CutScope = (typeof CUT_SCOPES)[number];

/** One step of a plan, smallest cut first. */
export interface PlanStep {
  readonly step: StepName;
  /** What it touches. */
  readonly scope?: CutScope;
  /** One plain sentence: what it costs the person. */
  readonly cost?: Said;
  readonly privilege?: Privilege;
  /** One plain sentence for steps that a person has to do. */
  readonly advice?: Said;
}

/** A stretch of time in which one thing was waited for. */
export interface Phase {
  readonly at: Instant;
  /** Milliseconds. */
  readonly ms: number;
  /** A few words. */
  readonly what: Said;
}

/** Something that is known beyond the log and bears on a finding. It is no evidence. */
export interface QuirkNote {
  readonly id: string;
  readonly text: Said;
  /** What to do about it, besides the plan. */
  readonly advice?: Said;
  /** Where it is known from. */
  readonly source: string;
}

export interface Finding {
  readonly cause: Cause;
  readonly variant: Variant | undefined;
  /** 0 to 1, calibrated: of the findings at 0.9, nine in ten are right. `undetermined` names nothing, and has 0. */
  readonly confidence: number;
  /** The trouble ended in a connection that held. */
  readonly recovered: boolean;
  readonly ssid: Ssid | undefined;
  readonly bssids: readonly Mac[];
  /** Connection attempts (or drops) that show it. */
  readonly attempts: number;
  readonly firstAt: Instant | undefined;
  readonly lastAt: Instant | undefined;
  readonly evidence: readonly Evidence[];
  readonly ruledOut: readonly RuledOut[];
  /** Where the time went, where the finding is that it took long. */
  readonly timeline?: readonly Phase[];
  /** Two witnesses tell different things about the same attempt: what, in one sentence. The evidence has both lines. */
  readonly disagreement?: Said;
  /** What the quirk book knows of it. */
  readonly quirks?: readonly QuirkNote[];
  /** `undetermined` only: what to record or try next, one sentence each. */
  readonly wouldSettle: readonly Said[];
  readonly plan: readonly PlanStep[];
  /** What is proven of the trouble: sentences about it say no more. Left out where nothing was judged. */
  readonly proven?: readonly ClaimCode[];
}

export interface InputSummary {
  readonly name: string;
  /** The one that recognised most lines. */
  readonly dialect: string;
  /** All of them, where an input is a mixture (a journal). */
  readonly dialects?: readonly string[];
  /** Its clock was laid over the first input's: milliseconds added to its times, and the frames that both tell of. */
  readonly clock?: { readonly offset: number; readonly marks: number };
  readonly lines: number;
  readonly recognised: number;
  readonly unknown: number;
}
