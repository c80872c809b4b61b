/**
 * What a driver says of an association: DOT11_ASSOC_STATUS (windot11.h). Drivers put a frame's reason or status code
 * into the low half and say in the high half which frame it was. Values up to 13 are the driver's own (1 failure, 2
 * unreachable, 4 PHY disabled, 6 no candidate left …) and look like 802.11's codes, which they are not. The fields that
 * hold it (Dot11StatusCode, AssocStatus, NWiFi's Status and Reason) are documented nowhere; a plain number above 13 can only
 * be 802.11's.
 */
export type AssocStatus =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'deauthentication' | 'disassociation'; readonly reason: number };

const DEAUTHENTICATED = 1;
const DISASSOCIATED = 2;
const RESPONSE = 3;
const DRIVERS_OWN = 13;
/** Highest status and reason codes of IEEE 802.11 stay far below. */
const HIGHEST = 255;

export const assocStatusOf = (value: number | undefined): AssocStatus | undefined => {
  if (value === undefined || value < 0) return undefined;
  const code = value & 0xffff;
  switch (value >>> 16) {
    case 0:
      return code > DRIVERS_OWN && code <= HIGHEST ? { kind: 'response', status: code } : undefined;
    case DEAUTHENTICATED:
      return { kind: 'deauthentication', reason: code };
    case DISASSOCIATED:
      return { kind: 'disassociation', reason: code };
    case RESPONSE:
      return { kind: 'response', status: code };
    default:
      return undefined;
  }
};

/** The same for a reason: a plain number above 13 is 802.11's reason code. */
export const leavingOf = (value: number | undefined): AssocStatus | undefined => {
  const status = assocStatusOf(value);
  return status?.kind === 'response' && (value ?? 0) <= 0xffff
    ? { kind: 'disassociation', reason: status.status }
    : status;
};
