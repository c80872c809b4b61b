/** A state of the service to begin with; tests change what they are about. */
import { plain } from './words.ts';
import { said } from '../../app/domain/said.ts';
import type {
  AttemptView,
  FindingView,
  LiveState,
  NetworkView,
  PlanView,
} from '../../app/ipc/contract/views.ts';

export const AP = '02:00:00:00:00:00';
/** 2026-11-20 12:28:00 UTC. */
export const NOON = Date.UTC(2026, 10, 20, 12, 28);

export const liveState = (more: Partial<LiveState> = {}): LiveState => ({
  version: '0.1.0',
  source: { kind: 'machine' },
  machine: {
    state: 'ok',
    sentence: [],
    missing: [],
    platform: 'linux',
    see: [
      { witness: 'kernel', ok: true, detail: plain('wlan0') },
      { witness: 'supplicant', ok: true, detail: plain('/run/wpa_supplicant/wlan0') },
    ],
    cuts: ['bss', 'network'],
    verify: true,
    privilege: 'none',
    controllers: [{ iface: 'wlan0', program: 'wpa_supplicant' }],
  },
  networks: {},
  opened: {},
  history: {},
  keepsNoKeys: [],
  accessPoints: {},
  notices: {},
  settings: {
    language: 'en',
    guard: false,
    autostart: false,
    notifications: true,
    retentionDays: 90,
    welcomed: true,
  },
  locked: [],
  limits: {
    remedies: ['clear-pmksa', 'reconnect', 'keep-cache-empty'],
    largestCut: 'service',
    keptEmpty: [],
  },
  reports: { level: 'strict', mayBeOpen: true },
  can: { openWifiSettings: false, autostart: false, notify: false },
  ...more,
});

export const staleFinding = (more: Partial<FindingView> = {}): FindingView => ({
  id: 'finding-1',
  cause: 'stale-pmksa',
  variant: 'deauth-before-association',
  confidence: 0.97,
  recovered: false,
  ssid: 'Office',
  bssids: [AP],
  attempts: 5,
  firstAt: NOON,
  lastAt: NOON + 12_000,
  evidence: [
    {
      input: 0,
      line: 35,
      text: "SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='Office' freq=2412 MHz)",
      why: said('shortcut.one-exchange-with-entry'),
    },
    {
      input: 0,
      line: 37,
      text: 'CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
      why: said('evidence.deauthenticated-before-association', { reason: 2 }),
    },
  ],
  ruledOut: [{ cause: 'wrong-passphrase', why: said('not.no-commit') }],
  wouldSettle: [],
  advice: [],
  timeline: [],
  quirks: [],
  shortcut: 'yes',
  ladder: (
    [
      ['station', said('rung.authentication-open'), false],
      [
        'access-point',
        said('rung.authentication-accepted', { algorithm: said('rung.algorithm.open') }),
        false,
      ],
      ['station', said('rung.association-request-with-key'), false],
      ['access-point', said('rung.deauthentication', { reason: 2, name: 'PREV_AUTH_NOT_VALID' }), true],
    ] as const
  ).map(([from, label, fatal], index) => ({
    ...{ at: NOON + 11_000 + 12 * index, from, label, fatal, times: 1, seenBy: 'station' as const },
    ...{ input: 0, line: 34 + index, text: `line ${34 + index} of the supplicant` },
  })),
  ...more,
});

export const bssPlan = (more: Partial<PlanView> = {}): PlanView => ({
  id: 'plan-1',
  ssid: 'Office',
  scope: 'bss',
  offline: 3000,
  steps: [
    { step: 'clear-pmksa', scope: 'bss', privilege: 'control-interface' },
    { step: 'reconnect', privilege: 'control-interface' },
    { step: 'verify', privilege: 'none' },
  ],
  ...more,
});

/** @param index seconds after noon at which it began, times two */
export const refusedAttempt = (index: number, more: Partial<AttemptView> = {}): AttemptView => ({
  id: `attempt-${index}`,
  iface: 'wlan0',
  ssid: 'Office',
  bssid: AP,
  startedAt: NOON + 2000 * index,
  endedAt: NOON + 2000 * index + 80,
  outcome: 'failed',
  cachedKey: 'yes',
  phases: [
    { phase: 'authentication', at: NOON + 2000 * index, ms: 30 },
    { phase: 'association', at: NOON + 2000 * index + 30, ms: 50 },
  ],
  end: { by: 'disconnect', code: 2, local: false },
  ...more,
});

/** The loop of seed 000: connected, then five refusals. */
export const staleNetwork = (more: Partial<NetworkView> = {}): NetworkView => ({
  id: 'wlan0 Office',
  iface: 'wlan0',
  ssid: 'Office',
  known: true,
  state: 'waiting',
  bssid: AP,
  finding: staleFinding(),
  plan: bssPlan(),
  recorded: false,
  attempts: Object.fromEntries(
    [
      refusedAttempt(-20, {
        ...{
          endedAt: NOON - 1000,
          connectedAt: NOON - 39_800,
          outcome: 'dropped' as const,
          cachedKey: 'no' as const,
        },
        phases: [
          { phase: 'authentication', at: NOON - 40_000, ms: 90 },
          { phase: 'association', at: NOON - 39_910, ms: 20 },
          { phase: 'handshake', at: NOON - 39_890, ms: 90 },
          { phase: 'connected', at: NOON - 39_800, ms: 38_800 },
        ],
      }),
      ...[0, 1, 2, 3, 6].map((index) => refusedAttempt(index)),
    ].map((attempt) => [attempt.id, attempt]),
  ),
  cache: {
    [AP]: {
      ...{
        bssid: AP,
        birth: 'sae' as const,
        opportunistic: false,
        pmkid: 'ec03fe5a11d2488b9b07c3a1d4e65f20',
      },
      ...{
        bornAt: NOON - 39_900,
        expiresAt: NOON + 43_000_000,
        lastOutcome: 'refused' as const,
        uses: 5,
        inUse: false,
      },
      plan: bssPlan({ id: 'plan-2' }),
    },
  },
  lastAt: NOON + 12_080,
  ...more,
});

export const staleState = (more: Partial<LiveState> = {}): LiveState => {
  const network = staleNetwork();
  return liveState({ networks: { [network.id]: network }, focus: network.id, ...more });
};
