/** A Mac that is played: its state is a file, and its programs and its CoreWLAN act on that. */
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MacState {
  /** Undefined: a Mac without Wi-Fi. */
  iface: string | undefined;
  power: boolean;
  /** The user may administer it. */
  admin: boolean;
  powerNeedsAdmin: boolean;
  /** Location permission. */
  names: 'shown' | 'hidden';
  networks: { ssid: string; security: string }[];
  managed: string[];
  /** Passwords by network. */
  keychain: Record<string, string>;
  /** What the person answers when macOS asks for the keychain. */
  asksKeychain: 'allow' | 'refuse';
  /** What the access points in reach want. */
  air: Record<string, string>;
  /** Networks of which a key is cached that the access point has forgotten. */
  stale: string[];
  clearsByPower: boolean;
  clearsByNil: boolean;
  /** As System Settings does it. */
  forgettingDropsKey: boolean;
  connected: string | undefined;
  /** How many times an attempt was asked for. */
  asked: number;
  /** The call of a program, counted from 1, at which something goes wrong. */
  fault: { at: number; how: Fault } | undefined;
  /** What must never happen, in words. */
  sins: string[];
}

/**
 * `nothing`: it fails and does nothing; `silent`: it does its work and fails; `hangs up`: it does its work and dies;
 * `kill before`, `kill after`: whoever called is killed.
 */
export type Fault = 'nothing' | 'silent' | 'hangs up' | 'kill before' | 'kill after';

const fileOf = (folder: string): string => join(folder, 'state.json');
export const logOf = (folder: string): string => join(folder, 'log.ndjson');
export const callsOf = (folder: string): string => join(folder, 'calls.ndjson');

export const load = (folder: string): MacState =>
  JSON.parse(readFileSync(fileOf(folder), 'utf8')) as MacState;

export function save(folder: string, state: MacState): void {
  const fresh = `${fileOf(folder)}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(state));
  renameSync(fresh, fileOf(folder));
}

export function change(folder: string, work: (state: MacState) => void): void {
  const state = load(folder);
  work(state);
  save(folder, state);
}

export const calls = (folder: string): string[][] =>
  readFileSync(callsOf(folder), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string[]);

/** `2026-10-04 16:41:34.152345-0400` */
const stamp = (): string => `${new Date().toISOString().replace('T', ' ').slice(0, 23)}000+0000`;

/** A line of the unified log. */
export const record = (message: string, program = 'airportd'): string =>
  JSON.stringify({
    traceID: 1,
    eventMessage: message,
    eventType: 'logEvent',
    formatString: '%{public}@',
    subsystem: 'com.apple.WiFiManager',
    category: '',
    processImagePath: `/usr/libexec/${program}`,
    processID: 483,
    timestamp: stamp(),
    messageType: 'Default',
  }).replaceAll('/', '\\/');

export const say = (folder: string, ...messages: string[]): void =>
  appendFileSync(logOf(folder), messages.map((message) => `${record(message)}\n`).join(''));

export const INVALID_PMK = -3924;
export const CHALLENGE_FAILURE = -3912;
export const DOMAIN = 'com.apple.wifi.apple80211API.error';

/**
 * One attempt, as the log tells it.
 * @param key what was given; undefined = the saved one, or the cached key
 * @returns 0 = joined, a CWErr, or undefined where the network is not in reach
 */
export function attempt(folder: string, state: MacState, ssid: string, key?: string): number | undefined {
  const wanted = state.air[ssid];
  if (wanted === undefined || !state.power) return undefined;
  state.connected = undefined;
  const shown = state.names === 'shown' ? ssid : '<redacted>';
  const what = `<redacted> - ssid=${shown}, bssid=<redacted>, security=wpa2-personal, rsn=[auths={ psk }, mfp=no]`;
  const begun = [
    `AUTO-JOIN: Joining network (${what})`,
    `_bsd_80211_event_callback: APPLE80211_M_ASSOC_DONE (${state.iface ?? ''})`,
  ];
  const offersCached = key === undefined && state.stale.includes(ssid);
  const given = key ?? state.keychain[ssid];
  const code = offersCached ? INVALID_PMK : given === wanted ? 0 : CHALLENGE_FAILURE;
  if (code !== 0) {
    say(folder, ...begun, `AUTO-JOIN: Join FAILED (error=Error Domain=${DOMAIN} Code=${code} "(null)")`);
    return code;
  }
  state.stale = state.stale.filter((one) => one !== ssid);
  state.connected = ssid;
  const at = new Date().toISOString().replace('T', ' ').slice(0, 23);
  const stages = `assoc=${at} +0000 (272ms), auth=${at} +0000 (948ms), linkup=${at} +0000 (281ms), ipv4=${at} +0000 (1336ms)`;
  say(
    folder,
    ...begun,
    `AUTO-JOIN: Updated join status (uuid=${process.hrtime.bigint()}, intf=${state.iface ?? ''}, ${stages})`,
  );
  return 0;
}

/** Joins the first preferred network in reach, as a Mac does when its radio comes on. */
export function autoJoin(folder: string, state: MacState): void {
  const known = state.networks.find(({ ssid }) => state.air[ssid] !== undefined);
  if (known) attempt(folder, state, known.ssid);
}
