import type { Instant } from '../../domain/ids.ts';
import type { Carrier, Emit, LineParser, Recognition } from '../dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { LogDress } from '../dress.ts';
import { evidence } from '../evidence.ts';
import { KNOWN, LOOK, NOTHING, type Sight } from '../head-filter.ts';
import { matchMasked } from '../masked.ts';
import { MODULE_ONLY, RuleTable } from '../rule-table.ts';
import { at, isDigit, matchAt, textOf } from '../text.ts';
import { type Device, newDevice } from './device.ts';
import { commonRules, deviceRules, dhcpRules, type NmRule, type Shared } from './rules.ts';

export const PROGRAMS = ['NetworkManager'];

const deviceTable = new RuleTable(deviceRules);
const dhcpTable = new RuleTable(dhcpRules);
const commonTable = new RuleTable(commonRules);

/**
 * `<info>  [1795222476.6407] `; the journal's own forms may leave the level out, releases up to 1.0 the stamp. Up to 0.7 with a tab,
 * which syslog writes in octal.
 */
const FRONT = at`<(?:info|information|warn|WARN|WARNING|error|ERROR|debug|trace)>(?: +|\t|#011|\^I)(?:\[(\d{1,12}\.\d{1,6})\] )?`;
/**
 * The device that a message is about: `device (wlan0): `, at level debug `device[1f3a] (wlan0): `, when it is new
 * `manager: (wlan0): `, up to 1.0 `(wlan0): ` and `Activation (wlan0/wireless): `; its supplicant `sup-iface[0x5586a1c0,wlan0]: `.
 */
const DEVICE = at`(?:device(?:\[\w+\])? |manager: |Activation )?\(([^\s()/]{1,15})(?:/wireless)?\):? |sup-iface\[[\w,]{1,32},([^\s,\]]{1,15})\]: `;
const DHCP = at`dhcp4 \(([^\s()]{1,15})\): +`;
const EMPTY = /(?:)/y;
/** Devices that are told apart; hostile input may name more. */
const MOST_DEVICES = 256;
const NOBODY = '';

export class NmParser implements LineParser {
  readonly state = 0;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #dress: LogDress;
  readonly #devices = new Map<string, Device>();
  /** The Wi-Fi device whose activation began last: lines that name no device are about it. */
  #current = newDevice(NOBODY);
  readonly #shared: Shared = { autoActivated: undefined };

  constructor(input: number, emit: Emit, year: number) {
    this.#input = input;
    this.#emit = emit;
    this.#dress = new LogDress(PROGRAMS, year);
  }

  parseText(line: string, number: number): Recognition {
    const dress = this.#dress;
    if (!dress.peel(line)) return UNKNOWN;
    if (dress.program < 0 && !line.startsWith('<', dress.body)) return UNKNOWN;
    return this.parseCarried(line, dress.body, number, dress);
  }

