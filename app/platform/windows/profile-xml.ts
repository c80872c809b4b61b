/** A stored network as Windows keeps it: WLANProfile XML (schemas v1 to v4). Its key is encrypted, and secret all the same. */
import type { AkmFamily } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { at, spansOf, type Span } from './xml-spans.ts';
import { own } from '../../domain/own.ts';

export type PmkCacheMode = 'enabled' | 'disabled';

/** What stands before PMKCacheMode in the sequence of the schema; the last of them that is there. */
const BEFORE: readonly string[] = ['keyIndex', 'sharedKey', 'authEncryption'];

const FAMILIES: Readonly<Record<string, AkmFamily>> = {
  open: 'open',
  shared: 'open',
  OWE: 'owe',
  WPAPSK: 'psk',
  WPA2PSK: 'psk',
  WPA3SAE: 'sae',
  WPA: 'eap',
  WPA2: 'eap',
  WPA3: 'eap',
  WPA3ENT: 'eap',
  WPA3ENT192: 'eap',
};

export interface ProfileFacts {
  /** Undefined for a profile without one (Hotspot 2.0 by domain). */
  readonly ssid: Ssid | undefined;
  readonly akms: readonly AkmFamily[];
  /** Undefined = not said, which is on where the network can have a cache. */
  readonly pmkCacheMode: PmkCacheMode | undefined;
}

/** What Rejoin needs to know of a profile. Never its key. */
export function profileFacts(xml: string): ProfileFacts {
  const root = rootOf(xml);
  const ssid = at(root, 'SSIDConfig', 'SSID');
  const security = at(root, 'MSM', 'security');
  const encryption = at(security, 'authEncryption');
  const oneX = text(xml, at(encryption, 'useOneX')) === 'true';
  const family = own(FAMILIES, text(xml, at(encryption, 'authentication')));
  const isTransition = text(xml, at(encryption, 'transitionMode')) === 'true';
  const families: readonly AkmFamily[] = oneX ? ['eap'] : family === undefined ? [] : [family];
  const mode = text(xml, at(security, 'PMKCacheMode'));
  return {
    ssid: ssidOf(xml, ssid),
    akms: isTransition && family === 'sae' ? ['sae', 'psk'] : families,
    pmkCacheMode: mode === 'enabled' || mode === 'disabled' ? mode : undefined,
  };
}

/** The name under which Windows keeps it; it may differ from the SSID. */
export function profileName(xml: string): string | undefined {
  const name = at(rootOf(xml), 'name');
  return name && unescaped(xml.slice(name.inner, name.close));
}

/**
 * The same profile with another PMKCacheMode: of all characters only that element's change.
 * @returns undefined where the XML is not a profile with security settings
 */
export function withPmkCacheMode(xml: string, mode: PmkCacheMode): string | undefined {
  const security = at(rootOf(xml), 'MSM', 'security');
  const there = at(security, 'PMKCacheMode');
  if (there)
    return there.close === there.end ? undefined : xml.slice(0, there.inner) + mode + xml.slice(there.close);
  const before = BEFORE.map((name) => at(security, name)).find((span) => span !== undefined);
  if (!before) return undefined;
  // On a line of its own where its neighbour is on one.
  const blanks = /\s*$/.exec(xml.slice(0, before.start))?.[0] ?? '';
  const element = `<${before.prefix}PMKCacheMode>${mode}</${before.prefix}PMKCacheMode>`;
  return xml.slice(0, before.end) + blanks + element + xml.slice(before.end);
}

/**
 * Is it the same profile? Windows may encrypt a key anew each time it stores one, so that alone may differ where both are
 * encrypted.
 */
export function isSameProfile(one: string, other: string): boolean {
  return one === other || withoutKey(one) === withoutKey(other);
}

function withoutKey(xml: string): string {
  const shared = at(rootOf(xml), 'MSM', 'security', 'sharedKey');
  const key = at(shared, 'keyMaterial');
  if (!key || text(xml, at(shared, 'protected')) !== 'true') return xml;
  return xml.slice(0, key.inner) + xml.slice(key.close);
}

function rootOf(xml: string): Span | undefined {
  const root = spansOf(xml);
  return root?.name === 'WLANProfile' ? root : undefined;
}

const text = (xml: string, span: Span | undefined): string | undefined =>
  span && unescaped(xml.slice(span.inner, span.close)).trim();

/** `hex` has all bytes; the name is a rendering for people, and only there where it is text. */
function ssidOf(xml: string, ssid: Span | undefined): Ssid | undefined {
  const hex = text(xml, at(ssid, 'hex'));
  if (hex !== undefined && /^(?:[\da-f]{2}){1,32}$/i.test(hex))
    return ssidFromBytes(Buffer.from(hex, 'hex').toString('latin1'));
  const name = at(ssid, 'name');
  // Blanks at its ends belong to it.
  const shown = name && unescaped(xml.slice(name.inner, name.close));
  return shown === undefined || shown === ''
    ? undefined
    : ssidFromBytes(Buffer.from(shown, 'utf8').toString('latin1'));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (xml: string): string =>
  xml.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, name = '') => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      return own(ENTITIES, name as string) ?? all;
    },
  );
