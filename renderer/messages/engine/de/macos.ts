/** What macOS lets Rejoin see and do. */
export default {
  'Following this machine works on Linux and macOS so far; `rejoin diagnose` reads logs everywhere.':
    'Einen Computer beobachten kann Rejoin bisher unter Linux und macOS; `rejoin diagnose` liest Protokolle überall.',
  'This Mac has no Wi-Fi adapter.': 'Dieser Mac hat keinen WLAN-Adapter.',
  'Rejoin asks macOS for the saved password of one network when you agree, and keeps it in memory only.':
    'Mit Zustimmung fragt Rejoin macOS nach dem gespeicherten Passwort eines Netzwerks und behält es nur im Arbeitsspeicher.',
  'Only a user who may administer this Mac may read the log; an administrator makes you one: sudo dseditgroup -o edit -a "$USER" -t user admin (log out and in afterwards).':
    'Nur wer diesen Mac verwalten darf, darf das Protokoll lesen; ein Administrator richtet das ein: sudo dseditgroup -o edit -a "$USER" -t user admin (danach ab- und wieder anmelden).',
  'airportd, wifid, eapolclient and the kernel, live and ten minutes back':
    'airportd, wifid, eapolclient und der Kernel, laufend und zehn Minuten zurück',
  'only an account that may administer this Mac may read it':
    'nur ein Konto, das diesen Mac verwalten darf, darf es lesen',
  'macOS tells no program which keys it has cached':
    'macOS verrät keinem Programm, welche Schlüssel es sich gemerkt hat',
  'not known while nothing is connected': 'nicht bekannt, solange nichts verbunden ist',
  'hidden: macOS shows names only to apps with Location permission (System Settings > Privacy & Security > Location Services); joins that Rejoin asks for are known all the same':
    'verborgen: macOS zeigt Namen nur Apps mit Zugriff auf den Standort (Systemeinstellungen > Datenschutz & Sicherheit > Ortungsdienste); Verbindungen, die Rejoin verlangt, sind trotzdem bekannt',
  'The log stream of macOS ended. Rejoin starts it again.':
    'Der Protokollstrom von macOS ist abgebrochen. Rejoin startet ihn neu.',
  'The log of macOS may be read only by an account that may administer this Mac. Without it Rejoin sees little and proves nothing: run it as such a user.':
    'Das Protokoll von macOS darf nur ein Konto lesen, das diesen Mac verwalten darf. Ohne es sieht Rejoin wenig und beweist nichts: mit einem solchen Konto starten.',
  'The program log of macOS could not be started, so nothing can be followed.':
    'Das Programm log von macOS ließ sich nicht starten, daher ist nichts zu beobachten.',
  'Rejoin follows the log of macOS.': 'Rejoin beobachtet das Protokoll von macOS.',
  'Rejoin follows the log of macOS again.': 'Rejoin beobachtet das Protokoll von macOS wieder.',
  'CoreWLAN tells nothing any more: its agent ended.': 'CoreWLAN sagt nichts mehr: Sein Helfer ist beendet.',
  'Nobody agreed that the saved password of "{A}" is read, and without it the network is not forgotten. Nothing was changed.':
    'Niemand hat zugestimmt, dass das gespeicherte Passwort von „{A}“ gelesen wird; ohne es wird das Netzwerk nicht entfernt. Geändert wurde nichts.',
  'No password of "{A}" is saved in the System keychain. Nothing was changed.':
    'Im Schlüsselbund „System“ ist kein Passwort von „{A}“ gespeichert. Geändert wurde nichts.',
  'macOS did not let Rejoin read the saved password of "{A}". Nothing was changed.':
    'macOS ließ Rejoin das gespeicherte Passwort von „{A}“ nicht lesen. Geändert wurde nichts.',
  '"{A}" was set up by a configuration profile: only who manages this Mac can change it.':
    '„{A}“ wurde durch ein Konfigurationsprofil eingerichtet: Nur wer diesen Mac verwaltet, kann es ändern.',
  'macOS does not let the key of one access point be cleared alone':
    'macOS lässt den Schlüssel eines Zugangspunkts nicht einzeln löschen',
  'Wi-Fi is switched off at {0}, and Rejoin does not switch it on by itself.':
    'WLAN ist an {0} ausgeschaltet, und Rejoin schaltet es nicht von selbst ein.',
  'macOS did not let the key of "{A}" be cleared. Nothing was changed.':
    'macOS ließ den Schlüssel von „{A}“ nicht löschen. Geändert wurde nichts.',
  'The key of "{A}" is replaced only by joining anew, which was not wanted. Nothing was changed.':
    'Der Schlüssel von „{A}“ wird nur durch neues Verbinden ersetzt, und das war nicht gewünscht. Geändert wurde nichts.',
  'Switched Wi-Fi at {0} on again, which an interrupted repair had left off.':
    'WLAN an {0} ist wieder eingeschaltet; eine unterbrochene Behebung hatte es ausgeschaltet gelassen.',
  'Put "{A}" back among the preferred networks, which an interrupted repair had left out.':
    '„{A}“ ist wieder unter den bevorzugten Netzwerken; eine unterbrochene Behebung hatte es ausgelassen.',
} as const;
