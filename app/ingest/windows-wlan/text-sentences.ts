/**
 * Windows prints no reason codes in the text of its events, but a sentence in the machine's language. The English ones
 * (WlanReasonCodeToString; wlanapi.h names the codes) are told by the words that carry them; others say nothing.
 */
import { utf8 } from '../text.ts';
import { isKept } from './positional-fields.ts';

/** An expression for any of these words. */
const wordsOf = (...words: readonly string[]): RegExp => new RegExp(words.map(utf8).join('|'), 'i');

/** "Not available", of a network, in the larger languages of Windows. */
const NOT_AVAILABLE = wordsOf(
  'nicht verfügbar',
  "n'est pas disponible",
  'no está disponible',
  'não está disponível',
  'non è disponibile',
  'niet beschikbaar',
  'nie jest dostępn',
  'недоступн',
  '不可用',
  '無法使用',
  '利用できません',
);

const SENTENCES: readonly (readonly [words: RegExp, code: number])[] = [
  [/explicit eap failure|network authentication failed/i, 0x50005],
  [/unable to identify a user/i, 0x50001],
  [/authenticator is no longer present/i, 0x50006],
  [/no response (?:was received )?to the EAP|EAP[- ]response[ /]identity/i, 0x50007],
  [/authentication did not start/i, 0x48002],
  [/authentication did not (?:complete|succeed)/i, 0x48003],
  [/key exchange did not start/i, 0x48004],
  [/key exchange did not (?:complete|succeed)/i, 0x48005],
  [
    /(?:key|psk|passphrase).{0,40}(?:mismatch|not match|incorrect|isn't correct)|mismatch.{0,40}(?:key|psk)/i,
    0x48014,
  ],
  [/(?:network|specific) .{0,24}(?:not available|not visible)|not available|cannot be found/i, 0x2800b],
  [NOT_AVAILABLE, 0x2800b],
  [/driver disconnected while associating/i, 0x38002],
  [/driver disconnected|disconnected by the driver/i, 0x3800b],
  [/driver (?:failed|operation failed)|operation .{0,24}failed by the driver/i, 0x3800c],
  [/ihv.{0,60}(?:timed? ?out|timeout)/i, 0x3800e],
  [/ihv|independent hardware vendor/i, 0x3800d],
  [/association.{0,40}(?:timed? ?out|timeout)/i, 0x38003],
  [/pre-association security/i, 0x38004],
  [/start security after association/i, 0x38005],
  [/association.{0,20}fail/i, 0x38002],
  [/roaming too often/i, 0x38012],
  [/security timed out/i, 0x38007],
  [/security failed/i, 0x38006],
  [/(?:information )?elements?.{0,40}(?:differ|mismatch|not match)/i, 0x48009],
  [/cancel/i, 0x38001],
];
const DISCONNECTED = 8003;
const BY_THE_USER = 2;
const BY_POLICY = 5;
/** Why Windows itself has left: not the driver, and nobody else. */
const WANTED = /polic|profile|radio (?:is|was|has been)|sleep|hibernat|power/i;

/** @returns the code that a sentence stands for */
export const codeOfSentence = (id: number, sentence: string): number | undefined => {
  if (id === DISCONNECTED) {
    if (/by the user/i.test(sentence)) return BY_THE_USER;
    return WANTED.test(sentence) ? BY_POLICY : undefined;
  }
  return SENTENCES.find(([words]) => words.test(sentence))?.[1];
};

/** Names of fields in the manifest by what the English text calls them. */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Network Adapter': 'InterfaceDescription',
    'Interface GUID': 'InterfaceGuid',
    'Connection Mode': 'ConnectionMode',
    'Profile Name': 'ProfileName',
    SSID: 'SSID',
    'Network SSID': 'SSID',
    'BSS Type': 'BSSType',
    'Failure Reason': 'FailureReason',
    Reason: 'Reason',
    RSSI: 'RSSI',
    'Local MAC Address': 'LocalMac',
    'Peer MAC Address': 'PeerMac',
    'Connection ID': 'ConnectionId',
    Authentication: 'AuthenticationAlgorithm',
    'Reason Text': 'ReasonText',
    'EAP Reason': 'EAPReasonCode',
    'EAP Error': 'EAPErrorCode',
    Error: 'ErrorCode',
    'Eap type': 'EapType',
  }),
);
const FIELD = /^\s*([A-Za-z][\w .]{1,30}?)\s*: ?(.{0,200})$/;

/** Fields of a message in English, by their labels; empty where it has none that is known. */
export const fieldsByLabel = (message: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const line of message.split('\n')) {
    const [, label = '', value = ''] = FIELD.exec(line) ?? [];
    const name = LABELS.get(label);
    if (name === undefined || !isKept(name, value, line)) continue;
    fields.set(name, value.trim());
    // Association and connection have names of their own for it.
    if (name === 'AuthenticationAlgorithm') fields.set('Auth', value.trim());
  }
  return fields;
};

