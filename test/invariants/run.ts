/**
 * Cuts every recording at every line and reports the pieces that say more than the whole; changes each in every way that
 * changes nothing of what happened, lets it go on, lowers its level and pastes it together with another, and reports those that
 * say something else.
 *
 *     npm run invariants -- [--lines 400] [--only WORD] [--side head|tail] [--verbose]
 *     npm run invariants -- --mutants 100000 [--from 0]
 *
 * With `--mutants` it does nothing else: so many logs that nobody wrote are judged, and what contradicts itself is told.
 */
import { parseArgs } from 'node:util';
import { read } from '../support/station-log.ts';
import { changedBy, CHANGES } from './changes.ts';
import { cut, type Broken } from './cuts.ts';
import { contradictionsOf } from './contradictions.ts';
import { mutant } from './mutants.ts';
import { atDefaultLevel, isDebug, kindsOf, lowered, unhealed, type Ending } from './endings.ts';
import { pairsUpTo, toldOtherwise } from './pastes.ts';
import { recordingsUpTo } from './recordings.ts';

const shown = ({ recording, before, after }: Ending): string => `${recording}: ${before} -> ${after}`;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '400' },
    mutants: { type: 'string', default: '0' },
    from: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    side: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});

const sides = (['head', 'tail'] as const).filter((side) => side.startsWith(values.side));
const recordings = recordingsUpTo(Number(values.lines)).filter(({ name }) => name.includes(values.only));
const [from, mutants] = [Number(values.from), Number(values.mutants)];
if (mutants > 0) {
  let contradictory = 0;
  for (let number = from; number < from + mutants; number++) {
    const { name, lines } = mutant(recordings, number);
    const found = contradictionsOf(read(lines));
    if (found.length > 0) console.log(`${name}: ${found.join(', ')}`);
    if (found.length > 0) contradictory++;
  }
  console.log(`${mutants} mutants: ${contradictory} contradict themselves`);
  process.exit(contradictory > 0 ? 1 : 0);
}
let cuts = 0;
const broken: Broken[] = [];
for (const recording of recordings) {
  const missing = Array.from({ length: recording.lines.length - 1 }, (_, index) => index + 1);
  cuts += missing.length;
  broken.push(...cut(recording, sides, missing));
}
console.log(`${recordings.length} recordings, ${cuts} cuts of each side`);
for (const side of sides) console.log(`${side}: ${broken.filter((one) => one.side === side).length} broken`);
const contradicting = recordings.flatMap(({ name, lines }) =>
  contradictionsOf(read(lines)).map((what) => `${name}: ${what}`),
);
console.log(`claims: ${contradicting.length} contradictions`);
for (const one of contradicting) console.log(`      ${one}`);
const names = Object.keys(CHANGES);
const changed = recordings.flatMap((recording) => changedBy(recording, names));
for (const change of names)
  console.log(`${change}: ${changed.filter((one) => one.change === change).length} say something else`);
for (const { recording, change, before, after } of changed)
  if (values.verbose) console.log(`      ${recording} ${change}: ${before} -> ${after}`);
const kinds = kindsOf(recordings.filter(atDefaultLevel));
const others: Readonly<Record<string, readonly string[]>> = {
  'going on with a connection that stays': recordings.flatMap(unhealed).map(shown),
  'without debug lines': recordings
    .filter(isDebug)
    .flatMap((recording) => lowered(recording, kinds))
    .map(shown),
  'two logs in one file': pairsUpTo(Number(values.lines))
    .filter(({ name }) => name.includes(values.only))
    .flatMap(toldOtherwise),
};
for (const [change, told] of Object.entries(others)) {
  console.log(`${change}: ${told.length} say something else`);
  for (const one of told) console.log(`      ${one}`);
}
const groups = Map.groupBy(
  broken,
  (one) => `${one.side} ${one.recording}: ${one.whole} -> ${one.piece}, ${one.why}`,
);
for (const [group, members] of groups) {
  const missing = members.map((one) => one.missing);
  console.log(
    `${String(members.length).padStart(4)}  ${group} (${missing.slice(0, values.verbose ? Infinity : 6).join(' ')})`,
  );
}
const told = Object.values(others).flat();
process.exitCode = broken.length + contradicting.length + changed.length + told.length > 0 ? 1 : 0;
