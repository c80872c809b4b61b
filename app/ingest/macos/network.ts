import type { AkmFamily } from '../../domain/events.ts';
import type { Mac, Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { ADDRESS } from '../masked.ts';
import { toMac } from '../text.ts';

/** What a line says of the network that is joined. Since macOS 11 names and addresses are mostly redacted. */
export interface Network {
  readonly ssid?: Ssid;
  readonly bssid?: Mac;
  /** The one key management that the network has; left out where it has several, or one that nothing follows from. */
  readonly akm?: AkmFamily;
  /** Equal for the same network also where its name is redacted. */
  readonly key?: string;
}

/** `<redacted>`, `<private>`, `<mask.hash: '…'>`, `(null)`: no names. */
const HIDDEN = /^(?:<[^>]*>|\(null\)|)$/;
const SSID = /\bssid=(<[^>]{0,80}>|[^,]{1,32}?)(?: \((\d{1,20})\))?, bssid=/;
const BSSID = new RegExp(`\\bbssid=(?!<)(${ADDRESS})(?![\\w:])`);
const AUTHS = /\bauths=\{([^}]{0,120})\}/;
const SECURITY = /\bsecurity=([\w /-]{1,40})/;
/** A description is far shorter. */
const LONGEST = 2000;

/** The name of a network, unless it is redacted. */
export const shownSsid = (name: string): Ssid | undefined =>
  HIDDEN.test(name) ? undefined : ssidFromBytes(name);

/** Words of `auths={ … }`: `psk`, `sae`, `8021x`, and with `ft_` before them. */
const akmOfAuths = (words: readonly string[]): AkmFamily | undefined => {
  if (words.length === 0) return undefined;
  if (words.every((word) => word === 'sae')) return 'sae';
  return words.every((word) => word.startsWith('8021x')) ? 'eap' : undefined;
};

/** `wpa3-personal`, `wpa2-enterprise` …; transition modes have two kinds of key management. */
const akmOfSecurity = (security: string): AkmFamily | undefined => {
  if (security === 'wpa3-personal') return 'sae';
  return /^wpa[23]-enterprise$/.test(security) ? 'eap' : undefined;
};

/**
 * Reads the description that CoreWiFi and, in older releases, CWNetwork give of a network:
 * `<redacted> - ssid=<redacted> (1956089320), bssid=<redacted>, security=wpa3-personal, rsn=[auths={ sae }, mfp=yes]`.
 */
export const networkOf = (message: string): Network => {
  const text = message.length > LONGEST ? message.slice(0, LONGEST) : message;
  const named = SSID.exec(text);
  const ssid = named ? shownSsid(named[1] ?? '') : undefined;
  const address = BSSID.exec(text);
  const auths = AUTHS.exec(text)?.[1]?.trim().split(/\s+/).filter(Boolean);
  const akm = auths ? akmOfAuths(auths) : akmOfSecurity(SECURITY.exec(text)?.[1] ?? '');
  const key = ssid ?? named?.[2];
  return {
    ...(ssid === undefined ? {} : { ssid }),
    ...(address ? { bssid: toMac(address[1]) } : {}),
    ...(akm === undefined ? {} : { akm }),
    ...(key === undefined ? {} : { key }),
  };
};
