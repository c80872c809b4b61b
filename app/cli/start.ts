import { spawn } from 'node:child_process';
import { isSea } from 'node:sea';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { said, type Said } from '../domain/said.ts';
import { hasAdapter } from '../platform/open.ts';
import { DEMO } from '../shell/deep-link.ts';
import { electronBinary } from '../shell/electron-binary.ts';
import { installedApp } from '../shell/installed-app.ts';
import { EXIT } from './exit.ts';
import { help } from './help.ts';
import { note } from './output.ts';
import { serve } from './serve.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

interface Program {
  readonly program: string;
  /** What it is told before all else. */
  readonly first: readonly string[];
}

/** The app's program, installed with this command or in the checkout; else why there is none. */
function appProgram(): Program | Said {
  const program = isSea() ? installedApp(process.execPath) : electronBinary();
  if (program !== undefined) return { program, first: isSea() ? [] : [CHECKOUT] };
  return isSea()
    ? said('terminal.command-alone')
    : said('terminal.no-electron', { command: 'npx electron --version' });
}

/** @returns the exit code of the app, when its person has ended it */
const startApp = ({ program, first }: Program, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? EXIT.interrupted));
  });

/** Without a window of its own the app is shown in a browser, and it is said why. */
function findApp(): Program | Said {
  const app = appProgram();
  return 'program' in app && process.getuid?.() === 0 ? said('terminal.no-electron-as-root') : app;
}

/** The app in its window, or in a browser; on a machine without a radio with a recorded failure, and it says so. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .summary(help('help.start'))
    .description(help('help.start'))
    .action(async () => {
      const demo = !(await hasAdapter());
      if (demo) note(said('terminal.no-adapter-demo'));
      const app = findApp();
      if ('program' in app) {
        process.exitCode = await startApp(app, demo ? [DEMO] : []);
        return;
      }
      note(app);
      process.exitCode = await serve({ demo, open: true });
    });
}
