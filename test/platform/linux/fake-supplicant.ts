/** A wpa_supplicant with networks, a PMKSA cache and events, as far as a remedy can tell. */
import { join } from 'node:path';
import { StandInDaemon } from './stand-in-daemon.ts';

export interface FakeNetwork {
  ssid: string;
  flags: string[];
  fields: Map<string, string>;
}

export interface FakeKey {
  aa: string;
  pmkid: string;
  network: number;
  opportunistic: boolean;
}

/** Commands that Rejoin must never send, whatever happens. */
const NEVER =
  /^(?:PMKSA_FLUSH|FLUSH|RECONFIGURE|SELECT_NETWORK|SAVE_CONFIG|REMOVE_NETWORK all|DISCONNECT|TERMINATE)\b/;
const NUMBERS = ['ap_max_inactivity', 'dtim_period', 'beacon_int'];

export interface FakeOptions {
  /** Built with CONFIG_PMKSA_CACHE_EXTERNAL; default true. */
  readonly external?: boolean;
  /** Called with every command before it is answered; true = stay silent. */
  readonly before?: (command: string) => boolean | undefined;
}

export class FakeSupplicant {
  readonly daemon: StandInDaemon;
  readonly networks = new Map<number, FakeNetwork>();
  keys: FakeKey[] = [];
  /** What must never have been sent, and was. */
  readonly sins: string[] = [];
  state = 'SCANNING';
  current: { id: number; bssid: string } | undefined;
  /** BSSID → SSID, as the last scan has it. */
  readonly scan = new Map<string, string>();
  readonly #options: FakeOptions;
  readonly #born = new Set<number>();

  constructor(folder: string, options: FakeOptions = {}) {
    this.#options = options;
    this.daemon = new StandInDaemon(join(folder, 'wlan1'), (command) => this.#answer(command));
  }

  network(id: number, ssid: string, flags: string[] = [], fields: Record<string, string> = {}): void {
    const numbers = NUMBERS.map((name) => [name, '0'] as const);
    this.networks.set(id, {
      ssid,
      flags,
      fields: new Map([...numbers, ['key_mgmt', 'SAE'], ...Object.entries(fields)]),
    });
  }

  key(aa: string, network: number, opportunistic = false): void {
    const pmkid = aa.replaceAll(':', '').padEnd(32, 'a');
    this.keys.push({ aa, pmkid, network, opportunistic });
    this.scan.set(aa, this.networks.get(network)?.ssid ?? '');
  }

  /** The whole configuration, to be compared before and after. */
  configuration(): unknown {
    return [...this.networks]
      .toSorted(([a], [b]) => a - b)
      .map(([id, { ssid, flags, fields }]) => [
        id,
        ssid,
        flags.filter((flag) => flag === 'DISABLED'),
        Object.fromEntries(fields),
      ]);
  }

  get aas(): string[] {
    return this.keys.map((key) => key.aa).toSorted();
  }

  /** Commands by their first word. */
  get verbs(): string[] {
    return this.daemon.commands.map((command) => command.split(' ')[0] ?? '');
  }

  close(): void {
    this.daemon.close();
  }

  #answer(command: string): string | undefined {
    if (this.#options.before?.(command)) return undefined;
    if (NEVER.test(command)) this.sins.push(command);
    const [verb = '', ...rest] = command.split(' ');
    const id = Number(rest[0]);
    const network = this.networks.get(id);
    switch (verb) {
      case 'LIST_NETWORKS':
        return this.#list(Number(/LAST_ID=(\d+)/.exec(command)?.[1] ?? -1));
      case 'STATUS':
        return this.#status();
      case 'SCAN_RESULTS':
        return `bssid / frequency / signal level / flags / ssid\n${[...this.scan].map(([aa, ssid]) => `${aa}\t2412\t-30\t[WPA2-SAE-CCMP][ESS]\t${ssid}\n`).join('')}`;
      case 'BSS': {
        const ssid = this.scan.get(rest[0] ?? '');
        return ssid === undefined ? '' : `bssid=${rest[0]}\nflags=[WPA2-SAE-CCMP][ESS]\nssid=${ssid}\n`;
      }
      case 'MIB':
        return 'dot11RSNAConfigPMKLifetime=43200\n';
      case 'PMKSA':
        return `Index / AA / PMKID / expiration (in seconds) / opportunistic\n${this.keys.map((key, index) => `${index + 1} ${key.aa} ${key.pmkid} 43000 ${key.opportunistic ? 1 : 0}\n`).join('')}`;
      case 'PMKSA_GET':
        if (network) this.sins.push(command);
        return this.#options.external === false ? 'UNKNOWN COMMAND\n' : 'FAIL\n';
      case 'PMKSA_ADD':
        return this.#options.external === false ? 'UNKNOWN COMMAND\n' : this.#add(rest);
      case 'ADD_NETWORK':
        return this.#addNetwork();
      case 'REMOVE_NETWORK':
        if (!this.#born.has(id)) this.sins.push(command);
        if (!this.networks.delete(id)) return 'FAIL\n';
        this.#flush(id);
        this.daemon.tell(3, `CTRL-EVENT-NETWORK-REMOVED ${id}`);
        return 'OK\n';
      case 'GET_NETWORK':
        return network?.fields.get(rest[1] ?? '') ?? 'FAIL\n';
      case 'SET_NETWORK':
        return network ? this.#set(id, network, rest[1] ?? '', rest.slice(2).join(' ')) : 'FAIL\n';
      case 'DISABLE_NETWORK':
        if (network) network.flags = ['DISABLED'];
        return network ? 'OK\n' : 'FAIL\n';
      case 'ENABLE_NETWORK':
        if (network?.flags.includes('DISABLED')) network.flags = [];
        return network ? 'OK\n' : 'FAIL\n';
      case 'REASSOCIATE':
      case 'RECONNECT':
        return 'OK\n';
      case 'PING':
        return 'PONG\n';
      default:
        return verb === 'ATTACH' || verb === 'LEVEL' || verb === 'DETACH' ? undefined : 'UNKNOWN COMMAND\n';
    }
  }

  #list(after: number): string {
    const rows = [...this.networks]
      .toSorted(([a], [b]) => a - b)
      .filter(([id]) => id > after)
      .map(([id, { ssid, flags }]) => {
        const all = new Set([...flags, ...(this.current?.id === id ? ['CURRENT'] : [])]);
        return `${id}\t${ssid}\tany\t${[...all].map((flag) => `[${flag}]`).join('')}\n`;
      });
    return `network id / ssid / bssid / flags\n${rows.join('')}`;
  }

  #status(): string {
    const address = 'address=02:00:00:00:01:00\n';
    if (!this.current) return `wpa_state=${this.state}\n${address}`;
    const { id, bssid } = this.current;
    const ssid = this.networks.get(id)?.ssid ?? '';
    return `bssid=${bssid}\nssid=${ssid}\nid=${id}\nkey_mgmt=SAE\nwpa_state=${this.state}\n${address}`;
  }

