/** What is said of findings that are sent. */
import type { TELEMETRY } from '../../domain/sentences/telemetry.ts';
import type { Texts } from '../texts.ts';

export const telemetry: Texts<typeof TELEMETRY> = {
  'telemetry.off':
    'Nichts wird gesendet: Befunde verlassen diesen Computer nur, wenn eine Richtlinie ein Ziel nennt.',
  'telemetry.on': 'Befunde werden an {endpoint} gesendet. Festgelegt in {sources}.',
  'telemetry.signals': 'Gesendet werden: {signals}.',
  'telemetry.strict': 'Ohne Namen: keine Netzwerke, Adressen, Rechner oder Personen.',
  'telemetry.open': 'Mit den Namen der Netzwerke und den Adressen der Access Points.',
  'telemetry.networks': 'Nur zu diesen Netzwerken: {networks}.',
  'telemetry.headers': 'Mit den Kopfzeilen {names} aus {path}. Ihre Werte werden nicht gezeigt.',
  'telemetry.held': 'Zurzeit wird nichts gesendet: {why}',
  'telemetry.no-header': '{path}, Zeile {line}: Das ist keine Kopfzeile der Form „Name: Wert“.',
  'telemetry.waiting': {
    one: '{count} Eintrag wartet auf das Senden.',
    other: '{count} Einträge warten auf das Senden.',
  },
  'telemetry.sent-at': 'Zuletzt hat der Collector die Zähler um {at} angenommen.',
  'telemetry.never-sent': 'Der Collector hat noch nichts angenommen.',
  'telemetry.would': {
    one: 'Wenn eine Richtlinie es verlangte, wäre dieser Eintrag der Historie gesendet worden, ohne Namen:',
    other:
      'Wenn eine Richtlinie es verlangte, wären diese {count} Einträge der Historie gesendet worden, ohne Namen:',
  },
  'telemetry.sent': 'Der Collector hat alles.',
  'telemetry.not-sent': 'Der Collector hat es nicht angenommen ({why}); es wartet auf den nächsten Versuch.',
  'telemetry.sends-already': 'Ein anderes Rejoin auf diesem Computer sendet gerade.',
};
