/** Puts the parts together in the order that Electron wants: locks and scheme before it is ready, the rest after. */
import { app, Menu, session } from 'electron';
import { join } from 'node:path';
import { visible } from '../domain/visible.ts';
import { readPages } from '../ipc/server/page-files.ts';
import type { Settings } from '../ipc/contract/views.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { LINK_SCHEME, parseLaunch, parseLink } from './deep-link.ts';
import { followLink } from './follow-link.ts';
import { electronHost } from './host.ts';
import { Launches } from './launches.ts';
import { lockApp, lockSession } from './locks.ts';
import { MainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { startNotifier } from './notifier.ts';
import { registerScheme, servePages } from './scheme.ts';
import type { Coming } from './service.ts';
import { TrayIcon } from './tray-icon.ts';
import { learnWords, wordsFor, type Words } from './words.ts';

export interface ShellOptions {
  /** Folder of the built pages. */
  readonly pages: string;
  /** The bundled preload. */
  readonly preload: string;
  readonly service: (host: ServiceHost) => Coming;
}

const log = (sentence: string): void => void process.stderr.write(`${visible(sentence)}\n`);

async function run({ pages, preload, service: make }: ShellOptions, launches: Launches): Promise<void> {
  await Promise.all([app.whenReady(), learnWords()]);
  const folder = app.getPath('userData');
  let language: Settings['language'] = 'system';
  // The window is made, and its page read, while what it talks to is loaded.
  const { first, service: coming } = make(electronHost(app));
  const words = () => wordsFor(language, app.getLocale());
  lockSession(session.defaultSession);
  servePages(session.defaultSession, readPages(pages));
  let spoken: Words | undefined;
  const setMenu = (): void => {
    if (words() === spoken) return;
    spoken = words();
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, spoken)));
  };
  setMenu();

  const window = new MainWindow({
    ...{ first, service: coming, preload, words, log },
    boundsFile: join(folder, 'window.json'),
  });
  launches.follow(({ hidden, link }) => {
    if (link)
      void coming.then(
        (service) => followLink(link, service, (network) => window.show(network)),
        () => undefined,
      );
    else if (!hidden) window.show();
  });
  app.on('second-instance', (_event, argv) => launches.add(parseLaunch(argv)));
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => undefined);

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void coming
      .then((service) => service.close())
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
  const service = await coming;
  const { live } = service;
  const speak = (): void => {
    language = live.state.settings.language;
    setMenu();
  };
  speak();
  live.listen(speak);
  new TrayIcon(live, { words, open: () => window.show(), quit: () => app.quit() });
  startNotifier(live, {
    ...{ words, looking: () => window.focused },
    open: (network) => window.show(network),
  });
  await service.start();
  if (parseLaunch(process.argv).demo) await service.handlers['replay.demo']({});
}

export function startShell(options: ShellOptions): void {
  lockApp(app);
  registerScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  const launches = new Launches();
  launches.add(parseLaunch(process.argv));
  // macOS sends the link of a start before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    launches.add({ hidden: false, demo: false, link: parseLink(url) });
  });
  run(options, launches).catch((error: unknown) => {
    log(error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
}
