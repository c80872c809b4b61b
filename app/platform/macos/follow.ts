/** Follows a Mac: its log through the dialect that reads recordings too, what a join answered, and CoreWLAN's events. */
import { said } from '../../domain/said.ts';
import type { CoreWlanEvent } from '../../../native/macos.ts';
import type { Happening, WifiEvent } from '../../domain/events.ts';
import { INVALID_PMK } from '../../ingest/macos/cw-error.ts';
import { MacParser } from '../../ingest/macos/parser.ts';
import type { FollowOptions } from '../port.ts';
import { TIME_MATTERS } from '../time-matters.ts';
import { LogWitness, type LogState } from './log-witness.ts';
import type { Mac } from './mac.ts';
import { bytesToSsid } from './present.ts';

/** Inputs of a live diagnosis, by index. */
const LOG = 0;
const ANSWER = 1;
const REJOIN = 2;

const TICK = 1000;
/** A log line and the clock that a join was asked by may differ by that many milliseconds. */
const CLOCKS = 500;
/** Milliseconds by which the log may be late. */
const LOG_DELAY = 1000;

export interface FollowerParts {
  readonly mac: Mac;
  readonly log: string;
  readonly backOff: number;
  readonly lookBack: number;
  /** The Wi-Fi interfaces. */
  readonly ifaces: readonly string[];
}

export class MacFollower {
  readonly #options: FollowOptions;
  readonly #parts: FollowerParts;
  readonly #parser: MacParser;
  readonly #lastAt = new Map<string, number>();
  #line = 0;
  /** Which input the line that is being parsed came from, and when, where the line has no time. */
  #source: { readonly input: number; readonly at?: number } = { input: LOG };
  /** The last failure that the log gave a number of. */
  #logEnd: { readonly at: number; readonly code: number } | undefined;
  #isLive = false;
  #wasLost = false;

  constructor(options: FollowOptions, parts: FollowerParts) {
    this.#options = options;
    this.#parts = parts;
    this.#parser = new MacParser(LOG, (event) => this.#emit(event));
  }

  #isOver(): boolean {
    return this.#options.signal.aborted;
  }

  /** Resolves when the signal aborts. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    if (this.#isOver()) return;
    const { wlan } = this.#parts.mac;
    const stopListening = wlan?.listen((event) => this.#onCoreWlan(event));
    const ticker = setInterval(() => this.#tick(), TICK);
    const over = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    const witness = new LogWitness({
      path: this.#parts.log,
      backOff: this.#parts.backOff,
      lookBack: this.#parts.lookBack,
      line: (text) => this.#read(text, { input: LOG }),
      state: (state) => this.#onLog(state),
      gap: (why) => {
        for (const iface of this.#parts.ifaces) this.#say(iface, { kind: 'witness-gap', why }, why);
      },
      signal,
    });
    try {
      await Promise.race([witness.open(), over]);
      if (!this.#isOver()) this.#options.ready?.();
      await over;
    } finally {
      clearInterval(ticker);
      stopListening?.();
    }
  }

  /**
   * Takes what networksetup or CoreWLAN answered to a join. The log tells of the same attempt, from its beginning and a
   * moment later: it is let speak first, and the answer then adds what it left out.
   */
  answered(lines: readonly string[], since: number): void {
    const at = Date.now();
    const read = (): void => {
      for (const text of lines) this.#read(text, { input: ANSWER, at });
    };
    if (!this.#isLive) return read();
    setTimeout(() => {
      const told = this.#logEnd && this.#logEnd.at >= since ? `Error: ${this.#logEnd.code} ` : undefined;
      if (told === undefined || !lines.some((text) => text.startsWith(told))) read();
    }, LOG_DELAY);
  }

  #read(text: string, source: { readonly input: number; readonly at?: number }): void {
    this.#source = source;
    this.#parser.parseText(text, ++this.#line);
  }

  #emit(event: WifiEvent): void {
    const { ifaces } = this.#parts;
    const { input, at = event.at } = this.#source;
    if (input === LOG && (event.kind === 'join-failed' || event.kind === 'pmksa-refused')) {
      const code = event.kind === 'join-failed' ? event.code : INVALID_PMK;
      if (code !== undefined) this.#logEnd = { at: Date.now(), code };
    }
    // A line that does not say which interface means the only one.
    const iface = event.iface === '' && ifaces.length === 1 ? (ifaces[0] ?? '') : event.iface;
    const origin = { ...event.origin, input };
    this.#send(this.#named({ ...event, at, iface, origin }));
  }

  /** The log hides names: a join that was asked for here, and now, is about the network that was asked for. */
  #named(event: WifiEvent): WifiEvent {
    if (event.kind !== 'assoc-request' && event.kind !== 'connected') return event;
    const { asked } = this.#parts.mac;
    if (event.ssid !== undefined || asked?.iface !== event.iface || event.at === undefined) return event;
    const isInTime = event.at >= asked.from - CLOCKS && event.at <= asked.until;
    return isInTime ? { ...event, ssid: asked.ssid } : event;
  }

  #send(event: WifiEvent): void {
    const { iface } = this.#options;
    if (this.#isOver() || (iface !== undefined && event.iface !== iface)) return;
    if (event.kind !== 'tick' && event.iface) this.#lastAt.set(event.iface, Date.now());
    this.#options.emit(event);
  }

  #say(iface: string, happening: Happening, text: string): void {
    const origin = { input: REJOIN, line: ++this.#line, text };
    this.#send({ at: Date.now(), origin, witness: 'rejoin', iface, ...happening });
  }

  #onLog(state: LogState): void {
    this.#isLive = state === 'live';
    if (state !== 'live') {
      if (state !== 'lost' || !this.#wasLost)
        this.#options.notice({ level: 'warning', said: [said(`mac.follow.${state}`)] });
      this.#wasLost = true;
    } else {
      const what = said(this.#wasLost ? 'mac.follow.live-again' : 'mac.follow.live');
      this.#options.notice({ level: 'info', said: [what] });
      this.#wasLost = false;
    }
  }

  /** The radio's state is told by nobody else; the link's only where the log, which knows more, is not heard. */
  #onCoreWlan({ kind, iface }: CoreWlanEvent): void {
    const { wlan } = this.#parts.mac;
    if (kind === 'lost') {
      this.#options.notice({ level: 'warning', said: [said('mac.follow.core-wlan-ended')] });
      return;
    }
    const state = wlan?.state(iface);
    if (!state) return;
    if (kind === 'power') {
      const word = state.power ? 'up' : 'down';
      this.#say(iface, { kind: 'interface', state: word }, `CoreWLAN: the radio of ${iface} is ${word}`);
    } else if (kind === 'link' && !this.#isLive) {
      const ssid = state.ssid && bytesToSsid(state.ssid);
      const happening: Happening = {
        kind: 'manager-state',
        state: state.active ? 'link-up' : 'disconnected',
        ...(ssid === undefined ? {} : { ssid }),
      };
      const origin = {
        input: ANSWER,
        line: ++this.#line,
        text: `CoreWLAN: the link of ${iface} is ${state.active ? 'up' : 'down'}`,
      };
      this.#send({ at: Date.now(), origin, witness: 'manager', iface, ...happening });
    }
  }

  #tick(): void {
    for (const [iface, last] of this.#lastAt) {
      if (Date.now() - last <= TIME_MATTERS) this.#say(iface, { kind: 'tick' }, 'time passes');
    }
  }
}
