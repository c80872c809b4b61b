/**
 * Reason and status codes (IEEE Std 802.11-2020, tables 9-49 and 9-50) under the names that hostap prints. Those that
 * people meet have a sentence, too (`sentences/numbers.ts`).
 */
export interface Code {
  readonly name: string;
}

/** Reasons that an access point gives, and a station does not. */
export const OF_ACCESS_POINTS: ReadonlySet<number> = new Set([2, 5, 6, 7, 9, 12, 13, 14, 15, 16, 17, 23, 34]);

/** Deauthentication and disassociation. */
export const REASONS: Readonly<Record<number, Code>> = {
  1: { name: 'UNSPECIFIED' },
  2: {
    name: 'PREV_AUTH_NOT_VALID',
  },
  3: { name: 'DEAUTH_LEAVING' },
  4: { name: 'DISASSOC_DUE_TO_INACTIVITY' },
  5: { name: 'DISASSOC_AP_BUSY' },
  6: {
    name: 'CLASS2_FRAME_FROM_NONAUTH_STA',
  },
  7: {
    name: 'CLASS3_FRAME_FROM_NONASSOC_STA',
  },
  8: { name: 'DISASSOC_STA_HAS_LEFT' },
  9: {
    name: 'STA_REQ_ASSOC_WITHOUT_AUTH',
  },
  10: { name: 'PWR_CAPABILITY_NOT_VALID' },
  11: { name: 'SUPPORTED_CHANNEL_NOT_VALID' },
  12: { name: 'BSS_TRANSITION_DISASSOC' },
  13: { name: 'INVALID_IE' },
  14: { name: 'MICHAEL_MIC_FAILURE' },
  15: {
    name: '4WAY_HANDSHAKE_TIMEOUT',
  },
  16: { name: 'GROUP_KEY_UPDATE_TIMEOUT' },
  17: {
    name: 'IE_IN_4WAY_DIFFERS',
  },
  18: { name: 'GROUP_CIPHER_NOT_VALID' },
  19: { name: 'PAIRWISE_CIPHER_NOT_VALID' },
  20: { name: 'AKMP_NOT_VALID' },
  21: { name: 'UNSUPPORTED_RSN_IE_VERSION' },
  22: { name: 'INVALID_RSN_IE_CAPAB' },
  23: { name: 'IEEE_802_1X_AUTH_FAILED' },
  24: { name: 'CIPHER_SUITE_REJECTED' },
  25: { name: 'TDLS_TEARDOWN_UNREACHABLE' },
  26: { name: 'TDLS_TEARDOWN_UNSPECIFIED' },
  27: { name: 'SSP_REQUESTED_DISASSOC' },
  28: { name: 'NO_SSP_ROAMING_AGREEMENT' },
  29: { name: 'BAD_CIPHER_OR_AKM' },
  30: { name: 'NOT_AUTHORIZED_THIS_LOCATION' },
  31: { name: 'SERVICE_CHANGE_PRECLUDES_TS' },
  32: { name: 'UNSPECIFIED_QOS_REASON' },
  33: { name: 'NOT_ENOUGH_BANDWIDTH' },
  34: { name: 'DISASSOC_LOW_ACK' },
  35: { name: 'EXCEEDED_TXOP' },
  36: { name: 'STA_LEAVING' },
  37: { name: 'END_TS_BA_DLS' },
  38: { name: 'UNKNOWN_TS_BA' },
  39: { name: 'TIMEOUT' },
  45: { name: 'PEERKEY_MISMATCH' },
  46: { name: 'AUTHORIZED_ACCESS_LIMIT_REACHED' },
  47: { name: 'EXTERNAL_SERVICE_REQUIREMENTS' },
  48: { name: 'INVALID_FT_ACTION_FRAME_COUNT' },
  49: { name: 'INVALID_PMKID' },
  50: { name: 'INVALID_MDE' },
  51: { name: 'INVALID_FTE' },
  52: { name: 'MESH_PEERING_CANCELLED' },
  53: { name: 'MESH_MAX_PEERS' },
  54: { name: 'MESH_CONFIG_POLICY_VIOLATION' },
  55: { name: 'MESH_CLOSE_RCVD' },
  56: { name: 'MESH_MAX_RETRIES' },
  57: { name: 'MESH_CONFIRM_TIMEOUT' },
  58: { name: 'MESH_INVALID_GTK' },
  59: { name: 'MESH_INCONSISTENT_PARAMS' },
  60: { name: 'MESH_INVALID_SECURITY_CAP' },
  61: { name: 'MESH_PATH_ERROR_NO_PROXY_INFO' },
  62: { name: 'MESH_PATH_ERROR_NO_FORWARDING_INFO' },
  63: { name: 'MESH_PATH_ERROR_DEST_UNREACHABLE' },
  64: { name: 'MAC_ADDRESS_ALREADY_EXISTS_IN_MBSS' },
  65: { name: 'MESH_CHANNEL_SWITCH_REGULATORY_REQ' },
  66: { name: 'MESH_CHANNEL_SWITCH_UNSPECIFIED' },
};

