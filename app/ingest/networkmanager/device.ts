import type { AkmFamily, Happening } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { LINK_GONE } from '../link-gone.ts';
import type { Reading } from '../rules.ts';
import { NO_ADDRESS } from './reasons.ts';

/** What is remembered of a device between lines. */
export interface Device {
  readonly name: string;
  /** Its lines are worth an event; those of Ethernet, bridges and loopback are not. */
  isWifi: boolean;
  /** The network of the activation under way, or of the connection that it became. */
  ssid: Ssid | undefined;
  /** The activation's beginning was read: what it did not say did not happen. */
  isWhole: boolean;
  /** NetworkManager began by itself, which it does only with networks that it has seen. */
  isSeen: boolean;
  /** Since the beginning the supplicant has talked to an access point. */
  hasSpoken: boolean;
  /** It asked for an address. */
  usesDhcp: boolean;
}

/** Names that the kernel and udev give to stations. Others are known by what is said of them. */
const STATION = /^(?:wl|wifi|ath\d|ra\d)/;

export const newDevice = (name: string): Device => ({
  name,
  isWifi: STATION.test(name),
  ssid: undefined,
  isWhole: false,
  isSeen: false,
  hasSpoken: false,
  usesDhcp: false,
});

/** An activation begins. @param isSeen NetworkManager began it by itself */
export const begin = (device: Device, isSeen: boolean): void => {
  device.ssid = undefined;
  device.isWhole = true;
  device.isSeen = isSeen;
  device.hasSpoken = false;
  device.usesDhcp = false;
};

/** Source of an expression for an SSID of at most 32 bytes between quotes. */
export const QUOTED_SSID = String.raw`(?:\\[0-7]{3}|\\.|[^"\\]){0,32}`;

const ESCAPED = /\\(?:([0-7]{3})|(.))/g;

/** An SSID behind quotes: UTF-8 as it is, other bytes in octal (`nm_utils_buf_utf8safe_escape`). */
export const ssidFromQuoted = (text: string | undefined): Ssid =>
  ssidFromBytes(
    (text ?? '').replace(ESCAPED, (_all, octal: string | undefined, other: string | undefined) =>
      octal === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
    ),
  );

/** From here on the link was wanted. */
const WANTED = new Set([
  'prepare',
  'config',
  'need-auth',
  'ip-config',
  'ip-check',
  'secondaries',
  'activated',
]);
/** Why a connection is left that nobody wanted to leave: the card, or the supplicant, is gone. */
const UNWANTED = new Set(['removed', 'supplicant-failed']);
const LEFT = new Set(['deactivating', 'disconnected', 'unavailable', 'unmanaged']);

const named = (ssid: Ssid | undefined): { readonly ssid?: Ssid } => (ssid === undefined ? {} : { ssid });

/** What a change of a device's state stands for. */
export const stateChange = (
  device: Device,
  from: string,
  to: string,
  reason: string,
): readonly Happening[] | undefined => {
  const network = named(device.ssid);
  if (reason === 'firmware-missing') return [{ kind: 'driver-fault', what: 'the firmware may be missing' }];
  if (to === 'activated') return [{ kind: 'manager-state', state: 'activated', ...network }];
  if (to === 'failed') {
    const failed = { kind: 'manager-state', state: 'failed', reason, ...network } as const;
    const isOfAddress = NO_ADDRESS.has(reason) || (from === 'ip-config' && reason === 'unknown');
    if (isOfAddress && (device.usesDhcp || !device.isWhole)) {
      // An address is asked for over a link that is up: that is known where the text begins behind it, too.
      const up = { kind: 'manager-state', state: 'link-up', ...network } as const;
      const cut = from === 'ip-config' && !device.isWhole ? [up] : [];
      return [...cut, failed, { kind: 'address', step: 'timeout' }];
    }
    // The reason says no more than that no association was begun: a refused SAE exchange ends so, and scans that another
    // program keeps from the supplicant (lab recordings).
    if (reason === 'ssid-not-found' && device.isWhole && !device.isSeen && !device.hasSpoken)
      return [failed, { kind: 'network-not-found', ...network }];
    return [failed];
  }
  if (LEFT.has(to) && from === 'activated' && UNWANTED.has(reason)) return LINK_GONE;
  if (LEFT.has(to) && WANTED.has(from))
    return [{ kind: 'manager-state', state: 'disconnected', reason, ...network }];
  return undefined;
};

const SPEAKS = new Set([
  'authenticating',
  'associating',
  'associated',
  '4way_handshake',
  '4-way handshake',
  'group_handshake',
  'group handshake',
  'completed',
]);

/** States in which the keys of a connection are gone; a key that is renewed is none of them. */
const OVER = new Set(['disconnected', 'inactive', 'scanning']);
/** The supplicant goes elsewhere, or comes back. */
const MOVED = new Set(['authenticating', 'associating']);

/** The supplicant's own state, as NetworkManager is told of it. */
export const supplicantState = (device: Device, from: string, to: string): Reading => {
  // Who finds nothing goes on scanning; an attempt between the two may be too short to be told.
  if (SPEAKS.has(to) || (from === 'scanning' && to === 'disconnected')) device.hasSpoken = true;
  // The object is gone from the bus, and with it the supplicant's memory of this interface.
  if (to === 'down') return { kind: 'supplicant', state: 'gone' };
  // Where the manager has no part in it, a reconnection is told by nothing else.
  if (to === 'completed' && from !== 'completed')
    return { kind: 'manager-state', state: 'link-up', ...named(device.ssid) };
  if (from !== 'completed') return undefined;
  if (OVER.has(to)) return LINK_GONE;
  return MOVED.has(to) ? { kind: 'was-up' } : undefined;
};

/**
 * A profile for WPA2 also allows SAE ("WPA-PSK WPA-PSK-SHA256 FT-PSK SAE FT-SAE"): what it allows says what the network
 * uses only where all of it is of one family.
 */
export const oneFamily = (akms: readonly AkmFamily[]): boolean =>
  new Set(akms.map((akm) => (akm === 'fils' ? 'eap' : akm.replace('ft-', '')))).size === 1;
