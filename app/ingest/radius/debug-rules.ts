/**
 * FreeRADIUS as it is run to see what goes wrong (`radiusd -X`, 2.2 to 3.2): a block of lines a request, which names the station, what its
 * modules say, and the answer. The secrets that stand in it are attributes of which nothing is read.
 */
import type { Happening } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import type { ProgramRule } from '../program.ts';
import type { Reading } from '../rules.ts';
import { Stations } from '../stations.ts';
import { at } from '../text.ts';
import { ACCEPTED, CALLER, callerOf, loginOf, REFUSED, stageOf, UNANSWERED } from './login.ts';

/** What is known of the logins that go on. */
export interface Requests {
  /** Of the request whose block this is. */
  station: Mac | undefined;
  /** Its end was told: by a line that sums it up, or before the answer was held back. */
  isTold: boolean;
  /** Requests are told of, not logins alone. */
  isInBlocks: boolean;
  /** It was told by a line of its block: what sums it up says nothing new. */
  isToldInBlock: boolean;
  /** Answers that are held back, and were told. */
  held: number;
  /** What modules said of a login, which takes several requests. */
  readonly stages: Stations<{ said: readonly Happening[] }>;
  /** Of a server that names no station. */
  readonly nobody: { said: readonly Happening[] };
}

export const noRequests = (): Requests => ({
  station: undefined,
  isTold: false,
  isInBlocks: false,
  isToldInBlock: false,
  held: 0,
  stages: new Stations((): { said: readonly Happening[] } => ({ said: [] })),
  nobody: { said: [] },
});

const stagesOf = ({ station, stages, nobody }: Requests): { said: readonly Happening[] } =>
  station ? stages.of(station) : nobody;

/** What modules have said of a login that is over now. */
export function takeStage(requests: Requests): readonly Happening[] {
  const stages = stagesOf(requests);
  const { said } = stages;
  stages.said = [];
  return said;
}

function answered(requests: Requests, ...answer: readonly Happening[]): Reading {
  const stage = takeStage(requests);
  const said = answer.includes(REFUSED) ? stage : [];
  if (requests.isTold) return undefined;
  requests.isTold = true;
  requests.isToldInBlock = true;
  return loginOf(requests.station, ...said, ...answer);
}

/** The answer itself, which may come late. */
function sent(requests: Requests, ...answer: readonly Happening[]): Reading {
  if (requests.held === 0) return answered(requests, ...answer);
  requests.held--;
  return undefined;
}

/** What its modules say of what went wrong: of everything else they say that they were asked. */
const AN_ERROR = /ERROR|FAIL|TLS Alert|SSL error|rejected|incorrect|Rejecting/;
const AN_ALERT =
  /\bTLS(?:v?\d)? ?alert\b|\btlsv1 alert\b|\(TLS\)[^\n]{0,24}\bAlert (?:read|write)\b|\bEAP sub-?module failed\b|\buntrusted certificates\b.{0,60}\brejecting\b/i;
const A_WRONG_ANSWER = /\b(?:MS-CHAP2?|CHAP|PAP)[- ]?(?:Response|password)?\b.{0,24}\b(?:is )?incorrect\b/i;
const SENDS_FAILURE = 'Sending EAP Failure';
const STATE = '0x0000000000000000';

/** The heads of one thing in both ages. */
const rulesOf = (heads: readonly string[], rule: Omit<ProgramRule<Requests>, 'head'>) =>
  heads.map((head): ProgramRule<Requests> => ({ ...rule, head }));

