/** Which lines of the shell a run of the bundled app has reached, by V8's own counters and the bundle's source map. */
import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
/** What Node leaves in a folder named by NODE_V8_COVERAGE, as far as it is read here. */
interface Coverage {
  readonly result: readonly { readonly url: string; readonly functions: readonly { ranges: Range[] }[] }[];
}

/** A place in the bundle that came from a line of a source. */
interface Place {
  readonly offset: number;
  readonly file: string;
  /** From 0. */
  readonly line: number;
}

/** Every place of the bundle where something of a source begins. */
function placesOf(bundle: string, isOurs: (file: string) => boolean): Place[] {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as never);
  const places: Place[] = [];
  let offset = 0;
  for (const [row, line] of readFileSync(bundle, 'utf8').split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      const entry = map.findEntry(row, column);
      if (!('originalSource' in entry) || entry.generatedLine !== row || entry.generatedColumn !== column)
        continue;
      const file = relative(ROOT, resolve(dirname(bundle), entry.originalSource));
      if (isOurs(file)) places.push({ offset: offset + column, file, line: entry.originalLine });
    }
    offset += line.length + 1;
  }
  return places;
}

/** Which characters were passed in one process, 1 each. */
function passedIn(functions: Coverage['result'][number]['functions'], length: number): Uint8Array {
  const passed = new Uint8Array(length);
  const ranges = functions.flatMap((one) => one.ranges);
  // The innermost range that holds a character tells.
  ranges.sort((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  for (const { startOffset, endOffset, count } of ranges)
    passed.fill(Math.min(count, 1), startOffset, endOffset);
  return passed;
}

/**
 * The lines of which a part was reached in no process.
 * @param folder what NODE_V8_COVERAGE named @param bundle the program, with its map beside it
 * @returns `file: text of the line`, in the order of the sources
 */
export function notReached(folder: string, bundle: string, isOurs: (file: string) => boolean): string[] {
  const { length } = readFileSync(bundle, 'utf8');
  const runs = readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Coverage)
    .flatMap(({ result }) => result.filter(({ url }) => url === pathToFileURL(bundle).href))
    .map(({ functions }) => passedIn(functions, length));
  const left = placesOf(bundle, isOurs).filter(({ offset }) => !runs.some((passed) => passed[offset] === 1));
  const lines = new Map(left.map(({ file, line }) => [`${file}:${line}`, { file, line }]));
  return (
    [...lines.values()]
      .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
      .map(({ file, line }) => ({
        file,
        text: readFileSync(join(ROOT, file), 'utf8').split('\n')[line]?.trim() ?? '',
      }))
      // Brackets that end what was not reached.
      .filter(({ text }) => /\w/.test(text))
      .map(({ file, text }) => `${file}: ${text}`)
  );
}
