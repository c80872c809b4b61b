/** What becomes of the history on the disk. */
import type { HISTORY } from '../../domain/sentences/history.ts';
import type { Texts } from '../texts.ts';

export const history: Texts<typeof HISTORY> = {
  'history.again': 'The history is kept again.',
  'history.left-out': {
    one: '{count} attempt had to be left out: more came than could be written.',
    other: '{count} attempts had to be left out: more came than could be written.',
  },
  'history.waits.full': 'The disk is full: what happens now is kept in memory until it can be written.',
  'history.waits':
    'The history cannot be written ({why}): what happens now is kept in memory until it can be written.',
  'history.lost.full': {
    one: 'The disk is full: the last record of the history is lost.',
    other: 'The disk is full: the last {count} records of the history are lost.',
  },
  'history.lost': {
    one: 'The history cannot be written ({why}): its last record is lost.',
    other: 'The history cannot be written ({why}): its last {count} records are lost.',
  },
  'history.no-longer': 'The history is no longer kept: {why}',
  'history.needs-node': 'The history needs Node {needed} or newer; this is {version}.',
  'history.refused': {
    one: 'The history refused a record: {why}.',
    other: 'The history refused {count} records: {why}.',
  },
  'history.not-yet': 'The history at {path} cannot be opened yet ({why}): it is tried again.',
  'history.replaced': 'Another file has taken the place of the history at {path}; it is used from now on.',
  'history.moved': 'The history at {path} was moved or deleted; a new one was begun.',
  'history.foreign':
    '{path} is a database of another program: move it away, or let Rejoin use another place. Until then the history is kept in memory only.',
  'history.too-new':
    'The history at {path} was written by a later Rejoin: update this one to read it. Until then the history is kept in memory only.',
  'history.in-memory': 'The history cannot be kept at {path} ({why}): it is kept in memory only.',
  'history.set-aside': 'The history was damaged. It was set aside as {path}, and a new one was begun.',
};