/** Authentication and association answers. */
export const STATUSES: Readonly<Record<number, Code>> = {
  0: { name: 'SUCCESS' },
  1: { name: 'UNSPECIFIED_FAILURE' },
  2: { name: 'TDLS_WAKEUP_ALTERNATE' },
  3: { name: 'TDLS_WAKEUP_REJECT' },
  5: { name: 'SECURITY_DISABLED' },
  6: { name: 'UNACCEPTABLE_LIFETIME' },
  7: { name: 'NOT_IN_SAME_BSS' },
  10: { name: 'CAPS_UNSUPPORTED' },
  11: { name: 'REASSOC_NO_ASSOC' },
  12: { name: 'ASSOC_DENIED_UNSPEC' },
  13: {
    name: 'NOT_SUPPORTED_AUTH_ALG',
  },
  14: { name: 'UNKNOWN_AUTH_TRANSACTION' },
  15: { name: 'CHALLENGE_FAIL' },
  16: { name: 'AUTH_TIMEOUT' },
  17: { name: 'AP_UNABLE_TO_HANDLE_NEW_STA' },
  18: { name: 'ASSOC_DENIED_RATES' },
  19: { name: 'ASSOC_DENIED_NOSHORT' },
  22: { name: 'SPEC_MGMT_REQUIRED' },
  23: { name: 'PWR_CAPABILITY_NOT_VALID' },
  24: { name: 'SUPPORTED_CHANNEL_NOT_VALID' },
  25: { name: 'ASSOC_DENIED_NO_SHORT_SLOT_TIME' },
  27: { name: 'ASSOC_DENIED_NO_HT' },
  28: {
    name: 'R0KH_UNREACHABLE',
  },
  29: { name: 'ASSOC_DENIED_NO_PCO' },
  30: {
    name: 'ASSOC_REJECTED_TEMPORARILY',
  },
  31: {
    name: 'ROBUST_MGMT_FRAME_POLICY_VIOLATION',
  },
  32: { name: 'UNSPECIFIED_QOS_FAILURE' },
  33: {
    name: 'DENIED_INSUFFICIENT_BANDWIDTH',
  },
  34: { name: 'DENIED_POOR_CHANNEL_CONDITIONS' },
  35: { name: 'DENIED_QOS_NOT_SUPPORTED' },
  37: { name: 'REQUEST_DECLINED' },
  38: { name: 'INVALID_PARAMETERS' },
  39: { name: 'REJECTED_WITH_SUGGESTED_CHANGES' },
  40: { name: 'INVALID_IE' },
  41: { name: 'GROUP_CIPHER_NOT_VALID' },
  42: { name: 'PAIRWISE_CIPHER_NOT_VALID' },
  43: { name: 'AKMP_NOT_VALID' },
  44: { name: 'UNSUPPORTED_RSN_IE_VERSION' },
  45: { name: 'INVALID_RSN_IE_CAPAB' },
  46: { name: 'CIPHER_REJECTED_PER_POLICY' },
  47: { name: 'TS_NOT_CREATED' },
  48: { name: 'DIRECT_LINK_NOT_ALLOWED' },
  49: { name: 'DEST_STA_NOT_PRESENT' },
  50: { name: 'DEST_STA_NOT_QOS_STA' },
  51: { name: 'ASSOC_DENIED_LISTEN_INT_TOO_LARGE' },
  52: { name: 'INVALID_FT_ACTION_FRAME_COUNT' },
  53: { name: 'INVALID_PMKID' },
  54: { name: 'INVALID_MDIE' },
  55: { name: 'INVALID_FTIE' },
  56: { name: 'REQUESTED_TCLAS_NOT_SUPPORTED' },
  57: { name: 'INSUFFICIENT_TCLAS_PROCESSING_RESOURCES' },
  58: { name: 'TRY_ANOTHER_BSS' },
  59: { name: 'GAS_ADV_PROTO_NOT_SUPPORTED' },
  60: { name: 'NO_OUTSTANDING_GAS_REQ' },
  61: { name: 'GAS_RESP_NOT_RECEIVED' },
  62: { name: 'STA_TIMED_OUT_WAITING_FOR_GAS_RESP' },
  63: { name: 'GAS_RESP_LARGER_THAN_LIMIT' },
  64: { name: 'REQ_REFUSED_HOME' },
  65: { name: 'ADV_SRV_UNREACHABLE' },
  67: { name: 'REQ_REFUSED_SSPN' },
  68: { name: 'REQ_REFUSED_UNAUTH_ACCESS' },
  72: { name: 'INVALID_RSNIE' },
  73: { name: 'U_APSD_COEX_NOT_SUPPORTED' },
  76: {
    name: 'ANTI_CLOGGING_TOKEN_REQ',
  },
  77: { name: 'FINITE_CYCLIC_GROUP_NOT_SUPPORTED' },
  78: { name: 'CANNOT_FIND_ALT_TBTT' },
  79: { name: 'TRANSMISSION_FAILURE' },
  82: { name: 'REJECTED_WITH_SUGGESTED_BSS_TRANSITION' },
  83: { name: 'REJECT_WITH_SCHEDULE' },
  86: { name: 'PENDING_ADMITTING_FST_SESSION' },
  92: { name: 'ASSOC_DENIED_REFUSED_EXTERNALLY' },
  93: { name: 'REFUSED_AP_OUT_OF_MEMORY' },
  96: { name: 'REJECT_DSE_BAND' },
  99: { name: 'DENIED_WITH_SUGGESTED_BAND_AND_CHANNEL' },
  104: { name: 'ASSOC_DENIED_NO_VHT' },
  112: { name: 'FILS_AUTHENTICATION_FAILURE' },
  113: { name: 'UNKNOWN_AUTHENTICATION_SERVER' },
  123: {
    name: 'UNKNOWN_PASSWORD_IDENTIFIER',
  },
  124: { name: 'DENIED_HE_NOT_SUPPORTED' },
  126: { name: 'SAE_HASH_TO_ELEMENT' },
  127: { name: 'SAE_PK' },
  130: { name: 'DENIED_STA_AFF_WITH_MLD_WITH_EXISTING_ASSOC' },
  135: { name: 'DENIED_EHT_NOT_SUPPORTED' },
  138: { name: 'OCI_MISMATCH' },
  139: { name: 'DENIED_TX_LINK_NOT_ACCEPTED' },
  152: { name: '802_1_X_AUTH_FAILED' },
  153: { name: '802_1_X_AUTH_SUCCESS' },
};

