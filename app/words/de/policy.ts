/** What an organisation may set, and what is said of its policy. */
import type { POLICY } from '../../domain/sentences/policy.ts';
import type { Texts } from '../texts.ts';

export const policy: Texts<typeof POLICY> = {
  'policy.remedies': 'Erlaubte Maßnahmen',
  'policy.remedies.why':
    'Was davon etwas an diesem Computer ändern darf: einen gespeicherten Schlüssel löschen, eine vollständige Anmeldung anfordern, für ein Netzwerk keine Schlüssel speichern. Eine leere Liste lässt nur das Ansehen zu.',
  'policy.largestCut': 'Größte erlaubte Löschung',
  'policy.largestCut.why':
    'Die Schlüssel eines Access Points, eines Netzwerks, dessen Profil unverändert neu angelegt, der Adapter aus und an oder der WLAN-Dienst.',
  'policy.confirm': 'Jedes Mal zustimmen',
  'policy.confirm.why':
    'Nichts wird geändert, bevor jemand auf die Schaltfläche gedrückt oder im Terminal geantwortet hat: Weder --yes noch der Wächtermodus genügt.',
  'policy.guard': 'Wächtermodus',
  'policy.guard.why': 'Löscht einen abgelehnten gespeicherten Schlüssel ungefragt.',
  'policy.networks': 'Netzwerke der Organisation',
  'policy.networks.why':
    'Befunde verlassen diesen Computer nur, wenn sie eines davon betreffen; ohne diese Liste zählen alle Netzwerke.',
  'policy.keepEmptyNetworks': 'Netzwerke ohne gespeicherte Schlüssel',
  'policy.keepEmptyNetworks.why':
    'Die gespeicherten Schlüssel dieser Netzwerke werden nach jeder Verbindung gelöscht.',
  'policy.thresholdName': 'Sicherheit, ab der eine Ursache genannt wird',
  'policy.thresholdName.why': 'Von 0 bis 1; darunter lautet der Befund „undetermined“. Rejoin nimmt 0,7.',
  'policy.thresholdAfterAssociation': 'Ablehnung nach der Assoziierung',
  'policy.thresholdAfterAssociation.why':
    'Millisekunden, in denen eine Trennung als Ablehnung der Assoziierung zählt. Rejoin nimmt 1000.',
  'policy.thresholdWpsSlow': 'Langsames WPS',
  'policy.thresholdWpsSlow.why':
    'Millisekunden vom Erfolg von WPS bis zur Assoziierung, ab denen es langsam heißt. Rejoin nimmt 5000.',
  'policy.thresholdComesBack': 'Wiederkehrende Störungen',
  'policy.thresholdComesBack.why':
    'Wie viele einzelne Störungen ein Befund sind, obwohl jede von selbst verging. Rejoin nimmt 3.',
  'policy.thresholdWeakSignal': 'Schwaches Signal',
  'policy.thresholdWeakSignal.why': 'dBm, bis zu denen ein Signal schwach ist. Rejoin nimmt -80.',
  'policy.redaction': 'Namen in Berichten',
  'policy.redaction.why':
    'Ob ein Bericht mit Namen und Adressen weitergegeben werden darf (open) oder nur ohne (strict). Geheimnisse fehlen in beiden.',
  'policy.supportName': 'Ansprechpartner',
  'policy.supportName.why': 'Name des Helpdesks.',
  'policy.supportPhone': 'Telefon des Helpdesks',
  'policy.supportPhone.why': 'Steht neben einem Befund.',
  'policy.supportMail': 'E-Mail des Helpdesks',
  'policy.supportMail.why': 'Adresse, an die man schreiben kann.',
  'policy.supportUrl': 'Seite des Helpdesks',
  'policy.supportUrl.why': 'Eine https-Adresse, die man öffnen kann.',
  'policy.supportText': 'Text des Helpdesks',
  'policy.supportText.why': 'Erscheint wörtlich beim Ansprechpartner.',
  'policy.reportAddress': 'Ziel der Berichte',
  'policy.reportAddress.why':
    'Eine E-Mail- oder https-Adresse, die beim Teilen eines Berichts angeboten wird; von selbst wird nichts gesendet.',
  'policy.publicKeys': 'Schlüssel zum Prüfen von Plänen',
  'policy.publicKeys.why':
    'Jeweils `ed25519:`, die 32 Bytes des öffentlichen Schlüssels in Base64 und ein Name. Ein signierter Plan wird nur ausgeführt, wenn einer davon ihn signiert hat.',
  'policy.telemetryEndpoint': 'Ziel der Befunde',
  'policy.telemetryEndpoint.why':
    'Basisadresse eines OpenTelemetry-Collectors (OTLP über HTTP) oder „off“. Aus, solange es hier nicht gesetzt ist.',
  'policy.telemetryHeaders': 'Kopfzeilen für den Collector',
  'policy.telemetryHeaders.why':
    'Eine Datei mit einer Kopfzeile je Zeile (`Name: Wert`) oder „none“. Sie gehört dem Administrator und kann von niemand anderem geschrieben werden; ihr Inhalt wird nie gezeigt.',
  'policy.telemetrySignals': 'Was gesendet wird',
  'policy.telemetrySignals.why':
    '„logs“ ist ein Eintrag je Befund und je Behandlung, „metrics“ sind Zähler. Eine leere Liste sendet nichts.',
  'policy.telemetryRedaction': 'Namen in gesendeten Befunden',
  'policy.telemetryRedaction.why':
    'strict lässt Netzwerke, Adressen und Rechner weg; open sendet Netzwerknamen und Adressen der Access Points.',
  'policy.telemetryQueueMiB': 'Wartende Befunde',
  'policy.telemetryQueueMiB.why':
    'MiB auf der Platte, die auf den Collector warten dürfen; die ältesten werden zuerst aufgegeben.',
  'policy.updateFeed': 'Quelle der Updates',
  'policy.updateFeed.why':
    'Eine https-Adresse oder „none“. Nichts sucht nach Updates, daher steuert dies nichts und wird nicht mehr angeboten.',
  'policy.retentionDays': 'Tage der Historie',
  'policy.retentionDays.why': 'Wie lange Versuche und Befunde behalten werden.',
  'policy.language': 'Sprache',
  'policy.language.why': '„system“ folgt dem Betriebssystem.',
  'policy.autostart': 'Mit dem Computer starten',
  'policy.autostart.why': 'Rejoin wartet im Infobereich.',
  'policy.notifications': 'Benachrichtigungen',
  'policy.notifications.why': 'Eine für jeden neuen Befund.',
  'policy.welcomed': 'Keine Willkommensseite',
  'policy.welcomed.why': 'Die Seite des ersten Starts erscheint nicht.',
  'policy.part.enforced': 'Was niemand an diesem Computer ändern kann.',
  'policy.part.default': 'Was gilt, bis jemand an diesem Computer etwas anderes wählt.',
  'policy.no-json': 'Das ist kein gültiges JSON.',
  'policy.no-plist': 'Das ist keine Property List.',
  'policy.no-object': 'Eine Richtlinie ist ein Objekt mit den Teilen „enforced“ und „default“.',
  'policy.no-part': 'Eine Richtlinie hat keinen Teil „{key}“, nur {parts}.',
  'policy.no-part-object': '„{key}“ muss ein Objekt aus Einstellungen sein.',
  'policy.wrong-schema': '„schema“ muss „{wanted}“ sein.',
  'policy.twice': '„{key}“ steht zweimal da.',
  'policy.unknown-key': 'Es gibt keine Einstellung „{key}“; sie wird übergangen.',
  'policy.misspelt': 'Es gibt keine Einstellung „{key}“. War „{instead}“ gemeint?',
  'policy.wants-flag': '„{key}“ muss true oder false sein.',
  'policy.wants-choice': '„{key}“ muss eines von {choices} sein.',
  'policy.wants-number': '„{key}“ muss eine Zahl von {least} bis {most} sein.',
  'policy.wants-text': '„{key}“ hat nicht die nötige Form; das Schema nennt sie.',
  'policy.wants-items': '„{key}“ muss eine Liste aus {choices} sein; der Rest fällt weg.',
  'policy.wants-list': '„{key}“ muss eine Liste sein, jeder Eintrag in der Form, die das Schema nennt.',
  'policy.foreign': '{path} gehört nicht dem Administrator; von dort wird keine Richtlinie gelesen.',
  'policy.writable':
    '{path} können andere als der Administrator beschreiben; von dort wird keine Richtlinie gelesen.',
  'policy.unreadable': '{path} kann nicht gelesen werden ({why}).',
  'policy.damaged':
    'Die Richtlinie dieses Computers ist beschädigt ({sources}): Bis sie repariert ist, gelten die strengsten Werte. `{command}` sagt, wo.',
  'policy.changed': 'Ihre Organisation hat die Einstellungen dieses Computers geändert.',
  'policy.forbids.clear-pmksa':
    'Ihre Organisation erlaubt nicht, auf diesem Computer gespeicherte Schlüssel zu löschen.',
  'policy.forbids.reconnect':
    'Ihre Organisation erlaubt Rejoin nicht, auf diesem Computer eine Anmeldung anzufordern.',
  'policy.forbids.keep-cache-empty':
    'Ihre Organisation erlaubt nicht zu ändern, für welche Netzwerke Schlüssel gespeichert werden.',
  'policy.forbids.cut':
    'Hier ist keine so kleine Löschung möglich, wie Ihre Organisation sie erlaubt (höchstens {largest}).',
  'policy.cut.bss': 'die Schlüssel eines Access Points',
  'policy.cut.network': 'die Schlüssel eines Netzwerks',
  'policy.cut.profile': 'das Profil eines Netzwerks',
  'policy.cut.adapter': 'den Adapter aus und an',
  'policy.cut.service': 'den WLAN-Dienst',
  'policy.must-confirm':
    'Ihre Organisation verlangt jedes Mal die Zustimmung eines Menschen: im Terminal antworten oder das Fenster benutzen.',
  'policy.contact': 'Wen Sie anrufen können: {contact}',
  'policy.no-guard':
    'Ihre Organisation erlaubt auf diesem Computer keinen Wächtermodus: Es wird nur beobachtet und nichts gelöscht.',
  'policy.none': 'Dieser Computer hat keine Richtlinie. Gesucht in: {places}.',
  'policy.from': 'aus {sources}',
  'policy.enforced': 'erzwungen',
  'policy.default': 'Vorgabe',
  'policy.person': 'an diesem Computer gewählt',
  'policy.built-in': 'eingebaut',
  'policy.held': 'der strengste Wert, weil diese Quelle beschädigt ist',
  'policy.fine': {
    one: '{path} ist eine gültige Richtlinie mit {count} Einstellung.',
    other: '{path} ist eine gültige Richtlinie mit {count} Einstellungen.',
  },
  'policy.at-line': '{path}, Zeile {line}:',
  'policy.not-that-form':
    '{path} ist weder eine JSON-Datei noch eine Property List noch ein exportierter Registrierungsschlüssel.',
};
