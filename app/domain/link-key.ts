/**
 * Names of links. A link is one station at one interface, or one station as its access point or the air sees it; its key
 * is also the key by which a live session asks for it.
 */
import type { Mac } from './ids.ts';

/** The station at an interface of this machine, or of the machine whose log it is. '' = the interface was not said yet. */
export const stationKey = (iface: string): string => `station ${iface}`;

/** The name of a network, or of an access point, at an interface of this machine. */
export const networkId = (iface: string, which: string): string => `${iface} ${which}`;

/** A station as an access point sees it. @param iface the access point's; '' = not said */
export const accessPointKey = (iface: string, station: Mac): string => `access-point ${iface} ${station}`;

/** A station as a capture sees it. */
export const airKey = (station: Mac): string => `air ${station}`;

export const isAccessPointKey = (key: string): boolean => key.startsWith('access-point ');
export const isAirKey = (key: string): boolean => key.startsWith('air ');
