import type { Translation } from '../catalogue.ts';
import type en from '../en/fix.ts';

export default {
  'fix.running': 'Verbindung mit {ssid} wird neu aufgebaut …',
  'fix.running.meaning': 'Jeder Schritt erscheint hier, während er geschieht.',
  'fix.guard.running': 'Der Wächter verbindet neu mit {ssid} …',
  'fix.steps': 'Schritte',
  'fix.elapsed': 'bisher {time}',
  'fix.took': 'Dauer: {time}.',
  'fix.cancel': 'Abbrechen',
  'fix.stopping': 'Wird beendet, sobald dieser Schritt fertig ist …',
  'fix.done': 'Fertig',
  'fix.step.looking': 'Nachgesehen, was scheitert',
  'fix.step.found': 'Den alten gespeicherten Schlüssel gefunden',
  'fix.step.cleared': 'Schlüssel eines Access Points gelöscht',
  'fix.step.larger-cut': 'Etwas mehr gelöscht',
  'fix.step.asked': 'Vollständige Anmeldung verlangt',
  'fix.step.handshake': 'Handshake',
  'fix.step.connected': 'Online',
  'fix.step.held': 'Die Verbindung hat gehalten',
  'fix.step.held.running': 'Hält die Verbindung? Einen Moment',
  'fix.removed': { one: '{count} Schlüssel gelöscht', other: '{count} Schlüssel gelöscht' },
  'fix.kept': { one: '{count} behalten', other: '{count} behalten' },
  'fix.message': 'Nachricht {number} von 4',
  'fix.outcome.fixed': 'Verbunden. Das Passwort stimmt.',
  'fix.outcome.fixed.meaning':
    'Nachdem der alte Schlüssel gelöscht war, gelang eine vollständige Anmeldung mit dem Passwort. Das weist nach: Der alte Schlüssel war schuld.',
  'fix.outcome.fixed.guard': 'Rejoin hat das behoben, bevor es auffiel.',
  'fix.outcome.connected': 'Wieder verbunden.',
  'fix.outcome.connected.meaning':
    'Die Verbindung ist zurück. Ob der alte Schlüssel schuld war, ist nicht nachgewiesen.',
  'fix.outcome.healthy': 'Verbunden. Es gab nichts zu beheben.',
  'fix.outcome.healthy.meaning': 'Nichts wurde gelöscht, nichts wurde geändert.',
  'fix.outcome.wrong-passphrase': 'Es ist doch das Passwort. Es wurde geprüft und abgelehnt.',
  'fix.outcome.wrong-passphrase.meaning':
    'Geprüft wurde mit einer Anmeldung ohne alten Schlüssel. Das Passwort dieses Netzwerks erfragen und neu eingeben.',
  'fix.outcome.not-fixed': 'Das hat nicht geholfen. Das Netzwerk lässt Sie weiterhin nicht ein.',
  'fix.outcome.not-fixed.meaning':
    'Nichts Gespeichertes ist verloren. Näher am Access Point erneut versuchen oder Rejoin einen weiteren Versuch beobachten lassen.',
  'fix.outcome.not-fixed.nothing': 'Nichts wurde gelöscht. Das Netzwerk lässt Sie weiterhin nicht ein.',
  'fix.outcome.other-cause': 'Es ist etwas anderes. Kein Schlüssel wurde gelöscht.',
  'fix.outcome.other-cause.meaning':
    'Der Versuch zeigte eine andere Ursache als einen alten gespeicherten Schlüssel.',
  'fix.outcome.not-confirmed': 'Der Schlüssel wurde gelöscht. Der Nachweis kam nicht rechtzeitig.',
  'fix.outcome.not-confirmed.meaning':
    'Es war keine vollständige Anmeldung zu sehen. Rejoin beobachtet weiter und sagt, was kommt.',
  'fix.outcome.cleared': 'Der Schlüssel ist gelöscht. Die nächste Anmeldung ist vollständig.',
  'fix.outcome.cleared.meaning':
    'Die Verbindung blieb bestehen. Passwort und andere Netzwerke sind erhalten.',
  'fix.outcome.undetermined': 'Nichts zeigt, dass ein alter Schlüssel abgelehnt wird. Nichts wurde gelöscht.',
  'fix.outcome.undetermined.meaning':
    'Rejoin löscht nicht auf Verdacht. Ein weiterer beobachteter Versuch hilft.',
  'fix.outcome.kept-empty': 'Dieses Netzwerk speichert ab jetzt keine Schlüssel.',
  'fix.outcome.kept-empty.meaning':
    'Jede Verbindung meldet sich vollständig an. Das dauert etwas länger, und kein Schlüssel wird alt.',
  'fix.outcome.undone': 'Rückgängig gemacht. Dieses Netzwerk darf wieder Schlüssel speichern.',
  'fix.outcome.undone.meaning': 'Die nächste vollständige Anmeldung speichert einen neuen.',
  'fix.outcome.cancelled': 'Abgebrochen. Nichts wurde gelöscht.',
  'fix.outcome.cancelled.meaning':
    'Ihr Passwort, Ihre Netzwerke und deren gespeicherte Schlüssel sind unverändert.',
  'fix.outcome.stopped-cleared': 'Abgebrochen. Der alte Schlüssel ist schon gelöscht.',
  'fix.outcome.stopped-cleared.meaning':
    'Die nächste Anmeldung ist vollständig. Ihr Passwort und Ihre anderen Netzwerke bleiben erhalten.',
  'fix.outcome.online': 'Sie sind online. Der Nachweis wurde beendet.',
  'fix.outcome.online.meaning': 'Ob der alte Schlüssel schuld war, wurde nicht nachgewiesen.',
  'fix.outcome.changed': 'Nichts wurde gelöscht: Seitdem hat sich etwas geändert.',
  'fix.outcome.changed.meaning':
    'Jetzt lehnt ein anderer Access Point seinen Schlüssel ab. Sehen Sie noch einmal nach, was getan würde.',
  'fix.outcome.failed': 'Rejoin konnte das nicht ausführen.',
  'fix.outcome.failed.meaning': 'Passwort und Netzwerke sind unverändert.',
  'fix.learned': 'Was sich gezeigt hat',
  'fix.proof': 'Der Nachweis',
  'fix.proof.before': 'Schlüssel vorher',
  'fix.proof.after': 'Schlüssel jetzt',
  'fix.proof.none': 'keiner',
  'fix.proof.login': 'Anmeldung',
  'fix.proof.login.full': 'Vollständige Anmeldung: Passwort geprüft und angenommen',
  'fix.proof.login.cached': 'Mit gespeichertem Schlüssel: Passwort nicht geprüft',
  'fix.proof.held': 'Gehalten für',
  'fix.keep-empty': 'Für dieses Netzwerk keine Schlüssel speichern',
  'fix.keep-empty.why':
    'Falls es oft wiederkehrt: Jede Verbindung meldet sich vollständig an, etwas langsamer. Lässt sich rückgängig machen.',
  'fix.keeps-none': 'Dieses Netzwerk speichert ab jetzt keine Schlüssel.',
  'fix.undo': 'Rückgängig machen',
  'fix.again': 'Erneut versuchen',
} satisfies Translation<typeof en>;
