import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';
import type { Cut, KnownNetwork, Platform } from '../platform/port.ts';
import { PlatformError } from '../platform/port.ts';
import { smallestCut } from '../remedy/cut.ts';
import { verify, type Verification } from '../remedy/verify.ts';
import { drawFinding } from '../report/terminal.ts';
import { EXIT, UsageError } from './exit.ts';
import { sentenceOf } from './live-guard.ts';
import { keepEmpty } from './live-keep-empty.ts';
import { look, type Seen } from './live-look.ts';
import { CTRL_OPTION, IFACE_OPTION, openPlatform } from './live-platform.ts';
import { LiveSession } from './live-session.ts';
import { findNetwork } from './live-target.ts';
import {
  clearedSentence,
  fixJson,
  treat,
  type FixReport,
  type Outcome,
  type Treated,
  needsAsking,
} from './live-treatment.ts';
import { planFix, planText, type FixPlan, type PlanOptions } from './plan.ts';
import { layoutFor } from './style.ts';

interface FixOptions extends PlanOptions {
  readonly yes?: true;
  readonly force?: true;
  readonly keepCacheEmpty?: true;
  readonly undo?: true;
  /** Seconds. */
  readonly timeout: number;
}

/** Milliseconds of looking before the person is told that nothing could be seen. */
const LOOK = 25_000;

const EXITS: Record<Outcome, number> = {
  fixed: EXIT.ok,
  connected: EXIT.ok,
  healthy: EXIT.ok,
  cleared: EXIT.ok,
  'kept-empty': EXIT.ok,
  undone: EXIT.ok,
  'wrong-passphrase': EXIT_CODES['wrong-passphrase'],
  'not-fixed': EXIT.notFixed,
  'not-confirmed': EXIT.notFixed,
  undetermined: EXIT_CODES.undetermined,
  'other-cause': EXIT.notFixed,
};

class Fix {
  readonly #platform: Platform;
  readonly #options: FixOptions;
  readonly #signal: AbortSignal;
  readonly #say: (text: string) => void;

  constructor(platform: Platform, options: FixOptions, signal: AbortSignal, say: (text: string) => void) {
    this.#platform = platform;
    this.#options = options;
    this.#signal = signal;
    this.#say = say;
  }

  async run(ssid: string): Promise<FixReport> {
    const { keepCacheEmpty, undo, yes } = this.#options;
    for (const sentence of await this.#platform.repair()) this.#say(sentence);
    if (undo) return this.#undo(ssid);
    const plan = await planFix(ssid, this.#options, this.#platform);
    const { network } = plan;
    if (network.disabled) throw new PlatformError('privilege', `${plan.why} ${plan.steps[0]?.advice ?? ''}`);
    const idle = network.connected && !this.#options.bssid && !this.#options.force;
    if (idle && !keepCacheEmpty) return this.#report(plan, 'healthy', plan.why);
    if (!idle) {
      this.#say(planText(plan, layoutFor(process.stderr).paint.bold));
      if (!yes) await this.#ask();
    }
    const kept = keepCacheEmpty ? this.#keep(plan) : '';
    if (idle) {
      if (plan.keys.length > 0) await this.#clearWhileConnected(plan);
      return this.#report(plan, 'kept-empty', kept);
    }
    const stop = new AbortController();
    const session = new LiveSession(this.#platform, network.iface);
    const ready = new Promise<void>((resolve) => session.listen({ ready: resolve }));
    const signal = AbortSignal.any([this.#signal, stop.signal]);
    const following = session.run(signal);
    try {
      await Promise.race([ready, following]);
      return await this.#treat(plan, session);
    } finally {
      stop.abort();
      await following;
    }
  }

  async #treat(plan: FixPlan, session: LiveSession): Promise<FixReport> {
    const { network, keys } = plan;
    const { bssid, force } = this.#options;
    if (network.connected) return this.#clearWhileConnected(plan);
    const insisted = bssid !== undefined || force === true;
    if (insisted && keys.length > 0) {
      return this.#cutAndVerify(plan, session, undefined, {
        scope: 'bss',
        bssids: keys.map((key) => key.bssid),
      });
    }
    const platform = this.#platform;
    const seen = await look({
      ...{ session, platform, network, patience: LOOK, signal: this.#signal },
      progress: this.#say,
    });
    if (seen.what !== 'stale') return this.#withoutClearing(plan, seen);
    this.#tellFinding(seen.finding);
    const link = session.link(network.iface);
    const cut = link ? smallestCut(seen.finding, link.pmksa) : { scope: 'network' as const };
    return this.#cutAndVerify(plan, session, seen.finding, cut);
  }

  async #cutAndVerify(
    plan: FixPlan,
    session: LiveSession,
    finding: Finding | undefined,
    first: Cut,
  ): Promise<FixReport> {
    const { network } = plan;
    const startedAt = Date.now();
    let cut = first;
    let earlier: Treated | undefined;
    for (;;) {
      const link = () => session.link(network.iface);
      const treated = await treat(this.#platform, link, network, cut, earlier);
      const { cleared } = treated;
      this.#say(`${clearedSentence(cleared)} Asked for a full login.`);
      const verification = await this.#watch(session, network, treated);
      if (verification.state === 'not-fixed' && cleared.scope === 'bss' && cut.scope === 'bss') {
        this.#say(`That did not help: ${verification.why}. Trying the next larger cut, the whole network.`);
        cut = { scope: 'network' };
        earlier = treated;
        continue;
      }
      const text = sentenceOf(network.ssid, verification, startedAt);
      const outcome: Outcome =
        verification.state === 'confirmed'
          ? verification.proof.fullLogin
            ? 'fixed'
            : 'connected'
          : verification.state === 'pending'
            ? 'not-confirmed'
            : verification.state;
      return this.#report(plan, outcome, text || this.#tooLate(verification), {
        ...{ cleared, verification, finding, startedAt },
      });
    }
  }

  #tooLate(verification: Verification): string {
    const seconds = this.#options.timeout;
    return verification.state === 'pending' && verification.attempts > 0
      ? `No attempt came to an end within ${seconds} s, so nothing is proven yet.`
      : `No attempt followed within ${seconds} s, so nothing is proven yet.`;
  }

