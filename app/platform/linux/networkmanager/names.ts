/** NetworkManager's numbers in the words of its own log (`NMDeviceState`, `NMDeviceStateReason` of 1.42 to 1.52). */

/** States of a device that decide something here. */
export const STATE = {
  unmanaged: 10,
  unavailable: 20,
  disconnected: 30,
  prepare: 40,
  needAuth: 60,
  activated: 100,
  deactivating: 110,
} as const;

const STATES: ReadonlyMap<number, string> = new Map([
  [0, 'unknown'],
  [10, 'unmanaged'],
  [20, 'unavailable'],
  [30, 'disconnected'],
  [40, 'prepare'],
  [50, 'config'],
  [60, 'need-auth'],
  [70, 'ip-config'],
  [80, 'ip-check'],
  [90, 'secondaries'],
  [100, 'activated'],
  [110, 'deactivating'],
  [120, 'failed'],
]);

const REASONS = [
  ...['none', 'unknown', 'now-managed', 'now-unmanaged', 'config-failed', 'ip-config-unavailable'],
  ...['ip-config-expired', 'no-secrets', 'supplicant-disconnect', 'supplicant-config-failed'],
  ...['supplicant-failed', 'supplicant-timeout', 'ppp-start-failed', 'ppp-disconnect', 'ppp-failed'],
  ...['dhcp-start-failed', 'dhcp-error', 'dhcp-failed', 'shared-start-failed', 'shared-failed'],
  ...['autoip-start-failed', 'autoip-error', 'autoip-failed', 'modem-busy', 'modem-no-dialtone'],
  ...['modem-no-carrier', 'modem-dial-timeout', 'modem-dial-failed', 'modem-init-failed', 'gsm-apn-failed'],
  ...['gsm-registration-not-searching', 'gsm-registration-denied', 'gsm-registration-timeout'],
  ...['gsm-registration-failed', 'gsm-pin-check-failed', 'firmware-missing', 'removed', 'sleeping'],
  ...['connection-removed', 'user-requested', 'carrier-changed', 'connection-assumed'],
  ...['supplicant-available', 'modem-not-found', 'bluetooth-failed', 'gsm-sim-not-inserted'],
  ...['gsm-sim-pin-required', 'gsm-sim-puk-required', 'gsm-sim-wrong', 'infiniband-mode'],
  ...['dependency-failed', 'br2684-bridge-failed', 'modem-manager-unavailable', 'ssid-not-found'],
  ...['secondary-connection-failed', 'dcb-fcoe-failed', 'teamd-control-failed', 'modem-failed'],
  ...['modem-available', 'sim-pin-incorrect', 'new-activation', 'parent-changed'],
  ...['parent-managed-changed', 'ovsdb-failed', 'ip-address-duplicate', 'ip-method-unsupported'],
  ...['sriov-configuration-failed', 'peer-not-found'],
];

export const stateName = (state: number): string => STATES.get(state) ?? String(state);
export const reasonName = (reason: number): string => REASONS[reason] ?? String(reason);
