import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { LoopbackServer } from '../ipc/server/loopback-server.ts';
import { readPages } from '../ipc/server/page-files.ts';
import { openService } from '../service/open-service.ts';
import { EXIT, UsageError } from './exit.ts';
import { CTRL_OPTION } from './live-platform.ts';
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
  const service = openService({ version: VERSION, history, ctrl });
  const { live, handlers } = service;
  const server = new LoopbackServer({
    ...{ live, handlers, pages, port },
    bug: (error) =>
      warn(`This is a bug in Rejoin, please report it:\n${(error as Error).stack ?? String(error)}`),
    opened(again) {
      takeAway();
      if (!again) {
        note('A page was opened with this address. If it was not yours, end it with Ctrl-C.');
        return;
      }
      note(
        'A second page came with the used address and was refused. If this page is not yours, Ctrl-C ends it.',
      );
      service.notice('warning', SECOND_PAGE);
    },
  });
  try {
    const address = await listening(server, port);
    await service.start();
    if (options.demo) await handlers['replay.demo']({});
    note('Rejoin runs in the browser. This address works once, on this machine; Ctrl-C ends it:');
    print(address);
    if (options.open) takeAway = openBrowser(address);
    await interrupted;
  } finally {
    takeAway();
    await server.close();
    await service.close();
  }
  return EXIT.ok;
}

const SECOND_PAGE =
  'Somebody opened the address of this page once more and was refused. If it was not you, another user of this machine knows the address: end Rejoin in its terminal and start it anew.';

/** @throws UsageError where that port is not to be had */
async function listening(server: LoopbackServer, port: number | undefined): Promise<string> {
  try {
    return await server.listen();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const which = port === undefined ? 'No port' : `Port ${port}`;
    if (code === 'EADDRINUSE')
      throw new UsageError(`${which} is in use: name another one, or leave --port out for any that is free.`);
    if (code === 'EACCES') throw new UsageError(`${which} is not open to this user: name one from 1024 up.`);
    throw new UsageError(`127.0.0.1 could not be listened at (${code ?? message}).`);
  }
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new UsageError('--port is a number from 1 to 65535.');
  return value;
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .summary("the app's pages in a browser, on this machine only")
    .description(
      'Serves the app on 127.0.0.1 and prints its address on stdout. The address holds a token that works once; nobody\n' +
        'else on this machine or elsewhere gets in, and whoever comes second is told of. Ends with Ctrl-C.',
    )
    .option('--port <number>', 'the port (default: any that is free)', port)
    .option('--demo', 'begin with the recorded failure')
    .option('--history <file>', 'where the history is kept')
    .option('--open', 'open the browser')
    .option(...CTRL_OPTION)
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });
}
