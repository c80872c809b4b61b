/**
 * Events of Ralink's and MediaTek's access points (`pWirelessSysEventText` of their drivers, cmm_info.c), as their routers log them: `(RT2860)
 * STA(…) had associated successfully`, Keenetic's `WifiMonitor: "WifiMaster0/AccessPoint0": STA(…) had deauthenticated by AP (reason: …)`.
 */
import { FOUR_WAY_TIMEOUT, GROUP_TIMEOUT, IE_IN_4WAY_DIFFERS } from '../../domain/codes.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedEnd } from '../stated-reason.ts';
import { at, MAC, toMac } from '../text.ts';
import type { Associations } from './others.ts';
import { associated, authenticated, connected, ended, gone, keptOut, of, unheard } from './rule.ts';

/** IEEE Std 802.11-2020, table 9-50. */
const INVALID_ELEMENT = 40;
const CHALLENGE_FAILURE = 15;

/** Without a word on who ended it, it was the station. */
function left(what: string): readonly Read[] {
  const code = Number(/\breason:? ?(\d{1,3})\b/i.exec(what)?.[1] ?? 0);
  if (code > 0) return [gone(code)];
  return /\bby AP\b/i.test(what) ? (statedEnd(what) ?? [ended(0, false)]) : [ended(0, true)];
}

const EVENTS: readonly (readonly [words: RegExp, reads: (what: string) => readonly Read[]])[] = [
  [/^had (?:re-?)?associated/i, () => [associated()]],
  [/^set key done/i, () => [associated(), { kind: 'handshake-completed' }, connected]],
  [/aged[- ]?out/i, () => [connected, unheard(undefined)]],
  [/^had (?:been )?(?:disassociated|deauthenticated)/i, left],
  // The keys that message 2/4 was made with are others.
  [
    /MIC different in (?:pairwise )?key handshaking/i,
    () => [{ kind: 'mic-failure', message: 2 }, { kind: 'psk-mismatch-suspected' }],
  ],
  [/replay counter different/i, () => [{ kind: 'replay-counter' }]],
  [/RSN ?IE different/i, () => [ended(IE_IN_4WAY_DIFFERS, false)]],
  [/RSN ?IE sanity check failure/i, () => [associated(INVALID_ELEMENT)]],
  [/group key handshaking timeout/i, () => [ended(GROUP_TIMEOUT, false)]],
  [/(?:pairwise )?key handshaking timeout/i, () => [associated(), ended(FOUR_WAY_TIMEOUT, false)]],
  [/blacklisted in MAC filter|\brejected by (?:ACL|access control)/i, () => keptOut],
  [/rejected because of challenge failure/i, () => [authenticated(CHALLENGE_FAILURE)]],
];

const STA = '02:00:00:00:01:00';

export const ralinkRules: readonly ProgramRule<Associations>[] = [
  {
    head: 'STA(',
    rest: at`(${MAC})\) ([^\n]{3,160})`,
    read: ([, address, what = '']) => {
      const reads = EVENTS.find(([words]) => words.test(what))?.[1](what) ?? [];
      return of(toMac(address), reads, '');
    },
    samples: [`STA(${STA}) had associated successfully.`],
    kinds: ['assoc-response'],
    quiet: [`STA(${STA}) occurred ICV error in RX`],
  },
];
