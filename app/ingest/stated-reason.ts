/**
 * What a reason that is stated in words means, whoever states it: access points, controllers and login servers choose words of their own for
 * the same few things. Of a refusal or an end that a line has already told; by itself a word is no event.
 */
import {
  FOUR_WAY_TIMEOUT,
  FULL,
  INACTIVITY,
  INVALID_PMKID,
  LOW_ACK,
  PREV_AUTH_NOT_VALID,
  UNSPECIFIED,
} from '../domain/codes.ts';
import { associated, connected, ended, keptOut } from './access-points/rule.ts';
import type { Read } from './rules.ts';

/** IEEE Std 802.11-2020, table 9-50. */
const RATES = 18;
const PMF_MISSING = 31;
const CIPHER_MISMATCH = 43;
const POOR_CHANNEL = 34;

const thrownOut = (reason: number): Read => ended(reason, false);
const login = (...steps: readonly Omit<Extract<Read, { kind: 'eap' }>, 'kind'>[]): readonly Read[] => [
  { kind: 'eap', step: 'started' },
  ...steps.map((step) => ({ kind: 'eap' as const, ...step })),
];
/** A certificate of the server's, which the station does not take. Of one that only is not trusted it is not said whose it is. */
export const OF_SERVER =
  /\b(?:client|supplicant|peer|station|device|endpoint)\b.{0,24}?(?:reject|refus|(?:does|did) not (?:trust|accept)).{0,40}?\bcert|\bserver(?:'s)? cert(?:ificate)?\b.{0,60}?(?:fail|reject|expired|invalid|unknown|untrusted|revoked|not trusted|mismatch)|(?:fail|reject|invalid|untrusted).{0,40}?\bserver(?:'s)? cert/i;
/** It is behind a login that was accepted that something failed. */
export const LOGIN_WENT_WELL = String.raw`\bsuccessful(?:ly)? (?:\w{1,12} )?(?:eap|peap|802\.?1x|dot1x|login|authent)|\b(?:eap|peap|802\.?1x|dot1x)\S{0,8} (?:\w{1,16} ){0,2}?(?:succe(?:ss|eds|eded)|complete[sd]?\b|passe[sd]\b|(?:is|was) ok\b)`;

const inHandshake = (...reads: readonly Read[]): readonly Read[] => [
  associated(),
  ...reads,
  thrownOut(FOUR_WAY_TIMEOUT),
];

/** The password was tested by a handshake that failed, and the access point says that it was wrong: how it knows, it does not say. */
export const otherPassword: readonly Read[] = inHandshake({ kind: 'psk-mismatch-suspected', guessed: true });

interface Stated {
  readonly sign: RegExp;
  readonly unless?: RegExp;
  readonly reads: readonly Read[];
  readonly samples: readonly string[];
}

