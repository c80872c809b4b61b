/**
 * How programs, people and their languages call a secret, and the shapes in which a value follows the name. No list of
 * names is complete: what a list does not hold is caught by the shape (`assignedAt`) or by what may stand behind a name
 * at all (`plain-words.ts`).
 */
import { utf8 } from '../domain/ssid.ts';
import { REASON_LABELS } from './reason-labels.ts';

/** Lines are bytes, one character each: a word in another script is looked for in both spellings. */
const inBytes = (word: string): string => Array.from(word, (one) => utf8(one.codePointAt(0) ?? 0)).join('');

/** A warning wherever they stand, also inside a longer name. */
const ANYWHERE = [
  ...[
    'psk',
    'password',
    'passwd',
    'passphrase',
    'passwort',
    'passcode',
    'passkey',
    'secret',
    'credential',
    'credenc',
  ],
  // Windows prints "Key Content", and people write, in their own language.
  ...[
    'kennwort',
    'schluessel',
    'schlüssel',
    'geheim',
    'wachtwoord',
    'sleutel',
    'clave',
    'contrase',
    'chiave',
    'senha',
  ],
  ...[
    'chave',
    'parola',
    'parolă',
    'lozinka',
    'geslo',
    'heslo',
    'hasło',
    'haslo',
    'klucz',
    'klíč',
    'kľúč',
    'ključ',
  ],
  ...[
    'lösenord',
    'losenord',
    'nyckel',
    'adgangskode',
    'nøgle',
    'nøkkel',
    'passord',
    'salasana',
    'avain',
    'avaimen',
  ],
  ...[
    'jelszó',
    'jelszo',
    'kulcs',
    'şifre',
    'sifre',
    'anahtar',
    'slaptažod',
    'raktas',
    'parole',
    'atslēga',
    'parool',
  ],
  ...[
    'võti',
    'mật khẩu',
    'khóa',
    'sandi',
    'kunci',
    'пароль',
    'ключ',
    'парола',
    'лозинка',
    'κωδικ',
    'κλειδ',
    'סיסמ',
    'מפתח',
  ],
  ...[
    'مرور',
    'مفتاح',
    'पासवर्ड',
    'कुंजी',
    'รหัสผ่าน',
    'คีย์',
    '密码',
    '密碼',
    '密钥',
    '密鑰',
    '金鑰',
    '口令',
    '关键',
    '關鍵',
  ],
  ...['パスワード', 'キー', '暗号', '主要な', '비밀번호', '암호', '키'],
];
/** As words of their own. */
const ALONE = [
  ...[
    'pass',
    'passe',
    'mdp',
    'pw',
    'pwd',
    'pin',
    'otp',
    'tan',
    'token',
    'cookie',
    'bearer',
    'authorization',
    'cred',
    'creds',
  ],
  ...['pmk', 'ptk', 'tk', 'gtk', 'igtk', 'bigtk', 'kck', 'kek', 'msk', 'emsk', 'rrk', 'clé', 'cle', 'clef'],
];
/** Ends of words that are often run together: hexkey, sharedkey, keyMaterial. */
const KEY = 'key(?:s|material|content|phrase|string|value|hex|wd)?';

const isAscii = (word: string): boolean => !BEYOND_ASCII.test(word);
const BEYOND_ASCII = /[\x80-\uffff]/;
const anyOf = (words: readonly string[]): string =>
  [...new Set([...words, ...words.map(inBytes)])].toSorted((a, b) => b.length - a.length).join('|');
const named = (anywhere: readonly string[], alone: readonly string[]): string =>
  `${anyOf(anywhere)}|(?:(?<![a-z\\x80-\\uffff])(?:${anyOf(alone)})|${KEY})(?![a-z\\x80-\\uffff])`;
const NAME = new RegExp(named(ANYWHERE, ALONE), 'gi');
/** The same for lines that have no other letters: most. */
const ASCII_ANYWHERE = ANYWHERE.filter(isAscii);
const ASCII_ALONE = ALONE.filter(isAscii);
const ASCII = named(ASCII_ANYWHERE, ASCII_ALONE);
const ASCII_NAME = new RegExp(ASCII, 'gi');
/** A name at a position, in a line of ASCII. */
export const NAME_HERE = new RegExp(ASCII, 'iy');
/** How those names begin. */
export const NAME_BEGINNINGS: readonly string[] = [...ASCII_ANYWHERE, ...ASCII_ALONE, 'key'];

/** Parts behind a secret's name that make a name of something else: key_mgmt, keyIndex, PSK length. */
const ABOUT_IT =
  /^\d{0,2}[\s_-]?(?:mgmt|management|info|information|idx|index|ids?|len|length|type|version|ver|rsc|flags?|ciphers?|suites?|alg|algorithm|count|size|exchange|usage|mode|state|msg|message|frame|timeout|lifetime|caching|cache|replay|retries|retry|update|rekey|mismatch|failures?|request|required|negotiation)$/i;
