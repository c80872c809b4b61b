/** The few words outside of the window: the icon in the tray, the menu, notifications. */
import type { SHELL } from '../../domain/sentences/shell.ts';
import type { Texts } from '../texts.ts';

export const shell: Texts<typeof SHELL> = {
  'shell.health.fine': 'Rejoin: connected',
  'shell.health.trouble': 'Rejoin: a network has trouble',
  'shell.health.fixing': 'Rejoin: repairing',
  'shell.health.unknown': 'Rejoin: nothing to tell',
  'shell.open': 'Open Rejoin',
  'shell.quit': 'Quit Rejoin',
  'shell.file': 'File',
  'shell.edit': 'Edit',
  'shell.view': 'View',
  'shell.help': 'Help',
  'shell.about': 'About Rejoin',
  'shell.repairable': 'Rejoin found why this network fails, and can repair it.',
  'shell.explained': 'Rejoin found why this network fails. Open it to see what helps.',
  'shell.reloaded': "Rejoin's window had stopped and was loaded again. Nothing was lost.",
  'shell.stopped': "Rejoin's window stopped twice within a minute. Rejoin goes on in the background.",
  'shell.again': 'Try again',
};
