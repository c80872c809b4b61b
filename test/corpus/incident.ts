import type { Label } from './label.ts';
import type { KeyManagement, Network } from './network.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** What a played incident teaches about itself. */
export interface Tale extends Label {
  /** Only the debug level shows what settles it. */
  readonly needsDebug?: boolean;
  /** Clients of the control interface are not told the line that settles it. */
  readonly needsLog?: boolean;
  /** It begins in the middle of things: without what went before, a default log does not name the key management. */
  readonly needsPast?: 'below-debug' | 'always';
}

/** A family of incidents: something that happens at a network, with what is to be said of it. */
export interface Incident {
  readonly family: string;
  /** Networks at which it can happen. */
  readonly keys: readonly KeyManagement[];
  /** How often, against the others. */
  readonly weight: number;
  /** Nothing goes wrong, or what went wrong healed: a cause that is named is a false alarm. */
  readonly quiet?: boolean;
  /** Times between lines settle it: it is told with a clock, and one that nobody sets. */
  readonly clocked?: boolean;
  /** No line says at which network it happens: it is told alone. */
  readonly alone?: boolean;
  /** It happens at a network that was not joined before. */
  readonly fresh?: boolean;
  /** A default log has no line of it. */
  readonly silentBelowDebug?: boolean;
  /** Connections are lost in it: two of these at one network would be a trouble that comes back. */
  readonly drops?: boolean;
  /** It happens inside the computer, or to frames that no radio hears: neither a capture nor a controller can tell it. */
  readonly local?: boolean;
  /** Nothing of it reaches the access point. */
  readonly unheard?: boolean;
  /** The access point's log alone can tell it. */
  readonly seenByPoint?: boolean;
  play(scene: Scene, network: Network): Tale;
}

export const healthy: Tale = { cause: 'healthy' };
export const recovered: Tale = { cause: 'healthy', variant: 'recovered' };

/** How often something is tried: mostly a few times. */
export const someTimes = (random: Random): number => random.pick(1, 2, 2, 3, 3, 4, 5, 7, 10);
export const severalTimes = (random: Random): number => random.pick(2, 2, 3, 3, 4, 5, 7, 10);

/** The network works first, and is left: the cache has a key for it. */
export function workedBefore(scene: Scene, network: Network): void {
  scene.scan(network).join(network).wait(scene.random.between(20, 4000));
  scene.leave(network.points[0]).wait(scene.random.between(1, 600));
}

export const repeat = (times: number, act: () => void): void => {
  for (let time = 0; time < times; time++) act();
};
