/** Where each system keeps what an organisation has set. */
import { userInfo } from 'node:os';
import { join } from 'node:path';

export const LINUX_FOLDER = '/etc/rejoin';
export const linuxFolders = (folder = LINUX_FOLDER): string[] => [folder, join(folder, 'policy.d')];

export const MACOS_FOLDER = '/Library/Managed Preferences';
/** Of the property list, and of the application. */
export const DOMAIN = 'com.rejoin.app';
/** The computer's, and the user's. */
export const macosFolders = (folder = MACOS_FOLDER, user = userInfo().username): string[] => [
  folder,
  join(folder, user),
];

export const WINDOWS_KEY = 'HKLM\\Software\\Policies\\Rejoin';
