/** Electron's entry: the service and the shell around it. */
import { app } from 'electron';
import { fileURLToPath } from 'node:url';
import { openService } from './service/open-service.ts';
import { startShell } from './shell/start-shell.ts';

const built = (path: string): string => fileURLToPath(new URL(`../out/${path}`, import.meta.url));

startShell({
  pages: built('renderer'),
  preload: built('app/preload.cjs'),
  service: (host) => openService({ version: app.getVersion(), host }),
});
