/** The one window. Closing it ends nothing: the service goes on, and the icon opens it again. */
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { networkAddress, START } from './address.ts';
import { Crashes } from './crashes.ts';
import { connectPipe, type Log } from './pipe.ts';
import type { Coming } from './service.ts';
import { fitBounds, readBounds, SMALLEST, writeBounds } from './window-bounds.ts';
import type { Words } from './words.ts';

export interface MainWindowOptions extends Coming {
  /** The bundled preload. */
  readonly preload: string;
  readonly boundsFile: string;
  readonly words: () => Words;
  readonly log: Log;
}

/** The page's own background (`renderer/styles/tokens.css`), so that nothing flashes before it is painted. */
const PAPER = { light: '#f6f6f4', dark: '#17181a' };

export class MainWindow {
  readonly #options: MainWindowOptions;
  readonly #crashes = new Crashes();
  #window: BrowserWindow | undefined;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get focused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** Opens the window or brings it to the front. @param network the service's handle of the one to show */
  show(network?: string): void {
    const address = network === undefined ? START : networkAddress(network);
    if (!this.#window) {
      this.#window = this.#open();
      void this.#window.loadURL(address);
      return;
    }
    // Where only the fragment differs, the page stays as it is and shows the network.
    if (network !== undefined) void this.#window.loadURL(address);
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  #open(): BrowserWindow {
    const { boundsFile, preload, log } = this.#options;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = new BrowserWindow({
      ...fitBounds(readBounds(boundsFile), screens),
      ...{ minWidth: SMALLEST.width, minHeight: SMALLEST.height },
      ...{ title: 'Rejoin', show: false, autoHideMenuBar: true },
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: {
        preload,
        ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
        ...{ spellcheck: false, navigateOnDragDrop: false },
      },
    });
    connectPipe(window.webContents, this.#options, log);
    window.once('ready-to-show', () => window.show());
    window.on('close', () => writeBounds(boundsFile, window.getNormalBounds()));
    window.on('closed', () => (this.#window = undefined));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.#crashed(window, reason);
    });
    return window;
  }

  #crashed(window: BrowserWindow, reason: string): void {
    const { words, log } = this.#options;
    const { reloaded, stopped, again, quit } = words();
    log(`The window's process ended: ${reason}.`);
    if (this.#crashes.next(performance.now()) === 'reload') {
      window.webContents.reload();
      void dialog.showMessageBox(window, { type: 'info', message: reloaded });
      return;
    }
    const buttons = [again, quit];
    void dialog.showMessageBox({ type: 'error', message: stopped, buttons }).then(({ response }) => {
      window.destroy();
      if (response === 0) this.show();
    });
  }
}
