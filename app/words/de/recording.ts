/** Eine Aufzeichnung dieses Computers. */
import type { RECORDING } from '../../domain/sentences/recording.ts';
import type { Texts } from '../texts.ts';

export const recording: Texts<typeof RECORDING> = {
  'recording.begins':
    'Zeichnet {time} lang auf: Verbinden Sie sich jetzt so, wie es scheitert. Strg-C beendet es früher und beurteilt, was zu sehen war.',
  'recording.goes-on': {
    one: 'Aufzeichnung: noch {left} · {count} Zeile · {headline}',
    other: 'Aufzeichnung: noch {left} · {count} Zeilen · {headline}',
  },
  'recording.nothing-yet': 'noch nichts zu beurteilen',
  'recording.nothing':
    'Während der Aufzeichnung war nichts zu hören: Niemand hat versucht, sich zu verbinden.',
  'recording.goes-on-already': 'Es läuft schon eine Aufzeichnung.',
  'usage.for': '--for ist eine Zeit wie 90s oder 5m, höchstens 60m.',
  'help.record': 'zeichnet diesen Computer eine Weile auf und beurteilt, was zu sehen war',
  'help.record.more':
    'Folgt diesem Computer eine gewählte Zeit lang, so genau wie ein Debug-Protokoll, wo es das gibt, und ändert nichts. Verbinden Sie sich währenddessen so, wie es scheitert. Sagt wie diagnose, was zu sehen war; mit --output wird auch ein Bericht zum Weitergeben daraus.',
  'help.record.for': 'wie lange, etwa 90s oder 5m',
  'help.record.output': 'auch einen Bericht in dieser Datei speichern',
  'standing.connected': '{iface} · {ssid} · verbunden seit {time}',
  'standing.connecting': '{iface} · {ssid} · verbindet, Versuch {number}',
  'standing.failed': {
    one: '{iface} · {ssid} · {count} Versuch gescheitert, wartet auf den nächsten',
    other: '{iface} · {ssid} · {count} Versuche gescheitert, wartet auf den nächsten',
  },
  'standing.not-connected': '{iface} · nicht verbunden',
};
