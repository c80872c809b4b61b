import type { Translation } from '../catalogue.ts';
import type en from '../en/replay.ts';

export default {
  'replay.title': 'Aufzeichnung',
  'replay.not-live': 'Aufzeichnung: Nichts hier geschieht gerade.',
  'replay.demo': 'Demo: Nichts hier geschieht gerade.',
  'replay.demo.why':
    'Ein aufgezeichneter Fehler, der mit Rejoin kommt. Auf diesem Computer ändert sich nichts.',
  'replay.play': 'Abspielen',
  'replay.pause': 'Anhalten',
  'replay.restart': 'Von vorn',
  'replay.speed': 'Tempo',
  'replay.real-time': 'Echtzeit',
  'replay.times': '{count}×',
  'replay.fast': 'Schnell',
  'replay.progress': 'Fortschritt der Aufzeichnung',
  'replay.close': 'Zurück zu diesem Computer',
} satisfies Translation<typeof en>;
