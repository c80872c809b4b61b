/** Reports that are handed over, and the page for the maker of an access point. */
import type { BUNDLE } from '../../domain/sentences/bundle.ts';
import type { Texts } from '../texts.ts';

export const bundle: Texts<typeof BUNDLE> = {
  'bundle.level.strict': 'streng: keine Namen, Adressen oder Pfade',
  'bundle.level.open': 'offen: wie es ist, Geheimnisse entfernt',
  'bundle.no-report': 'Dies ist kein Bericht von Rejoin.',
  'bundle.strict-only': 'Ihre Organisation lässt nur strenge Berichte diesen Computer verlassen.',
  'bundle.damaged': 'Dieser Bericht ist beschädigt: Er lässt sich nicht entpacken.',
  'bundle.too-large':
    'Dieser Bericht würde größer entpackt, als ein Bericht sein kann, und wird nicht geöffnet.',
  'bundle.newer': 'Ein neueres Rejoin hat diesen Bericht erstellt: Gezeigt wird, was diese Version versteht.',
  'bundle.somebodys': 'Ein Bericht von jemandem: Dies wurde dort gesehen.',
  'bundle.saved': {
    one: '{path} ist gespeichert: {count} Datei, {kib} KiB.',
    other: '{path} ist gespeichert: {count} Dateien, {kib} KiB.',
  },
  'bundle.look': 'Was damit hinausgeht, Zeile für Zeile: {command}',
  'bundle.send': 'Ihre Organisation nimmt Berichte entgegen unter {address}.',
  'bundle.exists': '{path} gibt es schon und wird nicht überschrieben.',
  'bundle.unwritable': '{path} lässt sich nicht schreiben ({code}).',
  'bundle.made': 'Erstellt von Rejoin {version}, {at}, {level}',
  'bundle.level.unknown': 'Stufe unbekannt',
  'bundle.show': 'Der Rest steht in der index.html darin.',
  'maker.title': 'Für den Hersteller des Access Points',
  'maker.nothing': 'In diesem Bericht ist nichts für den Hersteller eines Access Points.',
  'maker.pmkid-unknown':
    'Eine Station bot eine PMKID an, die der Access Point nicht mehr kannte. Nach IEEE Std 802.11-2020, 12.6.10.3, macht er ohne diese PMKSA weiter oder antwortet mit Status 53 (INVALID_PMKID); dann meldet sich die Station sofort vollständig an. Hier beendete er den Versuch anders, was eine Station nicht von einer Störung unterscheiden kann.',
  'maker.cache-lost':
    'Der Access Point antwortete mit Status 53 (INVALID_PMKID), wie es IEEE Std 802.11-2020 verlangt. Sein Zwischenspeicher ging vor Ablauf der Lebensdauer verloren, mit der Stationen rechnen.',
  'maker.entropy':
    'Der Access Point lehnte den ersten 4-Wege-Handshake nach seinem Start ab, weil ihm Zufallszahlen fehlten.',
  'maker.handshake':
    'Eine Nachricht des 4-Wege-Handshakes ging verloren, und der Access Point gab auf (IEEE Std 802.11-2020, 12.7.6).',
  'maker.eap': 'Der Access Point begann EAP nie oder reichte keine Antwort weiter.',
  'maker.frames': 'Die Frames',
  'maker.reproduce': 'So lässt es sich nachstellen',
  'maker.step.login': 'Eine Station vollständig anmelden, sodass beide Seiten eine PMKSA haben.',
  'maker.step.lose-cache':
    'Den Access Point seinen PMKSA-Cache verlieren lassen: neu starten oder den Eintrag wegnehmen.',
  'maker.step.come-back':
    'Die Station innerhalb der Lebensdauer mit ihrer PMKID zurückkommen lassen und die Antwort ansehen.',
  'maker.step.connect': 'Eine Station wie in den Frames oben verbinden lassen.',
  'help.report': 'erstellt einen Bericht zum Weitergeben',
  'help.report.more':
    'Liest Protokolle wie diagnose und macht aus dem, was sie zeigen, eine Datei: Befunde, Frames, Zeilen und Seiten, die kein Programm brauchen. Streng (Vorgabe) enthält weder Namen noch Adressen von Geräten, Nutzer, Rechner oder Pfade; dafür stehen durchgehend gleiche Namen. --preview zeigt, was hinausgeht. „show“ öffnet einen Bericht dieser oder jeder anderen Version.',
  'help.report.file': 'Protokolle, oder „show“ und ein Bericht; ohne Angabe die Standardeingabe',
  'help.report.output': 'die Datei, die geschrieben wird',
  'help.report.level': 'Namen, die darin bleiben: keine oder alle',
  'help.report.preview': 'jede Datei und jede Zeile zeigen, die hinausginge, und nichts schreiben',
  'help.diagnose.redact': 'Namen, Adressen und Pfade aus der Ausgabe nehmen, zum Einfügen anderswo',
};
