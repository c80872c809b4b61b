/** What is told of a finding and of a treatment. Pure, and strict by construction: no value is taken from what was read. */
import type { Cause, Variant } from '../domain/causes.ts';
import type { CutScope } from '../domain/finding.ts';
import { networkId } from '../domain/link-key.ts';
import type { FixOutcome } from '../domain/treatment.ts';
import type { Attributes, Entry } from './entries.ts';

/** A finding as the pipeline or a window has it. */
export interface ToldFinding {
  readonly cause: Cause;
  readonly variant?: Variant | undefined;
  readonly recovered: boolean;
  readonly ssid?: string | undefined;
  readonly bssids: readonly string[];
  readonly attempts: number;
  readonly firstAt?: number | undefined;
  readonly lastAt?: number | undefined;
}

/** A treatment that ended. */
export interface ToldFix {
  readonly by: 'fix' | 'guard';
  readonly outcome: FixOutcome;
  readonly at: number;
  readonly startedAt?: number | undefined;
  readonly ssid: string;
  readonly cleared?: { readonly scope: CutScope } | undefined;
  readonly finding?: Pick<ToldFinding, 'cause' | 'variant' | 'bssids'> | undefined;
  readonly verification?:
    { readonly state: string; readonly proof?: { readonly connectedAt: number } } | undefined;
  readonly theirs?: unknown;
}

export interface TellOptions {
  /** `linux`, `windows`, `macos`. */
  readonly system: string;
  readonly level: 'strict' | 'open';
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** @returns undefined for what is no news: a network that is well, and one of which nothing is known yet */
export function findingEntry(iface: string, finding: ToldFinding, options: TellOptions): Entry | undefined {
  const { cause, variant, recovered, ssid, attempts, lastAt = options.now, firstAt = lastAt } = finding;
  if (cause === 'healthy' || cause === 'undetermined' || ssid === undefined) return undefined;
  const series = seriesOf(finding, options);
  return {
    ssid,
    log: {
      ...{ event: 'rejoin.finding', at: lastAt },
      attributes: { ...series, 'rejoin.recovered': recovered, 'rejoin.attempts': attempts },
      ...namesOf(ssid, finding, options),
    },
    counts: [
      { metric: 'rejoin.findings', attributes: { ...series, 'rejoin.recovered': recovered }, value: 1 },
    ],
    trouble: {
      ...{ key: networkId(iface, ssid), attempts, firstAt, lastAt },
      state: [cause, variant, recovered].join(' '),
    },
    perAttempt: { metric: 'rejoin.refusals', attributes: series },
  };
}

/**
 * @returns undefined where nothing was treated: a look, a person who changed their mind, and what another process did and
 *   tells of itself
 */
export function fixEntry(fix: ToldFix, options: TellOptions): Entry | undefined {
  const { by, outcome, at, startedAt, cleared, finding, ssid, verification, theirs } = fix;
  const isTreatment = cleared !== undefined || by === 'guard' || outcome === 'failed';
  if (!isTreatment || theirs !== undefined) return undefined;
  const series = finding ? seriesOf(finding, options) : { 'rejoin.system': options.system };
  const done = { 'rejoin.fix.outcome': outcome, 'rejoin.fix.by': by };
  const isOnline = outcome === 'fixed' || outcome === 'connected';
  const online = verification?.proof?.connectedAt ?? at;
  const seconds =
    isOnline && startedAt !== undefined ? Math.max(0, Math.round(online - startedAt) / 1000) : undefined;
  return {
    ssid,
    log: {
      ...{ event: 'rejoin.fix', at },
      attributes: {
        ...{ ...series, ...done },
        ...(cleared ? { 'rejoin.fix.cut': cleared.scope } : {}),
        ...(seconds === undefined ? {} : { 'rejoin.time_to_online_ms': Math.round(1000 * seconds) }),
      },
      ...namesOf(ssid, finding ?? { bssids: [] }, options),
    },
    counts: [
      { metric: 'rejoin.fixes', attributes: { ...series, ...done }, value: 1 },
      ...(seconds === undefined
        ? []
        : [{ metric: 'rejoin.time_to_online', attributes: series, value: seconds } as const]),
    ],
  };
}

const seriesOf = (
  { cause, variant, bssids }: Pick<ToldFinding, 'cause' | 'variant' | 'bssids'>,
  { system }: TellOptions,
): Attributes => ({
  ...{ 'rejoin.cause': cause, 'rejoin.system': system, 'wifi.ap.maker': makerOf(bssids) },
  ...(variant === undefined ? {} : { 'rejoin.variant': variant }),
});

function namesOf(
  ssid: string,
  { bssids }: Pick<ToldFinding, 'bssids'>,
  { level }: TellOptions,
): { names?: Attributes } {
  if (level === 'strict') return {};
  const [bssid] = bssids;
  return { names: { 'wifi.ssid': ssid, ...(bssid === undefined ? {} : { 'wifi.bssid': bssid }) } };
}

const UNIVERSAL = /^[\da-f][048c](?::[\da-f]{2}){5}$/;

/**
 * The maker part of the access point's address as the IEEE assigned it, six digits; `local` where its owner chose the address
 * (IEEE Std 802-2014, 8.2.2), `several` where the access points are of more than one maker.
 */
function makerOf(bssids: readonly string[]): string {
  const makers = new Set(bssids.map((bssid) => (UNIVERSAL.test(bssid) ? bssid.slice(0, 8) : 'local')));
  const [maker = 'unknown'] = makers;
  return makers.size > 1 ? 'several' : maker.replaceAll(':', '');
}
