/** What is said of findings that are sent. */
export const TELEMETRY = {
  'telemetry.off': {},
  'telemetry.on': { endpoint: 'text', sources: 'list' },
  'telemetry.signals': { signals: 'list' },
  'telemetry.strict': {},
  'telemetry.open': {},
  'telemetry.networks': { networks: 'list' },
  'telemetry.headers': { names: 'list', path: 'text' },
  'telemetry.held': { why: 'text' },
  'telemetry.no-header': { path: 'text', line: 'code' },
  'telemetry.waiting': { count: 'count' },
  'telemetry.sent-at': { at: 'text' },
  'telemetry.never-sent': {},
  'telemetry.would': { count: 'count' },
  'telemetry.sent': {},
  'telemetry.not-sent': { why: 'text' },
  'telemetry.sends-already': {},
} as const;
