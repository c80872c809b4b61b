import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { LoopbackServer } from '../ipc/server/loopback-server.ts';
import { readPages } from '../ipc/server/page-files.ts';
import { openService } from '../service/open-service.ts';
import { EXIT, UsageError } from './exit.ts';
import { CTRL_OPTION } from './live-platform.ts';
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
const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/xdg-open'],
  darwin: ['/usr/bin/open'],
  win32: ['C:\\Windows\\System32\\rundll32.exe', 'url.dll,FileProtocolHandler'],
};

/** Serves the app's pages on loopback until it is interrupted. @returns the exit code */
export async function serve(options: ServeOptions): Promise<number> {
  const bug = (error: unknown): void =>
    void process.stderr.write(
      `This is a bug in Rejoin, please report it:\n${(error as Error).stack ?? String(error)}\n`,
    );
  const pages = readPages(PAGES);
  const { history, ctrl } = options;
  const service = openService({ version: VERSION, history, ctrl });
  await service.start();
  if (options.demo) await service.handlers['replay.demo']({});
  const { live, handlers } = service;
  const server = new LoopbackServer({ live, handlers, pages, port: options.port, bug });
  const address = await server.listen();
  process.stderr.write(
    'Rejoin runs in the browser. This address works once, on this machine; Ctrl-C ends it:\n',
  );
  process.stdout.write(`${address}\n`);
  if (options.open) openBrowser(address);
  await new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });
  await server.close();
  await service.close();
  return EXIT.ok;
}

/** Nobody is told where there is no browser: the address is on the terminal. */
function openBrowser(address: string): void {
  const [file, ...first] = OPENERS[process.platform] ?? [];
  if (file === undefined) return;
  spawn(file, [...first, address], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
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
        'else on this machine or elsewhere gets in. Ends with Ctrl-C.',
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
