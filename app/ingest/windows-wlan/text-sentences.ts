/**
 * Windows prints no reason codes in the text of its events, but a sentence in the machine's language. The English ones
 * (WlanReasonCodeToString; wlanapi.h names the codes) are told by the words that carry them; others say nothing.
 */
import { REASON_LABELS } from '../reason-labels.ts';
import { redacted } from '../redact.ts';
import { utf8 } from '../text.ts';
import { isKnown } from './known.ts';
import { isKept } from './positional-fields.ts';
import { providerIn, type Provider } from './record.ts';

/** An expression for any of these words. */
const wordsOf = (...words: readonly string[]): RegExp => new RegExp(words.map(utf8).join('|'), 'i');

/** A curly apostrophe, in UTF-8. */
const CURLY = '\xe2\x80\x99';

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
  'není (?:k dispozici|dostupn)',
  'inte tillgänglig',
  'kullanılam',
  '不可用',
  '無法使用',
  '(?:利用|使用)できません',
  '사용할 수 없',
);

/** "Explicit EAP failure". */
const EAP_FAILURE = wordsOf(
  'explizite.{0,12}eap',
  'eap-fehler',
  'eap explicite',
  'échec.{0,24}eap',
  'eap.{0,24}échou',
  'eap expl[ií]cito',
  '(?:显式|明确|明確).{0,4}eap.{0,4}(?:失败|失敗|故障)',
  '明示的な ?eap',
  'явн.{0,12}(?:сбо|ошибк).{0,8}eap',
  'eap.{0,16}(?:сбо|ошибк)',
  '(?:error|errore|fallo|falha).{0,16}eap',
  'eap-fout',
);

/** The exchange of keys, and of it that it never began. */
const KEY_EXCHANGE = wordsOf(
  'schlüsselaustausch',
  'austausch.{0,24}schlüssel',
  'échange.{0,16}clé',
  'intercambio.{0,16}claves?',
  'scambio.{0,16}chiavi?',
  'troca.{0,16}chaves?',
  'sleuteluitwisseling',
  'обмен.{0,16}ключ',
  'wymian.{0,16}klucz',
  '密钥交换',
  '金鑰交換',
  'キーの?交換',
  '키 교환',
);
const NOT_BEGUN = wordsOf(
  'nicht (?:gestartet|begonnen)',
  "n'a pas (?:démarré|commencé)",
  'no se inició',
  'non (?:è stato )?avviat',
  'não (?:foi )?inici',
  'niet gestart',
  'не (?:был )?(?:начат|запущен)',
  '(?:未|没有|沒有)(?:启动|开始|啟動|開始)',
  '開始されません',
  '시작되지',
);

