/**
 * Frames in one line each, as evidence: numbers, addresses and fixed words. Names of networks are anybody's text and go where
 * every foreign text goes.
 */
import type { AkmFamily } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { evidence } from '../evidence.ts';
import type { MgmtFrame } from '../frames/mgmt-frame.ts';
import type { EapPacket } from '../frames/eap.ts';
import { methodName } from '../frames/eap.ts';
import type { EapolKey } from '../frames/eapol-key.ts';
import { readSecurity } from '../frames/rsne.ts';
import { findSsid } from '../frames/elements.ts';

type Path = string;

export const pathOf = (source: string, destination: string): Path => `${source} -> ${destination}`;

export const managementWords = (frame: MgmtFrame, path: Path): string => {
  switch (frame.kind) {
    case 'authentication':
      return `Authentication ${path} algorithm ${frame.algorithm} transaction ${frame.transaction} status ${frame.status}`;
    case 'association-request': {
      const { rsne, wpa } = readSecurity(frame.elements);
      const ssid = findSsid(frame.elements);
      const akms = rsne?.akms ?? wpa;
      const count = rsne?.pmkidCount ?? 0;
      const [pmkid] = rsne?.pmkids ?? [];
      const named = ssid === undefined ? '' : ` "${ssid}"`;
      const offered = pmkid === undefined ? `${count} PMKIDs` : `${count} PMKID ${pmkid}`;
      const text = `${again(frame.reassociation)}ssociation Request ${path}${named} AKM ${akms.join('+') || 'none'}, ${offered}`;
      return evidence(text);
    }
    case 'association-response':
      return `${again(frame.reassociation)}ssociation Response ${path} status ${frame.status}`;
    case 'deauthentication':
      return `Deauthentication ${path} reason ${frame.reason}`;
    case 'disassociation':
      return `Disassociation ${path} reason ${frame.reason}`;
    case 'other':
      return frame.subtype === 11
        ? `Authentication ${path}, encrypted: the answer to a challenge`
        : `${frame.subtype === 12 ? 'Deauthentication' : 'Disassociation'} ${path}, protected: its reason is encrypted`;
    default:
      return `${frame.kind} ${path}`;
  }
};

export const beaconWords = (bssid: string, ssid: Ssid | undefined, akms: readonly AkmFamily[]): string =>
  evidence(`Beacon ${bssid} "${ssid ?? ''}" AKM ${akms.join('+') || 'not told'}`);

const again = (reassociation: boolean): string => (reassociation ? 'Rea' : 'A');

export const keyWords = (key: EapolKey, path: Path): string => {
  const { message, replayCounter, pmkid } = key;
  const name =
    typeof message === 'number' ? `message ${message}/4` : (message?.replace('-', ' message ') ?? 'request');
  const named = pmkid === undefined ? '' : `, PMKID ${pmkid}`;
  return `EAPOL-Key ${path} ${name} replay counter ${replayCounter}${named}`;
};

export const eapWords = ({ code, method, alert }: EapPacket, path: Path): string => {
  const type =
    method === undefined ? '' : method === 1 ? ' Identity' : method === 3 ? ' Nak' : ` ${methodName(method)}`;
  return `EAP ${path} ${code}${type}${alert === undefined ? '' : `, TLS alert ${alert}`}`;
};
