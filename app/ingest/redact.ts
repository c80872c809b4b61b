/**
 * Secrets are cut here, before anything keeps a line. Every text that leaves ingest has passed through `redacted`.
 *
 * What is cut is cut to the end of the line, because a value's end cannot be known (quoted strings hold quotes, passphrases
 * hold blanks) and evidence is not worth a password:
 * - behind a command that carries a secret by position, and behind any command that is not known to be harmless;
 * - behind a secret's name and a sign (`psk=`, `Schlüsselinhalt   :`, `<keyMaterial>`);
 * - behind a secret's name alone, from the first word on that programs do not use when they speak of keys (`password x`,
 *   `key 7 x`, `'psk' value 'x'`): whatever is not known to be harmless there is taken for the secret;
 * - what looks like a secret whatever its name: `user:x@host`, a token, a run of hex longer than a PMKID's.
 * PMKIDs are hashes that every neighbour can receive; they stay. Nothing here goes back in a line, so the time is linear;
 * and what stands beyond what can be shown of a line is not looked at.
 */
import { literal } from './text.ts';
import { isPlain } from './plain-words.ts';
import { NAME_BEGINNINGS, NAME_HERE, NETWORK_NAME, isQuoting, secretNames } from './secret-names.ts';
import { ALL, COMMANDS, HEX, LOGINS, NAMES, SecretSigns, TOKENS, USERS } from './secret-signs.ts';

export const REMOVED = '[removed]';
/** Of a line, this much is looked at: four times as much as evidence shows, since cutting comes after removing. */
const LONGEST = 1600;

