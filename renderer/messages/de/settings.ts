import type { Translation } from '../catalogue.ts';
import type en from '../en/settings.ts';

export default {
  'settings.guard': 'Wächtermodus',
  'settings.guard.why':
    'Wenn sicher ist, dass ein alter gespeicherter Schlüssel abgelehnt wird, löscht Rejoin diesen einen Schlüssel, verbindet neu und meldet es.',
  'settings.language': 'Sprache',
  'settings.language.system': 'Wie das System',
  'settings.autostart': 'Mit dem System starten',
  'settings.autostart.why': 'Rejoin wartet im Hintergrund und hat gesehen, was schiefging.',
  'settings.notifications': 'Benachrichtigungen',
  'settings.notifications.why': 'Eine für jeden neuen Befund, nie wiederholt.',
  'settings.retention': 'Verlauf behalten für',
  'settings.days': { one: '{count} Tag', other: '{count} Tage' },
  'settings.forget': 'Verlauf löschen',
  'settings.forget.why':
    'Entfernt alle Befunde und Versuche von diesem Computer. Netzwerke und Passwörter bleiben unberührt.',
  'settings.forget.button': 'Löschen …',
  'settings.forget.confirm': 'Den ganzen Verlauf löschen?',
  'settings.forget.final': 'Das lässt sich nicht rückgängig machen.',
  'settings.no-keys': 'Netzwerke, die keine Schlüssel speichern',
  'settings.no-keys.why': 'Jede Verbindung meldet sich vollständig an, einen Moment langsamer.',
  'settings.undo': 'Rückgängig machen: {ssid}',
  'settings.recording': 'Das ist eine Aufzeichnung: Was hier eingestellt wird, endet mit ihr.',
  'settings.locked': 'Von der Organisation festgelegt',
  'settings.version': 'Version {version}',
  'welcome.title': 'Rejoin unterscheidet einen alten gespeicherten Schlüssel von einem falschen Passwort.',
  'welcome.watch': 'Es verfolgt jeden WLAN-Versuch und sagt in einem Satz, was scheitert.',
  'welcome.fix': 'Es löscht den einen schuldigen Schlüssel, verbindet neu und zeigt den Nachweis.',
  'welcome.keep': 'Es liest nie das Passwort, und nichts verlässt diesen Computer.',
  'welcome.start': 'Los',
} satisfies Translation<typeof en>;
