import type { HISTORY } from '../../domain/sentences/history.ts';
import type { Texts } from '../texts.ts';

export const history: Texts<typeof HISTORY> = {
  'history.again': 'Der Verlauf wird wieder gespeichert.',
  'history.left-out': {
    one: '{count} Versuch musste wegbleiben: Es kamen mehr, als sich schreiben ließen.',
    other: '{count} Versuche mussten wegbleiben: Es kamen mehr, als sich schreiben ließen.',
  },
  'history.waits.full':
    'Der Datenträger ist voll: Was jetzt geschieht, bleibt im Arbeitsspeicher, bis es sich schreiben lässt.',
  'history.waits':
    'Der Verlauf lässt sich nicht schreiben ({why}): Was jetzt geschieht, bleibt im Arbeitsspeicher, bis es sich schreiben lässt.',
  'history.lost.full': {
    one: 'Der Datenträger ist voll: Der letzte Eintrag des Verlaufs ist verloren.',
    other: 'Der Datenträger ist voll: Die letzten {count} Einträge des Verlaufs sind verloren.',
  },
  'history.lost': {
    one: 'Der Verlauf lässt sich nicht schreiben ({why}): Sein letzter Eintrag ist verloren.',
    other: 'Der Verlauf lässt sich nicht schreiben ({why}): Seine letzten {count} Einträge sind verloren.',
  },
  'history.no-longer': 'Der Verlauf wird nicht mehr gespeichert: {why}',
  'history.needs-node': 'Der Verlauf braucht Node {needed} oder neuer; dies ist {version}.',
  'history.refused': {
    one: 'Der Verlauf hat einen Eintrag abgelehnt: {why}.',
    other: 'Der Verlauf hat {count} Einträge abgelehnt: {why}.',
  },
  'history.not-yet':
    'Der Verlauf in {path} lässt sich noch nicht öffnen ({why}): Es wird noch einmal versucht.',
  'history.replaced':
    'Eine andere Datei hat den Platz des Verlaufs in {path} eingenommen; von jetzt an wird sie benutzt.',
  'history.moved': 'Der Verlauf in {path} wurde verschoben oder gelöscht; ein neuer ist begonnen.',
  'history.foreign':
    '{path} ist die Datenbank eines anderen Programms: Verschieben Sie sie, oder geben Sie Rejoin einen anderen Ort. Bis dahin bleibt der Verlauf nur im Arbeitsspeicher.',
  'history.too-new':
    'Der Verlauf in {path} stammt von einem neueren Rejoin: Aktualisieren Sie dieses, um ihn zu lesen. Bis dahin bleibt der Verlauf nur im Arbeitsspeicher.',
  'history.in-memory':
    'Der Verlauf lässt sich in {path} nicht speichern ({why}): Er bleibt nur im Arbeitsspeicher.',
  'history.set-aside':
    'Der Verlauf war beschädigt. Er ist als {path} beiseitegelegt, und ein neuer ist begonnen.',
};
