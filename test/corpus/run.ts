/**
 * Judges generated logs and prints the figures.
 *
 *     npm run calibrate -- [--split held|tune] [--size 10000] [--seed 1] [--quiet 1000] [--wrong]
 */
import { parseArgs } from 'node:util';
import { compose, composeQuiet } from './compose.ts';
import { judge, type Judged } from './judge.ts';
import type { LabelledLog } from './label.ts';
import type { Split } from './mix.ts';
import { report } from './report.ts';

const { values } = parseArgs({
  options: {
    split: { type: 'string', default: 'held' },
    size: { type: 'string', default: '10000' },
    quiet: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    wrong: { type: 'boolean', default: false },
  },
});
if (values.split !== 'held' && values.split !== 'tune') throw new Error('--split is held or tune');
const split: Split = values.split;
const seed = Number(values.seed);

async function judgeAll(size: number, make: (number: number) => LabelledLog): Promise<Judged[]> {
  const all: Judged[] = [];
  for (let number = 0; number < size; number++) all.push(await judge(make(number)));
  return all;
}

const all = await judgeAll(Number(values.size), (number) => compose(split, seed, number));
const quiet = await judgeAll(Number(values.quiet), (number) => composeQuiet(split, seed, number));
console.log(`split ${split}, seed ${seed}\n\n${report(all, quiet)}`);
if (values.wrong) {
  for (const { log, verdict, accused, cleared } of [...all, ...quiet].filter(
    (judged) => !judged.right || judged.accused || judged.cleared,
  )) {
    const marks = [accused ? 'accused' : '', cleared ? 'cleared' : ''].filter(Boolean).join(' ');
    console.log(`${log.id} ${log.level} ${log.family}: ${log.label.cause} -> ${verdict.verdict} ${marks}`);
  }
}
