/** Every state that a window can show, by name: what the screens are looked at in. */
import { said, type Said } from '../../app/domain/said.ts';
import type {
  AttemptView,
  FindingView,
  FixView,
  FixStepView,
  LiveState,
  NetworkView,
} from '../../app/ipc/contract/views.ts';
import {
  AP,
  bssPlan,
  liveState,
  NOON,
  staleFinding,
  staleNetwork,
  staleState,
} from '../support/live-state.ts';

const ID = 'wlan0 Office';

const step = (
  what: FixStepView['what'],
  state: FixStepView['state'],
  second: number,
  more = {},
): FixStepView => ({
  what,
  state,
  at: NOON + 1000 * second,
  ...more,
});

export const fixOf = (more: Partial<FixView> = {}): FixView => ({
  id: 'fix-1',
  by: 'fix',
  network: ID,
  ssid: 'Office',
  startedAt: NOON + 20_000,
  cancellable: true,
  steps: [
    step('looking', 'done', 20),
    step('cleared', 'done', 21, { removed: 1, kept: 3, scope: 'bss' }),
    step('asked', 'done', 21),
    step('handshake', 'running', 22, { messages: [1, 2] }),
  ],
  before: staleFinding(),
  ...more,
});

/** It was only looked: nothing was cleared. */
const LOOKED: FixStepView[] = [step('looking', 'done', 20)];

const DONE: FixStepView[] = [
  ...fixOf().steps.slice(0, 3),
  step('handshake', 'done', 22, { messages: [1, 2, 3, 4] }),
  step('connected', 'done', 22),
  step('held', 'done', 25),
];

export const provenFix = (more: Partial<FixView> = {}): FixView =>
  fixOf({
    outcome: 'fixed',
    endedAt: NOON + 25_000,
    cancellable: false,
    steps: DONE,
    proof: {
      bssid: AP,
      oldPmkid: 'ec03fe5a11d2488b9b07c3a1d4e65f20',
      newPmkid: '51f0aa0290dd4e4fa86c1b0d2e93c7b8',
      fullLogin: true,
      handshake: true,
      connectedAt: NOON + 22_400,
      heldMs: 3000,
      evidence: [],
      ladder: [],
    },
    ...more,
  });

const machine = (
  state: LiveState['machine']['state'],
  sentence: Said[] = [],
  missing: Said[] = [],
): LiveState => liveState({ machine: { ...liveState().machine, state, sentence, missing } });

const wrongFinding = staleFinding({
  cause: 'wrong-passphrase',
  variant: 'sae',
  ruledOut: [{ cause: 'stale-pmksa', why: said('not.no-saved-key', { because: said('shortcut.sae-ran') }) }],
  advice: [said('advice.ask-for-password')],
  shortcut: 'no',
  evidence: [{ input: 0, line: 37, text: 'auth status 15', why: said('evidence.confirm-not-accepted') }],
  ladder: (
    [
      ['station', said('rung.sae-commit'), false],
      ['access-point', said('rung.sae-commit'), false],
      ['station', said('rung.sae-confirm'), false],
      [
        'access-point',
        said('rung.authentication-refused', {
          algorithm: said('rung.algorithm.sae'),
          status: 15,
          name: 'CHALLENGE_FAIL',
        }),
        true,
      ],
    ] as const
  ).map(([from, label, fatal], index) => ({
    ...{ at: NOON + 11_000 + 12 * index, from, label, fatal, times: 1, seenBy: 'station' as const },
    ...{ input: 0, line: 34 + index, text: `line ${34 + index} of the supplicant` },
  })),
});

/** Attempts that no saved key was offered in. */
const fullLogins = (): NetworkView['attempts'] =>
  Object.fromEntries(
    Object.entries(staleNetwork().attempts).map(([id, attempt]) => [
      id,
      attempt.outcome === 'failed'
        ? { ...attempt, cachedKey: 'no' as const, end: { by: 'auth-reject' as const, code: 15 } }
        : attempt,
    ]),
  );
