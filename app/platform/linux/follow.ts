/** Follows all supplicants of this machine: sockets that come, go, are replaced, or may not be opened. */
import { NativeError } from '../../../native/index.ts';
import { said, type Said, type SaidCode } from '../../domain/said.ts';
import { saidOf } from '../../words/said-error.ts';
import { watch, type FSWatcher } from 'node:fs';
import type { Happening, WifiEvent } from '../../domain/events.ts';
import { ToldTwice } from '../../timeline/told-twice.ts';
import type { FollowOptions, Notice } from '../port.ts';
import { PlatformError } from '../port.ts';
import { TIME_MATTERS } from '../time-matters.ts';
import { BusPrograms, NETWORK_MANAGER, WPA_ON_BUS } from './bus-programs.ts';
import { now } from './clock.ts';
import { JournalWitness } from './journal-witness.ts';
import { KernelWitness } from './kernel-witness.ts';
import { FOR_ONE_KEY, HOW_TO_GET_IN } from './let-in.ts';
import { socketSaid } from './socket-error.ts';
import { platformError, type Supplicant } from './supplicant.ts';
import { SupplicantWitness } from './supplicant-witness.ts';
import type { Controller } from './controllers.ts';
import type { SystemBus } from './dbus/system-bus.ts';
import type { GoneReason } from './wpa-event.ts';
import { CONTROL_FOLDERS, findControlSockets, isStation } from './sockets.ts';

/** Inputs, as `live-inputs.ts` names them. */
const SUPPLICANT = 0;
const KERNEL = 1;
const REJOIN = 2;
const MANAGER = 3;
const WPA_BUS = 4;
const IWD = 5;
const JOURNAL = 6;
/** Inputs whose words the journal may hold too. */
const CARRIED: ReadonlySet<number> = new Set([SUPPLICANT, MANAGER, WPA_BUS, IWD, JOURNAL]);

/** Milliseconds between looks at the folder, where the file system tells nothing. */
const SLOW = 5000;
/** Milliseconds after a socket appeared until its daemon listens; then the same again, up to SLOW. */
const SOON = 100;
const TICK = 1000;

const GONE = {
  terminating: 'follow.gone.ended',
  refused: 'follow.gone.ended',
  removed: 'follow.gone.removed',
  replaced: 'follow.gone.replaced',
  'no-answer': 'follow.gone.silent',
  failed: 'follow.gone.failed',
} as const satisfies Record<GoneReason, SaidCode>;

export class Follower {
  readonly #options: FollowOptions;
  readonly #supplicantOf: (iface: string, path: string) => Supplicant;
  readonly #folders: readonly string[];
  readonly #witnesses = new Map<string, SupplicantWitness | 'opening'>();
  readonly #lost = new Set<string>();
  readonly #noticed = new Set<string>();
  readonly #lastAt = new Map<string, number>();
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #kernel: KernelWitness | undefined;
  readonly #programs: BusPrograms;
  #journal: JournalWitness | undefined;
  readonly #told = new ToldTwice();
  readonly #controllers: () => Promise<readonly Controller[]>;
  /** Who drives what may have changed. */
  #mayHaveChanged = true;
  #line = 0;
  #scanning = false;
  /** Looks that were asked for while one was under way. */
  #missed = 0;
  #over = false;

