/** Why a line is shown, why a cause was set aside, and where two witnesses differ. */
export default {
  'a person was asked for the password, and nothing here shows that it is wrong':
    'nach dem Passwort wurde gefragt, und nichts zeigt hier, dass es falsch ist',
  // What follows the first time.
  '{a} (time {0})': '{a} (zum {0}. Mal)',

  // Stale PMKSA.
  'the same network worked with this key before': 'mit diesem Schlüssel ging dasselbe Netzwerk früher',
  'status 53, made up by the driver and not sent by the access point':
    'status 53, vom Treiber erfunden und nicht vom Zugangspunkt gesendet',
  'refused with status 53: the access point does not know the cached key':
    'abgelehnt mit status 53: der Zugangspunkt kennt den gemerkten Schlüssel nicht',
  'refused with reason 49: the access point does not know the cached key':
    'abgelehnt mit reason 49: der Zugangspunkt kennt den gemerkten Schlüssel nicht',
  'the association request was not answered':
    'die Verbindungsanfrage (association request) blieb unbeantwortet',
  'the operating system says that the access point rejected the cached key':
    'laut Betriebssystem hat der Zugangspunkt den gemerkten Schlüssel abgelehnt',
  'deauthenticated with reason {0} before any association response':
    'mit reason {0} abgemeldet, noch vor einer Antwort auf die Verbindungsanfrage',
  'thrown out with reason {0} right after the association was accepted':
    'mit reason {0} hinausgeworfen, gleich nachdem die Verbindungsanfrage angenommen war',
  'the 4-way handshake failed (reason {0})': 'der 4-Wege-Handshake scheiterte (reason {0})',
  'the 4-way handshake failed (reason {0}) while a cached key was used':
    'der 4-Wege-Handshake scheiterte (reason {0}), während ein gemerkter Schlüssel benutzt wurde',
  'the access point found a wrong MIC in message 2/4: the two ends have different keys':
    'der Zugangspunkt fand eine falsche MIC in message 2/4: die beiden Seiten haben verschiedene Schlüssel',
  'the network does SAE, which proves the password before the 4-way handshake: there the key came from a cache':
    'das Netzwerk benutzt SAE, das Passwort ist also vor dem 4-Wege-Handshake geprüft: der Schlüssel dort war ein gemerkter',

  // Whether a cached key was used.
  'no cached key was used: {a}': 'es wurde kein gemerkter Schlüssel benutzt: {a}',
  'the cache held nothing: the supplicant had just started':
    'es war keiner gemerkt, der Supplicant war gerade erst gestartet',
  'SAE was run: commit and confirm': 'SAE lief ab, mit commit und confirm',
  'fast transition was used, not a cached key':
    'ein schneller Wechsel (FT) wurde benutzt, kein gemerkter Schlüssel',
  'a full authentication made a new key during the attempt':
    'eine vollständige Anmeldung erzeugte während des Versuchs einen neuen Schlüssel',
  'EAP was run': 'EAP lief ab',
  'the supplicant says that it offers a cached key':
    'der Supplicant sagt, dass er einen gemerkten Schlüssel anbietet',
  'the refusal names the cached key': 'die Ablehnung nennt den gemerkten Schlüssel',
  'a cached key was accepted for the attempt': 'für den Versuch wurde ein gemerkter Schlüssel angenommen',
  'the association request carries a PMKID': 'die Verbindungsanfrage enthält eine PMKID',
  'the association request carries no PMKID': 'die Verbindungsanfrage enthält keine PMKID',
  'two authentication exchanges: SAE was run': 'zwei Authentifizierungsrunden, also lief SAE ab',
  'this key management has no PMKSA cache': 'diese Art der Schlüsselverwaltung merkt sich keine Schlüssel',
  'the log begins at the association': 'das Protokoll beginnt erst bei der Verbindungsanfrage',
  'a full login made a key for this access point before, and no EAP started now':
    'eine vollständige Anmeldung hatte für diesen Zugangspunkt einen Schlüssel erzeugt, und jetzt begann kein EAP',
  'open authentication on an SAE network': 'offene Authentifizierung in einem SAE-Netzwerk',
  'the access point does not know this device, as a full SAE exchange would have made it do':
    'der Zugangspunkt kennt dieses Gerät nicht, nach einem vollständigen SAE würde er es kennen',
  'nothing here shows whether SAE was run': 'nichts hier zeigt, ob SAE ablief',
  'one authentication exchange on an SAE network, with an entry in the cache and none added':
    'eine einzige Authentifizierungsrunde in einem SAE-Netzwerk: ein Schlüssel war gemerkt, und keiner kam hinzu',
  'one authentication exchange on an SAE network, and none was made':
    'eine einzige Authentifizierungsrunde in einem SAE-Netzwerk, und kein Schlüssel wurde erzeugt',
  'no EAP start, with an entry in the cache and none added':
    'kein Beginn von EAP: ein Schlüssel war gemerkt, und keiner kam hinzu',
  'no EAP start on an EAP network': 'kein Beginn von EAP in einem EAP-Netzwerk',
  'an entry for this access point was in the cache and none was added':
    'für diesen Zugangspunkt war ein Schlüssel gemerkt, und keiner kam hinzu',
  'a PSK network has no PMKSA cache': 'in einem PSK-Netzwerk werden keine Schlüssel gemerkt',
  'nothing says which key management this network uses':
    'nichts sagt, welche Schlüsselverwaltung dieses Netzwerk benutzt',

  // Wrong password.
  'first a cached key was refused; it had hidden that the password no longer fits':
    'zuerst wurde ein gemerkter Schlüssel abgelehnt; er hatte verdeckt, dass das Passwort nicht mehr passt',
  'the access point did not accept the proof of the password (SAE confirm)':
    'der Zugangspunkt nahm den Beweis des Passworts nicht an (SAE confirm)',
  'commit and confirm were sent, and no association followed':
    'commit und confirm wurden gesendet, und es folgte keine Verbindungsanfrage',
  'the SAE confirm was refused': 'das SAE confirm wurde abgelehnt',
  'the access point found a wrong MIC in message 2/4: the keys differ':
    'der Zugangspunkt fand eine falsche MIC in message 2/4: die Schlüssel sind verschieden',
  'the 4-way handshake ended at message 2/4, with a key that comes from no cache':
    'der 4-Wege-Handshake endete bei message 2/4, mit einem Schlüssel, der nicht gemerkt war',
  'the supplicant suspects the pre-shared key; by itself that proves nothing':
    'der Supplicant verdächtigt das Passwort; für sich allein beweist das nichts',
  'the password was never tested: no SAE commit in these attempts':
    'das Passwort wurde nie geprüft: in diesen Versuchen gab es kein SAE commit',
  'the password was never tested: a cached key was used in these attempts':
    'das Passwort wurde nie geprüft: in diesen Versuchen wurde ein gemerkter Schlüssel benutzt',
  'the password was never tested: the handshake did not start':
    'das Passwort wurde nie geprüft: der Handshake begann nicht',
  'the keys fitted: the station took message 3/4 and installed them':
    'die Schlüssel passten: dieser Computer nahm message 3/4 an und setzte sie ein',

  // Handshake.
  'message 1/4 never came after the association': 'nach der Verbindungsanfrage kam message 1/4 nie an',
  'message 2/4 did not reach the access point, with a key that was just proved or could not be sent':
    'message 2/4 erreichte den Zugangspunkt nicht: der Schlüssel war eben erst bewiesen, oder sie ließ sich nicht senden',
  'message 3/4 did not arrive whole': 'message 3/4 kam nicht unversehrt an',
  'this computer had sent 4/4 and installed its keys, and the access point still waited for it':
    'dieser Computer hatte message 4/4 gesendet und seine Schlüssel eingesetzt, und der Zugangspunkt wartete noch darauf',
  'the handshake had begun': 'der Handshake hatte begonnen',
  'the frame could not be sent from here': 'von hier ließ sich die Nachricht nicht senden',
  'no handshake was reached: the association was not accepted':
    'es kam nicht bis zum Handshake: die Verbindungsanfrage wurde nicht angenommen',

  // EAP.
  "the server's certificate was not accepted here": 'das Zertifikat des Servers wurde hier nicht angenommen',
  'the method that the server asks for is not configured here':
    'das Verfahren, das der Server verlangt, ist hier nicht eingerichtet',
  'the authentication server refused the login': 'der Anmeldeserver lehnte die Anmeldung ab',
  'the attempt ended after the refused login': 'nach der abgelehnten Anmeldung endete der Versuch',
  'no EAP exchange took place': 'es fand kein EAP-Austausch statt',
  'the login was under way': 'die Anmeldung lief',
  'EAP was started': 'EAP wurde begonnen',
  'and nothing more came from the server side': 'und vom Server kam nichts mehr',

  // The others.
  connected: 'verbunden',
  'the trouble ended here: connected': 'hier endeten die Schwierigkeiten: verbunden',
  'the access point ended an established connection with reason {0}':
    'der Zugangspunkt beendete eine bestehende Verbindung mit reason {0}',
  'the access point had too few random numbers for a handshake':
    'dem Zugangspunkt fehlten Zufallszahlen für einen Handshake',
  'refused with status {0}': 'abgelehnt mit status {0}',
  'refused with reason {0}': 'abgelehnt mit reason {0}',
  'the association request got no answer': 'die Verbindungsanfrage bekam keine Antwort',
  'the authentication request got no answer': 'die Authentifizierungsanfrage bekam keine Antwort',
  'an answer came to a question that this supplicant had not asked':
    'es kam eine Antwort auf eine Frage, die dieser Supplicant nicht gestellt hatte',
  'the kernel refused the command: somebody else holds the interface':
    'der Kernel lehnte den Befehl ab: ein anderer hält die Schnittstelle',
  'another program had already asked the kernel for the same frames':
    'ein anderes Programm hatte den Kernel schon um dieselben Nachrichten gebeten',
  'another supplicant holds the control interface': 'ein anderer Supplicant hält die Steuerschnittstelle',
  'a program removed this network while it was in use':
    'ein Programm entfernte dieses Netzwerk, während es benutzt wurde',
  'the driver or firmware did not do what it was asked':
    'der Treiber oder die Firmware tat nicht, was verlangt war',
  'a person was asked for the password, which nothing in this log had tested':
    'jemand wurde nach dem Passwort gefragt, das nichts in diesem Protokoll geprüft hatte',
  'the link was up before': 'die Verbindung hatte vorher bestanden',
  'the manager gave up; its reason names a consequence, not the cause':
    'die Netzwerkverwaltung gab auf; ihr Grund nennt eine Folge, nicht die Ursache',
  'no scan result fits any of the saved networks':
    'kein Suchergebnis passt zu einem der gespeicherten Netzwerke',
  'the link was up and no address came': 'die Verbindung stand, und es kam keine Adresse',
  'beacons of the access point were missed': 'Lebenszeichen (beacons) des Zugangspunkts blieben aus',
  'the signal was weak': 'das Signal war schwach',
  'the connection ended because the access point was no longer heard':
    'die Verbindung endete, weil der Zugangspunkt nicht mehr zu hören war',
  'and the network was not found afterwards': 'und das Netzwerk wurde danach nicht mehr gefunden',
  'the operating system gave up; its number does not say what the access point did':
    'das Betriebssystem gab auf; seine Nummer sagt nicht, was der Zugangspunkt tat',
  'WPS had handed over the credentials': 'WPS hatte die Zugangsdaten übergeben',
  'associated {0} s later: {1} s went by before this attempt, {2} s in it':
    '{0} s später verbunden: {1} s vergingen vor diesem Versuch, {2} s darin',

  // Two witnesses.
  'The station sent message 4/4 and installed its keys; the access point never received it.':
    'Dieser Computer sendete message 4/4 und setzte seine Schlüssel ein; der Zugangspunkt hat sie nie erhalten.',
  'the station sent 4/4': 'dieser Computer sendete 4/4',
  'the access point waited for 4/4 until it gave up': 'der Zugangspunkt wartete auf 4/4, bis er aufgab',
  'The station sent message 2/4; the access point never received it.':
    'Dieser Computer sendete message 2/4; der Zugangspunkt hat sie nie erhalten.',
  'the station sent 2/4': 'dieser Computer sendete 2/4',
  'the access point waited for 2/4 until it gave up': 'der Zugangspunkt wartete auf 2/4, bis er aufgab',
  'The access point sent message 1/4 again and again; none arrived at the station.':
    'Der Zugangspunkt sendete message 1/4 immer wieder; bei diesem Computer kam keine an.',
  'the station associated, and heard nothing of a handshake':
    'dieser Computer wurde angenommen und hörte nichts von einem Handshake',
  'the access point sent 1/4': 'der Zugangspunkt sendete 1/4',
  'The access point sent message 3/4 again and again; none arrived at the station.':
    'Der Zugangspunkt sendete message 3/4 immer wieder; bei diesem Computer kam keine an.',
  'the last message that the station has of the handshake':
    'die letzte Nachricht, die dieser Computer vom Handshake hat',
  'the access point sent 3/4': 'der Zugangspunkt sendete 3/4',
  'The access point accepted the association; its answer never arrived at the station.':
    'Der Zugangspunkt nahm die Verbindungsanfrage an; seine Antwort kam bei diesem Computer nie an.',
  'the station asked and heard nothing': 'dieser Computer fragte und hörte nichts',
  'the access point had accepted': 'der Zugangspunkt hatte angenommen',
  "The station's driver reports status {0} ({1}); the access point accepted it.":
    'Der Treiber dieses Computers meldet status {0} ({1}); der Zugangspunkt hat angenommen.',
  "The station's driver reports status {0} ({1}); the access point refused it with {2} ({3}).":
    'Der Treiber dieses Computers meldet status {0} ({1}); der Zugangspunkt hat mit {2} ({3}) abgelehnt.',
  'reported here as status {0}': 'hier gemeldet als status {0}',
  'the access point accepted it': 'der Zugangspunkt hat angenommen',
  'the access point refused it with {0} ({1})': 'der Zugangspunkt hat mit {0} ({1}) abgelehnt',
  'The station was told reason {0} ({1}); the access point says that it gave reason {2} ({3}).':
    'Diesem Computer wurde reason {0} ({1}) genannt; der Zugangspunkt sagt, er habe reason {2} ({3}) angegeben.',
  'heard here: reason {0}': 'hier gehört: reason {0}',
  'said by the access point: reason {0}': 'vom Zugangspunkt gesagt: reason {0}',
  "The station was deauthenticated with reason {0}; the access point's log has no word of it. Another sender may have used its address, or it does not log what it sends.":
    'Dieser Computer wurde mit reason {0} abgemeldet; im Protokoll des Zugangspunkts steht davon nichts. Ein anderer Sender kann seine Adresse benutzt haben, oder er protokolliert nicht, was er sendet.',
  'deauthenticated, it says, by the access point': 'abgemeldet, wie es heißt, vom Zugangspunkt',
  'the access point still holds the connection': 'für den Zugangspunkt besteht die Verbindung noch',

  // The proof of a fix.
  'the login was proved anew': 'die Anmeldung wurde neu bewiesen',
  'a new key was made': 'ein neuer Schlüssel wurde erzeugt',
  'the 4-way handshake completed': 'der 4-Wege-Handshake wurde abgeschlossen',
  'connected, and it held': 'verbunden, und es hielt',

  // Where the time went.
  'looking for the network': 'Suche nach dem Netzwerk',
  'looking for the network again': 'erneute Suche nach dem Netzwerk',
  'waiting for the answer to the authentication request':
    'Warten auf die Antwort auf die Authentifizierungsanfrage',
  'preparing the association': 'Vorbereiten der Verbindungsanfrage',
  'the authentication timed out: looking for the network again':
    'Zeit für die Authentifizierung abgelaufen: erneute Suche nach dem Netzwerk',
  'ended by the access point (reason {0}): looking again':
    'vom Zugangspunkt beendet (reason {0}): erneute Suche',
  'the supplicant waits before it tries again ({0})': 'der Supplicant wartet vor dem nächsten Versuch ({0})',
  'waiting for the answer to the association request': 'Warten auf die Antwort auf die Verbindungsanfrage',
  'the handshake': 'der Handshake',
} as const;
