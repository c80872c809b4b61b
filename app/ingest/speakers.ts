/** Who speaks in a text: a line that names nobody is likely to be of the one that spoke last. */
import type { Reader } from './journal-readers.ts';
import { at, matchAt } from './text.ts';

/** The score of a line that nobody else writes. */
export const CERTAIN = 3;

export class Speakers {
  readonly #readers: readonly Reader[];
  /** The one that recognised the last line that names nobody. */
  main: Reader | undefined;
  /** Its place among the readers, -1 where there is none. */
  mainIndex = -1;
  /** How often who speaks for a family has changed. */
  turns = 0;
  /** By family: the one that spoke last. */
  readonly #ofFamily = new Map<string, Reader>();

  constructor(readers: readonly Reader[]) {
    this.#readers = readers;
  }

  /** A reader has recognised a line that names nobody. */
  lead(reader: Reader): void {
    if (this.main !== reader) {
      this.main = reader;
      this.mainIndex = this.#readers.indexOf(reader);
    }
    const { family } = reader.dialect;
    if (family === undefined || this.#ofFamily.get(family) === reader) return;
    this.#ofFamily.set(family, reader);
    this.turns++;
  }

  /**
   * Whether a line may be a reader's, where another of its family has spoken.
   * @param bodies where the message of the line may begin
   */
  mayBeOf(reader: Reader, line: string, bodies: readonly number[]): boolean {
    const { dialect } = reader;
    const { family, telling } = dialect;
    const speaker = family === undefined ? undefined : this.#ofFamily.get(family);
    if (speaker === undefined || speaker === reader) return true;
    if (!telling) return dialect.score(line) === CERTAIN;
    return bodies.some((body) => isTelling(telling, line, body));
  }
}

const NAME = at`[^ ]{1,15}: +`;
/** Whether a message, or what follows a name in it, begins with one of these. */
const isTelling = (heads: readonly string[], line: string, body: number): boolean => {
  const behindName = body + (matchAt(NAME, line, body)?.[0].length ?? 0);
  return heads.some((head) => line.startsWith(head, body) || line.startsWith(head, behindName));
};
