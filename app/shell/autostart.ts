/** Starts Rejoin at login, without a window: a login item, or a desktop entry of the XDG autostart specification. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { HIDDEN } from './deep-link.ts';

/** A program's path as the Exec key quotes it: twice, as a string of the file and as an argument. */
const quoted = (path: string): string =>
  `"${path.replace(/[\\"`$]/g, String.raw`\$&`).replace(/%/g, '%%')}"`.replace(/\\/g, '\\\\');

export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rejoin',
    // Where the program was removed, nothing is started.
    `TryExec=${program.replace(/\\/g, '\\\\')}`,
    `Exec=${quoted(program)} ${HIDDEN}`,
    'Icon=rejoin',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** @param environment XDG_CONFIG_HOME counts only where it is absolute, as its specification says */
export function autostartFile(environment: NodeJS.ProcessEnv, home = homedir()): string {
  const config = environment['XDG_CONFIG_HOME'];
  const base = config?.startsWith('/') ? config : join(home, '.config');
  return join(base, 'autostart', 'dev.rejoin.Rejoin.desktop');
}

/** Whole or not at all, also when the power goes. @throws Error of the file system */
export async function writeAutostart(file: string, program: string, on: boolean): Promise<void> {
  if (!on) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, autostartEntry(program), { flush: true });
  await rename(`${file}.new`, file);
}

export async function setAutostart(app: App, on: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN] });
    return;
  }
  // An AppImage runs from a mount that is another one each time.
  await writeAutostart(autostartFile(process.env), process.env['APPIMAGE'] ?? app.getPath('exe'), on);
}
