/** What to do, what it costs, what would settle a doubt, and what is known of devices. */
export default {
  // Steps and what they cost.
  'Forgets the cached key of this one access point. The password, all other access points and all other networks are kept.':
    'Vergisst den gemerkten Schlüssel dieses einen Zugangspunkts. Das Passwort, alle anderen Zugangspunkte und alle anderen Netzwerke bleiben erhalten.',
  'Forgets the cached key of these {0} access points. The password, all other access points and all other networks are kept.':
    'Vergisst die gemerkten Schlüssel dieser {0} Zugangspunkte. Das Passwort, alle anderen Zugangspunkte und alle anderen Netzwerke bleiben erhalten.',
  'Forgets the cached keys of this one network. The password and all other networks are kept.':
    'Vergisst die gemerkten Schlüssel dieses einen Netzwerks. Das Passwort und alle anderen Netzwerke bleiben erhalten.',
  'Takes the saved profile of this one network away and puts the same one back. The password and all other networks are kept.':
    'Entfernt das gespeicherte Profil dieses einen Netzwerks und setzt dasselbe wieder ein. Das Passwort und alle anderen Netzwerke bleiben erhalten.',
  'Switches the Wi-Fi adapter off and on: every Wi-Fi connection of this computer ends for about 10 seconds. Nothing saved is changed.':
    'Schaltet den WLAN-Adapter aus und ein: Jede WLAN-Verbindung dieses Computers ist für etwa 10 Sekunden unterbrochen. Gespeichertes bleibt unverändert.',
  "Restarts the system's Wi-Fi service: every Wi-Fi connection of this computer ends for about 20 seconds. Nothing saved is changed.":
    'Startet den WLAN-Dienst des Systems neu: Jede WLAN-Verbindung dieses Computers ist für etwa 20 Sekunden unterbrochen. Gespeichertes bleibt unverändert.',
  'About 3 seconds offline.': 'Etwa 3 Sekunden ohne Verbindung.',
  'Ends the waiting time after failed attempts. The network stays as it is configured.':
    'Beendet die Wartezeit nach gescheiterten Versuchen. Das Netzwerk bleibt, wie es eingerichtet ist.',
  'Watches the next handshake: a full login that succeeds proves the cause.':
    'Beobachtet die nächste Anmeldung: Gelingt sie vollständig, ist die Ursache bewiesen.',
  'Watches the next handshake: a full login that succeeds proves the cause. If the 4-way handshake fails again with the fresh key, it is the password; not before.':
    'Beobachtet die nächste Anmeldung: Gelingt sie vollständig, ist die Ursache bewiesen. Scheitert der 4-Wege-Handshake auch mit dem frischen Schlüssel, ist es das Passwort; vorher nicht.',
  'Clear the cached key of this one access point.':
    'Den gemerkten Schlüssel dieses einen Zugangspunkts löschen.',
  'Clear the cached keys of these {0} access points.':
    'Die gemerkten Schlüssel dieser {0} Zugangspunkte löschen.',
  'Clear the cached keys of this one network.': 'Die gemerkten Schlüssel dieses einen Netzwerks löschen.',
  'Take the profile of this network away and put the same one back.':
    'Das Profil dieses Netzwerks entfernen und dasselbe wieder einsetzen.',
  'Switch the Wi-Fi adapter off and on.': 'Den WLAN-Adapter aus- und wieder einschalten.',
  "Restart the system's Wi-Fi service.": 'Den WLAN-Dienst des Systems neu starten.',
  'Connect again.': 'Neu verbinden.',
  'Watch the next handshake for the proof.': 'Die nächste Anmeldung beobachten: Sie ist der Beweis.',
  'Keep this network from caching keys.': 'Für dieses Netzwerk keine Schlüssel mehr merken.',
  'End the waiting time that the supplicant imposed.': 'Die Wartezeit beenden, die der Supplicant einlegt.',

  // Advice.
  'Ask for the password of this network and type it anew. Nothing needs to be forgotten or reset.':
    'Das Passwort dieses Netzwerks erfragen und neu eingeben. Nichts muss vergessen oder zurückgesetzt werden.',
  'Move closer to the access point, or use its other band. The cached key and the password are not at fault.':
    'Näher an den Zugangspunkt gehen oder sein anderes Frequenzband benutzen. Am gemerkten Schlüssel und am Passwort liegt es nicht.',
  'Check the login name, the password and the profile of this network. Never accept an unknown certificate to get around it.':
    'Anmeldename, Passwort und Profil dieses Netzwerks prüfen. Niemals ein unbekanntes Zertifikat annehmen, um es zu umgehen.',
  'Tell IT the time and the access point: the authentication server did not answer.':
    'Der IT-Abteilung Uhrzeit und Zugangspunkt nennen: Der Anmeldeserver hat nicht geantwortet.',
  'Try another access point or band. If the security does not match, the profile has to be changed.':
    'Einen anderen Zugangspunkt oder ein anderes Frequenzband versuchen. Passt die Sicherheit nicht, muss das Profil geändert werden.',
  'Move closer, or try another access point: this one does not answer.':
    'Näher herangehen oder einen anderen Zugangspunkt versuchen: Dieser antwortet nicht.',
  'Let only one program manage this interface, and stop the other.':
    'Nur ein Programm diese Schnittstelle verwalten lassen und das andere beenden.',
  'Scan only the channel on which WPS ran; wait for the connection and do not press the button again.':
    'Nur den Kanal absuchen, auf dem WPS lief; auf die Verbindung warten und den Knopf nicht noch einmal drücken.',
  'Try again: the access point had just started and lacked random numbers.':
    'Noch einmal versuchen: Der Zugangspunkt war gerade erst gestartet, und ihm fehlten Zufallszahlen.',
  'Update or reload the driver of the Wi-Fi adapter.':
    'Den Treiber des WLAN-Adapters aktualisieren oder neu laden.',
  'Move closer to the access point, or check that it is on.':
    'Näher an den Zugangspunkt gehen oder prüfen, ob er eingeschaltet ist.',
  'Look at the log and the settings of the access point: it ends connections by itself.':
    'Protokoll und Einstellungen des Zugangspunkts ansehen: Er beendet Verbindungen von sich aus.',
  'Check that the access point is on and in reach, and that its name has not changed.':
    'Prüfen, ob der Zugangspunkt eingeschaltet und in Reichweite ist und noch denselben Namen hat.',
  'Renew the address; if none comes, the DHCP server of this network has to be looked at.':
    'Die Adresse erneuern; kommt keine, ist der DHCP-Server dieses Netzwerks zu prüfen.',

  // What would settle it.
  'A recording at debug level from before the first attempt.':
    'Eine Aufzeichnung auf Debug-Stufe von vor dem ersten Versuch an.',
  'Nothing that was read shows a connection attempt: record while the network is being joined.':
    'Nichts davon zeigt einen Verbindungsversuch: aufzeichnen, während die Verbindung hergestellt wird.',
  'Clear the cached key and join once: if the 4-way handshake fails again with a fresh key, it is the password.':
    'Den gemerkten Schlüssel löschen und einmal verbinden: Scheitert der 4-Wege-Handshake auch mit einem frischen Schlüssel, ist es das Passwort.',
  'The key management of this network: record from before the first connection, or at debug level.':
    'Die Schlüsselverwaltung dieses Netzwerks: von vor der ersten Verbindung an oder auf Debug-Stufe aufzeichnen.',
  'One more attempt: a cached key that is refused twice in the same way is stale.':
    'Ein weiterer Versuch: Ein gemerkter Schlüssel, der zweimal auf dieselbe Weise abgelehnt wird, ist veraltet.',
  'One more attempt with the password typed anew: SAE tests it before anything else.':
    'Ein weiterer Versuch mit neu eingegebenem Passwort: SAE prüft es vor allem anderen.',
  'One more attempt: a single lost handshake looks the same as a wrong password.':
    'Ein weiterer Versuch: Ein einzelner verlorener Handshake sieht genauso aus wie ein falsches Passwort.',
  "One more attempt, or the access point's log at debug level: it says for which message it waited.":
    'Ein weiterer Versuch oder das Protokoll des Zugangspunkts auf Debug-Stufe: Es sagt, auf welche Nachricht er wartete.',
  'A few more attempts: a single unanswered request is ordinary.':
    'Ein paar weitere Versuche: Eine einzelne unbeantwortete Anfrage ist nichts Besonderes.',
  'A log at debug level (-d): it has the error number with which the driver refused.':
    'Ein Protokoll auf Debug-Stufe (-d): Darin steht die Fehlernummer, mit der der Treiber ablehnte.',
  'The lines of the supplicant and the kernel from the same time: journalctl -b -u wpa_supplicant -u iwd -k. The manager hears only that it did not work.':
    'Die Zeilen von Supplicant und Kernel aus derselben Zeit: journalctl -b -u wpa_supplicant -u iwd -k. Die Netzwerkverwaltung hört nur, dass es nicht ging.',
  "The access point's log from the same time, a capture, or the system's own log with its frames: on Windows the channels WLAN-AutoConfig/Diagnostic and NWiFi/Diagnostic, which an administrator turns on; on macOS the debug messages of the unified log.":
    'Das Protokoll des Zugangspunkts aus derselben Zeit, ein Mitschnitt oder das Systemprotokoll mit seinen Nachrichten: unter Windows die Kanäle WLAN-AutoConfig/Diagnostic und NWiFi/Diagnostic, die ein Administrator einschaltet; unter macOS die Debug-Meldungen des Systemprotokolls.',

  // The quirk book.
  'ASUS TUF-AX3000 V2 and TUF3600, TP-Link Archer AX1800 and AXE75 and Buffalo WXR-5700AX7S/N are known to answer a key that they lost with deauthentication reason 2 the first time after they restarted.':
    'Von ASUS TUF-AX3000 V2 und TUF3600, TP-Link Archer AX1800 und AXE75 und Buffalo WXR-5700AX7S/N ist bekannt, dass sie nach einem Neustart auf einen verlorenen Schlüssel zuerst mit einer Abmeldung (reason 2) antworten.',
  'Ask for newer firmware of this access point: it should answer a key that it lost with status 53 (IEEE Std 802.11-2020, 12.6.10.3).':
    'Nach neuerer Firmware für diesen Zugangspunkt fragen: Auf einen verlorenen Schlüssel soll er mit status 53 antworten (IEEE Std 802.11-2020, 12.6.10.3).',
  'This access point was made by {0}, some of whose models are known for this.':
    'Dieser Zugangspunkt ist von {0}; von einigen Modellen dieses Herstellers ist das bekannt.',
  'Huawei B535-333 is known to accept the association with a key that it lost, and to disassociate with reason 2 at once.':
    'Vom Huawei B535-333 ist bekannt, dass er eine Verbindungsanfrage mit einem verlorenen Schlüssel annimmt und sofort mit reason 2 beendet.',
  'Up to 2.11 no deauthentication makes wpa_supplicant drop the key, and it is offered for up to 12 hours. From July 2026 on reason 9 does, reason 2 does not.':
    'Bis 2.11 verwirft wpa_supplicant den Schlüssel bei keiner Abmeldung und bietet ihn bis zu 12 Stunden lang an. Seit Juli 2026 verwirft es ihn bei reason 9, bei reason 2 nicht.',
  'Up to 2.11 a refusal with status 53 makes wpa_supplicant forget the keys of the whole network and heal itself; it is meant to concern one access point only since March 2026.':
    'Bis 2.11 vergisst wpa_supplicant nach einer Ablehnung mit status 53 die Schlüssel des ganzen Netzwerks und heilt sich so selbst; seit März 2026 soll es nur noch einen Zugangspunkt betreffen.',
  'Up to 2.9 wpa_supplicant calls a failed handshake with a cached SAE key a wrong pre-shared key (WRONG_KEY). The password was not tested.':
    'Bis 2.9 nennt wpa_supplicant einen gescheiterten Handshake mit einem gemerkten SAE-Schlüssel ein falsches Passwort (WRONG_KEY). Das Passwort wurde nicht geprüft.',
  'Up to 2.9 wpa_supplicant suspects the key also where SAE, or the renewal of a key, failed.':
    'Bis 2.9 verdächtigt wpa_supplicant das Passwort auch dort, wo SAE oder die Erneuerung eines Schlüssels scheiterte.',
  'This version of wpa_supplicant does not print that an SAE confirm was refused: it is known from the shape of the attempts.':
    'Diese Version von wpa_supplicant meldet nicht, dass ein SAE confirm abgelehnt wurde: Es geht aus dem Verlauf der Versuche hervor.',
  'hostapd refuses a wrong confirm with status 1 up to 2.10 and with 15 from 2.11 on. Access points are known that refuse a right one now and then: type the password anew before it is changed.':
    'hostapd lehnt ein falsches confirm bis 2.10 mit status 1 ab, ab 2.11 mit 15. Manche Zugangspunkte lehnen auch ein richtiges hin und wieder ab: das Passwort erst neu eingeben, bevor es geändert wird.',
  'Full-MAC drivers, brcmfmac among them, report status 16 for every connection that did not come about, whatever the access point said.':
    'Full-MAC-Treiber wie brcmfmac melden status 16 für jede Verbindung, die nicht zustande kam, was auch immer der Zugangspunkt sagte.',
  'Read the log of the access point, or a capture: this status need not be its word.':
    'Das Protokoll des Zugangspunkts oder einen Mitschnitt lesen: Dieser status muss nicht von ihm stammen.',
  '{0} loads its firmware anew after a crash; handshakes that were under way fail, and keys are suspected that are right.':
    '{0} lädt nach einem Absturz die Firmware neu; laufende Anmeldungen scheitern, und richtige Passwörter geraten in Verdacht.',
  'Update the firmware files of {0} (package linux-firmware or firmware-*), then the kernel, and note the firmware version that it prints when it starts.':
    'Die Firmware-Dateien von {0} aktualisieren (Paket linux-firmware oder firmware-*), dann den Kernel, und die Firmware-Version notieren, die er beim Start ausgibt.',
} as const;