/** `PREV_AUTH_NOT_VALID`, or the number where there is no name. */
export const reasonName = (code: number): string => REASONS[code]?.name ?? String(code);
export const statusName = (code: number): string => STATUSES[code]?.name ?? String(code);

/** Those that decisions are made by: reasons … 0 is none; it stands for one that nobody said. */
export const NOT_SAID = 0;
export const UNSPECIFIED = 1;
export const PREV_AUTH_NOT_VALID = 2;
/** A station asks to be associated, and is not authenticated. */
export const ASSOC_WITHOUT_AUTH = 9;
/** "Unable to handle all currently associated stations". */
export const AP_BUSY = 5;
export const LEAVING = 3;
export const INACTIVITY = 4;
export const FOUR_WAY_TIMEOUT = 15;
/** A station did not answer the message with a new group key. */
export const GROUP_TIMEOUT = 16;
/** The elements of message 2/4 or 3/4 are not those that were announced ("Element in 4-way handshake different"). */
export const IE_IN_4WAY_DIFFERS = 17;
/** "IEEE 802.1X authentication failed". */
export const IEEE_802_1X_AUTH_FAILED = 23;
/** "Disassociated because of excessive frame losses": the other end's acknowledgements stayed away. */
export const LOW_ACK = 34;
/** "Previous authentication no longer valid" and its neighbours: 2, 6, 7 and 9 (seed 000; hostap b1b0abc70). */
export const NOT_AUTHENTICATED: ReadonlySet<number> = new Set([2, 6, 7, 9]);
/** … and authentication algorithms (9.4.1.1): Open System, WEP's shared key, SAE, and FILS with a shared key, with PFS, with a public key. */
export const OPEN_SYSTEM = 0;
export const SHARED_KEY = 1;
export const SAE = 3;
export const FILS: ReadonlySet<number> = new Set([4, 5, 6]);
/** A status: unspecified failure. */
export const UNSPECIFIED_FAILURE = 1;
/** A status: the access point has no room for another station. */
export const FULL = 17;
/** A status: the access point does not know the key that was offered. */
export const INVALID_PMKID = 53;
/** A status: refused for now, come back later (11.13). */
export const COMEBACK = 30;
/** A status: the answer to WEP's challenge did not decrypt. */
export const CHALLENGE_FAIL = 15;
/** A status: the password was stored with an identifier that the access point does not have (table 9-50). */
export const UNKNOWN_PASSWORD_IDENTIFIER = 123;
export const SAE_HASH_TO_ELEMENT = 126;
/**
 * Status codes of SAE exchanges that are no refusal: anti-clogging token (76), another group, please (77),
 * hash-to-element (126), SAE-PK (127). No other algorithm has the last four (IEEE Std 802.11-2020, table 9-50).
 */
export const SAE_GOES_ON: ReadonlySet<number> = new Set([0, 76, 77, SAE_HASH_TO_ELEMENT, 127]);
