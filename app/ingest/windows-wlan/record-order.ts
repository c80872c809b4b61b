/**
 * Gives records back in the order in which they were written. `wevtutil /rd:true` and Get-WinEvent print the newest first, and a
 * log that has wrapped begins in its middle.
 *
 * A window of {@link WINDOW} records is held back and sorted: the whole of an ordinary log (1 MB, 2,000 to 5,000 records).
 * Of a longer log that goes backwards its newest records are kept, for they tell how it stands now.
 */
import type { WindowsRecord } from './record.ts';

const WINDOW = 1 << 14;

export class RecordOrder {
  readonly #next: (record: WindowsRecord) => void;
  readonly #window: number;
  #held: WindowsRecord[] = [];
  #backward = false;

  constructor(next: (record: WindowsRecord) => void, window = WINDOW) {
    this.#next = next;
    this.#window = window;
  }

  add(record: WindowsRecord): void {
    if (this.#backward) return;
    this.#held.push(record);
    if (this.#held.length >= this.#window) this.#full();
  }

  end(): void {
    this.#tell(this.#sorted());
  }

  #full(): void {
    this.#backward = goesBackward(this.#held);
    if (this.#backward) return;
    const sorted = this.#sorted();
    this.#held = sorted.splice(sorted.length >> 1);
    this.#tell(sorted);
  }

  #sorted(): WindowsRecord[] {
    // Where nothing tells two records apart, the input does.
    if (goesBackward(this.#held)) this.#held.reverse();
    const order = orderOf(this.#held);
    return isInOrder(this.#held, order) ? this.#held : this.#held.sort(order);
  }

  #tell(records: readonly WindowsRecord[]): void {
    for (const record of records) this.#next(record);
  }
}

const compare = (a: WindowsRecord, b: WindowsRecord): number =>
  a.channel === b.channel && a.recordId > 0 && b.recordId > 0
    ? a.recordId - b.recordId
    : (a.at ?? 0) - (b.at ?? 0);

const goesBackward = (records: readonly WindowsRecord[]): boolean => {
  let steps = 0;
  for (let n = 1; n < records.length; n++) {
    const [before, after] = [records[n - 1], records[n]];
    if (before && after) steps += Math.sign(compare(before, after));
  }
  return steps > 0;
};

type Order = (a: WindowsRecord, b: WindowsRecord) => number;

const isInOrder = (records: readonly WindowsRecord[], order: Order): boolean => {
  for (let n = 1; n < records.length; n++) {
    const [before, after] = [records[n - 1], records[n]];
    if (before && after && order(before, after) > 0) return false;
  }
  return true;
};

/** One log counts its records, whatever its clock does; several have only their clock in common. */
const orderOf = (records: readonly WindowsRecord[]): Order => {
  const channel = records[0]?.channel;
  if (records.every((record) => record.channel === channel && record.recordId > 0)) return compare;
  return (a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.channel === b.channel ? a.recordId - b.recordId : 0);
};
