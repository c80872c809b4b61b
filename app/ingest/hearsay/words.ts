/**
 * What programs that nobody knows say of Wi-Fi, in the words that the field shares: frames and their codes by number
 * (IEEE Std 802.11-2020, tables 9-49 and 9-50), and a few sentences. A code counts beside the name of its frame alone: other
 * programs number other things. A word on the password is a guess of whoever wrote it, and accuses nobody.
 */
import { FOUR_WAY_TIMEOUT, FULL, OF_ACCESS_POINTS, SAE } from '../../domain/codes.ts';
import type { Mac } from '../../domain/ids.ts';
import { isReasonName, reasonNamed } from '../code-names.ts';
import { FAULT, NOISE } from '../driver-words.ts';
import { DEVICE_CODES } from './device-codes.ts';
import type { FieldWord } from './field-word.ts';
import { reasonOf } from '../esp-idf/states.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import { LOGIN_WENT_WELL, OF_SERVER, statedEnd, statedRefusal } from '../stated-reason.ts';
import type { Read } from '../rules.ts';
import { utf8 } from '../text.ts';

/** Characters of a line that are looked at. */
export const LONGEST = 400;

/** Reasons and statuses of the standard; what is above is a program's own. */
const HIGHEST = 140;
/** Nobody but Espressif's library numbers ends so. */
const OF_CHIPS = { least: 200, most: 212 };
/** With these it calls a wait that ended, as well as a frame. */
const CHIPS_WAIT: ReadonlySet<number> = new Set([2, 4]);

const BY_STATION = /\blocal|\bby (?:us|client|station|sta|host|user)\b|\bsent\b|\bsend(?:ing)?\b/i;
const DENIED = String.raw`(?:reject|refus|den(?:y|ied)|fail|error|resp|not accepted)`;
/** A code, by itself or in brackets behind its words; "4-way" is none. */
const NUMBER = String.raw`(?:\W{1,4}(?:(?:is|was) )?(0x[\da-f]{1,4}|\d{1,3})\b(?!-)|\W{1,4}[A-Za-z][^\n()[\]\d]{2,100}[(\[](\d{1,3})[)\]])`;
const codeOf = (groups: readonly (string | undefined)[]): number => Number(groups.slice(1).find(Boolean));
const NOT = /\bnot\b|n't\b|\bno\b|\bdis|\bun|\bfail|\blost\b|\bwithout\b|\bre-?try/i;

const failed: Read = { kind: 'join-failed' };
const accepted = (bssid: Mac): readonly Read[] => [
  { kind: 'assoc-request', bssid },
  { kind: 'assoc-response', bssid, status: 0 },
];

function farewell(reason: number, bssid: Mac, line: string): readonly Read[] {
  if (reason >= OF_CHIPS.least && reason <= OF_CHIPS.most)
    return reasonOf(reason).map((read) => ('bssid' in read ? { ...read, bssid } : read));
  if (reason === 0 || reason > HIGHEST) return [failed];
  const end: Read = {
    kind: 'disconnected',
    bssid,
    reason,
    local: !OF_ACCESS_POINTS.has(reason) && BY_STATION.test(line),
  };
  return reason === FOUR_WAY_TIMEOUT ? [...accepted(bssid), end] : [end];
}

const association = (status: number, bssid: Mac): readonly Read[] =>
  status > HIGHEST
    ? [failed]
    : [
        { kind: 'assoc-request', bssid },
        { kind: 'assoc-response', bssid, status },
      ];

function authentication(status: number, bssid: Mac, line: string): readonly Read[] {
  if (status > HIGHEST) return [failed];
  const algorithm = /\bsae\b/i.test(line) ? SAE : UNKNOWN_ALGORITHM;
  return [
    { kind: 'auth-request', bssid },
    { kind: 'auth-response', bssid, algorithm, transaction: /confirm/i.test(line) ? 2 : 1, status },
  ];
}

const PICO_NO_NETWORK = -2;
const RAN_OUT = 2;
const NO_NETWORK = 3;
const UNHEARD = 5;

function ofFirmware(event: string, status: number, bssid: Mac): readonly Read[] {
  if (status === NO_NETWORK) return [{ kind: 'network-not-found' }];
  const isSilence = status === RAN_OUT || status === UNHEARD;
  if (isSilence && /^auth$/i.test(event))
    return [
      { kind: 'auth-request', bssid },
      { kind: 'auth-timeout', bssid },
    ];
  if (isSilence && /assoc$/i.test(event))
    return [
      { kind: 'assoc-request', bssid },
      { kind: 'assoc-timeout', bssid },
    ];
  return [failed];
}

const login = (step: 'failure' | 'timeout', silent?: 'station'): readonly Read[] => [
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step, ...(silent && { silent }) },
];

/** A refused login, and what the server says of why. */
function loginRefused(line: string): readonly Read[] {
  const stated = statedRefusal(line);
  return stated?.some(({ kind }) => kind === 'eap') === true ? stated : login('failure');
}

