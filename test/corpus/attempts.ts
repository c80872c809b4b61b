/** Single attempts that go wrong, as building blocks of incidents. Each leaves the scene where the next may begin. */
import type { Network } from './network.ts';
import type { Scene } from './scene.ts';

/** How an access point that lost its keys treats a cached PMKID (seeds 000, 002). */
export type Refusal = 'deauth' | 'disassoc' | 'silence' | 'four-way' | 'status-53' | 'reason-49';

/** The reason with which an access point gives up a 4-way handshake: 2 up to hostapd 2.9, 15 since (a803ba4f9). */
const giveUp = (scene: Scene): number => (scene.setting.apVersion === '2.9' ? 2 : 15);

/** The access point waits in vain for a good 2/4 and gives up. */
function failAtMessage2(scene: Scene, bssid: string, psk: boolean): void {
  const { retries, retryAfter } = scene.setting;
  for (let time = 0; time < retries; time++) {
    if (time > 0) scene.tick(retryAfter);
    scene.messages12(bssid).wrongMic(psk);
  }
  scene.tick(retryAfter).point(`WPA: PTKSTART: Retry limit ${retries} reached`, 'debug');
}

/** One attempt with a cached key that the access point does not take. */
export function refuseCached(scene: Scene, network: Network, how: Refusal, bssid = network.points[0]): void {
  const { random } = scene;
  scene.open(network, bssid, 'cached').associate(network, bssid, true).heardAssociation(true);
  if (network.keys === 'sae' && how !== 'four-way') {
    scene.hostapd(`SAE: No PMKSA cache entry found for ${scene.station}`, 'debug', false);
  }
  switch (how) {
    case 'deauth':
      scene.tick(random.between(0.01, 0.15)).disconnected(bssid, random.pick(2, 2, 2, 2, 9, 6));
      break;
    case 'reason-49':
      scene.disconnected(bssid, 49);
      break;
    case 'status-53':
      scene.rejectAssociation(bssid, 53);
      break;
    case 'silence':
      scene.tick(random.between(0.6, 5)).kernel(`association with ${bssid} timed out`);
      scene
        .plain(`nl80211: MLME event 38; timeout with ${bssid}`, 'debug')
        .say('SME: Association timed out', 'debug');
      break;
    case 'disassoc':
      scene.associated(bssid).tick(random.between(0.01, 0.4));
      if (random.chance(0.2)) {
        // Some drivers tell the frame as an end of their own.
        scene.air.send(scene.at, bssid, false, { is: 'end', frame: 'disassociation', reason: 2 });
        scene.disconnected(bssid, 1, true);
      } else scene.disconnected(bssid, 2, false, false, 'disassociation');
      break;
    case 'four-way':
      scene.associated(bssid).point('WPA: PMKID found from PMKSA cache eap_type=0 vlan=0', 'debug');
      failAtMessage2(scene, bssid, false);
      scene.disconnected(bssid, giveUp(scene));
      // Up to 2.9 SAE counts among the PSKs (50a2c8c90).
      if (network.keys === 'sae' && !scene.since('2.10')) return void scene.suspectKey(network);
  }
  scene.failed(network, bssid);
}

/** One attempt with a passphrase that is not the access point's. */
export function wrongPsk(scene: Scene, network: Network, bssid = network.points[0], hidden = false): void {
  scene
    .open(network, bssid, 'open', 'psk')
    .associate(network, bssid, false, 'psk')
    .heardAssociation()
    .associated(bssid);
  failAtMessage2(scene, bssid, true);
  if (hidden) scene.tick(2).disconnected(bssid, 3);
  else scene.disconnected(bssid, giveUp(scene));
  scene.suspectKey(network);
}

/** One SAE exchange whose confirm the access point refuses: 1 up to hostapd 2.10, 15 since 2.11 (c823197bd). */
export function refuseConfirm(
  scene: Scene,
  network: Network,
  bssid = network.points[0],
  mismatch = true,
): void {
  scene.saeToConfirm(network, bssid);
  if (mismatch) scene.hostapd('SAE: Confirm mismatch', 'debug', false);
  scene.rejectAuthentication(bssid, 3, 2, scene.setting.apVersion === '2.11' ? 15 : 1);
  scene.failed(network, bssid);
}

