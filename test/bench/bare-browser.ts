/**
 * Chromium as a person has it: nobody listens to its requests. A test's driver does, and for each of them the browser looks up
 * where in the page's program it was asked for, which more than doubles the time of a first screen's script.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BROWSER_ARGS } from '../support/browser.ts';

export interface BareBrowser {
  /** A window of its own, in which `script` runs before a page's own program. */
  open(script: string): Promise<BareWindow>;
  close(): Promise<void>;
}

export interface BareWindow {
  go(address: string): Promise<void>;
  /** Asks until there is an answer. @param expression of JavaScript, of plain data or undefined. @throws Error after half a minute */
  until<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

type Answer = Readonly<Record<string, unknown>>;

/** Milliseconds between two questions: each takes the page's own thread for a moment. */
const ASKS_EVERY = 40;
const PATIENCE = 30_000;

export async function openBareBrowser(program: string): Promise<BareBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-browser-'));
  const own = ['--headless=new', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(program, [...BROWSER_ARGS, ...own, '--lang=en-US', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('The browser ended by itself.')));
    child.stderr.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const asked = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result = {} } = JSON.parse(String(data)) as { id?: number; result?: Answer };
    if (id !== undefined) asked.get(id)?.(result);
  });
  let last = 0;
  const ask = (method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    new Promise((resolve) => {
      const id = ++last;
      asked.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });

  async function open(script: string): Promise<BareWindow> {
    const { browserContextId } = await ask('Target.createBrowserContext');
    const { targetId } = await ask('Target.createTarget', {
      ...{ url: 'about:blank', browserContextId, width: 1280, height: 800 },
    });
    const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
    const tell = (method: string, params?: object): Promise<Answer> =>
      ask(method, params, sessionId as string);
    await tell('Page.enable');
    await tell('Page.addScriptToEvaluateOnNewDocument', { source: script });
    return {
      async go(url) {
        await tell('Page.navigate', { url });
      },
      async until<T>(expression: string): Promise<T> {
        const late = Date.now() + PATIENCE;
        while (Date.now() < late) {
          const { result } = await tell('Runtime.evaluate', { expression, returnByValue: true });
          const value = (result as { value?: T } | undefined)?.value;
          if (value !== undefined) return value;
          await pause(ASKS_EVERY);
        }
        throw new Error(`The page never came to: ${expression}`);
      },
      async close() {
        await ask('Target.disposeBrowserContext', { browserContextId });
      },
    };
  }

  return {
    open,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await ask('Browser.close');
      await ended;
      socket.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
