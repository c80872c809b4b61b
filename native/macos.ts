/**
 * CoreWLAN, as far as Rejoin asks it. Names are bytes, errors are values: a failed join is an answer, and its number is
 * what tells a stale key from a wrong password.
 */
import { loadBinding, type NoAddon } from './binding.ts';

/** An NSError. */
export interface CoreWlanFailure {
  /** 'com.apple.coreWLAN.error', 'com.apple.wifi.apple80211API.error' … */
  readonly domain: string;
  /** CWErr in these domains: -3924 is "PMK rejected by the access point". */
  readonly code: number;
  /** The system's own words, in the language of the user. */
  readonly text: string;
}

export interface CoreWlanState {
  /** The radio is on. */
  readonly power: boolean;
  /** It is a station with a link. */
  readonly active: boolean;
  /** Left out while there is none, and where Location permission is missing. */
  readonly ssid?: Uint8Array;
  readonly bssid?: string;
  /** CWSecurity. */
  readonly security: number;
  /** dBm; 0 while there is no link. */
  readonly rssi: number;
}

/** A preferred network, in the system's order. */
export interface CoreWlanProfile {
  readonly ssid: Uint8Array;
  /** CWSecurity. */
  readonly security: number;
}

export interface CoreWlanEvent {
  /** 'power', 'ssid', 'bssid', 'link': ask for the state. 'lost': the system's agent is gone, its events with it. */
  readonly kind: 'power' | 'ssid' | 'bssid' | 'link' | 'lost';
  /** '' with 'lost'. */
  readonly iface: string;
}

/** All but `associate` answer at once. None throws for what the system refuses. */
export interface CoreWlan {
  interfaces(): string[];
  state(iface: string): CoreWlanState | undefined;
  profiles(iface: string): CoreWlanProfile[];
  /** `setPairwiseMasterKey:nil`: forgets the PMK of the interface. @returns undefined = done */
  clearPmk(iface: string): CoreWlanFailure | undefined;
  /**
   * Looks for the network and joins it; takes seconds, on a thread of its own. The password stays in memory.
   * @returns undefined = joined; `not-found` = no such network in reach
   */
  associate(
    iface: string,
    ssid: Uint8Array,
    password: Uint8Array,
  ): Promise<CoreWlanFailure | 'not-found' | undefined>;
  /** One listener at a time; it is called on the importing thread. @returns what ends it */
  listen(onEvent: (event: CoreWlanEvent) => void): () => void;
}

/** `target` only where this is a Mac. */
export type NoCoreWlan = NoAddon | { readonly reason: string; readonly target?: undefined };

/** @returns CoreWLAN, or why it is not there: what was to be loaded, where this is a Mac */
export function openCoreWlan(): CoreWlan | NoCoreWlan {
  if (process.platform !== 'darwin') return { reason: 'CoreWLAN is a part of macOS.' };
  const loaded = loadBinding();
  return 'binding' in loaded ? (loaded.binding as unknown as CoreWlan) : loaded;
}
