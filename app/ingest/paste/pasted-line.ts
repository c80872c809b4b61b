/** A line of a pasted text as it is to be read. */
export interface PastedLine {
  readonly text: string;
  /** Its number, and how many lines it was wrapped into. */
  readonly number: number;
  readonly pieces: number;
}
