import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pause } from '../platform/pause.ts';
import type { Command } from 'commander';
import type { Verdict } from '../detect/verdict.ts';
import { EXIT_CODES } from '../domain/causes.ts';
import { said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import { createIngest } from '../ingest/ingest.ts';
import { Doctor } from '../pipeline.ts';
import { cutAround, wrap } from '../report/cells.ts';
import { answerLines, type Layout } from '../report/terminal.ts';
import { headlineOf, passwordAnswer } from '../words/finding.ts';
import { help } from './help.ts';
import { nextLine } from './next-command.ts';
import { print } from './output.ts';
import { layoutFor } from './style.ts';
import { visible } from '../domain/visible.ts';
import { say } from '../words/say.ts';

const RECORDING = fileURLToPath(new URL('../demo/sae-deauth-2.log', import.meta.url));
/** Recorded pauses are shortened to at most this many milliseconds on a terminal; without one there are none. */
const LONGEST_PAUSE = 400;

/** The code at the end of a line is what decides. */
const DECISIVE = /\breason=\d+/g;

async function load(): Promise<WifiEvent[]> {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  for await (const chunk of createReadStream(RECORDING)) ingest.feed(chunk as Buffer);
  ingest.end();
  return events;
}

const stateOf = (verdict: Verdict): string => `${verdict.verdict} ${verdict.variant ?? ''}`;

/** What moves the story on; the lines between are for engineers. */
const TELLING: ReadonlySet<WifiEvent['kind']> = new Set([
  ...(['connected', 'disconnected', 'temp-disabled', 'pmksa-removed', 'pmksa-added'] as const),
]);

/** Plays a recording: each line that moves the story on, and each change of the verdict in one line. */
async function play(events: readonly WifiEvent[], layout: Layout, live: boolean): Promise<Verdict> {
  const { paint, width, locale } = layout;
  const doctor = new Doctor();
  let shown = '';
  let last: number | undefined;
  for (const event of events) {
    if (live && last !== undefined && event.at !== undefined)
      await pause(Math.min(Math.max(0, event.at - last), LONGEST_PAUSE));
    last = event.at ?? last;
    if (TELLING.has(event.kind))
      print(paint.dim(cutAround(visible(event.origin.text), width, DECISIVE).join('')));
    if (doctor.see(event).length === 0) continue;
    const verdict = doctor.verdict();
    const [finding] = verdict.findings;
    if (!finding || verdict.verdict === 'undetermined' || stateOf(verdict) === shown) continue;
    shown = stateOf(verdict);
    const tone = finding.cause === 'healthy' ? paint.good : paint.bad;
    print(tone(wrap(`→ ${say(headlineOf(finding), locale)}`, width, '')));
  }
  return doctor.verdict();
}

/** The recorded failure of seed 000, through the whole pipeline, in the terminal. */
export async function playDemo(): Promise<number> {
  const layout = layoutFor(process.stdout);
  const recorded = await load();
  const verdict = await play(recorded, layout, process.stdout.isTTY);
  const [finding] = verdict.findings;
  if (finding) {
    const question = say(said('password.question'), layout.locale);
    print(answerLines(question, say(passwordAnswer(finding).words, layout.locale), layout));
  }
  print(nextLine('rejoin start', layout));
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
