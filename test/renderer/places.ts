/** The places that a person goes to besides the first screen, and the way to each, in every language. */
import { said } from '../../app/domain/said.ts';
import type { Page } from 'playwright-core';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import type { LiveState, OpenedView } from '../../app/ipc/contract/views.ts';
import { caseCode } from '../../app/codes/codes.ts';
import { deviceAddress, deviceRows, openedWithDevices } from '../support/devices.ts';
import { NOON, refusedAttempt, staleFinding, staleState } from '../support/live-state.ts';
import { provenFix } from './states.ts';

export interface Place {
  readonly state: LiveState;
  /** Where it stands in the page's address. */
  readonly address?: string;
  /** What is pressed there; `narrow`: where the list of networks is behind a button. */
  readonly go?: (page: Page, isNarrow: boolean) => Promise<void>;
}

const fiveAttempts = (): OpenedView['attempts'] =>
  Object.fromEntries(
    [0, 1, 2, 3, 6].map((index) => [`of-${index}`, refusedAttempt(index, { id: `of-${index}` })]),
  );

const FILES = '#at=opened&id=files';

const opened = (more: Partial<OpenedView>): LiveState =>
  staleState({
    opened: {
      files: {
        ...{ id: 'files', names: ['wpa.log', 'ap.log'], state: 'done', read: 5e6, size: 5e6 },
        inputs: [
          {
            ...{ name: 'wpa.log', dialect: 'wpa_supplicant', dialects: [] },
            ...{ lines: 390, recognised: 330, unknown: 60 },
          },
          {
            ...{ name: 'ap.log', dialect: 'hostapd', dialects: [] },
            clock: { offset: 3_600_000, marks: 7 },
            ...{ lines: 120, recognised: 100, unknown: 20 },
          },
        ],
        findings: [staleFinding()],
        attempts: fiveAttempts(),
        devices: [],
        devicesLeftOut: 0,
        ...more,
      },
    },
  });
const unread = { inputs: [], findings: [], attempts: {}, devices: [] };

const PAST: LiveState = staleState({
  history: {
    Home: {
      ...{ ssid: 'Home', lastAt: NOON, attempts: 12 },
      last: { cause: 'wrong-passphrase', variant: 'psk', recovered: false, at: NOON },
      days: [{ day: '2026-11-19', attempts: 12, failed: 3 }],
    },
  },
});

/** The fifth of the list: its row counts five attempts. */
const device = deviceAddress(4);
const withDevice = staleState({
  opened: {
    files: {
      ...{ ...openedWithDevices(), id: 'files' },
      device: {
        ...{ station: device, state: 'done', read: 10 },
        ...{ findings: [staleFinding({ id: 'of-device' })], attempts: fiveAttempts() },
      },
    },
  },
});

const CASE = caseCode({
  ...({ name: 'stale-pmksa/deauth-before-association', confidence: 'sure', password: 'not-tested' } as const),
  ...({ system: 'linux', program: 'wpa_supplicant', attempts: '3', age: '1-hour' } as const),
  ...({ tried: 'nothing', outcome: 'none' } as const),
});

export const PLACES: Readonly<Record<string, Place>> = {
  settings: { state: staleState({ keepsNoKeys: ['Home'] }), address: '#at=settings' },
  forget: {
    state: staleState(),
    address: '#at=settings',
    go: (page) => page.locator('.forget button').click(),
  },
  help: { state: staleState(), go: (page) => page.keyboard.press('?') },
  'network-list': {
    state: PAST,
    go: async (page, isNarrow) => {
      if (isNarrow) await page.locator('header .narrow button').click();
    },
  },
  past: { state: PAST, address: '#at=history&ssid=Home' },
  'hand-on': { state: staleState(), go: (page) => page.locator('main .help button').first().click() },
  'hand-on-fixed': {
    state: staleState({ fix: provenFix() }),
    go: (page) => page.locator('main .help button').first().click(),
  },
  decode: { state: staleState(), go: (page) => page.locator('main footer > button').last().click() },
  lines: {
    state: staleState(),
    go: async (page) => {
      for (const closed of await page.locator('main details').all()) await closed.locator('summary').click();
    },
  },
  'opened-reading': {
    state: opened({ state: 'reading', read: 2e6, ...unread }),
    address: FILES,
  },
  'opened-done': { state: opened({}), address: FILES },
  'opened-healthy': {
    state: opened({
      findings: [staleFinding({ cause: 'healthy', variant: undefined, ladder: [], evidence: [] })],
    }),
    address: FILES,
  },
  'opened-failed': {
    state: opened({
      state: 'failed',
      error: [
        said('file.unreadable', {
          name: said('words.as-they-are', { text: 'wpa.log' }),
          why: said('why.unrecognised', { count: 12 }),
        }),
      ],
      ...unread,
    }),
    address: FILES,
  },
  'opened-hostile': { state: opened({ names: ['wpa.log', 'ap \u202e.log'] }), address: FILES },
  'opened-crowd': {
    state: staleState({ opened: { files: { ...openedWithDevices(), id: 'files', devicesLeftOut: 12 } } }),
    address: FILES,
  },
  'opened-device': {
    state: withDevice,
    address: `${FILES}&device=${encodeURIComponent(device)}`,
  },
  // Looked at before: the service keeps it, and the page is back at the list.
  'opened-device-left': { state: withDevice, address: FILES },
  'opened-report': {
    state: opened({
      names: ['office.rejoin'],
      report: {
        ...{ isNewer: false, version: '0.1.0', level: said('bundle.level.strict'), made: NOON },
        caseCode: CASE,
        tried: [],
      },
    }),
    address: FILES,
  },
  recording: {
    state: staleState({ recording: { began: NOON, ends: NOON + 300_000, lines: 7 } }),
  },
};

/** What the service answers there. */
export const ANSWERS: Partial<Handlers> = {
  'files.stations': deviceRows,
  'help.code': () => Promise.resolve({ code: CASE }),
};
