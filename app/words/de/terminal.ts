import type { TERMINAL } from '../../domain/sentences/terminal.ts';
import type { Texts } from '../texts.ts';

export const terminal: Texts<typeof TERMINAL> = {
  'terminal.looking': 'Es wird ein Versuch verlangt, um ihn anzusehen.',
  'terminal.asked': 'Eine vollständige Anmeldung ist verlangt.',
  'terminal.connected': 'Handshake vollständig, verbunden. Jetzt wird beobachtet, ob es hält.',
  'terminal.nobody-agrees':
    'Niemand sitzt an einem Terminal, um zuzustimmen: Mit {option} wird es ausgeführt.',
  'terminal.do-it': 'Ausführen? {answers}',
  'terminal.not-done': 'Wie gewünscht wurde nichts getan.',
  'terminal.cancelled': 'Abgebrochen. Nichts bleibt halb erledigt: Das Netzwerk ist eingerichtet wie vorher.',
  'terminal.waits-for-adapter': 'Mit {option} wartet Rejoin auf einen.',
  'terminal.page-opened':
    'Eine Seite wurde mit dieser Adresse geöffnet. Wenn das nicht Ihre war, beenden Sie Rejoin mit Strg-C.',
  'terminal.second-page':
    'Eine zweite Seite kam mit der schon benutzten Adresse und wurde abgewiesen. Wenn die erste nicht Ihre ist, beendet Strg-C sie.',
  'terminal.serves':
    'Rejoin läuft im Browser. Diese Adresse gilt einmal, auf diesem Computer; Strg-C beendet es:',
  'terminal.no-adapter-demo':
    'Dieser Computer hat keinen WLAN-Adapter, daher spielt Rejoin einen aufgezeichneten Fehler ab. Nichts hier ist live.',
  'terminal.no-electron':
    'Das Programm von Electron ist nicht da (`{command}` holt es), daher öffnet sich Rejoin im Browser.',
  'terminal.no-electron-as-root': 'Electron läuft nicht als root, daher öffnet sich Rejoin im Browser.',
  'terminal.command-alone':
    'Die App ist nicht mit diesem Befehl installiert, daher öffnet sich Rejoin im Browser.',
  'terminal.passed-over': 'Übergangen: {passed}.',
  'terminal.more': '{more} weitere',
  'terminal.next': 'Weiter mit: {command}',
  'terminal.stopped-at': 'Bei {share} angehalten: Die Diagnose handelt von dem, was bis dahin gelesen war.',
  'terminal.stopped': 'Angehalten: Die Diagnose handelt von dem, was bis dahin gelesen war.',
  'terminal.reading': 'Wird gelesen: {mib} MiB (Strg-C hält an)',
  'terminal.reading-of': 'Wird gelesen {bar} {share}, {mib} MiB (Strg-C hält an)',
  'terminal.bug': 'Das ist ein Fehler in Rejoin, bitte melden Sie ihn:',
  'terminal.recorded-failure': 'aufgezeichneter Fehler',
  'terminal.end-of-recording': 'Am Ende der Aufzeichnung',
  'target.unknown': 'Dieser Computer hat kein Netzwerk „{ssid}“.',
  'target.knows': 'Er kennt {names}.',
  'target.knows-none': 'Er kennt keines.',
  'target.several': '„{ssid}“ ist an {ifaces} bekannt: Wählen Sie mit {option}.',
  'target.no-bssid': '„{text}“ ist keine Adresse eines Access Points (wie 02:00:00:00:00:00).',
  'usage.station': '„{text}“ ist keine Geräteadresse (wie 02:00:00:00:01:00 oder 0200-0000-0100).',
  'usage.timeout': '--timeout ist eine Zahl von Sekunden, höchstens 3600.',
  'usage.port': '--port ist eine Zahl von 1 bis 65535.',
  'usage.port-in-use':
    'Port {port} ist belegt: Nennen Sie einen anderen, oder lassen Sie --port weg, dann nimmt Rejoin einen freien.',
  'usage.port-denied': 'Port {port} steht diesem Benutzer nicht offen: Nennen Sie einen ab 1024.',
  'usage.no-listening': 'An 127.0.0.1 ließ sich nicht lauschen ({code}).',
  'usage.no-dialect': 'Es gibt keinen Dialekt „{name}“. Bekannt: {names}.',
  'usage.unknown-command': 'Einen Befehl {what} gibt es nicht.',
  'usage.unknown-option': 'Eine Option {what} gibt es nicht.',
  'usage.missing-argument': 'Das Argument <{what}> fehlt.',
  'usage.report-of-what':
    'Ein Bericht wovon? Nennen Sie ein Protokoll (`{log}`), oder zeichnen Sie diesen Computer auf: `{command}`.',
  'usage.missing-value': 'Die Option {what} braucht einen Wert.',
  'usage.bad-value': '{what} kann diesen Wert nicht haben.',
  'usage.too-many-arguments': 'Es sind zu viele Argumente.',
  'usage.did-you-mean': '{what} gibt es nicht. Meinten Sie {instead}?',
  'usage.other': 'Das ist nicht zu verstehen: {text}',
  'usage.try-help': '--help hilft weiter.',
  'check.connected': 'Verbunden, und nichts ist falsch.',
  'check.nothing': 'Nichts war zu sehen, das etwas verriete: keine Verbindung und in der Zeit kein Versuch.',
};
