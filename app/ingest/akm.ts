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