export const debugRules: readonly ProgramRule<Requests>[] = [
  ...rulesOf(['Received Access-Request', 'rad_recv: Access-Request'], {
    read: (_, requests) => {
      requests.station = undefined;
      requests.isTold = false;
      requests.isInBlocks = true;
      requests.isToldInBlock = false;
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: [],
  }),
  {
    head: 'Calling-Station-Id = ',
    rest: at`"?(${CALLER})"?`,
    read: ([, caller], requests) => {
      requests.station = callerOf(caller);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['Calling-Station-Id = "02-00-00-00-01-00"'],
  },
  ...rulesOf(
    [
      ...['mschap: ', 'pap: ', 'chap: ', 'eap: ', 'eap_tls: ', 'eap_peap: ', 'eap_ttls: ', 'eap_mschapv2: '],
      ...['eap_fast: ', 'eap_gtc: ', 'eap_md5: ', 'eap_pwd: ', 'eap_sim: ', 'eap_aka: '],
      ...['[mschap] ', '[pap] ', '[eap] ', '[tls] ', '[peap] ', '[ttls] ', '[mschapv2] ', 'rlm_eap', 'tls: '],
    ],
    {
      rest: at`([^\n]{0,400})`,
      read: ({ 0: said }, requests) => {
        const stage = AN_ERROR.test(said) ? stageOf(said) : [];
        if (stage.length > 0) stagesOf(requests).said = stage;
        // A log that tells of no requests has no answer either: a station that raises an alert, shows a certificate that the server
        // does not trust, or answers the challenge wrongly, is not let in.
        if (!requests.isInBlocks && (AN_ALERT.test(said) || A_WRONG_ANSWER.test(said)) && !requests.isTold) {
          requests.isTold = true;
          return loginOf(requests.station, ...stage, REFUSED);
        }
        // Its word to the station, before the answer to the access point.
        return said.includes(SENDS_FAILURE) ? answered(requests, REFUSED) : undefined;
      },
      samples: [],
      kinds: [],
      quiet: [],
    },
  ),
  {
    head: 'Failed to authenticate the user',
    read: (_, requests) => answered(requests, REFUSED),
    samples: ['Failed to authenticate the user'],
    kinds: ['eap', 'eap'],
  },
  // What a module waits for, a directory as a rule, does not answer; nor does another server.
  ...['Unresponsive child for request', 'Failing proxied request'].map((head): ProgramRule<Requests> => ({
    head,
    read: () => loginOf(undefined, UNANSWERED),
    samples: [`${head} 1`],
    kinds: ['eap', 'eap'],
  })),
  {
    head: 'Marking home server ',
    samples: [],
    kinds: [],
    quiet: ['Marking home server 192.0.2.1 port 1812 as dead'],
  },
  ...rulesOf(['Ignoring duplicate packet from', 'Discarding duplicate request from'], {
    samples: [],
    kinds: [],
    quiet: ['Ignoring duplicate packet from client lab port 1024 - ID: 1 due to unfinished request'],
  }),
  ...rulesOf(['Delaying response for', 'Delaying reject of request'], {
    read: (_, requests) => {
      requests.held++;
      return answered(requests, REFUSED);
    },
    samples: ['Delaying reject of request 0 for 1 seconds'],
    kinds: ['eap', 'eap'],
  }),
  ...rulesOf(['Sent Access-Reject Id', 'Sending Access-Reject of id', 'Sending delayed reject'], {
    read: (_, requests) => sent(requests, REFUSED),
    samples: [],
    kinds: [],
    quiet: [],
  }),
  ...rulesOf(['Sent Access-Accept Id', 'Sending Access-Accept of id'], {
    read: (_, requests) => answered(requests, ACCEPTED),
    samples: [],
    kinds: [],
    quiet: [],
  }),
  {
    head: 'WARNING: !! EAP session',
    rest: at`[^\n]{0,80}did not finish`,
    read: () => loginOf(undefined, { kind: 'eap', step: 'timeout', silent: 'station' }),
    samples: [`WARNING: !! EAP session with state ${STATE} did not finish!  !!`],
    kinds: ['eap', 'eap'],
  },
  // An access point that it does not know, or whose shared secret is another: it drops what comes, and every login waits in vain.
  {
    head: 'Ignoring request to auth',
    rest: at`[^\n]{0,200}unknown client`,
    read: () => loginOf(undefined, UNANSWERED),
    samples: [
      'Ignoring request to authentication address * port 1812 from unknown client 192.0.2.1 port 1024',
    ],
    kinds: ['eap', 'eap'],
  },
  ...rulesOf(['Received packet from', 'Dropping packet without response'], {
    rest: at`[^\n]{0,200}(?:invalid Message-Authenticator|[Ss]hared secret is incorrect)`,
    read: () => loginOf(undefined, UNANSWERED),
    samples: [
      'Received packet from 192.0.2.1 with invalid Message-Authenticator!  (Shared secret is incorrect.)',
    ],
    kinds: ['eap', 'eap'],
  }),
];
