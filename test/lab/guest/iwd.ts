import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EventLog } from './event-log.ts';
import type { Network } from './networks.ts';
import { Daemon, run } from './process.ts';
import { radio } from './radios.ts';

export interface IwdOptions {
  readonly isDebug: boolean;
  /** Its own stderr, without stamps. */
  readonly logPath: string;
  readonly monitorPath: string;
  /** What the journal made of it and of the kernel's lines. */
  readonly journalPath: string;
}

const PROFILES = '/var/lib/iwd';
const JOURNAL = '/run/systemd/journal';
const POLL = 50;

/** A real iwd on radio 1, with a message bus, a journal and iwmon around it. */
export class Iwd {
  readonly iface = radio(1).iface;
  readonly address = radio(1).address;
  readonly events = new EventLog('iwd');
  readonly #options: IwdOptions;
  readonly #daemons: Daemon[] = [];
  #timer: NodeJS.Timeout | undefined;
  #seen = 0;
  #startedAt = 0;

  constructor(options: IwdOptions) {
    this.#options = options;
  }

  /** Starts everything; iwd looks for networks that it knows at once. */
  async start(known?: Network): Promise<void> {
    const { isDebug, logPath, monitorPath } = this.#options;
    this.#startedAt = Date.now();
    rmSync(PROFILES, { recursive: true, force: true });
    mkdirSync(PROFILES, { recursive: true });
    if (known) this.know(known);
    await this.#startBus();
    await this.#startJournal();
    await run('modprobe', 'nlmon');
    this.#daemons.push(new Daemon('iwmon', [], monitorPath));
    const flags = `-i ${this.iface}${isDebug ? ' -d' : ''}`;
    writeFileSync(logPath, '');
    this.#daemons.push(
      new Daemon('sh', ['-c', `/usr/libexec/iwd ${flags} 2>&1 | tee ${logPath} | systemd-cat -t iwd`]),
    );
    this.#timer = setInterval(() => this.#read(), POLL);
    await this.#answers();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await run('pkill', '-f', 'libexec/iwd').catch(() => undefined);
    for (const daemon of this.#daemons.splice(0).reverse()) await daemon.stop();
  }

  /** Writes the profile of a network, as iwd itself does after the first connection. */
  know({ ssid, password }: Network): void {
    writeFileSync(`${PROFILES}/${ssid}.psk`, `[Security]\nPassphrase=${password}\n`, { mode: 0o600 });
  }

  /** Asks for a connection as a person would; resolves when iwd says what came of it. */
  async connect({ ssid, password }: Network): Promise<string> {
    await this.#find(ssid);
    return run('iwctl', '--passphrase', password, 'station', this.iface, 'connect', ssid).catch(String);
  }

  /** Leaves the network and joins it again: what uses a cached PMK. */
  async rejoin(network: Network): Promise<string> {
    await run('iwctl', 'station', this.iface, 'disconnect');
    return this.connect(network);
  }

  async state(): Promise<string> {
    const shown = await run('iwctl', 'station', this.iface, 'show').catch(() => '');
    return /State\s+(\w+)/.exec(shown)?.[1] ?? 'unknown';
  }

  /** Waits until iwd is connected, or is not any more. */
  async reaches(state: 'connected' | 'disconnected', why: string, seconds = 60): Promise<void> {
    for (let tries = 0; tries < seconds * 2; tries++) {
      if ((await this.state()) === state) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`${why} (iwd is ${await this.state()})`);
  }

  /** Writes what the journal holds of iwd and the kernel. */
  async keepJournal(): Promise<void> {
    const since = `--since=@${(this.#startedAt / 1000).toFixed(6)}`;
    const lines = await run(
      'journalctl',
      since,
      '-o',
      'short-precise',
      '-t',
      'iwd',
      '-t',
      'kernel',
      '--no-pager',
    );
    writeFileSync(this.#options.journalPath, lines);
  }

  async #startBus(): Promise<void> {
    mkdirSync('/run/dbus', { recursive: true });
    rmSync('/run/dbus/pid', { force: true });
    await run('dbus-uuidgen', '--ensure');
    // The bus would start an iwd of its own for whoever asks before ours has its name.
    rmSync('/usr/share/dbus-1/system-services/net.connman.iwd.service', { force: true });
    this.#daemons.push(new Daemon('dbus-daemon', ['--system', '--nofork', '--nopidfile']));
  }

  async #startJournal(): Promise<void> {
    mkdirSync(JOURNAL, { recursive: true });
    mkdirSync('/run/log/journal', { recursive: true });
    // What the journal says of a machine must not be the builder's.
    writeFileSync('/etc/machine-id', `${'0'.repeat(31)}1\n`);
    writeFileSync('/proc/sys/kernel/hostname', 'lab');
    // The journal asks in which control group its writers live; another scenario may have mounted it.
    await run('mount', '-t', 'cgroup2', 'cgroup2', '/sys/fs/cgroup').catch(() => undefined);
    this.#daemons.push(new Daemon('/lib/systemd/systemd-journald', []));
    for (let tries = 0; tries < 100 && !existsSync(`${JOURNAL}/stdout`); tries++)
      await new Promise((resolve) => setTimeout(resolve, POLL));
  }

  async #answers(): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      if ((await this.state()) !== 'unknown') return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('iwd does not show a station on wlan1');
  }

  async #find(ssid: string): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      const list = await run('iwctl', 'station', this.iface, 'get-networks').catch(() => '');
      if (list.includes(ssid)) return;
      await run('iwctl', 'station', this.iface, 'scan').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    throw new Error(`iwd found no ${ssid}`);
  }

  #read(): void {
    const text = readFileSync(this.#options.logPath, 'latin1');
    const end = text.lastIndexOf('\n') + 1;
    for (const line of text.slice(this.#seen, end).split('\n')) if (line) this.events.push(line, Date.now());
    this.#seen = Math.max(this.#seen, end);
  }
}
