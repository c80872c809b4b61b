/**
 * What a window is shown: plain data, made by the service from findings, attempts and the cache. Times are milliseconds
 * since 1970 (UTC); durations are milliseconds; SSIDs are in the printable, reversible spelling of `domain/ids.ts`.
 */
import { z } from 'zod';
import { VARIANTS, type Cause, type Variant } from '../../domain/causes.ts';
import { CLAIM_CODES, CUT_SCOPES } from '../../domain/finding.ts';
import { said, type Said, type SaidCode } from '../../domain/said.ts';
import { SENTENCES } from '../../domain/sentences/index.ts';
import { FIX_OUTCOMES, FIX_STEPS, REMEDIES } from '../../domain/treatment.ts';
import type { AccessPointNames } from '../../words/access-point.ts';
import { areAccessPointNames, isMac, SETTINGS, type Settings } from './first-shapes.ts';

export const macText = z.custom<string>(isMac);
export const settings = z.object({
  language: z.custom<Settings['language']>(SETTINGS.language),
  guard: z.custom<boolean>(SETTINGS.guard),
  autostart: z.custom<boolean>(SETTINGS.autostart),
  notifications: z.custom<boolean>(SETTINGS.notifications),
  retentionDays: z.custom<number>(SETTINGS.retentionDays),
  welcomed: z.custom<boolean>(SETTINGS.welcomed),
});

/** Longest text that a sentence or a raw line may have. */
export const LONGEST_TEXT = 4096;
/** An SSID of 32 bytes, each spelled `\xNN`. */
const SSID = 128;

const text = z.string().max(LONGEST_TEXT);
const instant = z.number();

const codes = Object.keys(SENTENCES) as [SaidCode, ...SaidCode[]];
const value: z.ZodType = z.lazy(() =>
  z.union([z.number(), text, z.array(text), sentence, z.array(sentence)]),
);
const sentence = z.object({ code: z.enum(codes), args: z.record(z.string(), value) });
/** A sentence. A history of before there were codes has texts: they say themselves. */
export const saidView = z.union([
  sentence as unknown as z.ZodType<Said>,
  text.transform((words): Said => said('words.as-they-are', { text: words })),
]);

export const ssidText = z.string().max(SSID);
/** Names of things that the service handed out: networks, plans, findings, uploads. Opaque to a window. */
export const handle = z.string().min(1).max(256);

const causes = Object.keys(VARIANTS) as [Cause, ...Cause[]];
const variants = Object.values(VARIANTS).flat() as [Variant, ...Variant[]];
export const cause = z.enum(causes);
export const variant = z.enum([...new Set(variants)] as [Variant, ...Variant[]]);

export const evidenceView = z.object({
  /** Index into the names of the inputs, where there are several. */
  input: z.number().int(),
  /** 1-based line, packet or record number. */
  line: z.number().int(),
  /** The raw line, secrets cut. */
  text,
  why: saidView,
});

export const planStepView = z.object({
  step: z.enum([
    ...(['clear-pmksa', 'reconnect', 'verify', 'keep-cache-empty', 're-enable'] as const),
    ...(['ask-for-password', 'advise'] as const),
  ]),
  scope: z.enum(CUT_SCOPES).optional(),
  cost: saidView.optional(),
  advice: saidView.optional(),
  privilege: z.enum(['none', 'control-interface', 'polkit', 'keychain', 'administrator', 'root']).optional(),
});

/** A plan that can be carried out by its name; what it does is decided where it was made. */
export const planView = z.object({
  id: handle,
  ssid: ssidText,
  scope: z.enum(CUT_SCOPES),
  /** Milliseconds offline to be expected; 0 = none. */
  offline: z.number(),
  steps: z.array(planStepView),
});

export const rungView = z.object({
  at: instant.optional(),
  from: z.enum(['station', 'access-point', 'note']),
  label: saidView,
  fatal: z.boolean(),
  times: z.number().int(),
  seenBy: z.enum(['station', 'access-point', 'air', 'both']),
  input: z.number().int(),
  line: z.number().int(),
  text,
});

export const phaseView = z.object({ at: instant, ms: z.number(), what: saidView });

