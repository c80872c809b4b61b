import type { Happening } from '../../domain/events.ts';
import type { Emit } from '../dialect.ts';
import type { Bss, Station } from './parties.ts';
import { beaconWords } from './words.ts';

/** Requests that wait for a first sign of their access point. */
const MOST_UNHEARD = 64;

/** Beacons come ten times a second. Milliseconds without one that show that the capture was elsewhere, or the radio away. */
const PAUSE = 400;

/** Turns what happened into events, each with the frame that is being read as its origin. */
export class Teller {
  /** Of the frame that is being read; NaN = its time is not known. */
  at = NaN;
  line = 0;
  readonly #input: number;
  readonly #emit: Emit;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  /**
   * @param text numbers, addresses and fixed words; names of networks as `words.ts` shows them
   *
   * Of an access point that was never heard nothing can be judged: whether it answered is not known. What it was asked waits
   * until it is heard, which may be never.
   */
  tell(station: Station, bss: Bss, happening: Happening, text: string): void {
    this.#describe(station, bss);
    this.#put(station, bss, happening, this.line, text);
  }

  /** A frame of the access point was captured. */
  hear(bss: Bss): void {
    const { unheard, heardAt, heardSince } = bss;
    if (!(this.at - heardAt <= PAUSE)) {
      bss.earlier = { from: heardSince, to: heardAt };
      bss.heardSince = this.at;
    }
    bss.heardAt = this.at;
    if (!unheard) return;
    bss.unheard = undefined;
    for (const event of unheard) this.#emit(event);
  }

  /** What beacons said goes to a station's story when it first deals with the access point, and when it has changed. */
  #describe(station: Station, bss: Bss): void {
    if (bss.version === 0 || (station.toldBss === bss && station.toldVersion === bss.version)) return;
    station.toldBss = bss;
    station.toldVersion = bss.version;
    const { address: bssid, ssid, akms, describedBy } = bss;
    const named = ssid === undefined ? {} : { ssid };
    const text = beaconWords(bssid, ssid, akms);
    this.#put(station, bss, { kind: 'bss-seen', bssid, akms, ...named }, describedBy, text);
  }

  #put(station: Station, bss: Bss, happening: Happening, line: number, text: string): void {
    const event = {
      ...happening,
      at: Number.isNaN(this.at) ? undefined : this.at,
      origin: { input: this.#input, line, text },
      ...{ witness: 'air' as const, iface: '', station: station.address },
    };
    if (!bss.unheard) return this.#emit(event);
    bss.unheard.push(event);
    if (bss.unheard.length > MOST_UNHEARD) bss.unheard.shift();
  }
}
