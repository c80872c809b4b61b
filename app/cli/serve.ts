import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { LoopbackServer } from '../ipc/server/loopback-server.ts';
import { readPages } from '../ipc/server/page-files.ts';
import type { FirstWord } from '../ipc/contract/greeting.ts';
import type { DoctorService } from '../service/doctor-service.ts';
import type { Opening } from '../service/open-service.ts';
import { said } from '../domain/said.ts';
import { bugReport, EXIT, UsageError } from './exit.ts';
import { help } from './help.ts';
import { ctrlOption } from './live-platform.ts';
import { openBrowser } from './open-browser.ts';
import { print, note, warn } from './output.ts';
import { VERSION } from './version.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly ctrl?: string;
  /** Begin with the recorded failure. */
  readonly demo?: boolean;
  /** The file of the history. */
  readonly history?: string;
  /** Open the person's browser. */
  readonly open?: boolean;
}

const PAGES = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds in which a browser that was told the address asks for the page, and in which that page is let in then. */
const ASKS_WITHIN = 150;
const ENTERS_WITHIN = 1000;
/** Milliseconds in which a page draws the first state that it has. */
const DRAWS_WITHIN = 300;

/** Serves the app's pages on loopback until it is interrupted. @returns the exit code */
export async function serve(options: ServeOptions): Promise<number> {
  const { history, ctrl, port } = options;
  const pages = readPages(PAGES);
  const interrupted = new Promise<void>((resolve) => {
    for (const name of INTERRUPTS) process.once(name, () => resolve());
  });
  let takeAway = (): void => undefined;
  let opening: Opening | undefined;
  const coming = Promise.withResolvers<DoctorService>();
  const first = Promise.withResolvers<FirstWord>();
  const asked = Promise.withResolvers<boolean>();
  const entered = Promise.withResolvers<undefined>();
  const shown = Promise.withResolvers<undefined>();
  let isEntered = false;
  const hasPage = (): boolean => isEntered;
  const server = new LoopbackServer({
    ...{ service: coming.promise, first: first.promise, pages, port },
    bug: (error) => warn(bugReport(error)),
    asked: () => asked.resolve(true),
    shown: () => shown.resolve(undefined),
    opened(again) {
      takeAway();
      isEntered = true;
      entered.resolve(undefined);
      if (!again) {
        note(said('terminal.page-opened'));
        return;
      }
      note(said('terminal.second-page'));
      void coming.promise.then((service) => service.notice('warning', [said('call.second-page')]));
    },
  });
  try {
    const address = await listening(server, port);
    note(said('terminal.serves'));
    print(address);
    if (options.open) takeAway = openBrowser(address);
    // A page that comes is served first: what it talks to is loaded while it reads its own program, and what follows the machine when it
    // has drawn what is known.
    const served = async (): Promise<void> => {
      const comes = await Promise.race([asked.promise, pause(ASKS_WITHIN, false)]);
      if (comes) await Promise.race([entered.promise, pause(ENTERS_WITHIN)]);
    };
    const { openService } = await import('../service/open-service.ts');
    opening = openService({ version: VERSION, history, ctrl, until: served() });
    // A demonstration shows nothing of this machine.
    first.resolve(options.demo ? { type: 'first' } : opening.first);
    const service = await opening.service;
    if (!options.demo) coming.resolve(service);
    if (hasPage() && !options.demo)
      await Promise.race([shown.promise.then(() => pause(DRAWS_WITHIN)), pause(ENTERS_WITHIN), interrupted]);
    await service.start();
    if (options.demo) await service.handlers['replay.demo']({});
    coming.resolve(service);
    await interrupted;
  } finally {
    takeAway();
    await server.close();
    await opening?.service.then(
      (service) => service.close(),
      () => undefined,
    );
  }
  return EXIT.ok;
}

/** @throws UsageError where that port is not to be had */
async function listening(server: LoopbackServer, port: number | undefined): Promise<string> {
  try {
    return await server.listen();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (port !== undefined && code === 'EADDRINUSE')
      throw new UsageError(said('usage.port-in-use', { port }));
    if (port !== undefined && code === 'EACCES') throw new UsageError(said('usage.port-denied', { port }));
    throw new UsageError(said('usage.no-listening', { code: code ?? message }));
  }
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new UsageError(said('usage.port'));
  return value;
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .summary(help('help.serve'))
    .description(help('help.serve.more'))
    .option('--port <number>', help('help.serve.port'), port)
    .option('--demo', help('help.serve.demo'))
    .option('--history <file>', help('help.serve.history'))
    .option('--open', help('help.serve.open'))
    .option(...ctrlOption())
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });
}
