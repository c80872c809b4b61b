/**
 * The lab: real access points, stations and supplicants on emulated radios.
 * `npm run lab -- --help` tells the options; docs/lab.md the rest.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Level, Result, Scenario } from './scenario.ts';
import { dayOf, readResult, runBatches, type LabOptions } from './host/batches.ts';
import { handIn, leaveCells, type Cell } from './host/cells.ts';
import { canCheck, check } from './host/check.ts';
import { sampleOf } from './host/families.ts';
import { loadScenarios } from './host/load.ts';
import { record, recordAir } from './host/record.ts';
import { missingPrograms } from './host/requirements.ts';
import { prepareSupplicant, prepareUserland } from './host/userland.ts';
import { asPlayedBy } from './releases.ts';

const HELP = `npm run lab -- [NAME…] [options]

  NAME                scenarios to run; all of them if none is named; a * stands for anything
  --list              names and titles, and nothing else
  --sample WORD       of these, one of each family; another word, like a commit's name, picks others
  --jobs N            guests at a time (2)
  --level LEVEL       how much the daemons log: info, debug (-d) or msgdump (-dd) (info)
  --out DIR           where traces and results go (out/lab; with another system's programs out/lab-SYSTEM)
  --record            copies the traces into test/scenarios/; rejoin itself then watches nothing
  --capture           every frame in the air is kept too; with --record that alone goes to test/scenarios/air-NAME
  --retry             runs what failed once more, alone. Said in its line
  --userland SUITE    the guests' programs are another Debian's: bullseye, bookworm, trixie or sid (needs root, debootstrap)
  --supplicant N      wpa_supplicant and hostapd alone are of release 2.9, 2.10 or 2.11
  --table             boots nothing: hands what DIR holds of all runs in to test/lab/cells.json and docs/lab-releases.md
  --check             boots nothing: compares and records what DIR holds from an earlier run
  --help

Environment: LAB_CACHE (~/.cache/rejoin-lab) keeps the guest's kernel.`;

const note = (text: string) => console.error(text);

/** What a run is called in the table of releases: like `sid`, `wpa-2.9`, `sid-wpa-2.9`. */
function systemName({ userland, supplicant }: { userland?: string; supplicant?: string }): string {
  const parts = [userland, supplicant && `wpa-${supplicant}`].filter(Boolean);
  return parts.join('-') || 'host';
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      sample: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      level: { type: 'string', default: 'info' },
      out: { type: 'string' },
      userland: { type: 'string' },
      supplicant: { type: 'string' },
      table: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      capture: { type: 'boolean', default: false },
      retry: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const named = await loadScenarios(positionals);
  const chosen = values.sample === undefined ? named : sampleOf(named, values.sample);
  const scenarios = values.record ? chosen.filter(({ record }) => record !== false) : chosen;
  if (values.list) {
    for (const { name, title } of scenarios) console.log(`${name.padEnd(34)} ${title}`);
    return 0;
  }
  if (!['info', 'debug', 'msgdump'].includes(values.level))
    throw new Error('--level is info, debug or msgdump');
  const system = systemName(values);
  const out = resolve(values.out ?? (system === 'host' ? 'out/lab' : `out/lab-${system}`));
  mkdirSync(out, { recursive: true });
  const level = values.level as Level;
  if (values.table) {
    await handIn(out, named);
    return 0;
  }
  const results = new Map<string, Result>();
  let options: LabOptions | undefined;
  if (values.check) {
    for (const { name } of scenarios) {
      const result = readResult(out, name);
      if (result !== undefined) results.set(name, result);
    }
  } else {
    const missing = missingPrograms(values.capture);
    if (missing !== undefined) throw new Error(missing);
    const jobs = Math.max(1, Number(values.jobs) || 1);
    options = {
      ...{ scenarios, level, jobs, out, note, isLive: !values.record, isCaptured: values.capture },
      userland: values.userland && prepareUserland(values.userland, note),
      supplicant: values.supplicant && prepareSupplicant(values.supplicant, note),
    };
    for (const [name, result] of await runBatches(options)) results.set(name, result);
  }
  if (!canCheck()) note('no diagnosis is compared: the command line is not there yet');
  const judge = (scenario: Scenario) => judgeRun(out, scenario, level, results.get(scenario.name));
  const verdicts = new Map<string, readonly string[]>();
  for (const scenario of scenarios) verdicts.set(scenario.name, await judge(scenario));
  const again = scenarios.filter(({ name }) => values.retry && (verdicts.get(name)?.length ?? 0) > 0);
  const first = new Map(verdicts);
  if (again.length > 0 && options) {
    note(`once more, alone: ${again.map(({ name }) => name).join(', ')}`);
    for (const [name, result] of await runBatches({ ...options, scenarios: again, jobs: 1 }))
      results.set(name, result);
    for (const scenario of again) verdicts.set(scenario.name, await judge(scenario));
  }
  const cells: Record<string, Cell> = {};
  let [passed, failed] = [0, 0];
  for (const scenario of scenarios) {
    const { name } = scenario;
    const result = results.get(name);
    if (values.check && result === undefined) continue;
    const releases = result?.releases ?? {};
    const day = dayOf(out, name);
    if (result?.outcome === 'skipped') {
      cells[name] = { day, outcome: 'skipped', reasons: [result.reason ?? ''], releases };
      console.log(`skipped ${name}: ${result.reason}`);
      continue;
    }
    const faults = verdicts.get(name) ?? [];
    if (result?.outcome === 'ran' && values.record)
      (values.capture ? recordAir : record)(join(out, name), asPlayedBy(releases, scenario), level);
    const secondTry = again.includes(scenario)
      ? `, second try; the first: ${first.get(name)?.join('; ')}`
      : '';
    console.log(
      `${faults.length > 0 ? 'FAILED ' : 'passed '} ${name} (${result?.seconds.toFixed(0)} s${secondTry})`,
    );
    for (const fault of faults) console.log(`        ${fault}`);
    cells[name] = {
      ...{ day, outcome: faults.length > 0 ? 'failed' : 'passed', reasons: faults, releases },
      ...(again.includes(scenario) && faults.length === 0 ? { isSecondTry: true } : {}),
    };
    if (faults.length > 0) failed++;
    else passed++;
  }
  leaveCells(out, { [system]: cells });
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** What is wrong with a run of a scenario, in sentences; none = it passed. */
async function judgeRun(
  out: string,
  scenario: Scenario,
  level: Level,
  result: Result | undefined,
): Promise<readonly string[]> {
  if (result?.outcome === 'skipped') return [];
  if (result?.outcome !== 'ran') return [result?.reason ?? 'it did not run'];
  return canCheck()
    ? await check(join(out, scenario.name), asPlayedBy(result.releases, scenario), level)
    : [];
}

// Of itself a signal ends this process at once, and leaves guests running and copies of the checkout lying about.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  process.exitCode = await main();
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
