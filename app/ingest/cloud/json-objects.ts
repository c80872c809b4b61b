/** Finds the objects of a JSON text as they close, however it is laid out: in lines, indented, one array. Holds at most so much of it. */

/** An event has some hundred characters. */
const LONGEST = 65_536;
const MOST_DEEP = 64;

export class JsonObjects {
  readonly #found: (text: string) => void;
  #text = '';
  /** Where the open objects begin in `text`; negative where their beginning is gone. */
  readonly #starts: number[] = [];
  #isString = false;
  #isEscaped = false;

  /** @param found is told of each object, those that hold others after them */
  constructor(found: (text: string) => void) {
    this.#found = found;
  }

  /** @param chunk one character a byte */
  feed(chunk: string): void {
    const from = this.#text.length;
    this.#text += chunk;
    for (let p = from; p < this.#text.length; p++) this.#character(this.#text.charCodeAt(p), p);
    const first = this.#starts.find((start) => start >= 0) ?? this.#text.length;
    const cut = Math.max(first, this.#text.length - LONGEST);
    this.#text = this.#text.slice(cut);
    for (let i = 0; i < this.#starts.length; i++) this.#starts[i] = (this.#starts[i] ?? 0) - cut;
  }

  #character(code: number, p: number): void {
    if (this.#isString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === 0x5c) this.#isEscaped = true;
      else if (code === 0x22) this.#isString = false;
      return;
    }
    if (code === 0x22) this.#isString = true;
    else if (code === 0x7b) {
      if (this.#starts.length < MOST_DEEP) this.#starts.push(p);
    } else if (code === 0x7d) {
      const start = this.#starts.pop();
      if (start !== undefined && start >= 0 && p - start < LONGEST)
        this.#found(this.#text.slice(start, p + 1));
    }
  }
}
