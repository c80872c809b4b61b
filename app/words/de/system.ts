import type { SYSTEM } from '../../domain/sentences/system.ts';
import type { Texts } from '../texts.ts';

export const system: Texts<typeof SYSTEM> = {
  'system.unsupported':
    'Diesen Computer beobachten kann Rejoin unter Linux, macOS und Windows; `rejoin diagnose` liest Logs überall.',
  'system.no-adapter': 'Dieser Computer hat keinen WLAN-Adapter.',
  'system.no-interface': 'Es gibt keine WLAN-Schnittstelle {name}.',
  'system.no-adapter-named': 'Es gibt keinen WLAN-Adapter „{name}“.',
  'system.there-is': 'Vorhanden: {names}.',
  'system.no-supplicant':
    'An {ifaces} läuft kein wpa_supplicant mit Steuerschnittstelle (ctrl_interface in seiner Konfiguration, oder -O).',
  'system.no-addon': 'Das native Addon von Rejoin ist für {target} nicht gebaut; dafür: {command}.',
  'system.broken-addon': 'Das native Addon von Rejoin, {path}, ließ sich nicht laden: {why}.',
  'system.nothing-changed': 'Es wurde nichts geändert.',
  'system.sockets-denied': 'Die Steuerschnittstelle von wpa_supplicant darf dieser Benutzer nicht öffnen.',
  'system.let-in': 'So wird Rejoin zugelassen: {command}, dann neu anmelden.',
  'system.let-in.one-key': 'Um nur einen gespeicherten Schlüssel zu löschen: {command}, dann neu anmelden.',
  'system.bus-denies': 'Der Nachrichtenbus (D-Bus) lässt diesen Benutzer {program} nicht fragen.',
  'system.not-driving': '{program} steuert {iface} nicht mehr.',
  'system.lost-network': '{program} hat das Netzwerk „{ssid}“ nicht mehr.',
  'system.unseen-network': '{program} sieht das Netzwerk „{ssid}“ gerade nicht.',
  'system.ended': '{program} wurde beendet.',
  'system.silent': '{program} hat nicht geantwortet.',
  'system.slow': '{program} wurde innerhalb von {within} nicht fertig.',
  'system.refused': '{program} hat das abgelehnt.',
  'system.refused-command': '{program} hat {command} abgelehnt.',
  'system.failed': '{program} ist gescheitert (Exit-Code {exit}).',
  'system.not-there': '{program} ist nicht vorhanden.',
  'system.not-started': '{program} ließ sich nicht starten ({code}).',
  'system.not-understood': 'Die Ausgabe von {program} ist nicht zu verstehen.',
  'system.no-activation': 'NetworkManager hat es abgelehnt, das Netzwerk zu aktivieren.',
  'system.activation-denied':
    'NetworkManager lässt diesen Benutzer keine Netzwerke aktivieren: polkit muss org.freedesktop.NetworkManager.network-control erlauben, wie es das für jeden tut, der am Computer sitzt.',
  'system.one-network-at-most':
    'Über {program} löscht Rejoin nicht mehr als die gespeicherten Schlüssel eines Netzwerks.',
  'system.network-at-most':
    'wpa_supplicant kann nicht mehr löschen als die gespeicherten Schlüssel des Netzwerks „{ssid}“.',
  'system.keys-kept': 'wpa_supplicant hat den gespeicherten Schlüssel von {bssids} behalten.',
  'system.no-clearing':
    'wpa_supplicant an {iface} hat die gespeicherten Schlüssel seines Netzwerks {network} nicht löschen lassen.',
  'system.network-replaced':
    'Das Netzwerk „{ssid}“ wurde in diesem Moment von einem anderen Programm ersetzt; bitte noch einmal versuchen.',
  'system.iwd-clears-nothing':
    'iwd kann gespeicherte Schlüssel nicht löschen und braucht das auch nicht: Es speichert keine (2.x) oder löscht sie selbst, sobald sie abgelehnt werden (3.x).',
  'system.recording': 'Das ist eine Aufzeichnung: Hier gibt es nichts, was sich ändern ließe.',
  'system.network-gone': 'Das Netzwerk „{ssid}“ ist nicht mehr da.',
  'system.busy': 'An {iface} läuft schon eine Behandlung.',
  'system.held.fix': 'Ein anderes Rejoin (Prozess {pid}) behandelt an {iface} schon „{ssid}“.',
  'system.held.guard':
    'Ein anderes Rejoin (Prozess {pid}, Wächtermodus) behandelt an {iface} schon „{ssid}“.',
  'system.held': 'Ein anderes Programm hat die Behandlung an {iface} schon übernommen.',
};
