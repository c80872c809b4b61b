import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { Control, Monitor } from './control.ts';
import { EventLog, type LoggedEvent } from './event-log.ts';
import { networkBlock, type Network } from './networks.ts';
import { spoil } from './okc.ts';
import { Daemon } from './process.ts';
import { radio } from './radios.ts';

export interface StationOptions {
  readonly networks: readonly Network[];
  /** Further global lines of wpa_supplicant's configuration. */
  readonly lines?: readonly string[];
  /** It is on the message bus too (`-u`). */
  readonly isOnBus?: boolean;
  readonly logPath: string;
  readonly eventsPath: string;
  readonly verbosity: readonly string[];
}

/** One row of the PMKSA cache. Keys are not in it. */
export interface CacheEntry {
  readonly bssid: string;
  readonly pmkid: string;
  readonly isOpportunistic: boolean;
}

/** Fields of a network block that a remedy could touch, or that a program that rewrites one would lose. */
const FIELDS =
  `ssid scan_ssid bssid bssid_ignore bssid_accept psk proto key_mgmt pairwise group auth_alg scan_freq freq_list eap identity
  anonymous_identity password ca_cert client_cert phase1 phase2 pcsc eapol_flags proactive_key_caching disabled id_str ieee80211w
  mixed_cell priority ap_max_inactivity dtim_period beacon_int bgscan mac_addr fragment_size sim_num wps_disabled group_rekey
  wpa_ptk_rekey peerkey mode frequency sae_password sae_password_id ft_eap_pmksa_caching owe_group ocsp domain_match`.split(
    /\s+/,
  );

/** What ends an attempt without a connection. */
const REFUSED = /CTRL-EVENT-(DISCONNECTED|ASSOC-REJECT|AUTH-REJECT)/;

/** A real wpa_supplicant on radio 1. */
export class Station {
  readonly iface = radio(1).iface;
  readonly address = radio(1).address;
  readonly events = new EventLog('wpa_supplicant');
  readonly #options: StationOptions;
  #daemon: Daemon | undefined;
  #control: Control | undefined;
  #monitor: Monitor | undefined;

  constructor(options: StationOptions) {
    this.#options = options;
  }

