import type { EVIDENCE } from '../../domain/sentences/evidence.ts';
import type { Texts } from '../texts.ts';

export const evidence: Texts<typeof EVIDENCE> = {
  'evidence.again': '{what} (zum {time}. Mal)',
  'evidence.worked-before': 'mit diesem Schlüssel ging dasselbe Netzwerk früher',
  'evidence.asked-for-password': 'nach dem Passwort wurde gefragt, und nichts zeigt hier, dass es falsch ist',
  'evidence.asked-untested':
    'jemand wurde nach dem Passwort gefragt, das nichts in diesem Protokoll geprüft hatte',
  'evidence.complained': 'wer das schrieb, sagt, dass es nicht geht',
  'evidence.seen-last': 'das Letzte, was zu sehen war: Der Versuch lief noch',
  'evidence.connected': 'verbunden',
  'evidence.trouble-ended': 'hier endeten die Schwierigkeiten: verbunden',
  'evidence.status-53-by-driver': 'status 53, vom Treiber erfunden und nicht vom Access Point gesendet',
  'evidence.status-53': 'abgelehnt mit status 53: der Access Point kennt den gespeicherten Schlüssel nicht',
  'evidence.reason-49': 'abgelehnt mit reason 49: der Access Point kennt den gespeicherten Schlüssel nicht',
  'evidence.association-unanswered': 'die Verbindungsanfrage (association request) blieb unbeantwortet',
  'evidence.refusal-told-by-system':
    'laut Betriebssystem hat der Access Point den gespeicherten Schlüssel abgelehnt',
  'evidence.deauthenticated-before-association':
    'mit reason {reason} abgemeldet, noch vor einer Antwort auf die Verbindungsanfrage',
  'evidence.thrown-out-after-association':
    'mit reason {reason} hinausgeworfen, gleich nachdem die Verbindungsanfrage angenommen war',
  'evidence.handshake-ran-out':
    'der 4-Wege-Handshake wurde nicht rechtzeitig fertig (reason {reason}): ein falsches Passwort und verlorene Nachrichten enden gleich',
  'evidence.last-end': 'so endete der letzte Versuch',
  'evidence.handshake-failed': 'der 4-Wege-Handshake scheiterte (reason {reason})',
  'evidence.handshake-failed-with-saved-key':
    'der 4-Wege-Handshake scheiterte (reason {reason}), während ein gespeicherter Schlüssel benutzt wurde',
  'evidence.sent-away-with-saved-key':
    'die Station wurde im 4-Wege-Handshake weggeschickt, in dem ein gespeicherter Schlüssel benutzt wurde',
  'evidence.different-keys':
    'der Access Point fand eine falsche MIC in message 2/4: die beiden Seiten haben verschiedene Schlüssel',
  'evidence.sae-before-handshake':
    'das Netzwerk benutzt SAE, das Passwort ist also vor dem 4-Wege-Handshake geprüft: der Schlüssel dort war ein gespeicherter',
  'evidence.hidden-by-saved-key':
    'zuerst wurde ein gespeicherter Schlüssel abgelehnt; er hatte verdeckt, dass das Passwort nicht mehr passt',
  'evidence.confirm-not-accepted': 'der Access Point nahm den Beweis des Passworts nicht an (SAE confirm)',
  'evidence.no-association-after-confirm':
    'commit und confirm wurden gesendet, und es folgte keine Verbindungsanfrage',
  'evidence.challenge-failed':
    'die Antwort auf die Aufgabe ließ sich nicht entschlüsseln: Die WEP-Schlüssel sind verschieden',
  'evidence.confirm-refused': 'das SAE confirm wurde abgelehnt',
  'evidence.keys-differ':
    'der Access Point fand eine falsche MIC in message 2/4: die Schlüssel sind verschieden',
  'evidence.owner-says-password': 'im Text selbst steht, dass ein anderes Passwort versucht wurde',
  'evidence.point-says-password':
    'der Access Point sagt, dass das Passwort falsch war; die Nachricht, an der er es erkannt hat, zeigt er nicht',
  'evidence.ended-at-message-2':
    'der 4-Wege-Handshake endete bei message 2/4, mit einem Schlüssel, der nicht gespeichert war',
  'evidence.key-suspected': 'der Supplicant verdächtigt das Passwort; für sich allein beweist das nichts',
  'evidence.message-1-missing': 'nach der Verbindungsanfrage kam message 1/4 nie an',
  'evidence.message-2-lost':
    'message 2/4 erreichte den Access Point nicht: der Schlüssel war eben erst bewiesen, oder sie ließ sich nicht senden',
  'evidence.message-3-lost': 'message 3/4 kam nicht unversehrt an',
  'evidence.message-4-lost':
    '[dieser Computer|dieses Gerät] hatte message 4/4 gesendet und seine Schlüssel eingesetzt, und der Access Point wartete noch darauf',
  'evidence.message-4-missing':
    'der Access Point sendete 3/4, was er tut, wenn die Schlüssel passten, und 4/4 erreichte ihn nicht',
  'evidence.handshake-begun': 'der Handshake hatte begonnen',
  'evidence.not-sent': 'von hier ließ sich die Nachricht nicht senden',
  'evidence.no-random-numbers':
    '[diesem Computer|diesem Gerät] fehlten Zufallszahlen für die Antwort; sie wurde nicht gesendet',
  'evidence.certificate-refused': 'das Zertifikat des Servers wurde hier nicht angenommen',
  'evidence.associated-uninvited':
    'die Schnittstelle wurde mit einem Netz verbunden, das dieser Supplicant nicht kennt',
  'evidence.method-not-configured': 'das Verfahren, das der Server verlangt, ist hier nicht eingerichtet',
  'evidence.tunnel-failed': 'der verschlüsselte Tunnel zum Anmeldeserver kam nicht zustande',
  'evidence.inner-method-failed': 'das Verfahren innerhalb der Anmeldung ist gescheitert',
  'evidence.login-refused': 'der Anmeldeserver lehnte die Anmeldung ab',
  'evidence.ended-after-refused-login': 'nach der abgelehnten Anmeldung endete der Versuch',
  'evidence.login-under-way': 'die Anmeldung lief',
  'evidence.eap-started': 'EAP wurde begonnen',
  'evidence.server-silent': 'und vom Server kam nichts mehr',
  'evidence.station-silent': 'der Access Point fragte, und [dieser Computer|das Gerät] antwortete nicht',
  'evidence.ended-by-access-point':
    'der Access Point beendete eine bestehende Verbindung mit reason {reason}',
  'evidence.farewell-flood': {
    one: 'eine Abmeldung, {count}-mal binnen Sekunden',
    other: 'eine von {count} Abmeldungen binnen Sekunden, mehr als ein Access Point sendet',
  },
  'evidence.low-entropy': 'dem Access Point fehlten Zufallszahlen für einen Handshake',
  'evidence.refused-with-status': 'abgelehnt mit status {status}',
  'evidence.ft-refused': 'Fast Transition mit status {status} abgelehnt',
  'evidence.roaming-key-unknown':
    'Fast Transition mit status {status} abgelehnt: Der Access Point kennt den Roaming-Schlüssel nicht',
  'evidence.come-back-later':
    'mit status 30 abgelehnt, später wiederkommen: Der Access Point hält noch eine ältere Verbindung dieses Geräts und fragt sie, ob sie lebt',
  'evidence.refused-by-driver': 'status {status} stammt vom Treiber: Kein Access Point hat ihn gesendet',
  'evidence.password-identifier-unknown':
    'der Access Point kennt die Passwortkennung nicht, die mit dem Passwort gespeichert ist',
  'evidence.refused-with-reason': 'abgelehnt mit reason {reason}',
  'evidence.security-unfit':
    'ein Access Point mit diesem Namen verlangt eine andere Sicherheit, als hier eingestellt ist',
  'evidence.kept-out': 'der Access Point sagt, dass eine eigene Regel dieses Gerät nicht zulässt',
  'evidence.pwe-differs': 'ein Ende nutzt für SAE hash-to-element, das andere nicht',
  'evidence.no-association-answer': 'die Verbindungsanfrage bekam keine Antwort',
  'evidence.no-authentication-answer': 'die Authentifizierungsanfrage bekam keine Antwort',
  'evidence.answer-unacknowledged': 'die Antwort des Access Points wurde nicht bestätigt: Sie kam nicht an',
  'evidence.unasked-answer': 'es kam eine Antwort auf eine Frage, die dieser Supplicant nicht gestellt hatte',
  'evidence.interface-held': 'der Kernel lehnte den Befehl ab: ein anderer hält die Schnittstelle',
  'evidence.lost-unsaid': 'die Verbindung ging verloren, und keine Zeile sagt, durch wen oder warum',
  'evidence.gone-unsaid':
    'die Station ist gegangen; keine Zeile sagt, warum, und ob die Verbindung zu gebrauchen war',
  'evidence.brief-connection': {
    one: 'die Verbindung endete binnen einer Minute, und niemand hat das erkennbar gewollt',
    other:
      'eine von {count} Verbindungen nacheinander, die binnen einer Minute endeten, ohne dass es jemand erkennbar wollte',
  },
  'evidence.frames-taken': 'ein anderes Programm hatte den Kernel schon um dieselben Nachrichten gebeten',
  'evidence.second-supplicant': 'ein anderer Supplicant hält die Steuerschnittstelle',
  'evidence.two-programs': '{programs} steuern {iface} gleichzeitig',
  'evidence.network-removed': 'ein Programm entfernte dieses Netzwerk, während es benutzt wurde',
  'evidence.driver-failed': 'der Treiber oder die Firmware tat nicht, was verlangt war',
  'evidence.login-was-complete': 'die Anmeldung am Access Point war hier vollständig',
  'evidence.unsafe-rekey':
    'der Schlüssel wurde in laufender Verbindung gewechselt, was dieser Treiber nicht sicher kann',
  'evidence.ended-after-rekey': 'und gleich danach endete die Verbindung',
  'evidence.lost-in-handshake': 'der Access Point ging wieder verloren, bevor der Handshake zu Ende war',
  'evidence.link-was-up': 'die Verbindung hatte vorher bestanden',
  'evidence.manager-gave-up': 'die Netzwerkverwaltung gab auf; ihr Grund nennt eine Folge, nicht die Ursache',
  'evidence.system-gave-up': 'das Betriebssystem gab auf; seine Nummer sagt nicht, was der Access Point tat',
  'evidence.not-found-in-scan': 'kein Suchergebnis passt zu einem der gespeicherten Netzwerke',
  'evidence.no-address': 'es kam keine Adresse',
  'evidence.beacons-missed': 'Lebenszeichen (beacons) des Access Points blieben aus',
  'evidence.weak-signal': 'das Signal war schwach',
  'evidence.station-no-longer-heard': 'der Access Point hörte das Gerät nicht mehr',
  'evidence.refused-since-change':
    'der Access Point hat seitdem ein anderes Passwort und wies [diesen Computer|dieses Gerät] ab',
  'evidence.point-gave-up': 'der Access Point meldet, dass der Versuch scheiterte, und nicht, warum',
  'evidence.answered-in-vain': {
    one: 'der Server vergab dieselbe Adresse noch einmal: seine Antwort kommt bei [diesem Computer|diesem Gerät] nicht an',
    other:
      'der Server vergab dieselbe Adresse {count}-mal kurz nacheinander: seine Antwort kommt bei [diesem Computer|diesem Gerät] nicht an',
  },
  'evidence.no-longer-heard': 'die Verbindung endete, weil der Access Point nicht mehr zu hören war',
  'evidence.not-found-afterwards': 'und das Netzwerk wurde danach nicht mehr gefunden',
  'evidence.wps-handed-over': 'WPS hatte die Zugangsdaten übergeben',
  'evidence.associated-later':
    '{later} später verbunden: {before} vergingen vor diesem Versuch, {within} darin',
  'evidence.login-proved': 'die Anmeldung wurde neu bewiesen',
  'evidence.key-made': 'ein neuer Schlüssel wurde erzeugt',
  'evidence.handshake-completed': 'der 4-Wege-Handshake wurde abgeschlossen',
  'evidence.held': 'verbunden, und es hielt',
  'evidence.offered-in-vain': 'eine Adresse wurde angeboten, und die Suche begann jedes Mal von vorn',
  'evidence.address-search-again': 'die Suche nach einer Adresse begann von vorn, und es kam keine',
};