const SENTENCES: readonly (readonly [words: RegExp, code: number])[] = [
  [/explicit eap failure|network authentication failed/i, 0x50005],
  [/unable to identify a user/i, 0x50001],
  [EAP_FAILURE, 0x50005],
  [/authenticator is no longer present/i, 0x50006],
  [/no response (?:was received )?to the EAP|EAP[- ]response[ /]identity/i, 0x50007],
  [/authentication did not start/i, 0x48002],
  [/authentication did not (?:complete|succeed)/i, 0x48003],
  [/key exchange did not start/i, 0x48004],
  [/key exchange did not (?:complete|succeed|finish)/i, 0x48005],
  [
    /(?:key|psk|passphrase).{0,40}(?:mismatch|not match|incorrect|isn't correct)|mismatch.{0,40}(?:key|psk)/i,
    0x48014,
  ],
  [/(?:network|specific) .{0,24}(?:not available|not visible)|not available|cannot be found/i, 0x2800b],
  [NOT_AVAILABLE, 0x2800b],
  [/\bno (?:\w{1,12} )?access points?\b.{0,24}\bvisible/i, 0x38014],
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
  [/downgrade/i, 0x48013],
  [/management frame protection|\bMFP\b/i, 0x40025],
  [/capabilit|(?:not |in)compatible|not support/i, 0x40012],
  [/message [13] of|4[- ]?way handshake|(?:pairwise|group) key/i, 0x48006],
  [/cancel/i, 0x38001],
];
const DISCONNECTED = 8003;
/** The connection was lost; who ended it the driver does not say. */
export const BY_DRIVER = 0x3800b;
const DRIVERS = wordsOf(
  'by the driver',
  '(?:vom|durch den) treiber',
  'par le pilote',
  'por el (?:controlador|driver)',
  'dal driver',
  'pelo (?:driver|controlador)',
  'door het stuurprogramma',
);
const BY_THE_USER = 2;
const BY_POLICY = 5;
/** Why Windows itself has left: not the driver, and nobody else. */
const WANTED = /polic|profile|radio (?:is|was|has been)|sleep|hibernat|power/i;

/** @returns the code that a sentence stands for */
export const codeOfSentence = (id: number, sentence: string): number | undefined => {
  if (id === DISCONNECTED) {
    if (/by the user/i.test(sentence)) return BY_THE_USER;
    if (DRIVERS.test(sentence)) return BY_DRIVER;
    return WANTED.test(sentence) ? BY_POLICY : undefined;
  }
  const plain = sentence.replaceAll(CURLY, "'");
  if (KEY_EXCHANGE.test(plain)) return NOT_BEGUN.test(plain) ? 0x48004 : 0x48005;
  return SENTENCES.find(([words]) => words.test(plain))?.[1];
};

/** Names of fields in the manifest by what the English text calls them. */
const LABELS: Readonly<Record<string, string>> = {
  'Network Adapter': 'InterfaceDescription',
  'Interface GUID': 'InterfaceGuid',
  'Connection Mode': 'ConnectionMode',
  'Profile Name': 'ProfileName',
  SSID: 'SSID',
  'Network SSID': 'SSID',
  'BSS Type': 'BSSType',
  BSSID: 'BSSID',
  'Failure Reason': 'FailureReason',
  Reason: 'Reason',
  RSSI: 'RSSI',
  'Local MAC Address': 'LocalMac',
  'Peer MAC Address': 'PeerMac',
  'Connection ID': 'ConnectionId',
  Authentication: 'AuthenticationAlgorithm',
  Encryption: 'CipherAlgorithm',
  '802.1X Enabled': 'OnexEnabled',
  'PHY Type': 'PHYType',
  'Management Frame Protection Enabled': 'MFPEnabled',
  Identity: 'Identity',
  User: 'User',
  Domain: 'Domain',
  'Reason Text': 'ReasonText',
  'Reason Code': 'ReasonCode',
  'Dot11 Status Code': 'Dot11StatusCode',
  'EAP Reason': 'EAPReasonCode',
  'EAP Reason Code': 'EAPReasonCode',
  'EAP Root cause String': 'EAPRootCauseString',
  'EAP Error': 'EAPErrorCode',
  'EAP Error Code': 'EAPErrorCode',
  Error: 'ErrorCode',
  'Error Code': 'ErrorCode',
  'Eap type': 'EapType',
};
/** A label as it is compared: blanks and capitals differ from tool to tool, and the manifest has names without blanks. */
const labelOf = (label: string): string => label.replaceAll(' ', '').toLowerCase();
const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries(LABELS).flatMap(([label, name]) => [
    [labelOf(label), name],
    [labelOf(name), name],
  ]),
);
const FIELD = /^\s*([A-Za-z\d][\w .]{1,40}?)\s*: ?(.{0,200})$/;
/** These hold a number, and what was typed behind it is a comment. */
const isNumeric = (name: string | undefined): boolean => name?.endsWith('Code') === true;
const NUMBER = /^-?(?:0x[\da-f]{1,12}|\d{1,15})(?!\w)/i;

/** A label at the beginning of a line or within it: the longest that fits. */
const LABEL_INSIDE = new RegExp(
  `(?:^|(?<=\\S) +)(${[...Object.keys(LABELS), 'ReasonCode', 'Dot11StatusCode']
    .sort((one, other) => other.length - one.length)
    .join('|')}): ?`,
  'g',
);
const LONGEST_MESSAGE = 2000;
/** A message whose lines were run together, as cells and logs of one line hold it. */
export const unfolded = (message: string): string =>
  message.length > LONGEST_MESSAGE
    ? message
    : message
        .split('\n')
        .map((line) => (redacted(line) === line ? line.replace(LABEL_INSIDE, '\n$1: ') : line))
        .join('\n');

