/**
 * What tools show of an interface when they are asked: `iwctl station wlan0 show`, `wpa_cli status`, `iw dev wlan0 link`,
 * `nmcli device show`, `wdutil info` and `airport -I`. As with netsh it is the moment at which they were asked: a connection that is up,
 * with an address or without one, or none; never why.
 */
import { NO_BSSID, type Mac, type Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { own } from '../../domain/own.ts';
import type { Happening } from '../../domain/events.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { MAC, toMac } from '../text.ts';

interface Listing {
  /** How a block begins; the first group is the address of the access point, where the line has it. */
  readonly opens: RegExp;
  /** A row: label and value. */
  readonly row: RegExp;
  /** By label: what a row says. */
  readonly rows: Readonly<Record<string, 'state' | 'ssid' | 'bssid' | 'address' | 'type'>>;
  /** The state of a connection that is up; left out: the block itself, or its network's name, says so. */
  readonly up?: RegExp;
  readonly isUp?: true;
  readonly sample: string;
}

const IN_COLUMNS = /^\s{0,16}(\S[^:]{0,31}?)\s{2,64}(\S.{0,120}?)\s*$/;
const BEHIND_COLON = /^\s{0,24}(\S[^:]{0,31}?)\s{0,32}:\s{1,64}(\S.{0,120}?)\s*$/;
const BEHIND_SIGN = /^\s{0,8}([a-z_]{2,24})=(.{0,120}?)\s*$/;

const LISTINGS: readonly Listing[] = [
  {
    opens: /^\s{0,64}Station: \S{1,15}\s*$/,
    row: IN_COLUMNS,
    rows: { State: 'state', 'Connected network': 'ssid', ConnectedBss: 'bssid', 'IPv4 address': 'address' },
    up: /^connected$/,
    sample: '                                 Station: wlan0',
  },
  {
    opens: new RegExp(`^\\s{0,8}Connected to (${MAC}) \\(on \\S{1,15}\\)\\s*$`),
    row: BEHIND_COLON,
    rows: { SSID: 'ssid' },
    isUp: true,
    sample: 'Connected to 02:00:00:00:00:00 (on wlan0)',
  },
  {
    opens: new RegExp(`^\\s{0,8}bssid=(${MAC})\\s*$`),
    row: BEHIND_SIGN,
    rows: { ssid: 'ssid', wpa_state: 'state', ip_address: 'address' },
    up: /^COMPLETED$/,
    sample: 'bssid=02:00:00:00:00:00',
  },
  {
    opens: /^GENERAL\.DEVICE:\s{1,64}\S{1,15}\s*$/,
    row: BEHIND_COLON,
    rows: {
      'GENERAL.TYPE': 'type',
      'GENERAL.STATE': 'state',
      'GENERAL.CONNECTION': 'ssid',
      'IP4.ADDRESS[1]': 'address',
    },
    up: /^100 \(/,
    sample: 'GENERAL.DEVICE:                         wlan0',
  },
  {
    opens: /^\s{0,8}WIFI\s*$|^\s{0,24}agrCtlRSSI: -\d/,
    row: BEHIND_COLON,
    rows: { SSID: 'ssid', BSSID: 'bssid', 'IPv4 Address': 'address', state: 'state' },
    sample: '     agrCtlRSSI: -52',
  },
];

/** What a block has shown so far. */
interface Block {
  readonly listing: Listing;
  bssid: Mac;
  ssid: Ssid | undefined;
  isUp: boolean;
  isWifi: boolean;
  /** Where its last row stood. */
  last: number;
}

/** The line of a row. */
interface Row {
  readonly line: number;
  readonly text: string;
}

const NOBODY = /^(?:none|--|\(null\))?$/i;
const HIDDEN = /^<.*>$/;
const ADDRESS = new RegExp(`^${MAC}$`);
const SELF_ASSIGNED = '169.254.';
const SHORTEST_RULE = /^[-\u2500\xe2\x94\x80]{8,}/;

class ShownParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  #block: Block | undefined;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseText(line: string, number: number): Recognition {
    for (const listing of LISTINGS) {
      const opened = listing.opens.exec(line);
      if (!opened) continue;
      const bssid = opened[1] === undefined ? NO_BSSID : toMac(opened[1]);
      const isUp = listing.isUp === true;
      this.#block = { listing, bssid, ssid: undefined, isUp, isWifi: true, last: number };
      this.#connected(this.#block, { line: number, text: line });
      return RECOGNISED;
    }
    const block = this.#block;
    if (!block) return UNKNOWN;
    // Somebody else's lines end it.
    const groups = number - block.last <= 1 ? block.listing.row.exec(line) : null;
    const [, label = '', value = ''] = groups ?? [];
    if (label === '' && !SHORTEST_RULE.test(line)) {
      this.#block = undefined;
      return UNKNOWN;
    }
    block.last = number;
    this.#row(block, label, value, { line: number, text: line });
    return RECOGNISED;
  }

  end(): void {
    // Each row says at once what it says.
  }

  #row(block: Block, label: string, value: string, row: Row): void {
    const { listing } = block;
    switch (own(listing.rows, label)) {
      case 'state':
        if (!listing.up?.test(value)) return;
        block.isUp = true;
        return this.#connected(block, row);
      case 'ssid':
        if (NOBODY.test(value)) return;
        if (!HIDDEN.test(value)) block.ssid = ssidFromBytes(value);
        block.isUp ||= listing.up === undefined;
        return this.#connected(block, row);
      case 'bssid':
        if (!ADDRESS.test(value)) return;
        block.bssid = toMac(value);
        return this.#connected(block, row);
      case 'address':
        if (block.isUp && block.isWifi && value.startsWith(SELF_ASSIGNED))
          this.#say({ kind: 'address', step: 'self-assigned' }, row);
        return;
      case 'type':
        block.isWifi = /^wi-?fi|^802-11/i.test(value);
        return;
      case undefined:
        return;
    }
  }

  /** The rows that follow may say of which network and access point. */
  #connected({ isUp, isWifi, bssid, ssid }: Block, row: Row): void {
    if (isUp && isWifi) this.#say({ kind: 'connected', bssid, ...(ssid === undefined ? {} : { ssid }) }, row);
  }

  #say(happening: Happening, { line, text }: Row): void {
    const origin = { input: this.#input, line, text: evidence(text.trim()) };
    this.#emit({ at: undefined, origin, witness: 'manager', iface: '', ...happening });
  }
}

export const shown: Dialect = {
  name: 'shown',
  title: 'what iwctl, wpa_cli, iw, nmcli, wdutil and airport show of an interface',
  gathers: true,
  openings: ['Station: ', 'Connected to ', 'bssid=', 'GENERAL.DEVICE:', 'WIFI', 'agrCtlRSSI: '],
  samples: LISTINGS.map(({ sample, isUp }) => ({ line: sample, kinds: isUp ? ['connected'] : [] })),
  score: (line) => {
    const head = line.slice(0, 120);
    return LISTINGS.some(({ opens }) => opens.test(head)) ? 2 : 0;
  },
  open: (input, emit) => new ShownParser(input, emit),
};
