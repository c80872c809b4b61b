/**
 * WLAN_REASON_CODE by what it means for an attempt (wlanapi.h; values as in the public windows-sys bindings). The sentences that
 * Windows prints with them are in the language of the machine and are never looked at.
 */
export type Meaning =
  /** The network was not in the scan results, or none of its access points fits the profile. */
  | 'not-available'
  /** It is there, and the adapter or the profile cannot do the security or the rates that it asks for. */
  | 'not-compatible'
  /** The driver gave up the association, and does not say why. */
  | 'association-failed'
  | 'association-timeout'
  /** Security began and did not end well; the code does not say where. */
  | 'security-failed'
  /** No message 1/4 came. */
  | 'key-start-timeout'
  /** The 4-way handshake began and did not end in time. */
  | 'key-timeout'
  /** Windows' guess that the pre-shared key differs. */
  | 'mismatch-suspected'
  /** The elements in the handshake differ from those in the beacon. */
  | 'elements-differ'
  /** EAP did not begin or did not end in time. */
  | 'eap-timeout'
  /** The 802.1X part failed: event 12013 says how. */
  | 'eap-failed'
  /** The vendor's module in the wireless service. */
  | 'vendor-module'
  | 'driver-failed'
  /** Somebody here wanted it. */
  | 'cancelled';

const MEANINGS: Readonly<Record<number, Meaning>> = {
  0x20001: 'not-compatible',
  0x20002: 'not-compatible',
  // AC: the automatic configuration, before anything is on the air
  0x28002: 'not-available',
  0x2800b: 'not-available',
  // "Key mismatch" of a layer that sees no keys: whatever security said before it says more.
  0x2800d: 'security-failed',
  // MSM: what it asks for before it associates
  0x30001: 'not-compatible',
  0x30002: 'not-compatible',
  0x30003: 'not-compatible',
  0x30004: 'not-compatible',
  0x30005: 'not-compatible',
  // MSM: association and what follows it
  0x38001: 'cancelled',
  0x38002: 'association-failed',
  0x38003: 'association-timeout',
  0x38004: 'security-failed',
  0x38005: 'security-failed',
  0x38006: 'security-failed',
  0x38007: 'security-failed',
  0x38009: 'security-failed',
  0x3800b: 'association-failed',
  0x3800c: 'driver-failed',
  0x3800d: 'vendor-module',
  0x3800e: 'vendor-module',
  0x38012: 'security-failed',
  0x38014: 'not-available',
  // MSMSEC: what the network, the adapter and the profile are capable of
  0x40012: 'not-compatible',
  0x40013: 'not-compatible',
  0x40014: 'not-compatible',
  0x40015: 'not-compatible',
  0x4001c: 'not-compatible',
  0x4001e: 'not-compatible',
  0x4001f: 'not-compatible',
  0x40021: 'not-compatible',
  0x40022: 'not-compatible',
  0x40025: 'not-compatible',
  // MSMSEC: keys
  0x48002: 'eap-timeout',
  0x48003: 'eap-timeout',
  0x48004: 'key-start-timeout',
  0x48005: 'key-timeout',
  0x48009: 'elements-differ',
  0x4800a: 'elements-differ',
  0x48011: 'cancelled',
  0x48013: 'elements-differ',
  0x48014: 'mismatch-suspected',
};

const SECURITY = 0x48000;
const ONEX = 0x50000;
const ONEX_UI_CANCELLED = 0x50011;
const isIn = (code: number, base: number): boolean => code > base && code < base + 0x1000;

export const meaningOf = (code: number | undefined): Meaning | undefined => {
  if (code === undefined) return undefined;
  if (code === ONEX_UI_CANCELLED) return 'cancelled';
  if (isIn(code, ONEX)) return 'eap-failed';
  return MEANINGS[code] ?? (isIn(code, SECURITY) ? 'security-failed' : undefined);
};

/** Reasons that only an attempt which had been on the air can have. */
export const wasOnAir = (meaning: Meaning | undefined): boolean =>
  meaning !== undefined && !BEFORE_THE_AIR.has(meaning);
const BEFORE_THE_AIR: ReadonlySet<Meaning> = new Set([
  'not-available',
  'not-compatible',
  'vendor-module',
  'cancelled',
  'driver-failed',
]);
/** Of these, reasons that come after a successful association. */
export const wasAssociated = (meaning: Meaning | undefined): boolean =>
  wasOnAir(meaning) && meaning !== 'association-failed' && meaning !== 'association-timeout';
