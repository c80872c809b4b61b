import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import type { AnyDialect } from '../ingest/dialect.ts';
import type { UnknownLines } from '../ingest/unknown-lines.ts';
import { mergeTimelines } from '../timeline/merge.ts';
import { ToldTwice } from '../timeline/told-twice.ts';
import { compareClocks, type Compared } from './compare-clocks.ts';
import { FamilyReader, InputList } from './family-reader.ts';
import { isFolder, openSource, UnreadableInput, type Source } from './files.ts';
import { familiesOf, logsIn, type FolderOfLogs } from './log-families.ts';
import { ReadProgress } from './read-progress.ts';
import { UnpackBounds } from './unpack.ts';

export interface ReadOptions {
  readonly dialect?: AnyDialect | undefined;
  /** Is told how far it is, in bytes on the disk; the total is unknown where a pipe does not say. */
  readonly progress?: ((done: number, total: number | undefined) => void) | undefined;
  readonly see: (event: WifiEvent) => void;
  /** Is told of the lines that nobody knew. */
  readonly unknown?: UnknownLines | undefined;
  /** Ends the reading: what was read so far is kept. */
  readonly signal?: AbortSignal | undefined;
}

export interface ReadInputs {
  readonly inputs: readonly InputSummary[];
  /** Files below a folder that were passed over, each with why. */
  readonly skipped: readonly string[];
  /** How much was read, where the reading was ended before its end. */
  readonly stoppedAt: string | undefined;
}

/** Logs that are laid on one timeline: each holds what it said last, until its turn has come. */
const MOST_AT_ONCE = 128;

/** Which of the inputs are too many: of those that were found in folders and say something, the last ones. */
function beyond(compared: readonly Compared[], named: number): (index: number) => boolean {
  let telling = named;
  const tooMuch = new Set<number>();
  for (const [index, { isSilent }] of compared.entries())
    if (index >= named && !isSilent && ++telling > MOST_AT_ONCE) tooMuch.add(index);
  return (index) => tooMuch.has(index);
}

/** The logs that the names stand for: files, rotated ones put together, and what lies in folders. */
async function gather(
  names: readonly string[],
): Promise<{ named: Source[][]; found: Source[][]; skipped: string[] }> {
  const folders = names.filter(isFolder);
  const named = familiesOf(names.filter((name) => !folders.includes(name)));
  const searched: FolderOfLogs[] = [];
  for (const folder of folders) searched.push(await logsIn(folder));
  const found = searched.flatMap(({ families }) => families);
  const atOnce = Math.min(MOST_AT_ONCE, named.length + found.length);
  const together = { atOnce, bounds: new UnpackBounds(atOnce) };
  const open = (family: readonly string[]): Source[] => family.map((name) => openSource(name, together));
  return {
    named: named.map(open),
    found: found.map(open),
    skipped: searched.flatMap(({ skipped }) => skipped),
  };
}

function sizeOf(sources: readonly Source[]): number | undefined {
  const sizes = sources.map(({ size }) => size);
  return sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined;
}

/**
 * Reads all inputs as one timeline.
 *
 * @throws UnreadableInput naming the first input that cannot be used. What lies in a folder is passed over instead, unless
 * nothing else is left.
 */
export async function readInputs(names: readonly string[], options: ReadOptions): Promise<ReadInputs> {
  const { named, found, skipped } = await gather(names);
  const families = [...named, ...found];
  const times = families.length > 1 ? 2 : 1;
  const progress = new ReadProgress(
    sizeOf(Array.from({ length: times }, () => families).flat(2)),
    options.progress,
  );
  const list = new InputList();
  const readersFor = (
    inputs: InputList,
    passOver: (why: string) => void,
    unknown?: UnknownLines,
  ): FamilyReader[] => {
    const reading = { ...options, unknown, list: inputs, progress };
    return [
      ...named.map((family) => new FamilyReader(family, reading)),
      ...found.map((family) => new FamilyReader(family, { ...reading, passOver })),
    ];
  };
  // What cannot be used is said when it is read for good.
  const compared = await compareClocks(readersFor(new InputList(), () => undefined));
  const isTooMuch = beyond(compared, named.length);
  const all = readersFor(list, (why) => skipped.push(why), options.unknown);
  for (const reader of all.filter((_, index) => isTooMuch(index)))
    skipped.push(`${reader.name} (more than ${MOST_AT_ONCE} logs)`);
  const readers = all.filter((_, index) => !isTooMuch(index));
  const shifts = compared.filter((_, index) => !isTooMuch(index)).map(({ shift }) => shift);
  const [only] = readers;
  if (readers.length === 1 && only) {
    for await (const batch of only.events()) for (const event of batch) options.see(event);
  } else {
    const told = new ToldTwice();
    const offsets = shifts.map((shift) => shift?.offset ?? 0);
    await mergeTimelines(
      readers.map((reader) => reader.events()),
      (event) => {
        if (!told.isAgain(event)) options.see(event);
      },
      offsets,
    );
    shifts.forEach((shift, index) => {
      if (shift && shift.offset !== 0) readers[index]?.moved(shift);
    });
  }
  const stoppedAt = options.signal?.aborted ? (progress.share ?? 'a part') : undefined;
  if (stoppedAt === undefined && list.inputs.length === 0) {
    const why = skipped.length > 0 ? `: ${listed(skipped)}` : '';
    throw new UnreadableInput(`There is nothing in ${names.join(' and ')} that Rejoin can read${why}.`);
  }
  return { inputs: list.inputs, skipped, stoppedAt };
}

/** A few of many, and how many more there are. */
export const listed = (names: readonly string[], most = 6): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
