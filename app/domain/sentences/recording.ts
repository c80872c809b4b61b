/** A recording of this computer. */
export const RECORDING = {
  'recording.begins': { time: 'ms' },
  'recording.goes-on': { left: 'ms', count: 'count', headline: 'said' },
  'recording.nothing-yet': {},
  'recording.nothing': {},
  'usage.for': {},
  'help.record': {},
  'help.record.more': {},
  'help.record.for': {},
  'help.record.output': {},
} as const;
