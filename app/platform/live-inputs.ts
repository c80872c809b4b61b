/** Inputs of a live diagnosis on this machine, by index: `follow` of each system gives its events these numbers. */
const LINUX = [
  ...(['wpa_supplicant', 'kernel (nl80211)', 'rejoin', 'NetworkManager'] as const),
  ...(['wpa_supplicant over D-Bus', 'iwd', 'journal'] as const),
];
const WINDOWS = ['WLAN-AutoConfig log', 'WLAN notifications', 'rejoin'];

export const liveInputs: readonly string[] = process.platform === 'win32' ? WINDOWS : LINUX;
