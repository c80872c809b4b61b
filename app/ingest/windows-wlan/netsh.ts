/**
 * `netsh wlan show interfaces`, Windows 7 to 11, in any language: a block of `label : value` for each interface. What it shows is the moment
 * at which it was asked: a connection that is up, or none; it never shows why.
 */
import { NO_BSSID, type Mac, type Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { OF_WIFI } from '../hearsay/words.ts';
import { evidence } from '../evidence.ts';
import { MAC, toMac, utf8 } from '../text.ts';

const ROW = /^\s{0,16}(\S[^:]{0,48}?)\s*: ?(.{0,200})$/;
/** A row as netsh prints it: the colons stand below each other. */
const IN_COLUMN = /^\s{0,16}\S[^:]{0,48}\s: /;
const GUID = /^\{?[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}\}?$/;
const ADDRESS = new RegExp(`^${MAC}$`);
/** "Connected", as Windows says it in its languages. */
const CONNECTED: ReadonlySet<string> = new Set(
  [
    'connected',
    'verbunden',
    'connecté',
    'conectado',
    'connesso',
    'connessa',
    'ligado',
    'verbonden',
    'ansluten',
    'tilsluttet',
    'tilkoblet',
    'yhdistetty',
    'połączono',
    'połączony',
    'připojeno',
    'csatlakoztatva',
    'bağlı',
    'подключено',
    'підключено',
    '接続されました',
    '已连接',
    '已連線',
    '연결됨',
  ].map((word) => utf8(word).toLowerCase()),
);

/** An address that Windows has given itself, as `ipconfig` prints it below, and above it whose it is. */
const SELF_ASSIGNED = /^169\.254\.\d{1,3}\.\d{1,3}\b/;
const HEADING = /^(\S.{1,120}?)\s?:\s*$/;

/** What an interface's block has shown so far. */
interface Block {
  bssid: Mac;
  ssid: Ssid | undefined;
  /** The line that says that it is connected. */
  connected: { readonly line: number; readonly text: string } | undefined;
}

const emptyBlock = (): Block => ({ bssid: NO_BSSID, ssid: undefined, connected: undefined });

class NetshParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  /** Undefined outside of a block. */
  #block: Block | undefined;
  /** Whether what `ipconfig` says is of another kind of card. */
  #isOther = false;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  parseText(line: string, number: number): Recognition {
    const [, label = '', text = ''] = ROW.exec(line) ?? [];
    const value = text.trim();
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) this.#isOther = !OF_WIFI.test(heading);
    if (SELF_ASSIGNED.test(value) && !this.#isOther) {
      this.#close();
      this.#emit({
        ...{ kind: 'address', step: 'self-assigned', at: undefined, witness: 'manager', iface: '' },
        origin: { input: this.#input, line: number, text: evidence(line.trim()) },
      });
      return RECOGNISED;
    }
    if (GUID.test(value)) {
      this.#close();
      this.#block = emptyBlock();
      return RECOGNISED;
    }
    // Who copies a part leaves out the adapter's name and number, with which a block begins.
    if (IN_COLUMN.test(line)) this.#block ??= emptyBlock();
    const block = this.#block;
    if (!block || label === '') return UNKNOWN;
    if (label === 'SSID') block.ssid = ssidFromBytes(value);
    else if (label.endsWith('BSSID') && ADDRESS.test(value)) block.bssid = toMac(value);
    else if (CONNECTED.has(value.toLowerCase()))
      block.connected ??= { line: number, text: evidence(line.trim()) };
    return RECOGNISED;
  }

  end(): void {
    this.#close();
  }

  #close(): void {
    const block = this.#block;
    this.#block = undefined;
    if (!block?.connected) return;
    const { bssid, ssid, connected } = block;
    // That something is connected may be said of anything.
    if (bssid === NO_BSSID && ssid === undefined) return;
    this.#emit({
      kind: 'connected',
      at: undefined,
      origin: { input: this.#input, ...connected },
      witness: 'manager',
      iface: '',
      bssid,
      ...(ssid === undefined ? {} : { ssid }),
    });
  }
}

const CERTAIN = /^\s{0,16}GUID\s+: \{?[\da-fA-F]{8}-/;
const LIKELY =
  /^\s{0,16}(?:AP )?BSSID(?: \d{1,3})?\s+: [\da-fA-F]{2}:|^SSID \d{1,3} : |^Profiles on interface |^ {4}All User Profile {1,8}: /;

export const netsh: Dialect = {
  name: 'netsh',
  title: 'what `netsh wlan show interfaces` prints, in any language',
  gathers: true,
  openings: ['GUID', 'Name', 'SSID', 'BSSID', 'AP BSSID'],
  samples: [{ line: '    GUID                   : 01234567-89ab-cdef-0123-456789abcdef', kinds: [] }],
  score: (line) => {
    const head = line.slice(0, 120);
    return CERTAIN.test(head) ? 3 : LIKELY.test(head) ? 1 : 0;
  },
  open: (input, emit) => new NetshParser(input, emit),
};