  async #watch(session: LiveSession, network: KnownNetwork, treated: Treated): Promise<Verification> {
    const { treatment } = treated;
    const end = treatment.at + this.#options.timeout * 1000;
    let told = false;
    for (;;) {
      this.#signal.throwIfAborted();
      const now = Date.now();
      const link = session.link(network.iface);
      const result: Verification = link
        ? verify(link, treatment, session.judge(link, treatment.ssid), now)
        : { state: 'pending', attempts: 0, connected: false };
      if (result.state !== 'pending') return result;
      if (result.connected && !told) this.#say('Handshake complete, connected. Watching that it holds.');
      told ||= result.connected;
      if (link && !result.connected && needsAsking(link, treated)) {
        treated.asked++;
        await this.#platform.reconnect(network, this.#signal);
      }
      if (now > end && !result.connected) return result;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What fits without any clearing: it is not the cache, or nothing shows that it is. */
  #withoutClearing(plan: FixPlan, seen: Seen): FixReport {
    const { network, keys } = plan;
    const { finding } = seen;
    if (seen.what === 'connected')
      return this.#report(plan, 'connected', `Connected to ${network.ssid}. Nothing had to be cleared.`, {
        finding,
      });
    if (seen.what === 'other-cause') {
      this.#tellFinding(seen.finding);
      const outcome = seen.finding.cause === 'wrong-passphrase' ? 'wrong-passphrase' : 'other-cause';
      const text = `It is not the cached key: ${seen.finding.cause}. Nothing was cleared.`;
      return this.#report(plan, outcome, text, { finding });
    }
    if (keys.length === 0) {
      const text = `${plan.why} A new attempt was asked for, and it did not connect.`;
      return this.#report(plan, 'not-fixed', text, { finding });
    }
    const text = `Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.`;
    return this.#report(plan, 'undetermined', text, { finding });
  }

  /** A named access point, or --force, at a connection that is up: the next login there will be a full one. */
  async #clearWhileConnected(plan: FixPlan): Promise<FixReport> {
    const { network, keys } = plan;
    if (keys.length === 0) return this.#report(plan, 'healthy', plan.why);
    const { clearBss } = await this.#platform.capabilities(network.iface);
    const bssids = keys.map((key) => key.bssid);
    const cut: Cut = clearBss ? { scope: 'bss', bssids } : { scope: 'network' };
    const cleared = await this.#platform.clearKey(network, cut);
    const text = `${clearedSentence(cleared)} The next login there will be a full one.`;
    return this.#report(plan, 'cleared', text, { cleared });
  }

  #keep({ network }: FixPlan): string {
    keepEmpty(network.ssid, true);
    const text = `The cache of ${network.ssid} will be kept empty while \`rejoin watch\` runs. Undo: rejoin fix ${network.ssid} --undo`;
    this.#say(text);
    return text;
  }

  async #undo(ssid: string): Promise<FixReport> {
    const network = findNetwork(ssid, await this.#platform.networks(this.#options.iface));
    const changed = keepEmpty(network.ssid, false);
    const text = changed
      ? `The cache of ${network.ssid} is used again.`
      : `The cache of ${network.ssid} was not kept empty; nothing changed.`;
    return { by: 'fix', outcome: 'undone', text, at: Date.now(), iface: network.iface, ssid: network.ssid };
  }

  async #ask(): Promise<void> {
    if (!process.stdin.isTTY)
      throw new PlatformError('privilege', 'Nobody is at a terminal to agree to this: add --yes to do it.');
    const line = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const answer = await line.question('Do it? [y/N] ', { signal: this.#signal });
      if (!/^(?:y|yes|j|ja)$/i.test(answer.trim()))
        throw new PlatformError('privilege', 'Nothing was done, as you wished.');
    } finally {
      line.close();
    }
  }

  #tellFinding(finding: Finding): void {
    this.#say(drawFinding({ ...finding, plan: [] }, [], layoutFor(process.stderr)));
  }

  #report(plan: FixPlan, outcome: Outcome, text: string, more: Partial<FixReport> = {}): FixReport {
    const { iface, ssid } = plan.network;
    return { by: 'fix', outcome, text, at: Date.now(), iface, ssid, ...more };
  }
}

