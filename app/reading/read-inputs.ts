import type { Again } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { AnyDialect } from '../ingest/dialect.ts';
import type { UnknownLines } from '../ingest/unknown-lines.ts';
import { mergeTimelines } from '../timeline/merge.ts';
import { ToldTwice } from '../timeline/told-twice.ts';
import { compareClocks, type Compared } from './compare-clocks.ts';
import { FamilyReader, InputList, type PassOver } from './family-reader.ts';
import { isFolder, openSource, UnreadableInput, type Source } from './files.ts';
import { familiesOf, logsIn, passedOver, type FolderOfLogs } from './log-families.ts';
import { ReadProgress } from './read-progress.ts';
import { UnpackBounds } from './unpack.ts';

export interface ReadOptions {
  readonly dialect?: AnyDialect | undefined;
  /** Is told how far it is, in bytes on the disk; the total is unknown where a pipe does not say. */
  readonly progress?: ((done: number, total: number | undefined) => void) | undefined;
  readonly see: (event: WifiEvent) => void;
  /** Is told of what one log alone says once more; left out: it is seen like all else. */
  readonly seeAgain?: (told: Again) => void;
  /** Is told of the lines that nobody knew. */
  readonly unknown?: UnknownLines | undefined;
  /** Ends the reading: what was read so far is kept. */
  readonly signal?: AbortSignal | undefined;
}

export interface ReadInputs {
  readonly inputs: readonly InputSummary[];
  /** Files below a folder that were passed over, each with why. */
  readonly skipped: readonly Said[];
  /** The reading was ended before its end: how much was read, where that is known. */
  readonly stopped?: { readonly share: number | undefined };
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
  given: readonly (string | Source)[],
): Promise<{ named: Source[][]; found: Source[][]; skipped: Said[] }> {
  const names = given.filter((one) => typeof one === 'string');
  const held = given.filter((one) => typeof one !== 'string');
  const folders = names.filter(isFolder);
  const named = familiesOf(names.filter((name) => !folders.includes(name)));
  const searched: FolderOfLogs[] = [];
  for (const folder of folders) searched.push(await logsIn(folder));
  const found = searched.flatMap(({ families }) => families);
  const atOnce = Math.min(MOST_AT_ONCE, named.length + held.length + found.length);
  const together = { atOnce, bounds: new UnpackBounds(atOnce) };
  const open = (family: readonly string[]): Source[] => family.map((name) => openSource(name, together));
  return {
    named: [...named.map(open), ...held.map((source) => [source])],
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
export async function readInputs(
  given: readonly (string | Source)[],
  options: ReadOptions,
): Promise<ReadInputs> {
  const { named, found, skipped } = await gather(given);
  const names = given.map((one) => (typeof one === 'string' ? one : one.name));
  const families = [...named, ...found];
  const times = families.length > 1 ? 2 : 1;
  const progress = new ReadProgress(
    sizeOf(Array.from({ length: times }, () => families).flat(2)),
    options.progress,
  );
  const list = new InputList();
  const readersFor = (inputs: InputList, passOver: PassOver, unknown?: UnknownLines): FamilyReader[] => {
    const reading = { ...options, unknown, list: inputs, progress };
    return [
      ...named.map((family) => new FamilyReader(family, reading)),
      ...found.map((family) => new FamilyReader(family, { ...reading, passOver })),
    ];
  };
  // What cannot be used is said when it is read for good.
  const compared = await compareClocks(readersFor(new InputList(), () => undefined));
  const isTooMuch = beyond(compared, named.length);
  const all = readersFor(list, (path, why) => skipped.push(passedOver(path, why)), options.unknown);
  for (const reader of all.filter((_, index) => isTooMuch(index)))
    skipped.push(passedOver(reader.name, said('why.too-many-logs', { most: MOST_AT_ONCE })));
  const readers = all.filter((_, index) => !isTooMuch(index));
  const shifts = compared.filter((_, index) => !isTooMuch(index)).map(({ shift }) => shift);
  const [only] = readers;
  if (readers.length === 1 && only) {
    await only.tell(options.see, options.seeAgain);
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
  const isStopped = options.signal?.aborted === true;
  if (!isStopped && list.inputs.length === 0)
    throw new UnreadableInput(
      skipped.length > 0
        ? said('file.nothing.passed', { names, passed: listed(skipped) })
        : said('file.nothing', { names }),
    );
  return { inputs: list.inputs, skipped, ...(isStopped ? { stopped: { share: progress.share } } : {}) };
}

/** A few of many, and how many more there are. */
export const listed = (all: readonly Said[], most = 6): readonly Said[] =>
  all.length <= most ? all : [...all.slice(0, most), said('terminal.more', { more: all.length - most })];
