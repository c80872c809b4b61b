import type { CAUSES } from '../../domain/sentences/causes.ts';
import type { Texts } from '../texts.ts';

export const causes: Texts<typeof CAUSES> = {
  'cause.stale-pmksa.headline':
    '[Ihr Computer hat Ihr Passwort nie ausprobiert. Er|Dieses Gerät hat sein Passwort nie ausprobiert. Es] bot einen alten gespeicherten Schlüssel an und wurde abgelehnt.',
  'cause.stale-pmksa.meaning':
    '[Dieser Computer|Dieses Gerät] hat einen Schlüssel von einer früheren Verbindung gespeichert, um die Anmeldung zu überspringen. Der Access Point kennt diesen nicht mehr und lehnt ihn jedes Mal ab.',
  'cause.invalid-pmkid.headline':
    '[Ihr Computer hat Ihr Passwort nie ausprobiert. Er|Dieses Gerät hat sein Passwort nie ausprobiert. Es] bot einen alten gespeicherten Schlüssel an und wurde abgelehnt.',
  'cause.invalid-pmkid.meaning':
    '[Dieser Computer|Dieses Gerät] bietet einen Schlüssel von einer früheren Verbindung an. Der Access Point antwortet, dass er ihn nicht kennt.',
  'cause.deauth-before-association.headline':
    '[Ihr Computer hat Ihr Passwort nie ausprobiert. Er|Dieses Gerät hat sein Passwort nie ausprobiert. Es] bot einen alten gespeicherten Schlüssel an und wurde abgelehnt.',
  'cause.deauth-before-association.meaning':
    '[Dieser Computer|Dieses Gerät] hat einen Schlüssel von einer früheren Verbindung gespeichert, um die Anmeldung zu überspringen. Der Access Point kennt diesen nicht mehr und bricht jeden Versuch sofort ab.',
  'cause.disassociated-after-association.headline':
    '[Ihr Computer hat Ihr Passwort nie ausprobiert. Er|Dieses Gerät hat sein Passwort nie ausprobiert. Es] bot einen alten gespeicherten Schlüssel an und wurde abgelehnt.',
  'cause.disassociated-after-association.meaning':
    '[Dieser Computer|Dieses Gerät] bietet einen Schlüssel von einer früheren Verbindung an. Der Access Point lässt ihn ein und wirft ihn vor jeder Anmeldung wieder hinaus.',
  'cause.association-unanswered.headline':
    '[Ihr Computer hat Ihr Passwort nie ausprobiert. Er|Dieses Gerät hat sein Passwort nie ausprobiert. Es] bot einen alten gespeicherten Schlüssel an und bekam keine Antwort.',
  'cause.association-unanswered.meaning':
    '[Dieser Computer|Dieses Gerät] bietet einen Schlüssel von einer früheren Verbindung an, und der Access Point antwortet nicht einmal.',
  'cause.four-way-with-cached-pmk.headline':
    '[Ihr|Das] Passwort wurde nicht geprüft. Ein alter gespeicherter Schlüssel passt nicht mehr.',
  'cause.four-way-with-cached-pmk.meaning':
    'Beide Seiten erinnern sich an einen Schlüssel von früher, aber nicht an denselben. Was als falscher Schlüssel gemeldet wird, ist dieser alte.',
  'cause.okc.headline':
    '[Ihre|Die] Anmeldung wurde nie verlangt. Ein gespeicherter Schlüssel für den Wechsel zwischen Access Points ist alt.',
  'cause.okc.meaning':
    '[Dieser Computer|Dieses Gerät] hat für diesen Access Point einen Schlüssel aus einer älteren Anmeldung abgeleitet, und der Access Point lehnt ihn ab.',
  'cause.eap.headline':
    '[Ihr Computer|Dieses Gerät] hat sich nie angemeldet. Es wurde ein alter gespeicherter Schlüssel angeboten und abgelehnt.',
  'cause.eap.meaning':
    '[Dieser Computer|Dieses Gerät] bietet einen Schlüssel aus einer früheren Anmeldung an, statt sich neu anzumelden. Der Access Point nimmt ihn nicht mehr an.',
  'cause.wrong-passphrase.headline': 'Der Access Point hat das Passwort geprüft und nicht angenommen.',
  'cause.wrong-passphrase.meaning':
    'Das auf [diesem Computer|diesem Gerät] gespeicherte Passwort passt nicht zu diesem Netzwerk. Ein gespeicherter Schlüssel war nicht im Spiel.',
  'cause.psk.headline': 'Der Access Point hat das Passwort geprüft und nicht angenommen.',
  'cause.psk.meaning':
    'Der Handshake scheiterte mit einem Schlüssel, der aus dem gespeicherten Passwort entstand. Ein gespeicherter Schlüssel war nicht im Spiel.',
  'cause.sae.headline': 'Der Access Point hat das Passwort geprüft und nicht angenommen.',
  'cause.sae.meaning':
    'Der Beweis aus dem gespeicherten Passwort wurde abgelehnt. Ein gespeicherter Schlüssel war nicht im Spiel.',
  'cause.handshake-loss.headline': 'Eine Nachricht der Anmeldung ging in der Luft verloren.',
  'cause.handshake-loss.meaning':
    'Die letzten Nachrichten des Handshakes kommen nicht durch, darum gibt der Access Point auf.',
  'cause.message-1.headline': 'Der Access Point hat die Anmeldung nie begonnen.',
  'cause.message-1.meaning':
    'Er nahm die Verbindung an und sendete dann nichts. Das Passwort wurde nicht geprüft.',
  'cause.message-2.headline':
    'Die Antwort [dieses Computers|dieses Geräts] erreichte den Access Point nicht.',
  'cause.message-2.meaning':
    'Die Nachricht ging verloren oder ließ sich nicht senden. Über das Passwort sagt das nichts.',
  'cause.message-3.headline': 'Die Antwort des Access Points in der Anmeldung kam nicht an.',
  'cause.message-3.meaning':
    'Die dritte Nachricht des Handshakes ging in der Luft verloren, so endete die Anmeldung nie.',
  'cause.message-4.headline': 'Die letzte Nachricht der Anmeldung ging in der Luft verloren.',
  'cause.message-4.meaning':
    'Die Schlüssel passten. Der Access Point wartete auf die letzte Nachricht des Handshakes und gab auf.',
  'cause.eap-rejected.headline': 'Der Anmeldeserver hat abgelehnt.',
  'cause.eap-rejected.meaning':
    'Der Access Point ließ den Versuch zu; der Anmeldeserver dahinter sagte nein.',
  'cause.credentials.headline': 'Der Anmeldeserver hat Benutzername oder Passwort abgelehnt.',
  'cause.credentials.meaning':
    'Der Server hat die hier gespeicherten Angaben geprüft und abgelehnt. Ein gespeicherter Schlüssel war nicht im Spiel.',
  'cause.certificate.headline': 'Das Zertifikat des Anmeldeservers wurde hier nicht angenommen.',
  'cause.certificate.meaning':
    '[Dieser Computer|Dieses Gerät] brach ab, bevor er ein Passwort sendete. Einem unbekannten Zertifikat ist nicht zu trauen.',
  'cause.method.headline': 'Kein Anmeldeverfahren funktioniert hier und am Anmeldeserver zugleich.',
  'cause.method.meaning':
    'Das Verfahren oder die Verschlüsselung, die der Server verlangt, ist hier nicht eingerichtet oder funktioniert nicht. Das Passwort wurde nicht geprüft.',
  'cause.eap-timeout.headline': 'Der Anmeldeserver hat nicht geantwortet.',
  'cause.eap-timeout.meaning':
    'Die Anmeldung begann, und es kam nichts zurück. Niemand hat das Passwort abgelehnt.',
  'cause.no-reply.headline': 'Der Anmeldeserver hat nicht geantwortet.',
  'cause.no-reply.meaning':
    'Die Anmeldung begann, und es kam nichts zurück. Niemand hat das Passwort abgelehnt.',
  'cause.authenticator-silent.headline': 'Der Access Point hat die Anmeldung nicht weitergegeben.',
  'cause.authenticator-silent.meaning':
    '[Dieser Computer|Dieses Gerät] wollte sich anmelden, und der Access Point blieb stumm. Niemand hat das Passwort abgelehnt.',
  'cause.station-silent.headline':
    '[Dieser Computer|Das Gerät] hat mitten in der Anmeldung nicht mehr geantwortet.',
  'cause.station-silent.meaning':
    'Der Access Point fragte nach dem nächsten Schritt, fragte noch einmal und hörte nichts. Niemand hat [Ihr|das] Passwort abgelehnt.',
  'cause.ap-refused.headline': 'Der Access Point hat abgelehnt, bevor ein Passwort geprüft wurde.',
  'cause.ap-refused.meaning': 'Sein Grund ist weder das Passwort noch ein alter gespeicherter Schlüssel.',
  'cause.full.headline': 'Der Access Point ist voll.',
  'cause.full.meaning': 'Er nimmt gerade keine weiteren Geräte an.',
  'cause.security-mismatch.headline': 'Die Sicherheitseinstellungen beider Seiten passen nicht zusammen.',
  'cause.security-mismatch.meaning':
    'Der Access Point verlangt eine andere Art von Sicherheit als das gespeicherte Profil.',
  'cause.rate.headline': 'Der Access Point nimmt die Funkeinstellungen dieses Adapters nicht an.',
  'cause.rate.meaning': 'Er verlangt etwas, das dieser WLAN-Adapter nicht angeboten hat.',
  'cause.policy.headline': 'Eine Regel dieses Netzwerks schließt [diesen Computer|dieses Gerät] aus.',
  'cause.policy.meaning': 'Der Access Point lehnt es nach seinen Einstellungen ab.',
  'cause.auth-timeout.headline': 'Der Access Point antwortet nicht.',
  'cause.auth-timeout.meaning': 'Anfragen wurden gesendet und blieben ohne Antwort.',
  'cause.competing-controller.headline': 'Zwei Programme steuern diesen WLAN-Adapter.',
  'cause.competing-controller.meaning':
    'Das eine macht rückgängig, was das andere tut; so hält keine Verbindung.',
  'cause.wps-slow.headline': 'Die Einrichtung per Knopfdruck gelang. Das Verbinden danach dauerte lange.',
  'cause.wps-slow.meaning': 'Die Sekunden vergingen zwischen Einrichtung und Verbindung, nicht im Handshake.',
  'cause.ap-low-entropy.headline':
    'Der Access Point war gerade gestartet und konnte noch keine Schlüssel erzeugen.',
  'cause.ap-low-entropy.meaning':
    'Er lehnte den ersten Handshake mangels Zufallszahlen ab. Das Passwort ist nicht die Ursache.',
  'cause.driver-fault.headline': 'Der WLAN-Treiber [dieses Computers|dieses Geräts] hat versagt.',
  'cause.driver-fault.meaning': 'Was nach einem falschen Passwort aussieht, ist eine Folge davon.',
  'cause.no-random-numbers.headline':
    '[Diesem Computer|Diesem Gerät] fehlten Zufallszahlen für den Handshake.',
  'cause.no-random-numbers.meaning':
    'Er wurde hier abgebrochen, bevor geantwortet wurde: Das Passwort wurde nicht geprüft.',
  'cause.signal-lost.headline': 'Der Access Point ist nicht mehr zu hören.',
  'cause.signal-lost.meaning': 'Die Verbindung war gut und endete, weil das Signal verschwand.',
  'cause.ap-disconnects.headline': 'Der Access Point beendet die Verbindung von sich aus.',
  'cause.ap-disconnects.meaning':
    'Die Anmeldung gelingt. Die Verbindung stand, und der Access Point hat sie geschlossen.',
  'cause.network-not-found.headline': 'Das Netzwerk ist nicht in Reichweite.',
  'cause.network-not-found.meaning': 'Es war kein Access Point mit diesem Namen zu hören.',
  'cause.no-address.headline': 'Verbunden, aber es kam keine Adresse.',
  'cause.no-address.meaning':
    'Die WLAN-Anmeldung gelang. Das Netzwerk gab [diesem Computer|diesem Gerät] keine Adresse.',
  'cause.dhcp-silent.headline': 'Verbunden, aber es kam keine Adresse.',
  'cause.dhcp-silent.meaning': 'Die WLAN-Anmeldung gelang. Der Adressserver hat nicht geantwortet.',
  'cause.dhcp-refused.headline': 'Verbunden, aber das Netzwerk verweigerte eine Adresse.',
  'cause.dhcp-refused.meaning': 'Die WLAN-Anmeldung gelang. Der Adressserver lehnte ab.',
  'cause.self-assigned.headline':
    'Verbunden, aber [dieser Computer|dieses Gerät] musste sich eine Adresse ausdenken.',
  'cause.self-assigned.meaning':
    'Die WLAN-Anmeldung gelang. Es kam keine Adresse, und mit einer selbst gewählten ist nichts erreichbar.',
  'cause.healthy.headline': 'Verbunden. Alles ist in Ordnung.',
  'cause.healthy.meaning': 'Der letzte Versuch endete in einer Verbindung.',
  'cause.recovered.headline': 'Verbunden. Vorher gab es Probleme, sie sind vorbei.',
  'cause.recovered.meaning': 'Der letzte Versuch endete in einer Verbindung, die hält. Es ist nichts zu tun.',
  'cause.undetermined.headline': 'Es war zu wenig zu sehen, um die Ursache zu nennen.',
  'cause.undetermined.meaning':
    'Nichts hier beweist, dass das Passwort falsch ist, und nichts beweist, dass es stimmt.',
  'cause.stale-pmksa.recovered':
    'Wieder verbunden. Vorher war ein alter gespeicherter Schlüssel abgelehnt worden.',
  'cause.wrong-passphrase.recovered': 'Jetzt verbunden. Vorher war ein Passwort abgelehnt worden.',
  'cause.handshake-loss.recovered': 'Wieder verbunden. Eine Nachricht der Anmeldung war verloren gegangen.',
  'cause.eap-rejected.recovered': 'Jetzt verbunden. Vorher war die Anmeldung gescheitert.',
  'cause.eap-timeout.recovered': 'Wieder verbunden. Vorher hatte der Anmeldeserver nicht geantwortet.',
  'cause.station-silent.recovered':
    'Wieder verbunden. [Dieser Computer|Das Gerät] hatte zuvor während der Anmeldung nicht geantwortet.',
  'cause.ap-refused.recovered': 'Wieder verbunden. Vorher hatte der Access Point abgelehnt.',
  'cause.auth-timeout.recovered': 'Wieder verbunden. Vorher hatte der Access Point nicht geantwortet.',
  'cause.competing-controller.recovered':
    'Wieder verbunden. Zwei Programme hatten diesen WLAN-Adapter gesteuert.',
  'cause.wps-slow.recovered': 'Verbunden. Das Verbinden nach der Einrichtung per Knopfdruck dauerte lange.',
  'cause.ap-low-entropy.recovered': 'Verbunden. Der Access Point war zuvor gerade erst gestartet.',
  'cause.driver-fault.recovered': 'Wieder verbunden. Vorher hatte der WLAN-Treiber versagt.',
  'cause.no-random-numbers.recovered':
    'Wieder verbunden. [Diesem Computer|Diesem Gerät] hatten vorher Zufallszahlen gefehlt.',
  'cause.signal-lost.recovered': 'Wieder verbunden. Vorher war das Signal verloren gegangen.',
  'cause.ap-disconnects.recovered': 'Wieder verbunden. Der Access Point hatte die Verbindung beendet.',
  'cause.network-not-found.recovered': 'Wieder verbunden. Das Netzwerk war außer Reichweite gewesen.',
  'cause.no-address.recovered': 'Wieder verbunden. Vorher war keine Adresse gekommen.',
  'cause.healthy.recovered': 'Verbunden. Vorher gab es Probleme, sie sind vorbei.',
  'cause.undetermined.recovered': 'Wieder verbunden. Was vorher nicht stimmte, lässt sich nicht sagen.',
  'cause.stale-pmksa.short': 'Alter gespeicherter Schlüssel abgelehnt',
  'cause.wrong-passphrase.short': 'Passwort nicht angenommen',
  'cause.handshake-loss.short': 'Nachricht verloren',
  'cause.eap-rejected.short': 'Anmeldung abgelehnt',
  'cause.eap-timeout.short': 'Anmeldeserver stumm',
  'cause.ap-refused.short': 'Vom Access Point abgelehnt',
  'cause.auth-timeout.short': 'Keine Antwort',
  'cause.competing-controller.short': 'Zwei Programme zugleich',
  'cause.wps-slow.short': 'Langsame Einrichtung',
  'cause.ap-low-entropy.short': 'Access Point gerade gestartet',
  'cause.driver-fault.short': 'Treiberfehler',
  'cause.signal-lost.short': 'Signal verloren',
  'cause.ap-disconnects.short': 'Vom Access Point beendet',
  'cause.network-not-found.short': 'Nicht in Reichweite',
  'cause.no-address.short': 'Keine Adresse',
  'cause.healthy.short': 'In Ordnung',
  'cause.undetermined.short': 'Ursache unbekannt',
  'cause.stale-pmksa.refused': 'Ein alter gespeicherter Schlüssel wurde angeboten und abgelehnt.',
  'cause.stale-pmksa.unanswered': 'Ein alter gespeicherter Schlüssel wurde angeboten und blieb ohne Antwort.',
  'cause.stale-pmksa.no-longer-fits': 'Ein alter gespeicherter Schlüssel passt nicht mehr.',
  'cause.wrong-passphrase.tested':
    'Das auf [diesem Computer|diesem Gerät] gespeicherte Passwort passt nicht zu diesem Netzwerk.',
  'cause.psk.tested': 'Der Handshake scheiterte mit einem Schlüssel aus dem gespeicherten Passwort.',
  'cause.sae.tested': 'Der Beweis aus dem gespeicherten Passwort wurde abgelehnt.',
  'cause.wep.headline': 'Der Access Point hat den WEP-Schlüssel geprüft und nicht angenommen.',
  'cause.wep.meaning':
    'Die Antwort auf seine Aufgabe ließ sich nicht entschlüsseln: Der WEP-Schlüssel oder seine Nummer ist nicht die des Netzwerks.',
  'cause.message-1.waited': 'Er hat die Assoziierung angenommen, und seine erste Nachricht kam nicht.',
  'cause.eap-rejected.failed': 'Die Anmeldung ist nicht gelungen.',
  'cause.eap-rejected.unsaid':
    'Die Anmeldung endete mit einer Ablehnung; von wem sie kam, weiß der Server hinter dem Access Point.',
  'cause.eap-timeout.silence': 'Die Anmeldung begann, und es kam nichts zurück.',
  'cause.ap-refused.refused': 'Der Access Point hat abgelehnt.',
  'cause.auth-timeout.lost': 'Anfragen und Antworten kommen nicht durch.',
  'cause.auth-timeout.unheard': 'Was die eine Seite sendete, hörte die andere nicht.',
  'cause.driver-fault.alone': 'Was danach scheitert, ist eine Folge davon.',
  'cause.signal-lost.on-the-way': 'Was im Gange war, endete, weil das Signal verschwand.',
  'cause.ap-disconnects.closed': 'Er beendete, was zuvor bestand; wie es zustande kam, ist nicht zu sehen.',
  'cause.forged.headline': 'Jemand überflutet dieses Netzwerk mit gefälschten Abmeldungen.',
  'cause.forged.meaning':
    'So oft verabschiedet sich kein Access Point. Jede Abmeldung beendet Verbindungen, die nicht dagegen geschützt sind.',
  'cause.no-address.unconnected-headline': 'Es kam keine Adresse.',
  'cause.no-address.unconnected-meaning':
    'Ob die WLAN-Verbindung zu dieser Zeit bestand, ist nicht zu sehen.',
  'cause.healthy.ended': 'Die Verbindung funktionierte und ist beendet. Nichts zeigt einen Fehler.',
  'cause.recovered.ended': 'Es gab zuvor Ärger. Dann funktionierte eine Verbindung und ist beendet.',
  'cause.recovered.earlier': 'Es gab zuvor Ärger, und er ist vorbei.',
  'cause.undetermined.unexplained':
    'Zu sehen ist, was scheiterte, nicht warum. Was bewiesen ist, steht unten.',
  'password.not-tested.connected-by-saved-key':
    'Nicht geprüft: Die Verbindung kam mit einem gespeicherten Schlüssel zustande.',
  'password.question': 'Liegt es am Passwort?',
  'password.not-tested.saved-key':
    'Nicht geprüft: [Ihr Computer|Dieses Gerät] benutzte stattdessen den gespeicherten Schlüssel.',
  'password.not-tested.before-login': 'Nicht geprüft: Es endete vor der Anmeldung.',
  'password.not-tested.server-silent': 'Nicht geprüft: Der Anmeldeserver antwortete nicht.',
  'password.not-tested.broke-off':
    'Nicht geprüft: [Dieser Computer|Dieses Gerät] brach ab, bevor ein Passwort gesendet wurde.',
  'password.no.connected': 'Nein: Die Anmeldung gelang.',
  'password.no.keys-fitted': 'Nein: Die Schlüssel beider Seiten passten.',
  'password.no.proven': 'Nein: Eine vollständige Anmeldung gelang.',
  'password.yes': 'Ja: Eine vollständige Anmeldung wurde abgelehnt, und nichts anderes erklärt das.',
  'password.cannot-tell.login':
    'Nicht zu sagen: Die Anmeldung wurde abgelehnt. Anmeldename und Passwort prüfen.',
  'password.cannot-tell': 'Noch nicht zu sagen: siehe, was Klarheit brächte.',
};
