/** Key management in the words of hostap, reduced to families. */
import type { AkmFamily } from '../domain/events.ts';

/**
 * The names that hostap prints: in "using KEY_MGMT …" (`802.1X with SHA256`, `FT/SAE`), in configuration
 * (`WPA-EAP-SHA256`, `FT-SAE`) and in STATUS (`WPA2/IEEE 802.1X/EAP`).
 */
export const akmOfKeyManagement = (name: string): AkmFamily | undefined => {
  const text = name.trim().toUpperCase();
  const ft = /\bFT\b/.test(text);
  if (text.includes('FILS')) return 'fils';
  if (text.includes('SAE')) return ft ? 'ft-sae' : 'sae';
  if (/\bOWE\b/.test(text)) return 'owe';
  if (/\bDPP\b/.test(text)) return 'dpp';
  if (text.includes('PSK')) return ft ? 'ft-psk' : 'psk';
  if (/802\.1X|EAP|OSEN/.test(text)) return ft ? 'ft-eap' : 'eap';
  return /\bNONE\b/.test(text) ? 'open' : undefined;
};

/** The bits of hostap's WPA_KEY_MGMT_* (`src/common/defs.h`), as debug lines give them in hexadecimal. */
const FAMILIES: readonly (readonly [bits: number, family: AkmFamily])[] = [
  [0x1 | 0x80 | 0x8000 | 0x10000 | 0x20000, 'eap'],
  [0x20 | 0x1000000, 'ft-eap'],
  [0x2 | 0x100, 'psk'],
  [0x40, 'ft-psk'],
  [0x400 | 0x4000000, 'sae'],
  [0x800 | 0x8000000, 'ft-sae'],
  [0x40000 | 0x80000 | 0x100000 | 0x200000, 'fils'],
  [0x400000, 'owe'],
  [0x800000, 'dpp'],
];

/** @returns nothing where several are possible, or none that is known */
export const akmOfBits = (bits: number): AkmFamily | undefined => {
  const found = FAMILIES.filter(([mask]) => (bits & mask) !== 0);
  return found.length === 1 ? found[0]?.[1] : undefined;
};
