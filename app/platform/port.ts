import type { PmksaBirth, WifiEvent } from '../domain/events.ts';
import type { Privilege } from '../domain/finding.ts';
import type { Mac, Pmkid, Ssid } from '../domain/ids.ts';

/** Something that the person should know about a witness: lost, back, not permitted. One plain sentence. */
export interface Notice {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

export interface FollowOptions {
  /** Only this interface; all wireless interfaces without it. */
  readonly iface?: string;
  emit(event: WifiEvent): void;
  notice(notice: Notice): void;
  readonly signal: AbortSignal;
}

/** A network as the supplicant has it configured. Never holds a secret. */
export interface KnownNetwork {
  readonly iface: string;
  readonly id: number;
  readonly ssid: Ssid;
  readonly current: boolean;
  readonly disabled: boolean;
  readonly tempDisabled: boolean;
}

export interface CachedKey {
  readonly iface: string;
  readonly bssid: Mac;
  readonly pmkid: Pmkid;
  readonly ssid: Ssid | undefined;
  readonly networkId: number | undefined;
  readonly birth: PmksaBirth;
  readonly opportunistic: boolean;
  /** Seconds. */
  readonly age: number | undefined;
  readonly expiresIn: number;
}

/** What a clearing really did; told to the person. */
export interface Cleared {
  readonly scope: 'bss' | 'network';
  readonly why?: string;
  readonly removed: readonly Mac[];
  readonly kept: readonly Mac[];
}

/** What this machine can see and do, each with what is missing. */
export interface Capabilities {
  readonly see: readonly { readonly witness: string; readonly ok: boolean; readonly detail: string }[];
  readonly clearBss: boolean;
  readonly clearNetwork: boolean;
  readonly privilege: Privilege;
  /** One sentence: what it would need for more. Empty where nothing is missing. */
  readonly missing: string;
}

/** Everything that Rejoin asks of an operating system. Impure; one implementation a system. */
export interface Platform {
  readonly name: string;
  capabilities(iface?: string): Promise<Capabilities>;
  /** Follows this machine until the signal aborts; survives witnesses that come and go. */
  follow(options: FollowOptions): Promise<void>;
  networks(iface?: string): Promise<KnownNetwork[]>;
  cachedKeys(iface?: string): Promise<CachedKey[]>;
  clearKey(network: KnownNetwork, bssid: Mac | undefined, signal?: AbortSignal): Promise<Cleared>;
  reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void>;
  /** Finishes what an earlier run was killed in the middle of. Returns one sentence for each thing put right. */
  repair(): Promise<string[]>;
  close(): void;
}

/** The system said no, or the part is not there. `code` decides the exit code. */
export class PlatformError extends Error {
  readonly code: 'privilege' | 'missing' | 'gone' | 'refused' | 'timeout';

  constructor(code: PlatformError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PlatformError';
    this.code = code;
  }
}
