/** Where the history lies when nobody says otherwise. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A variable that is set to nothing counts as not set (XDG Base Directory Specification). */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

export function historyFile(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const folder =
    platform === 'win32'
      ? join(set(env['LOCALAPPDATA']) ?? join(home, 'AppData', 'Local'), 'Rejoin')
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support', 'Rejoin')
        : join(set(env['XDG_STATE_HOME']) ?? join(home, '.local', 'state'), 'rejoin');
  return join(folder, 'history.db');
}
