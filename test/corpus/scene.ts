/**
 * A place where things happen: one station, its supplicant of a certain version, and the access points of a network.
 * Whatever happens is printed as each witness would print it, each line with the log level from which it is shown.
 * Formats are those of hostap (versions 2.4 to 2.11), mac80211 and the lab's recordings.
 */
import { Air, type EapStep } from './air.ts';
import { Narrator } from './narrator.ts';
import type { KeyManagement, Network } from './network.ts';

const REASONS: Record<number, string> = {
  1: 'UNSPECIFIED',
  2: 'PREV_AUTH_NOT_VALID',
  3: 'DEAUTH_LEAVING',
  4: 'DISASSOC_DUE_TO_INACTIVITY',
  6: 'CLASS2_FRAME_FROM_NONAUTH_STA',
  7: 'CLASS3_FRAME_FROM_NONASSOC_STA',
  8: 'DISASSOC_STA_HAS_LEFT',
  15: '4WAY_HANDSHAKE_TIMEOUT',
  23: 'IEEE8021X_FAILED',
};
const AKM_WORDS: Record<KeyManagement, string> = {
  psk: 'WPA: using KEY_MGMT WPA-PSK',
  sae: 'RSN: using KEY_MGMT SAE',
  mixed: 'RSN: using KEY_MGMT SAE',
  eap: 'WPA: using KEY_MGMT 802.1X',
  open: 'WPA: using KEY_MGMT NONE',
};
const AKM_SUITE: Record<KeyManagement, string> = { psk: '02', sae: '08', mixed: '08', eap: '01', open: '02' };

export class Scene extends Narrator {
  /** Cached PMKs by BSSID, with their PMKID. */
  readonly cache = new Map<string, string>();
  /** The access point that the station is connected to. */
  up: string | undefined;
  /** Instants at which a trouble began: where a log may be cut so that it begins inside. */
  readonly troubles: number[] = [];
  readonly air = new Air();
  /** The access point that accepted the last association. */
  #at = '';
  /** Failures since the last success, and times disabled, of each network (wpas_connection_failed). */
  readonly #accounts = new Map<string, { failures: number; disabled: number; waiting: boolean }>();

