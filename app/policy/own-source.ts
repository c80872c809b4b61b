/** Where this system keeps its policies. Of each only what it needs is loaded: a window waits for it. */
import type { PolicySource } from './raw-policy.ts';

export const NO_SOURCE: PolicySource = {
  read: () => [],
  ...{ folders: [], places: [], every: 3_600_000 },
};

export async function ownSource(): Promise<PolicySource> {
  switch (process.platform) {
    case 'linux':
      return (await import('./linux.ts')).linuxSource();
    case 'darwin':
      return (await import('./macos.ts')).macosSource();
    case 'win32':
      return (await import('./windows.ts')).windowsSource();
    default:
      return NO_SOURCE;
  }
}
