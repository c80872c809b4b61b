import { ssidFromBytes } from '../../app/domain/ssid.ts';
import type { Random } from './random.ts';

/** Key management of a network, in the corpus' words; `mixed` is WPA2/WPA3 transition mode. */
export type KeyManagement = 'psk' | 'sae' | 'eap' | 'mixed' | 'open';

/** A network as it stands in a scene. */
export interface Network {
  readonly id: number;
  /** As rejoin spells it. */
  readonly ssid: string;
  /** As it is in frames, one character a byte. */
  readonly bytes: string;
  /** As hostap prints it (printf_encode of common.c). */
  readonly printed: string;
  readonly keys: KeyManagement;
  readonly points: readonly [string, string];
  readonly freq: number;
}

const BENIGN = ['lab', 'Office', 'home-5G', 'Guest WLAN', 'eduroam', 'FLAT 3', 'x'];
/** Names that look like pieces of log lines, and bytes that are no text. One character a byte. */
const HOSTILE = [
  'it\'s "two"',
  "freq=1 MHz)' freq=2412 MHz)",
  'CTRL-EVENT-CONNECTED',
  'reason=15 locally_generated=1',
  ' leading and trailing ',
  'back\\slash\\x41',
  '\xe2\x82\xac \xf0\x9f\x93\xb6',
  '\xff\xfe\x00\x01',
  'status_code=53',
  'WRONG_KEY" reason=WRONG_KEY',
  'tab\there\nand newline',
  '0123456789abcdef0123456789abcdef',
];

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x1b': '\\e',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const printfEncode = (bytes: string): string =>
  Array.from(bytes, (byte) => {
    const escape = ESCAPES[byte];
    if (escape !== undefined) return escape;
    const code = byte.charCodeAt(0);
    return code >= 32 && code <= 126 ? byte : `\\x${code.toString(16).padStart(2, '0')}`;
  }).join('');

/** A locally administered address. */
export const someMac = (random: Random): string => `02:${random.hex(5, ':')}`;

export function someNetwork(random: Random, keys: KeyManagement, hostile: number, id = 0): Network {
  const bytes = random.chance(hostile) ? random.from(HOSTILE) : `${random.from(BENIGN)}-${random.int(1, 99)}`;
  return {
    id,
    ssid: ssidFromBytes(bytes),
    bytes,
    printed: printfEncode(bytes),
    keys,
    points: [someMac(random), someMac(random)],
    // At 6 GHz there is no WPA2 (IEEE Std 802.11ax-2021, 12.12.2).
    freq:
      keys === 'sae' ? random.pick(2412, 2462, 5180, 5500, 5955) : random.pick(2412, 2437, 2462, 5180, 5500),
  };
}
