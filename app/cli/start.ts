import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { said, type Said } from '../domain/said.ts';
import { hasAdapter } from '../platform/open.ts';
import { DEMO } from '../shell/deep-link.ts';
import { electronBinary } from '../shell/electron-binary.ts';
import { EXIT } from './exit.ts';
import { help } from './help.ts';
import { note } from './output.ts';
import { serve } from './serve.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/** @returns the exit code of the app, when its person has ended it */
const startElectron = (binary: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(binary, [CHECKOUT, ...args], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? EXIT.interrupted));
  });

/** Why the app is shown in a browser; undefined: it has a window of its own. */
function whyBrowser(binary: string | undefined): Said | undefined {
  if (binary === undefined) return said('terminal.no-electron', { command: 'npx electron --version' });
  return process.getuid?.() === 0 ? said('terminal.no-electron-as-root') : undefined;
}

/** The app in its window, or in a browser; on a machine without a radio with a recorded failure, and it says so. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .summary(help('help.start'))
    .action(async () => {
      const demo = !(await hasAdapter());
      if (demo) note(said('terminal.no-adapter-demo'));
      const binary = electronBinary();
      const why = whyBrowser(binary);
      if (why !== undefined) note(why);
      process.exitCode =
        binary === undefined || why !== undefined
          ? await serve({ demo, open: true })
          : await startElectron(binary, demo ? [DEMO] : []);
    });
}