  #addNetwork(): string {
    const id = Math.max(-1, ...this.networks.keys()) + 1;
    this.networks.set(id, { ssid: '', flags: ['DISABLED'], fields: new Map() });
    this.#born.add(id);
    this.daemon.tell(3, `CTRL-EVENT-NETWORK-ADDED ${id}`);
    return `${id}\n`;
  }

  #add([id = '', aa = '', pmkid = '', pmk = '', reauth = '', expiration = '']: string[]): string {
    const network = Number(id);
    if (!this.networks.has(network) || pmk.length < 64 || reauth !== '0' || expiration !== '0')
      return 'FAIL\n';
    if (!this.#born.has(network)) this.sins.push('PMKSA_ADD into a network that is not ours');
    const old = this.keys.find((key) => key.aa === aa);
    this.keys = this.keys.filter((key) => key.aa !== aa);
    if (old) this.daemon.tell(3, `PMKSA-CACHE-REMOVED ${aa} ${old.network}`);
    this.keys.push({ aa, pmkid, network, opportunistic: false });
    this.daemon.tell(3, `PMKSA-CACHE-ADDED ${aa} ${network}`);
    return 'OK\n';
  }

  #set(id: number, network: FakeNetwork, field: string, value: string): string {
    if (network.fields.get(field) === value) return 'OK\n';
    network.fields.set(field, value);
    this.#flush(id);
    return 'OK\n';
  }

  #flush(id: number): void {
    for (const key of this.keys.filter((known) => known.network === id))
      this.daemon.tell(3, `PMKSA-CACHE-REMOVED ${key.aa} ${id}`);
    this.keys = this.keys.filter((key) => key.network !== id);
  }
}
