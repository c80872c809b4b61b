/** The engineer's view: raw lines, numbers, codes. */
export default {
  'engineer.title': 'Raw lines and numbers',
  'engineer.confidence': 'Confidence',
  'engineer.cause': 'Cause',
  'engineer.attempts': 'Attempts',
  'engineer.codes': 'Codes',
  'engineer.reason': 'reason {code}',
  'engineer.status': 'status {code}',
  'engineer.evidence': 'Evidence',
  'engineer.ladder': 'All lines of the attempt',
  'engineer.ruled-out': 'Ruled out',
  'engineer.line': 'line {line}',
  'engineer.copy': 'Copy',
  'engineer.copied': 'Copied.',
  'engineer.not-copied': 'The clipboard refused it. Select the lines and copy them.',
  'engineer.left-out': { one: '{count} more line is left out.', other: '{count} more lines are left out.' },
} as const;
