import type { Translation } from '../catalogue.ts';
import type en from '../en/engineer.ts';

export default {
  'engineer.title': 'Rohzeilen und Zahlen',
  'engineer.confidence': 'Sicherheit',
  'engineer.cause': 'Ursache',
  'engineer.attempts': 'Versuche',
  'engineer.codes': 'Codes',
  'engineer.reason': 'Grund {code}',
  'engineer.status': 'Status {code}',
  'engineer.evidence': 'Belege',
  'engineer.ladder': 'Alle Zeilen des Versuchs',
  'engineer.ruled-out': 'Ausgeschlossen',
  'engineer.line': 'Zeile {line}',
  'engineer.copy': 'Kopieren',
  'engineer.copied': 'Kopiert.',
  'engineer.not-copied':
    'Die Zwischenablage hat es abgelehnt. Markieren Sie die Zeilen und kopieren Sie sie selbst.',
  'engineer.left-out': {
    one: '{count} weitere Zeile ist ausgelassen.',
    other: '{count} weitere Zeilen sind ausgelassen.',
  },
} satisfies Translation<typeof en>;
