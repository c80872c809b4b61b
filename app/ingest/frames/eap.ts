/** EAP packets (RFC 3748, 4) and the TLS alerts that some methods carry in the clear (RFC 5216, 3.1). Never throws. */

export interface EapPacket {
  readonly code: 'request' | 'response' | 'success' | 'failure';
  /** Requests and responses. */
  readonly method?: number;
  /** A fatal TLS alert of the handshake, before anything is encrypted: its description (RFC 8446, 6). */
  readonly alert?: number;
  /** WPS: what kind of message it is. */
  readonly opCode?: number;
}

export const IDENTITY = 1;
export const NOTIFICATION = 2;
export const NAK = 3;
const CODES: readonly (EapPacket['code'] | undefined)[] = [
  undefined,
  'request',
  'response',
  'success',
  'failure',
];
const NAMES: Readonly<Record<number, string>> = {
  4: 'MD5',
  5: 'OTP',
  6: 'GTC',
  13: 'TLS',
  17: 'LEAP',
  18: 'SIM',
  21: 'TTLS',
  23: 'AKA',
  25: 'PEAP',
  26: 'MSCHAPV2',
  43: 'FAST',
  50: "AKA'",
  52: 'PWD',
  55: 'TEAP',
};
const EXPANDED = 254;
/** Vendor 00372A (Wi-Fi Alliance), type 1: "WFA Simple Config". */
const WSC = [0x00, 0x37, 0x2a, 0x00, 0x00, 0x00, 0x01];
const WSC_METHOD = -1;
/** Op-codes of WPS (Wi-Fi Simple Configuration 2.0, 7.7.1). */
export const WSC_NACK = 3;
export const WSC_DONE = 5;
const TLS_BASED = new Set([13, 21, 25, 43, 55]);
const LENGTH_INCLUDED = 0x80;
const TLS_ALERT = 21;
const FATAL = 2;

/** @param bytes from the code on */
export function readEap(bytes: Uint8Array): EapPacket | undefined {
  const code = CODES[bytes[0] ?? 0];
  if (code === undefined || bytes.length < 4) return undefined;
  if (code === 'success' || code === 'failure') return { code };
  const type = bytes[4];
  if (type === undefined) return undefined;
  if (type === EXPANDED && WSC.every((byte, index) => bytes[5 + index] === byte))
    return { code, method: WSC_METHOD, opCode: bytes[12] ?? 0 };
  const alert = TLS_BASED.has(type) ? alertOf(bytes) : undefined;
  return alert === undefined ? { code, method: type } : { code, method: type, alert };
}

/** Unencrypted an alert is two bytes long; encrypted it is longer. */
function alertOf(bytes: Uint8Array): number | undefined {
  const record = (bytes[5] ?? 0) & LENGTH_INCLUDED ? 10 : 6;
  const isAlert = bytes[record] === TLS_ALERT && bytes[record + 3] === 0 && bytes[record + 4] === 2;
  return isAlert && bytes[record + 5] === FATAL ? bytes[record + 6] : undefined;
}

/** As hostap names methods; 'WSC' is WPS. */
export const methodName = (method: number): string =>
  method === WSC_METHOD ? 'WSC' : (NAMES[method] ?? `type ${method}`);

/** Alerts by which one side says that it does not accept the other's certificate: 42 to 46 and 48 (RFC 8446, 6.2). */
export const isAboutCertificate = (alert: number): boolean => (alert >= 42 && alert <= 46) || alert === 48;
