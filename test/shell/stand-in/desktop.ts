/** What of Electron is on the desktop: icon, menu, notification, dialog. Each tells what it shows. */
import { EventEmitter } from 'node:events';
import process from 'node:process';
import type { MenuItemConstructorOptions } from 'electron';
import { happened, onCommand } from './wire.ts';

interface Image {
  readonly sizes: number[];
  template: boolean;
  addRepresentation(options: Electron.AddRepresentationOptions): void;
  setTemplateImage(option: boolean): void;
}

/** Width in pixels, from the header of a PNG file. */
const widthOf = (png: Buffer): number => {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('The picture is no PNG file.');
  return png.readUInt32BE(16);
};

export const nativeImage = {
  createFromBuffer(buffer: Buffer): Image {
    const image: Image = {
      sizes: [widthOf(buffer)],
      template: false,
      addRepresentation: ({ buffer: larger = Buffer.alloc(0) }) => void image.sizes.push(widthOf(larger)),
      setTemplateImage: (option) => (image.template = option),
    };
    return image;
  },
};

type Template = MenuItemConstructorOptions[];
let trayMenu: Template = [];

export const Menu = {
  buildFromTemplate: (template: Template) => template,
  setApplicationMenu: (menu: Template | null) =>
    happened('menu', JSON.parse(JSON.stringify(menu)) as Template | null),
};

export class Tray extends EventEmitter implements Pick<Electron.Tray, 'setToolTip'> {
  constructor(image: Image) {
    super();
    happened('tray', image.sizes);
    onCommand('tray-click', () => this.emit('click'));
  }

  setImage(image: Image): void {
    happened('tray-image', image.sizes);
  }

  setToolTip(text: string): void {
    happened('tray-text', text);
  }

  setContextMenu(menu: Template | null): void {
    trayMenu = menu ?? [];
  }
}

export class Notification extends EventEmitter implements Pick<Electron.Notification, 'show'> {
  static isSupported = (): boolean => true;
  readonly #options: Electron.NotificationConstructorOptions;

  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.#options = options;
  }

  show(): void {
    happened('notification', this.#options);
    onCommand('notification-click', () => this.emit('click'));
    onCommand('notification-close', () => this.emit('close'));
  }
}

export const dialog = {
  showMessageBox(...values: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    happened('dialog', (values.at(-1) as Electron.MessageBoxOptions).message);
    return Promise.resolve({ response: 0, checkboxChecked: false });
  },
};

export const nativeTheme = {
  shouldUseDarkColors: process.env['STAND_IN_LIGHT'] !== '1',
} satisfies Partial<Electron.NativeTheme>;
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Electron.Display],
} satisfies Partial<Electron.Screen>;
export const shell = {
  openExternal(url: string) {
    happened('open-external', url);
    return Promise.resolve();
  },
} satisfies Partial<Electron.Shell>;

onCommand('tray-menu', (label: string) => {
  const item = trayMenu.find((item) => item.label === label);
  if (!item?.click) throw new Error(`The icon's menu has no ${label}.`);
  (item.click as () => void)();
});
