/** 802.1X and EAP failures by number: ONEX_REASON_CODE (dot1x.h), EAPHost's codes (eaphosterror.h), Schannel and CryptoAPI. */
export type EapStep = 'failure' | 'timeout' | 'certificate-error' | 'method-refused';

const ONEX_STEPS: Readonly<Record<number, EapStep>> = {
  // No identity, or nobody could be asked for it: nothing is configured here that could be sent.
  0x50001: 'method-refused',
  0x50002: 'method-refused',
  0x50003: 'method-refused',
  0x50004: 'method-refused',
  0x50005: 'failure',
  0x50006: 'timeout',
  0x50007: 'timeout',
  0x5000a: 'method-refused',
  0x5000b: 'method-refused',
  0x50014: 'method-refused',
};

const METHOD = new Set([0x80420011, 0x40420016]);
/** Ranges whose codes are all about certificates: the user's, the server's, their roots; CERT_E_*, CRYPT_E_*, SEC_E_*. */
const CERTIFICATES: readonly (readonly [number, number])[] = [
  [0x80420100, 0x80420105],
  [0x80420200, 0x804204ff],
  [0x800b0100, 0x800b01ff],
  [0x80092010, 0x80092013],
  [0x80090322, 0x80090322],
  [0x80090325, 0x80090325],
  [0x80090327, 0x80090328],
];

const isAbout = (code: number | undefined): boolean =>
  code !== undefined && CERTIFICATES.some(([first, last]) => code >= first && code <= last);

/**
 * @param reason the ONEX_REASON_CODE of event 12013
 * @param details its error codes, as unsigned numbers; the first that means something decides
 */
export const eapStepOf = (
  reason: number | undefined,
  details: readonly (number | undefined)[],
): EapStep | undefined => {
  if (details.some(isAbout)) return 'certificate-error';
  if (details.some((code) => code !== undefined && METHOD.has(code))) return 'method-refused';
  return reason === undefined ? undefined : ONEX_STEPS[reason];
};

/** EAP types (IANA) by the names that are used for them. */
const METHODS: Readonly<Record<number, string>> = {
  13: 'TLS',
  18: 'SIM',
  21: 'TTLS',
  23: 'AKA',
  25: 'PEAP',
  43: 'FAST',
  50: "AKA'",
  55: 'TEAP',
};
export const eapMethod = (type: number | undefined): string | undefined =>
  type === undefined || type === 0 ? undefined : (METHODS[type] ?? String(type));
