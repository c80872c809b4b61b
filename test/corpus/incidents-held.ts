/**
 * Incidents that no detector was tuned on: hand-written after the contract's hard cases and after public reports of what
 * was mistaken for a stale key or a wrong password. They are in the held split only.
 */
import {
  associateFresh,
  failToSend,
  noAnswer,
  refuseCached,
  refuseConfirm,
  refuseEap,
  wrongPsk,
} from './attempts.ts';
import {
  healthy,
  recovered,
  repeat,
  severalTimes,
  workedBefore,
  type Incident,
  type Tale,
} from './incident.ts';
import { saeTale, wrong } from './incidents-keys.ts';
import type { Network } from './network.ts';
import type { Scene } from './scene.ts';

/** Nobody can say what it was; only that it was no wrong password and no stale key is sure. */
const nobodyKnows: Tale = { cause: 'undetermined' };
const NO_BSSID = '00:00:00:00:00:00';

/** Authentication and association by the network's own way, for a cached key or a fresh one. */
function reachAssociation(scene: Scene, network: Network): string {
  const [bssid] = network.points;
  associateFresh(scene, network, bssid);
  return bssid;
}

export const HELD: readonly Incident[] = [
  {
    family: 'held: status made up by the driver',
    local: true,
    keys: ['sae', 'psk'],
    weight: 3,
    play(scene, network) {
      const [bssid] = network.points;
      scene.trouble();
      const status = scene.random.pick(53, 16);
      repeat(scene.random.pick(1, 2, 3), () => {
        if (network.keys === 'sae') scene.sae(network, bssid);
        else scene.open(network, bssid);
        scene
          .associate(network, bssid)
          .rejectAssociation(bssid, status, NO_BSSID)
          .forget(network, bssid)
          .failed(network, bssid);
      });
      return {
        ...nobodyKnows,
        also: status === 16 ? ['ap-refused', 'driver-fault', 'auth-timeout'] : ['driver-fault'],
      };
    },
  },
  {
    family: 'held: key suspected, and the access point lost in the handshake',
    local: true,
    keys: ['psk'],
    weight: 3,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      repeat(severalTimes(scene.random), () => {
        const bssid = reachAssociation(scene, network);
        scene.messages12(bssid, 1, false).tick(1).say('CTRL-EVENT-BEACON-LOSS ').disconnected(bssid, 4, true);
        scene.suspectKey(network);
      });
      return { ...nobodyKnows, also: ['signal-lost', 'handshake-loss', 'driver-fault'] };
    },
  },
  {
    family: 'held: key suspected when somebody stops the handshake',
    keys: ['psk'],
    weight: 3,
    play(scene, network) {
      scene.trouble();
      repeat(severalTimes(scene.random), () => {
        const bssid = reachAssociation(scene, network);
        scene
          .messages12(bssid)
          .tick(0.4)
          .disconnected(bssid, scene.random.pick(0, 3), true)
          .suspectKey(network);
      });
      return { ...nobodyKnows, also: ['competing-controller', 'handshake-loss', 'healthy'] };
    },
  },
  {
    family: 'held: PTK renewal fails',
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    quiet: true,
    drops: true,
    play(scene, network) {
      const [bssid] = network.points;
      scene.join(network).wait(700).trouble().messages12(bssid).tick(4).disconnected(bssid, 15, false, true);
      scene.tick(0.5).rejoin(network).wait(90);
      return recovered;
    },
  },
  {
    family: 'held: reason 2 at a rekey, again and again',
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    drops: true,
    play(scene, network) {
      const [bssid] = network.points;
      scene.join(network);
      repeat(scene.random.int(4, 6), () => {
        scene
          .tick(scene.random.between(30, 3600))
          .trouble()
          .disconnected(bssid, 2, false, true)
          .tick(0.4)
          .rejoin(network);
      });
      scene.wait(200);
      return { cause: 'ap-disconnects' };
    },
  },
  {
    family: 'held: refused PMKID, full SAE works, dropped, refused again',
    keys: ['sae'],
    weight: 2,
    quiet: true,
    drops: true,
    play(scene, network) {
      workedBefore(scene, network);
      repeat(2, () => {
        scene.trouble();
        refuseCached(scene, network, 'status-53');
        scene.forget(network, network.points[0]).join(network).wait(60).leave(network.points[0]).wait(5);
      });
      scene.rejoin(network).wait(60);
      return { ...recovered, staleKey: [network.ssid] };
    },
  },
  {
    family: 'held: several access points forget at once',
    keys: ['sae', 'eap'],
    weight: 3,
    play(scene, network) {
      const [first, second] = network.points;
      scene.join(network, first).wait(200).join(network, second).wait(200).leave(second).wait(60).trouble();
      const how = scene.random.pick('deauth', 'disassoc', 'four-way');
      repeat(scene.random.int(2, 4), () => {
        refuseCached(scene, network, how, first);
        refuseCached(scene, network, how, second);
      });
      return { cause: 'stale-pmksa', staleKey: [network.ssid], needsPast: 'below-debug' };
    },
  },
  {
    family: 'held: stale here, and a good access point next door',
    keys: ['sae', 'eap'],
    weight: 2,
    quiet: true,
    play(scene, network) {
      const [first, second] = network.points;
      scene.join(network, first).wait(300).leave(first).wait(30).trouble();
      repeat(scene.random.int(1, 3), () =>
        refuseCached(scene, network, scene.random.pick('deauth', 'four-way'), first),
      );
      scene.join(network, second).wait(120);
      return { ...recovered, staleKey: [network.ssid] };
    },
  },
  {
    family: 'held: SAE confirm refused with the right password',
    keys: ['sae'],
    weight: 2,
    quiet: true,
    play(scene, network) {
      scene.join(network).wait(100).leave(network.points[0]).wait(5).forget(network, network.points[0]);
      scene.trouble();
      refuseConfirm(scene, network, network.points[0], false);
      scene.join(network).wait(60);
      return recovered;
    },
  },
  {
    family: 'held: password typed wrong, then the access point goes',
    local: true,
    keys: ['psk', 'sae'],
    weight: 2,
    play(scene, network) {
      scene.trouble();
      repeat(2, () => {
        if (network.keys === 'psk') wrongPsk(scene, network);
        else refuseConfirm(scene, network);
      });
      scene
        .join(network)
        .wait(300)
        .trouble()
        .say('CTRL-EVENT-BEACON-LOSS ')
        .disconnected(network.points[0], 4, true, true);
      repeat(2, () => scene.tick(5).scan(network, false));
      return { cause: 'signal-lost', wrongPassword: [network.ssid], needsPast: 'always' };
    },
  },
  {
    family: 'held: handshake lost twice over a faint link, then it holds',
    keys: ['psk'],
    weight: 2,
    quiet: true,
    play(scene, network) {
      scene.trouble();
      repeat(2, () => {
        const bssid = reachAssociation(scene, network);
        scene.say(
          `CTRL-EVENT-SIGNAL-CHANGE above=0 signal=${scene.random.int(-92, -84)} noise=9999 txrate=1000`,
        );
        scene.messages12(bssid, 4, false).tick(1).disconnected(bssid, 15).suspectKey(network);
      });
      scene.join(network).wait(60);
      return recovered;
    },
  },
  {
    family: 'held: refused PMKID, then the frames cannot be sent',
    local: true,
    keys: ['sae'],
    weight: 2,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      refuseCached(scene, network, 'status-53');
      scene.forget(network, network.points[0]);
      repeat(3, () => failToSend(scene, network));
      return { cause: 'handshake-loss', staleKey: [network.ssid], needsLog: true, needsPast: 'below-debug' };
    },
  },
  {
    family: 'held: stale key, and the access point falls silent',
    unheard: true,
    keys: ['sae', 'eap'],
    weight: 2,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      repeat(3, () => refuseCached(scene, network, 'deauth'));
      repeat(2, () => noAnswer(scene, { ...network, keys: 'open' }));
      return { cause: 'stale-pmksa', staleKey: [network.ssid], also: ['auth-timeout'], unsettled: true };
    },
  },
  {
    family: 'held: a network that is full, then a wrong password',
    keys: ['psk'],
    weight: 2,
    play(scene, network) {
      const [bssid] = network.points;
      scene.trouble();
      repeat(2, () => {
        scene
          .open(network, bssid)
          .associate(network, bssid)
          .rejectAssociation(bssid, 17)
          .failed(network, bssid);
      });
      repeat(3, () => wrongPsk(scene, network));
      return wrong(network, 'psk');
    },
  },
  {
    family: 'held: a password that is wrong at two access points',
    keys: ['psk', 'sae'],
    weight: 2,
    play(scene, network) {
      scene.trouble();
      repeat(2, () => {
        for (const bssid of network.points) {
          if (network.keys === 'psk') wrongPsk(scene, network, bssid);
          else refuseConfirm(scene, network, bssid);
        }
      });
      return network.keys === 'psk' ? wrong(network, 'psk') : saeTale(scene, network, 4);
    },
  },
  {
    family: 'held: EAP works, then the account is locked',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      workedBefore(scene, network);
      scene.forget(network, network.points[0]).trouble();
      repeat(3, () => refuseEap(scene, network, 'credentials'));
      return { cause: 'eap-rejected', variant: 'credentials' };
    },
  },
  {
    family: 'held: stale EAP key, asked for EAP, and refused',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      const [bssid] = network.points;
      workedBefore(scene, network);
      scene.trouble();
      repeat(2, () => {
        scene
          .open(network, bssid, 'cached')
          .associate(network, bssid, true)
          .heardAssociation()
          .associated(bssid);
        scene.plain('RSN: Authenticator did not accept PMKID, doing full EAP authentication', 'debug');
        scene.eapStart().eapMethod().eapFailure().disconnected(bssid, 23).backOff(network, 'AUTH_FAILED');
      });
      return { cause: 'eap-rejected', variant: 'credentials', staleKey: [network.ssid] };
    },
  },
  {
    family: 'held: sleeps and wakes all day',
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    quiet: true,
    play(scene, network) {
      scene.join(network);
      repeat(scene.random.int(3, 12), () => {
        scene.wait(600).disconnected(network.points[0], 3, true, true).wait(scene.random.between(5, 7200));
        if (scene.random.chance(0.3)) scene.scan(network, false).tick(2);
        scene.rejoin(network);
      });
      scene.wait(60);
      return healthy;
    },
  },
  {
    family: 'held: cache emptied by hand',
    keys: ['sae', 'eap'],
    weight: 1,
    quiet: true,
    play(scene, network) {
      const [bssid] = network.points;
      scene.join(network).wait(300).forget(network, bssid).disconnected(bssid, 1, true, true).tick(0.3);
      scene.join(network).wait(60);
      return healthy;
    },
  },
];
