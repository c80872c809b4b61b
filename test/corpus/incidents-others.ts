/** Everything that looks like a stale key or a wrong password and is neither. */
import type { Variant } from '../../app/domain/causes.ts';
import { LOW_ACK } from '../../app/domain/codes.ts';
import { associateFresh, failToSend, loseMessage1, loseMessage4, noAnswer, refuseEap } from './attempts.ts';
import { repeat, severalTimes, someTimes, workedBefore, type Incident, type Tale } from './incident.ts';

/** An access point that hears no acknowledgements says so by its reason: that the link was at fault is right as well. */
const orUnheard = (reasons: readonly number[]): Pick<Tale, 'also'> =>
  reasons.includes(LOW_ACK) ? { also: ['signal-lost'] } : {};

const statuses = (variant: Variant, ...codes: readonly [number, ...number[]]): Incident => ({
  family: `refused: ${variant}`,
  keys: ['psk', 'sae', 'eap'],
  weight: 2,
  play(scene, network) {
    const [bssid] = network.points;
    const status = scene.random.from(codes);
    scene.scan(network).trouble();
    const times = someTimes(scene.random);
    repeat(times, () => {
      if (network.keys === 'sae') scene.sae(network, bssid);
      else scene.open(network, bssid);
      scene.associate(network, bssid).heardAssociation().rejectAssociation(bssid, status);
      scene.forget(network, bssid).failed(network, bssid);
    });
    return { cause: 'ap-refused', variant };
  },
});

const eap = (why: 'credentials' | 'certificate' | 'method'): Incident => ({
  seenByPoint: true,
  family: `EAP refused: ${why}`,
  keys: ['eap'],
  weight: 2,
  play(scene, network) {
    scene.scan(network).trouble();
    repeat(someTimes(scene.random), () => refuseEap(scene, network, why));
    return { cause: 'eap-rejected', variant: why };
  },
});

/** Another supplicant holds the interface; it shows itself when ours starts, or only in error numbers (seed 004). */
const busy = (atStart: boolean): Incident => ({
  family: atStart ? 'another supplicant, from the start' : 'another supplicant',
  local: true,
  keys: ['psk', 'sae', 'eap'],
  weight: 1,
  alone: atStart,
  play(scene, network) {
    const [bssid] = network.points;
    scene.trouble();
    if (atStart) repeat(8, () => scene.plain('nl80211: kernel reports: Match already configured'));
    const times = someTimes(scene.random);
    repeat(times, () => {
      scene.authenticate(network, bssid);
      scene.plain('nl80211: MLME command failed (auth): count=1 ret=-16 (Device or resource busy)', 'debug');
      scene.say('SME: Authentication request to the driver failed').failed(network, bssid);
    });
    return { cause: 'competing-controller', needsDebug: !atStart, needsLog: true, unsettled: times < 3 };
  },
});

