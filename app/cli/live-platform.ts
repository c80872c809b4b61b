/** The platform of this machine, for the verbs that follow or change it. */
import { LinuxPlatform } from '../platform/linux/linux-platform.ts';
import { PlatformError, type Platform } from '../platform/port.ts';

export interface LiveOptions {
  readonly iface?: string;
  /** Folder of the control sockets. */
  readonly ctrl?: string;
  readonly json?: true;
}

/** @throws PlatformError 'missing' where there is no adapter for this operating system */
export function openPlatform(options: LiveOptions): Platform {
  if (process.platform !== 'linux')
    throw new PlatformError(
      'missing',
      'Following this machine works on Linux with wpa_supplicant so far; `rejoin diagnose` reads logs everywhere.',
    );
  return new LinuxPlatform(options.ctrl === undefined ? {} : { folders: [options.ctrl] });
}

export const CTRL_OPTION = [
  '--ctrl <folder>',
  "folder of wpa_supplicant's control sockets (default: /run/wpa_supplicant)",
] as const;
export const IFACE_OPTION = ['--iface <name>', 'only this Wi-Fi interface (default: all)'] as const;