const RULES: readonly (readonly [RegExp, string])[] = [
  // Commands that carry a secret by position.
  [/((?:MESH_)?PMKSA_ADD) .*/is, `$1 ${REMOVED}`],
  [/(CTRL-RSP-[A-Z_]{1,32}-\d{1,9}:).*/is, `$1${REMOVED}`],
  [/(SET_(?:NETWORK|CRED) -?\w{1,16} \w{1,32})[ =].*/is, `$1 ${REMOVED}`],
  [/(\bSET \w{0,32}(?:pass|psk|pin|key|secret|pw|nfc|ident)\w{0,32}) .*/is, `$1 ${REMOVED}`],
  [/((?:NEW_PASSWORD|PASSPHRASE|PASSWORD|OTP|PIN|IDENTITY|SIM) \d{1,9} ).*/is, `$1${REMOVED}`],
  [/((?:WPS_|P2P_CONNECT|P2P_GROUP|NFC_|DPP_)\w{0,40}) .*/is, `$1 ${REMOVED}`],
  [/(\bAT\+CW\w{1,12}=(?:"(?:[^"\\]|\\.){0,96}")?,?).*/is, `$1${REMOVED}`],
  // Events that do.
  [/(WPS-(?:CRED-RECEIVED|NEW-AP-SETTINGS|ER-AP-SETTINGS|PIN-NEEDED|PIN-ACTIVE)) .*/is, `$1 ${REMOVED}`],
  // What QR codes hold, and programs that take a password among their arguments.
  [/\b(WIFI:(?=[A-Z]:)|DPP:(?=[A-Z]:)|otpauth:).*/s, `$1${REMOVED}`],
  [
    /(?<![\w-])(networksetup|nmcli|wpa_passphrase|wpa_cli|iwctl|iwconfig|netsh|sshpass|curl|wget|security(?= (?:find|add|dump)-)|htpasswd|set(?:airport|network)\w{0,16}) (?!\[\d).*/is,
    `$1 ${REMOVED}`,
  ],
  [/(\s--?(?:p|u|pw|pass|passin|passout|k|key|user)[ =]).*/is, `$1${REMOVED}`],
];

/** How what the rules are about begins, and it tells most lines from those that they are about. */
const COMMANDING =
  'at+cw,set,wps-,wps_,p2p_,nfc_,dpp,otp,pin ,identity,sim ,command,pmksa_add,ctrl-rsp,pass,wifi:,nmcli,wpa_cli,iwc,netsh,curl,wget,security'.split(
    ',',
  );
const LETTERS = 'abcdefghijklmnopqrstuvwxyz-';
/** Commands whose arguments say what happened and hold nothing to hide. */
const COMMAND = /(Control interface command ')([\w-]{1,64})( [^']{0,2000})?/s;
const OPEN_COMMANDS =
  /^(?:(?:SELECT|ENABLE|DISABLE|REMOVE|ADD|GET|SET)_NETWORKS?|LIST_NETWORKS|ROAM|SCAN|REASSOCIATE|REATTACH|RECONNECT|DISCONNECT|LOG_LEVEL|LEVEL|BSSID_IGNORE|BLACKLIST|PREAUTH|BSS|STATUS|SIGNAL_POLL|STA_AUTOCONNECT|ATTACH|DETACH)/;

const DUMP = / - hexdump(?:_ascii)?\(len=\d{1,9}\):/;
/** Dumps of what was on the air, by the end of their names. All others are cut: hostap gains new secrets faster. */
const PUBLIC_DUMP = /(?:PMKID(?: (?:derived )?from [A-Za-z/]{1,32}(?: entry)?)?|WPA\/RSN IE)$/;
/** An element has at most 257 bytes. */
const PAIRS = /^(?: [\da-f]{2}){0,257}(?![\da-f])/i;
/** More hex than a PMKID has, in one run or in equal groups. */
const LONG_HEX =
  /[\da-f]{33,}|(?<![\da-f])(?:[\da-f]{2}(?:[ :][\da-f]{2}){16,}|[\da-f]{4}(?:[ :.-][\da-f]{4}){8,}|[\da-f]{8}(?:[ :.-][\da-f]{8}){4,})/gi;
/** Channels and other numbers come in long rows of equal length, too. */
const withoutHex = (run: string): string => (run.includes(' ') && !/[a-f]/i.test(run) ? run : REMOVED);
/** FreeRADIUS prints `[user/password]` behind what became of a login (`auth_badpass`). */
const LOGIN = /(\bLogin (?:OK|incorrect).{0,420}?: \[)[^\]]{1,256}/;

/** A JSON web token: what begins it says so. */
const WEB_TOKEN = /eyJ[\w-]{8,}(?:\.[\w-]{0,1600}){0,2}/g;

const signs = new SecretSigns([
  { sign: NAMES, beginnings: NAME_BEGINNINGS, pattern: NAME_HERE },
  {
    sign: COMMANDS,
    beginnings: [...COMMANDING, ...Array.from(LETTERS, (letter) => ` -${letter}`)],
    pattern: new RegExp(String.raw`${COMMANDING.map(literal).join('|')}|\s-[-a-z]`, 'iy'),
  },
  { sign: LOGINS, beginnings: ['Login'], pattern: /Login /y },
  { sign: TOKENS, beginnings: ['eyJ'], pattern: /eyJ/y },
]);

const cut = (text: string): string => {
  const seen = signs.in(text);
  if (seen === 0) return text;
  // What has lost its end to a rule may end in what only now is a word.
  const signsOf = (seen & COMMANDS) === 0 ? seen : ALL;
  let kept = (seen & COMMANDS) === 0 ? text : withoutCommands(text);
  if (signsOf & NAMES) kept = withoutNamed(kept);
  if (signsOf & LOGINS) kept = kept.replace(LOGIN, `$1${REMOVED}`);
  if (signsOf & TOKENS) kept = kept.replace(WEB_TOKEN, REMOVED);
  if (signsOf & USERS) kept = withoutUserinfo(kept);
  return signsOf & HEX ? kept.replace(LONG_HEX, withoutHex) : kept;
};

function withoutCommands(text: string): string {
  const open = text.replace(COMMAND, (all, head: string, verb: string, rest: string | undefined) =>
    rest === undefined || OPEN_COMMANDS.test(verb) ? all : `${head}${verb} ${REMOVED}`,
  );
  return RULES.reduce((kept, [pattern, replacement]) => kept.replace(pattern, replacement), open);
}

const NETWORK = new RegExp(NETWORK_NAME, 'iy');
const BLANKS = /\s{0,1600}/y;
const TOKEN = /\S{1,1600}/y;
const PLURAL = /(?:e?s|e?n)?(?![a-z])/iy;

function withoutNamed(text: string): string {
  const { first, assigned } = secretNames(text);
  const named = first < 0 ? -1 : valueAt(text, first);
  const end = assigned < 0 ? named : named < 0 ? assigned : Math.min(named, assigned);
  if (end < 0 || end >= text.trimEnd().length || isCutAt(text, end)) return text;
  return `${text.slice(0, end)}${/[\s=:]$/.test(text.slice(0, end)) ? '' : ' '}${REMOVED}`;
}

/** What a quotation closes with. */
const CLOSING = /^['"\])}>]{0,3}\s*$/;

/** Whether nothing but what was cut stands from there on: behind a command in quotes the line may go on. */
const isCutAt = (text: string, at: number): boolean =>
  text.startsWith(REMOVED, at) && CLOSING.test(text.slice(at + REMOVED.length));

/** Where the first token stands that is not known to be harmless behind a secret's name; -1 where there is none. */
function valueAt(text: string, from: number): number {
  const hasNames = isQuoting(text);
  let p = from;
  PLURAL.lastIndex = p;
  if (PLURAL.test(text)) p = PLURAL.lastIndex;
  while (p < text.length) {
    BLANKS.lastIndex = p;
    BLANKS.test(text);
    p = BLANKS.lastIndex;
    NETWORK.lastIndex = p;
    if (hasNames && NETWORK.test(text)) {
      p = NETWORK.lastIndex;
      continue;
    }
    TOKEN.lastIndex = p;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return -1;
    if (!isPlain(token) && token !== REMOVED) return p;
    p += token.length;
  }
  return -1;
}

/** `user:x@host`: what stands before the last `@` of a word with a colon before it. */
function withoutUserinfo(text: string): string {
  const words = text.split(' ');
  return words
    .map((word) => {
      const at = word.lastIndexOf('@');
      const colon = word.indexOf(':');
      if (colon < 0 || at < colon) return word;
      const scheme = word.indexOf('://');
      return scheme < 0
        ? `${REMOVED}${word.slice(at)}`
        : `${word.slice(0, scheme + 3)}${REMOVED}${word.slice(at)}`;
    })
    .join(' ');
}

/** @returns the text without any secret that it may hold */
export const redacted = (text: string): string => withoutSecrets(text.slice(0, LONGEST));

function withoutSecrets(text: string): string {
  const dump = DUMP.exec(text);
  if (!dump) return cut(text);
  const name = text.slice(0, dump.index);
  const head = cut(name);
  if (head.includes(REMOVED)) return head;
  const end = dump.index + dump[0].length;
  if (!PUBLIC_DUMP.test(name)) return `${head}${dump[0]} ${REMOVED}`;
  const bytes = PAIRS.exec(text.slice(end))?.[0] ?? '';
  return head + dump[0] + bytes + withoutSecrets(text.slice(end + bytes.length));
}

/** The same for a command of the control interface, without the words around it. */
export const redactedCommand = (command: string): string => {
  const [verb = '', ...rest] = command.split(' ');
  return rest.length > 0 && !OPEN_COMMANDS.test(verb) ? `${verb} ${REMOVED}` : redacted(command);
};
