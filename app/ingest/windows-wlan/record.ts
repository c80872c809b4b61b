import type { Instant } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';

/** The programs whose events are read. */
export type Provider = 'wlan-autoconfig' | 'dhcp-client' | 'nwifi' | 'ndis' | 'adapter';

/** One event, whichever container it came in. */
export interface WindowsRecord {
  readonly provider: Provider;
  readonly id: number;
  /** Its number in the log that it was written to; 0 where nobody says it. */
  readonly recordId: number;
  readonly channel: string;
  readonly at: Instant | undefined;
  /** Number of the record in the input, from 1. */
  readonly line: number;
  /** By the name that the provider's manifest gives them, one character a byte of UTF-8. */
  readonly fields: ReadonlyMap<string, string>;
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  'Microsoft-Windows-WLAN-AutoConfig': 'wlan-autoconfig',
  'Microsoft-Windows-Dhcp-Client': 'dhcp-client',
  'Microsoft-Windows-NWiFi': 'nwifi',
  'Microsoft-Windows-NDIS': 'ndis',
};

/** Drivers of Wi-Fi adapters, which speak in the system's log: Intel's, MediaTek's, Qualcomm's, Realtek's, Broadcom's, Marvell's. */
const ADAPTERS = 'netwtw|netwn[es]|netwlv|mtkwl|mtkihv|athw|qca|rtwlan|rtlwlan|rtl8\\d|bcmwl|bcm43|mrvlpcie';
const ADAPTER = new RegExp(`^(?:${ADAPTERS})`, 'i');

export const providerOf = (name: string): Provider | undefined =>
  own(PROVIDERS, name) ?? (ADAPTER.test(name) ? 'adapter' : undefined);

/** Events of the service that name their network or their card so, and nobody else's do. */
const OF_SERVICE = /^(?:8[0-9]{3}|1[12]0[0-9]{2})$/;
const ITS_FIELDS = ['SSID', 'ProfileName', 'ConnectionMode', 'PeerMac', 'Dot11StatusCode'];

/** Whose an event is that was copied without the name of its source. */
export const providerByFields = (id: number, fields: ReadonlyMap<string, string>): Provider | undefined =>
  OF_SERVICE.test(String(id)) && ITS_FIELDS.some((name) => fields.has(name)) ? 'wlan-autoconfig' : undefined;

/** The same anywhere in a text, which may leave out whose service it is. */
const NAMED = new RegExp(
  String.raw`(?<![\w-])(?:Microsoft-Windows-)?(WLAN-AutoConfig|Dhcp-Client|NWiFi|NDIS)(?![\w-])|(?<![\w-])((?:${ADAPTERS})\w{0,8})(?!\w)`,
  'i',
);
const SHORT: Readonly<Record<string, Provider>> = {
  'wlan-autoconfig': 'wlan-autoconfig',
  'dhcp-client': 'dhcp-client',
  nwifi: 'nwifi',
  ndis: 'ndis',
};

/** How a text names it. */
export const nameOf = (provider: Provider): string => (provider === 'adapter' ? 'netwtw' : provider);

/** @returns the program that a text names, and where its name begins and ends */
export function providerIn(
  text: string,
): { readonly provider: Provider; readonly start: number; readonly end: number } | undefined {
  const found = NAMED.exec(text);
  if (!found) return undefined;
  const provider = own(SHORT, (found[1] ?? '').toLowerCase()) ?? 'adapter';
  return { provider, start: found.index, end: found.index + found[0].length };
}

const NUMBER = /^\s*(?:0x([\da-f]{1,12})|(-?\d{1,15}))\s*$/i;

/** Decimal in some fields, `0x…` in others. */
export const numberOf = (text: string | undefined): number | undefined => {
  const [, hex, decimal] = NUMBER.exec(text ?? '') ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return decimal === undefined ? undefined : Number(decimal);
};
