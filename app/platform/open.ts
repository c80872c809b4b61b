/** The platform of this machine. */
import { LinuxPlatform } from './linux/linux-platform.ts';
import { PlatformError, type Platform } from './port.ts';

export interface OpenOptions {
  /** Folder of wpa_supplicant's control sockets, where it is not one of the usual ones. */
  readonly ctrl?: string | undefined;
}

/** @throws PlatformError 'missing' where there is no adapter for this operating system */
export function openPlatform(options: OpenOptions = {}): Platform {
  if (process.platform !== 'linux')
    throw new PlatformError(
      'missing',
      'Following this machine works on Linux with wpa_supplicant so far; `rejoin diagnose` reads logs everywhere.',
    );
  return new LinuxPlatform(options.ctrl === undefined ? {} : { folders: [options.ctrl] });
}
