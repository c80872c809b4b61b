import { makerOf } from '../domain/makers.ts';
import { own } from '../domain/own.ts';

/** Names that people gave to access points, by address. */
export type AccessPointNames = Readonly<Record<string, string>>;

/**
 * What a person knows an access point by: the name that it was given, else its maker's. It stands before the address and never
 * instead of it: several have one maker, and two may be given one name.
 */
export const knownAs = (bssid: string, names: AccessPointNames): string | undefined =>
  own(names, bssid) ?? makerOf(bssid);

/** How an access point is called in a sentence: `Kitchen 02:00:00:00:00:00`. */
export type Called = (bssid: string) => string;

export const calledBy =
  (names: AccessPointNames): Called =>
  (bssid) =>
    [knownAs(bssid, names) ?? [], bssid].flat().join(' ');