export const findingView = z.object({
  id: handle,
  cause,
  /** Of a report of another release: its name of a cause that is not known here; `cause` is `undetermined` then. */
  foreign: z.string().max(256).optional(),
  variant: variant.optional(),
  /** 0 to 1, calibrated. */
  confidence: z.number(),
  recovered: z.boolean(),
  ssid: ssidText.optional(),
  bssids: z.array(macText),
  attempts: z.number().int(),
  firstAt: instant.optional(),
  lastAt: instant.optional(),
  evidence: z.array(evidenceView),
  ruledOut: z.array(z.object({ cause, why: saidView })),
  wouldSettle: z.array(saidView),
  advice: z.array(saidView),
  /** Where the time went, where the finding is that it took long. */
  timeline: z.array(phaseView),
  disagreement: saidView.optional(),
  quirks: z.array(z.object({ text: saidView, advice: saidView.optional(), source: text })),
  /** The frames of the attempt that shows it best. */
  ladder: z.array(rungView),
  /** A cached key was offered in the attempt of the ladder. */
  shortcut: z.enum(['yes', 'no', 'unknown']),
  /** What is proven of it: sentences say no more. */
  proven: z.array(z.enum(CLAIM_CODES)).optional(),
});

/** The frames of one attempt. */
export const attemptLadder = findingView.pick({ ladder: true, shortcut: true });

export const OUTCOMES = ['open', 'failed', 'stopped', 'held', 'dropped', 'short-lived'] as const;

/** Stretches of an attempt; `connected` is the connection that came of it. */
export const PHASES = [
  ...(['authentication', 'association', 'eap', 'handshake', 'address', 'connected'] as const),
] as const;

export const attemptView = z.object({
  id: handle,
  iface: z.string().max(64),
  ssid: ssidText.optional(),
  bssid: macText.optional(),
  startedAt: instant,
  endedAt: instant.optional(),
  connectedAt: instant.optional(),
  outcome: z.enum(OUTCOMES),
  cachedKey: z.enum(['yes', 'no', 'unknown']),
  phases: z.array(z.object({ phase: z.enum(PHASES), at: instant, ms: z.number() })),
  /** How it ended: 802.11 reason or status code where a frame said one. */
  end: z
    .object({
      by: z.enum([
        'disconnect',
        'auth-reject',
        'assoc-reject',
        'silence',
        'gave-up',
        'roam',
        'stop',
        'unseen',
      ]),
      code: z.number().int().optional(),
      local: z.boolean().optional(),
    })
    .optional(),
});

export const cacheEntryView = z.object({
  bssid: macText,
  birth: z.enum(['sae', 'eap', 'okc', 'ft', 'preauth', 'owe', 'fils', 'external', 'unknown']),
  opportunistic: z.boolean(),
  pmkid: z.string().max(32).optional(),
  bornAt: instant.optional(),
  expiresAt: instant.optional(),
  lastOutcome: z.enum(['accepted', 'refused', 'unused']),
  uses: z.number().int(),
  inUse: z.boolean(),
  /** Clears this one; absent where the system cannot. */
  plan: planView.optional(),
});

export const networkView = z.object({
  id: handle,
  iface: z.string().max(64),
  ssid: ssidText,
  /** The system knows it, whether or not it is in reach. */
  known: z.boolean(),
  state: z.enum(['connected', 'connecting', 'waiting', 'switched-off', 'idle']),
  bssid: macText.optional(),
  /** Of several access points the one that the last scan heard best. */
  nearest: macText.optional(),
  finding: findingView.optional(),
  /** What to press; absent where there is nothing to do by machine. */
  plan: planView.optional(),
  /** A recorded network: nothing can be changed. */
  recorded: z.boolean(),
  attempts: z.record(z.string(), attemptView),
  cache: z.record(z.string(), cacheEntryView),
  /** Last sign of life. */
  lastAt: instant.optional(),
});

/** One network over days, as the store tells it. */
export const historyView = z.object({
  ssid: ssidText,
  lastAt: instant.optional(),
  attempts: z.number().int(),
  last: z.object({ cause, variant: variant.optional(), recovered: z.boolean(), at: instant }).optional(),
  /** Newest last; `day` is YYYY-MM-DD in local time. */
  days: z.array(z.object({ day: z.string().max(10), attempts: z.number().int(), failed: z.number().int() })),
});

/** A step of a fix that goes on, in the order of `at`. */
export const fixStepView = z.object({
  what: z.enum(FIX_STEPS),
  state: z.enum(['running', 'done', 'failed']),
  at: instant,
  /** Handshake: the messages seen so far. */
  messages: z.array(z.number().int().min(1).max(4)).optional(),
  /** Cleared: keys that went and keys that stayed. */
  removed: z.number().int().optional(),
  kept: z.number().int().optional(),
  scope: z.enum(CUT_SCOPES).optional(),
  text: saidView.optional(),
});

export const proofView = z.object({
  bssid: macText.optional(),
  oldPmkid: z.string().max(32).optional(),
  newPmkid: z.string().max(32).optional(),
  /** The password (or the EAP login) was proved anew. */
  fullLogin: z.boolean(),
  handshake: z.boolean(),
  connectedAt: instant,
  heldMs: z.number(),
  evidence: z.array(evidenceView),
  ladder: z.array(rungView),
});

