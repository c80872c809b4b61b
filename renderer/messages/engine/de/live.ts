/** What a fix and the guard tell, and why the service declines a request. */
export default {
  '{0} asks for the password of "{A}", and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.':
    '{0} fragt nach dem Passwort von „{A}“, und nichts, was Rejoin gesehen hat, zeigt, dass es falsch ist: Es muss nicht neu eingegeben werden.',
  '{0} asks for the password, and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.':
    '{0} fragt nach dem Passwort, und nichts, was Rejoin gesehen hat, zeigt, dass es falsch ist: Es muss nicht neu eingegeben werden.',
  'What was seen instead: {A}': 'Gesehen wurde stattdessen: {A}',
  'This system does not list its cached keys. Those of "{A}" are cleared only if one is seen to be refused.':
    'Dieses System zählt seine gemerkten Schlüssel nicht auf. Die von „{A}“ werden nur gelöscht, wenn einer sichtbar abgelehnt wird.',
  'This system does not list its cached keys. Those of the access point {0} are cleared only if one is seen to be refused.':
    'Dieses System zählt seine gemerkten Schlüssel nicht auf. Die des Zugangspunkts {0} werden nur gelöscht, wenn einer sichtbar abgelehnt wird.',
  // The plan of a fix.
  '"{A}" is switched off, and Rejoin does not switch it on by itself.':
    '„{A}“ ist ausgeschaltet, und Rejoin schaltet es nicht von selbst ein.',
  'Switch it on first if you want it: wpa_cli -i {0} enable_network {1}':
    'Auf Wunsch zuerst einschalten: wpa_cli -i {0} enable_network {1}',
  '"{A}" is connected: there is nothing to fix.': '„{A}“ ist verbunden: Es gibt nichts zu beheben.',
  'No key is cached for the access point {0}: there is nothing to clear.':
    'Für den Zugangspunkt {0} ist kein Schlüssel gemerkt: Es gibt nichts zu löschen.',
  'No key is cached for "{A}": there is nothing to clear.':
    'Für „{A}“ ist kein Schlüssel gemerkt: Es gibt nichts zu löschen.',
  'The key of the access point {0} is cleared because you name it.':
    'Der Schlüssel des Zugangspunkts {0} wird gelöscht, weil er ausdrücklich genannt ist.',
  'The key of "{A}" is cleared because you name it.':
    'Der Schlüssel von „{A}“ wird gelöscht, weil das Netzwerk ausdrücklich genannt ist.',
  'One key is cached for the access point {0}. Only one that is seen to be refused is cleared.':
    'Für den Zugangspunkt {0} ist ein Schlüssel gemerkt. Gelöscht wird nur, was sichtbar abgelehnt wird.',
  'One key is cached for "{A}". Only one that is seen to be refused is cleared.':
    'Für „{A}“ ist ein Schlüssel gemerkt. Gelöscht wird nur, was sichtbar abgelehnt wird.',
  '{0} keys are cached for the access point {1}. Only one that is seen to be refused is cleared.':
    'Für den Zugangspunkt {1} sind {0} Schlüssel gemerkt. Gelöscht wird nur, was sichtbar abgelehnt wird.',
  '{0} keys are cached for "{A}". Only one that is seen to be refused is cleared.':
    'Für „{A}“ sind {0} Schlüssel gemerkt. Gelöscht wird nur, was sichtbar abgelehnt wird.',

  // What was cleared.
  'No cached key was there to clear.': 'Es war kein gemerkter Schlüssel zu löschen.',
  'Cleared the key of one access point ({0}).': 'Der Schlüssel eines Zugangspunkts ({0}) ist gelöscht.',
  'Cleared the key of one access point ({0}); 1 other kept.':
    'Der Schlüssel eines Zugangspunkts ({0}) ist gelöscht; 1 anderer ist behalten.',
  'Cleared the key of one access point ({0}); {1} others kept.':
    'Der Schlüssel eines Zugangspunkts ({0}) ist gelöscht; {1} andere sind behalten.',
  'Cleared the keys of {0} access points.': 'Die Schlüssel von {0} Zugangspunkten sind gelöscht.',
  'Cleared the keys of {0} access points; 1 other kept.':
    'Die Schlüssel von {0} Zugangspunkten sind gelöscht; 1 anderer ist behalten.',
  'Cleared the keys of {0} access points; {1} others kept.':
    'Die Schlüssel von {0} Zugangspunkten sind gelöscht; {1} andere sind behalten.',
  'Cleared the key of this network.': 'Der Schlüssel dieses Netzwerks ist gelöscht.',
  'Cleared the key of this network; 1 other kept.':
    'Der Schlüssel dieses Netzwerks ist gelöscht; 1 anderer ist behalten.',
  'Cleared the key of this network; {0} others kept.':
    'Der Schlüssel dieses Netzwerks ist gelöscht; {0} andere sind behalten.',
  'Cleared the {0} keys of this network.': 'Die {0} Schlüssel dieses Netzwerks sind gelöscht.',
  'Cleared the {0} keys of this network; 1 other kept.':
    'Die {0} Schlüssel dieses Netzwerks sind gelöscht; 1 anderer ist behalten.',
  'Cleared the {0} keys of this network; {1} others kept.':
    'Die {0} Schlüssel dieses Netzwerks sind gelöscht; {1} andere sind behalten.',
  'Why not less: {a}.': 'Warum nicht weniger: {a}.',
  'wpa_supplicant refused to clear a single access point, so all keys of this network were cleared':
    'wpa_supplicant wollte nicht nur den eines Zugangspunkts löschen, daher sind alle Schlüssel dieses Netzwerks gelöscht',
  'this build of wpa_supplicant cannot clear a single access point, so all keys of this network were cleared':
    'dieses wpa_supplicant kann nicht nur den eines Zugangspunkts löschen, daher sind alle Schlüssel dieses Netzwerks gelöscht',
  'The next login there will be a full one.': 'Die nächste Anmeldung dort wird vollständig sein.',

  // What came of it.
  'Connected to {A} after {0} s by a full login: the password is fine, the cached key was not.':
    'Nach {0} s durch eine vollständige Anmeldung mit {A} verbunden: Das Passwort stimmt, der gemerkte Schlüssel war schuld.',
  'Old key {0}, new key {1}.': 'Alter Schlüssel {0}, neuer Schlüssel {1}.',
  'Connected to {A} after {0} s, with the key of an access point that was cached and is accepted.':
    'Nach {0} s mit {A} verbunden, mit dem gemerkten Schlüssel eines Zugangspunkts, der angenommen wird.',
  'Connected to {A} after {0} s, with the key of {1} that was cached and is accepted.':
    'Nach {0} s mit {A} verbunden, mit dem gemerkten Schlüssel von {1}, der angenommen wird.',
  'Connected to {A}. Nothing had to be cleared.': 'Mit {A} verbunden. Es musste nichts gelöscht werden.',
  'The password of {A} was tested with a fresh key and refused: it is the password. The cached key had hidden that.':
    'Das Passwort von {A} wurde mit einem frischen Schlüssel geprüft und abgelehnt: Es ist das Passwort. Der gemerkte Schlüssel hatte das verdeckt.',
  '{A} refuses the key of each full login: its key was cleared {0} times within {1} minutes, and that did not last, so guard mode leaves it alone for now. Look at the access point, or keep no keys for this network.':
    '{A} lehnt den Schlüssel jeder vollständigen Anmeldung ab: Er wurde {0}-mal innerhalb von {1} Minuten gelöscht, und das hielt nicht. Der Wächtermodus lässt ihn deshalb vorerst in Ruhe. Sehen Sie beim Access Point nach, oder behalten Sie keine Schlüssel für dieses Netz.',
  'Connected to {A} by a full login, for the {0}nd time within {1} minutes: this access point refuses keys that it made itself.':
    'Mit {A} verbunden, durch eine vollständige Anmeldung und zum {0}. Mal innerhalb von {1} Minuten: Dieser Access Point lehnt Schlüssel ab, die er selbst gemacht hat.',
  'Nothing was cleared: the key of another access point is refused now ({A}), which this plan does not name.':
    'Nichts wurde gelöscht: Jetzt wird der Schlüssel eines anderen Access Points abgelehnt ({A}), den dieser Plan nicht nennt.',
  'You are online. The proof was stopped.': 'Sie sind online. Der Nachweis wurde abgebrochen.',
  'The saved key is cleared, and the next login will be a full one. The proof was stopped.':
    'Der gespeicherte Schlüssel ist gelöscht, und die nächste Anmeldung wird vollständig sein. Der Nachweis wurde abgebrochen.',
  'Stopped. Nothing was cleared.': 'Abgebrochen. Nichts wurde gelöscht.',
  'A treatment goes on at {A} already.': 'An {A} läuft schon eine Behandlung.',
  'The network "{A}" is not there any more.': 'Das Netz „{A}“ ist nicht mehr da.',
  'That did not help: {a}.': 'Das half nicht: {a}.',
  'a cached key was offered and refused again ({A})':
    'ein gemerkter Schlüssel wurde wieder angeboten und abgelehnt ({A})',
  'the attempts now fail in another way: {A}': 'die Versuche scheitern jetzt auf andere Weise: {A}',
  'No attempt came to an end within {0} s, so nothing is proven yet.':
    'Innerhalb von {0} s kam kein Versuch zu Ende, daher ist noch nichts bewiesen.',
  'No attempt followed within {0} s, so nothing is proven yet.':
    'Innerhalb von {0} s folgte kein Versuch, daher ist noch nichts bewiesen.',
  'No attempt followed, so nothing is proven yet.': 'Es folgte kein Versuch, daher ist noch nichts bewiesen.',
  'It is not the cached key: {0}. Nothing was cleared.':
    'Es ist nicht der gemerkte Schlüssel: {0}. Gelöscht wurde nichts.',
  'A new attempt was asked for, and it did not connect.':
    'Ein neuer Versuch wurde verlangt, und er führte zu keiner Verbindung.',
  'Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.':
    'Nichts zeigte, dass ein gemerkter Schlüssel abgelehnt wird, daher wurde nichts gelöscht. Trotzdem löschen: --force.',
  'The cache of {A} will be kept empty while `rejoin watch` runs. Undo: rejoin fix {B} --undo':
    'Für {A} werden keine Schlüssel behalten, solange `rejoin watch` läuft. Rückgängig: rejoin fix {B} --undo',
  'The cache of {A} is used again.': 'Für {A} werden wieder Schlüssel behalten.',
  'The cache of {A} was not kept empty; nothing changed.':
    'Für {A} wurden auch bisher Schlüssel behalten; es hat sich nichts geändert.',
  'The cache of {A} could not be emptied: {B}': 'Die Schlüssel von {A} ließen sich nicht löschen: {B}',

  // Targets.
  'wpa_supplicant has no network "{A}". It knows none.':
    'wpa_supplicant kennt kein Netzwerk „{A}“ und auch kein anderes.',
  'wpa_supplicant has no network "{A}". It knows {B}.':
    'wpa_supplicant kennt kein Netzwerk „{A}“. Es kennt {B}.',
  'This computer does not know the network "{A}".': 'Dieser Computer kennt das Netzwerk „{A}“ nicht.',

  // What the service declines.
  'Another fix is still going on.': 'Es läuft noch eine andere Behebung.',
  'Rejoin could not do that because of a bug of its own.':
    'Das gelang wegen eines Fehlers in Rejoin selbst nicht.',
  'Rejoin has a bug: {A}': 'Rejoin hat einen Fehler: {A}',
  'Your organisation has set that.': 'Das hat die Organisation festgelegt.',
  'This network is not there any more.': 'Dieses Netzwerk ist nicht mehr da.',
  'No history is kept here.': 'Hier wird kein Verlauf geführt.',
  'A recording cannot be asked for an attempt.': 'Von einer Aufzeichnung lässt sich kein Versuch verlangen.',
  'This is a recording: there is nothing here that could be changed.':
    'Das ist eine Aufzeichnung: Hier gibt es nichts zu ändern.',
  'This plan is out of date.': 'Dieser Plan ist veraltet.',
  'This cannot be opened from a browser.': 'Das lässt sich aus einem Browser nicht öffnen.',
  'This cannot be set from a browser.': 'Das lässt sich aus einem Browser nicht einstellen.',
  'The connection to Rejoin was lost.': 'Die Verbindung zu Rejoin ging verloren.',
  'The request {0} has a wrong shape.': 'Die Anfrage {0} ist falsch aufgebaut.',

  // Names that were typed, and systems that do not tell their keys.
  '"{A}" is known at {B}: choose with --iface.': '„{A}“ ist an {B} bekannt: mit --iface auswählen.',
  '"{A}" is no access point\'s address (like 02:00:00:00:00:00).':
    '„{A}“ ist keine Adresse eines Zugangspunkts (wie 02:00:00:00:00:00).',
  'This machine has no network "{A}". It knows none.':
    'Dieser Computer kennt kein Netzwerk „{A}“ und auch kein anderes.',
  'This machine has no network "{A}". It knows {B}.':
    'Dieser Computer kennt kein Netzwerk „{A}“. Er kennt {B}.',
  "Switch it on first if you want it: in the system's settings":
    'Auf Wunsch zuerst in den Systemeinstellungen einschalten',
  'This system does not tell which keys it holds for "{A}". Only one that is seen to be refused is cleared.':
    'Dieses System verrät nicht, welche Schlüssel es für „{A}“ hat. Gelöscht wird nur, was sichtbar abgelehnt wird.',
  'This system does not tell which keys it holds for the access point {0}. Only one that is seen to be refused is cleared.':
    'Dieses System verrät nicht, welche Schlüssel es für den Zugangspunkt {0} hat. Gelöscht wird nur, was sichtbar abgelehnt wird.',
  'Connected to {A} after {0} s. This system does not tell whether the password was tested anew.':
    'Nach {0} s mit {A} verbunden. Dieses System verrät nicht, ob das Passwort neu geprüft wurde.',
  'Cleared the key of one access point.': 'Der Schlüssel eines Zugangspunkts ist gelöscht.',
  'Let the network connect without its cached keys.':
    'Das Netzwerk wurde ohne seine gemerkten Schlüssel verbunden.',
  'Took the stored network out and put it back unchanged, without its cached keys.':
    'Das gespeicherte Netzwerk wurde entfernt und unverändert wieder eingesetzt, ohne seine gemerkten Schlüssel.',
  'Switched the adapter off and on, which drops its cached keys.':
    'Der Adapter wurde aus- und eingeschaltet; damit sind seine gemerkten Schlüssel weg.',
  'Restarted the wireless service, which drops all cached keys.':
    'Der WLAN-Dienst wurde neu gestartet; damit sind alle gemerkten Schlüssel weg.',
  'a cached key was offered and refused again':
    'ein gemerkter Schlüssel wurde wieder angeboten und abgelehnt',
} as const;