/** What is wrong is the password: no key is saved. */
const wrongNetwork = { finding: wrongFinding, plan: undefined, cache: {} };

/** The connection that was there before the loop, and nothing after it. */
const oneConnection = (): NetworkView['attempts'] =>
  Object.fromEntries(
    Object.entries(staleNetwork().attempts)
      .filter(([, { outcome }]) => outcome !== 'failed')
      .map(([id, attempt]) => [id, { ...attempt, outcome: 'held' as const }]),
  );
const unusedKey = (): NetworkView['cache'] => {
  const [kept] = Object.values(staleNetwork().cache);
  return kept ? { [AP]: { ...kept, lastOutcome: 'accepted', inUse: true } } : {};
};

const network = (more: Parameters<typeof staleNetwork>[0], state: Partial<LiveState> = {}): LiveState => {
  const one = staleNetwork(more);
  return liveState({ networks: { [one.id]: one }, focus: one.id, ...state });
};

const without = { plan: undefined, finding: undefined };

/** The attempt of a fix: a full login, in whichever state. */
const login = (more: Partial<AttemptView>): NetworkView['attempts'] => ({
  ...staleNetwork().attempts,
  'attempt-after': {
    ...{ id: 'attempt-after', iface: 'wlan0', ssid: 'Office', bssid: AP, cachedKey: 'no' },
    ...{ startedAt: NOON + 21_500, outcome: 'open' },
    phases: [
      { phase: 'authentication', at: NOON + 21_500, ms: 400 },
      { phase: 'association', at: NOON + 21_900, ms: 100 },
      { phase: 'handshake', at: NOON + 22_000, ms: 400 },
    ],
    ...more,
  },
});
/** As things stand once a full login succeeded: the attempt, and the key that came of it. */
const back = (): Partial<NetworkView> => {
  const [old] = Object.values(staleNetwork().cache);
  const attempts = login({ connectedAt: NOON + 22_400 });
  attempts['attempt-after']?.phases.push({ phase: 'connected', at: NOON + 22_400, ms: 3000 });
  return {
    ...{ state: 'connected', plan: undefined, finding: staleFinding({ recovered: true }), attempts },
    cache: old
      ? {
          [AP]: {
            ...{ ...old, pmkid: '51f0aa0290dd4e4fa86c1b0d2e93c7b8', bornAt: NOON + 22_300, uses: 0 },
            ...{ lastOutcome: 'accepted', inUse: true },
          },
        }
      : {},
  };
};
/** Cleared, and refused again. */
const refused = (): Partial<NetworkView> => ({
  attempts: login({
    ...{ outcome: 'failed', endedAt: NOON + 22_900 },
    end: { by: 'disconnect', code: 15, local: false },
  }),
  cache: {},
});
/** Connected all along. */
const well = (): Partial<NetworkView> => ({
  ...{ ...without, state: 'connected', attempts: oneConnection(), cache: unusedKey() },
});

/** Nothing that was seen names a cause. */
const openFinding = (): FindingView =>
  staleFinding({
    ...{ cause: 'undetermined', variant: undefined, shortcut: 'unknown', ladder: [], ruledOut: [] },
    wouldSettle: [said('settle.debug-recording')],
  });
const lostFinding = (): FindingView =>
  staleFinding({ cause: 'signal-lost', variant: undefined, shortcut: 'no', ladder: [], ruledOut: [] });