  get control(): Control {
    if (this.#control === undefined) throw new Error('wpa_supplicant does not run');
    return this.#control;
  }

  /** Starts wpa_supplicant and attaches the recording monitor. It begins to scan at once. */
  async start(): Promise<void> {
    const { networks, lines = [], logPath, eventsPath, verbosity, isOnBus } = this.#options;
    const config = '/run/lab/wpa_supplicant.conf';
    writeFileSync(
      config,
      ['ctrl_interface=/run/wpa_supplicant', ...lines, ...networks.map(networkBlock)].join('\n') + '\n',
    );
    const bus = isOnBus === true ? ['-u'] : [];
    const args = ['-t', ...bus, ...verbosity, '-f', logPath, '-i', this.iface, '-c', config];
    this.#daemon = new Daemon('wpa_supplicant', args);
    const path = `/run/wpa_supplicant/${this.iface}`;
    this.#control = await Control.open(path);
    const onEvent = (text: string) => {
      const now = Date.now();
      appendFileSync(eventsPath, `${(now / 1000).toFixed(6)} ${this.iface} ${text.trimEnd()}\n`, 'latin1');
      this.events.push(text, now);
    };
    this.#monitor = await Monitor.attach(path, onEvent, 2);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.#daemon?.stop(signal);
    this.#monitor?.close();
    this.#control?.close();
    this.#monitor = this.#control = undefined;
  }

  order(command: string): Promise<string> {
    return this.control.order(command);
  }

  /** Waits for one connection. @param why the sentence if it does not come */
  connected(why = 'the station did not connect', seconds = 40): Promise<LoggedEvent> {
    return this.events.next({ connected: /CTRL-EVENT-CONNECTED/ }, seconds, why);
  }

  disconnected(why = 'the station was not disconnected', seconds = 20): Promise<LoggedEvent> {
    return this.events.next({ disconnected: /CTRL-EVENT-DISCONNECTED/ }, seconds, why);
  }

  /** Waits until `count` attempts were refused; a connection in between is an error. */
  async refused(count: number, why: string, seconds = 40): Promise<void> {
    for (let n = 1; n <= count; n++) {
      const event = await this.events.next(
        { refused: REFUSED, connected: /CTRL-EVENT-CONNECTED/ },
        seconds,
        why,
      );
      if (event.kind === 'connected')
        throw new Error(`connected where refusal ${n} of ${count} was due: ${why}`);
    }
  }

  /** Waits until the supplicant gives the network up for a while. */
  async gaveUp(why: string, seconds = 60): Promise<LoggedEvent> {
    return this.events.next({ gaveUp: /SSID-TEMP-DISABLED/ }, seconds, why);
  }

  /** Disconnects on a user's command. */
  async leave(): Promise<void> {
    this.events.skip();
    await this.order('DISCONNECT');
    await this.disconnected('DISCONNECT did not end the connection');
  }

  /** Leaves and joins again: what uses a cached PMK. */
  async rejoin(): Promise<void> {
    await this.leave();
    await this.order('RECONNECT');
  }

  /** Looks for the access point and moves to it. */
  async roam(bssid: string): Promise<void> {
    for (let tries = 0; tries < 10; tries++) {
      this.events.skip();
      await this.control.request('SCAN TYPE=ONLY freq=2412');
      await this.events.next({ scanned: /CTRL-EVENT-SCAN-RESULTS/ }, 20, 'the scan brought no results');
      if ((await this.order('SCAN_RESULTS')).includes(bssid)) break;
    }
    this.events.skip();
    await this.order(`ROAM ${bssid}`);
  }

  async cache(): Promise<CacheEntry[]> {
    const rows = (await this.control.request('PMKSA')).split('\n').slice(1);
    return rows.flatMap((row) => {
      const [, bssid, pmkid, , opportunistic] = row.split(' ');
      if (bssid === undefined || pmkid === undefined) return [];
      return [{ bssid, pmkid, isOpportunistic: opportunistic === '1' }];
    });
  }

  async cacheEntry(bssid: string): Promise<CacheEntry | undefined> {
    return (await this.cache()).find((entry) => entry.bssid === bssid);
  }

  /** Puts a key that no access point made into the cache, as another program could. @param akm hostap's bit (`WPA_KEY_MGMT_*`) */
  async addEntry(networkId: number, bssid: string, akm: number): Promise<void> {
    const [reauthS, lifetimeS, opportunistic] = [30_240, 43_200, 0];
    const [pmkid, pmk] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
    await this.order(
      `PMKSA_ADD ${networkId} ${bssid} ${pmkid} ${pmk} ${reauthS} ${lifetimeS} ${akm} ${opportunistic}`,
    );
  }

  /** Keeps the PMKID of an entry and spoils its PMK: the access point will find every MIC of message 2/4 wrong. */
  async spoilPmk(networkId: number, bssid: string): Promise<void> {
    const [aa, pmkid, pmk, ...rest] = await this.#entryWithKey(networkId, bssid);
    await this.order(`PMKSA_ADD ${networkId} ${[aa, pmkid, spoil(pmk), ...rest].join(' ')}`);
  }

  /** Drops one entry as the supplicant itself would at its end of life, and waits until it is gone (a second). */
  async forgetEntry(networkId: number, bssid: string): Promise<void> {
    const nothing = `${'0'.repeat(32)} ${randomBytes(32).toString('hex')} 0 0 1024 0`;
    await this.order(`PMKSA_ADD ${networkId} ${bssid} ${nothing}`);
    for (let tries = 0; tries < 50 && (await this.cacheEntry(bssid)) !== undefined; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if ((await this.cacheEntry(bssid)) !== undefined) throw new Error('the entry did not go');
  }

  /** The PMK of an entry, for a scenario that must know it; nothing may print it. */
  async pmk(networkId: number, bssid: string): Promise<string> {
    return (await this.#entryWithKey(networkId, bssid))[2];
  }

  async #entryWithKey(networkId: number, bssid: string): Promise<[string, string, string, ...string[]]> {
    const rows = (await this.order(`PMKSA_GET ${networkId}`)).split('\n').map((text) => text.split(' '));
    const [aa, pmkid, pmk, ...rest] = rows.find(([first]) => first === bssid) ?? [];
    if (aa === undefined || pmkid === undefined || pmk === undefined) {
      throw new Error(`no cached PMK for ${bssid} in network ${networkId}`);
    }
    return [aa, pmkid, pmk, ...rest];
  }

  /** Every PMK in the cache, for the search in the recordings; nothing may print them. */
  async secrets(): Promise<string[]> {
    const found: string[] = [];
    for (let id = 0; id < this.#options.networks.length; id++) {
      const reply = await this.control.request(`PMKSA_GET ${id}`).catch(() => '');
      for (const row of reply.split('\n')) {
        const pmk = row.split(' ')[2];
        if (pmk !== undefined && pmk.length >= 64) found.push(pmk);
      }
    }
    return found;
  }

  /** The whole configuration as the supplicant tells it, to be compared before and after a remedy. */
  async configuration(): Promise<string> {
    const list = (await this.order('LIST_NETWORKS')).replace(/\[(CURRENT|TEMP-DISABLED)\]/g, '');
    const values: string[] = [];
    for (let id = 0; id < this.#options.networks.length; id++) {
      for (const field of FIELDS) {
        values.push(`${id} ${field} ${await this.control.request(`GET_NETWORK ${id} ${field}`)}`);
      }
    }
    return [list, ...values].join('\n');
  }
}
