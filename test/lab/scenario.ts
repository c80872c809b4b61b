import type { Lab } from './guest/lab.ts';
import type { Difference, Releases } from './releases.ts';

/** How much the supplicant and the access point write: default, `-d`, `-dd`. Keys (`-K`) are never written. */
export type Level = 'info' | 'debug' | 'msgdump';

/** What a diagnosis must say. A member that is left out is not compared. */
export interface Verdict {
  readonly verdict: string;
  readonly variant?: string;
  readonly recovered?: boolean;
}

/**
 * What each witness must say. The supplicant's log (`wpa`) sets the rule for every witness on the station's side and for the
 * supplicant and access point together; another verdict overrides it for one witness, `null` leaves that witness out because
 * it cannot know. The access point's log alone is compared only where it is named.
 */
export interface Expected {
  readonly wpa: Verdict;
  /** The supplicant's log at default level, where that says less than `-d`. */
  readonly info?: Verdict | null;
  readonly events?: Verdict | null;
  readonly iw?: Verdict | null;
  readonly hostapd?: Verdict;
  readonly together?: Verdict | null;
  readonly live?: Verdict | null;
  /** NetworkManager's own log alone; compared only where it is named. */
  readonly manager?: Verdict;
  /** The journal of the desktop, all programs in it; compared only where it is named. */
  readonly journal?: Verdict;
  /** A capture of all frames in the air. */
  readonly air?: Verdict | null;
}

/** One thing that can happen to a connection, made to happen with real parts. */
export interface Scenario {
  /** Kebab-case; the file's name, and the folder of its recording. */
  readonly name: string;
  /** One sentence for people. */
  readonly title: string;
  /** Number of the public report it comes from, or another source. */
  readonly seed?: string;
  /** Seconds after which it is given up; 120 unless told. */
  readonly timeoutS?: number;
  /** False: it exercises a remedy or a race, and its traces are not kept. */
  readonly record?: false;
  /** Module in `test/lab/outside` that drives the app from outside of the guest. Such scenarios have a guest of their own. */
  readonly outside?: string;
  /** undefined: nothing is diagnosed, only the checks inside `run` count. */
  readonly expected?: Expected;
  /** What other releases of the real parts do otherwise; every one that fits is laid over `expected`. */
  readonly differences?: readonly Difference[];
  /** Drives the real parts; throws with one sentence when they do not do what they must. */
  run(lab: Lab): Promise<void>;
}

/** Thrown by a scenario that cannot run here; the reason is shown and nothing is counted as failed. */
export class Skip extends Error {}

/** How it went outside of the guest. */
export interface OutsideAnswer {
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly reason?: string;
}

/** What the guest leaves in OUT/NAME/result.json. */
export interface Result {
  readonly name: string;
  readonly outcome: 'ran' | 'failed' | 'skipped';
  readonly seconds: number;
  /** Why it failed or was skipped, one sentence. */
  readonly reason?: string;
  /** Of the programs that the guest had. */
  readonly releases: Releases;
  /** Seconds since the scenario's start, and what was done then. */
  readonly steps: readonly string[];
  /** Measured durations by name, in milliseconds. */
  readonly measured: Readonly<Record<string, number>>;
}

/** What a guest says on its console behind `@lab`, as JSON. */
export type GuestEvent =
  | { readonly event: 'booted' }
  | { readonly event: 'start'; readonly name: string }
  | {
      readonly event: 'end';
      readonly name: string;
      readonly outcome: Result['outcome'];
      readonly seconds: number;
      readonly reason: string;
    }
  | { readonly event: 'fault'; readonly text: string };

/** What the host hands to a guest. */
export interface Batch {
  readonly level: Level;
  readonly names: readonly string[];
  /** False: `rejoin watch` is not started, so that the recorded logs show nothing of it. */
  readonly isLive: boolean;
  /** Every frame in the air is written to air.pcapng. */
  readonly isCaptured: boolean;
}