  #account(network: Network): { failures: number; disabled: number; waiting: boolean } {
    const account = this.#accounts.get(network.ssid) ?? { failures: 0, disabled: 0, waiting: false };
    this.#accounts.set(network.ssid, account);
    return account;
  }

  /** A trouble begins with what follows. */
  trouble(): this {
    this.troubles.push(this.at);
    return this;
  }

  /** The supplicant starts; its first lines. */
  start(): this {
    this.plain(`wpa_supplicant v${this.setting.version}`, 'debug');
    this.plain('Successfully initialized wpa_supplicant');
    this.say(`Own MAC address: ${this.station}`, 'debug');
    return this.tick(0.6);
  }

  scan(network: Network, found = true): this {
    this.say('CTRL-EVENT-SCAN-STARTED ', 'control').tick(this.random.between(0.3, 2.5));
    this.say('CTRL-EVENT-SCAN-RESULTS ', 'control');
    if (found) return this.say(`   selected BSS ${network.points[0]} ssid='${network.printed}'`, 'debug');
    this.say('No suitable network found', 'debug');
    return this.since('2.9') ? this.say('CTRL-EVENT-NETWORK-NOT-FOUND ', 'control', true) : this;
  }

  /** The supplicant makes up its mind; ends with its request to authenticate. */
  authenticate(
    network: Network,
    bssid: string,
    how: 'open' | 'sae' | 'cached' = 'open',
    keys = network.keys,
  ): this {
    const account = this.#account(network);
    if (account.waiting) {
      this.say(`CTRL-EVENT-SSID-REENABLED id=${network.id} ssid="${network.printed}"`);
      account.waiting = false;
    }
    const pmkid = this.cache.get(bssid);
    if (how === 'cached' && pmkid) {
      this.plain(`RSN: PMKSA cache entry found - PMKID - hexdump(len=16): ${pmkid}`, 'msgdump');
      this.plain('RSN: Trying to use cached PMKSA', 'debug');
    } else if (keys !== 'psk') this.plain('RSN: No PMKSA cache entry found', 'debug');
    this.say(AKM_WORDS[keys], 'debug');
    if (how === 'sae') this.say('SME: Selected SAE group 19', 'debug');
    if (how === 'cached' && (keys === 'sae' || keys === 'mixed')) {
      this.say(
        'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication',
        'debug',
      );
    }
    return this.requestAuthentication(network, bssid, how === 'sae' ? 3 : 0, 1);
  }

  requestAuthentication(network: Network, bssid: string, algorithm: number, transaction: number): this {
    this.say(
      `SME: Trying to authenticate with ${bssid} (SSID='${network.printed}' freq=${network.freq} MHz)`,
    );
    if (transaction === 1) this.say('State: SCANNING -> AUTHENTICATING', 'debug');
    const asked = { is: 'authentication', algorithm, transaction, status: 0 } as const;
    this.air.send(this.at, bssid, true, asked, { network });
    this.kernel(`authenticate with ${bssid}`).kernel(`send auth to ${bssid} (try 1/3)`);
    return this.tick(this.random.between(0.005, 0.05));
  }

  /** The access point has heard a request to authenticate. */
  heard(algorithm: number, transaction: number): this {
    return this.hostapd(
      `authentication: STA=${this.station} auth_alg=${algorithm} auth_transaction=${transaction} status_code=0 wep=0 seq_ctrl=0x${this.random.hex(1)}0`,
      'debug',
      false,
    );
  }

  answerAuthentication(bssid: string, algorithm: number, transaction: number, status: number): this {
    this.air.send(this.at, bssid, false, { is: 'authentication', algorithm, transaction, status });
    this.hostapd(
      `authentication reply: STA=${this.station} auth_alg=${algorithm} auth_transaction=${transaction} resp=${status} (IE len=0) (dbg=handle-auth)`,
      'debug',
      false,
    );
    this.say(
      `SME: Authentication response: peer=${bssid} auth_type=${algorithm} auth_transaction=${transaction} status_code=${status}`,
      'debug',
    );
    if (status === 0 && transaction === 2) {
      this.kernel('authenticated');
      if (algorithm === 0) this.point('IEEE 802.11: authenticated');
    }
    return this;
  }

  rejectAuthentication(bssid: string, algorithm: number, transaction: number, status: number): this {
    this.answerAuthentication(bssid, algorithm, transaction, status);
    this.kernel(`${bssid} denied authentication (status ${status})`);
    if (!this.since('2.9')) return this;
    return this.say(
      `CTRL-EVENT-AUTH-REJECT ${bssid} auth_type=${algorithm} auth_transaction=${transaction} status_code=${status}`,
      'info',
      true,
    );
  }

  /** Open authentication, answered. */
  open(network: Network, bssid: string, how: 'open' | 'cached' = 'open', keys = network.keys): this {
    return this.authenticate(network, bssid, how, keys).heard(0, 1).answerAuthentication(bssid, 0, 2, 0);
  }

  /** SAE up to the confirm that the station sends. */
  saeToConfirm(network: Network, bssid: string): this {
    this.authenticate(network, bssid, 'sae').heard(3, 1);
    this.point('IEEE 802.11: start SAE authentication (RX commit, status=0 (SUCCESS))', 'debug');
    this.answerAuthentication(bssid, 3, 1, 0).say('SME SAE commit', 'debug').tick(this.setting.saeGap);
    this.say('RSN: using KEY_MGMT SAE', 'debug');
    this.requestAuthentication(network, bssid, 3, 2).heard(3, 2);
    return this.point('IEEE 802.11: SAE authentication (RX confirm, status=0 (SUCCESS))', 'debug');
  }

  sae(network: Network, bssid: string): this {
    this.saeToConfirm(network, bssid).answerAuthentication(bssid, 3, 2, 0);
    this.say('SME SAE confirm', 'debug');
    this.plain('SME: SAE completed - setting PMK for 4-way handshake', 'debug');
    return this.remember(network, bssid);
  }

  /** The supplicant keeps a PMK. */
  remember(network: Network, bssid: string): this {
    const replaced = this.cache.has(bssid);
    this.cache.set(bssid, this.random.hex(16, ' '));
    if (!this.since('2.9'))
      return this.plain(`RSN: Added PMKSA cache entry for ${bssid} network_ctx=0x55d0c3a2f1b0`, 'debug');
    if (replaced) this.say(`PMKSA-CACHE-REMOVED ${bssid} ${network.id}`);
    return this.say(`PMKSA-CACHE-ADDED ${bssid} ${network.id}`);
  }

  forget(network: Network, bssid: string): this {
    if (!this.cache.delete(bssid) || !this.since('2.9')) return this;
    return this.say(`PMKSA-CACHE-REMOVED ${bssid} ${network.id}`);
  }

  associate(network: Network, bssid: string, cached = false, keys = network.keys): this {
    this.say(`Trying to associate with ${bssid} (SSID='${network.printed}' freq=${network.freq} MHz)`);
    const pmkid = cached ? this.cache.get(bssid) : undefined;
    const rsne = `30 ${pmkid ? '26' : '14'} 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac ${AKM_SUITE[keys]} 00 00${pmkid ? ` 01 00 ${pmkid}` : ''}`;
    if (keys !== 'open') {
      this.plain(`WPA: set own WPA/RSN IE - hexdump(len=${pmkid ? 40 : 22}): ${rsne}`, 'msgdump');
    }
    const asked = { is: 'association-request', keys, ...(pmkid !== undefined && { pmkid }) } as const;
    this.air.send(this.at, bssid, true, asked, { network });
    this.say('State: AUTHENTICATING -> ASSOCIATING', 'debug');
    this.kernel(`associate with ${bssid} (try 1/3)`);
    return this.tick(this.random.between(0.005, 0.06));
  }

  /** The access point has heard the request to associate. */
  heardAssociation(cached = false): this {
    this.hostapd(
      `association request: STA=${this.station} capab_info=0x431 listen_interval=5 seq_ctrl=0x${this.random.hex(1)}0`,
      'debug',
      false,
    );
    const pmkid = cached ? [...this.cache.values()].at(-1) : undefined;
    return pmkid ? this.hostapd(`RSN IE: STA PMKID - hexdump(len=16): ${pmkid}`, 'msgdump', false) : this;
  }

  associated(bssid: string): this {
    this.air.send(this.at, bssid, false, { is: 'association-response', status: 0 });
    this.#at = bssid;
    this.kernel(`RX AssocResp from ${bssid} (capab=0x411 status=0 aid=1)`).kernel('associated');
    this.point('IEEE 802.11: associated (aid 1)');
    this.say(`Associated with ${bssid}`);
    if (this.since('2.9')) this.say('CTRL-EVENT-SUBNET-STATUS-UPDATE status=0');
    return this.say('State: ASSOCIATING -> ASSOCIATED', 'debug').tick(0.02);
  }

  rejectAssociation(bssid: string, status: number, printed = bssid): this {
    this.air.send(this.at, bssid, false, { is: 'association-response', status });
    this.kernel(`RX AssocResp from ${bssid} (capab=0x411 status=${status} aid=0)`);
    this.kernel(`${bssid} denied association (code=${status})`);
    return this.say(`CTRL-EVENT-ASSOC-REJECT bssid=${printed} status_code=${status}`, 'info', true);
  }

  /** Message 1/4 is sent. @param heard it arrives */
  message1(bssid: string, heard = true): this {
    this.point('WPA: sending 1/4 msg of 4-Way Handshake', 'debug');
    this.air.send(this.at, bssid, false, { is: 'key', message: 1 }, { lost: !heard });
    return heard ? this.say(`WPA: RX message 1 of 4-Way Handshake from ${bssid} (ver=2)`, 'debug') : this;
  }

  /** The access point finds that message 2/4 was made with another key. @param psk it is a network with a passphrase */
  wrongMic(psk: boolean): this {
    this.air.wrongMic();
    this.point('WPA: invalid MIC in msg 2/4 of 4-Way Handshake', 'debug');
    return psk ? this.hostapd(`AP-STA-POSSIBLE-PSK-MISMATCH ${this.station}`) : this;
  }

  /** Message 1/4 arrives and 2/4 is sent; `times` if the access point repeats itself. */
  messages12(bssid: string, times = 1, heard = true): this {
    for (let time = 0; time < times; time++) {
      if (time > 0) this.tick(this.setting.retryAfter);
      this.message1(bssid);
      if (time === 0) this.say('State: ASSOCIATED -> 4WAY_HANDSHAKE', 'debug');
      this.say('WPA: Sending EAPOL-Key 2/4', 'debug');
      this.air.send(this.at, bssid, true, { is: 'key', message: 2 }, { lost: !heard });
      if (heard) this.point('WPA: received EAPOL-Key frame (2/4 Pairwise)', 'debug');
    }
    return this;
  }

  /** Message 3/4 arrives and 4/4 is sent: the station has its keys. */
  messages34(bssid: string, heard = true): this {
    this.point('WPA: sending 3/4 msg of 4-Way Handshake', 'debug');
    this.air.send(this.at, bssid, false, { is: 'key', message: 3 });
    const protocol = this.since('2.11') ? 'RSN' : 'WPA';
    this.say(`${protocol}: RX message 3 of 4-Way Handshake from ${bssid} (ver=2)`, 'debug');
    this.say(`${protocol}: Sending EAPOL-Key 4/4`, 'debug');
    this.air.send(this.at, bssid, true, { is: 'key', message: 4 }, { lost: !heard });
    if (heard) this.point('WPA: received EAPOL-Key frame (4/4 Pairwise)', 'debug');
    this.say(`WPA: Key negotiation completed with ${bssid} [PTK=CCMP GTK=CCMP]`);
    return heard ? this.point('WPA: pairwise key handshake completed (RSN)') : this;
  }

  connected(network: Network, bssid: string, byPoint = true): this {
    this.say('State: GROUP_HANDSHAKE -> COMPLETED', 'debug');
    this.say(
      `CTRL-EVENT-CONNECTED - Connection to ${bssid} completed [id=${network.id} id_str=]`,
      'info',
      true,
    );
    if (byPoint) {
      this.air.keyed(this.at, bssid);
      this.hostapd(`AP-STA-CONNECTED ${this.station}`);
      this.hostapd(`EAPOL-4WAY-HS-COMPLETED ${this.station}`);
    }
    this.#accounts.delete(network.ssid);
    this.up = bssid;
    return this;
  }

  handshake(network: Network, bssid: string): this {
    if (network.keys !== 'open') this.messages12(bssid).messages34(bssid);
    return this.connected(network, bssid);
  }

  disconnected(
    bssid: string,
    reason: number,
    local = false,
    wasUp = false,
    frame: 'deauthentication' | 'disassociation' = 'deauthentication',
  ): this {
    const name = REASONS[reason] ?? 'UNSPECIFIED';
    this.air.send(this.at, bssid, local, { is: 'end', frame, reason });
    if (this.up === bssid) this.up = undefined;
    this.kernel(
      local
        ? `deauthenticating from ${bssid} by local choice (Reason: ${reason}=${name})`
        : `deauthenticated from ${bssid} (Reason: ${reason}=${name})`,
    );
    if (wasUp) this.hostapd(`AP-STA-DISCONNECTED ${this.station}`);
    return this.say(
      `CTRL-EVENT-DISCONNECTED bssid=${bssid} reason=${reason}${local ? ' locally_generated=1' : ''}`,
      'info',
      true,
    );
  }

  /** The supplicant's words after a 4-way handshake that failed with a PSK; up to 2.9 with SAE too (50a2c8c90). */
  suspectKey(network: Network): this {
    this.say('WPA: 4-Way Handshake failed - pre-shared key may be incorrect');
    return this.backOff(network, 'WRONG_KEY');
  }

  /** The attempt failed: the accounting of wpas_connection_failed (2.10) and the wait that follows. */
  failed(network: Network, bssid: string): this {
    const account = this.#account(network);
    account.failures += 1;
    if (this.since('2.10')) {
      if (account.failures === 1)
        this.plain(`Added BSSID ${bssid} into ignore list, ignoring for 10 seconds`, 'debug');
      if (account.failures > 4)
        this.plain(`BSSID ${bssid} ignore list count incremented to 2, ignoring for 10 seconds`);
    }
    if (account.failures >= 4) return this.backOff(network, 'CONN_FAILED');
    return this.tick(this.random.pick(0.15, 0.3, 0.6, 1.1));
  }

  backOff(network: Network, why: 'WRONG_KEY' | 'CONN_FAILED' | 'AUTH_FAILED'): this {
    const account = this.#account(network);
    account.disabled += 1;
    account.waiting = true;
    const seconds = [10, 20, 30, 60, 60, 90][Math.min(account.disabled, 6) - 1] ?? 10;
    this.say(
      `CTRL-EVENT-SSID-TEMP-DISABLED id=${network.id} ssid="${network.printed}" auth_failures=${account.disabled} duration=${seconds} reason=${why}`,
    );
    return this.tick(seconds);
  }

  /** A full login up to the connection, by the network's own key management. */
  join(network: Network, bssid: string = network.points[0]): this {
    const { keys } = network;
    if (keys === 'sae' || keys === 'mixed') {
      this.sae(network, bssid).associate(network, bssid).heardAssociation().associated(bssid);
    } else {
      this.open(network, bssid).associate(network, bssid).heardAssociation().associated(bssid);
      if (keys === 'eap') this.eapStart().eapMethod().eapSuccess().remember(network, bssid);
    }
    return this.handshake(network, bssid);
  }

  /** A login with the cached key, where there is one. */
  rejoin(network: Network, bssid: string = network.points[0]): this {
    const cached = this.cache.has(bssid);
    if (!cached && network.keys !== 'psk' && network.keys !== 'open') return this.join(network, bssid);
    this.open(network, bssid, cached ? 'cached' : 'open')
      .associate(network, bssid, cached)
      .heardAssociation(cached);
    this.associated(bssid);
    if (cached) {
      this.point('WPA: PMKID found from PMKSA cache eap_type=0 vlan=0', 'debug');
      this.plain('EAPOL: PMKSA caching was used - skip EAPOL', 'debug');
    }
    return this.handshake(network, bssid);
  }

  #eap(...steps: readonly EapStep[]): this {
    for (const step of steps) {
      if (step === 'identity' || step === 'method')
        this.air.send(this.at, this.#at, false, { is: 'eap', step });
      const fromStation = step !== 'success' && step !== 'failure';
      this.air.send(this.at + 1, this.#at, fromStation, { is: 'eap', step });
    }
    return this;
  }

  eapStart(): this {
    this.tick(0.05).say('CTRL-EVENT-EAP-STARTED EAP authentication started');
    return this.#eap('identity').hostapd(`CTRL-EVENT-EAP-STARTED ${this.station}`);
  }

  eapMethod(number = 25, name = 'PEAP'): this {
    this.tick(0.05).say(`CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=${number}`).#eap('method');
    return this.say(`CTRL-EVENT-EAP-METHOD EAP vendor 0 method ${number} (${name}) selected`).tick(0.2);
  }

  eapMethodRefused(): this {
    return this.say('CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=13 -> NAK').#eap('nak').tick(0.2);
  }

  certificateRefused(): this {
    return this.#eap('alert').say(
      "CTRL-EVENT-EAP-TLS-CERT-ERROR reason=4 depth=0 subject='/CN=radius.lab' err='certificate has expired'",
    );
  }

  eapSuccess(): this {
    this.#eap('success').say('CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully');
    return this.hostapd(`CTRL-EVENT-EAP-SUCCESS ${this.station}`);
  }

  eapFailure(): this {
    this.#eap('failure').say('CTRL-EVENT-EAP-FAILURE EAP authentication failed', 'info', true);
    return this.hostapd(`CTRL-EVENT-EAP-FAILURE ${this.station}`);
  }

  /** The person, or the system on its way to sleep, ends the connection. */
  leave(bssid: string): this {
    this.say("Control interface command 'DISCONNECT'", 'debug');
    return this.disconnected(bssid, 3, true, true);
  }
}
