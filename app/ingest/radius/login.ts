/** What a login server's line says of one login: whose it was, and the stage that ended it. */
import type { Happening } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import type { Read } from '../rules.ts';
import { addressOf } from '../hardware-address.ts';

/** `3C-22-FB-01-02-03`, or with colons, dots or nothing in between. */
export const CALLER = String.raw`(?:[\da-fA-F]{2}[-:]?){5}[\da-fA-F]{2}|[\da-fA-F]{4}[.-][\da-fA-F]{4}[.-][\da-fA-F]{4}`;
export const REFUSED = { kind: 'eap', step: 'failure' } as const;

/** What the server says of the login itself; of everything else that ended it, it is not known whose fault it was. */
const CREDENTIALS = /mschap|MS-CHAP|password|pap:|User-Password|chap:/i;
/** The station's own word, an alert that came in: it does not take the server's certificate. One that went out speaks of the station's. */
const REFUSED_BY_STATION =
  /\balert (?:read|received)|\bssl3_read_bytes|\b(?:tlsv1|sslv3) alert|\bclient rejected\b/i;
const OF_STATION =
  /\balert write\b|certificate verif\w+ fail|untrusted certificates?\b|client certificate|\bwrite:fatal/i;
/** They found no version or cipher in common; no certificate was looked at. */
const NOTHING_IN_COMMON =
  /alert (?:(?:read|write):fatal:)?(?:handshake failure|protocol version|insufficient security|illegal parameter|internal error)|unsupported protocol|no shared cipher|wrong version number/i;

export const callerOf = (text: string | undefined): Mac | undefined =>
  text === undefined ? undefined : addressOf(text);

/** The stage that ended it, before the refusal. */
export const stageOf = (why: string): readonly Happening[] => {
  if (NOTHING_IN_COMMON.test(why)) return [{ kind: 'eap', step: 'tls-failure' }];
  if (OF_STATION.test(why)) return [{ ...REFUSED, refused: 'certificate' }];
  if (REFUSED_BY_STATION.test(why)) return [{ kind: 'eap', step: 'certificate-error' }];
  return CREDENTIALS.test(why) ? [{ kind: 'eap', step: 'inner-failure' }] : [];
};

const STARTED: Happening = { kind: 'eap', step: 'started' };

/** All that is known of it, in one piece. Where the server does not say whose it was, it is told as its station would. */
export const loginOf = (station: Mac | undefined, ...how: readonly Happening[]): readonly Read[] =>
  [STARTED, ...how].map((happening) => ({
    ...happening,
    ...(station ? { station } : { witness: 'supplicant' }),
  }));

export const ACCEPTED: Happening = { kind: 'eap', step: 'success' };
export const UNANSWERED: Happening = { kind: 'eap', step: 'timeout' };