export const fixView = z.object({
  id: handle,
  by: z.enum(['fix', 'guard']),
  network: handle,
  ssid: ssidText,
  startedAt: instant,
  endedAt: instant.optional(),
  /** Stopping now leaves nothing half-done. */
  cancellable: z.boolean(),
  steps: z.array(fixStepView),
  outcome: z.enum(FIX_OUTCOMES).optional(),
  /** What came of it, where the outcome has no words of its own. */
  said: z.array(saidView).optional(),
  proof: proofView.optional(),
  /** The result code, where an answer of the helpdesk was carried out. */
  result: z.string().max(32).optional(),
  /** What it was about. */
  before: findingView.optional(),
  /** What the test showed, where it was not the cached key. */
  after: findingView.optional(),
});

/** A verdict: of a network here, or of what was opened. */
export const about = z.union([
  z.strictObject({ network: handle }),
  z.strictObject({ opened: handle, station: macText.optional() }),
]);

/** An answer of the helpdesk, read and judged. */
export const answerView = z.object({
  /** What it asks for, and what that costs. */
  what: saidView,
  cost: saidView,
  /** Why there is nothing to be done by machine, where there is no plan. */
  why: z.array(saidView),
  /** Who signed it, where it is a signed plan; '' where the key has no name. */
  signedBy: text.optional(),
  plan: planView.optional(),
  /** What to read back: after it was read where there is nothing to start, or where the person says no. */
  results: z.object({
    told: z.string().max(32),
    declined: z.string().max(32),
    /** Only where it asks for a recording that can be made here (`record.start`). */
    recorded: z.string().max(32).optional(),
  }),
});

/** What stands in a report in the place of something; each thing counts once. */
const MASKED = ['network', 'address', 'person', 'path', 'name', 'number'] as const;

export const LEVELS = ['strict', 'open'] as const;

export const madeReport = z.object({
  report: handle,
  /** A file's name to save it by. */
  name: z.string().max(64),
  /** Bytes, packed. */
  size: z.number().int(),
  files: z.array(
    z.object({
      name: z.string().max(64),
      lines: z.number().int(),
      masked: z.array(z.object({ kind: z.enum(MASKED), count: z.number().int() })),
    }),
  ),
});

export const machineView = z.object({
  /** `starting` until the first look; the rest are states with a sentence and a next step. */
  state: z.enum(['starting', 'ok', 'no-adapter', 'no-permission', 'no-supplicant', 'unsupported', 'lost']),
  /** What the system says, and what would give Rejoin more. */
  sentence: z.array(saidView),
  missing: z.array(saidView),
  platform: z.string().max(32),
  see: z.array(z.object({ witness: z.string().max(64), ok: z.boolean(), detail: saidView.optional() })),
  cuts: z.array(z.enum(CUT_SCOPES)),
  /** The system does not say which keys it keeps: that none is shown says nothing. */
  keysUnseen: z.literal(true).optional(),
  verify: z.boolean(),
  privilege: planStepView.shape.privilege.unwrap(),
  controllers: z.array(z.object({ iface: z.string().max(64), program: z.string().max(64) })),
});

export const sourceView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('machine') }),
  z.object({
    kind: z.literal('recording'),
    name: text,
    /** The recording that comes with Rejoin. */
    demo: z.boolean(),
    playing: z.boolean(),
    /** 1 = real time; 0 = as fast as possible. */
    speed: z.number(),
    /** 0 to 1. */
    progress: z.number(),
    /** Where it stands, on the recording's own clock. */
    at: instant.optional(),
  }),
]);

export const inputView = z.object({
  name: text,
  dialect: z.string().max(64),
  dialects: z.array(z.string().max(64)),
  clock: z.object({ offset: z.number(), marks: z.number().int() }).optional(),
  lines: z.number().int(),
  recognised: z.number().int(),
  unknown: z.number().int(),
});

export const stationView = z.object({
  station: macText,
  cause,
  variant: variant.optional(),
  confidence: z.number(),
  attempts: z.number().int(),
  lastAt: instant.optional(),
  ssid: ssidText.optional(),
});

/** What is known of one device in files that tell of many. */
export const deviceView = z.object({
  station: macText,
  state: z.enum(['reading', 'done', 'failed']),
  /** Bytes. */
  read: z.number(),
  error: z.array(saidView).optional(),
  findings: z.array(findingView),
  attempts: z.record(z.string(), attemptView),
});

