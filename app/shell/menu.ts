/** The application's menu: roles only, so that names and shortcuts are the system's own. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

const items = (...roles: MenuItemConstructorOptions['role'][]): MenuItemConstructorOptions[] =>
  roles.map((role) => (role === undefined ? SEPARATOR : { role }));

export function menuTemplate(platform: NodeJS.Platform, words: Words): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    mac ? { role: 'appMenu' } : { label: words.file, submenu: items('close', undefined, 'quit') },
    // What can be pasted is a search; what is copied is a case code.
    { label: words.edit, submenu: items('undo', 'redo', undefined, 'cut', 'copy', 'paste', 'selectAll') },
    {
      label: words.view,
      submenu: items('reload', undefined, 'resetZoom', 'zoomIn', 'zoomOut', undefined, 'togglefullscreen'),
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: words.help, submenu: [{ role: 'about', label: words.about }] },
  ];
}
