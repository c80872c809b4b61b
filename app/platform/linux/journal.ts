/** The system's journal, and whether this user may read it. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const JOURNALCTL = '/usr/bin/journalctl';
const FOLDERS: readonly string[] = ['/run/log/journal', '/var/log/journal'];

/** Whether the system's journal may be read, and not only this user's own. */
export function journalIsReadable(folders = FOLDERS, program = JOURNALCTL): boolean {
  return existsSync(program) && folders.some((folder) => machinesIn(folder).some(isReadable));
}

function machinesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name, 'system.journal'));
  } catch {
    return [];
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
