/**
 * Who prints what: the words of each witness, each line with the log level from which it is shown. Formats are those of
 * hostap (versions 2.4 to 2.11), mac80211 and the lab's recordings.
 */
import { someMac } from './network.ts';
import type { Random } from './random.ts';
import type { Line, Shown, Speaker } from './tape.ts';

export type Version = '2.4' | '2.9' | '2.10' | '2.11';

/** What a scene is played with; splits differ in these. */
export interface Setting {
  readonly version: Version;
  /** hostapd's release, or a vendor that behaves like it. */
  readonly apVersion: '2.9' | '2.10' | '2.11';
  readonly iface: string;
  /** Stretches idle times; timers of the protocol stay as they are. */
  readonly pace: number;
  /** Seconds between SAE's commit and confirm. */
  readonly saeGap: number;
  /** How often an access point repeats a message of the 4-way handshake, and after how many seconds. */
  readonly retries: number;
  readonly retryAfter: number;
  readonly startAt: number;
}

export class Narrator {
  readonly lines: Line[] = [];
  readonly random: Random;
  readonly setting: Setting;
  readonly station: string;
  at: number;

  constructor(random: Random, setting: Setting) {
    this.random = random;
    this.setting = setting;
    this.station = someMac(random);
    this.at = setting.startAt;
  }

  since(version: Version): boolean {
    const order: readonly Version[] = ['2.4', '2.9', '2.10', '2.11'];
    return order.indexOf(this.setting.version) >= order.indexOf(version);
  }

  /** Idle time passes. */
  wait(seconds: number): this {
    this.at += seconds * 1000 * this.setting.pace;
    return this;
  }

  /** Time of the protocol passes, not stretched. */
  tick(seconds: number): this {
    this.at += seconds * 1000;
    return this;
  }

  #line(by: Speaker, shown: Shown, text: string, rest: Partial<Line> = {}): this {
    this.at += this.random.between(0.2, 12);
    this.lines.push({ at: this.at, by, shown, text, ...rest });
    return this;
  }

  /** The supplicant's message about its interface. */
  say(text: string, shown: Shown = 'info', outcome = false): this {
    return this.#line('wpa_supplicant', shown, text, { iface: this.setting.iface, outcome });
  }

  /** The supplicant's message without an interface. */
  plain(text: string, shown: Shown = 'info'): this {
    return this.#line('wpa_supplicant', shown, text);
  }

  kernel(text: string): this {
    return this.#line('kernel', 'info', text, { iface: this.setting.iface });
  }

  /** hostapd's line about the station, through its logger. */
  point(text: string, shown: Shown = 'info'): this {
    return this.#line('hostapd', shown, `STA ${this.station} ${text}`, { iface: 'wlan0' });
  }

  /** hostapd's message; `iface` false for its plain lines. */
  hostapd(text: string, shown: Shown = 'info', iface = true): this {
    return this.#line('hostapd', shown, text, iface ? { iface: 'wlan0' } : {});
  }
}
