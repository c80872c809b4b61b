/** What becomes of the history on the disk. */
export const HISTORY = {
  'history.again': {},
  'history.left-out': { count: 'count' },
  'history.waits.full': {},
  'history.waits': { why: 'text' },
  'history.lost.full': { count: 'count' },
  'history.lost': { why: 'text', count: 'count' },
  'history.no-longer': { why: 'text' },
  'history.needs-node': { needed: 'text', version: 'text' },
  'history.refused': { count: 'count', why: 'text' },
  'history.not-yet': { path: 'text', why: 'text' },
  'history.replaced': { path: 'text' },
  'history.moved': { path: 'text' },
  'history.foreign': { path: 'text' },
  'history.too-new': { path: 'text' },
  'history.in-memory': { path: 'text', why: 'text' },
  'history.set-aside': { path: 'text' },
} as const;
