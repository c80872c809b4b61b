/** The guest's program: runs its batch of scenarios one after the other and leaves traces and results in /out. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skip, type Batch, type GuestEvent, type Result, type Scenario } from '../scenario.ts';
import { cleanAccessPointLogs, cleanMonitorLog } from './clean-logs.ts';
import { Lab } from './lab.ts';
import { findLeaks } from './leaks.ts';
import { run } from './process.ts';
import { asPlayedBy } from '../releases.ts';
import { installedReleases } from './releases.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');

function tell(event: GuestEvent): void {
  console.log(`@lab ${JSON.stringify(event)}`);
}

/** Gives up after so many seconds, besides those in which Rejoin was started: a start belongs to no scenario. */
async function withTimeout(work: Promise<void>, seconds: number, lab: Lab): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const startedAt = Date.now();
  const late = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      const usedS = (Date.now() - startedAt - lab.startingMs) / 1000;
      if (usedS > seconds) reject(new Error(`not over after ${seconds} s`));
    }, 1000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}

async function runOne(name: string, batch: Batch): Promise<Result> {
  const startedAt = Date.now();
  const lab = new Lab(name, batch, releases);
  let outcome: Result['outcome'] = 'ran';
  let reason: string | undefined;
  try {
    const module = (await import(join(SCENARIOS, `${name}.ts`))) as { scenario: Scenario };
    const scenario = asPlayedBy(releases, module.scenario);
    await lab.open();
    await withTimeout(scenario.run(lab), scenario.timeoutS ?? 120, lab);
    if (scenario.expected !== undefined) await lab.settle(scenario.expected.live ?? scenario.expected.wpa);
    lab.step('over');
  } catch (error) {
    outcome = error instanceof Skip ? 'skipped' : 'failed';
    reason = error instanceof Error ? error.message : String(error);
    lab.step(reason);
  }
  await lab.endCapture();
  // What is copied now ends where the scenario ends: the daemons' farewell is not part of the story.
  const target = `/out/${name}`;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(lab.folder, target, { recursive: true });
  cleanAccessPointLogs(target);
  cleanMonitorLog(target);
  const secrets = await lab.secrets();
  await lab.close();
  const leaks = findLeaks(target, secrets);
  if (leaks.length > 0) {
    outcome = 'failed';
    reason = `secrets in the traces: ${leaks.join(', ')}`;
  }
  rmSync(lab.folder, { recursive: true, force: true });
  return {
    name,
    outcome,
    seconds: (Date.now() - startedAt) / 1000,
    ...(reason === undefined ? {} : { reason }),
    releases,
    steps: lab.steps,
    measured: lab.measured,
  };
}

const batch = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Batch;
mkdirSync('/run/lab/traces', { recursive: true });
await run('mount', '-t', 'debugfs', 'debugfs', '/sys/kernel/debug');
const releases = installedReleases();
tell({ event: 'booted' });
for (const name of batch.names) {
  tell({ event: 'start', name });
  const result = await runOne(name, batch);
  writeFileSync(`/out/${name}/result.json.new`, `${JSON.stringify(result, null, 2)}\n`);
  renameSync(`/out/${name}/result.json.new`, `/out/${name}/result.json`);
  tell({ event: 'end', name, outcome: result.outcome, seconds: result.seconds, reason: result.reason ?? '' });
}
process.exit(0);