const open = (): Partial<NetworkView> => ({
  ...{ finding: openFinding(), plan: undefined, cache: {} },
  attempts: Object.fromEntries(
    Object.entries(fullLogins()).map(([id, attempt]) => [
      id,
      attempt.outcome === 'failed' ? { ...attempt, cachedKey: 'unknown', end: { by: 'silence' } } : attempt,
    ]),
  ),
});
const lost = (): Partial<NetworkView> => ({
  ...{ finding: lostFinding(), plan: undefined, cache: {} },
  attempts: Object.fromEntries(
    Object.entries(fullLogins()).map(([id, attempt]) => [
      id,
      attempt.outcome === 'failed' ? { ...attempt, end: { by: 'silence' } } : attempt,
    ]),
  ),
});

/** A fix that ended, beside what became of the network. */
const ended = (
  outcome: FixView['outcome'],
  now: Partial<NetworkView>,
  more: Partial<FixView> = {},
  state: Partial<LiveState> = {},
): LiveState =>
  network(now, {
    fix: fixOf({ outcome, endedAt: NOON + 23_200, cancellable: false, ...more }),
    ...state,
  });
/** Nothing was tried: it took no time. */
const AT_ONCE: Partial<FixView> = { steps: [], endedAt: NOON + 20_000 };

export const several = (): LiveState => {
  const names = ['Office', 'Home', 'eduroam', 'Café Nord'];
  const stories = [{}, well(), back(), { attempts: fullLogins(), cache: {} }];
  const findings = [
    staleFinding(),
    undefined,
    staleFinding({ cause: 'healthy', variant: 'recovered', recovered: true }),
    wrongFinding,
  ];
  const networks = names.map((ssid, index) =>
    staleNetwork({
      ...{ ...stories[index], id: `wlan0 ${ssid}`, ssid },
      finding: findings[index],
      plan: index === 0 ? bssPlan() : undefined,
      state: index === 1 ? 'connected' : index === 0 ? 'waiting' : 'idle',
      lastAt: NOON - 1000 * index,
    }),
  );
  return liveState({ networks: Object.fromEntries(networks.map((one) => [one.id, one])), focus: ID });
};

/** Names that somebody chose to deceive, in the spelling of the service. */
export const HOSTILE = [
  'a',
  'a ',
  'a  b',
  'a b',
  '<img src=x onerror=alert(1)>',
  'Office\\xe2\\x80\\xae',
  '\\x1b[31mred\\x07',
  '\\xff\\xfe\\x00',
  'C\u0061f\u00e9',
  'Cafe\u0301',
  'p\u0430ypal',
  'paypal',
  '\u05d0\u05d1\u05d2 (1)',
  '😀😁😂🤣😃😄😅😆',
  '{ssid}',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  '',
];

export const hostile = (): LiveState => {
  const networks = HOSTILE.map((ssid, index) =>
    staleNetwork({
      id: `wlan0 ${index}`,
      ssid,
      finding: staleFinding({ ssid }),
      plan: bssPlan({ ssid }),
      lastAt: NOON - index,
    }),
  );
  return liveState({ networks: Object.fromEntries(networks.map((one) => [one.id, one])), focus: 'wlan0 4' });
};

