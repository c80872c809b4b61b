import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skip, type Batch, type Level, type Verdict } from '../scenario.ts';
import { AccessPoint } from './access-point.ts';
import { captureAir } from './capture.ts';
import { makeCertificates } from './certificates.ts';
import { Iwd } from './iwd.ts';
import { Desktop, dhcpServer } from './network-manager.ts';
import { networkBlock, type Network } from './networks.ts';
import { Daemon } from './process.ts';
import { reloadRadios } from './radios.ts';
import { isOf, type Range, type Releases } from '../releases.ts';
import { hasRejoin, REJOIN, rejoinAs, type Answer } from './rejoin.ts';
import { Station } from './station.ts';
import { commandAs, openTo, type User } from './user.ts';

const VERBOSITY: Readonly<Record<Level, readonly string[]>> = { info: [], debug: ['-d'], msgdump: ['-dd'] };

/** Everything a scenario may use. One is made for each scenario, and all it started ends with it. */
export class Lab {
  readonly level: Level;
  /** Where the traces are written, in the guest's memory; they are copied out at the end. */
  readonly folder: string;
  readonly steps: string[] = [];
  readonly measured: Record<string, number> = {};
  /** Milliseconds in which `rejoin watch` was started. */
  startingMs = 0;
  readonly #isLive: boolean;
  readonly #releases: Releases;
  readonly #isCaptured: boolean;
  readonly #startedAt = Date.now();
  readonly #cleanups: (() => Promise<unknown>)[] = [];
  readonly #stations: Station[] = [];
  readonly #desktops: Desktop[] = [];
  #watcher: Daemon | undefined;
  #user: User = 'root';
  #capture: Daemon | undefined;

  constructor(name: string, { level, isLive, isCaptured }: Batch, releases: Releases) {
    this.#releases = releases;
    this.level = level;
    this.#isLive = isLive;
    this.#isCaptured = isCaptured;
    this.folder = `/run/lab/traces/${name}`;
    mkdirSync(this.folder, { recursive: true });
  }

