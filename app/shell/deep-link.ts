/**
 * Links from help pages: `rejoin://diagnose`, `rejoin://diagnose?ssid=Office`. Anybody can send one, so it may start a look at
 * a network, never a change, and whatever is not spelled just so is no link.
 */
import type { Ssid } from '../domain/ids.ts';
import { ssidFromBytes } from '../domain/ssid.ts';

export const LINK_SCHEME = 'rejoin';
/** `ssid` as percent-encoded bytes (RFC 3986): a plus is a plus. */
const LINK = /^rejoin:\/\/diagnose\/?(?:\?ssid=((?:[\w.~!$'()*+,;:@/?-]|%[\da-f]{2}){0,96}))?$/i;
const LONGEST_SSID = 32;

export interface DiagnoseLink {
  /** Undefined: whatever the app would show. */
  readonly ssid: Ssid | undefined;
}

export function parseLink(text: string): DiagnoseLink | undefined {
  const match = LINK.exec(text);
  if (!match) return undefined;
  const [, spelled] = match;
  if (spelled === undefined) return { ssid: undefined };
  const bytes = spelled.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (bytes.length === 0 || bytes.length > LONGEST_SSID) return undefined;
  return { ssid: ssidFromBytes(bytes) };
}

/** What the app was started for. */
export interface Launch {
  /** At login: no window. */
  readonly hidden: boolean;
  readonly link: DiagnoseLink | undefined;
  /** Begin with the recorded failure. */
  readonly demo: boolean;
}

export const HIDDEN = '--hidden';
export const DEMO = '--demo';

/** @param argv of this start or of a second one; Chromium adds switches of its own to it */
export function parseLaunch(argv: readonly string[]): Launch {
  const links = argv.filter((word) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`));
  const [link] = links;
  return {
    hidden: argv.includes(HIDDEN),
    demo: argv.includes(DEMO),
    link: link !== undefined && links.length === 1 ? parseLink(link) : undefined,
  };
}
