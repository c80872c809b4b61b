import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Verdict } from '../detect/verdict.ts';
import { EXIT_CODES } from '../domain/causes.ts';
import { said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import { createIngest } from '../ingest/ingest.ts';
import { Doctor } from '../pipeline.ts';
import { drawDiagnosis, drawFinding, drawLadder, type Layout } from '../report/terminal.ts';
import { help } from './help.ts';
import { spokenLocale } from './language.ts';
import { print } from './output.ts';
import { layoutFor } from './style.ts';
import { visible } from '../domain/visible.ts';
import { say } from '../words/say.ts';

const RECORDING = fileURLToPath(new URL('../demo/sae-deauth-2.log', import.meta.url));
/** Recorded pauses are shortened to at most this many milliseconds on a terminal; without one there are none. */
const LONGEST_PAUSE = 400;

interface Recorded {
  readonly events: readonly WifiEvent[];
  readonly input: InputSummary;
}

async function load(): Promise<Recorded> {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  for await (const chunk of createReadStream(RECORDING)) ingest.feed(chunk as Buffer);
  ingest.end();
  const { lines, recognised, unknown } = ingest.counts;
  return {
    events,
    input: {
      name: say(said('terminal.recorded-failure'), spokenLocale()),
      dialect: ingest.dialect ?? 'unknown',
      lines,
      recognised,
      unknown,
    },
  };
}

const stateOf = (verdict: Verdict): string => `${verdict.verdict} ${verdict.variant ?? ''}`;

/** Says what is new as a recording plays: each change of the verdict once, with the ladder of the attempt behind it. */
async function play({ events, input }: Recorded, layout: Layout, live: boolean): Promise<Verdict> {
  const doctor = new Doctor();
  let shown = '';
  let last: number | undefined;
  for (const event of events) {
    if (live && last !== undefined && event.at !== undefined)
      await pause(Math.min(Math.max(0, event.at - last), LONGEST_PAUSE));
    last = event.at ?? last;
    print(layout.paint.dim(visible(event.origin.text)));
    if (doctor.see(event).length === 0) continue;
    const verdict = doctor.verdict();
    const [finding] = verdict.findings;
    if (!finding || verdict.verdict === 'undetermined' || stateOf(verdict) === shown) continue;
    shown = stateOf(verdict);
    const ladder = verdict.example ? `\n\n${drawLadder(verdict.example, layout)}` : '';
    print(`\n${drawFinding(finding, [input], layout)}${ladder}\n`);
  }
  return doctor.verdict();
}

/** The recorded failure of seed 000, through the whole pipeline, in the terminal. */
export async function playDemo(): Promise<number> {
  const layout = layoutFor(process.stdout);
  const recorded = await load();
  const verdict = await play(recorded, layout, process.stdout.isTTY);
  const whole = drawDiagnosis(verdict, [recorded.input], layout).trimEnd();
  print(`${layout.paint.bold(say(said('terminal.end-of-recording'), layout.locale))}\n\n${whole}`);
  return EXIT_CODES[verdict.verdict];
}

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .summary(help('help.demo'))
    .description(help('help.demo.more'))
    .action(async () => {
      process.exitCode = await playDemo();
    });
}
