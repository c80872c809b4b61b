import type { COURSE } from '../../domain/sentences/course.ts';
import type { Texts } from '../texts.ts';

export const course: Texts<typeof COURSE> = {
  'course.nothing-cleared': 'Es war kein gespeicherter Schlüssel zu löschen.',
  'course.cleared.one': 'Der gespeicherte Schlüssel eines Access Points ({bssid}) ist gelöscht.',
  'course.cleared.bss': {
    one: 'Der gespeicherte Schlüssel eines Access Points ist gelöscht.',
    other: 'Die gespeicherten Schlüssel von {count} Access Points sind gelöscht.',
  },
  'course.cleared.network': {
    one: 'Der gespeicherte Schlüssel dieses Netzwerks ist gelöscht.',
    other: 'Die {count} gespeicherten Schlüssel dieses Netzwerks sind gelöscht.',
  },
  'course.kept': { one: '{count} anderer bleibt erhalten.', other: '{count} andere bleiben erhalten.' },
  'course.unseen.bss': 'Der gespeicherte Schlüssel eines Access Points ist gelöscht.',
  'course.unseen.network': 'Das Netzwerk verbindet ohne seine gespeicherten Schlüssel.',
  'course.unseen.profile':
    'Das gespeicherte Netzwerk wurde entfernt und unverändert wieder eingesetzt, ohne seine gespeicherten Schlüssel.',
  'course.unseen.adapter':
    'Der Adapter wurde aus- und eingeschaltet; damit sind seine gespeicherten Schlüssel gelöscht.',
  'course.unseen.service':
    'Der WLAN-Dienst wurde neu gestartet; damit sind alle gespeicherten Schlüssel gelöscht.',
  'course.why-not-less': 'Warum nicht weniger: {why}.',
  'course.next-is-full': 'Die nächste Anmeldung dort wird vollständig sein.',
  'course.connected.untold':
    'Nach {took} mit {ssid} verbunden. Dieses System sagt nicht, ob das Passwort neu geprüft wurde.',
  'course.connected.saved-key':
    'Nach {took} mit {ssid} verbunden, mit einem gespeicherten Schlüssel von {bssid}, der angenommen wird.',
  'course.connected.full':
    'Nach {took} mit {ssid} verbunden, durch eine vollständige Anmeldung: Das Passwort stimmt, der gespeicherte Schlüssel stimmte nicht.',
  'course.keys': 'Alter Schlüssel {old}, neuer Schlüssel {new}.',
  'course.again':
    'Durch eine vollständige Anmeldung mit {ssid} verbunden, nun {times}-mal in {minutes} Minuten: Dieser Access Point lehnt Schlüssel ab, die er selbst erzeugt hat.',
  'course.left-alone':
    '{bssids} lehnt den Schlüssel jeder vollständigen Anmeldung ab: Er wurde in {minutes} Minuten {times}-mal gelöscht, und es hielt nicht, daher lässt der Wächtermodus ihn vorerst in Ruhe. Den Access Point prüfen oder für dieses Netzwerk keine Schlüssel speichern.',
  'course.password':
    'Das Passwort von {ssid} wurde mit einem frischen Schlüssel geprüft und abgelehnt: Es liegt am Passwort. Der gespeicherte Schlüssel hatte das verdeckt.',
  'course.not-helped': 'Das half nicht: {why}.',
  'course.refused-again': 'ein gespeicherter Schlüssel wurde wieder angeboten und abgelehnt',
  'course.refused-again-at': 'ein gespeicherter Schlüssel wurde wieder angeboten und abgelehnt ({bssids})',
  'course.other-failure': 'die Versuche scheitern jetzt auf andere Weise: {cause}',
  'course.no-end': 'Innerhalb von {seconds} s kam kein Versuch zu Ende, daher ist noch nichts bewiesen.',
  'course.no-attempt': 'Innerhalb von {seconds} s folgte kein Versuch, daher ist noch nichts bewiesen.',
  'course.nothing-to-clear': 'Mit {ssid} verbunden. Es musste nichts gelöscht werden.',
  'course.other-cause': 'Es liegt nicht an einem gespeicherten Schlüssel: {cause}. Es wurde nichts gelöscht.',
  'course.asked-in-vain': 'Ein neuer Versuch wurde verlangt und kam nicht zustande.',
  'course.unclear':
    'Nichts zeigte, dass ein gespeicherter Schlüssel abgelehnt wird, daher wurde nichts gelöscht. Trotzdem löschen: --force.',
  'course.changed':
    'Es wurde nichts gelöscht: Abgelehnt wird jetzt der gespeicherte Schlüssel eines anderen Access Points ({bssids}), den dieser Plan nicht nennt.',
  'course.stopped-online': 'Sie sind online. Der Nachweis wurde abgebrochen.',
  'course.stopped-cleared':
    'Der gespeicherte Schlüssel ist gelöscht, und die nächste Anmeldung wird vollständig sein. Der Nachweis wurde abgebrochen.',
  'course.stopped-unchanged': 'Abgebrochen. Es wurde nichts gelöscht.',
  'course.will-save-none':
    'Solange `rejoin watch` läuft, werden für {ssid} keine Schlüssel gespeichert. Rückgängig: rejoin fix {ssid} --undo',
  'course.saves-again': 'Für {ssid} werden wieder Schlüssel gespeichert.',
  'course.saved-already': 'Für {ssid} wurden ohnehin Schlüssel gespeichert; geändert wurde nichts.',
  'plan.switched-off': '„{ssid}“ ist ausgeschaltet und wird nicht ungefragt eingeschaltet.',
  'plan.connected': '„{ssid}“ ist verbunden: Es gibt nichts zu beheben.',
  'plan.keys-unseen':
    'Dieses System listet seine gespeicherten Schlüssel nicht auf. Die von „{ssid}“ werden nur gelöscht, wenn zu sehen ist, dass einer abgelehnt wird.',
  'plan.keys-unseen-at':
    'Dieses System listet seine gespeicherten Schlüssel nicht auf. Die des Access Points {bssid} werden nur gelöscht, wenn zu sehen ist, dass einer abgelehnt wird.',
  'plan.no-key': 'Für „{ssid}“ ist kein Schlüssel gespeichert: Es gibt nichts zu löschen.',
  'plan.no-key-at': 'Für den Access Point {bssid} ist kein Schlüssel gespeichert: Es gibt nichts zu löschen.',
  'plan.named': 'Der gespeicherte Schlüssel des Access Points {bssid} wird gelöscht, weil Sie ihn nennen.',
  'plan.keys': {
    one: 'Für „{ssid}“ ist ein Schlüssel gespeichert. Er wird nur gelöscht, wenn zu sehen ist, dass er abgelehnt wird.',
    other:
      'Für „{ssid}“ sind {count} Schlüssel gespeichert. Nur einer, dessen Ablehnung zu sehen ist, wird gelöscht.',
  },
  'cut.bus-clears-networks':
    'über den Nachrichtenbus löscht wpa_supplicant keinen einzelnen Access Point, daher gingen alle Schlüssel dieses Netzwerks',
  'cut.manager-clears-networks':
    'über NetworkManager gehen alle Schlüssel eines Netzwerks auf einmal, weil es neu eingerichtet wird; sein gespeichertes Profil bleibt',
  'cut.refused':
    'wpa_supplicant wollte nicht nur den eines Access Points löschen, daher sind alle Schlüssel dieses Netzwerks gelöscht',
  'cut.unsupported':
    'dieses wpa_supplicant kann nicht nur den eines Access Points löschen, daher sind alle Schlüssel dieses Netzwerks gelöscht',
  'cut.mac-clears-networks': 'macOS lässt den Schlüssel eines einzelnen Access Points nicht allein löschen',
  'cut.mac-switches-adapter':
    'ohne das native Modul oder das gespeicherte Passwort lässt macOS weniger nur durch Aus- und Einschalten des WLANs löschen',
  'cut.windows-clears-networks':
    'Windows verrät nicht, welche Schlüssel es hat, daher sind alle Schlüssel dieses Netzwerks gelöscht',
  'cut.windows-no-cache-mode':
    'Windows nimmt für dieses Netzwerk kein PMKCacheMode an, daher wurde sein gespeichertes Profil entfernt und unverändert wieder eingesetzt',
};