  constructor(
    options: FollowOptions,
    supplicantOf: (iface: string, path: string) => Supplicant,
    bus: SystemBus,
    controllers: () => Promise<readonly Controller[]>,
    folders: readonly string[] = CONTROL_FOLDERS,
  ) {
    this.#programs = new BusPrograms({
      ...{ bus, inputs: { manager: MANAGER, wpa: WPA_BUS, iwd: IWD } },
      emit: (event) => this.#emit(event),
      hasSocket: (iface) => this.#witnesses.has(iface),
      onProgram: (program, isThere) => this.#onProgram(program, isThere),
    });
    this.#controllers = controllers;
    this.#options = options;
    this.#supplicantOf = supplicantOf;
    this.#folders = folders;
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    if (signal.aborted) return;
    // It may abort before everything is open.
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    await this.#openKernel();
    this.#openJournal();
    await this.#look();
    this.#options.ready?.();
    // It also keeps the process alive: sockets do not.
    const ticker = setInterval(() => this.#tick(), TICK);
    await aborted;
    this.#over = true;
    clearInterval(ticker);
    clearTimeout(this.#timer);
    this.#kernel?.close();
    this.#programs.close();
    this.#journal?.close();
    for (const watcher of this.#watchers.values()) watcher.close();
    for (const witness of this.#witnesses.values()) if (witness !== 'opening') witness.close();
  }

  #emit(event: WifiEvent): void {
    if (this.#over) return;
    const { iface } = this.#options;
    if (iface !== undefined && event.iface !== iface) return;
    // The journal carries the words of programs that are listened to as well.
    if (this.#journal && CARRIED.has(event.origin.input) && this.#told.isAgain(event)) return;
    if (event.kind !== 'tick' && event.iface) this.#lastAt.set(event.iface, now());
    this.#options.emit(event);
  }

  #notice(key: string, level: Notice['level'], ...sentences: readonly Said[]): void {
    if (this.#over || this.#noticed.has(key)) return;
    this.#noticed.add(key);
    this.#options.notice({ level, said: sentences });
  }

  async #openKernel(): Promise<void> {
    try {
      this.#kernel = await KernelWitness.open({
        input: KERNEL,
        emit: (event) => this.#emit(event),
        hasSupplicant: (iface) => typeof this.#witnesses.get(iface) === 'object',
        onInterfaces: () => this.#changed(),
      });
    } catch (error) {
      const why = error instanceof NativeError ? [socketSaid(error)] : saidOf(error);
      this.#notice('kernel', 'info', said('follow.kernel-unheard'), ...why);
    }
  }

  #openJournal(): void {
    this.#journal = JournalWitness.open({
      input: JOURNAL,
      emit: (event) => this.#emit(event),
      isToldBy: (witness, iface) =>
        witness === 'supplicant'
          ? this.#witnesses.has(iface)
          : witness === 'manager' && this.#programs.there.size > 0,
    });
  }

  #onProgram(program: string, isThere: boolean): void {
    if (this.#over) return;
    const what = said(isThere ? 'follow.follows' : 'follow.ended', { program });
    this.#options.notice({ level: isThere ? 'info' : 'warning', said: [what] });
    this.#changed();
  }

  #changed(): void {
    this.#mayHaveChanged = true;
    this.#lookSoon(SOON);
  }

  /** Two programs at one interface are named, each pair once. */
  async #lookWho(): Promise<void> {
    this.#mayHaveChanged = false;
    const all = (await this.#controllers()).filter(({ iface }) => this.#wanted(iface));
    for (const iface of new Set(all.map((one) => one.iface))) {
      const programs = all.filter((one) => one.iface === iface).map((one) => one.program);
      const [first, second] = programs;
      if (first === undefined || second === undefined) continue;
      const text = `${programs.join(' and ')} drive ${iface} at once`;
      if (this.#noticed.has(text)) continue;
      this.#notice(text, 'warning', said('follow.two-programs', { programs, iface }));
      const what = said('evidence.two-programs', { iface, programs });
      this.#say(iface, { kind: 'foreign-controller', program: second, what }, text);
    }
  }

  #lookSoon(ms: number): void {
    if (this.#over) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), ms);
  }

  async #look(): Promise<void> {
    if (this.#scanning || this.#over) {
      this.#missed++;
      return;
    }
    this.#scanning = true;
    const missed = this.#missed;
    let again = SLOW;
    try {
      await this.#programs.open();
      this.#watchFolders();
      if (this.#mayHaveChanged) await this.#lookWho();
      const { sockets, hidden } = await findControlSockets(this.#folders);
      for (const path of hidden) this.#denied(path, said('socket.folder-denied', { path }));
      for (const { iface, path, access } of sockets) {
        if (!isStation(iface) || !this.#wanted(iface)) continue;
        if (access === 'denied') {
          this.#denied(iface, said('socket.denied', { path }));
        } else if (!this.#witnesses.has(iface) && !(await this.#open(iface, path))) again = SOON * 5;
      }
    } finally {
      this.#scanning = false;
    }
    this.#lookSoon(this.#missed > missed ? SOON : again);
  }

  #wanted(iface: string): boolean {
    return this.#options.iface === undefined || this.#options.iface === iface;
  }

  #denied(key: string, ...what: readonly Said[]): void {
    const { there } = this.#programs;
    if (there.has(WPA_ON_BUS) || there.has(NETWORK_MANAGER)) {
      const way = said(there.has(WPA_ON_BUS) ? 'follow.over-bus' : 'follow.by-manager');
      this.#notice(`denied ${key}`, 'info', way, ...what, FOR_ONE_KEY);
      return;
    }
    const sees = said(this.#kernel ? 'follow.kernel-alone' : 'follow.nothing-seen');
    this.#notice(`denied ${key}`, 'warning', sees, ...what, HOW_TO_GET_IN);
  }

  async #open(iface: string, path: string): Promise<boolean> {
    this.#witnesses.set(iface, 'opening');
    const cameBack = this.#lost.delete(iface);
    try {
      if (cameBack) this.#say(iface, { kind: 'supplicant', state: 'started' }, 'wpa_supplicant is back');
      const witness = await SupplicantWitness.open({
        supplicant: this.#supplicantOf(iface, path),
        input: SUPPLICANT,
        emit: (event) => this.#emit(event),
        onGone: (reason) => this.#onGone(iface, reason),
      });
      if (this.#over) witness.close();
      this.#witnesses.set(iface, witness);
      this.#noticed.delete(`gone ${iface}`);
      const what = said(cameBack ? 'follow.back' : 'follow.follows-at', { program: 'wpa_supplicant', iface });
      this.#options.notice({ level: 'info', said: [what] });
      return true;
    } catch (error) {
      this.#witnesses.delete(iface);
      if (cameBack) this.#lost.add(iface);
      const known = platformError(error);
      if (known instanceof PlatformError && known.code === 'privilege') this.#denied(iface, ...known.said);
      else if (!(known instanceof PlatformError)) throw error;
      return false;
    }
  }

  #onGone(iface: string, reason: GoneReason): void {
    this.#witnesses.delete(iface);
    this.#lost.add(iface);
    this.#notice(`gone ${iface}`, 'warning', said(GONE[reason], { iface }), said('follow.keys-gone'));
    this.#lookSoon(SOON);
  }

  #say(iface: string, happening: Happening, text: string): void {
    const origin = { input: REJOIN, line: ++this.#line, text };
    this.#emit({ at: now(), origin, witness: 'rejoin', iface, ...happening });
  }

  #tick(): void {
    const at = now();
    for (const [iface, last] of this.#lastAt) {
      if (at - last > TIME_MATTERS) continue;
      const origin = { input: REJOIN, line: ++this.#line, text: 'time passes' };
      this.#emit({ at, origin, witness: 'rejoin', iface, kind: 'tick' });
    }
  }

  /** The folder itself comes and goes with the daemon, so its parent is watched too. */
  #watchFolders(): void {
    for (const folder of this.#folders.flatMap((path) => [path, path.replace(/\/[^/]*$/, '') || '/'])) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, () => this.#lookSoon(SOON));
        watcher.on('error', () => this.#forget(folder));
        this.#watchers.set(folder, watcher);
      } catch {
        // Not there or not allowed: the slow look finds what can be found.
      }
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