/** Authentication for a fresh key, and an association that is accepted. */
export function associateFresh(scene: Scene, network: Network, bssid: string): void {
  if (network.keys === 'sae' || network.keys === 'mixed') scene.sae(network, bssid);
  else scene.open(network, bssid);
  scene.associate(network, bssid).heardAssociation().associated(bssid);
  if (network.keys === 'eap') scene.eapStart().eapMethod().eapSuccess().remember(network, bssid);
}

/** As {@link associateFresh}, or with the cached key where there is one: what the supplicant does the next time. */
export function associateAsUsual(scene: Scene, network: Network, bssid: string): void {
  if (!scene.cache.has(bssid) || network.keys === 'psk') return associateFresh(scene, network, bssid);
  scene
    .open(network, bssid, 'cached')
    .associate(network, bssid, true)
    .heardAssociation(true)
    .associated(bssid);
  scene.point('WPA: PMKID found from PMKSA cache eap_type=0 vlan=0', 'debug');
}

/** The access point's 1/4 never arrives. */
export function loseMessage1(scene: Scene, network: Network, bssid = network.points[0]): void {
  const { retries, retryAfter } = scene.setting;
  associateAsUsual(scene, network, bssid);
  for (let time = 0; time < retries; time++) {
    scene.message1(bssid, false).tick(retryAfter);
  }
  scene.point(`WPA: PTKSTART: Retry limit ${retries} reached`, 'debug').disconnected(bssid, giveUp(scene));
  scene.failed(network, bssid);
}

/** 2/4 cannot be sent from here (lab recording `send-failure`). */
export function failToSend(scene: Scene, network: Network, bssid = network.points[0]): void {
  associateAsUsual(scene, network, bssid);
  scene.message1(bssid).say('WPA: Sending EAPOL-Key 2/4', 'debug');
  scene.plain('l2_packet_send - sendto: No buffer space available').tick(0.1).disconnected(bssid, 1, true);
  if (network.keys === 'psk') scene.suspectKey(network);
  else scene.failed(network, bssid);
}

/** 4/4 is lost each time: the access point repeats 3/4 and gives up (seed 003). */
export function loseMessage4(scene: Scene, network: Network, bssid = network.points[0], stale = false): void {
  const { retries, retryAfter } = scene.setting;
  associateAsUsual(scene, network, bssid);
  scene.messages12(bssid).messages34(bssid, false).connected(network, bssid, false);
  for (let time = 1; time < retries; time++) {
    scene.tick(time === 1 ? Math.min(retryAfter, 0.1) : retryAfter);
    if (stale) scene.point('WPA: received EAPOL-Key 4/4 Pairwise with unexpected replay counter', 'info');
    scene.messages34(bssid, false);
  }
  scene.tick(retryAfter).point(`WPA: PTKINITNEGOTIATING: Retry limit ${retries} reached`, 'debug');
  scene.disconnected(bssid, giveUp(scene)).tick(0.3);
}

/** Nobody answers the authentication. */
export function noAnswer(scene: Scene, network: Network, bssid = network.points[0]): void {
  const { keys } = network;
  scene.authenticate(network, bssid, keys === 'sae' || keys === 'mixed' ? 'sae' : 'open');
  scene.kernel(`send auth to ${bssid} (try 2/3)`).kernel(`send auth to ${bssid} (try 3/3)`);
  scene.tick(scene.random.between(0.7, 5.2)).kernel(`authentication with ${bssid} timed out`);
  scene
    .plain(`nl80211: MLME event 37; timeout with ${bssid}`, 'debug')
    .say('SME: Authentication timed out', 'debug');
  scene.failed(network, bssid);
}

/** An EAP exchange that the server refuses, by what was wrong. */
export function refuseEap(
  scene: Scene,
  network: Network,
  why: 'credentials' | 'certificate' | 'method',
): void {
  const bssid = network.points[0];
  scene.open(network, bssid).associate(network, bssid).heardAssociation().associated(bssid).eapStart();
  if (why === 'method') {
    scene.eapMethodRefused();
  } else {
    scene.eapMethod();
    if (why === 'certificate') {
      scene.certificateRefused();
    } else {
      scene.say("CTRL-EVENT-EAP-PEER-CERT depth=0 subject='/CN=radius.lab' hash=544c34dc");
      scene.say("EAP-MSCHAPV2: failure message: 'FAILED' (retry not allowed, error 691)").tick(0.1);
    }
  }
  scene.eapFailure().disconnected(bssid, 23).backOff(network, 'AUTH_FAILED');
}
