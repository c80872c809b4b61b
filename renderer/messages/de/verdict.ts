import type { Translation } from '../catalogue.ts';
import type en from '../en/verdict.ts';

export default {
  'verdict.reconnect': 'Mit {ssid} neu verbinden',
  'verdict.check': 'Erneut versuchen und zusehen',
  'verdict.tried': 'Wird gerade versucht …',
  'verdict.wifi-settings': 'WLAN-Einstellungen öffnen',
  'verdict.open-log': 'Protokoll oder Mitschnitt öffnen …',
  'verdict.send':
    'Schicken Sie diese Zeile an die Person mit dem Gerät. Sie löscht den einen alten Schlüssel und weist es nach.',
  'verdict.place.mac':
    'Systemeinstellungen → WLAN: {ssid} wählen und das Passwort eingeben, wenn Sie gefragt werden.',
  'verdict.place.windows':
    'Einstellungen → Netzwerk und Internet → WLAN → Verfügbare Netzwerke anzeigen: {ssid} wählen und das Passwort eingeben.',
  'verdict.place.manager':
    'Einstellungen → WLAN → Zahnrad neben {ssid} → Sicherheit: Dort das Passwort neu eingeben. Oder im Terminal:',
  'verdict.place.iwd': 'iwd fragt nach dem Passwort von {ssid}, wenn Sie im Terminal verbinden:',
  'verdict.place.supplicant':
    'In der Konfiguration von wpa_supplicant für {iface} das Passwort von {ssid} neu eingeben.',
  'verdict.offline': { one: 'Etwa {count} Sekunde offline.', other: 'Etwa {count} Sekunden offline.' },
  'verdict.offline.none': 'Die Verbindung bleibt bestehen.',
  'verdict.kept.bss': 'Ihr Passwort und Ihre anderen Netzwerke bleiben erhalten.',
  'verdict.kept.network': 'Ihr Passwort und Ihre anderen Netzwerke bleiben erhalten.',
  'verdict.kept.profile': 'Das gespeicherte Netzwerk wird entfernt und unverändert zurückgelegt.',
  'verdict.kept.adapter': 'Der WLAN-Adapter wird aus- und eingeschaltet. Gespeichertes bleibt erhalten.',
  'verdict.kept.service': 'Der WLAN-Dienst startet neu: Alle WLAN-Verbindungen pausieren.',
  'verdict.if-not': 'Wenn es nicht hilft, sagt Rejoin, was der Versuch gezeigt hat und was noch bleibt.',
  'verdict.recorded': 'Das ist eine Aufzeichnung: Hier lässt sich nichts ändern.',
  'verdict.attempts': { one: 'In {count} Versuch gesehen.', other: 'In {count} Versuchen gesehen.' },
  'verdict.confidence': 'Wie sicher: {words}',
  'verdict.sure.proven': 'so gut wie sicher',
  'verdict.sure.high': 'sehr wahrscheinlich',
  'verdict.sure.medium': 'wahrscheinlich',
  'verdict.sure.low': 'eine Vermutung',
  'verdict.plan': 'Was getan wird',
  'verdict.ruled-out': 'Was es nicht ist',
  'verdict.would-settle': 'Was Klarheit brächte',
  'verdict.advice': 'Was zu tun ist',
  'verdict.disagreement': 'Zwei Zeugen widersprechen sich',
  'verdict.quirks': 'Über dieses Gerät bekannt',
  'verdict.source': 'Quelle: {source}',
  'verdict.none.connected': 'Verbunden. Alles ist in Ordnung.',
  'verdict.none.connected.meaning':
    'Rejoin behält die Verbindung im Blick und meldet hier, wenn etwas scheitert.',
  'verdict.none.connecting': 'Verbindung wird aufgebaut …',
  'verdict.none.connecting.meaning': 'Rejoin verfolgt jeden Schritt dieses Versuchs.',
  'verdict.none.waiting': 'Vor dem nächsten Versuch wird gewartet.',
  'verdict.none.waiting.meaning':
    'Das System macht zwischen Versuchen eine Pause. Was scheiterte, ist noch nicht bekannt.',
  'verdict.none.switched-off': 'Dieses Netzwerk ist hier abgeschaltet.',
  'verdict.none.switched-off.meaning': 'Das System versucht es erst wieder, wenn es eingeschaltet wird.',
  'verdict.none.rests': 'Nicht verbunden. Gerade wird nichts versucht.',
  'verdict.none.rests.meaning':
    'Die letzten Versuche zeigt das Bild. Beim nächsten Versuch sagt Rejoin, was geschieht.',
  'verdict.none.idle': 'Von diesem Netzwerk war noch nichts zu sehen.',
  'verdict.none.idle.meaning': 'Nach einem Verbindungsversuch sagt Rejoin, was geschieht.',
  'step.clear-pmksa.bss': 'Den gespeicherten Schlüssel des betroffenen Access Points löschen',
  'step.clear-pmksa.network': 'Die gespeicherten Schlüssel dieses einen Netzwerks löschen',
  'step.clear-pmksa.profile': 'Das gespeicherte Netzwerk entfernen und unverändert zurücklegen',
  'step.clear-pmksa.adapter': 'Den WLAN-Adapter aus- und einschalten',
  'step.clear-pmksa.service': 'Den WLAN-Dienst neu starten',
  'step.reconnect': 'Neu verbinden',
  'step.verify': 'Die nächste Anmeldung als Nachweis verfolgen',
  'step.keep-cache-empty': 'Für dieses Netzwerk keine Schlüssel mehr speichern',
  'step.re-enable': 'Die Wartezeit nach gescheiterten Versuchen beenden',
  'step.ask-for-password': 'Das Passwort erfragen und neu eingeben',
} satisfies Translation<typeof en>;
