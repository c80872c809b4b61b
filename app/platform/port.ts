import type { AkmFamily, PmksaBirth, WifiEvent } from '../domain/events.ts';
import type { CutScope, Privilege } from '../domain/finding.ts';
import type { Cleared, Cut } from '../domain/treatment.ts';
import type { Mac, Pmkid, Ssid } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';

/** Something that the person should know about a witness: lost, back, not permitted. */
export interface Notice {
  readonly level: 'info' | 'warning';
  readonly said: readonly Said[];
}

export interface FollowOptions {
  /** Only this interface; all wireless interfaces without it. */
  readonly iface?: string;
  emit(event: WifiEvent): void;
  notice(notice: Notice): void;
  /** Said once: what can be seen now was read, everything after it is live. */
  ready?(): void;
  readonly signal: AbortSignal;
}

/** A network as the supplicant has it configured. Never holds a secret. */
export interface KnownNetwork {
  readonly iface: string;
  /** The supplicant's number of it, or the name under which the system keeps it. */
  readonly id: number | string;
  readonly ssid: Ssid;
  readonly akms: readonly AkmFamily[];
  /** Chosen by the supplicant; `connected` where its handshake is complete too. */
  readonly current: boolean;
  readonly connected: boolean;
  /** Switched off by a person or a program. */
  readonly disabled: boolean;
  /** Waiting in back-off after failures. */
  readonly tempDisabled: boolean;
  /** The program that owns it, where it is not the supplicant's own configuration: 'NetworkManager'. */
  readonly manager: string | undefined;
}

export interface CachedKey {
  readonly iface: string;
  readonly bssid: Mac;
  readonly pmkid: Pmkid;
  readonly ssid: Ssid | undefined;
  readonly networkId: number | undefined;
  readonly birth: PmksaBirth;
  readonly opportunistic: boolean;
  /** The present connection is with this access point, so it accepted the key or made it. */
  readonly inUse: boolean;
  /** Seconds. */
  readonly age: number | undefined;
  /** Seconds. */
  readonly expiresIn: number;
}

export type { Cleared, Cut } from '../domain/treatment.ts';

export interface ClearOptions {
  /** Ask for an attempt in the same breath; a function is asked at the last moment. Default false. */
  readonly reconnect?: boolean | (() => boolean);
  /** Called as late as can be before anything is changed; what it throws ends the clearing. */
  readonly check?: () => void;
  /** Every millisecond counts: until `standDown` the supplicant is asked, and tells, no more than it has to. */
  readonly isUrgent?: boolean;
  readonly signal?: AbortSignal;
}

/** What one witness tells here. */
export interface Sight {
  /** 'kernel', 'cached keys', or the name of a program; `words/witness.ts` names it in each language. */
  readonly witness: string;
  readonly ok: boolean;
  /** Where it is heard, or why not; no sentence. */
  readonly detail?: Said;
}

/** Asked at the last moment. */
export const reconnects = ({ reconnect = false }: ClearOptions): (() => boolean) =>
  typeof reconnect === 'function' ? reconnect : () => reconnect;

/** What this machine can see and do, each with what is missing. */
export interface Capabilities {
  readonly see: readonly Sight[];
  /** Wi-Fi interfaces of this machine; empty where there is no adapter. */
  readonly adapters: readonly string[];
  /** What can be cleared here, smallest first; empty where nothing can. */
  readonly cuts: readonly CutScope[];
  /** The system does not list its cached keys: that `cachedKeys` is empty says nothing. */
  readonly keysUnseen?: true;
  /** Whether the next attempt can be watched, so that a remedy can be proven. */
  readonly verify: boolean;
  /** Which program drives which interface: 'nobody' where none does, one row each where several do (seed 004). */
  readonly controllers: readonly { readonly iface: string; readonly program: string }[];
  readonly privilege: Privilege;
  /** What it would need for more. Empty where nothing is missing. */
  readonly missing: readonly Said[];
}

/** Everything that Rejoin asks of an operating system. Impure; one implementation a system. */
export interface Platform {
  readonly name: string;
  /** Tells its interfaces from others of the same name on this machine, where it is not the machine's own. */
  readonly place?: string;
  capabilities(iface?: string): Promise<Capabilities>;
  /** Follows this machine until the signal aborts; survives witnesses that come and go. */
  follow(options: FollowOptions): Promise<void>;
  /** @throws PlatformError 'missing' where there is no adapter, 'privilege' where it may not be asked */
  networks(iface?: string): Promise<KnownNetwork[]>;
  /** @throws PlatformError as `networks` */
  cachedKeys(iface?: string): Promise<CachedKey[]>;
  /**
   * Clears cached keys, and nothing else: the configuration is the same afterwards, also if this process is killed
   * half-way and `repair` runs later. With `reconnect` a new attempt is asked for in the same breath.
   * @throws PlatformError 'gone' where the supplicant ended under it (its cache is gone then too), 'refused' …
   */
  clearKey(network: KnownNetwork, cut: Cut, options?: ClearOptions): Promise<Cleared>;
  /**
   * Makes the next `clearKey` at an interface as fast as it can be, where it may come any moment; `standDown` when it
   * will not come after all. Neither touches a network or a key.
   */
  prepare(iface: string): Promise<void>;
  standDown(iface: string): Promise<void>;
  /** Asks for an attempt now, back-off or not. Does not enable what a person switched off. */
  reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void>;
  /** Finishes what an earlier run was killed in the middle of. @returns what was put right. */
  repair(): Promise<Said[]>;
  close(): void;
}

/** The system said no, or the part is not there. `code` decides the exit code. */
export class PlatformError extends SaidError {
  readonly code: 'privilege' | 'missing' | 'gone' | 'refused' | 'timeout';

  constructor(code: PlatformError['code'], said: Said | readonly Said[], options?: ErrorOptions) {
    super(said, options);
    this.name = 'PlatformError';
    this.code = code;
  }
}
