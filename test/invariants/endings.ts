/**
 * What a longer or a shorter log of the same machine may say: one that ends in a connection that stays is well, and one that
 * was written at a lower level says the same or less.
 */
import { read } from '../support/station-log.ts';
import { excess } from './cuts.ts';
import type { Recording } from './recordings.ts';

type Lines = readonly string[];

const TRYING =
  /^(?:(\d{10}\.\d{6}): )?([\w-]{1,15}): (?:SME: )?Trying to (?:associate|authenticate) with ([\da-f:]{17}) \(SSID='([^']*)' freq=(\d+) MHz\)/;
const STAMP = /^(\d{10}\.\d{6}): /;

/** The log going on: its network is joined, and the connection stays. @returns undefined where it is no supplicant's */
export function healed(lines: Lines): Lines | undefined {
  const tried = lines.map((line) => TRYING.exec(line)).findLast((groups) => groups !== null);
  if (!tried) return undefined;
  const [, stamped, iface = '', bssid = '', ssid = '', freq = ''] = tried;
  let at = Number(STAMP.exec(lines.findLast((line) => STAMP.test(line)) ?? '')?.[1] ?? 0);
  const say = (message: string, after: number): string => {
    at += after;
    return stamped === undefined ? `${iface}: ${message}` : `${at.toFixed(6)}: ${iface}: ${message}`;
  };
  const where = `with ${bssid} (SSID='${ssid}' freq=${freq} MHz)`;
  return [
    ...lines,
    say(`SME: Trying to authenticate ${where}`, 30),
    say(`SME: Trying to authenticate ${where}`, 0.1),
    say(`PMKSA-CACHE-ADDED ${bssid} 0`, 0.1),
    say(`Trying to associate ${where}`, 0.1),
    say(`Associated with ${bssid}`, 0.1),
    say(`WPA: Key negotiation completed with ${bssid} [PTK=CCMP GTK=CCMP]`, 0.1),
    say(`CTRL-EVENT-CONNECTED - Connection to ${bssid} completed [id=0 id_str=]`, 0.1),
    say(`WPA: Group rekeying completed with ${bssid} [GTK=CCMP]`, 300),
  ];
}

export interface Ending {
  readonly recording: string;
  readonly before: string;
  readonly after: string;
}

/** Not well though the log goes on with a connection that stays, unless the same trouble has come back time and again. */
export function unhealed({ name, lines }: Recording): Ending[] {
  const longer = healed(lines);
  if (!longer) return [];
  const before = read(lines);
  const after = read(longer);
  const isWell = after.verdict === 'healthy' || after.recovered;
  const isRecurrence =
    after.verdict === before.verdict && after.claims.some(({ code }) => code === 'connected-at-end');
  return isWell || isRecurrence ? [] : [{ recording: name, before: before.verdict, after: after.verdict }];
}

/** A line's kind, whatever is in it. */
const kindOf = (line: string): string =>
  line
    .replace(STAMP, '')
    .replace(/'[^']*'|"[^"]*"/g, '')
    .replace(/[\da-f]{2}(?::[\da-f]{2}){5}/gi, 'm')
    .replace(/\d+/g, '0');

export const atDefaultLevel = ({ name }: Recording): boolean => /wpa-info|\/hostapd(?:-2)?\.log$/.test(name);
export const isDebug = ({ name }: Recording): boolean => /wpa-debug|wpa-msgdump|hostapd-debug/.test(name);

/** The kinds of lines that a log at the default level has. */
export const kindsOf = (recordings: readonly Recording[]): ReadonlySet<string> =>
  new Set(recordings.flatMap(({ lines }) => lines.map(kindOf)));

/** The recording without its debug lines, where that says more. */
export function lowered({ name, lines }: Recording, kinds: ReadonlySet<string>): Ending[] {
  const whole = read(lines);
  const less = read(lines.filter((line) => kinds.has(kindOf(line))));
  const why = excess(whole, less, 'head');
  return why === undefined
    ? []
    : [{ recording: name, before: whole.verdict, after: `${less.verdict}: ${why}` }];
}
