/** Histories of any size, the same for the same numbers; as the service keeps them, so that a window is shown them. */
import { said } from '../../app/domain/said.ts';
import type { AttemptView, FindingView } from '../../app/ipc/contract/views.ts';
import { KeptHistory } from '../../app/service/kept-history.ts';
import type { Store } from '../../app/store/store.ts';

const DAY = 86_400_000;
const NETWORKS = 40;
const AP = '02:00:00:00:00:01';
const OUTCOMES = ['held', 'failed', 'held', 'dropped', 'stopped'] as const;

/** The network of the attempt or finding of that number. */
export const ssidOf = (index: number): string => `Network ${index % NETWORKS}`;

export function attemptOf(index: number, startedAt: number): AttemptView {
  const outcome = OUTCOMES[index % OUTCOMES.length] ?? 'held';
  const connected = outcome === 'held' || outcome === 'dropped';
  const endedAt = startedAt + (connected ? 30_000 : 400);
  return {
    ...{ id: `wlan0 ${index}`, iface: 'wlan0', ssid: ssidOf(index), bssid: AP },
    ...{ startedAt, endedAt, outcome, cachedKey: index % 3 === 0 ? 'yes' : 'no' },
    ...(connected ? { connectedAt: startedAt + 250 } : {}),
    phases: [
      { phase: 'authentication', at: startedAt, ms: 80 },
      { phase: 'association', at: startedAt + 80, ms: 40 },
      ...(connected
        ? ([
            { phase: 'handshake', at: startedAt + 120, ms: 130 },
            { phase: 'connected', at: startedAt + 250, ms: endedAt - startedAt - 250 },
          ] as const)
        : []),
    ],
    end: outcome === 'failed' ? { by: 'assoc-reject', code: 53 } : { by: 'disconnect', code: 3, local: true },
  };
}

export function findingOf(index: number, lastAt: number): FindingView {
  const line = { input: 0, line: index + 1, text: `CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53` };
  return {
    ...{ id: `finding ${index}`, cause: 'stale-pmksa', variant: 'invalid-pmkid', confidence: 0.97 },
    ...{ recovered: index % 2 === 0, ssid: ssidOf(index), bssids: [AP], attempts: 2 },
    ...{ firstAt: lastAt - 1000, lastAt, shortcut: 'yes' },
    evidence: [{ ...line, why: said('evidence.status-53') }],
    ...{ ruledOut: [], wouldSettle: [], advice: [], timeline: [], quirks: [] },
    ladder: [
      {
        ...{
          at: lastAt,
          from: 'access-point',
          label: said('rung.association-accepted'),
          fatal: true,
          times: 1,
        },
        ...{ seenBy: 'station', ...line },
      },
    ],
  };
}

/** So many attempts wait at once, at most. */
const PORTION = 10_000;

/** `count` attempts in 40 networks, spread evenly over the last `days`, and a finding for every hundredth. */
export async function fillHistory(store: Store, count: number, days = 60): Promise<void> {
  const history = new KeptHistory(store);
  const begin = Date.now() - days * DAY;
  for (let index = 0; index < count; index++) {
    const at = begin + (index / count) * days * DAY;
    history.keepAttempt(attemptOf(index, at));
    if (index % 100 === 1) history.keepFinding('wlan0', findingOf(index, at));
    if (index % PORTION === 0) await store.settled();
  }
  await store.settled();
}
