/**
 * FreeRADIUS, the login server behind an access point: `Login OK` and `Login incorrect` of its log (`src/main/auth.c` 2.2 to 3.2,
 * `log { auth = yes }`), and what it tells of itself with `-X`. The station is the calling station's address (RFC 3580, 3.21), where
 * the server prints it.
 */
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';
import { debugRules, noRequests, takeStage, type Requests } from './debug-rules.ts';
import { ACCEPTED, CALLER, callerOf, loginOf, REFUSED, stageOf, UNANSWERED } from './login.ts';

const REST = at`( \(.{0,400}?\))?: \[[^\]]{0,256}\]\)? \(from client .{1,120}? port \d{1,10}(?: cli (${CALLER}))?`;
/** The user was cut away, and the module that refused is still named. */
const CUT = at`( \((?:r?lm_)?\w{2,24}: .{1,400}\))(?:: \[|\s|$)`;

/** Another server was to say it, and did not. */
const UNASKED = /home server|fail(?:ed|ure) to respond|no response|timed? ?out/i;

const rules: readonly ProgramRule<Requests>[] = [
  // A user whom no module knows is refused as one with another password is.
  ...['Login incorrect', 'Invalid user', 'Rejected in post-auth'].flatMap((head) =>
    [REST, CUT].map((rest): ProgramRule<Requests> => ({
      head,
      rest,
      read: ([, why = '', caller], requests) => {
        requests.isTold = true;
        if (requests.isToldInBlock) return undefined;
        if (UNASKED.test(why)) return loginOf(callerOf(caller), UNANSWERED);
        const [before, stage] = [takeStage(requests), stageOf(why)];
        return loginOf(callerOf(caller), ...(stage.length > 0 ? stage : before), REFUSED);
      },
      samples: [
        `${head} (mschap: MS-CHAP2-Response is incorrect): [someone] (from client lab port 13 cli 02-00-00-00-01-00 via TLS tunnel)`,
      ],
      kinds: ['eap', 'eap', 'eap'],
    })),
  ),
  {
    head: 'Login OK',
    rest: REST,
    read: ([, , caller], requests) => {
      requests.isTold = true;
      return loginOf(callerOf(caller), ACCEPTED);
    },
    samples: ['Login OK: [someone] (from client lab port 13 cli 02-00-00-00-01-00)'],
    kinds: ['eap', 'eap'],
  },
  ...debugRules,
];

export const freeradius = dialectOf({
  name: 'freeradius',
  title: "FreeRADIUS' word on logins, behind an access point",
  // `auth` is what PacketFence calls it.
  programs: ['radiusd', 'freeradius', 'auth'],
  witness: 'access-point',
  rules,
  telling: [
    ...['Login incorrect', 'Invalid user', 'Rejected in post-auth', 'Login OK', 'Received Access-Request'],
    ...['Unresponsive child for request', 'Failed to authenticate the user', 'Failing proxied request'],
    ...['rad_recv: Access-Request', 'Sent Access-', 'Sending Access-', 'Ignoring request to auth'],
    ...['Calling-Station-Id = ', 'tls: There are untrusted certificates'],
  ],
  own: {
    pattern: at`(?: ?: )?(?:(?:Auth|Info|Error|Warning|Debug|Proxy|ERROR): {1,5})?(?:\(\d{1,10}\) {0,4}|(?:\t| {2,4})(?=Calling-))?`,
    at: () => undefined,
  },
  begin: noRequests,
});
