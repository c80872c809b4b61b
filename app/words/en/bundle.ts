/** Reports that are handed over, and the page for the maker of an access point. */
import type { BUNDLE } from '../../domain/sentences/bundle.ts';
import type { Texts } from '../texts.ts';

export const bundle: Texts<typeof BUNDLE> = {
  'bundle.level.strict': 'strict: no names, addresses or paths',
  'bundle.level.open': 'open: as it is, secrets removed',
  'bundle.no-report': 'This is no report of Rejoin.',
  'bundle.strict-only': 'Your organisation lets only strict reports leave this computer.',
  'bundle.damaged': 'This report is damaged: it cannot be unpacked.',
  'bundle.too-large': 'This report would unpack to more than a report can have, so it is not opened.',
  'bundle.newer': 'A newer Rejoin made this report: what this version understands is shown.',
  'bundle.somebodys': 'A report that somebody made: this is what they saw.',
  'bundle.saved': {
    one: '{path} is saved: one file in it, {kib} KiB.',
    other: '{path} is saved: {count} files in it, {kib} KiB.',
  },
  'bundle.look': 'What leaves with it, line by line: {command}',
  'bundle.send': 'Your organisation takes reports at {address}.',
  'bundle.exists': '{path} is there already, and is not written over.',
  'bundle.unwritable': '{path} cannot be written ({code}).',
  'bundle.made': 'Made by Rejoin {version} at {at}, {level}',
  'bundle.level.unknown': 'level not known',
  'bundle.show': 'Open index.html in it to see the rest.',
  'maker.title': 'For the maker of the access point',
  'maker.nothing': 'Nothing in this report is for the maker of an access point.',
  'maker.pmkid-unknown':
    'A station offered a PMKID that the access point did not know any more. IEEE Std 802.11-2020, 12.6.10.3, has it continue without that PMKSA, or answer with status 53 (INVALID_PMKID); then the station runs a full authentication at once. Here it ended the attempt otherwise, which a station cannot tell from a fault of the link.',
  'maker.cache-lost':
    'The access point answered with status 53 (INVALID_PMKID), as IEEE Std 802.11-2020 asks it to. Its cache was lost before the lifetime that stations count with.',
  'maker.entropy':
    'The access point rejected the first 4-way handshake after its start for lack of random numbers.',
  'maker.handshake':
    'A message of the 4-way handshake was lost, and the access point gave up (IEEE Std 802.11-2020, 12.7.6).',
  'maker.eap': 'The access point never began EAP, or never passed on an answer.',
  'maker.frames': 'Frames',
  'maker.reproduce': 'How to reproduce it',
  'maker.step.login': 'Log a station in fully, so that both ends have a PMKSA.',
  'maker.step.lose-cache': 'Have the access point lose its PMKSA cache: restart it, or take the entry away.',
  'maker.step.come-back':
    'Let the station come back with its PMKID within the lifetime, and look at the answer.',
  'maker.step.connect': 'Let a station connect as in the frames above.',
  'help.report': 'make a report that can be handed over',
  'help.report.more':
    'Reads logs as diagnose does and makes one file of what they show: findings, frames, lines, and pages that need no program. Strict (the default) has no names, addresses of machines, users, hosts or paths in it; names stand for them, the same throughout. See what leaves with --preview. "show" opens a report of this or any other release.',
  'help.report.file': 'logs to read, or "show" and a report; standard input without any',
  'help.report.output': 'the file to write',
  'help.report.level': 'names that stay in: none, or all',
  'help.report.preview': 'list each file and each line that would leave, and write nothing',
  'help.diagnose.redact': 'take names, addresses and paths out of what is printed, for pasting',
};