/** Somebody's report: what is told of it besides its findings. */
export const openedReportView = z.object({
  /** A later release made it: what is understood is shown. */
  isNewer: z.boolean(),
  version: z.string().max(256),
  level: saidView,
  made: instant.optional(),
  caseCode: z.string().max(32).optional(),
  /** Oldest first. */
  tried: z.array(z.object({ at: instant.optional(), what: saidView, text })),
});

/** Logs or captures that were opened together: one verdict over all of them. */
export const openedView = z.object({
  id: handle,
  names: z.array(text),
  state: z.enum(['reading', 'done', 'failed', 'cancelled']),
  /** Bytes. */
  read: z.number(),
  size: z.number(),
  /** Bytes that have come so far, while they are handed over. */
  taken: z.number().optional(),
  /** Why, where it failed. */
  error: z.array(saidView).optional(),
  inputs: z.array(inputView),
  /** The finding behind the verdict first. */
  findings: z.array(findingView),
  attempts: z.record(z.string(), attemptView),
  /** Devices with each verdict, troubles first; their rows are asked for. Empty where there is one device only. */
  devices: z.array(z.object({ cause, count: z.number().int() })),
  /** Where it is a report that somebody made. */
  report: openedReportView.optional(),
  /** Devices that there was no room for. */
  devicesLeftOut: z.number().int(),
  /** The one that is looked at. */
  device: deviceView.optional(),
});

export const noticeView = z.object({
  id: handle,
  at: instant,
  level: z.enum(['info', 'warning']),
  text: z.array(saidView),
});

/** A recording that goes on: milliseconds since 1970, and lines so far. */
const recordingView = z.object({ began: z.number(), ends: z.number(), lines: z.number().int() });

/** All that a window shows without asking. It is sent whole once, then as RFC 6902 patches. */
export const liveState = z.object({
  version: z.string().max(64),
  source: sourceView,
  machine: machineView,
  /** By their id. */
  networks: z.record(z.string(), networkView),
  /** The network that the verdict is about: the one that moved last with trouble, else the connected one. */
  focus: handle.optional(),
  fix: fixView.optional(),
  recording: recordingView.optional(),
  opened: z.record(z.string(), openedView),
  history: z.record(z.string(), historyView),
  /** Networks whose keys are not kept, until it is undone. */
  keepsNoKeys: z.array(ssidText),
  /** Names that people here gave to access points, by address. */
  accessPoints: z.custom<AccessPointNames>(areAccessPointNames),
  notices: z.record(z.string(), noticeView),
  settings,
  /** Settings that the organisation has set. */
  locked: z.array(z.string().max(64)),
  /** Whom to call, where the organisation says so. */
  contact: z.object({ name: text, phone: text, mail: text, url: text, text }).partial().optional(),
  /** What the organisation allows to be changed here. */
  limits: z.object({
    remedies: z.array(z.enum(REMEDIES)),
    largestCut: z.enum(CUT_SCOPES),
    /** Networks whose keys are not kept, whatever the person wants. */
    keptEmpty: z.array(ssidText),
  }),
  /** What the organisation says of reports. */
  reports: z.object({
    level: z.enum(LEVELS),
    mayBeOpen: z.boolean(),
    /** Mail or https address that is offered. */
    address: text.optional(),
  }),
  /** What the place where this runs can do besides. */
  can: z.object({ openWifiSettings: z.boolean(), autostart: z.boolean(), notify: z.boolean() }),
});

export type About = z.infer<typeof about>;
export type AttemptLadder = z.infer<typeof attemptLadder>;
export type AnswerView = z.infer<typeof answerView>;
export type MadeReport = z.infer<typeof madeReport>;
export type EvidenceView = z.infer<typeof evidenceView>;
export type PlanView = z.infer<typeof planView>;
export type RungView = z.infer<typeof rungView>;
export type FindingView = z.infer<typeof findingView>;
export type AttemptView = z.infer<typeof attemptView>;
export type CacheEntryView = z.infer<typeof cacheEntryView>;
export type NetworkView = z.infer<typeof networkView>;
export type HistoryView = z.infer<typeof historyView>;
export type FixStepView = z.infer<typeof fixStepView>;
export type FixView = z.infer<typeof fixView>;
export type ProofView = z.infer<typeof proofView>;
export type { Settings };
export type MachineView = z.infer<typeof machineView>;
export type SourceView = z.infer<typeof sourceView>;
export type StationView = z.infer<typeof stationView>;
export type DeviceView = z.infer<typeof deviceView>;
export type OpenedView = z.infer<typeof openedView>;
export type OpenedReportView = z.infer<typeof openedReportView>;
export type NoticeView = z.infer<typeof noticeView>;
export type RecordingView = z.infer<typeof recordingView>;
export type LiveState = z.infer<typeof liveState>;
