/** A recording that is played. */
export default {
  'replay.title': 'Recording',
  'replay.not-live': 'Recording: nothing here is live.',
  'replay.demo': 'Demo: nothing here is live.',
  'replay.demo.why': 'A recorded failure that comes with Rejoin. It changes nothing on this computer.',
  'replay.play': 'Play',
  'replay.pause': 'Pause',
  'replay.restart': 'From the beginning',
  'replay.speed': 'Speed',
  'replay.real-time': 'Real time',
  'replay.times': '{count}×',
  'replay.fast': 'Fast',
  'replay.progress': 'Progress of the recording',
  'replay.close': 'Back to this computer',
} as const;
