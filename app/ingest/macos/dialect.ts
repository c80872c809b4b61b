/** The logs of a Mac about its Wi-Fi: the unified log in all its styles, wifi.log, and what `networksetup` answers. */
import type { Dialect } from '../dialect.ts';
import { behindPrefixes, isUnified, MacDress } from './dress.ts';
import { MacParser } from './parser.ts';
import { PROGRAMS } from './programs.ts';
import { isNdjson, readNdjson } from './record.ts';
import { own } from '../../domain/own.ts';

const ANSWER =
  /^(?:Failed to join network .{1,64}\.|Could not find network .{1,64}\.|Error: -39\d\d\b|(?:.{0,80}[%$#] )?(?:sudo )?(?:\/usr\/sbin\/)?networksetup -setairport)/;
/** What begins the answers that do not name their command. */
const BY_WORD = /^(?:Failed|Could|Error)/;
/** A field of the array form that no other logger has. */
const ARRAY_FIELD = /^ {2}"(?:machTimestamp|senderProgramCounter|processImageUUID|eventMessage)" : /;
/** Far longer than the head of any line, and short against the longest. */
const HEAD = 4000;

/** Whether a rule of the program knows how the message begins. */
const isKnown = (program: number, text: string, body: number): boolean =>
  PROGRAMS[program]?.rules.some(({ head }) => text.startsWith(head, body)) ?? false;

/** Only for what it finds; its clock is not asked. */
const dress = new MacDress(1970);

const score = (line: string): 0 | 1 | 2 | 3 => {
  const head = line.length > HEAD ? line.slice(0, HEAD) : line;
  if (head.startsWith('{')) {
    if (!isNdjson(head)) return 0;
    const record = readNdjson(head);
    return record && isTelling(record.program, record.message ?? '', 0) ? 3 : 1;
  }
  if (dress.peel(head) && isTelling(dress.program, head, dress.body)) return 3;
  if ((BY_WORD.test(head) || head.includes('networksetup')) && ANSWER.test(head)) return 2;
  return isUnified(head) || ARRAY_FIELD.test(head) ? 1 : 0;
};

const isTelling = (program: number, text: string, body: number): boolean =>
  PROGRAMS[program]?.isTelling === true || isKnown(program, text, behindPrefixes(text, body));

const PREFIX: Readonly<Record<string, string>> = {
  kernel: '(IO80211Family) ',
  configd: '(IPConfiguration) [com.apple.IPConfiguration:Server] ',
  eapolclient: '[com.apple.eapol:Client] ',
  networksetup: '',
};

/** `2026-11-20 16:41:34.152 Df `, `2026-11-20 16:41:34.152000+0100 0x`, or a record of JSON that is no journal's. */
const isUnifiedLine = (bytes: Uint8Array, start: number): boolean =>
  bytes[start + 4] === 0x2d &&
  bytes[start + 10] === 0x20 &&
  bytes[start + 19] === 0x2e &&
  (bytes[start + 26] === 0x2b ||
    bytes[start + 26] === 0x2d ||
    (bytes[start + 23] === 0x20 && bytes[start + 26] === 0x20));

export const macos: Dialect = {
  name: 'macos',
  title: 'the unified log of macOS (ndjson, json, compact, default, syslog), wifi.log, networksetup',
  samples: PROGRAMS.filter(({ name }) => name !== 'wifid' && name !== 'WiFiAgent').flatMap(
    ({ name, rules }) =>
      rules.flatMap(({ samples, kinds }) =>
        samples.map((message) => ({
          line:
            name === 'networksetup'
              ? message
              : `2026-11-20 16:41:34.152 Df ${name}[483:1a2b] ${own(PREFIX, name) ?? '[com.apple.WiFiManager:] '}${message}`,
          kinds,
        })),
      ),
  ),
  score,
  writers: PROGRAMS.map(({ name }) => name),
  openings: ['Could not find network', 'Failed to join network', 'Error: -39', 'networksetup', 'sudo '],
  owns: isUnifiedLine,
  readsRecords: true,
  open: (input, emit, options) => new MacParser(input, emit, options),
};
