/** What the verbs that follow or change this machine have in common. */
export interface LiveOptions {
  readonly iface?: string;
  /** Folder of the control sockets. */
  readonly ctrl?: string;
  readonly json?: true;
}

export const CTRL_OPTION = [
  '--ctrl <folder>',
  "folder of wpa_supplicant's control sockets (default: /run/wpa_supplicant)",
] as const;
export const IFACE_OPTION = ['--iface <name>', 'only this Wi-Fi interface (default: all)'] as const;
