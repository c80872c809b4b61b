import type { VERDICTS } from '../../domain/sentences/verdicts.ts';
import type { Texts } from '../texts.ts';

export const verdicts: Texts<typeof VERDICTS> = {
  'not.no-saved-key': 'es wurde kein gespeicherter Schlüssel benutzt: {because}',
  'not.no-commit': 'das Passwort wurde nie geprüft: in diesen Versuchen gab es kein SAE commit',
  'not.saved-key-used':
    'das Passwort wurde nie geprüft: in diesen Versuchen wurde ein gespeicherter Schlüssel benutzt',
  'not.handshake-unstarted': 'das Passwort wurde nie geprüft: der Handshake begann nicht',
  'not.untested': 'das Passwort wurde nie geprüft',
  'not.keys-fitted':
    'die Schlüssel passten: ein Access Point sendet message 3/4 nur, wenn message 2/4 das gezeigt hat',
  'not.no-handshake': 'es kam nicht bis zum Handshake: die Verbindungsanfrage wurde nicht angenommen',
  'not.no-eap': 'es fand kein EAP-Austausch statt',
  'settle.debug-recording': 'Eine Aufzeichnung auf Debug-Stufe von vor dem ersten Versuch an.',
  'settle.trouble-itself': 'Die Zeilen aus der Zeit, in der es nicht geht: Diese enden in einer Verbindung.',
  'settle.what-came-next':
    'Die Zeilen, die auf diese folgen: Der Text endet, während der Versuch noch läuft.',
  'settle.no-attempt':
    'Nichts davon zeigt einen Verbindungsversuch: aufzeichnen, während die Verbindung hergestellt wird.',
  'settle.clear-and-join':
    'Den gespeicherten Schlüssel löschen und einmal verbinden: Scheitert der 4-Wege-Handshake auch mit einem frischen Schlüssel, ist es das Passwort.',
  'settle.key-management':
    'Die Schlüsselverwaltung dieses Netzwerks: von vor der ersten Verbindung an oder auf Debug-Stufe aufzeichnen.',
  'settle.one-more-refusal':
    'Ein weiterer Versuch: Ein gespeicherter Schlüssel, der zweimal auf dieselbe Weise abgelehnt wird, ist alt.',
  'settle.type-password':
    'Ein weiterer Versuch mit neu eingegebenem Passwort: SAE prüft es vor allem anderen.',
  'settle.handshake-messages':
    'Die Nachrichten des Handshakes, vom Supplicant auf Debug-Stufe oder vom Access Point: kommt 3/4 immer wieder nicht, ist es das Passwort.',
  'settle.one-more-handshake':
    'Ein weiterer Versuch: Ein einzelner verlorener Handshake sieht genauso aus wie ein falsches Passwort.',
  'settle.point-log':
    'Ein weiterer Versuch oder das Protokoll des Access Points auf Debug-Stufe: Es sagt, auf welche Nachricht er wartete.',
  'settle.more-attempts':
    'Ein paar weitere Versuche: Eine einzelne unbeantwortete Anfrage ist nichts Besonderes.',
  'settle.driver-error':
    'Ein Protokoll auf Debug-Stufe (-d): Darin steht die Fehlernummer, mit der der Treiber ablehnte.',
  'settle.supplicant-and-kernel':
    'Die Zeilen von Supplicant und Kernel aus derselben Zeit: journalctl -b -u wpa_supplicant -u iwd -k. Die Netzwerkverwaltung hört nur, dass es nicht ging.',
  'settle.address-and-station':
    'Das Log des DHCP-Servers und das des Geräts: ob es eine Adresse bekam und warum es ging.',
  'settle.frames':
    'Das Protokoll des Access Points aus derselben Zeit, ein Mitschnitt oder das Systemprotokoll mit seinen Nachrichten: unter Windows die Kanäle WLAN-AutoConfig/Diagnostic und NWiFi/Diagnostic, die ein Administrator einschaltet; unter macOS die Debug-Meldungen des Systemprotokolls.',
  'differ.message-4':
    '[Dieser Computer|Dieses Gerät] sendete message 4/4 und setzte seine Schlüssel ein; der Access Point hat sie nie erhalten.',
  'differ.sent': '[dieser Computer|dieses Gerät] sendete {message}/4',
  'differ.waited': 'der Access Point wartete auf {message}/4, bis er aufgab',
  'differ.message-2':
    '[Dieser Computer|Dieses Gerät] sendete message 2/4; der Access Point hat sie nie erhalten.',
  'differ.none-arrived':
    'Der Access Point sendete message {message}/4 immer wieder; bei [diesem Computer|diesem Gerät] kam keine an.',
  'differ.heard-no-handshake':
    '[dieser Computer|dieses Gerät] wurde angenommen und hörte nichts von einem Handshake',
  'differ.point-sent': 'der Access Point sendete {message}/4',
  'differ.last-message': 'die letzte Nachricht, die [dieser Computer|dieses Gerät] vom Handshake hat',
  'differ.answer-lost':
    'Der Access Point nahm die Verbindungsanfrage an; seine Antwort kam bei [diesem Computer|diesem Gerät] nie an.',
  'differ.asked-in-vain': '[dieser Computer|dieses Gerät] fragte und hörte nichts',
  'differ.point-accepted': 'der Access Point hatte angenommen',
  'differ.status-accepted':
    'Der Treiber [dieses Computers|dieses Geräts] meldet status {status} ({name}); der Access Point hat angenommen.',
  'differ.status-refused':
    'Der Treiber [dieses Computers|dieses Geräts] meldet status {status} ({name}); der Access Point hat mit {theirs} ({theirName}) abgelehnt.',
  'differ.reported-here': 'hier gemeldet als status {status}',
  'differ.accepted-there': 'der Access Point hat angenommen',
  'differ.refused-there': 'der Access Point hat mit {status} ({name}) abgelehnt',
  'differ.reasons':
    '[Diesem Computer|Diesem Gerät] wurde reason {reason} ({name}) genannt; der Access Point sagt, er habe reason {theirs} ({theirName}) angegeben.',
  'differ.heard-reason': 'hier gehört: reason {reason}',
  'differ.said-reason': 'vom Access Point gesagt: reason {reason}',
  'differ.unknown-end':
    '[Dieser Computer|Dieses Gerät] wurde mit reason {reason} abgemeldet; im Protokoll des Access Points steht davon nichts. Ein anderer Sender kann seine Adresse benutzt haben, oder er protokolliert nicht, was er sendet.',
  'differ.deauthenticated': 'abgemeldet, wie es heißt, vom Access Point',
  'differ.still-held': 'für den Access Point besteht die Verbindung noch',
  'phase.looking': 'Suche nach dem Netzwerk',
  'phase.looking-again': 'erneute Suche nach dem Netzwerk',
  'phase.authentication': 'Warten auf die Antwort auf die Authentifizierungsanfrage',
  'phase.preparing': 'Vorbereiten der Verbindungsanfrage',
  'phase.authentication-timed-out':
    'Zeit für die Authentifizierung abgelaufen: erneute Suche nach dem Netzwerk',
  'phase.ended': 'vom Access Point beendet (reason {reason}): erneute Suche',
  'phase.waiting': 'der Supplicant wartet vor dem nächsten Versuch ({why})',
  'phase.association': 'Warten auf die Antwort auf die Verbindungsanfrage',
  'phase.handshake': 'der Handshake',
};