  /** Radios without a past, and an ordinary user who listens to the kernel. */
  async open(): Promise<void> {
    await reloadRadios(4);
    if (this.#isCaptured) await this.#captureAir();
    this.#listen();
    this.#followKernel();
  }

  /** The kernel's own log from here on. Its wall clock would be made of the time since boot, and be wrong by as much. */
  #followKernel(): void {
    const follower = new Daemon('dmesg', ['--follow-new'], this.#path('kernel.log'));
    this.onClose(() => follower.stop());
  }

  async #captureAir(): Promise<void> {
    const capture = await captureAir(this.#path('air.pcapng'));
    this.#capture = capture;
    this.onClose(() => capture.stop());
  }

  /** Ends the capture, so that its file is whole. */
  async endCapture(): Promise<void> {
    if (this.#capture === undefined) return;
    // The kernel hands frames over in blocks; dumpcap forgets the last one when it is told to end.
    await this.pause(1.5);
    await this.#capture.stop();
  }

  /** Starts `iw event` as an ordinary user, and starts it again if it ends before the scenario does. */
  #listen(): void {
    const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', 'iw', 'event', '-t', '-f'];
    const listener = new Daemon('setpriv', asNobody, this.#path('iw-event.log'));
    let isOver = false;
    this.onClose(() => {
      isOver = true;
      return listener.stop();
    });
    void listener.exited.then((code) => {
      if (isOver) return;
      this.step(`iw event ended with ${code} and is started again`);
      this.#listen();
    });
  }

  /** Notes what is done and when; the notes are part of the result. */
  step(text: string): void {
    this.steps.push(`${((Date.now() - this.#startedAt) / 1000).toFixed(2)} ${text}`);
  }

  /** Something to end with the scenario; the last comes first. */
  onClose(cleanup: () => Promise<unknown>): void {
    this.#cleanups.push(cleanup);
  }

  /** An access point that already beacons. The second one writes to `hostapd-2.log`. */
  async accessPoint(network: Network, radio = 0): Promise<AccessPoint> {
    if (network.akm === 'EAP') await makeCertificates();
    const base = this.level === 'info' ? 'hostapd' : 'hostapd-debug';
    const accessPoint = new AccessPoint({
      network,
      radio,
      logPath: this.#path(radio === 0 ? `${base}.log` : `${base}-${radio}.log`),
      verbosity: VERBOSITY[this.level],
    });
    this.onClose(() => accessPoint.stop());
    await accessPoint.start();
    this.step(`access point ${accessPoint.bssid} is up`);
    return accessPoint;
  }

  /** A station that already looks for its networks. */
  async station(
    networks: Network | readonly Network[],
    lines: readonly string[] = [],
    isOnBus = false,
  ): Promise<Station> {
    const station = new Station({
      networks: Array.isArray(networks) ? networks : [networks],
      ...{ lines, isOnBus },
      logPath: this.#path(`wpa-${this.level}.log`),
      eventsPath: this.#path('wpa-events.log'),
      verbosity: VERBOSITY[this.level],
    });
    this.#stations.push(station);
    this.onClose(() => station.stop());
    await station.start();
    this.step('station is up');
    return station;
  }

  /** A desktop's station: NetworkManager over wpa_supplicant, with a journal. It knows no network yet. */
  async desktop(): Promise<Desktop> {
    const desktop = new Desktop(this.folder, this.level, this.isOf({ part: 'wpa_supplicant', from: '2.10' }));
    this.#desktops.push(desktop);
    this.onClose(() => desktop.stop());
    await desktop.start();
    this.step('desktop is up');
    return desktop;
  }

  /** Addresses for those who connect to the access point. */
  async dhcp(accessPoint: AccessPoint): Promise<Daemon> {
    const server = await dhcpServer(accessPoint.iface);
    this.onClose(() => server.stop());
    return server;
  }

  /** Whether the part that is installed in this guest is one of these releases. */
  isOf(range: Range): boolean {
    return isOf(this.#releases, range);
  }

  /**
   * iwd instead of wpa_supplicant. @param generation 3 caches PMKs, 2 and those before do not @param known a network whose profile it finds at its start
   * @throws Skip where another generation is installed, or none
   */
  async iwd(generation: 2 | 3, known?: Network): Promise<Iwd> {
    const range = generation === 3 ? { from: '3' } : { before: '3' };
    if (!this.isOf({ part: 'iwd', ...range }))
      throw new Skip(`iwd is ${this.#releases.iwd ?? 'not installed'}; --userland trixie has 3, bookworm 2`);
    const isDebug = this.level !== 'info';
    const iwd = new Iwd({
      isDebug,
      logPath: this.#path(isDebug ? 'iwd-debug.log' : 'iwd-info.log'),
      monitorPath: this.#path('iwmon.log'),
      journalPath: this.#path('journal.log'),
    });
    this.onClose(() => iwd.stop());
    await iwd.start(known);
    this.step('iwd is up');
    return iwd;
  }

  /** Another wpa_supplicant on the station's interface, with a control socket of its own: what should not be. */
  async secondSupplicant(network: Network): Promise<Daemon> {
    const config = '/run/lab/second.conf';
    writeFileSync(config, `ctrl_interface=/run/second\n${networkBlock(network)}\n`);
    const daemon = new Daemon(
      'wpa_supplicant',
      ['-t', '-i', 'wlan1', '-c', config],
      this.#path('second.log'),
    );
    this.onClose(() => daemon.stop());
    await this.pause(0.1);
    return daemon;
  }

  /** From here on `rejoin` runs as this user. */
  become(user: User): void {
    openTo(REJOIN);
    this.#user = user;
  }

  /** Runs one verb of the command line to its end. */
  rejoin(...args: string[]): Promise<Answer> {
    return rejoinAs(this.#user, ...args);
  }

  /** Starts a verb of the command line and does not wait for it. */
  startRejoin(...args: string[]): Daemon {
    const [program, rest] = commandAs(this.#user, [REJOIN, ...args]);
    const daemon = new Daemon(program, rest, this.#path('rejoin.out'), this.#path('rejoin.err'));
    this.onClose(() => daemon.stop('SIGKILL'));
    return daemon;
  }

  /**
   * Starts `rejoin watch`, whose findings go to live.jsonl. Returns when it has said that it follows the supplicant, or that
   * there is none, and a little later; or after three minutes, which no start takes.
   */
  async watch(...options: string[]): Promise<Daemon | undefined> {
    if (!this.#isLive) return undefined;
    if (!hasRejoin()) {
      this.step('no live verdict: app/cli/main.ts is not there yet');
      return undefined;
    }
    const [program, args] = commandAs(this.#user, [
      ...[REJOIN, 'watch', '--iface', 'wlan1', '--json'],
      ...options,
    ]);
    // One that ran before has left its words there.
    const before = this.#read('live.err').length;
    const from = Date.now() - this.startingMs;
    const watcher = new Daemon(program, args, this.#path('live.jsonl'), this.#path('live.err'));
    this.#watcher = watcher;
    this.onClose(() => watcher.stop('SIGINT'));
    for (let tries = 0; tries < 1800 && watcher.isRunning; tries++) {
      if (this.#read('live.err').length > before) break;
      await this.pause(0.1);
      this.startingMs = Date.now() - from;
    }
    this.#mustRun(watcher);
    // The sentence comes before the first look at the networks and the cache is over.
    await this.pause(1.5);
    this.step('rejoin watch follows wlan1');
    return watcher;
  }

  /** The objects that `rejoin watch` has printed so far. */
  told(): Record<string, unknown>[] {
    const lines = this.#read('live.jsonl').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** What it has said on stderr. */
  notices(): string {
    return this.#read('live.err');
  }

  /** Gives the watcher up to ten seconds to come to the verdict that is due. @throws if it ended by itself */
  async settle(expected: Verdict): Promise<void> {
    for (let tries = 0; tries < 40 && this.#watcher !== undefined; tries++) {
      this.#mustRun(this.#watcher);
      const last = this.#read('live.jsonl').trim().split('\n').at(-1) ?? '';
      const due = [
        `"cause":"${expected.verdict}"`,
        ...(expected.variant === undefined ? [] : [`"variant":"${expected.variant}"`]),
        ...(expected.recovered === undefined ? [] : [`"recovered":${expected.recovered}`]),
      ];
      if (due.every((words) => last.includes(words))) return;
      await this.pause(0.25);
    }
  }

  #mustRun(watcher: Daemon): void {
    if (watcher.isRunning) return;
    const errors = this.#read('live.err').trim().split('\n');
    throw new Error(
      `rejoin watch ended by itself: ${watcher.endedBySignal ?? errors.find((line) => /error/i.test(line)) ?? errors.at(-1)}`,
    );
  }

  /** Only where there is no event to wait for. */
  pause(seconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }

  /** Reads the PMKs while the supplicants still run. They are for the leak check alone. */
  async secrets(): Promise<string[]> {
    const all: string[] = [];
    for (const station of [...this.#stations, ...this.#desktops])
      all.push(...(await station.secrets().catch(() => [])));
    return all;
  }

  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup().catch(() => undefined);
  }

  /** Leaves a text beside the traces. */
  note(file: string, text: string): void {
    writeFileSync(this.#path(file), text);
  }

  #path(file: string): string {
    return join(this.folder, file);
  }

  #read(file: string): string {
    return existsSync(this.#path(file)) ? readFileSync(this.#path(file), 'utf8') : '';
  }
}
