import type { CALLS } from '../../domain/sentences/calls.ts';
import type { Texts } from '../texts.ts';

export const calls: Texts<typeof CALLS> = {
  'call.no-browser-settings': 'Das lässt sich aus einem Browser nicht öffnen.',
  'call.no-browser-setting': 'Das lässt sich aus einem Browser nicht einstellen.',
  'call.no-wifi-settings': 'Dieser Desktop hat keine WLAN-Einstellungen, die Rejoin kennt.',
  'call.locked': 'Das hat Ihre Organisation festgelegt.',
  'call.not-kept':
    'Das gilt, bis Rejoin beendet wird, ließ sich aber nicht für das nächste Mal speichern ({why}).',
  'call.network-gone': 'Dieses Netzwerk ist nicht mehr da.',
  'call.no-history': 'Hier wird kein Verlauf gespeichert.',
  'call.report-gone': 'Dieser Bericht liegt nicht mehr vor: Erstellen Sie ihn neu.',
  'call.nothing-known': 'Von diesem Netzwerk wurde noch nichts gesehen, also gibt es nichts weiterzugeben.',
  'call.recording': 'Von einer Aufzeichnung lässt sich kein Versuch verlangen.',
  'call.touches-nothing': 'Das ist eine Aufzeichnung: An diesem Computer wird nichts geändert.',
  'call.no-frames': 'Die Frames dieses Versuchs sind nicht aufgehoben.',
  'call.plan-gone': 'Dieser Plan ist überholt.',
  'call.fix-running': 'Es läuft noch eine andere Behandlung.',
  'call.too-many': 'Zu viele Anfragen warten auf eine Antwort.',
  'call.wrong-shape': 'Die Anfrage {call} hat eine falsche Form.',
  'call.closed': 'Die Verbindung zu Rejoin ging verloren.',
  'call.switched-off': '„{ssid}“ ist ausgeschaltet, und Rejoin schaltet es nicht von selbst ein.',
  'call.unknown-network': 'Dieser Computer kennt das Netzwerk „{ssid}“ nicht.',
  'call.second-page':
    'Jemand hat die Adresse dieser Seite noch einmal geöffnet und wurde abgewiesen. Wenn Sie das nicht waren, kennt ein anderer Benutzer dieses Computers die Adresse: Beenden Sie Rejoin in seinem Terminal und starten Sie es neu.',
};
