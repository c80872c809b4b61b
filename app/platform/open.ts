/** The platform of this machine. */
import { said } from '../domain/said.ts';
import type { TreatmentLimits } from '../domain/treatment.ts';
import { windowsAddon } from '../../native/windows.ts';
import { LIVE_INPUTS } from './linux/follow.ts';
import { withLastResort } from './last-resort.ts';
import { LinuxPlatform } from './linux/linux-platform.ts';
import type { Consent } from './macos/mac.ts';
import { MacosPlatform } from './macos/macos-platform.ts';
import { noAddon } from './no-addon.ts';
import { PlatformError, type Platform } from './port.ts';
import { withinLimits } from './within-limits.ts';
import { WINDOWS_INPUTS } from './windows/follow.ts';
import { WindowsToolsPlatform } from './windows/tools-platform.ts';
import { WindowsPlatform } from './windows/windows-platform.ts';

export interface OpenOptions {
  /** What the organisation allows to be changed here. */
  readonly limits: () => TreatmentLimits;
  /** Folder of wpa_supplicant's control sockets, where it is not one of the usual ones. */
  readonly ctrl?: string | undefined;
  /** What the person has agreed to, on a Mac. */
  readonly consent?: Consent | undefined;
}

/** @throws PlatformError 'missing' where there is no adapter for this operating system */
export const openPlatform = (options: OpenOptions): Platform =>
  withinLimits(withLastResort(ownPlatform(options)), options.limits);

function ownPlatform({ ctrl, consent }: Omit<OpenOptions, 'limits'>): Platform {
  switch (process.platform) {
    case 'linux':
      return new LinuxPlatform(ctrl === undefined ? {} : { folders: [ctrl] });
    case 'darwin':
      return new MacosPlatform(consent ? { consent } : {});
    case 'win32': {
      const addon = windowsAddon();
      return addon.ok ? new WindowsPlatform() : new WindowsToolsPlatform(noAddon(addon));
    }
    default:
      throw new PlatformError('missing', said('system.unsupported'));
  }
}

const INPUTS: Partial<Record<NodeJS.Platform, readonly string[]>> = { win32: WINDOWS_INPUTS };

/** Inputs of a live diagnosis on this machine, by index. */
export const liveInputs: readonly string[] = INPUTS[process.platform] ?? LIVE_INPUTS;

/** Whether this machine has a radio that Rejoin can follow. */
export async function hasAdapter(): Promise<boolean> {
  let platform: Platform | undefined;
  try {
    platform = withLastResort(ownPlatform({}));
    return (await platform.capabilities()).adapters.length > 0;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  } finally {
    platform?.close();
  }
}
