/** Looks at what goes on with one network before anything is changed: is it a cached key at all? */
import type { Cause } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import type { LiveSession } from './session.ts';

export type Seen =
  | { readonly what: 'connected'; readonly finding: Finding | undefined }
  /** A cached key is refused. */
  | { readonly what: 'stale'; readonly finding: Finding }
  | { readonly what: 'other-cause'; readonly finding: Finding }
  /** Time is up and nothing can be named. */
  | { readonly what: 'unclear'; readonly finding: Finding | undefined };

/** Milliseconds after which a supplicant that does nothing is asked for another attempt. */
const QUIET = 4000;
/** Milliseconds from the end of one attempt until the next is asked for. */
const NEXT = 700;
/** Milliseconds that a named cause must stand before another than the cached key is told. */
const SETTLE = 1500;
const STEP = 100;
/** Said while a supplicant waits, scans or moves; they count only if nothing else comes. */
const PASSING: ReadonlySet<Cause> = new Set([
  'network-not-found',
  'auth-timeout',
  'signal-lost',
  'ap-disconnects',
]);

export interface LookOptions {
  readonly session: LiveSession;
  readonly platform: Platform;
  readonly network: KnownNetwork;
  /** Milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** Told once: an attempt was asked for. */
  asked(): void;
}

/** Asks for attempts, as nothing is connected that could be lost, and watches them. @throws the signal's reason */
export async function look(options: LookOptions): Promise<Seen> {
  const { session, platform, network, patience, signal } = options;
  const { iface, ssid } = network;
  const begin = performance.now();
  let told = false;
  let asked = -Infinity;
  let askedAt = session.link(iface)?.serial ?? 0;
  let named: { cause: string; at: number } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const link = session.link(iface);
    const finding = link && session.finding(link, ssid);
    const now = performance.now();
    const other = link?.current !== undefined && link.current !== ssid && link.attempt?.connected;
    if (link?.attempt?.ssid === ssid && link.attempt.connected) {
      if (named?.cause !== 'healthy') named = { cause: 'healthy', at: now };
      if (now - named.at >= SETTLE) return { what: 'connected', finding };
    } else if (
      finding &&
      finding.cause !== 'undetermined' &&
      finding.cause !== 'healthy' &&
      !finding.recovered
    ) {
      if (named?.cause !== finding.cause) named = { cause: finding.cause, at: now };
      // What is refused once by name (status 53) the supplicant may be healing just now.
      const sure = finding.attempts > 1 || now - named.at >= SETTLE;
      if (finding.cause === 'stale-pmksa' && sure) return { what: 'stale', finding };
      const settled = now - named.at >= SETTLE && !link.attempt && !PASSING.has(finding.cause);
      if (finding.cause !== 'stale-pmksa' && settled) return { what: 'other-cause', finding };
    } else named = undefined;
    if (now - begin > patience)
      return named && finding && finding.cause !== 'healthy'
        ? { what: 'other-cause', finding }
        : { what: 'unclear', finding };
    const serial = link?.serial ?? 0;
    // What was asked for has come to its end, or nothing came of it.
    const quiet = serial > askedAt ? NEXT : QUIET;
    if (!link?.attempt && !other && now - asked > quiet && now - begin + QUIET < patience) {
      asked = now;
      askedAt = serial;
      if (!told) options.asked();
      told = true;
      await platform.reconnect(network, signal);
    }
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