/** Why somebody did not get in; the first that fits. */
export const REFUSALS: readonly Stated[] = [
  {
    sign: /\b(?:invalid|unknown|expired|no (?:valid |matching )?)\W{0,2}pmk(?:sa|id)\b|\bpmk(?:sa|id)\b.{0,24}?\b(?:not found|invalid|unknown|mismatch|expired|not valid)/i,
    reads: [associated(INVALID_PMKID)],
    samples: ['invalid PMKID', 'PMKSA not found'],
  },
  {
    sign: /\b(?:max(?:imum)?|too many|limit|exceed(?:s|ed)?|capacity|over ?load(?:ed)?)\b.{0,48}?\b(?:client|station|sta|user|device|association|terminal)s?\b|\b(?:client|station|sta|user|device|association|terminal)s?\b.{0,32}?\b(?:max(?:imum)?|limit|exceed(?:s|ed)?|capacity)\b|\bunable to handle\b|\bresource[- ]constrain|\b(?:ap|access point|radio|ssid) (?:is )?full\b|\b(?:ap|radio|wlan|ssid|user|client) capacity\b|\bcapacity (?:is |was |has been )?reached\b|\bmaximale (?:an)?zahl\b.{0,40}?\b(?:wlan-)?(?:ger|client|station|teilnehmer)|\bexceeded max client/i,
    unless: /\brate limit|time ?limit|retr/i,
    reads: [associated(FULL)],
    samples: ['the number of associated clients has reached the limit', 'too many stations', 'AP is full'],
  },
  {
    sign: /(?:\b(?:mac|access|client)[- ]?(?:address )?(?:filter|list|acl|control)|\bacl\b|\b(?:black|block|white|allow|deny|permit)-?list|\b(?:zugangs|zugriffs)liste|\bbann?ed\b|\bblocked\b|\bforbidden\b|\bexcluded\b|\bexclusion\b|\bpolic(?:y|ies)\b|\b(?:denied|refused|blocked|rejected)\b.{0,60}?\b(?:enforcement|static (?:ip|address))|\brefused by (?:repeat|re-?assoc\w*|roam)\b|\b(?:denied|refused|blocked|rejected) by (?:the )?(?:ac|controller|admin(?:istrator)?|rule)\b|\bnot (?:allowed|permitted|authorized)\b|\bprohibited\b|\bquarantine|\bgesperrt\b|\bnicht (?:zugelassen|erlaubt)\b|\brejected (?:per|by) (?:an? |the )?(?:authori[sz]ation|policy|rule|profile)|\bvlan\b.{0,24}?(?:fail|invalid|not|missing|unknown)|(?:\bno|missing|invalid|unknown) vlan\b|\baccess time\b|\bschedule\b|\bkicked out\b|\b(?:reject|deny) role\b|\buserlock\b|\b(?:client|load)[- ]balanc)/i,
    // For a while, because it failed so often: what it failed for is something else.
    unless: /\b(?:temporar|too many times|repeated|repeatedly|\d{1,5} seconds)/i,
    reads: keptOut,
    samples: [
      'blocked by MAC filter',
      'VLAN Failure',
      'device policy: not allowed',
      'MAC-Adresse ist gesperrt',
      'association rejected for client balancing',
    ],
  },
  {
    sign: /\b(?:pmf|mfp|802\.11w|management frame protection)\b/i,
    reads: [associated(PMF_MISSING)],
    samples: ['management frame protection required'],
  },
  {
    sign: /\b(?:cipher|encryption|security (?:type|mode|settings?)|akm|rsn(?:e| ie)?|key management)\b.{0,32}?(?:mismatch|inconsisten|differ|not support|unsupported|invalid|incompatib)|\b(?:unsupported|invalid|incompatible|mismatched?) (?:cipher|encryption|security|akm|rsn)/i,
    reads: [associated(CIPHER_MISMATCH)],
    samples: ['encryption mode mismatch', 'unsupported cipher'],
  },
  {
    sign: /\b(?:data ?rates?|basic rates?|rate set|datenrate)\b|\b(?:ht|vht|he|legacy) (?:clients? )?(?:not supported|required|denied)/i,
    reads: [associated(RATES)],
    samples: ['basic rate set not supported'],
  },
  {
    // The server takes no request of this access point: nobody is let in, and nobody was asked.
    sign: /\b(?:message[- ]authenticat(?:or|ion)|authenticator)\b.{0,60}?\b(?:not valid|invalid|fail(?:ed|s)?|wrong value)|\binvalid (?:message[- ])?authenticator\b|\binvalid radius client\b|\bmessage[- ]authenticator\b.{0,40}?(?:invalid|incorrect|wrong|fail|mismatch|missing)|(?:invalid|incorrect|wrong|bad|mismatched).{0,24}?\b(?:message[- ]authenticator|(?:radius )?shared secret)\b|\bmismatch(?:ed)? (?:radius )?shared secrets?\b|\bshared secret\b.{0,24}?(?:incorrect|wrong|mismatch|invalid)|\bunknown (?:nas|network device|radius client)\b|\b(?:nas|network device|radius client)\b.{0,40}?(?:not found|unknown|could not locate)|\bcould not locate network device\b/i,
    unless: /\bpassword\b/i,
    reads: login({ step: 'timeout' }),
    samples: [
      'the Message-Authenticator RADIUS attribute is invalid',
      'a Message-Authenticator attribute that is not valid',
      'received from the invalid RADIUS client IP address 192.0.2.1',
      'could not locate Network Device or AAA Client',
    ],
  },
  {
    sign: /\b(?:client|supplicant|station|sta|endpoint|user)\b.{0,48}?(?:did not (?:complete|respond|answer|reply)|not respond|no response|stopped responding|abandoned|timed? ?out)|\bmax(?:imum)? eap\b.{0,48}?retries\b/i,
    unless: /\b(?:4|four)[ -]?way|\bhandshake\b|\beapol-?key\b|\binactiv|\bidle\b|\bradius server\b|\bdns\b/i,
    reads: login({ step: 'timeout', silent: 'station' }),
    samples: ['client did not complete EAP transaction', 'supplicant stopped responding'],
  },
  {
    sign: /\b(?:radius|aaa|eap|dot1x|802\.1x|auth(?:entication)? server)\b.{0,60}?(?:time(?:d ?|-)?out|no (?:response|reply|answer)|not (?:respond|reply|answer|reachable|available)|fail(?:ed|s)? to respond|unreachable|unavailable|\bdown\b|\bdead\b)/i,
    unless: /\b(?:4|four)[ -]?way|\bhandshake\b|\beapol\b|\bkey exchange/i,
    reads: login({ step: 'timeout' }),
    samples: ['RADIUS server 192.0.2.1 did not respond', 'authentication server unreachable'],
  },
  {
    sign: OF_SERVER,
    reads: login({ step: 'certificate-error' }, { step: 'failure' }),
    samples: ['client rejected the certificate', 'the server certificate is not trusted'],
  },
  {
    // Of whose certificate it speaks is not said, or it is the station's: the login was refused.
    sign: /\bcert(?:ificate)?s?\b.{0,60}?(?:fail|reject|expired|invalid|unknown|untrusted|revoked|not trusted|mismatch)|(?:untrusted|invalid|expired|revoked).{0,24}?\bcert|unknown ca\b|\btls (?:alert|handshake)\b/i,
    reads: login({ step: 'failure', refused: 'certificate' }),
    samples: [
      'certificate has expired',
      'TLS alert: unknown CA',
      'unknown CA in the client certificates chain',
    ],
  },
  {
    sign: /\b(?:eap|extensible authentication protocol|authentication)\b.{0,24}?\b(?:type|method)s?\b.{0,40}?(?:cannot be|not (?:be )?(?:support|process|configur|allow|enabl|accept)|unsupported|mismatch|unknown|disabled)|\b(?:unsupported|unknown|no (?:common|matching|supported)) eap[- ]?(?:type|method)|does(?: not|n't) support (?:the )?(?:configured|any|offered) eap/i,
    reads: login({ step: 'method-refused' }, { step: 'failure' }),
    samples: [
      'the Extensible Authentication Protocol (EAP) Type cannot be processed by the server',
      "client doesn't support configured EAP methods",
    ],
  },
  {
    sign: /\b(?:account|user)\b.{0,40}?(?:\bdisabled|\blocked|\bexpired|\brestrict)/i,
    unless: /\bcert|\bpassword\b/i,
    reads: login({ step: 'failure', refused: 'account' }),
    samples: ['the user account is disabled', 'account locked out'],
  },
  {
    sign: /\b(?:account|user|subject|identity)\b.{0,40}?(?:\bexpired|\bnot (?:found|present|known)|\bdoes not exist|\bunknown|password mismatch)/i,
    unless: /\bcert/i,
    reads: login({ step: 'failure' }),
    samples: ['User not present in the directory', 'subject not found'],
  },
  {
    sign: /\bmab\b.{0,40}?(?:fail|reject|denied)|\bmac[- ]?(?:based )?auth\w{0,12}\b.{0,40}?(?:fail|reject|denied|unauthori[sz]ed)/i,
    reads: keptOut,
    samples: ['MAB auth failed', 'MAC authentication rejected'],
  },
  {
    sign: /\bmic\b.{0,32}?(?:fail|invalid|wrong|mismatch|incorrect|not match|error)|(?:fail|invalid|wrong|incorrect|bad).{0,24}?\bmic\b/i,
    unless: /\bmichael\b|\btkip\b|\b(?:m|message |msg |key ?)[34]\b|\b[34]\/4/i,
    reads: inHandshake({ kind: 'mic-failure', message: 2 }),
    samples: ['MIC failure', 'invalid MIC in message 2/4'],
  },
  {
    sign: /\b(?:802\.?1x|eap|peap|radius|aaa|ms-?chap(?:v2)?|dot1x)\b.{0,60}?(?:fail|reject|denied|refus|incorrect|wrong)|(?:fail|reject|denied|refus|wrong|incorrect|invalid).{0,60}?\b(?:802\.?1x|eap|peap|radius|aaa|ms-?chap(?:v2)?|dot1x)\b|anmeldeinformationen|\bauthentifizierung\b.{0,60}?(?:fehl|verweigert)|(?:fehl|verweigert).{0,40}?\bauthentifizierung\b/i,
    unless: new RegExp(LOGIN_WENT_WELL, 'i'),
    reads: login({ step: 'failure' }),
    samples: ['802.1X authentication failed', 'rejected by RADIUS', 'EAP: wrong credentials'],
  },
  {
    sign: /\bdhcp\b|\bip ?-?learn(?:ing)?\b|\bip[- ]?address\b.{0,24}?\b(?:not|no|fail|time|gescheitert)|\b(?:no|without(?: an?)?) ip\b/i,
    unless: /\bip (?:address )?(?:theft|conflict|spoof)/i,
    reads: [associated(), connected, { kind: 'address', step: 'timeout' }],
    samples: ['DHCP timeout', 'could not get an IP address: no offer'],
  },
  {
    sign: /\b(?:password|pass ?-?phrase|(?:pre-?shared|wpa\d?|security|network|wi-?fi) key|psk|schl\S{1,6}ssel|kennwort|passwort)\b.{0,32}?(?:wrong|incorrect|invalid|mismatch|mis-?match|fail|error|not match|falsch|ung\S{1,6}ltig)|(?:wrong|incorrect|invalid|bad|mismatched|falsche[sr]?|ung\S{1,6}ltige[sr]?)\b.{0,24}?\b(?:password|pass ?-?phrase|key|psk|pre-?shared|\S{0,6}schl\S{1,6}ssel|kennwort|passwort)\b/i,
    reads: otherPassword,
    samples: ['the password was incorrect', 'wrong PSK', 'ungültiger WLAN-Schlüssel'],
  },
  {
    sign: /\b(?:4|four)[ -]?way|\b(?:key|wpa\d?|eapol(?:-key)?|ptk|psk)[ -](?:exchange|handshake|negotiation|key)\b|\bhandshake\b/i,
    reads: inHandshake(),
    samples: [
      '4-way handshake timeout',
      'key exchange failed',
      'authentication failure: EAPOL handshake timeout',
    ],
  },
  {
    sign: /\b(?:weak|low|poor|bad)\b.{0,16}?\b(?:signal|rssi|snr|coverage)\b|\b(?:signal|rssi|snr)\b.{0,24}?\b(?:weak|low|poor|below|threshold|insufficient)\b|\bband ?-?(?:steer|select|balanc)|\bload ?-?balanc|\bsteer(?:ed|ing)\b/i,
    reads: [associated(POOR_CHANNEL)],
    samples: ['RSSI below threshold', 'band steering'],
  },
];

/** Why a connection, or a try at one, ended; the first that fits. */
export const ENDS: readonly Stated[] = [
  {
    sign: /\bgroup (?:key|rekey)/i,
    reads: [thrownOut(16)],
    samples: ['group key handshake timeout'],
  },
  {
    sign: /\b(?:4|four)[ -]?way|\b(?:key|wpa\d?|eapol(?:-key)?|ptk|psk)[ -](?:exchange|handshake|negotiation)\b|\bhandshake (?:fail|time)/i,
    reads: [thrownOut(FOUR_WAY_TIMEOUT)],
    samples: ['4-way handshake timeout'],
  },
  {
    // It goes to another channel, and not all go with it.
    sign: /\bchannel (?:was |has |is )?(?:being )?(?:change|switch)|\b(?:change|switch)[a-z]{0,4} (?:of |the |to (?:an)?other )?channel\b|\bradar\b/i,
    reads: [thrownOut(UNSPECIFIED), { kind: 'was-up' }],
    samples: ['channel changed', 'radar was detected'],
  },
  {
    sign: /\bprevious auth\w{0,12} (?:is )?no longer valid/i,
    reads: [thrownOut(PREV_AUTH_NOT_VALID)],
    samples: ['Previous authentication no longer valid'],
  },
  {
    sign: /\binactiv|\bidle\b|\baged? ?-?out|\bageing\b|\baging\b|\bno traffic\b|\bsilent\b/i,
    reads: [thrownOut(INACTIVITY)],
    samples: ['idle timeout', 'aged out'],
  },
  {
    sign: /\b(?:weak|low|poor)\b.{0,16}?\b(?:signal|rssi|snr)\b|\b(?:rssi|signal|snr)\b.{0,24}?\b(?:below|threshold|weak|low)\b|\b(?:low ack|excessive retr|max(?:imum)? retr|data loss|not acknowledg|excessive tx fail|tx fail\w* )/i,
    reads: [thrownOut(LOW_ACK)],
    samples: ['disconnect weak signal strength station', 'RSSI below threshold'],
  },
];

const firstOf = (table: readonly Stated[], why: string): readonly Read[] | undefined =>
  table.find(({ sign, unless }) => sign.test(why) && unless?.test(why) !== true)?.reads;

/** Characters of a reason that are looked at. */
const LONGEST = 400;

/** What introduces the reason in a sentence or a record that tells other things, too. */
const BEHIND =
  /\b(?:fail(?:ure)?[ _-]?reason|reason|because|cause|ursache|error[ _-]?message)\b\W{1,4}(.{4,})/i;

const stated = (table: readonly Stated[], text: string): readonly Read[] | undefined => {
  // Rules ask what they make of no reason: to look for each in nothing would cost every start.
  if (text === '') return undefined;
  const whole = text.slice(0, LONGEST).replaceAll('_', ' ');
  const reason = BEHIND.exec(whole)?.[1];
  return (reason === undefined ? undefined : firstOf(table, reason)) ?? firstOf(table, whole);
};

/** @param why a sentence, or what stands behind "because" or "reason" in it */
export const statedRefusal = (why: string): readonly Read[] | undefined => stated(REFUSALS, why);
export const statedEnd = (why: string): readonly Read[] | undefined => stated(ENDS, why);
