/** The few words outside of the window: the icon in the tray, the menu, notifications. */
export const SHELL = {
  'shell.health.fine': {},
  'shell.health.trouble': {},
  'shell.health.fixing': {},
  'shell.health.unknown': {},
  'shell.open': {},
  'shell.quit': {},
  'shell.file': {},
  'shell.edit': {},
  'shell.view': {},
  'shell.help': {},
  'shell.about': {},
  'shell.repairable': {},
  'shell.explained': {},
  'shell.reloaded': {},
  'shell.stopped': {},
  'shell.again': {},
} as const;
