/** Reads the replies of wpa_supplicant's control interface. Pure; a line that has not the expected shape is left out. */
import type { Mac, Pmkid, Ssid } from '../../domain/ids.ts';
import { ssidFromPrintf } from '../../domain/ssid.ts';
import { classifyReply, flagsOf, lines, macOf, numberOf, parseKeyValues } from './wpa-values.ts';

export interface Status {
  /** DISCONNECTED, SCANNING, … COMPLETED; '' where the reply has none. */
  readonly state: string;
  readonly bssid?: Mac;
  readonly ssid?: Ssid;
  readonly networkId?: number;
  /** As the daemon spells the one in use: 'SAE', 'WPA2-PSK', 'WPA2/IEEE 802.1X/EAP' … */
  readonly keyMgmt?: string;
  /** MHz. */
  readonly freq?: number;
  readonly address?: Mac;
  /** 0 not negotiated, 1 optional, 2 required. */
  readonly pmf: number;
  readonly values: ReadonlyMap<string, string>;
}

export function parseStatus(reply: string): Status {
  const values = parseKeyValues(reply);
  const bssid = macOf(values.get('bssid'));
  const address = macOf(values.get('address'));
  const networkId = numberOf(values.get('id'));
  const freq = numberOf(values.get('freq'));
  const ssid = values.get('ssid');
  const keyMgmt = values.get('key_mgmt');
  return {
    state: values.get('wpa_state') ?? '',
    ...(bssid === undefined ? {} : { bssid }),
    ...(ssid === undefined ? {} : { ssid: ssidFromPrintf(ssid) }),
    ...(networkId === undefined ? {} : { networkId }),
    ...(keyMgmt === undefined ? {} : { keyMgmt }),
    ...(freq === undefined ? {} : { freq }),
    ...(address === undefined ? {} : { address }),
    pmf: numberOf(values.get('pmf')) ?? 0,
    values,
  };
}

export interface PmksaListRow {
  readonly index: number;
  /** The access point's address (hostapd: the station's). */
  readonly address: Mac;
  readonly pmkid: Pmkid;
  /** Seconds. */
  readonly expiresIn: number;
  readonly opportunistic: boolean;
  /** Four hex digits. */
  readonly filsCacheId?: string;
}

/** The table of `PMKSA`, with or without the FILS column. Rows do not say which network they belong to. */
export function parsePmksa(reply: string): PmksaListRow[] {
  const rows: PmksaListRow[] = [];
  for (const line of lines(reply)) {
    const row =
      /^(\d+) ([\da-f]{2}(?::[\da-f]{2}){5}) ([\da-f]{32}) (-?\d+) ([01])(?: ([\da-f]{4}))? *$/i.exec(line);
    if (!row) continue;
    const [, index, address = '', pmkid = '', expiresIn, opportunistic, fils] = row;
    rows.push({
      index: Number(index),
      address: address.toLowerCase() as Mac,
      pmkid: pmkid.toLowerCase() as Pmkid,
      expiresIn: Number(expiresIn),
      opportunistic: opportunistic === '1',
      ...(fils === undefined ? {} : { filsCacheId: fils.toLowerCase() }),
    });
  }
  return rows;
}

export interface NetworkRow {
  readonly id: number;
  readonly ssid: Ssid;
  /** The one BSSID this network is bound to, if any. */
  readonly bssid?: Mac;
  readonly current: boolean;
  /** Switched off by a user or a program. */
  readonly disabled: boolean;
  /** Waiting in back-off after failures. */
  readonly tempDisabled: boolean;
}

export function parseNetworks(reply: string): NetworkRow[] {
  const rows: NetworkRow[] = [];
  for (const line of lines(reply)) {
    const [id = '', ssid = '', bssid = '', flags = ''] = line.split('\t');
    if (!/^\d+$/.test(id) || !line.includes('\t')) continue;
    const bound = macOf(bssid);
    rows.push({
      id: Number(id),
      ssid: ssidFromPrintf(ssid),
      ...(bound === undefined ? {} : { bssid: bound }),
      current: flags.includes('[CURRENT]'),
      disabled: flags.includes('[DISABLED]'),
      tempDisabled: flags.includes('[TEMP-DISABLED]'),
    });
  }
  return rows;
}

export interface BssRow {
  readonly bssid: Mac;
  readonly ssid: Ssid;
  /** MHz. */
  readonly freq: number;
  /** dBm. */
  readonly level: number;
  /** Without brackets: 'WPA2-SAE-CCMP', 'ESS', 'WPS' … */
  readonly flags: readonly string[];
  /** Seconds since it was last seen. */
  readonly age?: number;
  readonly values: ReadonlyMap<string, string>;
}

/** The reply to `BSS <selector>`; undefined where there is no such BSS. */
export function parseBss(reply: string): BssRow | undefined {
  const values = parseKeyValues(reply);
  const bssid = macOf(values.get('bssid'));
  if (bssid === undefined) return undefined;
  const age = numberOf(values.get('age'));
  return {
    bssid,
    ssid: ssidFromPrintf(values.get('ssid')),
    freq: numberOf(values.get('freq')) ?? 0,
    level: numberOf(values.get('level')) ?? 0,
    flags: flagsOf(values.get('flags') ?? ''),
    ...(age === undefined ? {} : { age }),
    values,
  };
}

/** The table of SCAN_RESULTS. */
export function parseScanResults(
  reply: string,
): Pick<BssRow, 'bssid' | 'freq' | 'level' | 'flags' | 'ssid'>[] {
  const rows = [];
  for (const line of lines(reply)) {
    const [address = '', freq = '', level = '', flags = '', ssid = ''] = line.split('\t');
    const bssid = macOf(address);
    if (bssid === undefined || !line.includes('\t')) continue;
    rows.push({
      ...{ bssid, freq: numberOf(freq) ?? 0, level: numberOf(level) ?? 0 },
      ...{ flags: flagsOf(flags), ssid: ssidFromPrintf(ssid) },
    });
  }
  return rows;
}

export interface Mib {
  /** The PMKID of the present or last association; undefined = none was used (all zero). */
  readonly pmkidUsed?: Pmkid;
  readonly fourWayFailures?: number;
  readonly values: ReadonlyMap<string, string>;
}

export function parseMib(reply: string): Mib {
  const values = parseKeyValues(reply);
  const pmkid = values.get('dot11RSNAPMKIDUsed')?.toLowerCase() ?? '';
  const fourWayFailures = numberOf(values.get('dot11RSNA4WayHandshakeFailures'));
  return {
    ...(/^[\da-f]{32}$/.test(pmkid) && /[^0]/.test(pmkid) ? { pmkidUsed: pmkid as Pmkid } : {}),
    ...(fourWayFailures === undefined ? {} : { fourWayFailures }),
    values,
  };
}

/** The words of a GET_CAPABILITY reply; a refusal gives none. */
export function parseCapability(reply: string): string[] {
  return classifyReply(reply).kind === 'text' ? reply.split(/\s+/).filter((word) => word !== '') : [];
}