const MESSAGES = new Map<string, Read>([
  ['1', { kind: 'eapol-key', message: 1, direction: 'received' }],
  ['2', { kind: 'eapol-key', message: 2, direction: 'sent' }],
  ['3', { kind: 'eapol-key', message: 3, direction: 'received' }],
  ['4', { kind: 'eapol-key', message: 4, direction: 'sent' }],
]);

/** `M3`, `3/4`, `message 3 of 4`. */
const OF_FOUR = String.raw`(?:\bm([1-4])\b|\b([1-4])\/4\b|\b(?:message|messg|msg|frame|packet)[ #=:-]{0,2}([1-4])\b)`;
const HANDSHAKE = String.raw`(?:eapol|handshake|4[ -]?way|four[ -]way|\bptk|pairwise)`;
const MISSING = String.raw`(?:\b(?:did not|didn't|never|fail(?:ed|s)? to) (?:send|answer|reply|get|receive)|\bno\b|\bnot received\b|\bmissing\b|\bwait(?:ing|s|ed) for\b)`;
const WRONG = String.raw`(?:fail|invalid|wrong|bad|mismatch|incorrect|not match|differ|error)`;

/** Names that drivers give themselves, or the radio. */
const DRIVER = String.raw`(?:\b(?:wl\d|wlan\d?|wlp\w{1,12}|dhd\w*|bcm(?:dhd|43|wl)\w*|AirPort\w*|AppleBCMWLAN\w*|itlwm|i?cnss\d?|wcnss|qcacld|hdd\w*|wcn\d\w*|esp_hosted\w*|cyw43\w*|whd\w*|nrf_?wifi\w*|wifi_nrf\w*|wifi_gen\w*|gen4m?|wmt\w*|ssv6\w*|aic\w*|AICWF\w*|rwnx\w*|sprdwl|sc2355|xradio\w*|rtl?\d{4}\w*)\b|\b(?:bwfm|iwm|iwn|iwx|iwi|ipw|wpi|athn?|run|ral|rum|urtwn|rtwn?|mtw|zyd|otus|bwi|bwn|upgt|ural|uath|malo|mwx|qw[xz])\d:)`;

/** Who is let in, or is not. */
const PARTY = 'client|mu|station|sta|user|device|endpoint|supplicant|terminal|mac|host|ger\\S{1,6}t';
const REFUSED = String.raw`(?:fail(?:s|ed|ure)?\b|denied\b|den(?:y|ies)\b|reject(?:s|ed)?\b|refus(?:es|ed)\b|block(?:s|ed)?\b|bann?ed\b|exclu(?:ded|sion)\b|black-?listed\b|not (?:allowed|authorized|permitted)\b|unable to\b|(?:could|can)(?: ?not|n't)\b|gescheitert\b|abgelehnt\b|gesperrt\b|kicked out\b|verweigert\b)`;

const WRONG_SECRET = String.raw`\b(?:wrong|invalid|incorrect|bad)[ _-](?:[a-z0-9-]{1,8}[ _-])?(?:password|pass ?phrase|psk|key|pin|credentials?)\b|\b(?:password|pass ?phrase|psk|key)\b.{0,12}\b(?:wrong|invalid|incorrect)\b`;

/** Reason 5: it cannot handle all that are there (table 9-49). */
const BUSY = /\breason(?:[ _-]?code)?\W{1,3}(?:was |is )?5\b/i;

/** An association is implied where a frame that comes behind it is told. */
const refusal = (line: string, bssid: Mac): readonly Read[] =>
  (statedRefusal(line) ?? (BUSY.test(line) ? association(FULL, bssid) : [failed])).map((read) =>
    'bssid' in read ? { ...read, bssid } : read,
  );

