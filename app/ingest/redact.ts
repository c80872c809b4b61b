/**
 * Secrets are cut here, before anything keeps a line. Every text that leaves ingest has passed through `redacted`.
 *
 * What is cut: whatever follows a secret's name, to the end of the value. Where a value's end cannot be known
 * (quoted strings may hold quotes), everything to the end of the line goes: evidence is not worth a password.
 * PMKIDs are hashes that every neighbour can receive; they stay.
 */
export const REMOVED = '[removed]';

/** One search that tells most lines from those that need care. */
const SUSPECT =
  /psk|pass|pwd|pmk|ptk|gtk|kck|kek|msk|mppe|tk\b|wep|\bkey|secret|credential|identity|password|ctrl-rsp|set_network|set_cred|\bset\b|dup_network|wps-|otp|pin\b|\bnt\b|hash|seed|nonce|hexdump/i;

/**
 * Hex dumps of what is public in the air or derived one way. Every other dump is cut: new secrets are added to
 * hostap more often than to this list.
 */
const PUBLIC_DUMP =
  /(?:PMKID|RSN ?IE|RSNX?E|WPA\/RSN IE|IE in|IEs|Replay Counter|Nonce\d?|ANonce|SNonce|MIC|extended capabilities)[^-]{0,60}$/i;
/** Dumps that are secrets whatever else their name says. */
const SECRET_DUMP = /PMK(?!ID|SA)|\bP?TK\b|GTK|KCK|KEK|MSK|PSK|pass|pwd|secret|plaintext|decrypted/i;

const RULES: readonly (readonly [RegExp, string])[] = [
  // Commands that carry a key in a position, not behind a name.
  [/(\bPMKSA_ADD) .*/i, `$1 ${REMOVED}`],
  [/(\bMESH_PMKSA_ADD) .*/i, `$1 ${REMOVED}`],
  [/(\bCTRL-RSP-[A-Z_]+-\d+:).*/i, `$1${REMOVED}`],
  [/(\bSET_(?:NETWORK|CRED) -?\w+ \w+)[ =].*/i, `$1 ${REMOVED}`],
  [/(\b(?:PASSPHRASE|PASSWORD|NEW_PASSWORD|OTP|PIN|IDENTITY|SIM) \d+ ).*/i, `$1${REMOVED}`],
  [/(\bWPS_(?:PIN|REG|AP_PIN|ER_PIN|ER_LEARN|ER_CONFIG|NFC\w*) ).*/i, `$1${REMOVED}`],
  [/(\bWPS-(?:CRED-RECEIVED|NEW-AP-SETTINGS)) .*/, `$1 ${REMOVED}`],
  [/(\bWPS-ER-AP-SETTINGS .{0,400}?key=).*/, `$1${REMOVED}`],
  [/(\bWPS-PIN-(?:NEEDED|ACTIVE)) .*/, `$1 ${REMOVED}`],
  // Rows of PMKSA_GET and the like: an address, a PMKID, then the PMK itself.
  [/\b([\da-f]{2}(?::[\da-f]{2}){5} [\da-f]{32}) [\da-f]{64,}[^\n]*/gi, `$1 ${REMOVED}`],
  // name=value, name="value", name: value. A quoted value runs to the end of the line.
  [
    /((?:^|[^\w-])#?(?:\w*_)?(?:psk|passphrase|password|passwd|passwords|secret|sae_password|wpa_psk|pin|pmk|ptk|tk|kek|kck|gtk|msk|wep_key\d?|key\d|private_key_passwd|key|pw|new_password|dpp_csign|net_access_key|dpp_netaccesskey)\s*[=:]\s*)(?!\[removed\]|\[REMOVED\])(?:["'].*|\S+)/gi,
    `$1${REMOVED}`,
  ],
];

const DUMP = / - hexdump(?:_ascii)?\(len=\d+\):/;
/** 32 bytes of hex in one piece or in pairs are a key unless a line says otherwise. */
const LONG_HEX = /(?<![\da-f])(?:[\da-f]{64,}|[\da-f]{2}(?:[ :][\da-f]{2}){23,})(?![\da-f])/gi;

/** @returns the text without any secret that it may hold */
export const redacted = (text: string): string => {
  if (!SUSPECT.test(text)) return text.replace(LONG_HEX, REMOVED);
  let kept = text;
  const dump = DUMP.exec(kept);
  if (dump) {
    const name = kept.slice(Math.max(0, dump.index - 80), dump.index);
    const end = dump.index + dump[0].length;
    if (SECRET_DUMP.test(name) || !PUBLIC_DUMP.test(name)) return kept.slice(0, end) + ' ' + REMOVED;
    // What a public dump shows is public in all its bytes.
    return kept;
  }
  for (const [pattern, replacement] of RULES) kept = kept.replace(pattern, replacement);
  return kept.replace(LONG_HEX, REMOVED);
};
