/** Why a file cannot be read, or not here. A `why.` says it of a name that stands before it, with a blank or in parentheses. */
import type { FILES } from '../../domain/sentences/files.ts';
import type { Texts } from '../texts.ts';

export const files: Texts<typeof FILES> = {
  'file.unreadable': '{name} {why}.',
  'file.passed-over': '{name} ({why})',
  'file.standard-input': 'Standard input',
  'file.rest-of-folder': 'the rest of {folder} (more than {most} names)',
  'file.nothing': 'There is nothing in {names} that Rejoin can read.',
  'file.nothing.passed': 'There is nothing in {names} that Rejoin can read: {passed}.',
  'file.no-line-of-station': 'No line in what was read is about station {station}.',
  'why.absent': 'does not exist',
  'why.denied': 'may not be read by this user',
  'why.folder': 'is a directory',
  'why.disk': 'could not be read from its disk',
  'why.window': 'needs too much memory to be unpacked (zstd --long); unpack it first: {command}',
  'why.xz': 'is packed with xz, which Rejoin cannot unpack; unpack it first: {command}',
  'why.bzip2': 'is packed with bzip2, which Rejoin cannot unpack; unpack it first: {command}',
  'why.unpack-first': 'is packed with {packing}: unpack it first',
  'why.bomb':
    'unpacks to more than {times} times its size, which no log does: Rejoin stopped after {mib} MiB',
  'why.too-much-unpacked':
    'was not read to its end: Rejoin unpacks no more than {gib} GiB in one reading; unpack it first',
  'why.damaged-packing': 'is damaged: its packed data cannot be unpacked',
  'why.damaged': 'is damaged',
  'why.failed': 'could not be read ({code})',
  'why.empty': 'is empty',
  'why.unrecognised': {
    one: 'has no line that Rejoin recognises ({count} line read)',
    other: 'has no line that Rejoin recognises ({count} lines read)',
  },
  'why.overlong':
    "has no line that Rejoin recognises: {overlong} of {lines} lines are longer than {kib} KiB, which no log's are",
  'why.other-event-log':
    "is Windows' event log {log}, of which Rejoin reads nothing; what it needs is {wanted}: {command}",
  'why.other-link-type':
    'is a capture of link type {type}, in which Rejoin finds no frames of Wi-Fi; it reads 802.11 (105), with radiotap (127), PPI (192), Prism (119), AVS (163), TZSP (128) or PKTAP (258) in front, and Ethernet (1), with frames in TZSP or PEEKREMOTE too. Capture at the Wi-Fi interface itself, not at "any"',
  'why.no-text': 'is no text',
  'why.and-what-is-read':
    '{why}. What Rejoin reads: logs of Wi-Fi programs, systems and access points, captures, event logs',
  'why.journal-file': "is one of the journal's own files: export them with {command}",
  'why.too-deep': 'lies more than {most} folders deep',
  'why.too-many-files': 'would be more than {most} files',
  'why.too-many-logs': 'would be more than {most} logs',
  'upload.too-large': 'These files are larger than 8 GiB together: use `{command}` for them.',
  'upload.takes-memory':
    'These files take more memory than Rejoin gives them here: use `{command}` for them.',
  'upload.disk-full': 'The disk is full: the file could not be taken in.',
  'upload.failed': 'The file could not be taken in ({code}).',
  'upload.unknown': 'That file is not being taken in.',
  'upload.too-long': 'More bytes came than the file was said to have.',
  'upload.none': 'There are no such files.',
  'upload.unfinished': 'The files have not come completely yet.',
  'opened.too-many-events': 'More than {most} events are too many to be played.',
  'opened.closed': 'These files are not open.',
};
