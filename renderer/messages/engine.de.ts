import type { EngineTexts } from './engine-texts.ts';

/** The first template that fits is taken. */
export default [
  ['{0} (time {1})', '{0} ({1}. Mal)'],
  ['no cached key was used: {0}', 'es war kein gespeicherter Schlüssel im Spiel: {0}'],
  ['the password was never tested: {0}', 'das Passwort wurde nie geprüft: {0}'],
  ['no handshake was reached: {0}', 'es kam nicht zum Handshake: {0}'],
  ['the keys fitted: {0}', 'die Schlüssel passten: {0}'],
  ['the trouble ended here: {0}', 'hier endete das Problem: {0}'],
  ['connected', 'verbunden'],
  ['the association was not accepted', 'die Assoziierung wurde nicht angenommen'],
  ['the same network worked with this key before', 'dasselbe Netzwerk ging mit diesem Schlüssel vorher'],
  ['no SAE commit in these attempts', 'kein SAE-Commit in diesen Versuchen'],
  ['the handshake did not start', 'der Handshake hat nicht begonnen'],
  [
    'a cached key was used in these attempts',
    'in diesen Versuchen wurde ein gespeicherter Schlüssel benutzt',
  ],
  [
    'the station took message 3/4 and installed them',
    'dieser Computer nahm Nachricht 3/4 an und setzte sie ein',
  ],
  ['SAE was run: commit and confirm', 'SAE lief ab: Commit und Confirm'],
  ['two authentication exchanges: SAE was run', 'zwei Authentifizierungen: SAE lief ab'],
  ['this key management has no PMKSA cache', 'dieses Schlüsselverfahren hat keinen PMKSA-Cache'],
  ['a PSK network has no PMKSA cache', 'ein PSK-Netzwerk hat keinen PMKSA-Cache'],
  [
    'the cache held nothing: the supplicant had just started',
    'der Cache war leer: der Supplicant war gerade gestartet',
  ],
  ['EAP was run', 'EAP lief ab'],
  ['the association request carries no PMKID', 'die Assoziierungsanfrage enthält keine PMKID'],
  ['the association request carries a PMKID', 'die Assoziierungsanfrage enthält eine PMKID'],
  ['no EAP exchange took place', 'es fand kein EAP-Austausch statt'],
  ['About {0} seconds offline.', 'Etwa {0} Sekunden offline.'],
  [
    'Forgets the cached key of this one access point. The password, all other access points and all other networks are kept.',
    'Löscht den gespeicherten Schlüssel dieses einen Access Points. Passwort, alle anderen Access Points und alle anderen Netzwerke bleiben erhalten.',
  ],
  [
    'Forgets the cached key of these {0} access points. The password, all other access points and all other networks are kept.',
    'Löscht die gespeicherten Schlüssel dieser {0} Access Points. Passwort, alle anderen Access Points und alle anderen Netzwerke bleiben erhalten.',
  ],
  [
    'Forgets the cached keys of this one network. The password and all other networks are kept.',
    'Löscht die gespeicherten Schlüssel dieses einen Netzwerks. Passwort und alle anderen Netzwerke bleiben erhalten.',
  ],
  [
    'Ends the waiting time after failed attempts. The network stays as it is configured.',
    'Beendet die Wartezeit nach gescheiterten Versuchen. Das Netzwerk bleibt, wie es eingestellt ist.',
  ],
  [
    'Watches the next handshake: a full login that succeeds proves the cause.',
    'Verfolgt den nächsten Handshake: Gelingt eine volle Anmeldung, ist die Ursache bewiesen.',
  ],
  [
    'Watches the next handshake: a full login that succeeds proves the cause. If the 4-way handshake fails again with the fresh key, it is the password; not before.',
    'Verfolgt den nächsten Handshake: Gelingt eine volle Anmeldung, ist die Ursache bewiesen. Scheitert der 4-Wege-Handshake auch mit dem frischen Schlüssel, ist es das Passwort; vorher nicht.',
  ],
  [
    'Ask for the password of this network and type it anew. Nothing needs to be forgotten or reset.',
    'Das Passwort dieses Netzwerks erfragen und neu eingeben. Es muss nichts gelöscht oder zurückgesetzt werden.',
  ],
  [
    'Try another access point or band. If the security does not match, the profile has to be changed.',
    'Einen anderen Access Point oder ein anderes Band versuchen. Passt die Sicherheit nicht, muss das Profil geändert werden.',
  ],
  [
    'Move closer to the access point, or use its other band. The cached key and the password are not at fault.',
    'Näher an den Access Point gehen oder sein anderes Band benutzen. Gespeicherter Schlüssel und Passwort sind nicht schuld.',
  ],
  [
    'Check the login name, the password and the profile of this network. Never accept an unknown certificate to get around it.',
    'Benutzername, Passwort und Profil dieses Netzwerks prüfen. Niemals ein unbekanntes Zertifikat annehmen, um es zu umgehen.',
  ],
  [
    'Tell IT the time and the access point: the authentication server did not answer.',
    'Der IT Uhrzeit und Access Point nennen: Der Anmeldeserver hat nicht geantwortet.',
  ],
  [
    'Move closer, or try another access point: this one does not answer.',
    'Näher herangehen oder einen anderen Access Point versuchen: Dieser antwortet nicht.',
  ],
  [
    'Let only one program manage this interface, and stop the other.',
    'Nur ein Programm diese Schnittstelle verwalten lassen und das andere beenden.',
  ],
  [
    'Scan only the channel on which WPS ran; wait for the connection and do not press the button again.',
    'Nur den Kanal absuchen, auf dem WPS lief; auf die Verbindung warten und nicht erneut drücken.',
  ],
  [
    'Try again: the access point had just started and lacked random numbers.',
    'Erneut versuchen: Der Access Point war gerade gestartet und hatte zu wenig Zufallszahlen.',
  ],
  [
    'Update or reload the driver of the Wi-Fi adapter.',
    'Den Treiber des WLAN-Adapters aktualisieren oder neu laden.',
  ],
  [
    'Move closer to the access point, or check that it is on.',
    'Näher an den Access Point gehen oder prüfen, ob er eingeschaltet ist.',
  ],
  [
    'Look at the log and the settings of the access point: it ends connections by itself.',
    'Protokoll und Einstellungen des Access Points ansehen: Er beendet Verbindungen von sich aus.',
  ],
  [
    'Check that the access point is on and in reach, and that its name has not changed.',
    'Prüfen, ob der Access Point an und in Reichweite ist und noch so heißt.',
  ],
  [
    'Renew the address; if none comes, the DHCP server of this network has to be looked at.',
    'Die Adresse erneuern; kommt keine, ist der DHCP-Server dieses Netzwerks zu prüfen.',
  ],
  [
    'refused with status 53: the access point does not know the cached key',
    'abgelehnt mit Status 53: Der Access Point kennt den gespeicherten Schlüssel nicht',
  ],
  ['refused with status {0}', 'abgelehnt mit Status {0}'],
  [
    'the 4-way handshake ended at message 2/4, with a key that comes from no cache',
    'der 4-Wege-Handshake endete bei Nachricht 2/4, mit einem Schlüssel, der aus keinem Cache kommt',
  ],
  [
    'the supplicant says that it offers a cached key',
    'der Supplicant sagt, dass er einen gespeicherten Schlüssel anbietet',
  ],
  [
    'deauthenticated with reason {0} before any association response',
    'abgemeldet mit Grund {0} vor jeder Assoziierungsantwort',
  ],
  [
    'the access point ended an established connection with reason {0}',
    'der Access Point beendete eine bestehende Verbindung mit Grund {0}',
  ],
  [
    'the supplicant suspects the pre-shared key; by itself that proves nothing',
    'der Supplicant verdächtigt den Pre-Shared Key; für sich beweist das nichts',
  ],
  ['the association request was not answered', 'die Assoziierungsanfrage blieb unbeantwortet'],
  ['the association request got no answer', 'die Assoziierungsanfrage bekam keine Antwort'],
  [
    'this computer had sent 4/4 and installed its keys, and the access point still waited for it',
    'dieser Computer hatte 4/4 gesendet und seine Schlüssel eingesetzt, und der Access Point wartete noch darauf',
  ],
  [
    'the operating system gave up; its number does not say what the access point did',
    'das Betriebssystem gab auf; seine Nummer sagt nicht, was der Access Point tat',
  ],
  [
    'the 4-way handshake failed (reason {0}) while a cached key was used',
    'der 4-Wege-Handshake scheiterte (Grund {0}), während ein gespeicherter Schlüssel benutzt wurde',
  ],
  ['the 4-way handshake failed (reason {0})', 'der 4-Wege-Handshake scheiterte (Grund {0})'],
  [
    'one authentication exchange on an SAE network, with an entry in the cache and none added',
    'eine einzige Authentifizierung in einem SAE-Netzwerk, mit einem Eintrag im Cache und ohne neuen',
  ],
  [
    'one authentication exchange on an SAE network, and none was made',
    'eine einzige Authentifizierung in einem SAE-Netzwerk, und kein neuer Schlüssel entstand',
  ],
  ['the attempt ended after the refused login', 'der Versuch endete nach der abgelehnten Anmeldung'],
  [
    'nothing says which key management this network uses',
    'nichts sagt, welches Schlüsselverfahren dieses Netzwerk benutzt',
  ],
  [
    'waiting for the answer to the authentication request',
    'Warten auf die Antwort auf die Authentifizierungsanfrage',
  ],
  [
    'waiting for the answer to the association request',
    'Warten auf die Antwort auf die Assoziierungsanfrage',
  ],
  [
    'the authentication timed out: looking for the network again',
    'die Authentifizierung lief ab: Das Netzwerk wird neu gesucht',
  ],
  ['looking for the network', 'Suche nach dem Netzwerk'],
  ['preparing the association', 'Vorbereitung der Assoziierung'],
  [
    'the supplicant waits before it tries again ({0})',
    'der Supplicant wartet vor dem nächsten Versuch ({0})',
  ],
  [
    'the kernel refused the command: somebody else holds the interface',
    'der Kernel lehnte den Befehl ab: jemand anderes hält die Schnittstelle',
  ],
  [
    'the driver or firmware did not do what it was asked',
    'Treiber oder Firmware taten nicht, was verlangt war',
  ],
  ['the authentication server refused the login', 'der Anmeldeserver lehnte die Anmeldung ab'],
  ['the authentication request got no answer', 'die Authentifizierungsanfrage bekam keine Antwort'],
  ['the SAE confirm was refused', 'das SAE-Confirm wurde abgelehnt'],
  [
    'first a cached key was refused; it had hidden that the password no longer fits',
    'zuerst wurde ein gespeicherter Schlüssel abgelehnt; er hatte verdeckt, dass das Passwort nicht mehr passt',
  ],
  [
    'the connection ended because the access point was no longer heard',
    'die Verbindung endete, weil der Access Point nicht mehr zu hören war',
  ],
  [
    'the access point found a wrong MIC in message 2/4: the two ends have different keys',
    'der Access Point fand eine falsche MIC in Nachricht 2/4: Beide Seiten haben verschiedene Schlüssel',
  ],
  [
    'the access point found a wrong MIC in message 2/4: the keys differ',
    'der Access Point fand eine falsche MIC in Nachricht 2/4: Die Schlüssel unterscheiden sich',
  ],
  [
    'thrown out with reason {0} right after the association was accepted',
    'mit Grund {0} hinausgeworfen, gleich nachdem die Assoziierung angenommen war',
  ],
  [
    'the operating system says that the access point rejected the cached key',
    'das Betriebssystem sagt, dass der Access Point den gespeicherten Schlüssel abgelehnt hat',
  ],
  ['message 1/4 never came after the association', 'Nachricht 1/4 kam nach der Assoziierung nie'],
  [
    'no scan result fits any of the saved networks',
    'kein Suchergebnis passt zu einem gespeicherten Netzwerk',
  ],
  ['beacons of the access point were missed', 'Beacons des Access Points blieben aus'],
  [
    'the manager gave up; its reason names a consequence, not the cause',
    'der Netzwerkmanager gab auf; sein Grund nennt eine Folge, nicht die Ursache',
  ],
  ['and nothing more came from the server side', 'und von der Serverseite kam nichts mehr'],
  ['open authentication on an SAE network', 'offene Authentifizierung in einem SAE-Netzwerk'],
  [
    'a program removed this network while it was in use',
    'ein Programm entfernte dieses Netzwerk, während es benutzt wurde',
  ],
  [
    'the access point did not accept the proof of the password (SAE confirm)',
    'der Access Point nahm den Beweis des Passworts nicht an (SAE-Confirm)',
  ],
  ['the link was up and no address came', 'die Verbindung stand, und es kam keine Adresse'],
  ['the link was up before', 'die Verbindung stand vorher'],
  ['WPS had handed over the credentials', 'WPS hatte die Zugangsdaten übergeben'],
  ['EAP was started', 'EAP wurde begonnen'],
  [
    'the network does SAE, which proves the password before the 4-way handshake: there the key came from a cache',
    'das Netzwerk benutzt SAE, das das Passwort vor dem 4-Wege-Handshake prüft: Der Schlüssel kam dort aus einem Cache',
  ],
  [
    'no EAP start, with an entry in the cache and none added',
    'kein EAP-Beginn, mit einem Eintrag im Cache und ohne neuen',
  ],
  [
    'a cached key was accepted for the attempt',
    'ein gespeicherter Schlüssel wurde für den Versuch angenommen',
  ],
  ['the handshake had begun', 'der Handshake hatte begonnen'],
  [
    'message 2/4 did not reach the access point, with a key that was just proved or could not be sent',
    'Nachricht 2/4 erreichte den Access Point nicht, obwohl der Schlüssel eben bewiesen war, oder sie ließ sich nicht senden',
  ],
  [
    'a person was asked for the password, which nothing in this log had tested',
    'jemand wurde nach dem Passwort gefragt, das in diesem Protokoll nichts geprüft hatte',
  ],
  ['the frame could not be sent from here', 'der Frame ließ sich von hier nicht senden'],
  ['the login was under way', 'die Anmeldung lief'],
  ['and the network was not found afterwards', 'und das Netzwerk wurde danach nicht gefunden'],
  [
    "the server's certificate was not accepted here",
    'das Zertifikat des Servers wurde hier nicht angenommen',
  ],
  ['the refusal names the cached key', 'die Ablehnung nennt den gespeicherten Schlüssel'],
  [
    'the method that the server asks for is not configured here',
    'das vom Server verlangte Verfahren ist hier nicht eingerichtet',
  ],
  [
    'the access point had too few random numbers for a handshake',
    'der Access Point hatte zu wenig Zufallszahlen für einen Handshake',
  ],
  [
    'associated {0} s later: {1} s went by before this attempt, {2} s in it',
    'assoziiert nach {0} s: {1} s vergingen vor diesem Versuch, {2} s darin',
  ],
  [
    'A recording at debug level from before the first attempt.',
    'Eine Aufzeichnung auf Debug-Stufe von vor dem ersten Versuch.',
  ],
  [
    'The key management of this network: record from before the first connection, or at debug level.',
    'Das Schlüsselverfahren dieses Netzwerks: vor der ersten Verbindung beginnen oder auf Debug-Stufe aufzeichnen.',
  ],
  [
    "The access point's log from the same time, a capture, or the system's own log with its frames: on Windows the channels WLAN-AutoConfig/Diagnostic and NWiFi/Diagnostic, which an administrator turns on; on macOS the debug messages of the unified log.",
    'Das Protokoll des Access Points aus derselben Zeit, ein Mitschnitt oder das Systemprotokoll mit Frames: unter Windows die Kanäle WLAN-AutoConfig/Diagnostic und NWiFi/Diagnostic, die ein Administrator einschaltet; unter macOS die Debug-Meldungen des Unified Log.',
  ],
  [
    'Nothing that was read shows a connection attempt: record while the network is being joined.',
    'Nichts Gelesenes zeigt einen Verbindungsversuch: aufzeichnen, während das Netzwerk verbunden wird.',
  ],
  [
    'The lines of the supplicant and the kernel from the same time: journalctl -b -u wpa_supplicant -u iwd -k. The manager hears only that it did not work.',
    'Die Zeilen von Supplicant und Kernel aus derselben Zeit: journalctl -b -u wpa_supplicant -u iwd -k. Der Netzwerkmanager erfährt nur, dass es nicht ging.',
  ],
  [
    'One more attempt: a cached key that is refused twice in the same way is stale.',
    'Ein weiterer Versuch: Ein gespeicherter Schlüssel, der zweimal gleich abgelehnt wird, ist veraltet.',
  ],
  [
    'One more attempt: a single lost handshake looks the same as a wrong password.',
    'Ein weiterer Versuch: Ein einzelner verlorener Handshake sieht aus wie ein falsches Passwort.',
  ],
  [
    "One more attempt, or the access point's log at debug level: it says for which message it waited.",
    'Ein weiterer Versuch oder das Protokoll des Access Points auf Debug-Stufe: Es sagt, auf welche Nachricht er wartete.',
  ],
  [
    'One more attempt with the password typed anew: SAE tests it before anything else.',
    'Ein weiterer Versuch mit neu eingegebenem Passwort: SAE prüft es vor allem anderen.',
  ],
  [
    'Clear the cached key and join once: if the 4-way handshake fails again with a fresh key, it is the password.',
    'Den gespeicherten Schlüssel löschen und einmal verbinden: Scheitert der 4-Wege-Handshake auch mit frischem Schlüssel, ist es das Passwort.',
  ],
  [
    'A few more attempts: a single unanswered request is ordinary.',
    'Ein paar weitere Versuche: Eine einzelne unbeantwortete Anfrage ist üblich.',
  ],
  [
    'A log at debug level (-d): it has the error number with which the driver refused.',
    'Ein Protokoll auf Debug-Stufe (-d): Es enthält die Fehlernummer, mit der der Treiber ablehnte.',
  ],
  [
    'The access point accepted the association; its answer never arrived at the station.',
    'Der Access Point nahm die Assoziierung an; seine Antwort kam nie bei diesem Computer an.',
  ],
  [
    'The access point sent message {0}/4 again and again; none arrived at the station.',
    'Der Access Point sendete Nachricht {0}/4 immer wieder; keine kam bei diesem Computer an.',
  ],
  [
    'The station sent message 2/4; the access point never received it.',
    'Dieser Computer sendete Nachricht 2/4; der Access Point empfing sie nie.',
  ],
  [
    'The station sent message 4/4 and installed its keys; the access point never received it.',
    'Dieser Computer sendete Nachricht 4/4 und setzte seine Schlüssel ein; der Access Point empfing sie nie.',
  ],
  [
    'The station was told reason {0} ({1}); the access point says that it gave reason {2} ({3}).',
    'Diesem Computer wurde Grund {0} ({1}) genannt; der Access Point sagt, er habe Grund {2} ({3}) genannt.',
  ],
  [
    "The station was deauthenticated with reason {0}; the access point's log has no word of it. Another sender may have used its address, or it does not log what it sends.",
    'Dieser Computer wurde mit Grund {0} abgemeldet; im Protokoll des Access Points steht davon nichts. Ein anderer Sender hat vielleicht seine Adresse benutzt, oder er protokolliert nicht, was er sendet.',
  ],
  [
    "The station's driver reports status {0} ({1}); the access point {2}.",
    'Der Treiber dieses Computers meldet Status {0} ({1}); der Access Point: {2}.',
  ],
  ['accepted it', 'angenommen'],
  ['refused it with {0} ({1})', 'abgelehnt mit {0} ({1})'],
  ['the access point waited for {0}/4 until it gave up', 'der Access Point wartete auf {0}/4, bis er aufgab'],
  ['the access point sent {0}/4', 'der Access Point sendete {0}/4'],
  ['the station sent {0}/4', 'dieser Computer sendete {0}/4'],
  ['the station asked and heard nothing', 'dieser Computer fragte und hörte nichts'],
  ['the access point had accepted', 'der Access Point hatte angenommen'],
  ['reported here as status {0}', 'hier als Status {0} gemeldet'],
  ['heard here: reason {0}', 'hier gehört: Grund {0}'],
  ['said by the access point: reason {0}', 'vom Access Point genannt: Grund {0}'],
  ['deauthenticated, it says, by the access point', 'abgemeldet, heißt es, vom Access Point'],
  ['the access point still holds the connection', 'der Access Point hält die Verbindung noch'],
  ['the access point accepted it', 'der Access Point nahm an'],
  ['the access point refused it with {0} ({1})', 'der Access Point lehnte mit {0} ({1}) ab'],
  ['Authentication: SAE commit', 'Authentifizierung: SAE-Commit'],
  ['Authentication: SAE confirm', 'Authentifizierung: SAE-Confirm'],
  ['Authentication (open: no login)', 'Authentifizierung (offen: ohne Anmeldung)'],
  ['Authentication ({0}) refused, status {1}', 'Authentifizierung ({0}) abgelehnt, Status {1}'],
  ['Authentication ({0}), status {1}', 'Authentifizierung ({0}), Status {1}'],
  ['Authentication', 'Authentifizierung'],
  ['open', 'offen'],
  ['shared key', 'gemeinsamer Schlüssel'],
  ['algorithm not said', 'Verfahren nicht genannt'],
  [
    'Association request, offers a cached key (PMKID)',
    'Assoziierungsanfrage, bietet einen gespeicherten Schlüssel an (PMKID)',
  ],
  ['Association request', 'Assoziierungsanfrage'],
  ['Association response, status {0}', 'Assoziierungsantwort, Status {0}'],
  ['EAPOL-Key message {0}/4', 'EAPOL-Key-Nachricht {0}/4'],
  [
    'the MIC of message {0}/4 is wrong: the keys differ',
    'die MIC von Nachricht {0}/4 ist falsch: Die Schlüssel unterscheiden sich',
  ],
  [
    'took message 3/4, sent 4/4, installed the keys',
    'nahm Nachricht 3/4 an, sendete 4/4, setzte die Schlüssel ein',
  ],
  ['the access point took message 4/4', 'der Access Point nahm Nachricht 4/4 an'],
  ['a new key was made by a full login', 'eine volle Anmeldung erzeugte einen neuen Schlüssel'],
  [
    'a cached key is offered instead of a login',
    'statt einer Anmeldung wird ein gespeicherter Schlüssel angeboten',
  ],
  ['Disassociation, {0}', 'Disassoziierung, {0}'],
  ['Deauthentication, {0}', 'Deauthentifizierung, {0}'],
  ['no reason said', 'kein Grund genannt'],
  ['reason {0} ({1})', 'Grund {0} ({1})'],
  ['this computer gave up, error {0}', 'dieser Computer gab auf, Fehler {0}'],
  ['this computer gave up', 'dieser Computer gab auf'],
  ['a frame could not be sent from here', 'ein Frame ließ sich von hier nicht senden'],
  ['the beacons of the access point are missing', 'die Beacons des Access Points bleiben aus'],
  ['EAP request', 'EAP-Anfrage'],
  ['EAP method', 'EAP-Verfahren'],
  ['EAP method {0}', 'EAP-Verfahren {0}'],
  ['EAP success', 'EAP erfolgreich'],
  ['EAP failure', 'EAP gescheitert'],
  ['the server certificate was not accepted here', 'das Serverzertifikat wurde hier nicht angenommen'],
  ['no EAP answer came', 'es kam keine EAP-Antwort'],
  ['no answer', 'keine Antwort'],
  [
    '{0} To let Rejoin in: {1}, then log in again (or run it with sudo).',
    '{0} So erhält Rejoin Zugang: {1}, danach neu anmelden (oder mit sudo starten).',
  ],
  [
    'To let Rejoin in: {0}, then log in again (or run it with sudo).',
    'So erhält Rejoin Zugang: {0}, danach neu anmelden (oder mit sudo starten).',
  ],
  ['The connection to Rejoin was lost.', 'Die Verbindung zu Rejoin ist unterbrochen.'],
  ['This cannot be opened from a browser.', 'Das lässt sich von einem Browser aus nicht öffnen.'],
  ['This cannot be set from a browser.', 'Das lässt sich von einem Browser aus nicht einstellen.'],
  ['No history is kept here.', 'Hier wird kein Verlauf geführt.'],
] satisfies EngineTexts;
