/** A stored network as NetworkManager tells it to anybody: its settings without their secrets. Pure. */
import type { AkmFamily } from '../../../domain/events.ts';
import type { Ssid } from '../../../domain/ids.ts';
import { ssidFromBytes } from '../../../domain/ssid.ts';
import { bytesOf, partOf, textOf } from '../dbus/values.ts';
import { own } from '../../../domain/own.ts';

export interface Profile {
  /** Its object on the bus. */
  readonly path: string;
  readonly uuid: string;
  readonly ssid: Ssid;
  /** What the profile allows. */
  readonly akms: readonly AkmFamily[];
  /** The one interface that it is bound to. */
  readonly iface: string | undefined;
  readonly usesDhcp: boolean;
}

/** `key-mgmt` of a profile → what NetworkManager hands to the supplicant for it. */
const AKMS: Readonly<Record<string, readonly AkmFamily[]>> = {
  none: ['open'],
  ieee8021x: ['open'],
  owe: ['owe'],
  'wpa-psk': ['psk', 'sae'],
  sae: ['sae'],
  'wpa-eap': ['eap'],
  'wpa-eap-suite-b-192': ['eap'],
};

/** @returns undefined for what is no station's Wi-Fi profile */
export function readProfile(path: string, settings: unknown): Profile | undefined {
  const wireless = partOf(settings, '802-11-wireless');
  const connection = partOf(settings, 'connection');
  const ssid = bytesOf(wireless, 'ssid');
  const mode = textOf(wireless, 'mode') ?? 'infrastructure';
  if (ssid === undefined || ssid.length > 32 || mode !== 'infrastructure') return undefined;
  const management = textOf(partOf(settings, '802-11-wireless-security'), 'key-mgmt');
  const iface = textOf(connection, 'interface-name');
  return {
    path,
    uuid: textOf(connection, 'uuid') ?? path,
    ssid: ssidFromBytes(ssid),
    akms: management === undefined ? ['open'] : (own(AKMS, management) ?? []),
    iface: iface === '' ? undefined : iface,
    usesDhcp: (textOf(partOf(settings, 'ipv4'), 'method') ?? 'auto') === 'auto',
  };
}
