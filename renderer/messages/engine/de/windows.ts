/** What Windows lets Rejoin see and do. */
export default {
  'Following this machine works on Linux and Windows so far; `rejoin diagnose` reads logs everywhere.':
    'Einen Computer beobachten kann Rejoin bisher unter Linux und Windows; `rejoin diagnose` liest Protokolle überall.',
  'The wireless service ended; its cached keys are gone with it.':
    'Der WLAN-Dienst ist beendet; damit sind seine gemerkten Schlüssel weg.',
  'Rejoin waits for it to come back.': 'Rejoin wartet, bis er wiederkommt.',
  'The wireless service is back; Rejoin follows it.': 'Der WLAN-Dienst ist wieder da; Rejoin beobachtet ihn.',
  'The profile "{A}" was not touched: it cannot be kept safe in {B} first ({0}).':
    'Das Profil „{A}“ blieb unberührt: Es ließ sich nicht zuvor in {B} sichern ({0}).',
  'Another Rejoin is working at the network "{A}" now; try again soon.':
    'Ein anderes Rejoin arbeitet gerade am Netzwerk „{A}“; bald noch einmal versuchen.',
  'Windows keeps no keys of "{A}": its profile says so (PMKCacheMode).':
    'Windows behält keine Schlüssel von „{A}“: So steht es im Profil (PMKCacheMode).',
  'The profile "{A}" has no security settings, so it has no cached keys.':
    'Das Profil „{A}“ hat keine Sicherheitseinstellungen, also auch keine gemerkten Schlüssel.',
  'The profile "{A}" comes from Group Policy, so Rejoin does not touch it; your administrator can.':
    'Das Profil „{A}“ kommt aus einer Gruppenrichtlinie, also rührt Rejoin es nicht an; ein Administrator kann es.',
  'This user may not change the profile "{A}"; an administrator can clear its keys.':
    'Dieser Benutzer darf das Profil „{A}“ nicht ändern; ein Administrator kann seine Schlüssel löschen.',
  'There is no Wi-Fi adapter "{A}".': 'Es gibt keinen WLAN-Adapter „{A}“.',
  "Rejoin clears no keys by Windows' own programs, which do not tell enough to put a profile back unchanged.":
    'Mit den eigenen Programmen von Windows löscht Rejoin keine Schlüssel: Sie verraten nicht genug, um ein Profil unverändert wieder einzusetzen.',
  'The adapter has no stored network "{A}" any more.':
    'Der Adapter hat kein gespeichertes Netzwerk „{A}“ mehr.',
  'Windows does not tell which keys it holds': 'Windows verrät nicht, welche Schlüssel es hat',
  'Windows does not tell the present connection to programs that location is not allowed for (Settings, Privacy & security, Location); Rejoin takes it from the event log.':
    'Windows nennt die gegenwärtige Verbindung nur Programmen, die den Standort abrufen dürfen (Einstellungen, Datenschutz und Sicherheit, Standort); Rejoin entnimmt sie dem Ereignisprotokoll.',
  'To restart the adapter or the wireless service, Rejoin must run as administrator.':
    'Um den Adapter oder den WLAN-Dienst neu zu starten, muss Rejoin als Administrator laufen.',
  'To restart {A}, Rejoin must run as administrator; nothing was changed.':
    'Dafür muss Rejoin als Administrator laufen ({A}); geändert wurde nichts.',
  'The Wi-Fi radio is switched off; switch it on in the quick settings first.':
    'WLAN ist ausgeschaltet; zuerst in den Schnelleinstellungen einschalten.',
  'An earlier run was cut off; the profile "{A}" is as it was before.':
    'Ein früherer Lauf wurde unterbrochen; das Profil „{A}“ ist wieder, wie es war.',
  'The profile "{A}" belongs to another network now; look again.':
    'Das Profil „{A}“ gehört jetzt zu einem anderen Netzwerk; noch einmal nachsehen.',
} as const;
