/** How a page on loopback shows that it was opened by the person who started the server, and what is said to it first. */
import type { Said } from '../../domain/said.ts';
import type { ErrorCode } from './call-error.ts';
import type { Settings } from './views.ts';

/** Characters of a token or a session. */
const LONGEST_SECRET = 128;

/** The first message of a page: the one-time token from its address, or the session that it was changed for. */
type Hello = { readonly token: string } | { readonly session: string };

/** Needs none of the contract's shapes: a page is let in before they are there. @returns undefined for anything else */
export function helloOf(text: string): Hello | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  const { type, ...who } = said as Readonly<Record<string, unknown>>;
  const [[name, secret] = [], ...more] = Object.entries(who);
  if (type !== 'hello' || more.length > 0) return undefined;
  if (typeof secret !== 'string' || secret.length > LONGEST_SECRET) return undefined;
  if (name === 'token') return { token: secret };
  return name === 'session' ? { session: secret } : undefined;
}

/** The answer. A page keeps the session, so that it can be loaded again. */
export interface Welcome {
  readonly type: 'welcome';
  readonly session: string;
}

/** What a window frames before the service is there, where there is something to frame: a page waits for it. */
export interface FirstWord {
  readonly type: 'first';
  readonly framed?: {
    readonly language: Settings['language'];
    /** The network that this machine is on at this moment. */
    readonly ssid: string;
  };
}

/** Why a file that was put is not taken. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly said: readonly Said[];
}