/** The rest of a name, what may close it, and a sign that gives it a value. */
const SIGN =
  /([\w.-]{0,32})(?:["'`\])}>]|&quot;|&gt;){0,3}\s{0,40}(?:=>|:=|[=:>|]|&gt;|\xef\xbc\x9a|\uff1a|(?<=>|&gt;))\s{0,40}/y;
/** Words that name many things besides secrets, and what stands before them then: a frame, a property list's tag, AKMs. */
const WEAK = /^(?:keys?|psk|secret)$/i;
const NO_SECRET =
  /(?:eap(?:ol)?[-_ ]?|(?:[pg]tk|group|[^a-z])re-?|<\\?\/?|\bno |(?:akm|auth)s?[=:]\W{0,3})$/i;
/** Whatever stands before it: "EAPOL Key" is a frame, "Key Content" is what Windows calls a password. */
const CONTENT = /^[ _-](?:content|material|phrase|value|string)/i;
const PROPERTY = /^key>[A-Z][a-z]{1,20}[A-Z][A-Za-z]{1,20}<\\?\/key>/;
/** Ciphers are printed behind the names of the keys that they protect. */
const CIPHER = /(?:CCMP|GCMP|TKIP|NONE|WEP|SMS4|\[)/y;
/** In a script that we may not know: what follows a name in it and a sign might be anything. */
const FOREIGN = /[\x80-\uffff]["')\]]{0,2}\s{0,40}(?:=|:(?!\d\d)|\xef\xbc\x9a|\uff1a)\s{0,40}/g;

/** A network's name where programs print it, up to the next quote: what stands behind one might be anything. */
export const NETWORK_NAME = String.raw`[([]{0,2}(?:e?ssid|network|point|connection)(?:[=:]| |: | = )(?:'[^']{0,128}'|"[^"]{0,128}")(?=[\s,;)\]]|$)`;
const NETWORKS = new RegExp(NETWORK_NAME, 'gi');
/** Whether there may be one. */
export const isQuoting = (text: string): boolean => text.includes("'") || text.includes('"');

export interface SecretNames {
  /** Where the first name ends; -1 where there is none. */
  readonly first: number;
  /** Behind the first sign that gives a secret its value; -1 where there is none. */
  readonly assigned: number;
}

const NONE: SecretNames = { first: -1, assigned: -1 };

/** Looks for the names of secrets in a line. Names of networks are public, whatever words are in them. */
export function secretNames(line: string): SecretNames {
  const isPlain = !BEYOND_ASCII.test(line);
  const pattern = isPlain ? ASCII_NAME : NAME;
  pattern.lastIndex = 0;
  if (isPlain && !pattern.test(line)) return NONE;
  const text = isQuoting(line) ? line.replace(NETWORKS, (network) => ' '.repeat(network.length)) : line;
  const { first, assigned } = knownNames(text, pattern);
  const foreign = isPlain ? -1 : foreignAt(text);
  return { first, assigned: foreign >= 0 && (assigned < 0 || foreign < assigned) ? foreign : assigned };
}

const LONGEST_LABEL = 96;
/** What may stand between a label and its value, and nothing else. A byte of a letter may look like a blank. */
const TO_VALUE = /^(?:\xc2\xa0|\s){0,4}(?:=|:|\xef\xbc\x9a)\s{0,40}$/;
const isReason = (text: string): boolean =>
  REASON_LABELS.some((label) => {
    const at = text.lastIndexOf(label);
    return at >= 0 && TO_VALUE.test(text.slice(at + label.length));
  });

/** Behind the first sign that gives a value to something with a name in another script, of which it is not known that it is none. */
function foreignAt(text: string): number {
  FOREIGN.lastIndex = 0;
  for (let sign = FOREIGN.exec(text); sign; sign = FOREIGN.exec(text)) {
    if (!isReason(text.slice(Math.max(0, sign.index - LONGEST_LABEL), FOREIGN.lastIndex)))
      return FOREIGN.lastIndex;
  }
  return -1;
}

/** Does a text give a value to a secret of a known name? A network may be called `餐厅:客人`, which does not. */
export const givesSecret = (text: string): boolean => knownNames(text, NAME).assigned >= 0;

function knownNames(text: string, pattern: RegExp): SecretNames {
  let first = -1;
  let assigned = -1;
  pattern.lastIndex = 0;
  for (let name = pattern.exec(text); name && assigned < 0; name = pattern.exec(text)) {
    if (isOfNoSecret(text, name.index, name[0])) continue;
    if (first < 0) first = pattern.lastIndex;
    assigned = assignedAt(text, pattern.lastIndex);
  }
  return { first, assigned };
}

function isOfNoSecret(text: string, at: number, name: string): boolean {
  if (!WEAK.test(name) || !NO_SECRET.test(text.slice(Math.max(0, at - 9), at))) return false;
  if (CONTENT.test(text.slice(at + name.length, at + name.length + 16))) return false;
  // A property list's key is the name of what follows; other tags hold their value.
  return text[at - 1] !== '<' || PROPERTY.test(text.slice(at, at + 64));
}

function assignedAt(text: string, end: number): number {
  SIGN.lastIndex = end;
  const sign = SIGN.exec(text);
  if (!sign || ABOUT_IT.test(sign[1] ?? '')) return -1;
  CIPHER.lastIndex = SIGN.lastIndex;
  return CIPHER.test(text) ? -1 : SIGN.lastIndex;
}
