/** `iw event`, plain or with `-t`, `-T`, `-r` and `-f`: the kernel's own witness, which anybody may read. */
import type { Instant } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { frameEvidence } from '../evidence.ts';
import { ADDRESS, matchMasked } from '../masked.ts';
import { isoInstant, secondsInstant } from '../stamps.ts';
import { matchAt } from '../text.ts';
import { listOf } from '../rules.ts';
import { iwRules, iwTable, type IwMemory } from './rules.ts';

/** Time, then interface, wdev or phy. */
const DRESS =
  /(?:(\d{1,12}\.\d{6}): |\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,6})\]: )?(?:(\S{1,15}) \(phy #\d+\): |(\S{1,15}): |phy #\d+: |wdev 0x[\da-f]+(?: \(phy #\d+\))?: )/y;
/** Behind the dress, which is taken off where something stands in front of it. */
const CERTAIN = new RegExp(
  String.raw`^(?:\d{1,12}\.\d{6}: |\[\d{4}-[^\]]{15,24}\]: )?\S{1,15}(?: \(phy #\d+\): (?:scan|auth|assoc|deauth|disassoc|connected|disconnected|failed to|mgmt TX|ctrl\. port|set interface|new inter|del inter|CQM|roamed|vendor)|: (?:new|del) station ${ADDRESS})`,
);
const BLANK = /^\s*$/;
const EMPTY = /(?:)/y;
const MOST_INTERFACES = 256;

class IwParser implements LineParser {
  readonly state = 0;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #stations = new Map<string, IwMemory>();

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseText(line: string, number: number): Recognition {
    const dress = matchAt(DRESS, line, 0);
    // Vendor events end in lines of nothing.
    if (!dress) return BLANK.test(line) ? RECOGNISED : UNKNOWN;
    const iface = dress[3] ?? dress[4] ?? '';
    for (const { head, rest, read } of iwTable.find(line, dress[0].length) ?? []) {
      const groups = matchMasked(rest ?? EMPTY, line, dress[0].length + head.length);
      if (!groups) continue;
      // A wdev without a netdev (P2P device) is nobody's station.
      const reading = iface === '' ? undefined : read?.(groups, this.#station(iface));
      if (reading === undefined) return RECOGNISED;
      const common = {
        at: instantOf(dress),
        origin: { input: this.#input, line: number, text: frameEvidence(line) },
        witness: 'kernel',
        iface,
      } as const;
      for (const happening of listOf(reading)) this.#emit({ ...common, ...happening });
      return RECOGNISED;
    }
    return KNOWN_HEAD.test(line.slice(dress[0].length, dress[0].length + 16)) ? DAMAGED : UNKNOWN;
  }

  end(): void {
    // Every event is one line.
  }

  #station(iface: string): IwMemory {
    let station = this.#stations.get(iface);
    if (!station) {
      if (this.#stations.size >= MOST_INTERFACES) this.#stations.clear();
      station = { answered: false, ended: false };
      this.#stations.set(iface, station);
    }
    return station;
  }
}

const KNOWN_HEAD = /^(?:auth|assoc|deauth|disassoc|connected|disconnected|failed to connect)\b/;

const instantOf = ([, seconds, date]: RegExpExecArray): Instant | undefined => {
  if (seconds !== undefined) return secondsInstant(seconds, 0);
  return date === undefined ? undefined : isoInstant(date, 0);
};

export const iwEvent: Dialect = {
  name: 'iw-event',
  title: '`iw event`, best with -t and -f',
  samples: iwRules.flatMap(({ samples, kinds }) =>
    samples.map((message) => ({ line: `1795224843.303527: wlan1 (phy #13): ${message}`, kinds })),
  ),
  score: (line) => {
    const head = line.slice(0, 200);
    return (head.includes(' (phy #') || head.includes(' station ')) && CERTAIN.test(head) ? 3 : 0;
  },
  // What it says of a station names no phy.
  hasStamps: true,
  openings: ['new station ', 'del station ', 'phy #', 'wdev 0x'],
  open: (input, emit) => new IwParser(input, emit),
};
