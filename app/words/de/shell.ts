import type { SHELL } from '../../domain/sentences/shell.ts';
import type { Texts } from '../texts.ts';

export const shell: Texts<typeof SHELL> = {
  'shell.health.fine': 'Rejoin: verbunden',
  'shell.health.trouble': 'Rejoin: ein Netzwerk hat Schwierigkeiten',
  'shell.health.fixing': 'Rejoin: repariert gerade',
  'shell.health.unknown': 'Rejoin: nichts zu melden',
  'shell.open': 'Rejoin öffnen',
  'shell.quit': 'Rejoin beenden',
  'shell.file': 'Datei',
  'shell.edit': 'Bearbeiten',
  'shell.view': 'Ansicht',
  'shell.help': 'Hilfe',
  'shell.about': 'Über Rejoin',
  'shell.repairable': 'Rejoin weiß, woran es bei diesem Netzwerk liegt, und kann es beheben.',
  'shell.explained':
    'Rejoin weiß, woran es bei diesem Netzwerk liegt. Öffnen Sie es und sehen Sie, was hilft.',
  'shell.reloaded':
    'Das Fenster von Rejoin war stehen geblieben und wurde neu geladen. Nichts ging verloren.',
  'shell.stopped':
    'Das Fenster von Rejoin blieb zweimal in einer Minute stehen. Rejoin läuft im Hintergrund weiter.',
  'shell.again': 'Noch einmal',
};
