/** Where each system keeps its policies, with all that reads them. */
import { linuxSource } from './linux.ts';
import { macosSource } from './macos.ts';
import { NO_SOURCE } from './own-source.ts';
import type { PolicySource } from './raw-policy.ts';
import { windowsSource } from './windows.ts';

/** @param platform as in `process.platform`; others have no policy */
export function policySource(platform: NodeJS.Platform = process.platform): PolicySource {
  switch (platform) {
    case 'linux':
      return linuxSource();
    case 'darwin':
      return macosSource();
    case 'win32':
      return windowsSource();
    default:
      return NO_SOURCE;
  }
}
