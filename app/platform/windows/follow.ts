/** Follows the wireless service of this machine: its log, its notifications, its coming and going. */
import { said, type Said } from '../../domain/said.ts';
import { windowsSaid } from './windows-said.ts';
import type { Happening, WifiEvent } from '../../domain/events.ts';
import { Wlan, WindowsError, type WlanNotification } from '../../../native/windows.ts';
import type { FollowOptions, Notice } from '../port.ts';
import { TIME_MATTERS } from '../time-matters.ts';
import { followLog } from './event-log.ts';
import { LogReader, recordOf } from './log-reader.ts';
import { ACM, adapterChange, recordOfNotification } from './notifications.ts';

/** Inputs, as `live-inputs.ts` names them. */
const LOG = 0;
const NOTIFICATIONS = 1;
const REJOIN = 2;

const TICK = 1000;
/** Milliseconds between looks whether the service is still there. */
const LOOK = 2000;

export class WindowsFollower {
  readonly #options: FollowOptions;
  /** The GUID of the interface that is wanted alone. */
  readonly #iface: string | undefined;
  readonly #connected: (guid: string, profile: string) => void;
  readonly #log = new LogReader(LOG, (event) => this.#emit(event));
  readonly #heard = new LogReader(NOTIFICATIONS, (event) => this.#emit(event));
  readonly #noticed = new Set<string>();
  readonly #lastAt = new Map<string, number>();
  #wlan: Wlan | undefined;
  #isLost = false;
  #isLooking = false;
  /** Adapters at the last look. */
  #adapters: readonly string[] = [];
  #logFails = false;
  #line = 0;

  /** @param connected told when a profile was seen to connect */
  constructor(
    options: FollowOptions,
    iface: string | undefined,
    connected: (guid: string, profile: string) => void,
  ) {
    this.#options = options;
    this.#iface = iface;
    this.#connected = connected;
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    if (signal.aborted) return;
    this.#wlan = await this.#listen();
    // They also keep the process alive: what the addon waits for does not.
    const ticker = setInterval(() => this.#tick(), TICK);
    const looker = setInterval(() => void this.#lookOnce(), LOOK);
    await this.#lookOnce();
    const listener = {
      record: (xml: string) => this.#record(xml),
      gap: (why: string) => this.#sayOfAll({ kind: 'witness-gap', why }, why),
      failed: (error: WindowsError) => this.#logFailed(error),
    };
    try {
      await followLog(listener, () => this.#options.ready?.(), signal);
    } finally {
      clearInterval(ticker);
      clearInterval(looker);
      this.#wlan?.close();
      this.#wlan = undefined;
    }
  }

  #emit(event: WifiEvent): void {
    if (this.#options.signal.aborted) return;
    if (this.#iface !== undefined && event.iface !== this.#iface) return;
    if (event.kind !== 'tick' && event.iface) this.#lastAt.set(event.iface, Date.now());
    this.#options.emit(event);
  }

  #notice(key: string, level: Notice['level'], ...sentences: readonly Said[]): void {
    if (this.#options.signal.aborted || this.#noticed.has(key)) return;
    this.#noticed.add(key);
    this.#options.notice({ level, said: sentences });
  }

  #say(iface: string, happening: Happening, text: string): void {
    const origin = { input: REJOIN, line: ++this.#line, text };
    this.#emit({ at: Date.now(), origin, witness: 'rejoin', iface, ...happening });
  }

  #sayOfAll(happening: Happening, text: string): void {
    for (const iface of this.#adapters) this.#say(iface, happening, text);
  }

  #record(xml: string): void {
    this.#logFails = false;
    this.#noticed.delete('log');
    this.#log.read(xml);
    const record = recordOf(xml);
    if (record?.id !== 8001) return;
    const profile = Buffer.from(record.fields.get('ProfileName') ?? '', 'latin1').toString('utf8');
    this.#connected(record.fields.get('InterfaceGuid')?.toLowerCase() ?? '', profile);
  }

  #logFailed(error: WindowsError): void {
    this.#logFails = true;
    const instead = said(this.#wlan ? 'windows.follow.service-alone' : 'follow.nothing-seen');
    this.#notice('log', 'warning', instead, windowsSaid(error));
  }

  #onNotification(notification: WlanNotification): void {
    const change = adapterChange(notification);
    if (change) this.#say(notification.guid, change, `adapter ${notification.guid} came or went`);
    if (notification.dropped > 0) {
      const why = `${notification.dropped} notifications were lost`;
      this.#say(notification.guid, { kind: 'witness-gap', why }, why);
    }
    // The log tells the same and more.
    const record = this.#logFails ? recordOfNotification(notification, Date.now()) : undefined;
    if (record) this.#heard.see(record);
  }

  async #listen(): Promise<Wlan | undefined> {
    try {
      const wlan = await Wlan.open();
      try {
        await wlan.listen(ACM, (notification) => this.#onNotification(notification));
      } catch (error) {
        wlan.close();
        throw error;
      }
      return wlan;
    } catch (error) {
      if (!(error instanceof WindowsError)) throw error;
      this.#notice('service', 'warning', windowsSaid(error));
      return undefined;
    }
  }

  async #lookOnce(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    await this.#look().finally(() => (this.#isLooking = false));
  }

  /** A service that was restarted knows no handle of before. */
  async #look(): Promise<void> {
    const wlan = this.#wlan;
    if (!wlan) {
      await this.#comeBack();
      return;
    }
    try {
      this.#adapters = (await wlan.interfaces()).map((one) => one.guid);
    } catch (error) {
      if (!(error instanceof WindowsError) || !(error.isGone || error.isAbsent)) return;
      wlan.close();
      this.#wlan = undefined;
      this.#isLost = true;
      this.#sayOfAll({ kind: 'supplicant', state: 'gone' }, 'WLAN AutoConfig ended');
      this.#notice('service', 'warning', said('windows.follow.service-ended'));
    }
  }

  async #comeBack(): Promise<void> {
    const wlan = await this.#listen();
    if (this.#options.signal.aborted) wlan?.close();
    if (!wlan || this.#options.signal.aborted) return;
    this.#wlan = wlan;
    this.#noticed.delete('service');
    if (this.#isLost) {
      this.#sayOfAll({ kind: 'supplicant', state: 'started' }, 'WLAN AutoConfig is back');
      this.#options.notice({ level: 'info', said: [said('windows.follow.service-back')] });
    }
    this.#isLost = false;
  }

  #tick(): void {
    const now = Date.now();
    for (const [iface, last] of this.#lastAt)
      if (now - last <= TIME_MATTERS) this.#say(iface, { kind: 'tick' }, 'time passes');
  }
}
