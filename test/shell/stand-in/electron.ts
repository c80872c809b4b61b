/** Stands for the module `electron` of the main process. */
export { app } from './app.ts';
export { dialog, Menu, nativeImage, nativeTheme, Notification, screen, shell, Tray } from './desktop.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './windows.ts';
