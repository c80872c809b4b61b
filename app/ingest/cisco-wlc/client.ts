/** What both kinds of Cisco controllers say of one client, told from the station's side. */
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import type { Read, Reading } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';

/** What the log has said of one client's present attempt. */
export interface Client {
  bssid: Mac | undefined;
  /** An association request whose RSNE is still to come. */
  asked: { readonly roam: boolean } | undefined;
  /** It ended, and nothing new has begun: the same end is told by several lines. */
  isOver: boolean;
  /** The reason that its end was told with. */
  reason: string | undefined;
  /** The policy manager's state, and the login that goes on: what a time that runs out was for. */
  state: string | undefined;
  login: 'eap' | 'psk' | undefined;
}

export const newClient = (): Client => ({
  bssid: undefined,
  asked: undefined,
  isOver: false,
  reason: undefined,
  state: undefined,
  login: undefined,
});

export interface ClientRule {
  /** How the message begins, to the letter. */
  readonly head: string;
  /** What follows the head, anchored. */
  readonly rest?: RegExp;
  /** Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, client: Client) => Reading;
  /** Messages, and the kinds of events that each gives of a client that nothing is known of. */
  readonly samples: readonly string[];
  readonly kinds: readonly string[];
}

export const bssidOf = (client: Client): Mac => client.bssid ?? NO_BSSID;

export const keyFrame = (message: 1 | 2 | 3 | 4, retry = false): Read => ({
  kind: 'eapol-key',
  message,
  direction: message === 1 || message === 3 ? 'received' : 'sent',
  ...(retry && { retry }),
});

/** The client asks anew: what ended before is over for good. */
export const asks = (client: Client, bssid: Mac): void => {
  client.bssid = bssid;
  client.isOver = false;
  client.state = undefined;
  client.login = undefined;
};

/** One end is told once. */
export const ends = (client: Client, ...readings: readonly Read[]): Reading => {
  if (client.isOver) return undefined;
  client.isOver = true;
  return readings;
};

export const thrownOut = (client: Client, reason: number): Read => ({
  kind: 'disconnected',
  bssid: bssidOf(client),
  reason,
  local: false,
});

/** The log says that the client is gone and not by whose doing: taken for its own. */
export const gone = (client: Client): Read => ({
  kind: 'disconnected',
  bssid: bssidOf(client),
  reason: 0,
  local: true,
});

/** A controller that refuses somebody in words of its own. Of a cached key that it does not have it asks for a full login, and refuses nobody. */
const REFUSING =
  /\b(?:reject|den(?:y|ied|ial)|refus|not allowed|black-?list|exclu(?:de|sion)|fail(?:ed|ure)?\b)/i;
const OF_CACHE = /\bpmk/i;
export const statedOf = (message: string, client: Client): Reading => {
  if (!REFUSING.test(message) || OF_CACHE.test(message)) return undefined;
  const reads = statedRefusal(message);
  return (
    reads &&
    ends(client, ...reads.map((read) => ('bssid' in read ? { ...read, bssid: bssidOf(client) } : read)))
  );
};

export const silent = (...samples: readonly string[]): ClientRule[] =>
  samples.map((sample) => ({ head: sample, samples: [sample], kinds: [] }));
