/** Electron's entry: the service and the shell around it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DoctorService } from './service/doctor-service.ts';
import { startShell } from './shell/start-shell.ts';

const built = (path: string): string => fileURLToPath(new URL(`../out/${path}`, import.meta.url));

startShell({
  pages: built('renderer'),
  preload: built('app/preload.cjs'),
  service: (shell, folder) => new DoctorService({ shell, historyPath: join(folder, 'history.db') }),
});
