/** Plays incidents one after the other, and says what is to be said of them in the end. */
import type { Incident, Tale } from './incident.ts';
import type { Mix } from './mix.ts';
import { someNetwork, type Network } from './network.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

function weighted(random: Random, incidents: readonly Incident[]): Incident {
  const total = incidents.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.fraction() * total;
  for (const incident of incidents) {
    left -= incident.weight;
    if (left < 0) return incident;
  }
  throw new Error('no incident to choose from');
}

export interface Played {
  readonly incident: Incident;
  readonly network: Network;
  readonly tale: Tale;
  /** When it began, and when its (first) trouble did. */
  readonly from: number;
}

/** Plays one to three incidents after each other, at the same network or at others. */
export function play(
  random: Random,
  scene: Scene,
  mix: Mix,
  incidents: readonly Incident[],
  hostile: number,
): Played[] {
  const played: Played[] = [];
  const count = random.chance(mix.earlier) ? random.int(2, 3) : 1;
  for (let turn = 0; turn < count; turn++) {
    const before = played.at(-1);
    const lost = played.some(({ incident }) => incident.drops === true);
    const fitting = incidents.filter(({ drops, alone }) => alone !== true && (drops !== true || !lost));
    if (before?.incident.alone === true) break;
    const incident = weighted(random, turn === 0 ? incidents : fitting);
    // What goes on with the trouble before it has two causes; what heals it, or comes after it healed, has one.
    const apart =
      before?.incident.drops !== true &&
      incident.drops !== true &&
      incident.fresh !== true &&
      (before?.incident.quiet === true || incident.quiet === true);
    const again =
      turn === 1 && before && apart && incident.keys.includes(before.network.keys) && random.chance(0.4);
    const network = again ? before.network : someNetwork(random, random.from(incident.keys), hostile, turn);
    if (scene.up !== undefined) scene.leave(scene.up).wait(random.between(5, 100));
    if (!again) scene.cache.clear();
    const from = scene.troubles.length;
    const tale = incident.play(scene, network);
    played.push({ incident, network, tale, from: scene.troubles[from] ?? Infinity });
  }
  return played;
}

/** What is to be said in the end: the last trouble that is not over, else that all is well. */
export function conclude(played: readonly Played[]): { tale: Tale; last: Played; quiet: boolean } {
  const open = new Map<string, Played>();
  for (const one of played) {
    open.delete(one.network.ssid);
    if (one.incident.quiet !== true) open.set(one.network.ssid, one);
  }
  const last = [...open.values()].at(-1) ?? played.at(-1);
  if (!last) throw new Error('nothing was played');
  const names = (key: 'wrongPassword' | 'staleKey'): readonly string[] =>
    played.flatMap(({ tale }) => tale[key] ?? []);
  const tale = { ...last.tale, wrongPassword: names('wrongPassword'), staleKey: names('staleKey') };
  return { tale, last, quiet: open.size === 0 };
}
