/** The platform of this machine. */
import { said } from '../domain/said.ts';
import type { TreatmentLimits } from '../domain/treatment.ts';
import { withLastResort } from './last-resort.ts';
import type { Consent } from './macos/mac.ts';
import { PlatformError, type Platform } from './port.ts';
import { withinLimits } from './within-limits.ts';

export interface PlatformOptions {
  /** What the organisation allows to be changed here. */
  readonly limits: () => TreatmentLimits;
  /** Folder of wpa_supplicant's control sockets, where it is not one of the usual ones. */
  readonly ctrl?: string | undefined;
  /** What the person has agreed to, on a Mac. */
  readonly consent?: Consent | undefined;
}

/** @throws PlatformError 'missing' where there is no adapter for this operating system */
export const openPlatform = async (options: PlatformOptions): Promise<Platform> =>
  withinLimits(withLastResort(await ownPlatform(options)), options.limits);

/** Of each system only what it needs is loaded. */
async function ownPlatform({ ctrl, consent }: Omit<PlatformOptions, 'limits'>): Promise<Platform> {
  switch (process.platform) {
    case 'linux': {
      const { LinuxPlatform } = await import('./linux/linux-platform.ts');
      return new LinuxPlatform(ctrl === undefined ? {} : { folders: [ctrl] });
    }
    case 'darwin': {
      const { MacosPlatform } = await import('./macos/macos-platform.ts');
      return new MacosPlatform(consent ? { consent } : {});
    }
    case 'win32':
      return (await import('./windows/open.ts')).openWindows();
    default:
      throw new PlatformError('missing', said('system.unsupported'));
  }
}

/** Whether this machine has a radio that Rejoin can follow. */
export async function hasAdapter(): Promise<boolean> {
  let platform: Platform | undefined;
  try {
    platform = withLastResort(await ownPlatform({}));
    return (await platform.capabilities()).adapters.length > 0;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  } finally {
    platform?.close();
  }
}