/** The first that fits tells what a line says. */
export const FIELD_WORDS: readonly FieldWord[] = [
  ...DEVICE_CODES,
  {
    // The one that throws a station out names the handshake instead of its number.
    sign: /\b(?:de-?auth|dis-?assoc|disconnect|leave|left|kick|removed)[a-z]{0,12}\b.{0,100}?\b(?:4|four)[ -]?way\b.{0,24}?\b(?:timed? ?out|timeout)/i,
    meaning: 'trouble',
    reads: (_, bssid, line) => farewell(FOUR_WAY_TIMEOUT, bssid, line),
    samples: ['station disconnected, reason: 4-way handshake timeout'],
  },
  {
    sign: new RegExp(
      String.raw`\b(?:sm_)?(?:de-?auth|dis-?assoc|disconnect)[a-z]{0,12}(?:_handler)?\b.{0,100}?\breason(?:[ _-]?code)?${NUMBER}`,
      'i',
    ),
    meaning: 'trouble',
    reads: (groups, bssid, line) => farewell(codeOf(groups), bssid, line),
    samples: [
      '[net] deauth from ap, reason=15',
      'disassociated: reason code: 4',
      'deauth sent to the station. Reason: invalid key management (20).',
    ],
  },
  {
    // The reason by its name, in one piece.
    sign: /\b(?:sta_?)?(?:de-?auth|dis-?assoc|disconnect)[a-z]{0,12}\b.{0,160}?\breason(?:[ _-]?code)?\W{1,4}(?:\w{1,32}::){0,3}(\w{4,64})\b/i,
    fits: ([, name = '']) => isReasonName(name),
    meaning: 'trouble',
    reads: ([, name = ''], bssid, line) => {
      const named = reasonNamed(name);
      if (!named) return [failed];
      return named.isOfChip && CHIPS_WAIT.has(named.reason) ? [failed] : farewell(named.reason, bssid, line);
    },
    samples: [
      'Disconnected(DisconnectedStationInfo { ssid: "lab", reason: NoAccessPointFound, rssi: -128 })',
      'deauthenticated, reason WLAN_REASON_4WAY_HANDSHAKE_TIMEOUT',
    ],
  },
  {
    sign: new RegExp(
      String.raw`\breason(?:[ _-]?code)?${NUMBER}.{0,60}?\b(?:de-?auth|dis-?assoc|disconnect)`,
      'i',
    ),
    meaning: 'trouble',
    reads: (groups, bssid, line) => farewell(codeOf(groups), bssid, line),
    samples: ['link lost, reason 6, disassociated'],
  },
  {
    sign: new RegExp(
      String.raw`\b(?:re-?)?assoc[a-z]{0,8}\b.{0,60}?${DENIED}.{0,120}?\bstatus(?:[ _-]?code)?${NUMBER}|${DENIED}.{0,60}?\b(?:re-?)?assoc[a-z]{0,8}\b.{0,40}?\b(?:status|error|code)(?:[ _-]?code)?${NUMBER}`,
      'i',
    ),
    meaning: 'trouble',
    reads: (groups, bssid) => association(codeOf(groups), bssid),
    samples: [
      'client 02:00:00:00:01:00 association rejected, status code 17',
      'access port refused MU 02-00-00-00-01-00 association. Error 17.',
    ],
  },
  {
    sign: new RegExp(
      String.raw`\bauth(?:entication)?\b.{0,60}?${DENIED}.{0,120}?\bstatus(?:[ _-]?code)?${NUMBER}`,
      'i',
    ),
    unless: /\beap\b|802\.1x|radius|http/i,
    meaning: 'trouble',
    reads: (groups, bssid, line) => authentication(codeOf(groups), bssid, line),
    samples: ['SAE auth failed, status=77'],
  },
  {
    sign: /\b(?:supplicant|client|endpoint|station|user)\b.{0,40}?(?:stopped responding|abandoned|did not (?:respond|complete)|not respond|no response).{0,80}?(?:\beap|802\.1x|radius|\bise\b|\bnps\b)|\bdid not send (?:its |an? |the )?(?:user[- ]?(?:id|name)|(?:eap[- ]?)?identity|credentials)\b/i,
    meaning: 'trouble',
    reads: () => login('timeout', 'station'),
    samples: ['5440 endpoint stopped responding during EAP-TLS'],
  },
  {
    sign: /\bradius request dropped\b|\b(?:could not locate|unknown) (?:network device|nas|aaa client|radius client)\b|\bradius message was received from (?:the |an? )?(?:invalid|radius client\b.{0,80}?\binvalid)|\bmessage[- ]?auth(?:enticator|entication)\b.{0,60}?\b(?:not valid|invalid|fail(?:ed|s)?\b|wrong value|mismatch)|\binvalid message[- ]authenticator\b|\bignoring request from\b.{0,120}?\b(?:validation failed|unknown client)|\bno domain controller (?:is )?available for domain\b|\bradius\b.{0,60}\b(?:timed? ?out|timeout|no (?:response|reply|answer)|unreachable|not respond)|\blogin[-_ ]status\W{1,3}time/i,
    meaning: 'trouble',
    reads: () => login('timeout'),
    samples: [
      'RADIUS server 192.0.2.1 does not respond',
      'A RADIUS message was received from the invalid RADIUS client IP address 192.0.2.1.',
      'buf2radmsg: message authentication failed',
    ],
  },
  {
    // That one waits so long at most is no failure.
    unless: /\btimeout(?: in |=|: ?)\d|\bbegin/i,
    sign: /doesn't have a valid ip configuration|\bno valid ip\b|keine g\S{1,6}ltige ip-konfiguration|(?:n'a pas|aucune) (?:de )?configuration ip valide|no tiene una configuraci\S{1,6}n ip v\S{1,6}lida|non dispone di una configurazione ip valida|n\S{1,6}o (?:tem|possui) (?:uma )?configura\S{1,10}o (?:de )?ip v\S{1,6}lida|(?<![a-z])dhcp.{0,60}?\b(?:timed? ?out|timeout|fail|gescheitert|fehlgeschlagen|no (?:response|reply|answer|offer|lease|server|address))|\bfail[a-z]{0,12}"?[:=]\s?"?dhcp\b|\bno[ _]dhcp[ _](?:response|offer|reply|server)|\bip (?:address )?(?:auto(?:matic)? )?(?:setting|setup|config\w{0,10}|assignment|allocation)s?\b.{0,16}?\bfail|\bip configuration (?:could not be reserved|is no longer valid)|\bobtaining (?:an )?ip\b.{0,12}[ .:|]{1,40}fail/i,
    meaning: 'trouble',
    reads: () => [{ kind: 'address', step: 'timeout' }],
    samples: ['DHCP: no response from server'],
  },
  {
    sign: new RegExp(LOGIN_WENT_WELL, 'i'),
    unless: /\bun(?:success|authent)|\bnot (?:\w{1,12} )?(?:success|complete|pass)|\bmab\b/i,
    meaning: 'step',
    reads: () => [
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'success' },
    ],
    samples: ['it fails after successful EAP-TLS authentication', '802.1X authentication completes'],
  },
  {
    // Whoever refuses it, the login is at its end.
    sign: /\bcert(?:ificate)?s?\b.{0,80}?\b(?:not trusted|untrusted|expired|revoked|not (?:yet )?valid|rejected|could not be (?:validated|verified))|\b(?:expired|revoked|untrusted|rejected) (?:\w{1,12} )?cert|\bunknown ca\b|\btls alert\b.{0,40}?\b(?:ca|cert)/i,
    unless: /https?:\/\/|\bhttps\b|\b(?:not|no longer|has not) (?:expired|revoked|rejected)\b/i,
    meaning: 'trouble',
    reads: (_, __, line) => [
      { kind: 'eap', step: 'started' },
      ...(OF_SERVER.test(line) ? [{ kind: 'eap', step: 'certificate-error' } as const] : []),
      { kind: 'eap', step: 'failure', refused: 'certificate' },
    ],
    samples: [
      'Reason: the certificate chain was issued by an authority that is not trusted',
      'EAP-TLS failed handshake because of an unknown CA in the chain',
    ],
  },
  {
    // A number of five digits is a login server's, and what it says of a password is of a person's.
    sign: /fail(?:ure)?[ _-]?reason\W{1,3}\d{5}\b.{0,160}?\b(?:password|credential|account)/i,
    meaning: 'trouble',
    reads: () => login('failure'),
    samples: ['Failure Reason: 22040 Wrong password'],
  },
  {
    sign: /\baccess[-_ ]reject\b|\blogin[-_ ]status\W{1,24}reject|\b(?:could not|cannot|can't) be authenticated\b|\bradius\b.{0,40}\breject|(?:\beap|802\.?1x)(?![a-z]).{0,60}?(?:fail|reject|denied)|(?:fail|reject|denied).{0,24}(?:\beap\b|802\.?1x)|\blogin incorrect\b|\bms-?chap[-_ ]?error\b.{0,24}\bE=6(?:91|4[6-9])\b|\bcredentials? mismatch|\bdenied access to a user\b|\bzugriff verweigert\b|\brefus[^\n]{1,3} l[^\n]{1,3}acc[^\n]{1,3}s [^\n]{1,3} un utilisateur\b|\bdeneg\S{1,3} el acceso a un usuario\b|anmeldeinformationen|\b(?:user|machine|host|account) auth[a-z]{0,12}\b.{0,60}?\bfail|\b(?:user|subject|account)\b.{0,40}?\bnot (?:found|present)(?: in\b|\W{0,3}$)/i,
    unless: new RegExp(
      String.raw`time(?:d ?)?-?out|no response|\bmic (?:fail|mismatch|error|invalid)|${LOGIN_WENT_WELL}`,
      'i',
    ),
    meaning: 'trouble',
    reads: (_, __, line) => loginRefused(line),
    samples: [
      'wlan: EAP authentication failed',
      'RADIUS server sent Access-Reject',
      'EAP_FAILED',
      'client failed 802.1x login',
      'denied: a user credentials mismatch',
      'RADIUS MS-CHAP-Error = E=691 R=1',
      'Login Status:      REJECT',
    ],
  },
  {
    sign: /(?<!\d\d:\d\d:\d\d(?:\.\d{1,6})? )\b169\.254\.(?:\d{1,3}\.\d{1,3}|[x*]{1,3}\.[x*]{1,3})(?!\w)|\bauto ?ip\b|\bself[- ]assigned\b/i,
    meaning: 'trouble',
    reads: () => [{ kind: 'address', step: 'self-assigned' }],
    samples: ['IP address: 169.254.12.7 (AutoIP)'],
  },
  {
    sign: /\b(?:too many|max(?:imum)?(?: number of)?|no room for(?: more)?) (?:associated )?(?:sta(?:tion)?|client|user|device|association)s?\b|\b(?:ap|access point) (?:is )?full\b|\bunable to handle (?:all|additional|more)\b|\bnumber of (?:associated |online )?(?:sta|station|client|user)s?\b.{0,40}\b(?:exceed|reach)/i,
    meaning: 'trouble',
    reads: (_, bssid) => association(FULL, bssid),
    samples: [
      'join failed: too many associated stations',
      '(-14 Access point full)',
      'denied: the AP is unable to handle additional stations',
    ],
  },
  {
    sign: /(?:\b|_)(?:no[ _](?:(?:such|known|matching|suitable|saved)[ _])?(?:ap|access point|ssid|bss)s?(?:[ _](?:found|avail(?:able)?|in range))?|no[ _](?:(?:such|known|matching|suitable|saved)[ _]networks?|network (?:with|named|called)|networks?[ _](?:found|avail(?:able)?|in range))|(?:ap|access point|ssid|network)\b.{0,40}?[ _]not[ _](?:be[ _])?(?:found|available|visible|in range)|(?:ap|access point|ssid|network)\b(?: \w{1,12})? (?:does(?:n't| not)|do(?:n't| not)|did(?:n't| not)|won't|never|no longer) (?:even )?(?:shows?(?: up)?|appears?|turns? up)(?= in (?:the |my |its )?(?:list|scan|search)|[^\w ]|$)|apnotfound)\b|\bno (?:wireless )?network names?(?: \(ssid\))? (?:were |was )?found\b|\bnone? of (?:(?:the|your|my) )?(?:\w{1,12} )?(?:ssid|network|access point)s? (?:\w{1,8} )?(?:found|seen|available|visible|in range)\b|link_nonet|(?:\bssid\b.{0,24}\bfound|\bfinding access point)\b[ .:|]{1,40}(?:fail(?:ed)?|no)\b|\b(?:could(?:n't| not)|can(?:'t|not| not)|unable to|fail(?:s|ed)? to) (?:find|see|detect|discover) (?:(?:the|my|any|this|your|our|a) )?(?:(?:specified|selected|configured|chosen|saved) )?(?:ssid|access point|(?:[\w.-]{1,24} )?(?:wi-?fi|wlan|wireless)(?: network| signal)?)\b(?! (?:adapter|card|device|interface|driver|module|chip))/i,
    meaning: 'trouble',
    reads: () => [{ kind: 'network-not-found' }],
    samples: [
      'ssid "lab" not found',
      'WiFi reported error: no known networks found',
      'connect: NO_AP_FOUND',
      "Couldn't find Wi-Fi network",
      'wifi.sta.status() -> 3 : STA_APNOTFOUND',
      'status -2 STAT_NO_AP_FOUND',
      '1 (WL_NO_SSID_AVAIL)',
    ],
  },
  {
    // The driver's own events in Windows' system log, and what they do to the service.
    sign: /\bnetw[a-z]{2}\d{2}\b.{0,160}?\b(?:not functioning|internal error|has failed|hang)|\bnetwork adapter is not functioning properly\b|\bencountered an internal error and has failed\b|\bwlan extensibility module has (?:failed|stopped)/i,
    meaning: 'trouble',
    reads: () => [{ kind: 'driver-fault', what: 'the driver says that it failed' }],
    samples: [
      'Netwtw10: Has determined that the network adapter is not functioning properly.',
      'WLAN Extensibility Module has stopped unexpectedly.',
    ],
  },
  {
    // Drivers that no rule knows, of phones and other systems.
    sign: new RegExp(`${DRIVER}[^\\n]{0,160}?(?:${FAULT.join('|')})`),
    unless: new RegExp(NOISE.join('|')),
    meaning: 'trouble',
    reads: () => [{ kind: 'driver-fault', what: 'the driver says that it failed' }],
    samples: [
      'ARPT: 19.66: wl0: fatal error, reinitializing, total count of reinits[1]',
      'dhd_check_hang: Event HANG send up, dongle TRAP',
      'wlan: [105:E:HDD] firmware crashed, recovery in progress',
    ],
  },
  {
    // What the kernel answers to who sets a card up: its firmware is missing, or it does not answer (ENOENT, EIO, ETIMEDOUT).
    sign: new RegExp(
      String.raw`\b(?:SIOCSIFFLAGS|RTNETLINK answers): (?:${[
        'No such file or directory',
        'No such device',
        'Aucun fichier ou dossier',
        'Aucun fichier ou répertoire',
        'Datei oder Verzeichnis nicht gefunden',
        'No existe el fichero',
        'No existe el archivo',
        'Input/output error',
        'Erreur d.entrée/sortie',
        'Eingabe-/Ausgabefehler',
        'Connection timed out',
      ]
        .map(utf8)
        .join('|')})`,
    ),
    meaning: 'trouble',
    reads: () => [{ kind: 'driver-fault', what: 'the card could not be set up' }],
    samples: ['wlan0: SIOCSIFFLAGS: No such file or directory'],
  },
  {
    // Infineon's driver of its chips (cyw43_ll.c), as MicroPython and the Pico's SDK print it: the bus, or the firmware behind it, does not answer.
    sign: /\[CYW43\] (?:(STALL)\(|(core not up)|(HT not ready)|(F2 not ready)|(do_ioctl)\([^\n]{1,40}timeout|(Failed to start CYW43)|(error: hdr mismatch))|^(?:\s*)(F2 not ready)/,
    meaning: 'trouble',
    reads: (groups) => [{ kind: 'driver-fault', what: groups.slice(1).find(Boolean) ?? '' }],
    samples: ['[CYW43] STALL(0;63-63): timeout', 'F2 not ready'],
  },
  {
    // Events of Broadcom's firmware, whoever prints them: 2 is a time that ran out, 3 that no network was there, 5 that nobody acknowledged.
    sign: /\bevent[ =](set_ssid|auth|(?:re)?assoc)\b.{0,80}?\bstatus[:=] ?([1-57])\b|\bjoin (failed) with status=([1-57])\b/i,
    meaning: 'trouble',
    reads: ([, event, status, join, number], bssid) =>
      ofFirmware(event ?? join ?? '', Number(status ?? number), bssid),
    samples: [
      'rxEvent event=AUTH status=5 reason=0',
      '=== EVENT SET_SSID: EventMessage { version: 2, flags: 0, event_type: 0, status: 3, reason: 0',
      'WARN  JOIN failed with status=3 auth=0',
    ],
  },
  {
    // Words of the C and Python interfaces of many chips: the password is their guess about any login that failed.
    sign: /\b(?:wl|stat|cyw43_link|wifi)_(?:connect(?:ion)?_?(?:fail(?:ed)?|lost|error)|fail|wrong_?password|badauth|disconnected)\b/i,
    meaning: 'trouble',
    reads: () => [failed],
    samples: ['*wm:Connection result: WL_CONNECT_FAILED', 'wlan.status() = STAT_WRONG_PASSWORD'],
  },
  {
    // MicroPython's numbers: below zero those of the Pico W's driver (cyw43.h), from 200 on those of Espressif's library.
    sign: /\b(?:wlan|wifi|nic|sta|sta_if|network|station|wl)\.status\(\)\W{1,6}(-[1-3]|2\d\d)\b|\b(?:wi-?fi|wlan|network|link|connection|connect)[ _]status\W{1,4}(-[1-3]|20[0-5])\b|\bconnection failed\b[^\n]{0,24}?\bstatus\W{1,4}(-[1-3]|20[0-5])\b/i,
    meaning: 'trouble',
    reads: (groups, bssid) => {
      const status = codeOf(groups);
      if (status === PICO_NO_NETWORK) return [{ kind: 'network-not-found' }];
      return status < 0 ? [failed] : farewell(status, bssid, '');
    },
    samples: ['wlan.status() = -2', 'network connection failed, status: -3'],
  },
  {
    sign: /\bbeacons? (?:timeout|lost|loss|miss)|\blost beacon/i,
    meaning: 'trouble',
    reads: () => [{ kind: 'beacon-loss' }],
    samples: ['beacon timeout'],
  },
  {
    sign: new RegExp(
      String.raw`${OF_FOUR}.{0,80}?\bmic(?![a-z]).{0,24}?${WRONG}|${WRONG}.{0,24}?\bmic(?![a-z]).{0,40}?${OF_FOUR}`,
      'i',
    ),
    meaning: 'trouble',
    reads: (groups, bssid) =>
      groups.slice(1).includes('2') ? [...accepted(bssid), { kind: 'mic-failure', message: 2 }] : [],
    samples: [
      'EAPOL M2: MIC verification failed',
      'invalid MIC in message 2 of the handshake',
      'event=4WAY msg=2 rx MIC_FAIL',
    ],
  },
  {
    // Who waits for the last message has taken the second, and sent the third.
    sign: new RegExp(String.raw`${MISSING}.{0,40}?${HANDSHAKE}.{0,40}?${OF_FOUR}`, 'i'),
    meaning: 'trouble',
    reads: (groups, bssid) =>
      groups.slice(1).includes('4')
        ? [
            ...accepted(bssid),
            ...['1', '2', '3'].flatMap((message) => MESSAGES.get(message) ?? []),
            { kind: 'handshake-retries-exhausted', message: 4 },
          ]
        : [...accepted(bssid), failed],
    samples: ['the client did not send EAPOL-Key message 4 in time'],
  },
  {
    sign: new RegExp(`${HANDSHAKE}.{0,60}?${OF_FOUR}|${OF_FOUR}.{0,60}?${HANDSHAKE}`, 'i'),
    unless: /time(?:d ?)?-?out|fail|error|retr(?:y|ies) (?:limit|exceed)/i,
    meaning: 'step',
    reads: (groups) => [MESSAGES.get(groups.slice(1).find(Boolean) ?? '') ?? failed],
    samples: ['handshake: sent M3', 'EAPOL message 2 received', 'received 4/4 of 4-way'],
  },
  {
    sign: /\b(?:4|four)[ -]?way\b.{0,60}?\b(?:timed? ?out|timeout|fail|error|incomplete)/i,
    meaning: 'trouble',
    reads: (_, bssid) => [...accepted(bssid), failed],
    samples: ['4-way handshake timeout'],
  },
  {
    // Functions of Qualcomm's drivers, by which phones tell that nobody answered.
    sign: /\blim_?process_?(auth|assoc)_?failure_?timeout/i,
    meaning: 'trouble',
    reads: ([, what = ''], bssid) =>
      what.toLowerCase() === 'auth'
        ? [
            { kind: 'auth-request', bssid },
            { kind: 'auth-timeout', bssid },
          ]
        : [
            { kind: 'assoc-request', bssid },
            { kind: 'assoc-timeout', bssid },
          ],
    samples: [
      'wlan: [1234:E:PE] limProcessAuthFailureTimeout: 2011: received unexpected AUTH failure timeout',
      'wlan: [1:E:PE] lim_process_assoc_failure_timeout: 2200: Assoc failure timeout',
    ],
  },
  {
    // Somebody is refused, and a sentence may say why.
    sign: new RegExp(
      String.raw`\b(?:${PARTY})\w{0,4}\b.{0,160}?\b${REFUSED}|\b${REFUSED}.{0,120}?\b(?:${PARTY})\w{0,4}\b|\b(?:assoc|auth|connect|join|login|log[io]n|anmeldung)[a-z]{0,12}\b.{0,60}?\b${REFUSED}|${WRONG_SECRET}|fail(?:ure)?[ _-]?reason\b|\boperation failed\b|\bauth(?:entication)?[ _-]?(?:error|timed? ?out|timeout|expired?)\b|\b(?:connect(?:ion)?|join(?:ing)?|assoc(?:iation)?)\b.{0,40}?\b(?:timed? ?out|timeout|error)`,
      'i',
    ),
    unless: /\bhttps?:\/\/|\bhttp[ /]\d|\bsshd?\b|\badmin|\bvpn\b/i,
    meaning: 'trouble',
    reads: (_, bssid, line) => refusal(line, bssid),
    samples: [
      'client lab was blocked by the MAC filter',
      'association denied: unsupported cipher',
      'wifi: wrong password',
      'join timed out',
      'connect to "lab" failed, retry 1/5',
      'Operation failed',
    ],
  },
  {
    // Why somebody is gone: by itself no trouble, and three of a kind are.
    sign: /\b(?:disconnect|dis-?assoc|de-?auth|kick|drop|remov|age|idle|left|offline)[a-z]{0,12}\b.{0,120}?\b(?:inactiv|idle|aged?|weak|low|poor|rssi|signal|retries|no longer valid|channel (?:was |has )?(?:change|switch)|radar (?:was |has been )?detected)/i,
    meaning: 'trouble',
    reads: (_, bssid, line) => (statedEnd(line) ?? []).map((read) => ({ ...read, bssid })),
    samples: ['station disconnected: idle timeout'],
  },
  {
    sign: /\b(?:got|obtained|assigned|new|bound to|lease of)\b.{0,24}\b(?:ip\b|address|\d{1,3}(?:\.\d{1,3}){3})|\b(?:wi-?fi|wlan|wireless|ssid|ap|network)\b.{0,40}?\b(?:is |now )?connected\b|\b(?:status|state)\b\W{0,4}connected\b|\bconnected (?:to|with)\b|\b(?:is|has|have|got|gets|did|finally|successfully)\b(?: \w{2,12})? connect(?:ed)?\b|\bconnection\b.{0,24}\b(?:established|success)|^\W{0,4}(?:\[\w{1,8}\] )?(?:wi-?fi|wlan|wireless|link|network|sta)\W{1,3}(?:is )?(?:up|online)\W{0,4}$/i,
    unless: NOT,
    meaning: 'over',
    reads: () => [],
    samples: ['wifi connected to "lab"', 'got ip 192.0.2.7', 'Wi-Fi: up'],
  },
  {
    sign: /\bassociating\b/i,
    meaning: 'step',
    reads: (_, bssid) => [{ kind: 'assoc-request', bssid }],
    samples: ['associating with ap'],
  },
  {
    // Begins by a search, which may find nothing.
    sign: /\b(?:connecting|joining|authenticating)\b|\bconnect (?:to |ap\b)/i,
    meaning: 'step',
    reads: (_, bssid) => [{ kind: 'auth-request', bssid }],
    samples: ['connecting to ssid lab'],
  },
];

/** What a person says whose device gets no address; of which connection, the rest of the text shows. */
export const NO_ADDRESS =
  /doesn't have a valid ip configuration|\bno valid ip\b|keine g\S{1,6}ltige ip-konfiguration|(?:n'a pas|aucune) (?:de )?configuration ip valide|no tiene una configuraci\S{1,6}n ip v\S{1,6}lida|non dispone di una configurazione ip valida|n\S{1,6}o (?:tem|possui) (?:uma )?configura\S{1,10}o (?:de )?ip v\S{1,6}lida|\b(?:can(?:'t|not| not)|could(?:n't| not)|do(?:es)?(?:n't| not)|never|fail(?:s|ed)? to|unable to) (?:\w{1,10} ){0,2}?(?:get|obtain|receive|acquire)(?:s|ed)? (?:an? |any |its |the )?(?:ip(?:v4)?(?: address)?(?! ?v?6)|(?:dhcp )?(?:lease|address))\b|\b(?:stays?|stuck|hangs?|remains?) (?:at|on|in|with) \W{0,2}(?:obtaining|getting|acquiring|waiting for) (?:an? |the )?ip\b|\b(?:problems?|trouble|issues?|difficult\w{1,4}) (?:\w{1,8} ){0,2}?(?:get|obtain|receiv|acquir)(?:e|ing|t?ing)? (?:an? |any |its |the )?(?:ip(?:v4)?(?:[- ]address)?(?! ?v?6)|(?:dhcp )?(?:lease|address))\b|\b(?:not|never|n't) (?:get|see|receiv)(?:e|ing|t?ing)? (?:\w{1,6} ){0,2}?dhcp[ -]?offer|\bkeine ip(?:v4)?(?:[- ]?adresse)?\b|\bno (?:dhcp|ip(?:v4)?(?:[- ]address)?)\b(?! ?v?6)/i;

/** What somebody asks about who mentions it once. */
export const OF_JOINING = new RegExp(
  String.raw`connect|\bdrop(?:s|ped|ping)? (?:off|out)\b|password|pass ?phrase|\bjoin(?:s|ed|ing)?\b|kennwort|passwort|verb(?:inde|und)|mot de passe|connex|contrase|\bsenha\b|conect|conex|collega|connes|${[
    'пароль',
    'подключ',
    'hasł',
    'połącz',
    'şifre',
    'bağlan',
    '密码',
    '密碼',
    '连接',
    '連接',
    '连不上',
    '連不上',
    'パスワード',
    '接続',
    '비밀번호',
    '연결',
  ]
    .map(utf8)
    .join('|')}`,
  'i',
);
/** What somebody speaks of who does not say what kind of network it is. */
export const OF_NETWORKS =
  /\b(?:router|hot ?spot|roaming|key exchange|security key|network (?:key|password|adapter|name|card)|signal strength|unable to join (?:the |this |my )?network|forg(?:et(?:ting)?|ot) (?:the |this |my |that )?network|network settings?|netzwerk(?:schl|kenn|karte|name)|box internet|cl\xc3\xa9 de s\xc3\xa9curit\xc3\xa9|clave de (?:red|seguridad))/i;
/** Said by nobody but programs, and those who quote them. */
export const OF_PROTOCOL =
  /\bnetworkmanager\b|\bnehotspot|\bsoftmac: |\bwlcore\b|\bwl1[28]xx\b|\bipw\d{4}\b|\bbrcmsmac\b|\brt2x00|\bpsk\b|\beduroam\b|\bnetwork policy server\b|\bwpa_state\b|\baic(?:bsp|wf)|\b(?:bwfm|iw[imnx]|wpi|athn|urtwn|rtwn|run|ral|rum|zyd|otus)\d:|\bnmcli\b|\biwctl\b|\bwpa_cli\b|\bnetsh wlan\b|802\.11|\bwlan\d|\bwl[px]\d\w|\bwl_[a-z]{4}|\bwifi_[a-z]{3}|\bstat_[a-z]{2,7}_|\bcyw43|\blevel2failurecode=|\bconnect status: (?:joining|no (?:net|ip)|bad auth|link (?:up|down|fail))|\bconnectionerror: (?:authentication failure|unknown failure|no network with)|\bset_ssid\b|\bevent[ =]auth\b|\bcw[jl]ap\b|\bsta_[a-z]{4}|\bsm_(?:auth|assoc|deauth|disassoc)|\bnetw[a-z]{2}\d\d\b|\bwlan extensibility|\bsaved ap\b|\bap[ _]not[ _]found|802\.1x|\brssi\b.{0,80}\b(?:channel|ap|assoc\w{0,8})\b|\b(?:channel|ap|assoc[a-z]{0,8})\b.{0,80}\brssi\b|\bssid[_A-Z]|\bwlc\b|\b(?:station|sta) [\da-f]{2}[:-][\da-f]{2}[:-]|\bclient[ _-]?mac\b|\bclient \[?(?:[\da-f]{2}[:-][\da-f]{2}[:-]|[\da-f]{4}[.-][\da-f]{4}[.-])|\b(?:station|sta|mu)\b.{0,60}?\b(?:re|dis)?-?associat|\bmac[- ]?filter|\bcapwap\b|\bcapsman\b|\bunifi\b|\bomada\b|\bDHCPS:(?:recv|send)\b|\bdrahtlos|\b[be]?ssid\b|\bradius\b|\beap[- ](?:tls|ttls|peap|ms-?chap)|\bpeap\b|\bopen system\b|\bassoc(?:iation)? (?:re(?:quest|sponse)|fail(?:s|ed|ure)?|denied|rejected)\b|\bassociation (?:fails|failed|rejected|denied)\b|\bcalling[ -]station|\bwpa[23]?\b|\b(?:4|four)[ -]?way\b|\bde-?auth|\bdis-?assoc|\beapol|\bpmk|\b(?:brcmfmac|bcmdhd|wlc_e_|wl_(?:iw|cfg)|iwlwifi|ath\d{1,2}k|mt76|mt79|rtw8[89]|rtw_|rtl[xw]?8|rtl871|r8188eu|r8712u|mwifiex|mwlwifi|wcn36xx|b43|cfg80211|ieee80211|mac80211|nl80211|iwd\[|hostapd|wpa_supplicant|airportd|libertas|rt2[58]\d\d|p54|zd1211|carl9170|qcacld|hdd_|wpa_supp)/i;
/** What anybody may say of it. */
export const OF_WIFI = new RegExp(
  String.raw`(?<![a-z])wi-?fi|\bwlan|wireless|access point|drahtlos|${[
    'sans fil',
    'sans-fil',
    'inalámbric',
    'sem fio',
    'senza fili',
    'беспроводн',
    'kablosuz',
    '无线',
    '無線',
    'ワイヤレス',
    '무선',
  ]
    .map(utf8)
    .join('|')}`,
  'i',
);
