/** The page that shows every feature over one state: built on demand, served like the app. */
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { bssPlan, liveState, NOON, refusedAttempt, staleFinding, staleNetwork } from './live-state.ts';
import type { FindingView, LiveState, NetworkView } from '../../app/ipc/contract/views.ts';

export const GALLERY = join(import.meta.dirname, '../../out/gallery');

const PAGE = join(import.meta.dirname, '../renderer/gallery');

export const buildGallery = async (): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: PAGE,
    base: './',
    publicDir: join(PAGE, '../../../renderer/public'),
    plugins: [svelte({ configFile: join(PAGE, '../../../renderer/svelte.config.js') })],
    build: {
      outDir: GALLERY,
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
};

/** The loop of seed 000 as the access point and a capture saw it too. */
export const witnessedFinding = (): FindingView => {
  const finding = staleFinding();
  const seen = ['both', 'air', 'both', 'access-point'] as const;
  return {
    ...finding,
    ladder: finding.ladder.map((rung, index) => ({
      ...rung,
      seenBy: seen[index] ?? 'station',
      times: index === 2 ? 3 : 1,
    })),
  };
};

/** Everything that the features can show at once. */
export function fullState(network: Partial<NetworkView> = {}): LiveState {
  const stale = staleNetwork(network);
  const [first] = Object.values(stale.cache);
  const others = ['02:00:00:00:00:01', '02:00:00:00:00:02'];
  const [accepted = '', unused = ''] = others;
  if (first) {
    stale.cache[accepted] = {
      ...{ ...first, bssid: accepted, birth: 'eap', lastOutcome: 'accepted', inUse: true },
      plan: bssPlan({ id: 'plan-3' }),
    };
    const { plan, ...rest } = first;
    stale.cache[unused] = {
      ...rest,
      bssid: unused,
      birth: 'okc',
      opportunistic: true,
      lastOutcome: 'unused',
    };
  }
  return liveState({
    networks: { [stale.id]: stale },
    focus: stale.id,
    source: {
      ...{ kind: 'recording', name: 'office.log', demo: false, playing: true, speed: 1, progress: 0.4 },
      at: NOON,
    },
    opened: {
      'opened-1': {
        ...{ id: 'opened-1', names: ['laptop.log', 'ap.log'], state: 'done', read: 10, size: 10 },
        inputs: [
          { ...input('laptop.log', 'wpa-supplicant') },
          { ...input('ap.log', 'hostapd'), clock: { offset: -2500, marks: 7 } },
        ],
        findings: [staleFinding(), staleFinding({ id: 'finding-2', cause: 'signal-lost', confidence: 0.6 })],
        attempts: {},
        devices: [
          { cause: 'stale-pmksa', count: 1 },
          { cause: 'healthy', count: 1 },
        ],
        devicesLeftOut: 3,
      },
    },
    history: {
      Office: {
        ssid: 'Office',
        lastAt: NOON,
        attempts: 120,
        last: { cause: 'stale-pmksa', recovered: false, at: NOON },
        days: [2, 3, 5, 6, 10, 11, 12, 18, 19, 20].map((day) => ({
          day: `2026-11-${String(day).padStart(2, '0')}`,
          attempts: day * 3,
          failed: day % 5 === 0 ? day : day % 3,
        })),
      },
    },
  });
}

const input = (name: string, dialect: string): LiveState['opened'][string]['inputs'][number] => ({
  ...{ name, dialect, dialects: [dialect], lines: 12_345, recognised: 11_000, unknown: 1345 },
});

/** Months of attempts: loops of refusals, and connections between them. */
export const manyAttempts = (count: number): ReturnType<typeof refusedAttempt>[] =>
  Array.from({ length: count }, (_, index) => {
    const startedAt = NOON - (count - index) * 2000 - Math.floor((count - index) / 50) * 3_600_000;
    const connects = index % 50 === 49;
    return refusedAttempt(0, {
      ...{ id: `many-${index}`, startedAt, endedAt: startedAt + (connects ? 3_000_000 : 80) },
      ...(connects
        ? { outcome: 'held' as const, cachedKey: 'no' as const, connectedAt: startedAt + 200 }
        : {}),
      phases: [
        { phase: 'authentication', at: startedAt, ms: 30 },
        { phase: connects ? 'connected' : 'association', at: startedAt + 30, ms: 50 },
      ],
    });
  });