export const STATES: Readonly<Record<string, () => LiveState>> = {
  stale: () => staleState(),
  several,
  hostile,
  fixing: () => network({ attempts: login({}), cache: {}, state: 'connecting' }, { fix: fixOf() }),
  proof: () => network(back(), { fix: provenFix() }),
  'guard-proof': () => network(back(), { fix: provenFix({ by: 'guard' }) }),
  // The verdict is not revised yet: the list goes by the fix.
  'fix-connected': () =>
    ended('connected', { ...back(), finding: staleFinding() }, { steps: DONE, endedAt: NOON + 25_000 }),
  'fix-healthy': () => ended('healthy', well(), { steps: LOOKED }),
  'fix-wrong-passphrase': () =>
    network(
      { ...wrongNetwork, attempts: fullLogins() },
      {
        fix: fixOf({ outcome: 'wrong-passphrase', endedAt: NOON + 23_000, after: wrongFinding }),
        can: { openWifiSettings: true, autostart: false, notify: false },
      },
    ),
  'fix-not-fixed': () => ended('not-fixed', refused()),
  'fix-other-cause': () => ended('other-cause', lost(), { steps: LOOKED, after: lostFinding() }),
  'fix-not-confirmed': () => ended('not-confirmed', { attempts: login({}), cache: {} }),
  'fix-cleared': () =>
    ended('cleared', { ...well(), cache: {} }, { steps: fixOf().steps.slice(0, 2), endedAt: NOON + 21_100 }),
  'fix-nothing-to-clear': () =>
    ended(
      'not-fixed',
      { cache: {} },
      { steps: LOOKED, said: [said('plan.no-key', { ssid: 'Office' }), said('course.asked-in-vain')] },
    ),
  'fix-other-failure': () => ended('not-fixed', lost(), { after: lostFinding() }),
  'fix-undetermined': () => ended('undetermined', open(), { steps: LOOKED }),
  'fix-kept-empty': () => ended('kept-empty', { ...well(), cache: {} }, AT_ONCE, { keepsNoKeys: ['Office'] }),
  'fix-undone': () => ended('undone', { ...well(), cache: {} }, AT_ONCE),
  'fix-stopped': () => ended('cancelled', {}, { steps: LOOKED, said: [said('course.stopped-unchanged')] }),
  'fix-cancelled': () =>
    ended(
      'cancelled',
      { attempts: login({ outcome: 'stopped', endedAt: NOON + 22_900, end: { by: 'stop' } }), cache: {} },
      { said: [said('course.stopped-cleared')] },
    ),
  'fix-online': () =>
    ended('cancelled', back(), { steps: DONE.slice(0, -1), said: [said('course.stopped-online')] }),
  'fix-failed': () =>
    ended('failed', refused(), {
      said: [said('words.as-they-are', { text: 'The supplicant closed its control interface.' })],
    }),
  'wrong-passphrase': () =>
    network(
      { ...wrongNetwork, attempts: fullLogins() },
      { can: { openWifiSettings: true, autostart: false, notify: false } },
    ),
  // A saved key was offered each time, and it is not what fails.
  'signal-lost': () => network({ ...lost(), attempts: staleNetwork().attempts }),
  undetermined: () => network(open()),
  recovered: () => network(back()),
  connected: () => network(well()),
  connecting: () => network({ ...without, state: 'connecting' }),
  idle: () => network({ ...without, state: 'idle', attempts: {}, cache: {} }),
  rests: () => network({ ...without, state: 'idle' }),
  empty: () => liveState(),
  starting: () => machine('starting'),
  'no-adapter': () => machine('no-adapter', [said('system.no-adapter')], [said('system.no-adapter')]),
  'no-permission': () =>
    machine(
      'no-permission',
      [said('system.sockets-denied')],
      [said('system.let-in', { command: 'sudo usermod -aG netdev $USER' })],
    ),
  'no-supplicant': () => machine('no-supplicant', [said('system.no-supplicant', { ifaces: ['wlan0'] })]),
  unsupported: () => machine('unsupported', [said('system.unsupported')]),
  lost: () => machine('lost', [said('system.ended', { program: 'wpa_supplicant' })]),
  'first-run': () => staleState({ settings: { ...liveState().settings, welcomed: false } }),
  demo: () =>
    staleState({
      source: {
        kind: 'recording',
        name: 'sae-deauth-2.log',
        demo: true,
        playing: true,
        speed: 1,
        progress: 0.4,
      },
    }),
  notices: () =>
    staleState({
      notices: {
        one: {
          id: 'one',
          at: NOON,
          level: 'warning',
          text: [said('history.set-aside', { path: '/home/me/.local/state/rejoin/history.db.damaged' })],
        },
        two: {
          id: 'two',
          at: NOON + 1,
          level: 'info',
          text: [said('follow.follows-at', { program: 'wpa_supplicant', iface: 'wlan0' })],
        },
      },
    }),
};
