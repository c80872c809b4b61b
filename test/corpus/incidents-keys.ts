/** Stale keys and wrong passwords: the two that must not be mistaken for each other. */
import { refuseCached, refuseConfirm, wrongPsk, type Refusal } from './attempts.ts';
import { repeat, someTimes, severalTimes, workedBefore, type Incident, type Tale } from './incident.ts';
import type { Network } from './network.ts';
import type { Scene } from './scene.ts';

const stale = (network: Network, variant: Tale['variant']): Tale => ({
  cause: 'stale-pmksa',
  ...(variant === undefined ? {} : { variant }),
  staleKey: [network.ssid],
  needsPast: 'below-debug',
});
export const wrong = (network: Network, variant: 'psk' | 'sae'): Tale => ({
  cause: 'wrong-passphrase',
  variant,
  wrongPassword: [network.ssid],
});

const VARIANT: Record<Refusal, NonNullable<Tale['variant']>> = {
  deauth: 'deauth-before-association',
  disassoc: 'disassociated-after-association',
  silence: 'association-unanswered',
  'four-way': 'four-way-with-cached-pmk',
  'status-53': 'invalid-pmkid',
  'reason-49': 'invalid-pmkid',
};

/** A key that the access point no longer takes, tried again and again. */
function loop(how: Refusal, keys: Incident['keys'], weight: number): Incident {
  const explicit = how === 'status-53' || how === 'reason-49';
  return {
    family: `stale key: ${how}`,
    keys,
    weight,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      // A silent refusal is one lost frame until it comes back twice.
      const times = how === 'silence' ? scene.random.pick(2, 3, 4, 6) : someTimes(scene.random);
      repeat(times, () => refuseCached(scene, network, how));
      const named = network.keys === 'eap' && how !== 'four-way' && !explicit ? 'eap' : VARIANT[how];
      return {
        ...stale(network, named),
        unsettled: !explicit && (times === 1 || (how === 'silence' && times < 3)),
      };
    },
  };
}

/** The cached key is refused for good, each time after it had worked. */
function comesBack(scene: Scene, network: Network): void {
  refuseCached(scene, network, 'status-53');
  scene.forget(network, network.points[0]).join(network).wait(scene.random.between(30, 900));
}

export const KEYS: readonly Incident[] = [
  loop('deauth', ['sae', 'eap'], 5),
  loop('disassoc', ['sae', 'eap'], 4),
  loop('silence', ['sae', 'eap'], 2),
  loop('four-way', ['sae', 'eap'], 2),
  loop('reason-49', ['sae', 'eap'], 1),
  {
    family: 'stale key: status 53 at the end',
    keys: ['sae', 'eap'],
    weight: 2,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      refuseCached(scene, network, 'status-53');
      return stale(network, 'invalid-pmkid');
    },
  },
  {
    family: 'stale key comes back',
    keys: ['sae'],
    weight: 1,
    drops: true,
    play(scene, network) {
      scene.join(network).wait(100);
      repeat(scene.random.int(4, 7), () => {
        scene.leave(network.points[0]).wait(5).trouble();
        comesBack(scene, network);
      });
      return { cause: 'stale-pmksa', variant: 'invalid-pmkid', staleKey: [network.ssid] };
    },
  },
  {
    family: 'stale guessed key',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      const [, second] = network.points;
      scene.join(network).wait(200).trouble().remember(network, second);
      const times = someTimes(scene.random);
      const how = scene.random.pick('four-way', 'deauth', 'disassoc');
      repeat(times, () => refuseCached(scene, network, how, second));
      return { ...stale(network, 'okc'), unsettled: times === 1 };
    },
  },
  {
    family: 'wrong passphrase',
    keys: ['psk'],
    weight: 7,
    seenByPoint: true,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => wrongPsk(scene, network));
      return { ...wrong(network, 'psk'), unsettled: times === 1 };
    },
  },
  {
    family: 'passphrase changed',
    keys: ['psk'],
    weight: 4,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      const times = someTimes(scene.random);
      repeat(times, () => wrongPsk(scene, network));
      return { ...wrong(network, 'psk'), unsettled: times === 1 };
    },
  },
  {
    family: 'wrong passphrase, hidden behind reason 3',
    clocked: true,
    keys: ['psk'],
    weight: 2,
    play(scene, network) {
      scene.trouble();
      const times = someTimes(scene.random);
      repeat(times, () => wrongPsk(scene, network, network.points[0], true));
      return { ...wrong(network, 'psk'), unsettled: times === 1 };
    },
  },
  {
    family: 'wrong SAE password',
    keys: ['sae', 'mixed'],
    weight: 6,
    seenByPoint: true,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => refuseConfirm(scene, network));
      return saeTale(scene, network, times);
    },
  },
  {
    family: 'SAE password changed behind the cached key',
    keys: ['sae'],
    weight: 4,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      const explicit = scene.random.chance(0.5);
      const how: Refusal = explicit ? 'status-53' : scene.random.pick('deauth', 'disassoc');
      repeat(explicit ? 1 : severalTimes(scene.random), () => refuseCached(scene, network, how));
      scene.forget(network, network.points[0]);
      const times = someTimes(scene.random);
      repeat(times, () => refuseConfirm(scene, network));
      return { ...saeTale(scene, network, times), staleKey: [network.ssid] };
    },
  },
];

/** Two refused confirms and no success. Version 2.4 prints no refusal: there a default log shows pairs of requests only. */
export const saeTale = (scene: Scene, network: Network, times: number): Tale => ({
  ...wrong(network, 'sae'),
  unsettled: times === 1,
  needsDebug: !scene.since('2.9'),
});
