import type { HELP } from '../../domain/sentences/help.ts';
import type { Texts } from '../texts.ts';

export const help: Texts<typeof HELP> = {
  'help.usage': 'Aufruf:',
  'help.arguments': 'Argumente:',
  'help.options': 'Optionen:',
  'help.commands': 'Befehle:',
  'help.examples': 'Beispiele:',
  'help.default': '(Vorgabe: {value})',
  'help.choices': '(möglich: {choices})',
  'help.rejoin':
    'Unterscheidet einen alten gespeicherten WLAN-Schlüssel von einem falschen Passwort, löscht diesen einen Schlüssel, verbindet neu und weist nach, dass es geholfen hat.',
  'help.version': 'die Version ausgeben',
  'help.help': 'diese Hilfe ausgeben',
  'help.help-command': 'die Hilfe zu einem Befehl ausgeben',
  'help.quiet': 'kein Fortschritt und keine Hinweise auf stderr',
  'help.lang': 'Sprache der Ausgabe (Vorgabe: die des Terminals)',
  'help.exit-codes': 'Exit-Codes:',
  'exit.ok': 'gesund oder behoben',
  'exit.bug': 'ein Fehler in Rejoin',
  'exit.usage': 'der Aufruf war nicht zu verstehen',
  'exit.unreadable': 'Eingabe nicht lesbar, oder kein Adapter',
  'exit.privilege': 'braucht ein Recht oder Ihre Zustimmung',
  'exit.not-fixed': 'eine Behandlung wurde versucht und half nicht',
  'help.json': 'ein JSON-Objekt ausgeben, Schema {schema}',
  'help.ctrl': 'Ordner der Steuerschnittstellen von wpa_supplicant (Vorgabe: /run/wpa_supplicant)',
  'help.iface': 'nur diese WLAN-Schnittstelle (Vorgabe: alle)',
  'help.ssid': 'das Netzwerk, als Text oder wie Rejoin es ausgibt (\\xNN für Bytes, die kein Text sind)',
  'help.start': 'öffnet die App: in einem eigenen Fenster, oder im Browser, wo Electron fehlt',
  'help.status': 'was Rejoin auf diesem Computer sehen und tun kann',
  'help.status.more':
    'Gibt eine Karte dieses Computers aus: welches Programm welche Schnittstelle steuert, was zu sehen ist, was sich löschen lässt, ob sich ein Erfolg nachweisen lässt, welches Recht nötig ist und was fehlt. Ändert nichts.\n\nExit-Code: 0 es kann sehen und löschen · 3 kein Adapter, oder nichts zu fragen · 5 braucht ein Recht.',
  'help.diagnose': 'sagen, was nicht stimmte, anhand von Protokollen',
  'help.diagnose.more':
    'Liest die Protokolle eines Vorfalls (die des Geräts, die des Access Points oder beide), erkennt, welches Programm sie geschrieben hat, legt sie auf eine gemeinsame Zeitachse und sagt, was nicht stimmte, mit den Zeilen, die es zeigen. Der Speicherbedarf wächst nicht mit der Datei.',
  'help.diagnose.file':
    'Protokolle oder Ordner mit Protokollen, auch gzip und zstd; „-“ oder nichts ist die Standardeingabe',
  'help.diagnose.dialect': 'was die Protokolle geschrieben hat (Vorgabe: wird erkannt): {names}',
  'help.diagnose.station':
    'nur dieses Gerät beurteilen, in einem Protokoll eines Access Points oder einem Mitschnitt',
  'help.diagnose.all-stations': 'alle Geräte auflisten, wie viele es auch sind',
  'help.diagnose.unknown':
    'die Zeilen auflisten, die niemand kannte, nach Art: nur Wörter, nichts, was jemanden benennt',
  'help.watch': 'diesen Computer live beobachten',
  'help.watch.more':
    'Beobachtet das WLAN dieses Computers: eine Zeile für jeden neuen oder geänderten Befund, nichts, solange sich nichts ändert. Mit --guard wird ein gespeicherter Schlüssel, der abgelehnt wird, sofort gelöscht, und die nächste Anmeldung weist es nach.',
  'help.watch.guard': 'ohne Rückfrage das Kleinste tun, das hilft',
  'help.watch.json': 'ein JSON-Objekt je Zeile: rejoin.finding/1 und rejoin.fix/1',
  'help.cache': 'die gespeicherten Schlüssel dieses Computers auflisten',
  'help.cache.more':
    'Listet den PMKSA-Cache auf, wie wpa_supplicant ihn nennt: welcher Access Point, welches Netzwerk, wie der Schlüssel entstand, wie alt er ist und wann er abläuft. Eine PMKID benennt einen Schlüssel und ist kein Geheimnis; die Schlüssel selbst werden nie gelesen.',
  'help.plan': 'was `fix` mit einem Netzwerk täte, ohne es zu tun',
  'help.plan.more':
    'Sagt, was `fix` mit einem Netzwerk täte: jeden Schritt mit dem, was er kostet und braucht. Ändert nichts.',
  'help.plan.bssid': 'der Schlüssel dieses Access Points',
  'help.fix': 'den abgelehnten gespeicherten Schlüssel löschen, neu verbinden, es nachweisen',
  'help.fix.more':
    'Sieht nach, was mit einem Netzwerk los ist. Wird ein gespeicherter Schlüssel abgelehnt, löscht es diesen einen Schlüssel, verlangt eine vollständige Anmeldung und beobachtet sie. Das Passwort, andere Access Points und andere Netzwerke bleiben. Ein gespeicherter Schlüssel, der nicht schuld ist, bleibt in Ruhe.',
  'help.fix.bssid': 'den Schlüssel dieses Access Points löschen, ohne erst nachzusehen',
  'help.fix.force': 'löschen, ohne eine Ablehnung gesehen zu haben',
  'help.fix.yes': 'nicht nachfragen',
  'help.fix.timeout': 'wie lange auf den Nachweis gewartet wird',
  'help.fix.keep-cache-empty':
    'von jetzt an löscht `watch` die gespeicherten Schlüssel dieses Netzwerks nach jeder Verbindung',
  'help.fix.undo': 'für dieses Netzwerk wieder Schlüssel speichern',
  'help.fix.read-password':
    'auf einem Mac: das gespeicherte Passwort dieses Netzwerks lesen; macOS fragt Sie auch',
  'help.fix.password-in-arguments':
    'auf einem Mac ohne das native Addon: es an networksetup übergeben, wo andere Benutzer dieses Macs es währenddessen sehen können',
  'help.serve': 'die Seiten der App in einem Browser, nur auf diesem Computer',
  'help.serve.more':
    'Bietet die App an 127.0.0.1 an und gibt ihre Adresse auf stdout aus. Die Adresse enthält ein Token, das einmal gilt; niemand sonst auf diesem Computer oder anderswo kommt hinein, und wer als Zweiter kommt, wird gemeldet. Endet mit Strg-C.',
  'help.serve.port': 'der Port (Vorgabe: irgendein freier)',
  'help.serve.demo': 'mit dem aufgezeichneten Fehler beginnen',
  'help.serve.history': 'wo der Verlauf gespeichert wird',
  'help.serve.open': 'den Browser öffnen',
  'help.demo': 'einen aufgezeichneten Fehler von Anfang bis Ende durchspielen',
  'help.demo.more':
    'Spielt einen aufgezeichneten Fehler ab: Ein Access Point, der seine Schlüssel verloren hat, lehnt einen gespeicherten ab, bis er gelöscht wird.',
  'help.completion': 'ausgeben, was Befehle und Optionen in einer Shell vervollständigt',
  'help.completion.more':
    'Gibt ein Skript für bash, zsh, fish oder PowerShell aus: rejoin completion bash >> ~/.bashrc',
  'help.completion.shell': 'die Shell',
  'help.telemetry': 'was dieser Computer an seine Organisation sendet, falls überhaupt',
  'help.telemetry.more':
    'Befunde verlassen diesen Computer nur, wenn eine Richtlinie einen Collector nennt; ohne Namen, sofern die Richtlinie sie nicht verlangt. Hier steht jeder Eintrag und Zähler, wie er gesendet wird, und wer das festgelegt hat.',
  'help.telemetry.show':
    'ob Befunde gesendet werden, wer das festgelegt hat, und jeder Eintrag und Zähler, wie er hinausgeht',
  'help.telemetry.send': 'jetzt senden, was wartet: für Computer, auf denen Rejoin nicht dauernd läuft',
  'help.policy': 'was die Organisation auf diesem Computer festgelegt hat',
  'help.policy.more':
    'Eine Organisation legt das Verhalten von Rejoin durch eine Datei, eine Gruppenrichtlinie oder ein Konfigurationsprofil fest. Erzwungenes geht vor Gewähltem, und das vor Vorgaben; von mehreren Dateien gilt der strengste Wert.',
  'help.policy.settings': 'Einstellungen:',
  'help.policy.show': 'jede Einstellung, ihr Wert und woher er kommt',
  'help.policy.check': 'ob eine Datei eine Richtlinie ist: nennt Zeile und Schlüssel jedes Fehlers',
  'help.policy.file': 'eine Richtlinie als JSON, Property List oder exportierter Registrierungsschlüssel',
  'help.check': 'ein Blick auf diesen Computer, ein Befund als Exit-Code',
  'help.check.more':
    'Beobachtet das WLAN dieses Computers, bis es einen Befund gibt, und endet mit dessen Exit-Code. Ändert nichts und verlangt keinen Versuch. Eine Verbindung, die hält, ist gesund; geschieht in der Zeit nichts, lautet der Befund undetermined. Für Intune, Jamf, Ansible und Ähnliches.',
  'help.check.ssid': 'nur dieses Netzwerk (Vorgabe: das benutzte oder gestörte)',
  'help.check.timeout': 'wie lange hingesehen wird, wenn nicht früher etwas feststeht',
};
