/** `app`: the life of the program. The lock of the single instance is a real one, between real processes. */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import type { App } from 'electron';
import { closeBrowser, openBrowser } from './chromium.ts';
import { happened, onCommand } from './wire.ts';

/** A folder for one test; the user's data are in it. */
const HOME = process.env['STAND_IN_HOME'] ?? '';
const PACKAGED = process.env['STAND_IN_PACKAGED'] === '1';
const events = new EventEmitter();
let ready: Promise<void> | undefined;
let isFirst = true;

/** An event that can be refused. */
export class Refusable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export const emitApp = (event: string, ...values: unknown[]): boolean => events.emit(event, ...values);

const end = (code: number): void => {
  happened('exit', code);
  void closeBrowser().finally(() => {
    process.disconnect();
    process.exit(code);
  });
};

/** Whoever is second tells the first its arguments and learns that it is second. */
async function lock(): Promise<boolean> {
  mkdirSync(HOME, { recursive: true });
  const path = join(HOME, 'lock');
  const isSecond = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => socket.end(JSON.stringify(process.argv), () => resolve(true)));
    socket.once('error', () => resolve(false));
  });
  if (isSecond) return false;
  createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('end', () => {
      socket.end();
      const argv = JSON.parse(text) as string[];
      // Chromium puts switches of its own between the arguments.
      argv.splice(1, 0, '--allow-file-access-from-files');
      events.emit('second-instance', {}, argv, process.cwd(), null);
    });
  })
    .listen(path)
    .unref();
  return true;
}
isFirst = await lock();

export const app = {
  isPackaged: PACKAGED,
  enableSandbox: () => happened('sandbox'),
  getVersion: () => '0.1.0',
  getLocale: () => 'en-GB',
  getPath: (name: string) => (name === 'exe' ? '/opt/Rejoin/rejoin' : join(HOME, name)),
  whenReady: () =>
    (ready ??= openBrowser().then(() => {
      mkdirSync(join(HOME, 'userData'), { recursive: true });
      happened('ready');
    })),
  requestSingleInstanceLock: () => isFirst,
  setAsDefaultProtocolClient: (scheme: string) => {
    happened('protocol-client', scheme);
    return true;
  },
  setLoginItemSettings: (settings: Electron.Settings) => happened('login-item', settings),
  quit() {
    const event = new Refusable();
    events.emit('before-quit', event);
    if (!event.defaultPrevented) end(0);
  },
  exit: (code = 0) => end(code),
  on(event: string, listener: (...values: never[]) => void): never {
    events.on(event, listener as (...values: unknown[]) => void);
    return this as never;
  },
} satisfies Partial<App>;

onCommand('quit', () => app.quit());
onCommand('activate', () => void events.emit('activate', {}, false));
onCommand('open-url', (url: string) => void events.emit('open-url', new Refusable(), url));
onCommand('client-certificate', () => {
  let chosen: unknown[] | undefined;
  const event = new Refusable();
  const answer = (...certificates: unknown[]): unknown => (chosen = certificates);
  events.emit('select-client-certificate', event, {}, 'https://x/', [{}], answer);
  return { prevented: event.defaultPrevented, chosen };
});
onCommand('certificate-error', () => {
  let answer: boolean | undefined;
  const event = new Refusable();
  events.emit('certificate-error', event, {}, 'https://x/', 'net::ERR', {}, (ok: boolean) => (answer = ok));
  return { prevented: event.defaultPrevented, answer };
});
