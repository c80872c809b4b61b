/** What a platform sees, lacks and cannot do, and which files cannot be read. */
export default {
  // The machine.
  'no adapter': 'kein Adapter',
  '{0} events': '{0} Ereignisse',
  'This machine has no Wi-Fi adapter.': 'Dieser Computer hat keinen WLAN-Adapter.',
  'There is no Wi-Fi interface {0}.': 'Es gibt keine WLAN-Schnittstelle {0}.',
  'There is: {A}.': 'Vorhanden: {A}.',
  'Following this machine works on Linux with wpa_supplicant so far; `rejoin diagnose` reads logs everywhere.':
    'Einen Computer beobachten kann Rejoin bisher unter Linux mit wpa_supplicant; `rejoin diagnose` liest Protokolle überall.',
  "Rejoin's native addon is not built for {0}; run: npm run prepare":
    'Der native Teil von Rejoin ist nicht für {0} gebaut; Abhilfe: npm run prepare',
  "Rejoin's native addon {0} could not be loaded: {A}":
    'Der native Teil von Rejoin ({0}) ließ sich nicht laden: {A}',
  'No wpa_supplicant with a control socket runs here (ctrl_interface in its configuration, or -O).':
    'Hier läuft kein wpa_supplicant mit Steuerschnittstelle (ctrl_interface in seiner Konfiguration oder -O).',
  'No wpa_supplicant with a control socket runs at {A} (ctrl_interface in its configuration, or -O).':
    'An {A} läuft kein wpa_supplicant mit Steuerschnittstelle (ctrl_interface in seiner Konfiguration oder -O).',
  'The control socket of wpa_supplicant may not be opened by this user.':
    'Dieser Benutzer darf die Steuerschnittstelle von wpa_supplicant nicht öffnen.',
  'To let Rejoin in: sudo usermod -aG netdev $USER, then log in again (or run it with sudo).':
    'Um Rejoin einzulassen: sudo usermod -aG netdev $USER, dann neu anmelden (oder mit sudo starten).',

  // Following it.
  'The kernel cannot be listened to: {A}': 'Der Kernel lässt sich nicht beobachten: {A}',
  'Rejoin listens to the kernel alone and cannot clear keys: {a}.':
    'Rejoin hört nur den Kernel und kann keine Schlüssel löschen: {a}.',
  'Nothing can be seen: {a}.': 'Es ist nichts zu sehen: {a}.',
  '{0} may not be looked into by this user': '{0} darf dieser Benutzer nicht einsehen',
  'the control socket {0} may not be opened by this user':
    'die Steuerschnittstelle {0} darf dieser Benutzer nicht öffnen',
  'wpa_supplicant at {0} is back; Rejoin follows the new one.':
    'wpa_supplicant an {0} ist wieder da; Rejoin beobachtet das neue.',
  'Rejoin follows wpa_supplicant at {0}.': 'Rejoin beobachtet wpa_supplicant an {0}.',
  'wpa_supplicant at {0} ended or let go of the interface.':
    'wpa_supplicant an {0} ist beendet oder hat die Schnittstelle freigegeben.',
  'wpa_supplicant at {0} does not answer any more.': 'wpa_supplicant an {0} antwortet nicht mehr.',
  'wpa_supplicant at {0} broke off the connection.': 'wpa_supplicant an {0} hat die Verbindung abgebrochen.',
  'Its cached keys are gone with it; its networks are as its configuration says.':
    'Damit sind seine gemerkten Schlüssel weg; seine Netzwerke sind, wie seine Konfiguration sagt.',
  'Rejoin waits for it.': 'Rejoin wartet darauf.',

  // Remedies and what an earlier run left.
  'wpa_supplicant kept the key of {A}.': 'wpa_supplicant hat den Schlüssel von {A} behalten.',
  'wpa_supplicant at {0} no longer has the network "{A}".':
    'wpa_supplicant an {0} hat das Netzwerk „{A}“ nicht mehr.',
  'The network "{A}" was replaced by another program in this moment; try again.':
    'Das Netzwerk „{A}“ wurde in diesem Augenblick von einem anderen Programm ersetzt; noch einmal versuchen.',
  'wpa_supplicant refused {0}.': 'wpa_supplicant hat {0} abgelehnt.',
  'An earlier run left an empty network behind at {0}; it was removed.':
    'Ein früherer Lauf ließ an {0} ein leeres Netzwerk zurück; es wurde entfernt.',
  'An earlier run was cut off at {0}; the network "{A}" is as it was before.':
    'Ein früherer Lauf wurde an {0} unterbrochen; das Netzwerk „{A}“ ist wieder, wie es war.',
  'An earlier run was cut off at {0}; the network "{A}" is switched on again, as it was.':
    'Ein früherer Lauf wurde an {0} unterbrochen; das Netzwerk „{A}“ ist wieder eingeschaltet, wie es war.',
  'The control socket {0} was closed.': 'Die Steuerschnittstelle {0} wurde geschlossen.',
  'No answer from {0} to {1} within {2} s; open the socket again.':
    'Keine Antwort von {0} auf {1} innerhalb von {2} s; die Schnittstelle neu öffnen.',
  'A reply from {0} was lost; open the socket again.':
    'Eine Antwort von {0} ging verloren; die Schnittstelle neu öffnen.',

  // Files.
  '{A} does not exist.': '{A} gibt es nicht.',
  '{A} may not be read by this user.': '{A} darf dieser Benutzer nicht lesen.',
  '{A} is a directory.': '{A} ist ein Ordner.',
  '{A} is packed with xz, which Rejoin cannot unpack; unpack it first: xz -dk FILE.':
    '{A} ist mit xz gepackt, was Rejoin nicht entpacken kann; zuerst entpacken: xz -dk FILE.',
  '{A} is packed with bzip2, which Rejoin cannot unpack; unpack it first: bunzip2 -k FILE.':
    '{A} ist mit bzip2 gepackt, was Rejoin nicht entpacken kann; zuerst entpacken: bunzip2 -k FILE.',
  '{A} could not be read from its disk.': '{A} ließ sich von seinem Datenträger nicht lesen.',
  '{A} is damaged: its packed data cannot be unpacked.':
    '{A} ist beschädigt: Die gepackten Daten lassen sich nicht entpacken.',
  '{A} could not be read ({B}).': '{A} ließ sich nicht lesen ({B}).',
  '{A} has no line that Rejoin recognises ({0} lines read).':
    '{A} hat keine Zeile, die Rejoin erkennt ({0} Zeilen gelesen).',
  "{A} has no line that Rejoin recognises: {0} of {1} lines are longer than {2} KiB, which no log's are.":
    '{A} hat keine Zeile, die Rejoin erkennt: {0} von {1} Zeilen sind länger als {2} KiB, wie in keinem Protokoll.',
  'There is nothing in {A} that Rejoin can read.': 'In {A} ist nichts, was Rejoin lesen kann.',
  'There is nothing in {A} that Rejoin can read: {B}.': 'In {A} ist nichts, was Rejoin lesen kann: {B}.',
  'Rejoin could not read that because of a bug of its own.':
    'Das ließ sich wegen eines Fehlers in Rejoin selbst nicht lesen.',
  'The disk is full: the file could not be taken in.':
    'Der Datenträger ist voll: Die Datei ließ sich nicht aufnehmen.',
  'The file could not be taken in ({A}).': 'Die Datei ließ sich nicht aufnehmen ({A}).',
  'These files are larger than 8 GiB together: use `rejoin diagnose` for them.':
    'Diese Dateien sind zusammen größer als 8 GiB: dafür `rejoin diagnose` benutzen.',
  'That file is not being taken in.': 'Diese Datei wird gerade nicht aufgenommen.',
  'More bytes came than the file was said to have.': 'Es kamen mehr Bytes, als für die Datei angesagt waren.',
  'There are no such files.': 'Solche Dateien gibt es nicht.',
  'Not all of the files has come.': 'Die Dateien sind noch nicht vollständig angekommen.',
  'More than {0} events are too many to be played.': 'Mehr als {0} Ereignisse sind zu viele zum Abspielen.',
  'These files are not open.': 'Diese Dateien sind nicht geöffnet.',

  // Below the surface of Linux.
  'The kernel has no nl80211: no Wi-Fi driver is loaded.':
    'Der Kernel hat kein nl80211: Es ist kein WLAN-Treiber geladen.',
  "The kernel's answer was lost.": 'Die Antwort des Kernels ging verloren.',
  'The kernel did not describe {0}.': 'Der Kernel hat {0} nicht beschrieben.',
  'The netlink socket was closed.': 'Der Netlink-Zugang wurde geschlossen.',
  'The kernel did not answer within {0} s.': 'Der Kernel hat innerhalb von {0} s nicht geantwortet.',
  'The kernel refused the request ({A}).': 'Der Kernel hat die Anfrage abgelehnt ({A}).',
  'wpa_supplicant at {0} did not let the keys of its network {1} be cleared.':
    'wpa_supplicant an {0} hat die Schlüssel seines Netzwerks {1} nicht löschen lassen.',
  'The daemon at {0} did not accept a monitor ({A}).':
    'Der Dienst an {0} hat keinen Beobachter angenommen ({A}).',
  'No answer from {0} to {1}.': 'Keine Antwort von {0} auf {1}.',
  'The daemon at {0} does not know {1}.': 'Der Dienst an {0} kennt {1} nicht.',
  'The daemon at {0} refused {1}.': 'Der Dienst an {0} hat {1} abgelehnt.',
} as const;
