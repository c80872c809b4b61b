/** One network over days. */
export default {
  'history.days': 'The last 30 days of {ssid}',
  'history.day': '{day}: {attempts} attempts, {failed} failed',
  'history.quiet': '{day}: no attempts',
  'history.last': 'Last verdict',
  'history.none': 'Nothing was ever wrong here.',
  'history.recovered': 'over by itself',
  'history.findings': 'Earlier findings',
  'history.attempts': 'Attempts',
  'history.confidence': 'confidence {share}',
  'history.count': { one: '{count} attempt', other: '{count} attempts' },
  'history.failed-to-load': 'The history could not be read.',
  'history.forget': 'Forget this history',
  'history.forget-ask': 'Delete all that Rejoin remembers of this network? The network itself stays.',
  'history.forget-yes': 'Delete',
  'history.forget-no': 'Keep',
  'history.proofs': 'Fixes and their proof',
} as const;
