import type { REMEDIES } from '../../domain/sentences/remedies.ts';
import type { Texts } from '../texts.ts';

export const remedies: Texts<typeof REMEDIES> = {
  'step.clear.bss': {
    one: 'Den gespeicherten Schlüssel dieses einen Access Points löschen.',
    other: 'Die gespeicherten Schlüssel dieser {count} Access Points löschen.',
  },
  'step.clear.network': 'Die gespeicherten Schlüssel dieses einen Netzwerks löschen.',
  'step.clear.profile': 'Das Profil dieses Netzwerks entfernen und dasselbe wieder einsetzen.',
  'step.clear.adapter': 'Den WLAN-Adapter aus- und wieder einschalten.',
  'step.clear.service': 'Den WLAN-Dienst des Systems neu starten.',
  'step.reconnect': 'Neu verbinden.',
  'step.verify': 'Den nächsten Handshake beobachten: Er ist der Nachweis.',
  'step.keep-cache-empty': 'Für dieses Netzwerk keine Schlüssel mehr speichern.',
  'step.re-enable': 'Die Wartezeit nach gescheiterten Versuchen beenden.',
  'cost.clear.bss': {
    one: 'Löscht den gespeicherten Schlüssel dieses einen Access Points. Das Passwort, alle anderen Access Points und alle anderen Netzwerke bleiben erhalten.',
    other:
      'Löscht die gespeicherten Schlüssel dieser {count} Access Points. Das Passwort, alle anderen Access Points und alle anderen Netzwerke bleiben erhalten.',
  },
  'cost.clear.network':
    'Löscht die gespeicherten Schlüssel dieses einen Netzwerks. Das Passwort und alle anderen Netzwerke bleiben erhalten.',
  'cost.clear.profile':
    'Entfernt das gespeicherte Profil dieses einen Netzwerks und setzt dasselbe wieder ein. Das Passwort und alle anderen Netzwerke bleiben erhalten.',
  'cost.clear.adapter':
    'Schaltet den WLAN-Adapter aus und ein: Jede WLAN-Verbindung dieses Computers ist für etwa 10 Sekunden unterbrochen. Gespeichertes bleibt unverändert.',
  'cost.clear.service':
    'Startet den WLAN-Dienst des Systems neu: Jede WLAN-Verbindung dieses Computers ist für etwa 20 Sekunden unterbrochen. Gespeichertes bleibt unverändert.',
  'cost.reconnect': 'Etwa 3 Sekunden ohne Verbindung.',
  'cost.re-enable':
    'Beendet die Wartezeit nach gescheiterten Versuchen. Das Netzwerk bleibt, wie es eingerichtet ist.',
  'cost.verify': 'Beobachtet die nächste Anmeldung: Gelingt sie vollständig, ist die Ursache bewiesen.',
  'cost.verify-key':
    'Beobachtet die nächste Anmeldung: Gelingt sie vollständig, ist die Ursache bewiesen. Scheitert der 4-Wege-Handshake auch mit dem frischen Schlüssel, ist es das Passwort; vorher nicht.',
  'advice.ask-for-password':
    'Das Passwort dieses Netzwerks erfragen und neu eingeben. Nichts muss vergessen oder zurückgesetzt werden.',
  'advice.handshake-loss':
    'Näher an den Access Point gehen oder sein anderes Frequenzband benutzen. Am gespeicherten Schlüssel und am Passwort liegt es nicht.',
  'advice.eap-rejected':
    'Anmeldename, Passwort und Profil dieses Netzwerks prüfen. Niemals ein unbekanntes Zertifikat annehmen, um es zu umgehen.',
  'advice.eap-timeout':
    'Der IT-Abteilung Uhrzeit und Access Point nennen: Der Anmeldeserver hat nicht geantwortet.',
  'advice.station-silent':
    'Das Log [dieses Computers|des Geräts] zu dieser Zeit lesen: Ein Zertifikat, dem es nicht traut, und große Pakete, die verloren gehen, lassen es verstummen.',
  'advice.ap-refused':
    'Einen anderen Access Point oder ein anderes Frequenzband versuchen. Passt die Sicherheit nicht, muss das Profil geändert werden.',
  'advice.auth-timeout':
    'Näher herangehen oder einen anderen Access Point versuchen: Dieser antwortet nicht.',
  'advice.competing-controller':
    'Nur ein Programm diese Schnittstelle verwalten lassen und das andere beenden.',
  'advice.wps-slow':
    'Nur den Kanal absuchen, auf dem WPS lief; auf die Verbindung warten und den Knopf nicht noch einmal drücken.',
  'advice.ap-low-entropy':
    'Noch einmal versuchen: Der Access Point war gerade erst gestartet, und ihm fehlten Zufallszahlen.',
  'advice.driver-fault': 'Den Treiber des WLAN-Adapters aktualisieren oder neu laden.',
  'advice.no-random-numbers':
    'Warten, bis das System Zufallszahlen gesammelt hat (eine Minute nach dem Start), oder deren Quelle reparieren.',
  'advice.signal-lost': 'Näher an den Access Point gehen oder prüfen, ob er eingeschaltet ist.',
  'advice.ap-disconnects':
    'Protokoll und Einstellungen des Access Points ansehen: Er beendet Verbindungen von sich aus.',
  'advice.auth-timeout.lost': 'Näher herangehen oder einen anderen Access Point versuchen.',
  'advice.handshake-loss.closer': 'Näher an den Access Point gehen oder sein anderes Frequenzband benutzen.',
  'advice.forged':
    'Am Access Point und an den Geräten den Schutz der Verwaltungsrahmen (PMF, 802.11w) einschalten und den Absender suchen.',
  'advice.wep':
    'Den WEP-Schlüssel und seine Nummer prüfen. Besser: das Netzwerk auf WPA2 oder WPA3 umstellen, denn WEP schützt nichts.',
  'advice.network-not-found':
    'Prüfen, ob der Access Point eingeschaltet und in Reichweite ist und noch denselben Namen hat.',
  'advice.no-address': 'Die Adresse erneuern; kommt keine, ist der DHCP-Server dieses Netzwerks zu prüfen.',
  'advice.switch-on': 'Falls gewünscht, zuerst einschalten: {command}',
  'advice.switch-on-in-settings': 'Falls gewünscht, zuerst in den Einstellungen des Systems einschalten.',
};
