import type { SHORTCUT } from '../../domain/sentences/shortcut.ts';
import type { Texts } from '../texts.ts';

export const shortcut: Texts<typeof SHORTCUT> = {
  'shortcut.empty-cache': 'es war keiner gespeichert, der Supplicant war gerade erst gestartet',
  'shortcut.sae-ran': 'SAE lief ab, mit commit und confirm',
  'shortcut.ft-used': 'ein schneller Wechsel (FT) wurde benutzt, kein gespeicherter Schlüssel',
  'shortcut.key-made': 'eine vollständige Anmeldung erzeugte während des Versuchs einen neuen Schlüssel',
  'shortcut.eap-ran': 'EAP lief ab',
  'shortcut.offer-said': 'der Supplicant sagt, dass er einen gespeicherten Schlüssel anbietet',
  'shortcut.refusal-names-key': 'die Ablehnung nennt den gespeicherten Schlüssel',
  'shortcut.key-accepted': 'für den Versuch wurde ein gespeicherter Schlüssel angenommen',
  'shortcut.pmkid-in-request': 'die Verbindungsanfrage enthält eine PMKID',
  'shortcut.no-pmkid-in-request': 'die Verbindungsanfrage enthält keine PMKID',
  'shortcut.two-exchanges': 'zwei Authentifizierungsrunden, also lief SAE ab',
  'shortcut.akm-without-cache': 'diese Art der Schlüsselverwaltung merkt sich keine Schlüssel',
  'shortcut.log-begins-late': 'das Protokoll beginnt erst bei der Verbindungsanfrage',
  'shortcut.kept-from-eap':
    'eine vollständige Anmeldung hatte für diesen Access Point einen Schlüssel erzeugt, und jetzt begann kein EAP',
  'shortcut.open-on-sae': 'offene Authentifizierung in einem SAE-Netzwerk',
  'shortcut.taken-for-stranger':
    'der Access Point kennt dieses Gerät nicht, nach einem vollständigen SAE würde er es kennen',
  'shortcut.sae-unseen': 'nichts hier zeigt, ob SAE ablief',
  'shortcut.one-exchange-with-entry':
    'eine einzige Authentifizierungsrunde in einem SAE-Netzwerk: ein Schlüssel war gespeichert, und keiner kam hinzu',
  'shortcut.one-exchange':
    'eine einzige Authentifizierungsrunde in einem SAE-Netzwerk, und kein Schlüssel wurde erzeugt',
  'shortcut.no-eap-with-entry': 'kein Beginn von EAP: ein Schlüssel war gespeichert, und keiner kam hinzu',
  'shortcut.no-eap': 'kein Beginn von EAP in einem EAP-Netzwerk',
  'shortcut.entry-unchanged': 'für diesen Access Point war ein Schlüssel gespeichert, und keiner kam hinzu',
  'shortcut.psk-without-cache': 'in einem PSK-Netzwerk werden keine Schlüssel gespeichert',
  'shortcut.akm-unknown': 'nichts sagt, welche Schlüsselverwaltung dieses Netzwerk benutzt',
};
