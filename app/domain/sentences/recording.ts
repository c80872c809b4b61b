/** A recording of this computer, and how it stands while it is followed. */
export const RECORDING = {
  'recording.begins': { time: 'ms' },
  'recording.goes-on': { left: 'ms', count: 'count', headline: 'said' },
  'recording.nothing-yet': {},
  'recording.nothing': {},
  'recording.goes-on-already': {},
  'usage.for': {},
  'help.record': {},
  'help.record.more': {},
  'help.record.for': {},
  'help.record.output': {},
  'standing.connected': { iface: 'text', ssid: 'text', time: 'ms' },
  'standing.connecting': { iface: 'text', ssid: 'text', number: 'code' },
  'standing.failed': { iface: 'text', ssid: 'text', count: 'count' },
  'standing.not-connected': { iface: 'text' },
} as const;
