import { writeFileSync } from 'node:fs';
import { Control, Monitor } from './control.ts';
import { EventLog } from './event-log.ts';
import { accessPointLines, type Network } from './networks.ts';
import { Daemon } from './process.ts';
import { radio, setInReach } from './radios.ts';

export interface AccessPointOptions {
  readonly network: Network;
  /** Number of its radio; 0 unless told. */
  readonly radio?: number;
  readonly logPath: string;
  readonly verbosity: readonly string[];
}

/** A real hostapd on one radio. */
export class AccessPoint {
  readonly iface: string;
  readonly bssid: string;
  readonly events: EventLog;
  readonly #options: AccessPointOptions;
  #network: Network;
  #daemon: Daemon | undefined;
  #control: Control | undefined;
  #monitor: Monitor | undefined;

  constructor(options: AccessPointOptions) {
    const { iface, address } = radio(options.radio ?? 0);
    this.iface = iface;
    this.bssid = address;
    this.events = new EventLog(`hostapd ${iface}`);
    this.#options = options;
    this.#network = options.network;
  }

  get controlPath(): string {
    return `/run/hostapd/${this.iface}`;
  }

  get control(): Control {
    if (this.#control === undefined) throw new Error(`hostapd on ${this.iface} does not run`);
    return this.#control;
  }

  /** Starts hostapd and returns when it beacons; a network given here replaces the one before (a changed password). */
  async start(network: Network = this.#network): Promise<void> {
    this.#network = network;
    const config = `/run/lab/hostapd-${this.iface}.conf`;
    const lines = [`interface=${this.iface}`, 'driver=nl80211', 'hw_mode=g', 'channel=1'];
    lines.push('ctrl_interface=/run/hostapd', ...accessPointLines(network));
    // The module logger has a level of its own, and its debug lines tell which handshake message failed.
    if (this.#options.verbosity.length > 0) lines.push('logger_stdout=-1', 'logger_stdout_level=0');
    writeFileSync(config, `${lines.join('\n')}\n`);
    const { logPath, verbosity } = this.#options;
    this.#daemon = new Daemon('hostapd', ['-t', ...verbosity, '-f', logPath, config]);
    this.#control = await Control.open(this.controlPath);
    this.#monitor = await Monitor.attach(this.controlPath, (text) => this.events.push(text, Date.now()));
    for (let tries = 0; tries < 100; tries++) {
      if ((await this.#control.request('STATUS')).includes('state=ENABLED')) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`hostapd on ${this.iface} did not come up`);
  }

  /** Ends hostapd: SIGTERM says goodbye to its stations, SIGKILL does not. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#monitor?.close();
    this.#control?.close();
    this.#monitor = this.#control = undefined;
    await this.#daemon?.stop(signal);
  }

  /** Gone from the air from one moment to the next, as when the power fails: no farewell, no beacon. */
  vanish(): void {
    setInReach(this.iface, false);
  }

  appear(): void {
    setInReach(this.iface, true);
  }

  /** What a restart does to the cache: every PMKSA is forgotten. */
  async forgetKeys(): Promise<void> {
    await this.control.order('PMKSA_FLUSH');
  }

  /** Deauthenticates a station with a reason of our choosing. */
  async kick(station: string, reason: number): Promise<void> {
    await this.control.order(`DEAUTHENTICATE ${station} reason=${reason}`);
  }

  /** Puts a PMK into the access point's cache, as if it had been shared between the access points of a network. */
  async teachPmk(station: string, pmkid: string, pmk: string): Promise<void> {
    const [lifetimeS, akm8021x] = [43200, 1];
    await this.control.order(`PMKSA_ADD ${station} ${pmkid} ${pmk} ${lifetimeS} ${akm8021x}`);
  }
}
