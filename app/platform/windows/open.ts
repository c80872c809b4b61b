import { windowsAddon } from '../../../native/windows.ts';
import { noAddon } from '../no-addon.ts';
import type { Platform } from '../port.ts';
import { WindowsToolsPlatform } from './tools-platform.ts';
import { WindowsPlatform } from './windows-platform.ts';

/** By the addon, else by the system's own tools. */
export function openWindows(): Platform {
  const addon = windowsAddon();
  return addon.ok ? new WindowsPlatform() : new WindowsToolsPlatform(noAddon(addon));
}
