import type { FILES } from '../../domain/sentences/files.ts';
import type { Texts } from '../texts.ts';

export const files: Texts<typeof FILES> = {
  'file.unreadable': '{name} {why}.',
  'file.passed-over': '{name} ({why})',
  'file.standard-input': 'Die Standardeingabe',
  'file.rest-of-folder': 'der Rest von {folder} (mehr als {most} Namen)',
  'file.nothing': 'In {names} ist nichts, was Rejoin lesen kann.',
  'file.nothing.passed': 'In {names} ist nichts, was Rejoin lesen kann: {passed}.',
  'file.no-line-of-station': 'Keine Zeile des Gelesenen handelt vom Gerät {station}.',
  'why.absent': 'ist nicht vorhanden',
  'why.denied': 'darf von diesem Benutzer nicht gelesen werden',
  'why.folder': 'ist ein Ordner',
  'why.disk': 'ließ sich von seinem Datenträger nicht lesen',
  'why.window':
    'braucht zu viel Arbeitsspeicher zum Entpacken (zstd --long); bitte zuerst entpacken: {command}',
  'why.xz': 'ist mit xz gepackt, was Rejoin nicht entpacken kann; bitte zuerst entpacken: {command}',
  'why.bzip2': 'ist mit bzip2 gepackt, was Rejoin nicht entpacken kann; bitte zuerst entpacken: {command}',
  'why.unpack-first': 'ist mit {packing} gepackt: bitte zuerst entpacken',
  'why.bomb':
    'wird beim Entpacken mehr als {times}-mal so groß, was kein Protokoll tut: Rejoin hat nach {mib} MiB aufgehört',
  'why.too-much-unpacked':
    'wurde nicht zu Ende gelesen: Rejoin entpackt auf einmal nicht mehr als {gib} GiB; bitte zuerst entpacken',
  'why.damaged-packing': 'ist beschädigt: Die gepackten Daten lassen sich nicht entpacken',
  'why.damaged': 'ist beschädigt',
  'why.failed': 'ließ sich nicht lesen ({code})',
  'why.empty': 'ist leer',
  'why.unrecognised': {
    one: 'hat keine Zeile, die Rejoin erkennt ({count} Zeile gelesen)',
    other: 'hat keine Zeile, die Rejoin erkennt ({count} Zeilen gelesen)',
  },
  'why.overlong':
    'hat keine Zeile, die Rejoin erkennt: {overlong} von {lines} Zeilen sind länger als {kib} KiB, wie in keinem Protokoll',
  'why.other-event-log':
    'ist das Windows-Ereignisprotokoll {log}, aus dem Rejoin nichts liest; nötig ist {wanted}: {command}',
  'why.other-link-type':
    'ist ein Mitschnitt vom Link-Typ {type}, in dem Rejoin keine WLAN-Frames findet; lesbar sind 802.11 (105), mit radiotap (127), PPI (192), Prism (119), AVS (163), TZSP (128) oder PKTAP (258) davor, und Ethernet (1), auch mit Frames in TZSP oder PEEKREMOTE. Schneiden Sie an der WLAN-Schnittstelle selbst mit, nicht an „any“',
  'why.no-text': 'ist kein Text',
  'why.and-what-is-read':
    '{why}. Was Rejoin liest: Protokolle von WLAN-Programmen, Systemen und Access Points, Mitschnitte, Ereignisprotokolle',
  'why.journal-file': 'ist eine Datei des Journals selbst: exportieren Sie es mit {command}',
  'why.too-deep': 'liegt mehr als {most} Ordner tief',
  'why.too-many-files': 'wären mehr als {most} Dateien',
  'why.too-many-logs': 'wären mehr als {most} Protokolle',
  'upload.too-large': 'Diese Dateien sind zusammen größer als 8 GiB: Bitte `{command}` dafür benutzen.',
  'upload.takes-memory':
    'Diese Dateien brauchen mehr Arbeitsspeicher, als Rejoin ihnen hier gibt: Bitte `{command}` dafür benutzen.',
  'upload.disk-full': 'Der Datenträger ist voll: Die Datei ließ sich nicht aufnehmen.',
  'upload.failed': 'Die Datei ließ sich nicht aufnehmen ({code}).',
  'upload.unknown': 'Diese Datei wird gerade nicht aufgenommen.',
  'upload.too-long': 'Es kamen mehr Bytes, als für die Datei angekündigt waren.',
  'upload.none': 'Solche Dateien gibt es nicht.',
  'upload.unfinished': 'Die Dateien sind noch nicht vollständig angekommen.',
  'opened.too-many-events': 'Mehr als {most} Ereignisse sind zu viele zum Abspielen.',
  'opened.closed': 'Diese Dateien sind nicht geöffnet.',
};
