/** One clearing and what came of it, told the same way by `fix` and by `watch --guard`. */
import type { Finding } from '../domain/finding.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import type { Link } from '../model/link-state.ts';
import type { Cleared, Cut, KnownNetwork, Platform } from '../platform/port.ts';
import type { Treatment, Verification } from '../remedy/verify.ts';
import { evidenceJson, findingJson, isoTime } from '../report/diagnosis-json.ts';

/** `healthy`: there was nothing to fix. `connected`: back, and no full login proved it. `cleared`: while connected. */
export type Outcome =
  | 'fixed'
  | 'connected'
  | 'healthy'
  | 'wrong-passphrase'
  | 'not-fixed'
  | 'other-cause'
  | 'not-confirmed'
  | 'cleared'
  | 'undetermined'
  | 'kept-empty'
  | 'undone';

export interface FixReport {
  readonly by: 'fix' | 'guard';
  readonly outcome: Outcome;
  /** One or two plain sentences. */
  readonly text: string;
  readonly at: Instant;
  readonly iface: string;
  readonly ssid: Ssid;
  readonly cleared?: Cleared | undefined;
  readonly verification?: Verification | undefined;
  /** What it was about, as it was found before. */
  readonly finding?: Finding | undefined;
  /** When the remedy began; the times below count from here. */
  readonly startedAt?: Instant | undefined;
}

export interface Treated {
  readonly cleared: Cleared;
  readonly treatment: Treatment;
  /** Times that an attempt was asked for. */
  asked: number;
}

/** More than that would be a loop of our own. */
const ASK_AT_MOST = 3;

/**
 * Does the supplicant wait for nothing now? An attempt that was on its way when the key was cleared may have been the
 * one after which it gives a network up for a while.
 */
export function needsAsking(link: Link, { treatment, asked }: Treated, isQuiet = false): boolean {
  if (link.attempt || asked >= ASK_AT_MOST) return false;
  const waits = [...link.backOff.disabled.values()].some((one) => one.ssid === treatment.ssid);
  return asked === 0 || waits || isQuiet;
}

/**
 * Clears and asks for an attempt in one breath.
 * @param earlier a smaller cut that did not help: what it removed is part of this one
 */
export async function treat(
  platform: Platform,
  link: () => Link | undefined,
  network: KnownNetwork,
  cut: Cut,
  earlier?: Treated,
): Promise<Treated> {
  const since = link()?.serial ?? 0;
  // An attempt that is on its way by then is left to end: breaking it off would count as one more failure.
  let asked = 0;
  const reconnect = (): boolean => {
    const idle = link()?.attempt === undefined;
    if (idle) asked = 1;
    return idle;
  };
  const now = await platform.clearKey(network, cut, { reconnect });
  if (now.reconnects) asked = 1;
  const removed = [...(earlier?.cleared.removed ?? []), ...now.removed];
  const { ssid } = network;
  return { cleared: { ...now, removed }, treatment: { ssid, since, at: now.at, removed }, asked };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const short = (pmkid: string | undefined): string => (pmkid ? `${pmkid.slice(0, 8)}…` : 'unknown');

/** What a confirmed treatment proved, in words. */
export function proofSentence(ssid: Ssid, verification: Verification, startedAt: Instant): string {
  if (verification.state !== 'confirmed') return '';
  const { proof } = verification;
  const took = seconds(Math.max(0, proof.connectedAt - startedAt));
  if (!proof.fullLogin && proof.bssid === undefined)
    return `Connected to ${ssid} after ${took}. This system does not tell whether the password was tested anew.`;
  if (!proof.fullLogin)
    return `Connected to ${ssid} after ${took}, with the key of ${proof.bssid} that was cached and is accepted.`;
  const keys =
    proof.oldPmkid && proof.newPmkid
      ? ` Old key ${short(proof.oldPmkid)}, new key ${short(proof.newPmkid)}.`
      : '';
  return `Connected to ${ssid} after ${took} by a full login: the password is fine, the cached key was not.${keys}`;
}

/** What was done where nobody tells which keys went. */
const UNSEEN: Readonly<Record<Cleared['scope'], string>> = {
  bss: 'Cleared the key of one access point',
  network: 'Let the network connect without its cached keys',
  profile: 'Took the stored network out and put it back unchanged, without its cached keys',
  adapter: 'Switched the adapter off and on, which drops its cached keys',
  service: 'Restarted the wireless service, which drops all cached keys',
};

export function clearedSentence(cleared: Cleared): string {
  if (cleared.unseen) return `${UNSEEN[cleared.scope]}.${whyNotLess(cleared)}`;
  const gone = cleared.removed.map((key) => key.bssid);
  if (gone.length === 0) return 'No cached key was there to clear.';
  const what =
    cleared.scope === 'bss'
      ? gone.length === 1
        ? `Cleared the key of one access point (${gone[0]})`
        : `Cleared the keys of ${gone.length} access points`
      : `Cleared the ${gone.length === 1 ? 'key' : `${gone.length} keys`} of this network`;
  const others =
    cleared.kept.length > 0 ? `; ${cleared.kept.length} other${cleared.kept.length > 1 ? 's' : ''} kept` : '';
  return `${what}${others}.${whyNotLess(cleared)}`;
}

const whyNotLess = ({ why }: Cleared): string => (why ? ` Why not less: ${why}.` : '');

/** Schema `rejoin.fix/1`. */
export function fixJson(report: FixReport): Record<string, unknown> {
  const { by, outcome, text, at, iface, ssid, cleared, verification, finding, startedAt } = report;
  const proof = verification?.state === 'confirmed' ? verification.proof : undefined;
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : undefined;
  return {
    schema: 'rejoin.fix/1',
    at: isoTime(at),
    by,
    iface,
    ssid,
    outcome,
    text,
    ...(cleared && {
      cleared: {
        scope: cleared.scope,
        ...(cleared.why === undefined ? {} : { why: cleared.why }),
        removed: cleared.removed,
        kept: cleared.kept,
      },
    }),
    ...(proof && {
      proof: {
        ...(proof.bssid && { bssid: proof.bssid }),
        oldPmkid: proof.oldPmkid ?? null,
        newPmkid: proof.newPmkid ?? null,
        fullLogin: proof.fullLogin,
        handshake: proof.handshake,
        heldMs: Math.round(proof.heldFor),
        evidence: proof.evidence.map(evidenceJson),
      },
    }),
    ...(startedAt !== undefined && {
      timing: {
        ...(cleared && { clearedMs: Math.round(cleared.at - startedAt) }),
        ...(proof && { connectedMs: Math.round(proof.connectedAt - startedAt) }),
        totalMs: Math.round(at - startedAt),
      },
    }),
    ...(verification?.state === 'not-fixed' && { why: verification.why }),
    ...(finding && { finding: findingJson(finding) }),
    ...(after && { after: findingJson(after) }),
  };
}