  /** At level trace nine lines of ten are about something else: they do not become strings. */
  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const sight = bytes[start] === LESS ? see(bytes, start, end) : LOOK;
    if (sight !== LOOK) return sight === KNOWN ? RECOGNISED : UNKNOWN;
    return this.parseText(textOf(bytes, start, end), number);
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    const front = matchAt(FRONT, line, start);
    const body = start + (front?.[0].length ?? 0);
    // What a carrier wrote down is of one clock for all programs, and maybe of another zone than NetworkManager's stamp.
    const time = (): Instant | undefined =>
      carrier.instant(line) ?? (front?.[1] === undefined ? undefined : Number(front[1]) * 1000);
    const dhcp = line.startsWith('dhcp4', body) ? matchAt(DHCP, line, body) : undefined;
    if (dhcp) return this.#apply(dhcpTable, line, body + dhcp[0].length, this.#device(dhcp[1]), number, time);
    const named = matchAt(DEVICE, line, body);
    if (named)
      return this.#apply(
        deviceTable,
        line,
        body + named[0].length,
        this.#device(named[1] ?? named[2]),
        number,
        time,
      );
    return this.#apply(commonTable, line, body, this.#current, number, time);
  }

  glance(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    // A line that says nothing new may still name the device that the next ones are about.
    return bytes[start] === LESS && see(bytes, start, end) === NOTHING ? UNKNOWN : undefined;
  }

  end(): void {
    // Every message is one line.
  }

  #apply(
    table: RuleTable<NmRule>,
    line: string,
    p: number,
    device: Device,
    number: number,
    time: () => Instant | undefined,
  ): Recognition {
    const rules = table.find(line, p);
    if (!rules) return UNKNOWN;
    for (const rule of rules) {
      const groups = matchMasked(rule.rest ?? EMPTY, line, p + rule.head.length);
      if (!groups) continue;
      const reading = rule.read?.(groups, device, this.#shared);
      if (device.isWifi && device.name !== NOBODY) this.#current = device;
      if (reading === undefined || (!device.isWifi && device.name !== NOBODY)) return RECOGNISED;
      const origin = { input: this.#input, line: number, text: evidence(line) };
      const iface = table === commonTable ? NOBODY : device.name;
      for (const happening of 'kind' in reading ? [reading] : reading)
        this.#emit({ at: time(), origin, witness: 'manager', iface, ...happening });
      return RECOGNISED;
    }
    return DAMAGED;
  }

  #device(name = NOBODY): Device {
    let device = this.#devices.get(name);
    if (!device) {
      if (this.#devices.size >= MOST_DEVICES) this.#devices.clear();
      device = newDevice(name);
      this.#devices.set(name, device);
    }
    return device;
  }
}

const LESS = 0x3c;
const GREATER = 0x3e;
const BLANK = 0x20;
const OPEN = 0x5b;
const COLON = 0x3a;

/** Where a level's name may end: `<info>`, `<error>`. */
const LEVEL = 5;
/** `[1795222476.6407] ` has this many bytes since 2001. */
const STAMP = 18;

const startsWith = (bytes: Uint8Array, p: number, word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (bytes[p + i] !== word.charCodeAt(i)) return false;
  return true;
};

/** What the rules of a table make of a message: nothing, all there is to say, or what its text decides. */
const sightOf = (table: RuleTable<NmRule>, bytes: Uint8Array, p: number, end: number): Sight => {
  const mark = table.walk(bytes, p, end);
  if (mark <= MODULE_ONLY) return NOTHING;
  const [first] = table.lists[mark] ?? [];
  return first?.read === undefined && first?.rest === undefined ? KNOWN : LOOK;
};

/** Looks at a line that begins with a level. */
const see = (bytes: Uint8Array, start: number, end: number): Sight => {
  // A number in place of the level is syslog's priority.
  let p = start + LEVEL;
  while (p < start + LEVEL + 2 && bytes[p] !== GREATER) p++;
  if (bytes[p] !== GREATER || isDigit(bytes[start + 1] ?? 0)) return LOOK;
  p++;
  while (bytes[p] === BLANK && p < end) p++;
  if (bytes[p] === OPEN) {
    if (bytes[p + STAMP - 1] !== BLANK) return LOOK;
    p += STAMP;
  }
  if (['dhcp4 (', 'sup-iface[', 'Activation ('].some((head) => startsWith(bytes, p, head))) return LOOK;
  const isDevice = bytes[p] === 0x28 || startsWith(bytes, p, 'device') || startsWith(bytes, p, 'manager: (');
  if (!isDevice) return sightOf(commonTable, bytes, p, end);
  // Behind the device's name: "): ".
  const limit = Math.min(end - 2, p + 64);
  while (p < limit && !(bytes[p] === 0x29 && bytes[p + 1] === COLON)) p++;
  return p < limit ? sightOf(deviceTable, bytes, p + 3, end) : NOTHING;
};
