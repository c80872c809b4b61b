/**
 * Secrets are cut here, before anything keeps a line. Every text that leaves ingest has passed through `redacted`.
 *
 * What is cut: everything behind a secret's name, to the end of the line, because a value's end cannot be known
 * (quoted strings hold quotes, passphrases hold blanks) and evidence is not worth a password. Behind that stands a
 * second net: no run of hex longer than a PMKID survives, whatever its name. PMKIDs are hashes that every neighbour
 * can receive; they stay.
 */
import { hexDigit } from '../domain/hex.ts';

export const REMOVED = '[removed]';

/** One search that tells most lines from those that need care. */
const SUSPECT =
  /psk|pass|pw|pmksa_|pmk|ptk|gtk|kck|kek|msk|tk[=:]|key|secret|cred|rsp|set|wps|p2p_|nfc|dpp|otp|pin|identity|sim|command/i;

/** Ciphers are printed behind the names of the keys that they protect. */
const CIPHER = '(?:CCMP|GCMP|TKIP|NONE|WEP|SMS4|\\[)';
const NAMED = new RegExp(
  // Long names are a warning wherever they stand; short ones only as words of their own.
  '(?:(?:psk|pass(?:phrase|word|wd)|secret)[\\w-]{0,24}|(?<![a-z_])(?:\\w{0,24}_)?(?:pin|pmk|ptk|tk|kek|kck|gtk|msk|key\\d?|pw|otp))' +
    `["']?\\s{0,2}[=:]\\s{0,2}(?!${CIPHER}).+`,
  'is',
);
const keepName = (match: string): string => `${/^[^=:]*[=:]\s*/.exec(match)?.[0] ?? ''}${REMOVED}`;

const RULES: readonly (readonly [RegExp, string])[] = [
  // Commands that carry a secret by position.
  [/((?:MESH_)?PMKSA_ADD) .*/is, `$1 ${REMOVED}`],
  [/(CTRL-RSP-[A-Z_]+-\d+:).*/is, `$1${REMOVED}`],
  [/(SET_(?:NETWORK|CRED) -?\w+ \w+)[ =].*/is, `$1 ${REMOVED}`],
  [/(\bSET \w*(?:pass|psk|pin|key|secret|pw|nfc|ident)\w*) .*/is, `$1 ${REMOVED}`],
  [/((?:NEW_PASSWORD|PASSPHRASE|PASSWORD|OTP|PIN|IDENTITY|SIM) \d+ ).*/is, `$1${REMOVED}`],
  [/((?:WPS_|P2P_CONNECT|P2P_GROUP|NFC_|DPP_)\w*) .*/is, `$1 ${REMOVED}`],
  [/((?:wpa_passphrase|wpa_psk|sae_password|\bpsk|\bpassphrase) )(?=\S).*/s, `$1${REMOVED}`],
  // Windows' profiles, and what netsh prints of them.
  [/((?:<|&lt;)(?:\w{1,16}:)?keyMaterial(?:>|&gt;)).*/is, `$1${REMOVED}`],
  [/(\bkeyMaterial=|\bKey Content\s{0,40}:\s?).*/is, `$1${REMOVED}`],
  // Events that do.
  [/(WPS-(?:CRED-RECEIVED|NEW-AP-SETTINGS|ER-AP-SETTINGS|PIN-NEEDED|PIN-ACTIVE)) .*/is, `$1 ${REMOVED}`],
];

/** Commands whose arguments say what happened and hold nothing to hide. */
const COMMAND = /(Control interface command ')([\w-]+)( [^']*)?/s;
const OPEN_COMMANDS =
  /^(?:(?:SELECT|ENABLE|DISABLE|REMOVE|ADD|GET|SET)_NETWORKS?|LIST_NETWORKS|ROAM|SCAN|REASSOCIATE|REATTACH|RECONNECT|DISCONNECT|LOG_LEVEL|LEVEL|BSSID_IGNORE|BLACKLIST|PREAUTH|BSS|STATUS|SIGNAL_POLL|STA_AUTOCONNECT|ATTACH|DETACH)/;

const DUMP = / - hexdump(?:_ascii)?\(len=\d+\):/;
/** Dumps of what was on the air, by the end of their names. All others are cut: hostap gains new secrets faster. */
const PUBLIC_DUMP = /(?:PMKID(?: (?:derived )?from [A-Za-z/]+(?: entry)?)?|WPA\/RSN IE)$/;
/** An element has at most 257 bytes. */
const PAIRS = /^(?: [\da-f]{2}){0,257}(?![\da-f])/i;
/** More hex than a PMKID has. */
const LONG_HEX = /[\da-f]{33,}|(?<![\da-f])[\da-f]{2}(?:[ :][\da-f]{2}){16,}/gi;

const cut = (text: string): string => {
  let kept = text;
  if (SUSPECT.test(text)) {
    kept = kept.replace(COMMAND, (all, head: string, verb: string, rest: string | undefined) =>
      rest === undefined || OPEN_COMMANDS.test(verb) ? all : `${head}${verb} ${REMOVED}`,
    );
    for (const [pattern, replacement] of RULES) kept = kept.replace(pattern, replacement);
    kept = kept.replace(NAMED, keepName);
  }
  return hasLongHex(kept) ? kept.replace(LONG_HEX, REMOVED) : kept;
};

/** Whether there may be a run of 33 characters of hex, blanks and colons: cheaper than to look for one exactly. */
const hasLongHex = (text: string): boolean => {
  let run = 0;
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p);
    run = hexDigit(code) >= 0 || code === 0x20 || code === 0x3a ? run + 1 : 0;
    if (run > 32) return true;
  }
  return false;
};

/** @returns the text without any secret that it may hold */
export const redacted = (text: string): string => {
  const dump = DUMP.exec(text);
  if (!dump) return cut(text);
  const name = text.slice(0, dump.index);
  const head = cut(name);
  if (head.includes(REMOVED)) return head;
  const end = dump.index + dump[0].length;
  if (!PUBLIC_DUMP.test(name)) return `${head}${dump[0]} ${REMOVED}`;
  const bytes = PAIRS.exec(text.slice(end))?.[0] ?? '';
  return head + dump[0] + bytes + redacted(text.slice(end + bytes.length));
};

/** The same for a command of the control interface, without the words around it. */
export const redactedCommand = (command: string): string => {
  const [verb = '', ...rest] = command.split(' ');
  return rest.length > 0 && !OPEN_COMMANDS.test(verb) ? `${verb} ${REMOVED}` : redacted(command);
};
