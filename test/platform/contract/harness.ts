/** What the contract needs of a stand-in for an operating system. */
import type { Ssid } from '../../../app/domain/ids.ts';
import type { Platform } from '../../../app/platform/port.ts';

/**
 * `stale-key`: each attempt offers a cached key that the access point refuses. `wrong-password`: each attempt logs in
 * fully and is refused. `healthy`: attempts end connected. `no-adapter`: this machine has no Wi-Fi. `no-permission`: the
 * system does not let this user ask.
 */
export type Scene = 'stale-key' | 'wrong-password' | 'healthy' | 'no-adapter' | 'no-permission';

export interface Harness {
  /** Called once: builds the scene and opens a platform on it. A sentence: why this scene cannot be played here. */
  start(scene: Scene): Promise<World | string>;
  /** Ends everything, also where `start` was never called or failed. */
  close(): Promise<void>;
}

export interface World {
  readonly platform: Platform;
  /** The network that it is all about; `platform.networks()` lists it, except in the last two scenes. */
  readonly ssid: Ssid;
  /** Everything secret in this world: text that must appear nowhere. At least one. */
  readonly secrets: readonly string[];
  /** What is stored of all networks, byte for byte, order and switches included; compared with toEqual. */
  configuration(): unknown;
  /** What was done that must never be done, in words. */
  sins(): readonly string[];
  /** How often the system was asked for an attempt at the network. */
  asked(): number;
  /** Lets the system make attempts by itself until it gives up or is connected. */
  attempt(): Promise<void>;
  /** The program that is listened to ends and comes back (a daemon restarts, a service restarts). */
  restart(): Promise<void>;
  /** A person switches the network or the radio off. Missing: there is no such switch here. */
  switchOff?(): Promise<void>;
  /** Leaves what a clearing leaves that was killed half-way. Missing: nothing can be left half-way here. */
  leaveHalfDone?(): Promise<void>;
}
