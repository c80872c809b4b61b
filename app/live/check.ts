/** One look at this computer's Wi-Fi that ends in a verdict; nothing is asked of anybody and nothing is changed. */
import { pause } from '../platform/pause.ts';
import type { Finding } from '../domain/finding.ts';
import type { Ssid } from '../domain/ids.ts';
import { PlatformError, type KnownNetwork, type Platform } from '../platform/port.ts';
import { said } from '../domain/said.ts';
import { findTarget } from './target.ts';
import type { LiveSession } from './session.ts';

export interface CheckOptions {
  readonly ssid?: string | undefined;
  readonly iface?: string | undefined;
  /** Milliseconds after which what was seen by then is the answer. */
  readonly timeout: number;
}

export interface Checked {
  readonly iface: string | undefined;
  readonly ssid: Ssid | undefined;
  readonly connected: boolean;
  /** Undefined where nothing happened, or where there is nothing but a connection that holds. */
  readonly finding: Finding | undefined;
  /** Milliseconds of looking. */
  readonly looked: number;
}

/** Milliseconds for which a connection is watched before it is called healthy: a saved key that is refused shows sooner. */
const HOLDS = 3000;
const OFTEN = 250;

/** @throws UnknownTarget where there is no such network; PlatformError where there is no adapter, or nothing can be asked */
export async function checkMachine(
  options: CheckOptions,
  platform: Platform,
  session: LiveSession,
): Promise<Checked> {
  const { timeout, iface } = options;
  const { adapters } = await platform.capabilities(iface);
  if (adapters.length === 0 && iface === undefined)
    throw new PlatformError('missing', said('system.no-adapter'));
  const wanted =
    options.ssid === undefined ? undefined : (await findTarget(options.ssid, options, platform)).network;
  const stop = new AbortController();
  const begun = performance.now();
  const looked = (): number => performance.now() - begun;
  const following = session.run(stop.signal);
  let failed: Error | undefined;
  following.catch((error: unknown) => {
    failed = error instanceof Error ? error : new Error(String(error));
  });
  try {
    for (;;) {
      await pause(OFTEN);
      if (failed) throw failed;
      const seen = look(session, wanted, iface);
      const isLate = looked() >= timeout;
      if (seen && isNamed(seen.finding)) return { ...seen, looked: looked() };
      if (looked() < HOLDS && !isLate) continue;
      const up = await connectedOne(platform, wanted, iface);
      if (up && (isLate || !isTrying(session, up.iface)))
        return { iface: up.iface, ssid: up.ssid, connected: true, finding: seen?.finding, looked: looked() };
      if (isLate)
        return {
          ...{ iface: wanted?.iface ?? iface, ssid: wanted?.ssid, connected: false, finding: undefined },
          ...seen,
          looked: looked(),
        };
    }
  } finally {
    stop.abort();
    await following.catch(() => undefined);
  }
}

/** A trouble that has a name and goes on. */
const isNamed = (finding: Finding): boolean =>
  finding.cause !== 'undetermined' && finding.cause !== 'healthy' && !finding.recovered;

interface Seen {
  readonly iface: string;
  readonly ssid: Ssid;
  readonly connected: boolean;
  readonly finding: Finding;
}

/** What the session knows of the networks that are asked about: a trouble with a name first, then the last one. */
function look(
  session: LiveSession,
  wanted: KnownNetwork | undefined,
  iface: string | undefined,
): Seen | undefined {
  const all: Seen[] = [];
  for (const link of session.doctor.world.links.values()) {
    if (iface !== undefined && link.iface !== iface) continue;
    if (wanted && link.iface !== wanted.iface) continue;
    for (const ssid of link.stories.keys()) {
      if (ssid === '' || (wanted && wanted.ssid !== ssid)) continue;
      const finding = session.finding(link, ssid);
      const connected = link.attempt?.ssid === ssid && link.attempt.connected;
      if (finding) all.push({ iface: link.iface, ssid: ssid as Ssid, connected, finding });
    }
  }
  const at = ({ finding }: Seen): number => finding.lastAt ?? 0;
  const named = all.filter(({ finding }) => isNamed(finding));
  return (named.length > 0 ? named : all).toSorted((one, other) => at(other) - at(one))[0];
}

const isTrying = (session: LiveSession, iface: string): boolean => {
  const attempt = session.link(iface)?.attempt;
  return attempt !== undefined && !attempt.connected;
};

/** As the system tells it now. */
async function connectedOne(
  platform: Platform,
  wanted: KnownNetwork | undefined,
  iface: string | undefined,
): Promise<KnownNetwork | undefined> {
  const networks = await platform.networks(wanted?.iface ?? iface);
  return networks.find(({ connected, ssid }) => connected && (!wanted || ssid === wanted.ssid));
}
