/**
 * FreeRADIUS, the login server behind an access point: `Login OK` and `Login incorrect` of its log (`src/main/auth.c` 2.2 to 3.2,
 * `log { auth = yes }`). The station is the calling station's address (RFC 3580, 3.21), where the server prints it.
 */
import type { Happening } from '../../domain/events.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at, toMac } from '../text.ts';

/** `3C-22-FB-01-02-03`, or with colons, dots or nothing in between. */
const CALLER = String.raw`(?:[\da-fA-F]{2}[-:]?){5}[\da-fA-F]{2}|[\da-fA-F]{4}\.[\da-fA-F]{4}\.[\da-fA-F]{4}`;
const REST = at`( \(.{0,400}?\))?: \[[^\]]{0,256}\]\)? \(from client .{1,120}? port \d{1,10}(?: cli (${CALLER}))?`;
/** What the server says of the login itself; of everything else that ended it, it is not known whose fault it was. */
const CREDENTIALS = /mschap|MS-CHAP|password|pap:|User-Password|chap:/i;
const CERTIFICATE = /certificate|TLS Alert|SSL|TLS session/i;

const caller = (text: string | undefined): { readonly station?: ReturnType<typeof toMac> } => {
  const digits = text?.replace(/[-:.]/g, '') ?? '';
  return digits.length === 12 ? { station: toMac(digits.match(/../g)?.join(':') ?? '') } : {};
};

const started: Happening = { kind: 'eap', step: 'started' };

/** The stage that ended it, before the refusal. */
const stage = (why: string): readonly Happening[] => {
  if (CERTIFICATE.test(why)) return [{ kind: 'eap', step: 'certificate-error' }];
  return CREDENTIALS.test(why) ? [{ kind: 'eap', step: 'inner-failure' }] : [];
};

const rules: readonly ProgramRule[] = [
  {
    head: 'Login incorrect',
    rest: REST,
    read: ([, why = '', station]) =>
      [started, ...stage(why), { kind: 'eap', step: 'failure' } as const].map((happening) => ({
        ...happening,
        ...caller(station),
      })),
    samples: [
      'Login incorrect (mschap: MS-CHAP2-Response is incorrect): [someone] (from client lab port 13 cli 02-00-00-00-01-00 via TLS tunnel)',
    ],
    kinds: ['eap', 'eap', 'eap'],
  },
  {
    head: 'Login OK',
    rest: REST,
    read: ([, , station]) =>
      [started, { kind: 'eap', step: 'success' } as const].map((happening) => ({
        ...happening,
        ...caller(station),
      })),
    samples: ['Login OK: [someone] (from client lab port 13 cli 02-00-00-00-01-00)'],
    kinds: ['eap', 'eap'],
  },
];

export const freeradius = dialectOf({
  name: 'freeradius',
  title: "FreeRADIUS' word on logins, behind an access point",
  // `auth` is what PacketFence calls it.
  programs: ['radiusd', 'freeradius', 'auth'],
  witness: 'access-point',
  rules,
  own: { pattern: at`(?: ?: )?(?:Auth: )?(?:\(\d{1,10}\) {1,2})?`, at: () => undefined },
  begin: () => undefined,
});
