import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Batch, GuestEvent, Level, Result, Scenario } from '../scenario.ts';
import { freePort } from '../../support/free-port.ts';
import { forgetOutside, runOutside } from './outside.ts';
import { bootGuest, buildInitramfs, compileAhead, copyCheckout, prepareKernel } from './boot.ts';

export interface LabOptions {
  readonly scenarios: readonly Scenario[];
  readonly level: Level;
  /** Guests at a time. */
  readonly jobs: number;
  readonly out: string;
  /** Start `rejoin watch` where a scenario asks for it. */
  readonly isLive: boolean;
  /** Folders of other systems, as `GuestOptions` has them. */
  readonly userland?: string | undefined;
  readonly supplicant?: string | undefined;
  /** Every frame in the air is written to air.pcapng. */
  readonly isCaptured: boolean;
  /** Progress, one line each. */
  readonly note: (text: string) => void;
}

/** What a scenario left in OUT/NAME, if it came to an end. */
export function readResult(out: string, name: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(join(out, name, 'result.json'), 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

/** The day of that run, in UTC; today where it left nothing. */
export function dayOf(out: string, name: string): string {
  const path = join(out, name, 'result.json');
  const at = existsSync(path) ? statSync(path).mtime : new Date();
  return at.toISOString().slice(0, 10);
}

/** A system whose services stay on once they run has guests of its own, and so has what is driven from outside. */
const familyOf = ({ name, outside }: Scenario): string =>
  outside !== undefined ? 'outside' : familyOfName(name);
const familyOfName = (name: string): string => /^(?:nm|iwd-2|iwd)(?=-)/.exec(name)?.[0] ?? '';

/** One hand a guest: those of one system together, all others dealt out among as many guests as run at a time. */
function hands(scenarios: readonly Scenario[], guests: number): Scenario[][] {
  const families = new Map<string, Scenario[]>();
  for (const scenario of scenarios)
    families.set(familyOf(scenario), [...(families.get(familyOf(scenario)) ?? []), scenario]);
  return [...families].flatMap(([family, all]) => deal(all, family === '' ? guests : 1));
}

/** Deals the scenarios out, the longest first and each to the guest with the least to do. */
function deal(scenarios: readonly Scenario[], guests: number): Scenario[][] {
  const dealt = Array.from({ length: guests }, () => ({ seconds: 0, scenarios: [] as Scenario[] }));
  const length = (scenario: Scenario) => scenario.timeoutS ?? 120;
  for (const scenario of [...scenarios].sort((a, b) => length(b) - length(a))) {
    const hand = dealt.reduce((least, other) => (other.seconds < least.seconds ? other : least));
    hand.scenarios.push(scenario);
    hand.seconds += length(scenario);
  }
  return dealt.map((hand) => hand.scenarios).filter((hand) => hand.length > 0);
}

/**
 * Runs scenarios in guests, several at a time. A guest that dies is started once more with what it had left, without the
 * scenario that it died in.
 * @returns one result a scenario; `failed` with a reason for those that no guest finished
 */
export async function runBatches(options: LabOptions): Promise<Map<string, Result>> {
  const { out, note } = options;
  const kernel = prepareKernel(note);
  const initramfs = buildInitramfs(kernel);
  const checkout = copyCheckout();
  const removeCopy = () => rmSync(checkout, { recursive: true, force: true });
  process.once('exit', removeCopy);
  compileAhead(checkout);
  mkdirSync(join(out, '.guests'), { recursive: true });
  for (const { name } of options.scenarios) rmSync(join(out, name), { recursive: true, force: true });
  const results = new Map<string, Result>();

  const runGuest = async (label: string, names: readonly string[], isSecondTry: boolean): Promise<void> => {
    const { level, isLive, isCaptured } = options;
    const batch: Batch = { level, names, isLive, isCaptured };
    const file = join('.guests', `${label}.json`);
    writeFileSync(join(out, file), JSON.stringify(batch));
    const consoleLines: string[] = [];
    const driven = options.scenarios.filter(
      ({ name, outside }) => outside !== undefined && names.includes(name),
    );
    forgetOutside(out, names);
    const over = new AbortController();
    const outside = driven.map((scenario) => runOutside(out, scenario, over.signal));
    let current: string | undefined;
    const ended = await bootGuest({
      kernel,
      initramfs,
      checkout,
      out,
      batch: file,
      userland: options.userland,
      supplicant: options.supplicant,
      // The same inside the guest: the page answers under its own address only.
      port: driven.length > 0 ? await freePort() : undefined,
      // A guest whose machine has no time for it needs many times its own seconds.
      silenceS: 900 + Math.max(...options.scenarios.map((scenario) => scenario.timeoutS ?? 120)),
      onLine: (line) => {
        consoleLines.push(line);
        const report = /@lab (\{.*\})/.exec(line)?.[1];
        if (report === undefined) return;
        const event = JSON.parse(report) as GuestEvent;
        if (event.event === 'start') current = event.name;
        if (event.event === 'fault') note(`${label}: ${event.text}`);
        if (event.event !== 'end') return;
        current = undefined;
        note(
          `${label}: ${event.name} ${event.outcome} after ${event.seconds.toFixed(0)} s ${event.reason}`.trimEnd(),
        );
      },
    });
    over.abort();
    await Promise.all(outside);
    writeFileSync(join(out, '.guests', `${label}.console.log`), consoleLines.join('\n'));
    const left = names.filter((name) => readResult(out, name) === undefined);
    for (const name of names) {
      const result = readResult(out, name);
      if (result !== undefined) results.set(name, result);
    }
    if (left.length === 0) return;
    const how = ended === 'silent' ? 'said nothing for too long' : 'went down';
    note(`${label}: the guest ${how} during ${current ?? 'its start'}; ${left.length} left`);
    const lost = isSecondTry ? left : left.filter((name) => name === current);
    for (const name of lost) {
      const reason = `the guest ${how} (console: ${label}.console.log)`;
      results.set(name, {
        name,
        outcome: 'failed',
        seconds: 0,
        reason,
        releases: {},
        steps: [],
        measured: {},
      });
    }
    const rest = left.filter((name) => !lost.includes(name));
    if (rest.length > 0) await runGuest(`${label}-again`, rest, true);
  };

  const waiting = hands(options.scenarios, options.jobs).map((hand, index) => ({
    label: `guest-${index + 1}`,
    names: hand.map(({ name }) => name),
  }));
  const bootOneAfterTheOther = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await runGuest(next.label, next.names, false);
  };
  try {
    await Promise.all(Array.from({ length: options.jobs }, bootOneAfterTheOther));
  } finally {
    process.removeListener('exit', removeCopy);
    removeCopy();
  }
  return results;
}
