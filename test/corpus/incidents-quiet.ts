/** Logs in which nothing is wrong, or what was wrong healed. */
import { associateFresh, loseMessage4, refuseCached, refuseConfirm, wrongPsk } from './attempts.ts';
import { healthy, recovered, repeat, severalTimes, workedBefore, type Incident } from './incident.ts';

const quiet = (incident: Omit<Incident, 'quiet'>): Incident => ({ quiet: true, ...incident });

export const QUIET: readonly Incident[] = [
  quiet({
    family: 'joined',
    seenByPoint: true,
    keys: ['psk', 'sae', 'eap', 'mixed', 'open'],
    weight: 4,
    play(scene, network) {
      scene.scan(network).join(network).wait(scene.random.between(10, 9000));
      if (scene.random.chance(0.6))
        scene.say('WPA: Group rekeying completed with ' + network.points[0] + ' [GTK=CCMP]').wait(60);
      return healthy;
    },
  }),
  quiet({
    family: 'left and joined again',
    seenByPoint: true,
    keys: ['psk', 'sae', 'eap', 'mixed'],
    weight: 4,
    play(scene, network) {
      workedBefore(scene, network);
      repeat(scene.random.int(1, 4), () => {
        scene
          .rejoin(network)
          .wait(scene.random.between(20, 3000))
          .leave(network.points[0])
          .wait(scene.random.between(1, 300));
      });
      scene.rejoin(network).wait(30);
      return healthy;
    },
  }),
  quiet({
    family: 'roams',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 3,
    play(scene, network) {
      const [first, second] = network.points;
      scene.join(network).wait(100);
      repeat(scene.random.int(1, 5), () => {
        for (const [from, to] of [
          [first, second],
          [second, first],
        ] as const) {
          // The access point that is left says so itself at times: reason 8 (802.11, 9.4.1.7).
          if (scene.random.chance(0.3)) scene.disconnected(from, 8, true).tick(0.1);
          scene.rejoin(network, to).wait(scene.random.between(20, 900));
        }
      });
      return healthy;
    },
  }),
  quiet({
    family: 'supplicant ends',
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    play(scene, network) {
      scene.join(network).wait(200).disconnected(network.points[0], 3, true, true);
      scene.forget(network, network.points[0]).say('CTRL-EVENT-TERMINATING ');
      return healthy;
    },
  }),
  quiet({
    family: 'key renewed',
    keys: ['eap'],
    weight: 1,
    play(scene, network) {
      scene.join(network).wait(3600).eapStart().eapMethod().eapSuccess();
      scene
        .remember(network, network.points[0])
        .messages12(network.points[0])
        .messages34(network.points[0])
        .wait(600);
      return healthy;
    },
  }),
  quiet({
    family: 'status 53 healed',
    keys: ['sae'],
    weight: 3,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      refuseCached(scene, network, 'status-53');
      scene.forget(network, network.points[0]).join(network).wait(60);
      return { ...recovered, staleKey: [network.ssid] };
    },
  }),
  quiet({
    family: 'stale key cleared',
    keys: ['sae', 'eap'],
    weight: 3,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      const how = scene.random.pick('deauth', 'disassoc', 'four-way', 'silence');
      repeat(severalTimes(scene.random), () => refuseCached(scene, network, how));
      scene.wait(20).forget(network, network.points[0]).wait(1).join(network).wait(60);
      return { ...recovered, staleKey: [network.ssid] };
    },
  }),
  quiet({
    family: 'unknown PMKID, then EAP',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      workedBefore(scene, network);
      const [bssid] = network.points;
      scene
        .open(network, bssid, 'cached')
        .associate(network, bssid, true)
        .heardAssociation()
        .associated(bssid);
      scene.plain('RSN: Authenticator did not accept PMKID, doing full EAP authentication', 'debug');
      scene.eapStart().eapMethod().eapSuccess().remember(network, bssid).handshake(network, bssid).wait(60);
      return healthy;
    },
  }),
  quiet({
    family: 'right password typed at last',
    keys: ['psk', 'sae'],
    weight: 3,
    play(scene, network) {
      scene.trouble();
      repeat(severalTimes(scene.random), () => {
        if (network.keys === 'psk') wrongPsk(scene, network);
        else refuseConfirm(scene, network);
      });
      scene.wait(15).join(network).wait(60);
      return { ...recovered, wrongPassword: [network.ssid] };
    },
  }),
  quiet({
    family: 'one lost handshake',
    keys: ['psk'],
    weight: 3,
    play(scene, network) {
      scene.trouble();
      // The same lines as with a wrong key; the next attempt shows that it was right.
      wrongPsk(scene, network);
      scene.join(network).wait(60);
      return recovered;
    },
  }),
  quiet({
    family: 'confirm refused once',
    keys: ['sae'],
    weight: 2,
    play(scene, network) {
      scene.trouble();
      repeat(scene.random.pick(1, 1, 2), () => refuseConfirm(scene, network, network.points[0], false));
      scene.join(network).wait(60);
      return recovered;
    },
  }),
  quiet({
    family: '4/4 lost once',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    play(scene, network) {
      scene.trouble();
      loseMessage4(scene, network, network.points[0], scene.random.chance(0.3));
      scene.rejoin(network).wait(60);
      return recovered;
    },
  }),
  quiet({
    family: 'dropped once or twice',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 3,
    play(scene, network) {
      scene.join(network);
      repeat(scene.random.int(1, 2), () => {
        scene.wait(scene.random.between(30, 3000)).trouble();
        scene.disconnected(network.points[0], scene.random.pick(2, 3, 4, 5, 6, 7, 15), false, true).tick(0.5);
        scene.rejoin(network);
      });
      scene.wait(90);
      return recovered;
    },
  }),
  quiet({
    family: 'access point restarted',
    local: true,
    drops: true,
    keys: ['psk', 'eap', 'sae'],
    weight: 3,
    play(scene, network) {
      const [bssid] = network.points;
      scene.join(network).wait(900).trouble();
      if (scene.random.chance(0.5)) scene.say('CTRL-EVENT-BEACON-LOSS ').disconnected(bssid, 4, true, true);
      else scene.disconnected(bssid, scene.random.pick(2, 3, 7), false, true);
      repeat(scene.random.int(0, 3), () => scene.tick(4).scan(network, false));
      scene.wait(10);
      if (network.keys === 'sae') {
        // It lost its keys with its power: one refusal, and the supplicant heals itself.
        refuseCached(scene, network, 'status-53');
        scene.forget(network, bssid);
      } else if (network.keys === 'eap') scene.forget(network, bssid);
      scene.join(network).wait(60);
      return { ...recovered, staleKey: [network.ssid] };
    },
  }),
  quiet({
    family: 'told to come back',
    keys: ['psk', 'sae'],
    weight: 2,
    play(scene, network) {
      const [bssid] = network.points;
      scene.join(network).wait(400).leave(bssid).wait(3).trouble();
      scene
        .open(network, bssid, network.keys === 'sae' ? 'cached' : 'open')
        .associate(network, bssid, network.keys === 'sae');
      scene.rejectAssociation(bssid, 30).failed(network, bssid);
      scene.forget(network, bssid).tick(1).join(network).wait(60);
      return recovered;
    },
  }),
  quiet({
    family: 'SAE negotiates',
    keys: ['sae'],
    weight: 1,
    play(scene, network) {
      const [bssid] = network.points;
      scene.authenticate(network, bssid, 'sae').heard(3, 1);
      const status = scene.random.pick(76, 77);
      scene.answerAuthentication(bssid, 3, 1, status);
      if (status === 76) scene.plain('SME: SAE anti-clogging token requested', 'debug');
      scene.requestAuthentication(network, bssid, 3, 1).answerAuthentication(bssid, 3, 1, 0).tick(0.05);
      scene.requestAuthentication(network, bssid, 3, 2).answerAuthentication(bssid, 3, 2, 0);
      scene.say('SME SAE confirm', 'debug').remember(network, bssid);
      scene.associate(network, bssid).associated(bssid).handshake(network, bssid).wait(60);
      return healthy;
    },
  }),
  quiet({
    family: 'push button',
    local: true,
    keys: ['psk'],
    weight: 1,
    clocked: true,
    play(scene, network) {
      const [bssid] = network.points;
      scene.say('WPS-PBC-ACTIVE ').tick(3).open(network, bssid).associate(network, bssid).associated(bssid);
      scene.say('CTRL-EVENT-EAP-STARTED EAP authentication started');
      scene.say('CTRL-EVENT-EAP-PROPOSED-METHOD vendor=14122 method=1');
      scene.say('CTRL-EVENT-EAP-METHOD EAP vendor 14122 method 1 (WSC) selected').tick(0.3);
      scene
        .say('WPS-CRED-RECEIVED ')
        .say('WPS-SUCCESS ')
        .say('CTRL-EVENT-EAP-FAILURE EAP authentication failed');
      scene.disconnected(bssid, 3, true).tick(0.2).join(network).wait(60);
      return healthy;
    },
  }),
  quiet({
    family: 'guessed key not taken',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      const [, second] = network.points;
      scene.join(network).wait(300).remember(network, second);
      scene.open(network, second, 'cached').associate(network, second, true).associated(second);
      scene.plain('RSN: Authenticator did not accept PMKID, doing full EAP authentication', 'debug');
      scene.eapStart().eapMethod().eapSuccess().remember(network, second).handshake(network, second).wait(60);
      return healthy;
    },
  }),
  quiet({
    family: 'first handshake lost, fresh key',
    keys: ['sae', 'eap'],
    weight: 1,
    play(scene, network) {
      const [bssid] = network.points;
      scene.trouble();
      associateFresh(scene, network, bssid);
      scene.tick(4).disconnected(bssid, 15).failed(network, bssid).rejoin(network).wait(60);
      return recovered;
    },
  }),
  quiet({
    family: '4/4 lost with a stale replay counter, then good',
    keys: ['psk', 'sae', 'eap'],
    weight: 2,
    drops: true,
    play(scene, network) {
      scene.join(network).wait(50).leave(network.points[0]).wait(3).trouble();
      repeat(2, () => loseMessage4(scene, network, network.points[0], true));
      scene.rejoin(network);
      repeat(3, () =>
        scene.wait(600).say(`WPA: Group rekeying completed with ${network.points[0]} [GTK=CCMP]`),
      );
      return recovered;
    },
  }),
];
