import type { WINDOWS } from '../../domain/sentences/windows.ts';
import type { Texts } from '../texts.ts';

export const windows: Texts<typeof WINDOWS> = {
  'windows.error': 'Windows meldet: {what} ({call}).',
  'windows.error.nothing-there': 'es gibt nichts dieses Namens',
  'windows.error.denied': 'dieser Benutzer darf das nicht',
  'windows.error.restarted': 'der WLAN-Dienst wurde beendet oder neu gestartet',
  'windows.error.not-running': 'der Dienst „WLAN AutoConfig“ läuft nicht',
  'windows.error.too-old': 'dieses Windows hat diese Bibliothek oder Funktion nicht',
  'windows.error.bad-profile': 'das Profil wird nicht angenommen',
  'windows.error.no-log': 'dieses Ereignisprotokoll ist nicht vorhanden',
  'windows.error.records-lost': 'Einträge wurden überschrieben, bevor sie gelesen waren',
  'windows.error.radio-off': 'das WLAN ist ausgeschaltet',
  'windows.error.other': 'das war nicht möglich',
  'windows.no-network': 'Der Adapter hat kein gespeichertes Netzwerk „{name}“ mehr.',
  'windows.other-network':
    'Das Profil „{name}“ gehört jetzt zu einem anderen Netzwerk; bitte noch einmal nachsehen.',
  'windows.radio-off': 'WLAN ist ausgeschaltet; bitte zuerst in den Schnelleinstellungen einschalten.',
  'windows.needs-elevation.adapter':
    'Um den Adapter neu zu starten, muss Rejoin als Administrator laufen; geändert wurde nichts.',
  'windows.needs-elevation.service':
    'Um den WLAN-Dienst neu zu starten, muss Rejoin als Administrator laufen; geändert wurde nichts.',
  'windows.needs-elevation':
    'Um den Adapter oder den WLAN-Dienst neu zu starten, muss Rejoin als Administrator laufen.',
  'windows.own-programs':
    'Mit den eigenen Programmen von Windows löscht Rejoin keine gespeicherten Schlüssel: Sie verraten nicht genug, um ein Profil unverändert wieder einzusetzen.',
  'windows.saves-no-keys':
    'Windows speichert keine Schlüssel von „{name}“: So steht es in seinem Profil (PMKCacheMode).',
  'windows.no-security':
    'Das Profil „{name}“ hat keine Sicherheitseinstellungen, also auch keine gespeicherten Schlüssel.',
  'windows.group-policy':
    'Das Profil „{name}“ kommt aus einer Gruppenrichtlinie, also rührt Rejoin es nicht an; Ihr Administrator kann es.',
  'windows.not-yours':
    'Dieser Benutzer darf das Profil „{name}“ nicht ändern; ein Administrator kann seine gespeicherten Schlüssel löschen.',
  'windows.cannot-be-kept':
    'Das Profil „{name}“ blieb unberührt: Es ließ sich nicht zuvor in {folder} sichern ({code}).',
  'windows.profile-busy':
    'Ein anderes Rejoin arbeitet gerade am Netzwerk „{name}“; bitte bald noch einmal versuchen.',
  'windows.not-put-back':
    'Das Profil „{name}“ ließ sich nicht wieder einsetzen. Es liegt sicher in {path}; Rejoin setzt es beim nächsten Start wieder ein.',
  'windows.stored-differently': 'Windows hat es anders gespeichert.',
  'windows.repaired': 'Ein früherer Lauf wurde unterbrochen; das Profil „{name}“ ist wieder, wie es war.',
  'windows.location':
    'Windows nennt die gegenwärtige Verbindung nur Programmen, die den Standort abrufen dürfen (Einstellungen, Datenschutz und Sicherheit, Standort); Rejoin entnimmt sie dem Ereignisprotokoll.',
  'windows.follow.service-alone': 'Rejoin hört nur den Dienst und sieht weniger.',
  'windows.follow.service-ended':
    'Der WLAN-Dienst wurde beendet; damit sind seine gespeicherten Schlüssel weg. Rejoin wartet, bis er wiederkommt.',
  'windows.follow.service-back': 'Der WLAN-Dienst ist wieder da und wird beobachtet.',
  'windows.see.keys-untold': 'Windows verrät nicht, welche Schlüssel es hat',
  'windows.see.log-by-wevtutil': '{channel}, über wevtutil',
};
