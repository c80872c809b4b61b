/**
 * Cuts chunks of bytes into lines without cutting them out: a line is a range of a chunk. Only a line that begins in
 * one chunk and ends in another becomes a string of its own.
 */

/** Longest line that is read. What is longer is counted as one damaged line and never held in memory. */
export const LONGEST_LINE = 65_536;

/** `text[start, end)` is a line, without its LF. */
export type LineSink = (text: string, start: number, end: number) => void;

export class LineSplitter {
  private readonly line: LineSink;
  private readonly overlong: () => void;
  private carry = '';
  private skipping = false;

  constructor(line: LineSink, overlong: () => void) {
    this.line = line;
    this.overlong = overlong;
  }

  /** @param chunk one character a byte */
  feed(chunk: string): void {
    let start = 0;
    if (this.carry !== '' || this.skipping) {
      const end = chunk.indexOf('\n');
      if (end < 0) {
        this.hold(chunk);
        return;
      }
      this.hold(chunk.slice(0, end));
      this.flush();
      start = end + 1;
    }
    const { line } = this;
    for (let end = chunk.indexOf('\n', start); end >= 0; end = chunk.indexOf('\n', start)) {
      if (end - start > LONGEST_LINE) this.overlong();
      else line(chunk, start, end);
      start = end + 1;
    }
    if (start < chunk.length) this.hold(chunk.slice(start));
  }

  /** The input ended: a last line may lack its LF. */
  end(): void {
    if (this.carry !== '' || this.skipping) this.flush();
  }

  private hold(piece: string): void {
    if (this.skipping) return;
    if (this.carry.length + piece.length > LONGEST_LINE) {
      this.carry = '';
      this.skipping = true;
      return;
    }
    // A carried piece must not keep its whole chunk alive.
    this.carry = this.carry === '' ? (' ' + piece).slice(1) : this.carry + piece;
  }

  private flush(): void {
    const { carry } = this;
    this.carry = '';
    if (this.skipping) {
      this.skipping = false;
      this.overlong();
    } else this.line(carry, 0, carry.length);
  }
}
