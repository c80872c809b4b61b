import type { Translation } from '../catalogue.ts';
import type en from '../en/history.ts';

export default {
  'history.days': 'Die letzten 30 Tage von {ssid}',
  'history.day': '{day}: {attempts} Versuche, {failed} fehlgeschlagen',
  'history.quiet': '{day}: keine Versuche',
  'history.last': 'Letzter Befund',
  'history.none': 'Hier war noch nie etwas falsch.',
  'history.recovered': 'von selbst vorbei',
  'history.findings': 'Frühere Befunde',
  'history.attempts': 'Versuche',
  'history.confidence': 'Sicherheit {share}',
  'history.count': { one: '{count} Versuch', other: '{count} Versuche' },
  'history.failed-to-load': 'Der Verlauf konnte nicht gelesen werden.',
  'history.forget': 'Diesen Verlauf löschen',
  'history.forget-ask': 'Alles löschen, was Rejoin über dieses Netz weiß? Das Netz selbst bleibt.',
  'history.forget-yes': 'Löschen',
  'history.forget-no': 'Behalten',
  'history.proofs': 'Behandlungen und ihr Nachweis',
} satisfies Translation<typeof en>;