/** Does it, verifies it, tells it. @returns the exit code */
export async function fixNetwork(ssid: string, options: FixOptions, platform: Platform): Promise<number> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort(new Cancelled());
  process.once('SIGINT', cancel);
  try {
    const fix = new Fix(platform, options, stop.signal, (text) => void process.stderr.write(`${text}\n`));
    const report = await fix.run(ssid);
    const { paint } = layoutFor(process.stdout);
    const tone = EXITS[report.outcome] === EXIT.ok ? paint.good : paint.bad;
    process.stdout.write(options.json ? `${JSON.stringify(fixJson(report))}\n` : `${tone(report.text)}\n`);
    return EXITS[report.outcome];
  } catch (error) {
    if (!(error instanceof Cancelled) && !stop.signal.aborted) throw error;
    process.stderr.write('Cancelled. Nothing is left half-done: the network is configured as it was.\n');
    return EXIT.notFixed;
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

class Cancelled extends Error {}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new UsageError('--timeout is a number of seconds, up to 3600.');
  return value;
}

export function registerFix(program: Command): void {
  program
    .command('fix')
    .summary('clear the cached key that is refused, reconnect, prove it')
    .description(
      'Looks at what goes on with a network. If a cached key is refused, clears that one key, asks for a full login and\n' +
        'watches it. The password, other access points and other networks are kept. A cache that is not at fault is left alone.',
    )
    .argument('<ssid>', 'the network, as text or as Rejoin prints it (\\xNN for bytes that are no text)')
    .option('--bssid <address>', 'clear the key of this access point, without looking first')
    .option('--force', 'clear without having seen a refusal')
    .option('-y, --yes', 'do not ask')
    .option('--timeout <seconds>', 'how long to wait for the proof', seconds, 30)
    .option(
      '--keep-cache-empty',
      'from now on `watch` empties the cache of this network after each connection',
    )
    .option('--undo', 'use the cache of this network again')
    .option(...IFACE_OPTION)
    .option('--json', 'print one JSON object, schema rejoin.fix/1')
    .option(...CTRL_OPTION)
    .action(async (ssid: string, options: FixOptions) => {
      const platform = openPlatform(options);
      try {
        process.exitCode = await fixNetwork(ssid, options, platform);
      } finally {
        platform.close();
      }
    });
}
