import type { QUIRKS } from '../../domain/sentences/quirks.ts';
import type { Texts } from '../texts.ts';

export const quirks: Texts<typeof QUIRKS> = {
  'quirk.deauth-2-for-a-lost-key':
    'Von ASUS TUF-AX3000 V2 und TUF3600, TP-Link Archer AX1800 und AXE75 und Buffalo WXR-5700AX7S/N ist bekannt, dass sie nach einem Neustart auf einen verlorenen Schlüssel zuerst mit einer Abmeldung (reason 2) antworten.',
  'quirk.made-by':
    'Dieser Access Point ist von {maker}; von einigen Modellen dieses Herstellers ist das bekannt.',
  'quirk.accepts-then-disassociates':
    'Vom Huawei B535-333 ist bekannt, dass er eine Verbindungsanfrage mit einem verlorenen Schlüssel annimmt und sofort mit reason 2 beendet.',
  'quirk.no-deauthentication-clears':
    'Bis 2.11 löscht wpa_supplicant den Schlüssel bei keiner Abmeldung und bietet ihn bis zu 12 Stunden lang an. Seit Juli 2026 löscht es ihn bei reason 9, bei reason 2 nicht.',
  'quirk.status-53-clears-the-network':
    'Bis 2.11 löscht wpa_supplicant nach einer Ablehnung mit status 53 die gespeicherten Schlüssel des ganzen Netzwerks und heilt sich so selbst; seit März 2026 soll es nur noch einen Access Point betreffen.',
  'quirk.sae-called-a-psk':
    'Bis 2.9 nennt wpa_supplicant einen gescheiterten Handshake mit einem gespeicherten SAE-Schlüssel ein falsches Passwort (WRONG_KEY). Das Passwort wurde nicht geprüft.',
  'quirk.key-suspected-by-an-old-supplicant':
    'Bis 2.9 verdächtigt wpa_supplicant das Passwort auch dort, wo SAE oder die Erneuerung eines Schlüssels scheiterte.',
  'quirk.refusal-not-printed':
    'Diese Version von wpa_supplicant meldet nicht, dass ein SAE confirm abgelehnt wurde: Es geht aus dem Verlauf der Versuche hervor.',
  'quirk.confirm-status':
    'hostapd lehnt ein falsches confirm bis 2.10 mit status 1 ab, ab 2.11 mit 15. Manche Access Points lehnen auch ein richtiges hin und wieder ab: das Passwort erst neu eingeben, bevor es geändert wird.',
  'quirk.status-16-of-a-full-mac':
    'Full-MAC-Treiber wie brcmfmac melden status 16 für jede Verbindung, die nicht zustande kam, was auch immer der Access Point sagte.',
  'quirk.firmware-reload':
    '{driver} lädt nach einem Absturz die Firmware neu; laufende Anmeldungen scheitern, und richtige Passwörter geraten in Verdacht.',
  'quirk.advice.newer-firmware':
    'Nach neuerer Firmware für diesen Access Point fragen: Auf einen verlorenen Schlüssel soll er mit status 53 antworten (IEEE Std 802.11-2020, 12.6.10.3).',
  'quirk.advice.read-point-log':
    'Das Protokoll des Access Points oder einen Mitschnitt lesen: Dieser status muss nicht von ihm stammen.',
  'quirk.advice.update-firmware':
    'Die Firmware-Dateien von {driver} aktualisieren (Paket linux-firmware oder firmware-*), dann den Kernel, und die Firmware-Version notieren, die er beim Start ausgibt.',
};