/** What the service calls itself and its radio in its larger languages. */
const OURS = wordsOf(
  'WLAN',
  'Wireless',
  'Drahtlos',
  'sans fil',
  'inalámbric',
  'sem fio',
  'senza fili',
  'draadloze',
  'trådlös',
  'bezprzewod',
  'bezdrát',
  'беспроводн',
  '无线',
  '無線',
  'ワイヤレス',
  '무선',
);
/** Whether a message without its source's name is one of the service, whose numbers others have, too. */
export const isOurs = (message: string): boolean => OURS.test(message.slice(0, 400));

const SERVICE = 'WLAN AutoConfig service ';
/** First sentences of the events' messages, as the manifest has them in English. */
const FIRST: readonly (readonly [sentence: string, id: number])[] = [
  [`${SERVICE}started a connection to a wireless network.`, 8000],
  [`${SERVICE}has successfully connected to a wireless network.`, 8001],
  [`${SERVICE}failed to connect to a wireless network.`, 8002],
  [`${SERVICE}has successfully disconnected from a wireless network.`, 8003],
  ['Wireless network association started.', 11_000],
  ['Wireless network association succeeded.', 11_001],
  ['Wireless network association failed.', 11_002],
  ['Wireless security stopped.', 11_004],
  ['Wireless security succeeded.', 11_005],
  ['Wireless security failed.', 11_006],
  ['Wireless security started.', 11_010],
  ['Wireless 802.1x authentication started.', 12_011],
  ['Wireless 802.1x authentication succeeded.', 12_012],
  ['Wireless 802.1x authentication failed.', 12_013],
  ['Wireless 802.1x authentication was restarted.', 12_014],
];

/** Beginnings of first sentences. */
export const FIRST_OPENINGS: readonly string[] = [
  SERVICE,
  'Wireless network association',
  'Wireless security',
  'Wireless 802.1x authentication',
];

/** Fields that one event alone has, by which it is known where a paste begins behind its first sentence. */
const TELLING_FIELDS: readonly (readonly [field: string, id: number])[] = [
  ['Failure Reason:', 8002],
  ['Reason: Explicit Eap failure received', 12_013],
  ['EAP Reason:', 12_013],
  ['EAP Root cause String:', 12_013],
];
export const FIELD_OPENINGS: readonly string[] = TELLING_FIELDS.map(([field]) => field);

/** @returns number of the event that has such a field */
export const idOfField = (line: string): number | undefined => {
  const text = line.trimStart();
  return TELLING_FIELDS.find(([field]) => text.startsWith(field))?.[1];
};

/** Shortest beginning of a sentence that tells which it is, where a narrow column has cut the rest. */
const SHORTEST = 24;
/** Behind what stands before a message in a row: a number of ours, or a time. */
const ROW_FRONT = /(?:^|[^\d.])(?:8\d{3}|1[12]0\d\d)(?![\d.])|\d:\d\d(?!\d)/;
const LONGEST_FRONT = 200;

/** A message in a row of anybody's making, behind its number or its time. */
export interface MessageRow {
  readonly id: number;
  readonly front: string;
  readonly message: string;
}

const ELLIPSES = ['...', '..', '\xe2\x80\xa6'];

/** Without what ends a cell, and what stands for the rest of a text. */
function uncut(text: string): string {
  let end = text.length;
  while (end > 0 && '"\'| '.includes(text.charAt(end - 1))) end--;
  const ellipsis = ELLIPSES.find((one) => text.endsWith(one, end));
  return text.slice(0, end - (ellipsis?.length ?? 0));
}

const sentenceAt = (text: string): number | undefined => {
  const told = uncut(text);
  return FIRST.find(([sentence]) => {
    const words = sentence.slice(0, -1);
    return told.startsWith(words) || (told.length >= SHORTEST && words.startsWith(told));
  })?.[1];
};

/** @returns the message that a row holds, where something in front of it makes it one */
export const messageRow = (line: string): MessageRow | undefined => {
  const head = line.slice(0, LONGEST_FRONT + SHORTEST);
  const start = Math.max(...[SERVICE, 'Wireless '].map((words) => head.indexOf(words)));
  if (start <= 0) return undefined;
  const front = line.slice(0, start);
  if (!ROW_FRONT.test(front)) return undefined;
  const message = line.slice(start, start + 400);
  const id = sentenceAt(message);
  return id === undefined ? undefined : { id, front, message };
};

/** @returns the number of the event whose message a line begins, where the line is that and nothing else */
export const idOfFirst = (line: string): number | undefined => {
  if (line.length > 120) return undefined;
  const text = line.trim();
  return FIRST.find(([sentence]) => sentence === text)?.[1];
};
