import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expected, Level, Scenario, Verdict } from '../scenario.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const CLI = join(REPOSITORY, 'app/cli/rejoin.js');

/** Files that one diagnosis reads together, and what it must say. */
export interface Witness {
  readonly inputs: readonly string[];
  readonly expected: Verdict;
}

/** Exit codes of `diagnose` that mean that there is no diagnosis at all. */
const NO_DIAGNOSIS = new Set([1, 2, 3]);

/** iw's text does not say whether a 4-way handshake was completed: by it alone nothing can be called healthy. */
function kernelVerdict(verdict: Verdict): Verdict | null {
  return verdict.verdict === 'healthy' ? null : verdict;
}

type Wanted = [readonly string[], Verdict | null | undefined];

/**
 * The witnesses of a scenario at one log level, the supplicant's log first. Files that a run does not bring are left out by the
 * caller.
 */
export function witnesses(expected: Expected, level: Level): Witness[] {
  const supplicant = `wpa-${level}.log`;
  const accessPoint = level === 'info' ? 'hostapd.log' : 'hostapd-debug.log';
  const iwd = level === 'info' ? 'iwd-info.log' : 'iwd-debug.log';
  const atThisLevel = level === 'info' && expected.info !== undefined ? expected.info : expected.wpa;
  const list: Wanted[] = [
    [[supplicant], atThisLevel],
    [[iwd], atThisLevel],
    [['wpa-events.log'], expected.events === undefined ? expected.wpa : expected.events],
    [['iw-event.log'], expected.iw === undefined ? kernelVerdict(expected.wpa) : expected.iw],
    [[supplicant, accessPoint], expected.together === undefined ? atThisLevel : expected.together],
    [[accessPoint], expected.hostapd],
    [[level === 'info' ? 'networkmanager.log' : 'networkmanager-debug.log'], expected.manager],
    ...['journal.log', 'journal.json', 'journal.export'].map((file): Wanted => [[file], expected.journal]),
    [['air.pcapng'], expected.air === undefined ? expected.wpa : expected.air],
  ];
  return list.flatMap(([inputs, verdict]) => (verdict ? [{ inputs, expected: verdict }] : []));
}

/** Compares what was said with what was due: nothing, or the difference in words. */
export function difference(
  said: Record<string, unknown>,
  due: Verdict,
  key: 'verdict' | 'cause',
): string | undefined {
  const parts: string[] = [];
  if (said[key] !== due.verdict) parts.push(`says ${String(said[key])} where ${due.verdict} is true`);
  else if (due.variant !== undefined && said['variant'] !== due.variant) {
    parts.push(`says variant ${String(said['variant'])} of ${due.verdict} where ${due.variant} is true`);
  }
  if (due.recovered !== undefined && said['recovered'] !== due.recovered) {
    parts.push(`says recovered ${String(said['recovered'])} where ${due.recovered} is true`);
  }
  return parts.length > 0 ? parts.join(' and ') : undefined;
}

/** The line of stderr that names the fault: a crash ends with a stack and the name of Node's version. */
function firstError(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return lines.find((line) => /Error\b/.test(line)) ?? lines.at(-1) ?? '';
}

function diagnose(folder: string, inputs: readonly string[]): Promise<Record<string, unknown> | string> {
  const args = [CLI, 'diagnose', '--json', ...inputs.map((file) => join(folder, file))];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 26, timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      if (NO_DIAGNOSIS.has(code)) return resolve(`exit ${code}: ${firstError(stderr)}`);
      try {
        resolve(JSON.parse(stdout) as Record<string, unknown>);
      } catch {
        resolve(`no JSON on stdout (exit ${code})`);
      }
    });
  });
}

function checkLive(folder: string, scenario: Scenario): string | undefined {
  const due = scenario.expected?.live === undefined ? scenario.expected?.wpa : scenario.expected.live;
  const path = join(folder, 'live.jsonl');
  if (!due || !existsSync(path)) return undefined;
  const findings = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"rejoin.finding/'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const last = findings.at(-1);
  if (last === undefined) return due.verdict === 'healthy' ? undefined : 'rejoin watch found nothing';
  const said = difference(last, due, 'cause');
  return said === undefined ? undefined : `rejoin watch ${said}`;
}

/** True if there is a command line whose verdicts can be compared. */
export function canCheck(): boolean {
  return existsSync(join(REPOSITORY, 'app/cli/main.ts'));
}

/**
 * Asks `rejoin diagnose` about every witness that a scenario left in a folder, and looks at what `rejoin watch` said last.
 * @returns one sentence for each difference; none if everything is as it should be
 */
export async function check(folder: string, scenario: Scenario, level: Level): Promise<string[]> {
  if (scenario.expected === undefined) return [];
  const faults: string[] = [];
  for (const { inputs, expected } of witnesses(scenario.expected, level)) {
    if (!inputs.every((file) => existsSync(join(folder, file)))) continue;
    const answer = await diagnose(folder, inputs);
    const said = typeof answer === 'string' ? `gave ${answer}` : difference(answer, expected, 'verdict');
    if (said !== undefined) faults.push(`${inputs.join(' with ')}: diagnose ${said}`);
  }
  const live = checkLive(folder, scenario);
  return live === undefined ? faults : [...faults, live];
}
