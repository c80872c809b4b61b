/** The icon of the tray or menu bar. */
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import { readFileSync } from 'node:fs';
import type { LiveValue } from '../ipc/server/live-value.ts';
import { healthOf, type Health } from './health.ts';
import type { Words } from './words.ts';

const picture = (name: string): Buffer => readFileSync(new URL(`./icons/${name}.png`, import.meta.url));

/** On macOS shape says the state, and the system gives the colour; elsewhere both say it. */
function imageOf(health: Health, platform: NodeJS.Platform): NativeImage {
  const kind = platform === 'darwin' ? 'template' : 'colour';
  const image = nativeImage.createFromBuffer(picture(`${kind}-${health}-16`), { scaleFactor: 1 });
  image.addRepresentation({ scaleFactor: 2, buffer: picture(`${kind}-${health}-32`) });
  image.setTemplateImage(platform === 'darwin');
  return image;
}

export interface TrayActions {
  words(): Words;
  open(): void;
  quit(): void;
}

export class TrayIcon {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  readonly #live: LiveValue;
  #shown = '';

  constructor(live: LiveValue, actions: TrayActions) {
    this.#live = live;
    this.#actions = actions;
    this.#tray = new Tray(imageOf(healthOf(live.state), process.platform));
    this.#tray.on('click', () => actions.open());
    this.#show();
    live.listen(() => this.#show());
  }

  #show(): void {
    const health = healthOf(this.#live.state);
    const words = this.#actions.words();
    const text = words.health[health];
    // In another language, the sentence is another too.
    if (text === this.#shown) return;
    this.#shown = text;
    this.#tray.setImage(imageOf(health, process.platform));
    this.#tray.setToolTip(text);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text, enabled: false },
        { type: 'separator' },
        { label: words.open, click: () => this.#actions.open() },
        { label: words.quit, click: () => this.#actions.quit() },
      ]),
    );
  }
}
