/** `BrowserWindow` and its contents over a page of the real Chromium. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { WebContents } from 'electron';
import type { CDPSession, Page, Route } from 'playwright-core';
import { emitApp, Refusable } from './app.ts';
import { browserContext, inside, outside } from './chromium.ts';
import { allowsDownload, answerOf, isBlocked } from './session.ts';
import { happened, onCommand } from './wire.ts';
import { BINDING, ISOLATED, pageScript, preloadScript } from './worlds.ts';

type Frame = Pick<Electron.WebFrameMain, 'origin' | 'url'>;
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** What the program uses of contents and windows exists in Electron, with these types. */
class Contents
  extends EventEmitter
  implements Pick<WebContents, 'send' | 'reload' | 'isDestroyed' | 'setWindowOpenHandler'>
{
  readonly ipc = new EventEmitter();
  mainFrame: Frame = { origin: 'null', url: 'about:blank' };
  #opens: OpenHandler = () => ({ action: 'allow' });
  readonly #preload: string;
  #page: Promise<Page>;
  #cdp: CDPSession | undefined;
  #world: number | undefined;
  #address = '';
  #crashed = false;
  #destroyed = false;

  constructor(preload: string) {
    super();
    this.#preload = preload;
    this.#page = this.#start();
    emitApp('web-contents-created', {}, this);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#opens = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#world === undefined) return;
    const call = `standInDeliver(${JSON.stringify(channel)}, ${JSON.stringify(values)})`;
    // A world that went away with its page hears nothing, as in Electron.
    void this.#cdp
      ?.send('Runtime.evaluate', { expression: call, contextId: this.#world })
      .catch(() => undefined);
  }

  async load(address: string): Promise<void> {
    this.#address = address;
    const page = await this.#page;
    const [here] = page.url().split('#');
    const fragment = outside(address).split('#')[1];
    // Electron keeps the document where only the fragment differs.
    if (here === outside(address).split('#')[0] && fragment !== undefined)
      await page.evaluate(`void (location.hash = ${JSON.stringify(fragment)})`);
    else await page.goto(outside(address));
  }

  reload(): void {
    if (this.#crashed) this.#page = this.#page.then((page) => page.close()).then(() => this.#start());
    this.#crashed = false;
    void this.load(this.#address);
  }

  async page(): Promise<Page> {
    return this.#page;
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    this.emit('destroyed');
    await (await this.#page).close();
  }

  async #start(): Promise<Page> {
    const page = await browserContext().newPage();
    const cdp = await browserContext().newCDPSession(page);
    this.#cdp = cdp;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === ISOLATED) this.#world = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => {
      const { channel, values } = JSON.parse(payload) as { channel: string; values: unknown[] };
      this.receive(channel, values, this.mainFrame);
    });
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      const url = inside(frame.url);
      this.mainFrame = { url, origin: url.split('/').slice(0, 3).join('/') };
      this.emit('did-navigate', {}, url, 200, 'OK');
    });
    page.on('crash', () => {
      this.#crashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('console', (message) => happened('console', message.text()));
    page.on('pageerror', (error) => happened('console', error.message));
    page.on('domcontentloaded', () => this.emit('painted'));
    page.on('popup', (popup) => {
      const { action } = this.#opens({ url: popup.url() } as Electron.HandlerDetails);
      happened('window-open', action);
      if (action === 'deny') void popup.close();
    });
    page.on('download', (download) => {
      const allowed = allowsDownload(
        `blob:${inside(download.url().replace(/^blob:/, ''))}`,
        download.suggestedFilename(),
      );
      happened('download', allowed);
      if (!allowed) void download.cancel();
    });
    await page.route('**', (route) => this.#request(route));
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript });
    const source = preloadScript(readFileSync(this.#preload, 'utf8'));
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: ISOLATED });
    return page;
  }

  receive(channel: string, values: unknown[], senderFrame: Frame | null): void {
    this.ipc.emit(channel, { senderFrame, sender: this }, ...values);
  }

  async #request(route: Route): Promise<void> {
    const request = route.request();
    const url = inside(request.url());
    // What the program loads by itself is no navigation of the page.
    if (request.isNavigationRequest() && url.split('#')[0] !== this.#address.split('#')[0]) {
      const isMainFrame = request.frame().parentFrame() === null;
      const event = Object.assign(new Refusable(), { url, isMainFrame });
      this.emit('will-frame-navigate', event);
      happened('navigation', { url, prevented: event.defaultPrevented });
      if (event.defaultPrevented) return route.abort('aborted');
    }
    const answer = isBlocked(url) ? undefined : await answerOf(url, request.method());
    // There is no network here: what the app does not serve does not exist.
    if (!answer) return route.abort('blockedbyclient');
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
}

const open = new Set<BrowserWindow>();

type Used =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'destroy'
  | 'close'
  | 'getNormalBounds'
  | 'isFocused'
  | 'isMinimized';

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Used> {
  readonly webContents: Contents;
  #bounds = { x: 10, y: 20, width: 800, height: 600 };
  #focused = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    happened('window', options);
    this.#bounds = { ...this.#bounds, ...(options as Partial<Electron.Rectangle>) };
    this.webContents = new Contents(options.webPreferences?.preload ?? '');
    this.webContents.once('painted', () => this.emit('ready-to-show'));
    open.add(this);
  }

  loadURL(url: string): Promise<void> {
    happened('load', url);
    return this.webContents.load(url).catch(() => undefined);
  }

  show(): void {
    happened('show');
    this.#focused = true;
  }

  focus(): void {
    happened('focus');
    this.#focused = true;
  }

  blur(): void {
    this.#focused = false;
  }

  restore(): void {
    this.isMinimized = () => false;
    happened('restore');
  }

  isMinimized = (): boolean => false;
  /** As a person puts it away. */
  minimize(): void {
    this.isMinimized = () => true;
  }
  isFocused = (): boolean => this.#focused;

  getNormalBounds(): Electron.Rectangle {
    const { x, y, width, height } = this.#bounds;
    return { x, y, width, height };
  }

  destroy(): void {
    open.delete(this);
    this.emit('closed');
    void this.webContents.destroy().then(() => {
      happened('closed');
      if (open.size === 0) emitApp('window-all-closed');
    });
  }

  /** As a person closes it. */
  close(): void {
    this.emit('close', new Refusable());
    this.destroy();
  }
}

const first = (): BrowserWindow => {
  const [window] = open;
  if (!window) throw new Error('There is no window.');
  return window;
};

onCommand('evaluate', async (expression: string) => (await first().webContents.page()).evaluate(expression));
onCommand('close-window', () => first().close());
onCommand('blur', () => first().blur());
onCommand('minimize', () => first().minimize());
onCommand('redirect', () => {
  const event = new Refusable();
  first().webContents.emit('will-redirect', event, 'https://example.org/');
  return event.defaultPrevented;
});
onCommand('windows', () => open.size);
onCommand('reload-page', async () => {
  await (await first().webContents.page()).reload();
});
onCommand('crash', () =>
  first().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
);
/** A message as it would come from a frame that is none of ours. */
onCommand('receive', ({ frame, values }: { frame: Frame | 'main' | null; values: unknown[] }) => {
  const { webContents } = first();
  webContents.receive('rejoin:to-service', values, frame === 'main' ? webContents.mainFrame : frame);
});
onCommand('attach-webview', () => {
  const event = new Refusable();
  first().webContents.emit('will-attach-webview', event, {}, {});
  return event.defaultPrevented;
});
