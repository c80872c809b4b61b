import type { NOTICES } from '../../domain/sentences/notices.ts';
import type { Texts } from '../texts.ts';

export const notices: Texts<typeof NOTICES> = {
  'follow.kernel-unheard': 'Der Kernel ist nicht zu hören.',
  'follow.follows': 'Beobachtet wird über {program}.',
  'follow.follows-at': '{iface} wird über {program} beobachtet.',
  'follow.ended': '{program} wurde beendet. Es wird darauf gewartet.',
  'follow.back': '{program} an {iface} ist wieder da und wird beobachtet.',
  'follow.two-programs':
    '{programs} steuern {iface} zugleich: Lassen Sie das nur eines davon tun und beenden Sie das andere.',
  'follow.over-bus':
    'Rejoin löscht gespeicherte Schlüssel über den Nachrichtenbus (D-Bus), alle eines Netzwerks auf einmal.',
  'follow.by-manager':
    'Rejoin löscht gespeicherte Schlüssel über NetworkManager, alle eines Netzwerks auf einmal.',
  'follow.kernel-alone': 'Rejoin hört nur den Kernel und kann keine gespeicherten Schlüssel löschen.',
  'follow.nothing-seen': 'Es ist nichts zu sehen.',
  'follow.gone.ended': 'wpa_supplicant an {iface} wurde beendet.',
  'follow.gone.removed': 'wpa_supplicant an {iface} wurde beendet oder hat die Schnittstelle abgegeben.',
  'follow.gone.replaced': 'wpa_supplicant an {iface} wurde neu gestartet.',
  'follow.gone.silent': 'wpa_supplicant an {iface} antwortet nicht mehr.',
  'follow.gone.failed': 'wpa_supplicant an {iface} hat die Verbindung abgebrochen.',
  'follow.keys-gone':
    'Damit sind seine gespeicherten Schlüssel weg; seine Netzwerke sind, wie seine Konfiguration sagt. Rejoin wartet darauf.',
  'follow.last-resort':
    'Besseres ist hier nicht zu hören, also fragt Rejoin alle {every} bei {program} nach: Das verrät, ob dieser Computer verbunden ist, aber nie, warum nicht.',
  'follow.last-resort.fails': '{program} verrät nichts: {why}.',
  'last-resort.not-there': 'es ist nicht vorhanden',
  'last-resort.failed': 'es ist gescheitert ({why})',
  'last-resort.silent': 'keine Antwort innerhalb von {within}',
  'last-resort.ended': 'es wurde vorzeitig beendet',
  'last-resort.not-understood': 'seine Ausgabe ist nicht zu verstehen',
  'repaired.empty-network': 'Ein früherer Lauf ließ an {iface} ein leeres Netzwerk zurück; es ist entfernt.',
  'repaired.network':
    'Ein früherer Lauf an {iface} wurde unterbrochen; das Netzwerk „{ssid}“ ist wieder, wie es war.',
  'repaired.switched-on':
    'Ein früherer Lauf an {iface} wurde unterbrochen; das Netzwerk „{ssid}“ ist wieder eingeschaltet, wie es war.',
  'asked.password':
    '{program} fragt nach dem Passwort, und nichts, was Rejoin gesehen hat, zeigt, dass es falsch ist: Es muss nicht neu eingegeben werden.',
  'asked.password-of':
    '{program} fragt nach dem Passwort von „{ssid}“, und nichts, was Rejoin gesehen hat, zeigt, dass es falsch ist: Es muss nicht neu eingegeben werden.',
  'asked.seen-instead': 'Gesehen wurde stattdessen: {what}',
  'keep-empty.failed': 'Die gespeicherten Schlüssel von {ssid} ließen sich nicht löschen.',
  bug: 'Rejoin hat einen Fehler: {what}',
  'bug.call': 'Das gelang wegen eines Fehlers in Rejoin selbst nicht.',
  'bug.read': 'Das ließ sich wegen eines Fehlers in Rejoin selbst nicht lesen.',
};
