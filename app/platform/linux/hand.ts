/** One way to what drives an interface: its control socket, or the message bus. */
import type { CutScope } from '../../domain/finding.ts';
import type { CachedKey, Cleared, Cut, KnownNetwork } from '../port.ts';

/** All methods throw PlatformError as the methods of `Platform` do. */
export interface Hand {
  /** The program behind it, and by what way. */
  readonly name: string;
  /** Whether `cachedKeys` tells anything. */
  readonly listsKeys: boolean;
  cuts(): Promise<readonly CutScope[]>;
  networks(): Promise<KnownNetwork[]>;
  cachedKeys(): Promise<CachedKey[]>;
  clearKey(network: KnownNetwork, cut: Cut, reconnect: () => boolean, check: () => void): Promise<Cleared>;
  reconnect(network: KnownNetwork): Promise<void>;
  prepare(): Promise<void>;
  standDown(): Promise<void>;
}
