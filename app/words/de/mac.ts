import type { MAC } from '../../domain/sentences/mac.ts';
import type { Texts } from '../texts.ts';

export const mac: Texts<typeof MAC> = {
  'mac.core-wlan-elsewhere': 'CoreWLAN ist ein Teil von macOS.',
  'mac.forgetting-needs':
    'Ein Netzwerk zu entfernen und wieder einzusetzen braucht einen Administrator und Ihre Zustimmung, sein gespeichertes Passwort zu lesen.',
  'mac.no-service-restart':
    'Rejoin startet den WLAN-Dienst von macOS nicht neu, dafür wäre root nötig; ein Neustart des Macs leistet dasselbe.',
  'mac.impossible': 'Das geht auf einem Mac nicht.',
  'mac.not-preferred': '„{ssid}“ gehört nicht mehr zu den bevorzugten Netzwerken von {iface}.',
  'mac.wifi-off': 'WLAN ist an {iface} ausgeschaltet, und Rejoin schaltet es nicht von selbst ein.',
  'mac.no-clearing': 'macOS hat den gespeicherten Schlüssel von „{ssid}“ nicht löschen lassen.',
  'mac.no-clearing.because':
    'macOS hat den gespeicherten Schlüssel von „{ssid}“ nicht löschen lassen ({error}).',
  'mac.only-by-joining':
    'Der gespeicherte Schlüssel von „{ssid}“ wird nur durch eine neue Verbindung ersetzt, und die war nicht gewünscht.',
  'mac.password-untold': '`security` verrät nicht, ob ein Passwort von „{ssid}“ gespeichert ist.',
  'mac.no-password': 'Im Schlüsselbund „System“ ist kein Passwort von „{ssid}“ gespeichert.',
  'mac.password-denied': 'macOS hat Rejoin das gespeicherte Passwort von „{ssid}“ nicht lesen lassen.',
  'mac.password-unprintable':
    'Das gespeicherte Passwort von „{ssid}“ enthält Zeichen, die `security` nicht unverändert ausgibt, daher ist es nicht zu gebrauchen.',
  'mac.managed':
    '„{ssid}“ wurde durch ein Konfigurationsprofil eingerichtet: Nur wer diesen Mac verwaltet, kann es ändern.',
  'mac.security-untold':
    'macOS verrät nicht, wie „{ssid}“ gesichert ist, also ließe es sich nicht unverändert wieder einsetzen.',
  'mac.more-than-password':
    'Die Anmeldung bei „{ssid}“ besteht aus mehr als einem Passwort, also ließe es sich nicht unverändert wieder einsetzen.',
  'mac.no-consent':
    'Niemand hat zugestimmt, dass das gespeicherte Passwort von „{ssid}“ gelesen wird, und ohne es wird das Netzwerk nicht entfernt.',
  'mac.key-would-show':
    'Ohne das native Addon von Rejoin müsste das Passwort ein Argument von networksetup sein, das andere Benutzer dieses Macs währenddessen sehen können, und dem hat niemand zugestimmt.',
  'mac.not-taken-out':
    'macOS hat „{ssid}“ nicht entfernen lassen: Das braucht einen Administrator. Es ist, wie es war.',
  'mac.in-place': '„{ssid}“ gehört zu den bevorzugten Netzwerken; {password}.',
  'mac.not-in-place':
    '„{ssid}“ ließ sich nicht wieder unter die bevorzugten Netzwerke einsetzen (Platz {place}, {security}); {password}. Rejoin versucht es beim nächsten Start noch einmal.',
  'mac.password.saved': 'sein Passwort ist im Schlüsselbund gespeichert',
  'mac.password.dropped':
    'macOS hat sein gespeichertes Passwort verworfen, also geben Sie es beim Verbinden einmal ein',
  'mac.password.unknown': 'ob sein Passwort noch gespeichert ist, war nicht zu erfahren',
  'mac.radio-not-switched.on':
    'macOS hat WLAN nicht einschalten lassen: Auf diesem Mac braucht das vielleicht einen Administrator (Systemeinstellungen > WLAN > Erweitert).',
  'mac.radio-not-switched.off':
    'macOS hat WLAN nicht ausschalten lassen: Auf diesem Mac braucht das vielleicht einen Administrator (Systemeinstellungen > WLAN > Erweitert).',
  'mac.cannot-be-kept':
    'Es wurde nichts geändert: In {folder} lässt sich nichts schreiben, also wäre es nach einem Absturz nicht rückgängig zu machen.',
  'mac.managed-untold': 'system_profiler verrät nicht, welche Netzwerke verwaltet werden.',
  'mac.preferred-untold': 'networksetup verrät die bevorzugten Netzwerke von {iface} nicht.',
  'mac.no-text': 'Der Name „{ssid}“ ist kein Text, daher lässt er sich keinem Programm von macOS nennen.',
  'mac.administrators-only':
    'Das Protokoll darf nur lesen, wer diesen Mac verwalten darf; ein Administrator macht Sie dazu: {command} (danach ab- und wieder anmelden).',
  'mac.follow.lost': 'Der Protokollstrom von macOS endete. Rejoin startet ihn neu.',
  'mac.follow.denied':
    'Das Protokoll von macOS darf nur ein Benutzer lesen, der diesen Mac verwalten darf. Ohne es sieht Rejoin wenig und weist nichts nach: Starten Sie es als solcher Benutzer.',
  'mac.follow.missing':
    'Das Programm log von macOS ließ sich nicht starten, also lässt sich nichts beobachten.',
  'mac.follow.live': 'Beobachtet wird über das Protokoll von macOS.',
  'mac.follow.live-again': 'Beobachtet wird wieder über das Protokoll von macOS.',
  'mac.follow.core-wlan-ended': 'CoreWLAN meldet nichts mehr: Sein Agent wurde beendet.',
  'mac.repaired.wifi-on':
    'WLAN an {iface} ist wieder eingeschaltet; eine unterbrochene Reparatur hatte es ausgeschaltet gelassen.',
  'mac.repaired.network-back':
    '„{ssid}“ ist wieder unter den bevorzugten Netzwerken; eine unterbrochene Reparatur hatte es herausgenommen.',
  'mac.see.log': 'airportd, wifid, eapolclient und der Kernel, live und zehn Minuten zurück',
  'mac.see.log-denied': 'nur ein Benutzer, der diesen Mac verwalten darf, darf es lesen',
  'mac.see.core-wlan': '{ifaces}: der genaue Fehler einer Verbindung, Funk und Link',
  'mac.see.keys-untold': 'macOS verrät keinem Programm, welche Schlüssel es gespeichert hat',
  'mac.see.password-in-memory':
    'wird gelesen, wenn Sie und macOS zustimmen, und bleibt nur im Arbeitsspeicher; wird ein Netzwerk herausgenommen und wieder eingesetzt, während der iCloud-Schlüsselbund an ist, fehlt sein Passwort Ihren anderen Geräten vielleicht so lange',
  'mac.see.password-would-show':
    'wird nicht gelesen: Ohne das native Addon müsste es ein Argument von networksetup sein, das andere Benutzer sehen können',
  'mac.see.password-no-consent':
    'wird nicht gelesen: Niemand hat zugestimmt (rejoin fix NAME --read-password); macOS fragt auch, und es bleibt im Arbeitsspeicher',
  'mac.see.names-hidden':
    'verborgen: macOS zeigt Namen nur Apps mit Zugriff auf den Standort (Systemeinstellungen > Datenschutz & Sicherheit > Ortungsdienste); Verbindungen, die Rejoin verlangt, sind trotzdem bekannt',
  'mac.see.names-unconnected': 'nicht bekannt, solange nichts verbunden ist',
  'mac.see.names-shown': 'sichtbar',
};
