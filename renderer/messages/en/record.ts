/** A recording that is made in the window. */
export default {
  'record.now': 'Record now',
  'record.how-long': 'How long',
  'record.minutes': { one: '{count} minute', other: '{count} minutes' },
  'record.start': 'Start recording',
  'record.hint':
    'Connect meanwhile, the way that fails. Nothing is changed, and nothing leaves this computer.',
  'record.goes-on': {
    one: 'Recording: {left} left, {count} line so far',
    other: 'Recording: {left} left, {count} lines so far',
  },
  'record.stop': 'Stop and judge',
};