export const OTHERS: readonly Incident[] = [
  {
    family: '1/4 lost',
    keys: ['psk'],
    weight: 2,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => loseMessage1(scene, network));
      return { cause: 'handshake-loss', variant: 'message-1', unsettled: times === 1, needsDebug: true };
    },
  },
  {
    family: '1/4 lost, key of a cache or fresh',
    fresh: true,
    keys: ['sae', 'eap'],
    weight: 2,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => loseMessage1(scene, network));
      return { cause: 'handshake-loss', unsettled: times === 1, needsDebug: true };
    },
  },
  {
    family: '2/4 not sent',
    local: true,
    keys: ['psk', 'sae'],
    weight: 2,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => failToSend(scene, network));
      return {
        cause: 'handshake-loss',
        variant: 'message-2',
        unsettled: times === 1,
        needsPast: 'below-debug',
        needsLog: true,
      };
    },
  },
  {
    family: '4/4 lost',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 4,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => loseMessage4(scene, network, network.points[0], scene.random.chance(0.3)));
      return { cause: 'handshake-loss', variant: 'message-4', unsettled: times === 1 };
    },
  },
  eap('credentials'),
  eap('certificate'),
  eap('method'),
  {
    family: 'EAP unanswered',
    keys: ['eap'],
    weight: 2,
    play(scene, network) {
      const [bssid] = network.points;
      const begun = scene.random.chance(0.6);
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => {
        scene.open(network, bssid).associate(network, bssid).heardAssociation().associated(bssid).eapStart();
        if (begun) scene.eapMethod();
        scene
          .tick(begun ? 40 : 10)
          .say(`Authentication with ${bssid} timed out.`)
          .disconnected(bssid, 3, true);
        scene.failed(network, bssid);
      });
      return {
        cause: 'eap-timeout',
        variant: begun ? 'no-reply' : 'authenticator-silent',
        unsettled: times === 1,
      };
    },
  },
  statuses('full', 17, 33),
  statuses('security-mismatch', 31, 40, 41, 42, 43, 45, 46),
  statuses('rate', 18, 27, 104),
  statuses('policy', 1, 12, 37),
  {
    family: 'refused: authentication',
    keys: ['psk', 'eap', 'open'],
    weight: 2,
    play(scene, network) {
      const [bssid] = network.points;
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => {
        scene
          .authenticate(network, bssid)
          .heard(0, 1)
          .rejectAuthentication(bssid, 0, 2, 17)
          .failed(network, bssid);
      });
      return {
        cause: 'ap-refused',
        variant: 'full',
        needsDebug: !scene.since('2.9'),
        unsettled: times === 1,
      };
    },
  },
  {
    family: 'refused: elements of the handshake',
    keys: ['psk', 'sae', 'eap'],
    weight: 1,
    play(scene, network) {
      const [bssid] = network.points;
      const reason = scene.random.pick(17, 18, 19, 20, 24);
      scene.scan(network).trouble();
      const times = someTimes(scene.random);
      repeat(times, () => {
        if (network.keys === 'sae') scene.sae(network, bssid);
        else scene.open(network, bssid);
        scene
          .associate(network, bssid)
          .heardAssociation()
          .associated(bssid)
          .tick(0.05)
          .disconnected(bssid, reason);
        scene.forget(network, bssid).failed(network, bssid);
      });
      return { cause: 'ap-refused', variant: 'security-mismatch', unsettled: times === 1 };
    },
  },
  {
    family: 'no answer',
    unheard: true,
    keys: ['psk', 'sae', 'eap', 'open'],
    weight: 3,
    clocked: true,
    play(scene, network) {
      scene.scan(network).trouble();
      const times = severalTimes(scene.random);
      repeat(times, () => noAnswer(scene, network));
      return { cause: 'auth-timeout', unsettled: times < 3 };
    },
  },
  {
    family: 'access point gone',
    local: true,
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 3,
    play(scene, network) {
      scene
        .join(network)
        .wait(300)
        .trouble()
        .say('CTRL-EVENT-BEACON-LOSS ')
        .disconnected(network.points[0], 4, true, true);
      repeat(scene.random.int(0, 3), () => scene.tick(5).scan(network, false));
      return { cause: 'signal-lost', needsPast: 'always' };
    },
  },
  {
    family: 'signal faded',
    local: true,
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 1,
    play(scene, network) {
      const strength = scene.random.int(-95, -82);
      scene.join(network).wait(300).trouble();
      scene.say(`CTRL-EVENT-SIGNAL-CHANGE above=0 signal=${strength} noise=9999 txrate=6000`).wait(20);
      scene.disconnected(network.points[0], scene.random.pick(3, 4, 8), false, true);
      repeat(scene.random.int(0, 3), () => scene.tick(5).scan(network, false));
      return { cause: 'signal-lost', needsPast: 'always' };
    },
  },
  {
    family: 'kicked out',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 3,
    play(scene, network) {
      scene.join(network).wait(300).trouble();
      const reason = scene.random.pick(2, 3, 5, 6, 7, LOW_ACK);
      scene.disconnected(network.points[0], reason, false, true);
      if (scene.random.chance(0.3)) scene.tick(5).scan(network);
      return { cause: 'ap-disconnects', needsPast: 'always', ...orUnheard([reason]) };
    },
  },
  {
    family: 'kicked out again and again',
    drops: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 3,
    play(scene, network) {
      const reasons: number[] = [];
      scene.join(network);
      repeat(scene.random.int(4, 9), () => {
        scene.wait(scene.random.between(20, 900)).trouble();
        const reason = scene.random.pick(2, 3, 5, 7, LOW_ACK);
        reasons.push(reason);
        scene.disconnected(network.points[0], reason, false, true).tick(0.4).rejoin(network);
      });
      scene.wait(60);
      return { cause: 'ap-disconnects', ...orUnheard(reasons) };
    },
  },
  busy(false),
  busy(true),
  {
    family: 'network absent',
    local: true,
    keys: ['psk', 'sae', 'eap'],
    weight: 1,
    silentBelowDebug: true,
    alone: true,
    play(scene, network) {
      scene.trouble();
      repeat(scene.random.int(3, 12), () => scene.scan(network, false).tick(5));
      return { cause: 'network-not-found' };
    },
  },
  {
    family: 'slow after the button',
    local: true,
    keys: ['psk'],
    weight: 1,
    alone: true,
    clocked: true,
    play(scene, network): Tale {
      const [bssid] = network.points;
      scene.say('WPS-PBC-ACTIVE ').tick(2).open(network, bssid).associate(network, bssid).associated(bssid);
      scene.say('CTRL-EVENT-EAP-STARTED EAP authentication started');
      scene.say('CTRL-EVENT-EAP-METHOD EAP vendor 14122 method 1 (WSC) selected').tick(0.3);
      scene
        .say('WPS-CRED-RECEIVED ')
        .say('WPS-SUCCESS ')
        .say('CTRL-EVENT-EAP-FAILURE EAP authentication failed');
      scene.disconnected(bssid, 3, true).tick(scene.random.between(7, 25)).join(network).wait(30);
      return { cause: 'wps-slow' };
    },
  },
  {
    family: 'handshake lost over a faint link',
    local: true,
    keys: ['psk'],
    weight: 3,
    play(scene, network) {
      workedBefore(scene, network);
      scene.trouble();
      repeat(severalTimes(scene.random), () => {
        const [bssid] = network.points;
        associateFresh(scene, network, bssid);
        scene.say(
          `CTRL-EVENT-SIGNAL-CHANGE above=0 signal=${scene.random.int(-92, -84)} noise=9999 txrate=1000`,
        );
        scene.messages12(bssid, 4, false).tick(1).disconnected(bssid, 15).suspectKey(network);
      });
      return { cause: 'undetermined', also: ['handshake-loss', 'signal-lost'] };
    },
  },
];
