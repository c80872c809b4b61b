/** The app that an installed command belongs to. */
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** From the command's folder; `resources` and `Resources` are Electron's own names. */
const PLACES: Partial<Record<NodeJS.Platform, { folder: string; program: string }>> = {
  linux: { folder: 'resources/cli', program: '../../rejoin' },
  darwin: { folder: 'Contents/Resources/cli', program: '../../MacOS/Rejoin' },
  win32: { folder: 'resources\\cli', program: '..\\..\\Rejoin.exe' },
};

/**
 * @param command the command's own program
 * @returns undefined where the command came alone: what lies above its folder is then none of ours
 */
export function installedApp(
  command: string,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const path = platform === 'win32' ? win32 : posix;
  const place = PLACES[platform];
  const folder = path.dirname(command);
  if (!place || !folder.endsWith(`${path.sep}${place.folder}`)) return undefined;
  const program = path.join(folder, place.program);
  return exists(program) ? program : undefined;
}
