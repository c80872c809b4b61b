/**
 * NetworkManager's numbers for why a device changed its state, and for the states (`nm-dbus-interface.h`, 0.7 to 1.50): what nmcli puts before
 * a reason in whatever language, and what the log had instead of words up to 0.8.
 */

/** `NMDeviceStateReason`, as the log spells it. Those that speak of a join, its address, or the card. */
const REASONS: ReadonlyMap<number, string> = new Map([
  [0, 'none'],
  [1, 'unknown'],
  [2, 'managed'],
  [3, 'unmanaged'],
  [4, 'config-failed'],
  [5, 'ip-config-unavailable'],
  [6, 'ip-config-expired'],
  [7, 'no-secrets'],
  [8, 'supplicant-disconnect'],
  [9, 'supplicant-config-failed'],
  [10, 'supplicant-failed'],
  [11, 'supplicant-timeout'],
  [15, 'dhcp-start-failed'],
  [16, 'dhcp-error'],
  [17, 'dhcp-failed'],
  [20, 'autoip-start-failed'],
  [21, 'autoip-error'],
  [22, 'autoip-failed'],
  [35, 'firmware-missing'],
  [36, 'removed'],
  [37, 'sleeping'],
  [38, 'connection-removed'],
  [39, 'user-requested'],
  [40, 'carrier-changed'],
  [42, 'supplicant-available'],
  [53, 'ssid-not-found'],
  [60, 'new-activation'],
]);

/** States up to 0.8; from 0.9 on they have names, and tens for numbers. */
const STATES = [
  'unknown',
  'unmanaged',
  'unavailable',
  'disconnected',
  'prepare',
  'config',
  'need-auth',
  'ip-config',
  'activated',
  'failed',
];

export const reasonName = (number: number): string => REASONS.get(number) ?? 'unknown';
export const stateName = (number: number): string => STATES[number] ?? 'unknown';

/** Reasons of a failure of the address, not of the link. */
export const NO_ADDRESS: ReadonlySet<string> = new Set([
  'ip-config-unavailable',
  'ip-config-expired',
  'dhcp-start-failed',
  'dhcp-error',
  'dhcp-failed',
  'autoip-start-failed',
  'autoip-error',
  'autoip-failed',
]);
