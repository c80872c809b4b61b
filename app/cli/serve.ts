import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { LoopbackServer } from '../ipc/server/loopback-server.ts';
import { readPages } from '../ipc/server/page-files.ts';
import type { DoctorService } from '../service/doctor-service.ts';
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

/** Serves the app's pages on loopback until it is interrupted. @returns the exit code */
export async function serve(options: ServeOptions): Promise<number> {
  const { history, ctrl, port } = options;
  const pages = readPages(PAGES);
  const interrupted = new Promise<void>((resolve) => {
    for (const name of INTERRUPTS) process.once(name, () => resolve());
  });
  let takeAway = (): void => undefined;
  let service: DoctorService | undefined;
  const coming = Promise.withResolvers<DoctorService>();
  const server = new LoopbackServer({
    ...{ service: coming.promise, pages, port },
    bug: (error) => warn(bugReport(error)),
    opened(again) {
      takeAway();
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
    // The page loads while what it talks to is loaded.
    const { openService } = await import('../service/open-service.ts');
    service = await openService({ version: VERSION, history, ctrl });
    if (!options.demo) coming.resolve(service);
    await service.start();
    if (options.demo) await service.handlers['replay.demo']({});
    coming.resolve(service);
    await interrupted;
  } finally {
    takeAway();
    await server.close();
    await service?.close();
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
