/**
 * Names of things, each with one spelling.
 *
 * They are branded strings: plain text at run time, distinct types at compile time.
 */

declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A MAC address (BSSID or station address): lower-case hex, colon separated. */
export type Mac = Brand<string, 'Mac'>;

/** A PMKID: 32 lower-case hex digits (IEEE Std 802.11-2020, 12.7.1.3). */
export type Pmkid = Brand<string, 'Pmkid'>;

/**
 * An SSID, 0 to 32 arbitrary bytes, in one printable and reversible spelling: UTF-8 text where the bytes are
 * printable UTF-8, `\xNN` for every other byte, `\\` for a backslash. Equal bytes have equal spellings, so it
 * can be compared, shown and put into JSON as it is.
 */
export type Ssid = Brand<string, 'Ssid'>;

/** Milliseconds since 1970-01-01 UTC, with fractions. Clocks without a date count from an arbitrary zero. */
export type Instant = number;

const ZERO = '00:00:00:00:00:00';

/** The address that drivers and firmware put where they know none. */
export const NO_BSSID = ZERO as Mac;

/** Who has answered, as a driver says; an answer of nobody it has made up. */
export const answeredBy = (bssid: Mac | undefined): { readonly bssid: Mac; readonly isDrivers?: true } =>
  bssid === undefined || bssid === NO_BSSID ? { bssid: NO_BSSID, isDrivers: true } : { bssid };

/** Lower-cases an address already known to have the right shape. */
export const mac = (text: string): Mac => text.toLowerCase() as Mac;

/** Lower-cases 32 hex digits already known to have the right shape. */
export const pmkid = (text: string): Pmkid => text.toLowerCase() as Pmkid;
