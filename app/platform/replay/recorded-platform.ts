/** A recording in the place of a machine: it shows everything that was recorded and can change nothing. */
import { said, type Said } from '../../domain/said.ts';
import type { WifiEvent } from '../../domain/events.ts';
import {
  PlatformError,
  type CachedKey,
  type Capabilities,
  type Cleared,
  type FollowOptions,
  type KnownNetwork,
  type Platform,
} from '../port.ts';
import { Player, type PlayerState } from './player.ts';

const refused = (): PlatformError => new PlatformError('refused', said('system.recording'));

export class RecordedPlatform implements Platform {
  readonly name = 'recording';
  readonly #events: readonly WifiEvent[];
  readonly #told: (state: PlayerState) => void;
  readonly #speed: number;
  #player: Player | undefined;

  /** @param events in the order in which they are to be played */
  constructor(events: readonly WifiEvent[], speed: number, told: (state: PlayerState) => void) {
    this.#events = events;
    this.#speed = speed;
    this.#told = told;
  }

  control(wanted: Parameters<Player['control']>[0]): void {
    this.#player?.control(wanted);
  }

  capabilities(): Promise<Capabilities> {
    const adapters = [...new Set(this.#events.map(({ iface }) => iface))];
    return Promise.resolve({
      see: [{ witness: 'recording', ok: true, detail: said('see.events', { count: this.#events.length }) }],
      ...{ adapters, cuts: [], verify: false, controllers: [], privilege: 'none' as const, missing: [] },
    });
  }

  follow(options: FollowOptions): Promise<void> {
    this.#player = new Player(this.#events, this.#speed, (event) => options.emit(event), this.#told);
    this.#told(this.#player.state);
    options.ready?.();
    return this.#player.run(options.signal);
  }

  networks(): Promise<KnownNetwork[]> {
    return Promise.resolve([]);
  }

  cachedKeys(): Promise<CachedKey[]> {
    return Promise.resolve([]);
  }

  clearKey(): Promise<Cleared> {
    return Promise.reject(refused());
  }

  reconnect(): Promise<void> {
    return Promise.reject(refused());
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  standDown(): Promise<void> {
    return Promise.resolve();
  }

  repair(): Promise<Said[]> {
    return Promise.resolve([]);
  }

  close(): void {
    this.#player = undefined;
  }
}
