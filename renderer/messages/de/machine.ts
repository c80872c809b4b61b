import type { Translation } from '../catalogue.ts';
import type en from '../en/machine.ts';

export default {
  'machine.no-adapter': 'Es wurde kein WLAN-Adapter gefunden.',
  'machine.no-adapter.meaning':
    'WLAN einschalten oder einen Adapter anstecken: Rejoin bemerkt es. Bis dahin lassen sich Demo oder Protokolle öffnen.',
  'machine.no-permission': 'Rejoin darf das WLAN dieses Computers noch nicht sehen.',
  'machine.no-permission.meaning':
    'Dafür braucht es einmal eine Erlaubnis. Rejoin läuft nie als Administrator.',
  'machine.no-supplicant': 'Auf diesem Computer läuft kein WLAN-Programm.',
  'machine.no-supplicant.meaning':
    'Der Adapter ist da, aber nichts steuert ihn: den WLAN-Dienst des Systems starten.',
  'machine.unsupported': 'Rejoin kann das WLAN dieses Systems nicht sehen.',
  'machine.unsupported.meaning':
    'Protokolle und Mitschnitte lassen sich hier trotzdem öffnen und untersuchen.',
  'machine.lost': 'Der WLAN-Dienst ist verschwunden.',
  'machine.lost.meaning': 'Rejoin wartet und macht von selbst weiter, sobald er zurück ist.',
  'machine.type': 'Diese Zeile in ein Terminal eingeben',
  'machine.line-below': 'die Zeile darunter',
  'machine.details': 'Was Rejoin hier sieht',
  'machine.sees': '{witness}: ja',
  'machine.sees-not': '{witness}: nein',
} satisfies Translation<typeof en>;
