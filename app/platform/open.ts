/** The platform of this machine. */
import { windowsAddon } from '../../native/windows.ts';
import { LIVE_INPUTS } from './linux/follow.ts';
import { LinuxPlatform } from './linux/linux-platform.ts';
import { PlatformError, type Platform } from './port.ts';
import { WINDOWS_INPUTS } from './windows/follow.ts';
import { WindowsToolsPlatform } from './windows/tools-platform.ts';
import { WindowsPlatform } from './windows/windows-platform.ts';

export interface OpenOptions {
  /** Folder of wpa_supplicant's control sockets, where it is not one of the usual ones. */
  readonly ctrl?: string | undefined;
}

/** @throws PlatformError 'missing' where there is no adapter for this operating system */
export function openPlatform(options: OpenOptions = {}): Platform {
  switch (process.platform) {
    case 'linux':
      return new LinuxPlatform(options.ctrl === undefined ? {} : { folders: [options.ctrl] });
    case 'win32': {
      const addon = windowsAddon();
      return addon.ok ? new WindowsPlatform() : new WindowsToolsPlatform(addon.reason);
    }
    default:
      throw new PlatformError(
        'missing',
        'Following this machine works on Linux and Windows so far; `rejoin diagnose` reads logs everywhere.',
      );
  }
}

/** Inputs of a live diagnosis on this machine, by index. */
export const liveInputs: readonly string[] = process.platform === 'win32' ? WINDOWS_INPUTS : LIVE_INPUTS;

/** Whether this machine has a radio that Rejoin can follow. */
export async function hasAdapter(): Promise<boolean> {
  let platform: Platform | undefined;
  try {
    platform = openPlatform();
    return (await platform.capabilities()).adapters.length > 0;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  } finally {
    platform?.close();
  }
}
