import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from '../model/attempt.ts';

/** The frames of the air between the station's own lines, where both have a clock. */
const together = (own: readonly WifiEvent[], air: readonly WifiEvent[]): readonly WifiEvent[] =>
  [...own, ...air].some(({ at }) => at === undefined)
    ? own
    : [...own, ...air].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));

/**
 * An attempt with what a capture of the same attempt shows and the station's own log does not: algorithms, the PMKIDs
 * of the request, messages of the handshake. What the station says of itself stays.
 */
export function completedBy(attempt: Attempt, air: Attempt): Attempt {
  const { sae, fourWay } = attempt;
  return {
    ...attempt,
    bssid: attempt.bssid ?? air.bssid,
    ssid: attempt.ssid ?? air.ssid,
    algorithms: [...new Set([...attempt.algorithms, ...air.algorithms])],
    sae: { ...sae, commit: sae.commit || air.sae.commit, confirm: sae.confirm || air.sae.confirm },
    akm: attempt.akm ?? air.akm,
    requestPmkids: attempt.requestPmkids ?? air.requestPmkids,
    pmkid: attempt.pmkid ?? air.pmkid,
    // A frame that was on the air need not have arrived: a station that logs its handshakes knows better.
    fourWay: fourWay.seen.some((times) => times > 0)
      ? fourWay
      : { ...fourWay, seen: air.fourWay.seen, replay: air.fourWay.replay, retries: air.fourWay.retries },
    signal: attempt.signal ?? air.signal,
    events: together(attempt.events, air.events),
  };
}