const REASON_FIELD = new RegExp(
  String.raw`(?:${REASON_LABELS.join('|').replaceAll("'", `(?:'|${CURLY})`)})(?:\xc2\xa0| )?(?::|\xef\xbc\x9a)(?! ?\d) ?(.{0,300})`,
);
const SSID_FIELD = /\bSSID ?: ?(\S{1,64}(?: (?!(?:BSS|[^ :]{1,24} ?:))\S{1,32}){0,4})/;

/** Fields of a message in English, by their labels; empty where it has none that is known. */
export const fieldsByLabel = (message: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const line of message.split('\n')) {
    const reason = REASON_FIELD.exec(line);
    if (reason?.index === 0 && isKept('FailureReason', reason[1] ?? '', line))
      fields.set('FailureReason', reason[1]?.trim() ?? '');
    const [, label = '', text = ''] = FIELD.exec(line) ?? [];
    const name = FIELDS.get(labelOf(label));
    const value = isNumeric(name) ? (NUMBER.exec(text)?.[0] ?? text) : text;
    if (name === undefined || !isKept(name, text, line)) continue;
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
  'kablosuz',
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
/** Beginnings of the DHCP client's: what follows names the card. */
const OF_DHCP: readonly (readonly [words: RegExp, id: number])[] = [
  [/^Your computer has lost the lease to its IP address/, 1000],
  [/^Your computer was not assigned an address from the network/, 1001],
  [/^The IP address lease .{1,120} has been denied by the DHCP server/, 1002],
  [/^Your computer was not able to renew its address from the network/, 1003],
  [/^Your computer has automatically configured the IP address/, 1007],
];

/** A connection that could not be made, in the larger languages. */
const NOT_CONNECTED = wordsOf(
  'konnte (?:nicht|keine)',
  'nicht herstellen',
  'fehl(?:er|geschlagen)',
  "n'(?:a|est|y) .{0,12}pas\\b",
  'impossible de',
  'échec|échoué',
  'no (?:se )?(?:pudo|ha podido|puede)',
  '^error\\b',
  'non (?:è riuscit|è stato possibile)|impossibile',
  'não (?:conseguiu|foi possível|pôde)',
  'falh',
  'kan geen|kon geen|mislukt',
  'kunde inte|misslyckades',
  'не удалось|не смогла',
  'nie (?:może|mogła|udało|nawiązała|powiodło)',
  'nepodařilo',
  'bağlanamadı|başarısız',
  '未能|无法|無法|失败|失敗',
  'できません',
  '못했습니다|실패',
);
/** That one has ended, and that one was made. */
const HAS_ENDED = wordsOf(
  'getrennt',
  'déconnect',
  'desconect',
  'desligou-se',
  'disconness',
  'verbroken',
  '断开|中斷',
  '切断(?:し|され)ました',
  'отключ',
  'rozłącz',
  'odpojil',
  'bağlantı(?:sı|yı).{0,12}kes',
  'koppla(?:t|de) (?:från|ner)|frånkoppl',
  '끊',
);
const IS_CONNECTED = wordsOf(
  'verbindung .{0,60}hergestellt',
  'erfolgreich .{0,60}verbunden',
  "(?:s'est|a été) .{0,24}connect",
  'parvenu à se connecter',
  'se (?:ha )?conect(?:ó|ado)',
  'se conectou',
  'ligou-se',
  'si è conness',
  'stabilit[ao]',
  'verbinding .{0,60}gemaakt',
  'har anslutit',
  'úspěšně připoj',
  'başarıyla .{0,24}bağlandı|bağlandı',
  '成功(?:连接|連線)',
  '接続(?:し|され)ました',
  '연결(?:했|되었|됐)습니다',
  'успешно подключ',
  'pomyślnie połącz',
);
const FOREIGN: readonly (readonly [words: RegExp, id: number])[] = [
  [NOT_CONNECTED, 8002],
  [HAS_ENDED, 8003],
  [IS_CONNECTED, 8001],
];
/** The first sentence in another language: the service, a radio network, and what became of the connection. */
function idOfForeign(text: string): number | undefined {
  if (!text.includes('WLAN') || !OURS.test(text.replace('WLAN', ''))) return undefined;
  const plain = text.replaceAll(CURLY, "'");
  return FOREIGN.find(([words]) => words.test(plain))?.[1];
}
const LONGEST_SENTENCE = 180;

/** Beginnings of first sentences. */
export const FIRST_OPENINGS: readonly string[] = [
  'Your computer ',
  'The IP address lease ',
  SERVICE,
  'Wireless network association',
  'Wireless security',
  'Wireless 802.1x authentication',
];

/** Fields that one event alone has, by which it is known where a paste begins behind its first sentence. */
const TELLING_FIELDS: readonly (readonly [field: string, id: number])[] = [
  ...REASON_LABELS.flatMap((label) => [label, label.replace("'", CURLY)]).map(
    (label) => [label, 8002] as const,
  ),
  ['Reason: Explicit Eap failure received', 12_013],
  ['EAP Reason:', 12_013],
  ['EAP Root cause String:', 12_013],
];
export const FIELD_OPENINGS: readonly string[] = TELLING_FIELDS.map(([field]) => field);

/** French puts a blank before it. Its reasons are sentences: a number stands behind it where a login server gives its own. */
const COLON = /^(?:\xc2\xa0| )?(?::|\xef\xbc\x9a)(?!\s?\d)/;

/** @returns number of the event that has such a field */
export const idOfField = (line: string): number | undefined => {
  const text = line.trimStart();
  return TELLING_FIELDS.find(
    ([field]) => text.startsWith(field) && (field.endsWith(':') || COLON.test(text.slice(field.length))),
  )?.[1];
};

/** Shortest beginning of a sentence that tells which it is, where a narrow column has cut the rest. */
const SHORTEST = 24;
/** Behind what stands before a message in a row: a number of ours, or a time. */
const ROW_FRONT = /(?:^|[^\d.])(?:8\d{3}|1[12]0\d\d)(?![\d.])|\d:\d\d(?!\d)/;
const LONGEST_FRONT = 200;

/** A message, and whose it is. */
export interface Told {
  readonly provider: Provider;
  readonly id: number;
}

/** A message in a row of anybody's making, behind its number or its time. */
export interface MessageRow extends Told {
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

const sentenceAt = (text: string): Told | undefined => {
  const told = uncut(text);
  const found = FIRST.find(([sentence]) => {
    const words = sentence.slice(0, -1);
    return told.startsWith(words) || (told.length >= SHORTEST && words.startsWith(told));
  });
  return found ? { provider: 'wlan-autoconfig', id: found[1] } : ofDhcp(told);
};

function ofDhcp(text: string): Told | undefined {
  const id = OF_DHCP.find(([words]) => words.test(text))?.[1];
  return id === undefined ? undefined : { provider: 'dhcp-client', id };
}

const TIME_OF_DAY = /\d:\d\d(?!\d)/;
/** The number of an event beside the name of its source, in either order. */
const NUMBER_BEHIND = /^[^\d\n]{1,24}(\d{4,5})(?![\d.]|:\d)/;
const NUMBERS = /(?<![\d.:-])\d{4,5}(?![\d.:])/g;
const NUMBER_BEFORE = /(?<![\d.:-])(\d{4,5})[^\d\n]{1,24}$/;

/** Who wrote down a time, a source and a number has told of an event, whatever words he had for it. */
function namedRow(line: string): MessageRow | undefined {
  const head = line.slice(0, LONGEST_FRONT);
  const named = TIME_OF_DAY.test(head) ? providerIn(head) : undefined;
  if (!named) return undefined;
  const { provider, start, end } = named;
  const behind = NUMBER_BEHIND.exec(line.slice(end, end + LONGEST_FRONT));
  const number = behind ?? NUMBER_BEFORE.exec(line.slice(0, start));
  const id = Number(number?.[1]);
  // Several are a list, and no event.
  const isList = head
    .match(NUMBERS)
    ?.some((other) => Number(other) !== id && isKnown(provider, Number(other)));
  if (!isKnown(provider, id) || isList === true) return undefined;
  const message = line.slice(end + (behind?.[0].length ?? 0)).replace(/^[\s:;,.|"-]{1,40}/, '');
  return { provider, id, front: line.slice(0, end), message: message.slice(0, 400) };
}

const BEGINNINGS = [SERVICE, 'Wireless ', 'Your computer ', 'The IP address lease '];

/** @returns the message that a row holds, where something in front of it makes it one */
export const messageRow = (line: string): MessageRow | undefined => {
  const head = line.slice(0, LONGEST_FRONT + SHORTEST);
  const start = Math.max(...BEGINNINGS.map((words) => head.indexOf(words)));
  const front = line.slice(0, Math.max(start, 0));
  if (start <= 0 || !ROW_FRONT.test(front)) return namedRow(line);
  const message = line.slice(start, start + 400);
  const told = sentenceAt(message);
  return told ? { ...told, front, message } : namedRow(line);
};

/** @returns the event whose message a line begins, where the line is that and nothing else */
export const idOfFirst = (line: string): Told | undefined => {
  const text = line.trim();
  if (line.length > LONGEST_SENTENCE) return ofDhcp(text);
  const id = FIRST.find(([sentence]) => sentence === text)?.[1] ?? idOfForeign(text);
  return id === undefined ? ofDhcp(text) : { provider: 'wlan-autoconfig', id };
};

/** @returns the lines of a message of 8002 that was pasted or typed in one */
export const ranTogether = (line: string): readonly string[] | undefined => {
  const text = line.slice(0, LONGEST_RUN);
  const reason = REASON_FIELD.exec(text);
  if (!reason || reason.index === 0 || !isOurs(text)) return undefined;
  const ssid = SSID_FIELD.exec(text.slice(0, reason.index))?.[1];
  return [...(ssid === undefined ? [] : [`SSID: ${ssid}`]), reason[0]];
};
const LONGEST_RUN = 800;
